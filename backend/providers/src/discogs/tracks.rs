//! Track lists: `tracklist` with positions as they are printed (`3`, `A1`, `2-4`, `CD1-3`), headings, and works with
//! parts.

use serde_json::Value;

use crate::capability::TrackLine;

/// The tracks of a release or a master, in order.
pub(super) fn list(body: &Value) -> Vec<TrackLine> {
    let lines = body.get("tracklist").and_then(Value::as_array);
    let mut tracks = Vec::new();
    for line in lines.into_iter().flatten() {
        match text(line, "type_").as_deref() {
            Some("heading") => {}
            Some("index") => parts(line, &mut tracks),
            _ => tracks.extend(track(line, None)),
        }
    }
    number(&tracks)
}

/// A line as it stands.
struct Line {
    position: String,
    artist: Option<String>,
    title: String,
    duration_ms: Option<i64>,
}

/// A work with parts is its parts, each with the work's name before its own; without parts it is a track.
fn parts(line: &Value, tracks: &mut Vec<Line>) {
    let parts = line.get("sub_tracks").and_then(Value::as_array);
    match parts.filter(|parts| !parts.is_empty()) {
        Some(parts) => {
            let work = text(line, "title");
            tracks.extend(parts.iter().filter_map(|part| track(part, work.as_deref())));
        }
        None => tracks.extend(track(line, None)),
    }
}

fn track(line: &Value, work: Option<&str>) -> Option<Line> {
    let title = text(line, "title")?;
    Some(Line {
        position: text(line, "position").unwrap_or_default(),
        artist: artists(line),
        title: match work {
            Some(work) => format!("{work}: {title}"),
            None => title,
        },
        duration_ms: text(line, "duration").and_then(|text| duration_ms(&text)),
    })
}

fn artists(line: &Value) -> Option<String> {
    let artists = line.get("artists")?.as_array()?;
    let mut credit = String::new();
    let mut join = String::new();
    for artist in artists {
        let name = text(artist, "name")?;
        if !credit.is_empty() {
            credit.push_str(&join);
        }
        credit.push_str(&name);
        join = match text(artist, "join").as_deref() {
            None | Some(",") => ", ".to_owned(),
            Some(word) => format!(" {word} "),
        };
    }
    (!credit.is_empty()).then_some(credit)
}

/// Discs are believed where every line names one.
fn number(lines: &[Line]) -> Vec<TrackLine> {
    let places: Option<Vec<(i32, i32)>> = lines.iter().map(|line| disc(&line.position)).collect();
    let places = places.filter(|places| places.iter().any(|(disc, _)| *disc > 1));
    let numbered = lines.iter().enumerate().map(|(n, line)| {
        let place = places.as_ref().map(|places| places[n]);
        TrackLine {
            disc: place.map(|(disc, _)| disc),
            number: place.map_or(n as i32 + 1, |(_, number)| number),
            artist: line.artist.clone(),
            title: line.title.clone(),
            duration_ms: line.duration_ms,
        }
    });
    numbered.collect()
}

/// Disc and number of `2-4`, `CD2-4`, `2.4`; none of `A1` and `4`.
fn disc(position: &str) -> Option<(i32, i32)> {
    let (disc, number) = position.split_once(['-', '.'])?;
    let disc = disc.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    Some((disc.parse().ok()?, number.parse().ok()?))
        .filter(|(disc, number): &(i32, i32)| (1..100).contains(disc) && *number > 0)
}

/// Milliseconds of `4:33`, `1:02:03`.
fn duration_ms(text: &str) -> Option<i64> {
    let mut seconds = 0i64;
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for part in parts {
        let part: u16 = part.trim().parse().ok()?;
        seconds = seconds * 60 + i64::from(part);
    }
    (seconds > 0).then_some(seconds * 1_000)
}

fn text(value: &Value, key: &str) -> Option<String> {
    let text = value.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn lines(list: Value) -> Vec<TrackLine> {
        super::list(&json!({"tracklist": list}))
    }

    #[test]
    fn sides_are_counted_through() {
        let tracks = lines(json!([
            {"position": "", "type_": "heading", "title": "First side"},
            {"position": "A1", "type_": "track", "title": "Gate", "duration": "4:33"},
            {"position": "B1", "type_": "track", "title": "Hinge", "duration": "",
             "artists": [{"name": "Alder (2)", "join": "&"}, {"name": "Birch", "join": ""}]},
            {"position": "B2", "type_": "track", "title": ""},
        ]));
        let places: Vec<_> = tracks.iter().map(|it| (it.disc, it.number)).collect();
        assert_eq!(places, [(None, 1), (None, 2)]);
        assert_eq!(
            (tracks[0].duration_ms, tracks[1].duration_ms),
            (Some(273_000), None)
        );
        assert_eq!(
            (tracks[0].artist.as_deref(), tracks[1].artist.as_deref()),
            (None, Some("Alder (2) & Birch"))
        );
    }

    #[test]
    fn discs_are_told_where_every_line_names_one() {
        let of = |positions: [&str; 3]| {
            let list = positions.map(|it| json!({"position": it, "title": "x"}));
            let tracks = lines(json!(list));
            tracks
                .iter()
                .map(|it| (it.disc, it.number))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of(["1-1", "1-2", "CD2-1"]),
            [(Some(1), 1), (Some(1), 2), (Some(2), 1)]
        );
        assert_eq!(of(["1-1", "1-2", "DVD"]), [(None, 1), (None, 2), (None, 3)]);
        assert_eq!(of(["1-1", "1-2", "1-3"]), [(None, 1), (None, 2), (None, 3)]);
    }

    #[test]
    fn a_work_with_parts_is_its_parts() {
        let tracks = lines(json!([
            {"position": "", "type_": "index", "title": "Symphony", "sub_tracks": [
                {"position": "1", "type_": "track", "title": "Allegro", "duration": "1:02:03"},
                {"position": "2", "type_": "track", "title": "Largo"}]},
            {"position": "3", "type_": "index", "title": "Overture"},
        ]));
        let titles: Vec<_> = tracks.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["Symphony: Allegro", "Symphony: Largo", "Overture"]);
        assert_eq!(tracks[0].duration_ms, Some(3_723_000));
    }

    #[rstest]
    #[case("4:33", Some(273_000))]
    #[case("0:00", None)]
    #[case("33", None)]
    #[case("4:xx", None)]
    #[case("1:2:3:4", None)]
    fn lengths_are_read(#[case] text: &str, #[case] wanted: Option<i64>) {
        assert_eq!(duration_ms(text), wanted);
    }
}

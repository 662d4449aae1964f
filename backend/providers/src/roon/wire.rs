//! Zones as a Core sends them, and as our words. What is not listed here is not looked at; what is missing or of an
//! unexpected kind is taken as not said, so that one odd zone never costs the others.

use aime_domain::listen::Names;
use aime_domain::live_play::PlayingTrack;
use aime_domain::rooms::{RoomReport, RoomState};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::session::{Output, Zone, ZoneNews};

/// The body of an answer to `subscribe_zones` or `get_zones`.
#[derive(Debug, Deserialize)]
struct Zones {
    #[serde(default, rename = "zones", deserialize_with = "each")]
    all: Vec<WireZone>,
    #[serde(default, rename = "zones_removed", deserialize_with = "each")]
    removed: Vec<String>,
    #[serde(default, rename = "zones_added", deserialize_with = "each")]
    added: Vec<WireZone>,
    #[serde(default, rename = "zones_changed", deserialize_with = "each")]
    changed: Vec<WireZone>,
    #[serde(default, rename = "zones_seek_changed", deserialize_with = "each")]
    sought: Vec<Seek>,
}

#[derive(Debug, Deserialize)]
struct WireZone {
    zone_id: String,
    #[serde(default)]
    display_name: String,
    #[serde(default)]
    state: String,
    #[serde(default, deserialize_with = "each")]
    outputs: Vec<WireOutput>,
    #[serde(default, deserialize_with = "lenient")]
    now_playing: Option<NowPlaying>,
}

#[derive(Debug, Deserialize)]
struct WireOutput {
    output_id: String,
    #[serde(default)]
    display_name: String,
}

#[derive(Debug, Deserialize)]
struct NowPlaying {
    #[serde(default, deserialize_with = "lenient")]
    seek_position: Option<f64>,
    #[serde(default, deserialize_with = "lenient")]
    length: Option<f64>,
    #[serde(default, deserialize_with = "lenient")]
    three_line: Option<Lines>,
    #[serde(default, deserialize_with = "lenient")]
    two_line: Option<Lines>,
    #[serde(default, deserialize_with = "lenient")]
    one_line: Option<Lines>,
}

#[derive(Debug, Default, Deserialize)]
struct Lines {
    #[serde(default, deserialize_with = "lenient")]
    line1: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    line2: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    line3: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Seek {
    zone_id: String,
    #[serde(default, deserialize_with = "lenient")]
    seek_position: Option<f64>,
}

/// A list without those of its items that cannot be read.
fn each<'de, D: Deserializer<'de>, T: serde::de::DeserializeOwned>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let items = match Value::deserialize(deserializer)? {
        Value::Array(items) => items,
        _ => Vec::new(),
    };
    Ok(items
        .into_iter()
        .filter_map(|item| serde_json::from_value(item).ok())
        .collect())
}

/// A value, or none where it is of another kind.
fn lenient<'de, D: Deserializer<'de>, T: serde::de::DeserializeOwned>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(deserializer)?).ok())
}

/// All zones, as the first answer to a subscription and a poll give them.
pub(super) fn all_zones(body: &Value) -> Option<ZoneNews> {
    body.get("zones")?.as_array()?;
    let zones = Zones::deserialize(body).ok()?;
    Some(ZoneNews::All(zones.all.into_iter().map(zone).collect()))
}

/// What changed.
pub(super) fn changed_zones(body: &Value) -> Option<ZoneNews> {
    let zones = Zones::deserialize(body).ok()?;
    let changed = zones.added.into_iter().chain(zones.changed);
    Some(ZoneNews::Changed {
        gone: zones.removed,
        zones: changed.map(zone).collect(),
        positions: zones
            .sought
            .into_iter()
            .map(|seek| (seek.zone_id, seek.seek_position.and_then(ms)))
            .collect(),
    })
}

fn zone(zone: WireZone) -> Zone {
    let state = match zone.state.as_str() {
        "playing" => RoomState::Playing,
        "loading" => RoomState::Loading,
        "paused" => RoomState::Paused,
        _ => RoomState::Stopped,
    };
    let playing = zone.now_playing;
    let position_ms = playing
        .as_ref()
        .and_then(|playing| playing.seek_position)
        .and_then(ms);
    Zone {
        outputs: zone
            .outputs
            .into_iter()
            .map(|output| Output {
                id: output.output_id,
                name: output.display_name,
            })
            .collect(),
        report: RoomReport {
            room: zone.zone_id,
            name: zone.display_name,
            state,
            track: playing.and_then(track),
            position_ms,
        },
    }
}

/// What is played. Without any line there is nothing to call it by.
fn track(playing: NowPlaying) -> Option<PlayingTrack> {
    let duration_ms = playing.length.and_then(ms).filter(|ms| *ms > 0);
    let lines = [playing.three_line, playing.two_line, playing.one_line];
    let lines = lines
        .into_iter()
        .flatten()
        .find(|lines| said(lines.line1.as_deref()).is_some())?;
    let title = said(lines.line1.as_deref())?;
    let artist = said(lines.line2.as_deref());
    // A station sends what is on as one line, artist first.
    let (artist, title) = match (artist, duration_ms) {
        (Some(artist), _) => (artist, title),
        (None, None) => title
            .split_once(" - ")
            .map(|(artist, title)| (artist.trim().to_owned(), title.trim().to_owned()))
            .filter(|(artist, title)| !artist.is_empty() && !title.is_empty())
            .unwrap_or((String::new(), title)),
        (None, Some(_)) => (String::new(), title),
    };
    Some(PlayingTrack {
        names: Names {
            artist,
            title,
            album: said(lines.line3.as_deref()),
            album_artist: None,
        },
        duration_ms,
    })
}

fn said(line: Option<&str>) -> Option<String> {
    let line = line?.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// Seconds as milliseconds; none for what is no time.
fn ms(seconds: f64) -> Option<i64> {
    /// Nothing that is played is longer than ten days.
    const LONGEST_S: f64 = 864_000.0;
    (0.0..=LONGEST_S)
        .contains(&seconds)
        .then(|| (seconds * 1_000.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn only(body: &Value) -> Zone {
        let Some(ZoneNews::All(mut zones)) = all_zones(body) else {
            panic!("{body}")
        };
        assert_eq!(zones.len(), 1);
        zones.remove(0)
    }

    #[test]
    fn a_zone_says_what_it_plays() {
        let zone = only(&json!({"zones": [{
            "zone_id": "1601a", "display_name": "Kitchen + 1", "state": "playing", "new_key": {"x": 1},
            "outputs": [{"output_id": "1701a", "display_name": "Kitchen"}, {"output_id": "1701b", "display_name": "Hall", "volume": {"value": -12.5}}],
            "now_playing": {"seek_position": 12, "length": 183,
                "one_line": {"line1": "Esja - Hania Rani"},
                "three_line": {"line1": "Esja", "line2": "Hania Rani / Somebody", "line3": "Esja"}},
        }]}));
        assert_eq!(zone.outputs.len(), 2);
        let track = zone.report.track.unwrap();
        assert_eq!(track.names.artist, "Hania Rani / Somebody");
        assert_eq!(
            (track.duration_ms, zone.report.position_ms),
            (Some(183_000), Some(12_000))
        );
        assert_eq!(zone.report.state, RoomState::Playing);
    }

    #[test]
    fn what_is_missing_null_or_odd_is_not_said() {
        for playing in [
            json!(null),
            json!({}),
            json!({"three_line": {"line1": ""}}),
            json!("odd"),
        ] {
            let zone = only(
                &json!({"zones": [{"zone_id": "z", "state": "stopped", "now_playing": playing}]}),
            );
            assert_eq!(
                (zone.report.track, zone.report.state),
                (None, RoomState::Stopped)
            );
        }
        let zone = only(
            &json!({"zones": [7, {"no_id": 1}, {"zone_id": "z", "state": "playing",
            "now_playing": {"seek_position": null, "length": -1, "three_line": {"line1": "Title", "line2": null}}}]}),
        );
        let track = zone.report.track.unwrap();
        assert_eq!(
            (
                track.names.artist.as_str(),
                track.names.album,
                track.duration_ms
            ),
            ("", None, None)
        );
        assert_eq!(zone.report.position_ms, None);
        assert!(all_zones(&json!({"error": "x"})).is_none());
    }

    #[test]
    fn a_station_says_artist_and_title_in_one_line() {
        let on = |line: &str, length: Value| {
            let zone = only(&json!({"zones": [{"zone_id": "z", "state": "playing",
                "now_playing": {"length": length, "three_line": {"line1": line, "line2": "", "line3": ""}}}]}));
            let names = zone.report.track.unwrap().names;
            (names.artist, names.title)
        };
        assert_eq!(
            on("Hania Rani - Glass", json!(null)),
            ("Hania Rani".into(), "Glass".into())
        );
        assert_eq!(
            on("Radio Nova", json!(null)),
            (String::new(), "Radio Nova".into())
        );
        // A track has a length, and its title may hold anything.
        assert_eq!(on("A - B", json!(200)), (String::new(), "A - B".into()));
    }

    #[test]
    fn several_keys_come_in_one_message() {
        let news = changed_zones(&json!({
            "zones_removed": ["a"], "zones_added": [{"zone_id": "b"}], "zones_changed": [{"zone_id": "c"}],
            "zones_seek_changed": [{"zone_id": "c", "seek_position": 5, "queue_time_remaining": 10}, {"zone_id": "d", "seek_position": null}],
        }));
        let Some(ZoneNews::Changed {
            gone,
            zones,
            positions,
        }) = news
        else {
            panic!()
        };
        assert_eq!(gone, ["a"]);
        let keys: Vec<_> = zones.iter().map(|zone| zone.report.room.as_str()).collect();
        assert_eq!(keys, ["b", "c"]);
        assert_eq!(
            positions,
            [("c".to_owned(), Some(5_000)), ("d".to_owned(), None)]
        );
    }
}

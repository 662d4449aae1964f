//! `watch-history.json` of Google Takeout (YouTube and YouTube Music; choose JSON, not HTML).
//!
//! An array of `header` (`YouTube` or `YouTube Music`), `title` (`Watched …` in the language of the account),
//! `titleUrl`, `subtitles` (the channel), `time` (UTC). A row is music when it was heard in YouTube Music, or
//! when the channel is one of music alone: made by YouTube for an artist (`Alder - Topic`), or of Vevo
//! (`AlderVEVO`, whose titles are `Alder - Gate (Official Video)`); any other is a video. Deleted videos have
//! no channel, and advertisements have `details`.

use aime_domain::import::SkipReason;
use serde::Deserialize;

use crate::import::{
    Confidence, Draft, Importer, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Outline, RowPath, Text},
    when::{Order, written},
};

/// The importer.
pub(crate) struct WatchHistory;

fn rows_of(json: &Outline) -> Option<RowPath> {
    json.rows_with(&["header", "title", "titleUrl", "time"])
}

impl Importer for WatchHistory {
    fn id(&self) -> &'static str {
        "youtube_music"
    }

    fn title(&self) -> &'static str {
        "YouTube Music watch history"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(rows_of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let now = options.now;
        let path = source.sample.json().and_then(rows_of).unwrap_or_default();
        let dress = Dress::of(source.sample.text());
        Reading {
            stream: file_stream("youtube", ""),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| {
                out.push_back(parse(row, &dress, now));
            }),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    #[serde(borrow)]
    header: Text<'a>,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow, rename = "titleUrl")]
    title_url: Text<'a>,
    #[serde(borrow)]
    subtitles: Vec<Channel<'a>>,
    #[serde(borrow)]
    details: Vec<Channel<'a>>,
    #[serde(borrow)]
    time: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Channel<'a> {
    #[serde(borrow)]
    name: Text<'a>,
}

/// What the account's language puts around each title: `Watched …`, `Vous avez regardé …`, `… angesehen`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Dress {
    before: String,
    after: String,
}

impl Dress {
    /// What all titles of the sample have in common, up to a word's end. Too few titles say nothing; then it is
    /// English, the language of most files.
    fn of(text: &str) -> Self {
        const ENOUGH: usize = 5;
        let titles: Vec<String> = text
            .split("\"title\"")
            .skip(1)
            .filter_map(|rest| {
                let value = rest.trim_start().strip_prefix(':')?.trim_start();
                serde_json::Deserializer::from_str(value)
                    .into_iter::<String>()
                    .next()?
                    .ok()
            })
            .collect();
        let Some(first) = titles.first().filter(|_| titles.len() >= ENOUGH) else {
            return Self {
                before: "Watched ".to_owned(),
                after: String::new(),
            };
        };
        let mut before = first.as_str();
        let mut after = first.as_str();
        for title in &titles {
            while !title.starts_with(before) {
                before = before
                    .char_indices()
                    .next_back()
                    .map_or("", |(end, _)| &before[..end]);
            }
            while !title.ends_with(after) {
                after = after
                    .char_indices()
                    .nth(1)
                    .map_or("", |(start, _)| &after[start..]);
            }
        }
        Self {
            before: before
                .rfind(' ')
                .map_or("", |end| &before[..=end])
                .to_owned(),
            after: after
                .find(' ')
                .map_or("", |start| &after[start..])
                .to_owned(),
        }
    }

    fn undress<'a>(&self, title: &'a str) -> &'a str {
        let bare = title.strip_prefix(self.before.as_str()).unwrap_or(title);
        bare.strip_suffix(self.after.as_str())
            .unwrap_or(bare)
            .trim()
    }
}

fn parse(raw: &[u8], dress: &Dress, now: i64) -> Parsed {
    const TOPIC: &str = " - Topic";
    const VEVO: &str = "VEVO";
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let channel = row
        .subtitles
        .first()
        .map_or("", |channel| channel.name.get());
    let full_title = dress.undress(row.title.get());
    let (artist, title) = match full_title.split_once(" - ") {
        // "Alder - Gate" on the channel of Alder, or of a house that writes all titles so.
        Some((artist, title)) if artist == channel || channel.ends_with(VEVO) => (artist, title),
        _ => (
            channel
                .strip_suffix(TOPIC)
                .or(channel.strip_suffix(VEVO))
                .unwrap_or(channel),
            full_title,
        ),
    };
    let draft = Draft {
        artist,
        title,
        album: "",
        album_artist: "",
        at: written(row.time.get(), Order::default()).and_then(|time| time.unix(chrono_tz::UTC)),
    };
    if !row.details.is_empty() {
        return draft.skip(SkipReason::NotAPlay);
    }
    let is_music = row.header.get() == "YouTube Music"
        || row.title_url.get().contains("//music.youtube.com/")
        || channel.ends_with(TOPIC)
        || channel.ends_with(VEVO);
    if !is_music {
        return draft.skip(SkipReason::Video);
    }
    if channel.is_empty() || title.starts_with("https://") {
        return draft.skip(SkipReason::NoName);
    }
    draft.listen(now, raw, |_| {})
}

#[cfg(test)]
mod tests {
    use aime_domain::import::ImportItem;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::music(r#"{"header":"YouTube Music","title":"Watched Gate","subtitles":[{"name":"Alder"}],"time":"2020-01-02T11:48:39.647Z"}"#, "Alder/Gate")]
    #[case::topic(r#"{"header":"YouTube","title":"Watched Gate","subtitles":[{"name":"Alder - Topic"}],"time":"2020-01-02T11:48:39.647Z"}"#, "Alder/Gate")]
    #[case::twice(r#"{"header":"YouTube Music","title":"Watched Alder - Gate","subtitles":[{"name":"Alder"}],"time":"2020-01-02T11:48:39.647Z"}"#, "Alder/Gate")]
    #[case::vevo(r#"{"header":"YouTube","title":"Watched Alder - Gate (Official Video)","subtitles":[{"name":"AlderVEVO"}],"time":"2020-01-02T11:48:39.647Z"}"#, "Alder/Gate (Official Video)")]
    #[case::video(r#"{"header":"YouTube","title":"Watched Fences explained","subtitles":[{"name":"A School"}],"time":"2020-01-02T11:48:39.647Z"}"#, "video")]
    #[case::deleted(r#"{"header":"YouTube Music","title":"Watched https://www.youtube.com/watch?v=x","time":"2020-01-02T11:48:39.647Z"}"#, "no_name")]
    #[case::advertisement(r#"{"header":"YouTube","title":"Watched Gate","details":[{"name":"From Google Ads"}],"time":"2020-01-02T11:48:39.647Z"}"#, "not_a_play")]
    fn rows_are_music_or_say_why_not(#[case] row: &str, #[case] expected: &str) {
        let word = match parse(row.as_bytes(), &Dress::of(""), 1_700_000_000).item {
            ImportItem::Listen(event) => format!("{}/{}", event.names.artist, event.names.title),
            ImportItem::Skip { reason, .. } => reason.to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(word, expected);
    }

    #[rstest]
    #[case("Vous avez regardé {}", "Vous avez regardé ", "")]
    #[case("{} angesehen", "", " angesehen")]
    #[case("{}", "", "")]
    fn the_language_is_learnt_from_the_titles(
        #[case] form: &str,
        #[case] before: &str,
        #[case] after: &str,
    ) {
        let titles = ["Gate", "Post", "Rail", "Barn \\\"x\\\"", "Hay"];
        let text: String = titles
            .map(|title| format!(r#"{{"title": "{}"}},"#, form.replace("{}", title)))
            .concat();
        let dress = Dress::of(&text);
        assert_eq!(
            (dress.before.as_str(), dress.after.as_str()),
            (before, after)
        );
        assert_eq!(dress.undress(&form.replace("{}", "Gate")), "Gate");
    }
}

//! ListenBrainz' export (Settings → Export): a zip of `user.json`, `listens/YYYY/M.jsonl`, `feedback.jsonl`
//! and `pinned_recording.jsonl`. Older exports are one JSON array of the same listens; the API's answers wrap
//! them in `payload`.
//!
//! `listened_at` is the start in unix seconds. `additional_info` is what the player sent; `mbid_mapping` is
//! ListenBrainz' own guess, sometimes a wrong one, and is not taken for an identity. Feedback names a
//! recording by ids alone (`score` 1 = loved, -1 = hated), so that it marks the listens of the same upload.

use aime_domain::import::{ImportItem, LovedTrack, SkipReason};
use aime_domain::listen::Names;
use serde::Deserialize;

use crate::import::{
    Confidence, Draft, Importer, Marks, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Number, Outline, RowPath, Text},
    mbid, when,
};

/// Importer of listens.
pub(crate) struct Listens;

fn listens_of(json: &Outline) -> Option<RowPath> {
    let path = json.rows_with(&["listened_at", "track_metadata"])?;
    json.has_below(&path, &["track_metadata"], &["artist_name", "track_name"])
        .then_some(path)
}

impl Importer for Listens {
    fn id(&self) -> &'static str {
        "listenbrainz"
    }

    fn title(&self) -> &'static str {
        "ListenBrainz listens"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(listens_of).is_some())
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let path = source
            .sample
            .json()
            .and_then(listens_of)
            .unwrap_or_default();
        let (now, marks) = (options.now, source.marks.clone());
        Reading {
            stream: file_stream("listenbrainz", ""),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| {
                out.push_back(listen(row, now, &marks));
            }),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    listened_at: Number,
    #[serde(borrow)]
    recording_msid: Text<'a>,
    #[serde(borrow)]
    track_metadata: Metadata<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata<'a> {
    #[serde(borrow)]
    artist_name: Text<'a>,
    #[serde(borrow)]
    track_name: Text<'a>,
    #[serde(borrow)]
    release_name: Text<'a>,
    #[serde(borrow)]
    recording_msid: Text<'a>,
    #[serde(borrow)]
    additional_info: Option<Info<'a>>,
    #[serde(borrow)]
    mbid_mapping: Option<Mapping<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Info<'a> {
    #[serde(borrow)]
    recording_mbid: Text<'a>,
    #[serde(borrow)]
    isrc: Text<'a>,
    /// Milliseconds.
    duration_ms: Number,
    /// Seconds.
    duration: Number,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Mapping<'a> {
    #[serde(borrow)]
    recording_mbid: Text<'a>,
}

fn listen(raw: &[u8], now: i64, marks: &Marks) -> Parsed {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let track = &row.track_metadata;
    let info = track.additional_info.as_ref();
    let draft = Draft {
        artist: track.artist_name.get(),
        title: track.track_name.get(),
        album: track.release_name.get(),
        album_artist: "",
        at: row.listened_at.whole().map(when::seconds),
    };
    draft.listen(now, raw, |event| {
        if let Some(info) = info {
            event.recording_mbid = mbid(info.recording_mbid.get());
            event.isrc = isrc(info.isrc.get());
            let seconds = info
                .duration
                .whole()
                .map(|seconds| seconds.saturating_mul(1000));
            event.duration_ms = info.duration_ms.whole().or(seconds).filter(|ms| *ms > 0);
        }
        let mapped = track
            .mbid_mapping
            .as_ref()
            .map(|mapping| mapping.recording_mbid.get());
        let ids = [
            Some(row.recording_msid.get()),
            Some(track.recording_msid.get()),
            mapped,
        ];
        event.loved = marks.has_any(
            ids.into_iter()
                .flatten()
                .chain(event.recording_mbid.as_deref()),
        );
    })
}

/// An ISRC in the form in which we keep it: twelve letters and digits, upper case.
fn isrc(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|c| *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    (code.len() == 12 && code.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(code)
}

/// Importer of marks of love.
pub(crate) struct Feedback;

fn feedback_of(json: &Outline) -> Option<RowPath> {
    json.rows_where(|has| {
        has("score") && (has("recording_mbid") || has("recording_msid")) && !has("listened_at")
    })
}

impl Importer for Feedback {
    fn id(&self) -> &'static str {
        "listenbrainz_feedback"
    }

    fn title(&self) -> &'static str {
        "ListenBrainz loved recordings"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(feedback_of).is_some())
    }

    fn rows(&self, source: Source, _: &Options) -> Reading {
        let path = source
            .sample
            .json()
            .and_then(feedback_of)
            .unwrap_or_default();
        let marks = source.marks.clone();
        Reading {
            stream: file_stream("listenbrainz", ""),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| {
                out.push_back(feedback(row, &marks));
            }),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct FeedbackRow<'a> {
    score: Number,
    created: Number,
    #[serde(borrow)]
    recording_mbid: Text<'a>,
    #[serde(borrow)]
    recording_msid: Text<'a>,
    #[serde(borrow)]
    track_metadata: Option<Metadata<'a>>,
}

fn feedback(raw: &[u8], marks: &Marks) -> Parsed {
    let row: FeedbackRow<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let id = row
        .recording_mbid
        .some()
        .or(row.recording_msid.some())
        .unwrap_or_default();
    if row.score.whole() != Some(1) {
        return Parsed::skip(SkipReason::NotAPlay, format!("recording {id} is not loved"));
    }
    for id in [row.recording_mbid.some(), row.recording_msid.some()]
        .into_iter()
        .flatten()
    {
        marks.add(id);
    }
    let track = row.track_metadata.unwrap_or_default();
    let (Some(artist), Some(title)) = (track.artist_name.owned(), track.track_name.owned()) else {
        let what = format!("recording {id} is loved; its listens in this upload are marked");
        return Parsed::skip(SkipReason::NotAPlay, what);
    };
    ImportItem::Loved(Box::new(LovedTrack {
        names: Names {
            artist,
            title,
            album: track.release_name.owned(),
            album_artist: None,
        },
        recording_mbid: mbid(row.recording_mbid.get()),
        loved_at: row.created.whole(),
    }))
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_700_000_000;

    const LISTEN: &str = r#"{"inserted_at":1589288454.3,"listened_at":1581565656,"track_metadata":{
        "track_name":"Gate","artist_name":"Alder","release_name":"Fences","recording_msid":"m1",
        "mbid_mapping":{"recording_mbid":"cb9c8de2-bc23-49a9-a476-9bcf9aae086e"},
        "additional_info":{"duration":200,"recording_mbid":"","isrc":"us-abc-12-34567"}}}"#;

    fn event(marks: &Marks) -> aime_domain::listen::ListenEvent {
        match listen(LISTEN.as_bytes(), NOW, marks).item {
            ImportItem::Listen(event) => *event,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_listen_keeps_what_the_player_sent_and_no_guess() {
        let event = event(&Marks::default());
        assert_eq!(
            (event.listened_at, event.duration_ms),
            (1_581_565_656, Some(200_000))
        );
        assert_eq!(
            (event.recording_mbid, event.isrc.as_deref()),
            (None, Some("USABC1234567"))
        );
        assert!(!event.loved);
    }

    #[test]
    fn feedback_marks_the_listens_of_the_upload() {
        let marks = Marks::default();
        let hated = feedback(
            br#"{"recording_msid":"m1","recording_mbid":null,"score":-1,"created":1}"#,
            &marks,
        );
        assert!(matches!(hated.item, ImportItem::Skip { .. }) && !event(&marks).loved);
        feedback(
            br#"{"recording_msid":"m1","recording_mbid":null,"score":1,"created":1}"#,
            &marks,
        );
        assert!(event(&marks).loved);
    }

    #[test]
    fn feedback_with_names_is_a_mark_of_its_own() {
        let row = br#"{"recording_msid":"m1","score":1,"created":1589288454,
            "track_metadata":{"track_name":"Gate","artist_name":"Alder"}}"#;
        let ImportItem::Loved(loved) = feedback(row, &Marks::default()).item else {
            panic!("no mark")
        };
        assert_eq!(
            (loved.names.title.as_str(), loved.loved_at),
            ("Gate", Some(1_589_288_454))
        );
    }

    #[test]
    fn all_layouts_are_told() {
        let array = format!("[{LISTEN}]");
        let wrapped = format!(r#"{{"payload":{{"count":1,"listens":[{LISTEN}]}}}}"#);
        for text in [LISTEN, array.as_str(), wrapped.as_str()] {
            assert_eq!(
                Listens.sniff(&Sample::of(text.into(), true)),
                Confidence::SURE
            );
        }
        let feedback = r#"{"recording_msid":"m1","recording_mbid":null,"score":1,"created":1}"#;
        assert_eq!(
            Feedback.sniff(&Sample::of(feedback.into(), true)),
            Confidence::SURE
        );
        assert_eq!(
            Listens.sniff(&Sample::of(feedback.into(), true)),
            Confidence::NO
        );
    }
}

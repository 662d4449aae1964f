//! One row of an upload, as it goes to whoever stores it.

use std::{fmt, sync::Arc};

use aime_domain::{
    import::{FailReason, ImportItem, SkipReason},
    listen::{ListenEvent, Names, StreamKey},
};

use super::when::{NoListenTime, listen_time};

/// Longest text of a row that a report shows, in characters.
const EXCERPT_CHARS: usize = 160;

/// What an importer understood of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The item.
    pub item: ImportItem,
    /// Beginning of the row as it stands in the file, where the item does not show it (a failed row).
    pub raw: Option<Box<str>>,
}

impl From<ImportItem> for Parsed {
    fn from(item: ImportItem) -> Self {
        Self { item, raw: None }
    }
}

impl Parsed {
    /// A row left out on purpose; `detail` names the row for the report.
    pub(crate) fn skip(reason: SkipReason, detail: impl AsRef<str>) -> Self {
        ImportItem::Skip {
            reason,
            detail: shorten(detail.as_ref()),
        }
        .into()
    }

    /// A row that could not be understood; `raw` is the row as it stands in the file.
    pub(crate) fn fail(reason: FailReason, detail: impl Into<String>, raw: &[u8]) -> Self {
        Self {
            item: ImportItem::Fail {
                reason,
                detail: detail.into(),
            },
            raw: Some(
                shorten(&String::from_utf8_lossy(
                    &raw[..raw.len().min(EXCERPT_CHARS * 4)],
                ))
                .into(),
            ),
        }
    }
}

/// A row of an upload.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// 1-based over the whole upload, counting every row read.
    pub number: u64,
    /// Bytes of the upload, as packed, that were read to come here; for progress against
    /// [`Opened::size_bytes`](super::Opened::size_bytes).
    pub position: u64,
    /// Index into [`Opened::parts`](super::Opened::parts).
    pub part: usize,
    /// Stream of a listen whose own `stream` is `None`.
    pub stream: Arc<StreamKey>,
    /// True when the file's times carry no zone.
    pub zone_assumed: bool,
    /// What the row is.
    pub item: ImportItem,
    /// Beginning of the row as it stands in the file, for failed rows.
    pub raw: Option<Box<str>>,
}

impl Row {
    /// The row in short, for the row report.
    pub fn excerpt(&self) -> String {
        if let Some(raw) = &self.raw {
            return raw.to_string();
        }
        match &self.item {
            ImportItem::Listen(event) => {
                shorten(&NameLine(&event.names.artist, &event.names.title).to_string())
            }
            ImportItem::Loved(loved) => {
                shorten(&NameLine(&loved.names.artist, &loved.names.title).to_string())
            }
            ImportItem::Copy(copy) | ImportItem::Want(copy) => {
                shorten(&NameLine(&copy.artist, &copy.title).to_string())
            }
            ImportItem::Skip { detail, .. } | ImportItem::Fail { detail, .. } => shorten(detail),
            ImportItem::Legacy(item) => shorten(&format!("{item:?}")),
            ImportItem::Archive(row) => shorten(&format!("{}: {}", row.table, row.json)),
        }
    }
}

/// A play as a file tells it, before it is known to be one. Absent texts are empty.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Draft<'a> {
    pub(crate) artist: &'a str,
    pub(crate) title: &'a str,
    pub(crate) album: &'a str,
    pub(crate) album_artist: &'a str,
    /// Unix seconds UTC; `None` when it cannot be read.
    pub(crate) at: Option<i64>,
}

impl Draft<'_> {
    /// The play in short.
    pub(crate) fn name(&self) -> String {
        NameLine(self.artist.trim(), self.title.trim()).to_string()
    }

    /// The play left out for this reason.
    pub(crate) fn skip(&self, reason: SkipReason) -> Parsed {
        Parsed::skip(reason, self.name())
    }

    /// The listen, if it has names and a time at which one can have been; `finish` adds what else is known,
    /// and `raw` is the row.
    pub(crate) fn listen(
        self,
        now: i64,
        raw: &[u8],
        finish: impl FnOnce(&mut ListenEvent),
    ) -> Parsed {
        let some = |text: &str| {
            Some(text.trim())
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let Some(at) = self.at else {
            return Parsed::fail(FailReason::BadTime, "the time of play cannot be read", raw);
        };
        let at = match listen_time(at, now) {
            Ok(at) => at,
            Err(NoListenTime::Unknown) => return self.skip(SkipReason::NoTime),
            Err(NoListenTime::OutOfRange) => {
                return Parsed::fail(
                    FailReason::BadTime,
                    "no time at which a listen can have been",
                    raw,
                );
            }
        };
        let (Some(artist), Some(title)) = (some(self.artist), some(self.title)) else {
            return self.skip(SkipReason::NoName);
        };
        let names = Names {
            artist,
            title,
            album: some(self.album),
            album_artist: some(self.album_artist),
        };
        let mut event = ListenEvent::at(at, names);
        finish(&mut event);
        ImportItem::Listen(Box::new(event)).into()
    }
}

/// A text that has the form of a MusicBrainz id, in the form in which we keep it.
pub(crate) fn mbid(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    fits.then(|| text.to_ascii_lowercase())
}

/// `Artist – Title`.
pub(crate) struct NameLine<'a>(pub(crate) &'a str, pub(crate) &'a str);

impl fmt::Display for NameLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            ("", only) | (only, "") => f.write_str(only),
            (artist, title) => write!(f, "{artist} – {title}"),
        }
    }
}

/// One line of at most [`EXCERPT_CHARS`] characters, control characters made blanks.
fn shorten(text: &str) -> String {
    let mut out: String = text
        .trim()
        .chars()
        .take(EXCERPT_CHARS)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.trim().chars().nth(EXCERPT_CHARS).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_becomes_a_listen_or_says_why_not() {
        let draft = Draft {
            artist: " Alder ",
            title: "Gate",
            at: Some(1_600_000_000),
            ..Draft::default()
        };
        let listen = |draft: Draft<'_>| {
            draft
                .listen(1_700_000_000, b"raw", |event| event.loved = true)
                .item
        };
        let ImportItem::Listen(event) = listen(draft) else {
            panic!("no listen")
        };
        assert_eq!(
            (
                event.names.artist.as_str(),
                event.names.album.as_deref(),
                event.loved
            ),
            ("Alder", None, true)
        );
        let reason = |draft: Draft<'_>| match listen(draft) {
            ImportItem::Skip { reason, .. } => reason.as_str(),
            ImportItem::Fail { reason, .. } => reason.as_str(),
            _ => "listen",
        };
        assert_eq!(
            reason(Draft {
                title: " ",
                ..draft
            }),
            "no_name"
        );
        assert_eq!(reason(Draft { at: None, ..draft }), "bad_time");
        assert_eq!(
            reason(Draft {
                at: Some(0),
                ..draft
            }),
            "no_time"
        );
        assert_eq!(
            reason(Draft {
                at: Some(1_800_000_000),
                ..draft
            }),
            "bad_time"
        );
    }

    #[test]
    fn only_ids_are_ids() {
        let id = "6D19D3B7-def0-4140-86f4-07cf5a662737";
        assert_eq!(
            mbid(id).as_deref(),
            Some("6d19d3b7-def0-4140-86f4-07cf5a662737")
        );
        assert_eq!(mbid("6d19d3b7def0414086f407cf5a662737aaaa"), None);
        assert_eq!(mbid(""), None);
    }

    #[test]
    fn excerpts_are_one_short_line() {
        let row = Parsed::fail(FailReason::Malformed, "x", "a\nb".repeat(400).as_bytes());
        let raw = row.raw.expect("a failed row shows itself");
        assert!(
            raw.chars().count() == EXCERPT_CHARS + 1 && raw.ends_with('…') && !raw.contains('\n')
        );
    }

    #[test]
    fn a_name_line_has_no_dash_when_half_is_missing() {
        assert_eq!(NameLine("Invented Band", "").to_string(), "Invented Band");
        assert_eq!(
            NameLine("Invented Band", "Song").to_string(),
            "Invented Band – Song"
        );
    }
}

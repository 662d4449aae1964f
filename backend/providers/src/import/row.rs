//! One row of an upload, as it goes to whoever stores it.

use std::{fmt, sync::Arc};

use aime_domain::{
    import::{FailReason, ImportItem, SkipReason},
    listen::StreamKey,
};

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
        }
    }
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

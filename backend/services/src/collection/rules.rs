//! What titles, years, addresses and numbers of an album may be; the lengths are the original's.

use crate::accounts::Fault;

use super::error::{CollectionError, Result};

/// Gathers faults, so that all are told at once.
#[derive(Debug, Default)]
pub(super) struct Check(Vec<Fault>);

impl Check {
    pub(super) fn title(&mut self, title: &str) -> &mut Self {
        self.require(
            is_text(title, 500) && !title.trim().is_empty(),
            "title",
            "must have 1 to 500 characters",
        )
    }

    pub(super) fn year(&mut self, year: Option<i32>) -> &mut Self {
        self.require(
            year.is_none_or(|year| (0..=2100).contains(&year)),
            "year",
            "must be between 0 and 2100; 0 means unknown",
        )
    }

    pub(super) fn support(&mut self, support: Option<&str>) -> &mut Self {
        let is_sound = support.is_none_or(|support| is_text(support, 50));
        self.require(is_sound, "support", "must have at most 50 characters")
    }

    pub(super) fn genre(&mut self, genre: Option<&str>) -> &mut Self {
        let is_sound = genre.is_none_or(|genre| is_text(genre, 200));
        self.require(is_sound, "genre", "must have at most 200 characters")
    }

    /// Only web addresses: they become links.
    pub(super) fn address(&mut self, field: &'static str, address: Option<&str>) -> &mut Self {
        let is_web = |address: &str| {
            is_text(address, 500)
                && ["https://", "http://"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme))
                && !address
                    .chars()
                    .any(|c| c.is_whitespace() || "<>\"\\".contains(c))
        };
        self.require(
            address.is_none_or(is_web),
            field,
            "must be a web address of at most 500 characters",
        )
    }

    /// A Discogs release number as text.
    pub(super) fn release(&mut self, id: Option<&str>) -> Option<i64> {
        let number = id.map(|id| id.trim().parse::<i64>().ok().filter(|number| *number > 0));
        self.require(
            !matches!(number, Some(None)),
            "discogs_id",
            "must be the number of a Discogs release",
        );
        number.flatten()
    }

    pub(super) fn require(
        &mut self,
        holds: bool,
        field: &'static str,
        rule: &'static str,
    ) -> &mut Self {
        if !holds {
            self.0.push(Fault { field, rule });
        }
        self
    }

    pub(super) fn done(&mut self) -> Result<()> {
        match std::mem::take(&mut self.0) {
            faults if faults.is_empty() => Ok(()),
            faults => Err(CollectionError::Invalid(faults)),
        }
    }
}

/// What is locked after a change by hand: what was, and what was set; or what is asked for, of what there is.
pub(super) fn locks(
    before: Vec<String>,
    set: Vec<&str>,
    asked: Option<Vec<String>>,
    known: &[&str],
) -> Result<Vec<String>> {
    let mut check = Check::default();
    let mut locked = match asked {
        Some(asked) => {
            let all_known = asked.iter().all(|field| known.contains(&field.as_str()));
            check.require(all_known, "locked", "names a field that cannot be locked");
            asked
        }
        None => before
            .into_iter()
            .chain(set.into_iter().map(str::to_owned))
            .collect(),
    };
    locked.sort_unstable();
    locked.dedup();
    check.done()?;
    Ok(locked)
}

fn is_text(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.chars().any(char::is_control)
}

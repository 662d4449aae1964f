//! In which zone a file was written that does not say, found from listens that are there already.
//!
//! The first rows of the file that lie near known listens are compared with those; the rule is the domain's
//! ([`aime_domain::dedupe::find_file_clock`]). What was found is kept in the report, so that an import that is
//! taken up again reads the same times.

use std::collections::HashMap;
use std::path::Path;

use aime_domain::dedupe::{self, FileClock, Sighting};
use aime_domain::import::ImportItem;
use aime_domain::listen::{ListenEvent, Names};
use aime_domain::matching;
use aime_providers::import::{self as files, Options, Row};
use aime_storage::catalogue::recording;
use aime_storage::{ReadDb, Result, listen};
use serde::{Deserialize, Serialize};

use crate::ingest::Listener;

/// Rows that are compared; enough to be sure, few enough to be quick.
const SAMPLE: usize = 5_000;
/// Rows that are looked up at a time.
const AT_ONCE: usize = 500;

/// How the times of a file without a zone are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FileZone {
    /// In this IANA zone.
    Named(String),
    /// So many seconds ahead of UTC.
    Ahead(i64),
}

impl FileZone {
    /// Moves a row whose time was read as UTC to its true time.
    pub(super) fn set_right(&self, row: &mut Row) {
        if let (Self::Ahead(seconds), true, ImportItem::Listen(event)) =
            (self, row.zone_assumed, &mut row.item)
        {
            event.listened_at -= *seconds;
        }
    }
}

/// A clock with what is said of it in the report.
pub(super) struct Found {
    pub(super) clock: FileZone,
    pub(super) note: String,
}

/// Finds the clock of the file at `path`; `None` where its times say their zone, or too little is known.
pub(super) async fn find(
    db: &ReadDb,
    who: Listener,
    path: &Path,
    options: &Options,
) -> Result<Option<Found>> {
    let Some((first, last)) = listen::known::span(db, who.id).await? else {
        return Ok(None);
    };
    let near = around(first, last);
    let (path, options) = (path.to_owned(), options.clone());
    let sample = tokio::task::spawn_blocking(move || sample(&path, &options, near)).await;
    // A reader that fails here fails again, and is reported, when the import reads the file.
    let sample = sample.unwrap_or_default();
    let mut sightings = Vec::with_capacity(sample.len());
    for some in sample.chunks(AT_ONCE) {
        sightings.extend(sight(db, who, some).await?);
    }
    Ok(dedupe::find_file_clock(&sightings).map(|found| describe(found, who)))
}

fn describe(found: FileClock, who: Listener) -> Found {
    let (clock, name, rows) = match found {
        FileClock::OwnZone { rows } => {
            let zone = who.zone.name();
            (
                FileZone::Named(zone.to_owned()),
                format!("{zone}, your own"),
                rows,
            )
        }
        FileClock::Ahead { seconds, rows } => (
            FileZone::Ahead(seconds),
            format!("UTC{}", hours(seconds)),
            rows,
        ),
    };
    let note = format!(
        "The times carry no zone. They were read as {name}: {rows} rows then agree with listens that were \
         there already."
    );
    Found { clock, note }
}

/// `+05:30`
fn hours(seconds: i64) -> String {
    let sign = if seconds < 0 { '−' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A stretch of time, widened by as much as a clock can be wrong.
const fn around(first: i64, last: i64) -> (i64, i64) {
    (
        first.saturating_sub(dedupe::FURTHEST_S),
        last.saturating_add(dedupe::FURTHEST_S),
    )
}

/// The first plays without a zone that lie in `near`: their names, and their times read as UTC.
fn sample(path: &Path, options: &Options, near: (i64, i64)) -> Vec<(Names, i64)> {
    let Ok(opened) = files::open(path, options) else {
        return Vec::new();
    };
    let listens = opened.rows(options).filter(|row| row.zone_assumed);
    let listens = listens.filter_map(|row| match row.item {
        ImportItem::Listen(event) if comparable(&event, near) => {
            Some((event.names, event.listened_at))
        }
        _ => None,
    });
    listens.take(SAMPLE).collect()
}

fn comparable(event: &ListenEvent, (from, to): (i64, i64)) -> bool {
    !event.approximate && (from..=to).contains(&event.listened_at)
}

/// What is known of the recordings that these names mean. Names that mean nothing yet are left out.
async fn sight(db: &ReadDb, who: Listener, sample: &[(Names, i64)]) -> Result<Vec<Sighting>> {
    let times = sample.iter().map(|(_, at)| *at);
    let (Some(first), Some(last)) = (times.clone().min(), times.max()) else {
        return Ok(Vec::new());
    };
    let meant = meanings(db, sample).await?;
    let mut recordings: Vec<i64> = meant.iter().flatten().copied().collect();
    recordings.sort_unstable();
    recordings.dedup();
    let mut heard: HashMap<i64, Vec<i64>> = HashMap::new();
    for (recording, at) in
        listen::known::heard(db, who.id, &recordings, around(first, last)).await?
    {
        heard.entry(recording).or_default().push(at);
    }
    let sightings = sample.iter().zip(meant).filter_map(|((_, clock), meant)| {
        let (from, to) = around(*clock, *clock);
        let times = meant.iter().filter_map(|recording| heard.get(recording));
        let known = times
            .flatten()
            .copied()
            .filter(|at| (from..=to).contains(at));
        Some(Sighting {
            clock: *clock,
            in_zone: files::local_time(*clock, who.zone)?,
            known: known.collect(),
        })
    });
    Ok(sightings.collect())
}

/// The recordings that each row's names mean, by their surest key that is known.
async fn meanings(db: &ReadDb, sample: &[(Names, i64)]) -> Result<Vec<Vec<i64>>> {
    let identities: Vec<Vec<String>> = sample
        .iter()
        .map(|(names, _)| matching::recording_identity(names).keys)
        .collect();
    let mut keys: Vec<&str> = identities.iter().flatten().map(String::as_str).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut by_key: HashMap<String, Vec<i64>> = HashMap::new();
    for (key, recording) in recording::find_by_keys(db, &keys).await? {
        by_key.entry(key).or_default().push(recording);
    }
    let meant = |keys: &Vec<String>| keys.iter().find_map(|key| by_key.get(key)).cloned();
    Ok(identities
        .iter()
        .map(|keys| meant(keys).unwrap_or_default())
        .collect())
}

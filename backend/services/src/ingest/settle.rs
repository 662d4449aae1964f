//! Settling: which reports are one play, decided anew around every change.
//!
//! The rules are the domain's ([`aime_domain::dedupe`]); here the reports around a change are read, and what
//! was decided otherwise than before is written. Reports further away than the rules can reach are read as
//! neighbours but not decided.

use std::collections::{HashMap, HashSet};

use aime_domain::dedupe::{self, Report, Rules, Verdict};
use aime_domain::listen::{Channel, Resolution, Stamp};
use aime_storage::listen::settle::{self as stored, Settled, StoredReport, StoredStream};
use aime_storage::rollup::delta::Delta;
use aime_storage::{Result, Tx};

use super::Listener;

/// How far beyond what is decided reports are read, so that those at the edge are seen among their neighbours.
const NEIGHBOURHOOD: i64 = dedupe::QUIET_GAP_S;

/// What settling changed.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Listens that began or ceased to count.
    pub deltas: Vec<Delta>,
    /// Reports that were just stored and do not count, with why.
    pub suppressed: HashMap<i64, &'static str>,
    /// Earlier reports of the same import that ceased to count.
    pub superseded: u64,
}

/// A moment around which reports changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Unix seconds UTC.
    pub at: i64,
    /// Known only to lie in the 24 hours before.
    pub approximate: bool,
}

/// Settles the reports around moments. Those in `new` were stored as counted in this transaction and are in
/// no total yet; `import` is the import they came with.
pub async fn settle(
    tx: &Tx,
    who: Listener,
    around: &[Moment],
    new: &HashSet<i64>,
    import: Option<i64>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    if around.is_empty() {
        return Ok(outcome);
    }
    let streams = stored::list_streams(tx, who.id).await?;
    let approximate = around.iter().any(|moment| moment.approximate);
    let (before, after) = dedupe::settle_radius(approximate);
    let mut moments: Vec<i64> = around.iter().map(|moment| moment.at).collect();
    moments.sort_unstable();
    // Clusters whose windows met would decide the reports between them twice.
    for (first, last) in clusters(&moments, before + after) {
        let decided = (first.saturating_sub(before), last.saturating_add(after));
        settle_within(tx, who, &streams, decided, new, import, &mut outcome).await?;
    }
    Ok(outcome)
}

async fn settle_within(
    tx: &Tx,
    who: Listener,
    streams: &[StoredStream],
    (first, last): (i64, i64),
    new: &HashSet<i64>,
    import: Option<i64>,
    outcome: &mut Outcome,
) -> Result<()> {
    let ids: Vec<i64> = streams.iter().map(|stream| stream.id).collect();
    let (from, to) = (
        first.saturating_sub(NEIGHBOURHOOD),
        last.saturating_add(NEIGHBOURHOOD),
    );
    let rows = stored::list_reports(tx, who.id, &ids, from, to).await?;
    let by_stream: HashMap<i64, &StoredStream> =
        streams.iter().map(|stream| (stream.id, stream)).collect();
    let reports: Vec<Report> = rows.iter().map(|row| report(row, &by_stream)).collect();
    let verdicts = dedupe::settle(&reports, &Rules::default());
    let mut decisions = Vec::new();
    for (row, verdict) in rows.iter().zip(verdicts) {
        let is_new = new.contains(&row.id);
        if !is_new && !(first..=last).contains(&row.listened_at) {
            continue;
        }
        let counts = matches!(verdict, Verdict::Counted);
        if is_new && counts || !is_new && counts != row.counted {
            outcome.deltas.push(Delta {
                track_id: row.track_id,
                listened_at: row.listened_at,
                seconds: i64::from(row.seconds_played.unwrap_or(0)),
                counts,
            });
        }
        if !is_new && !counts && row.counted && import.is_some() && row.import_id == import {
            outcome.superseded += 1;
        }
        match verdict {
            Verdict::Counted if !row.counted => decisions.push((row.id, Settled::Counted)),
            Verdict::Counted => {}
            Verdict::Duplicate { of, reason, score } => {
                if is_new {
                    outcome.suppressed.insert(row.id, reason);
                }
                if row.counted || row.duplicate_of != Some(of) {
                    decisions.push((
                        row.id,
                        Settled::Duplicate {
                            of,
                            reason,
                            score: f64::from(score),
                        },
                    ));
                }
            }
        }
    }
    stored::write(tx, who.id, &decisions).await
}

fn report(row: &StoredReport, streams: &HashMap<i64, &StoredStream>) -> Report {
    let stream = streams.get(&row.stream_id);
    Report {
        id: row.id,
        recording: row.recording_id,
        title_key: row.title_key.clone(),
        credit_key: row.credit_key.clone(),
        album_key: row.album_key.clone(),
        stream: row.stream_id,
        service: stream.map_or_else(String::new, |stream| stream.service.clone()),
        channel: stream
            .and_then(|stream| Channel::from_word(&stream.channel))
            .unwrap_or(Channel::File),
        listened_at: row.listened_at,
        stamp: Stamp::from_word(&row.stamp).unwrap_or(Stamp::Unknown),
        resolution: Resolution::from_word(&row.resolution).unwrap_or(Resolution::Second),
        duration_ms: row.duration_ms,
        played_ms: row.seconds_played.map(|seconds| i64::from(seconds) * 1_000),
        approximate: row.approximate,
        released: row.released,
        identifiers: row.has_event_id,
    }
}

/// Runs of ascending instants with no gap longer than `gap`, as first and last.
fn clusters(moments: &[i64], gap: i64) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for &at in moments {
        match runs.last_mut() {
            Some(run) if at - run.1 <= gap => run.1 = at,
            _ => runs.push((at, at)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::clusters;

    #[test]
    fn quiet_longer_than_the_gap_parts_two_clusters() {
        assert_eq!(clusters(&[0, 5, 10, 100, 101], 10), [(0, 10), (100, 101)]);
        assert_eq!(clusters(&[], 10), []);
    }
}

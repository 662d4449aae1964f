//! Settling: which reports are one play, decided anew around every change.
//!
//! The rules are the domain's ([`aime_domain::dedupe`]); here the reports around a change are read, and what
//! was decided otherwise than before is written. Reports further away than the rules can reach are read as
//! neighbours but not decided.

use std::collections::HashMap;

use aime_domain::dedupe::{self, Report, Rules, Verdict};
use aime_domain::exclusion::Exclusion;
use aime_domain::listen::{BY_HAND, Channel};
use aime_domain::period::local_day_hour;
use aime_storage::exclusion;
use aime_storage::listen::settle::{self as stored, Settled, Status, StoredReport, StoredStream};
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

/// Settles the reports around those in `new`, which were stored as counted in this transaction and are in
/// no total yet, and around other moments of change. `import` is the import that the new ones came with.
pub async fn settle(
    tx: &Tx,
    who: Listener,
    new: &[StoredReport],
    others: &[Moment],
    import: Option<i64>,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let new_moments = new.iter().map(|report| Moment {
        at: report.listened_at,
        approximate: report.approximate,
    });
    let mut moments: Vec<Moment> = new_moments.chain(others.iter().copied()).collect();
    if moments.is_empty() {
        return Ok(outcome);
    }
    moments.sort_unstable_by_key(|moment| moment.at);
    let approximate = moments.iter().any(|moment| moment.approximate);
    let (before, after) = dedupe::settle_radius(approximate);
    let streams = stored::list_streams(tx, who.id).await?;
    let exclusions = exclusion::list_rules(tx, who.id).await?;
    // Clusters whose windows met would decide the reports between them twice.
    for (first, last) in clusters(moments.iter().map(|moment| moment.at), before + after) {
        let decided = (first.saturating_sub(before), last.saturating_add(after));
        let inside = new
            .iter()
            .filter(|report| (first..=last).contains(&report.listened_at));
        let window = Window {
            streams: &streams,
            exclusions: &exclusions,
            decided,
            import,
        };
        settle_within(tx, who, &window, inside.collect(), &mut outcome).await?;
    }
    Ok(outcome)
}

struct Window<'a> {
    streams: &'a [StoredStream],
    exclusions: &'a [Exclusion],
    decided: (i64, i64),
    import: Option<i64>,
}

async fn settle_within(
    tx: &Tx,
    who: Listener,
    window: &Window<'_>,
    new: Vec<&StoredReport>,
    outcome: &mut Outcome,
) -> Result<()> {
    let Window {
        streams,
        exclusions,
        decided: (first, last),
        import,
    } = *window;
    let ids: Vec<i64> = streams.iter().map(|stream| stream.id).collect();
    let reach = (
        first.saturating_sub(NEIGHBOURHOOD),
        last.saturating_add(NEIGHBOURHOOD),
    );
    let keys = new.iter().map(|report| report.id);
    let but = (keys.clone().min().unwrap_or(0), keys.max().unwrap_or(0));
    let there = stored::list_reports(tx, who.id, &ids, reach, but).await?;
    let rows: Vec<(&StoredReport, bool)> = new
        .into_iter()
        .map(|report| (report, true))
        .chain(there.iter().map(|report| (report, false)))
        .collect();
    let by_stream: HashMap<i64, &StoredStream> =
        streams.iter().map(|stream| (stream.id, stream)).collect();
    let reports: Vec<Report> = rows
        .iter()
        .map(|(row, _)| report(row, &by_stream))
        .collect();
    let verdicts = dedupe::settle(&reports, &Rules::default());
    let kept_out = kept_out(tx, who, exclusions, &rows).await?;
    let mut decisions = Vec::new();
    for ((row, is_new), verdict) in rows.into_iter().zip(verdicts) {
        // What is held by hand takes part, so that other reports of its play stay behind it, and stays as it is.
        if row.held || !is_new && !(first..=last).contains(&row.listened_at) {
            continue;
        }
        let decided = decided(verdict, kept_out.get(&row.id).copied());
        let counts = decided == Settled::Counted;
        let counted = !is_new && row.status == Status::Counted;
        if counts != counted {
            outcome.deltas.push(Delta {
                track_id: row.track_id,
                listened_at: row.listened_at,
                seconds: i64::from(row.seconds_played.unwrap_or(0)),
                counts,
            });
        }
        if let Settled::Duplicate { reason, .. } = decided {
            if is_new {
                outcome.suppressed.insert(row.id, reason);
            } else if counted && import.is_some() && row.import_id == import {
                outcome.superseded += 1;
            }
        }
        if differs(row, &decided) {
            decisions.push((row.id, decided));
        }
    }
    stored::write(tx, who.id, &decisions).await
}

fn decided(verdict: Verdict, kept_out: Option<&'static str>) -> Settled {
    match (verdict, kept_out) {
        (Verdict::Counted, None) => Settled::Counted,
        (Verdict::Counted, Some(reason)) => Settled::Excluded { reason },
        (Verdict::Duplicate { of, reason, score }, _) => Settled::Duplicate {
            of,
            reason,
            score: f64::from(score),
        },
    }
}

/// Whether a decision is another one than is stored.
fn differs(row: &StoredReport, decided: &Settled) -> bool {
    match decided {
        Settled::Counted => row.status != Status::Counted,
        Settled::Excluded { .. } => row.status != Status::Excluded,
        Settled::Duplicate { of, .. } => {
            row.status != Status::Duplicate || row.duplicate_of != Some(*of)
        }
    }
}

/// Reports that fall under a rule of the listener, with why.
async fn kept_out(
    tx: &Tx,
    who: Listener,
    exclusions: &[Exclusion],
    rows: &[(&StoredReport, bool)],
) -> Result<HashMap<i64, &'static str>> {
    if exclusions.is_empty() {
        return Ok(HashMap::new());
    }
    let recordings = rows.iter().map(|(row, _)| row.recording_id);
    let credited = exclusion::credited(tx, exclusions, recordings).await?;
    let reason = |row: &StoredReport| {
        let (_, hour) = local_day_hour(row.listened_at, who.zone);
        let artists = credited
            .get(&row.recording_id)
            .map_or(&[][..], Vec::as_slice);
        exclusions
            .iter()
            .find(|rule| rule.matches(row.recording_id, artists, hour))
            .map(Exclusion::reason)
    };
    Ok(rows
        .iter()
        .filter_map(|(row, _)| Some((row.id, reason(row)?)))
        .collect())
}

fn report<'a>(row: &'a StoredReport, streams: &HashMap<i64, &'a StoredStream>) -> Report<'a> {
    let stream = streams.get(&row.stream_id).copied();
    Report {
        id: row.id,
        recording: row.recording_id,
        title_key: row.traits.title_key.as_str().into(),
        credit_key: row.traits.credit_key.as_str().into(),
        album_key: row.traits.album_key.as_deref().map(Into::into),
        stream: row.stream_id,
        service: stream.map_or("", |stream| &stream.service).into(),
        channel: stream
            .and_then(|stream| Channel::from_word(&stream.channel))
            .unwrap_or(Channel::File),
        listened_at: row.listened_at,
        stamp: row.stamp,
        resolution: row.resolution,
        duration_ms: row.duration_ms,
        played_ms: row.seconds_played.map(|seconds| i64::from(seconds) * 1_000),
        approximate: row.approximate,
        released: row.released,
        held: row.held,
        by_hand: stream.is_some_and(|stream| stream.service == BY_HAND),
        identifiers: row.has_event_id,
    }
}

/// Runs of ascending instants with no gap longer than `gap`, as first and last.
fn clusters(moments: impl Iterator<Item = i64>, gap: i64) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for at in moments {
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
        assert_eq!(
            clusters([0, 5, 10, 100, 101].into_iter(), 10),
            [(0, 10), (100, 101)]
        );
        assert_eq!(clusters([].into_iter(), 10), []);
    }
}

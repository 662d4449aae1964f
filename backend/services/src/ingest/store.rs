//! Reports into the ledger: matched, stored, settled, each with its outcome.

use std::collections::HashMap;

use aime_domain::ids::ListenId;
use aime_domain::import::SkipReason;
use aime_domain::listen::{ListenEvent, StreamKey};
use aime_storage::catalogue::recording;
use aime_storage::catalogue::spelling::{self, Meaning};
use aime_storage::listen;
use aime_storage::listen::insert::{self, NewListen};
use aime_storage::listen::settle::{Status, StoredReport};
use aime_storage::loved;
use aime_storage::rollup::delta::Delta;
use aime_storage::tag::Tag;
use aime_storage::{Result, Tx, stream};

use super::Listener;
use super::catalogue::{self, Memory, Wanted};
use super::settle;

/// Part of a track that must be heard where a source leaves the decision to us (DESIGN §4).
const HEARD_PER_CENT: i64 = 90;

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It counts.
    Stored,
    /// It does not count: the stream held it already, or another report stands for the same play.
    Duplicate(&'static str),
    /// It was left out on purpose.
    Skipped(SkipReason),
}

/// A report with the stream it came through.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// What the source says.
    pub event: &'a ListenEvent,
    /// Where it came from.
    pub stream: &'a StreamKey,
}

/// What storing reports did.
#[derive(Debug)]
pub struct Stored {
    /// Outcome of each report, in order.
    pub outcomes: Vec<Outcome>,
    /// Key of each report that is new, in order.
    pub keys: Vec<Option<ListenId>>,
    /// Listens that began or ceased to count; totals are the caller's (delta or mark).
    pub deltas: Vec<Delta>,
    /// Earlier reports of the same import that these replaced: stored before, duplicates now.
    pub superseded: u64,
}

/// Stores reports of one listener. Totals are not touched: a live caller applies the deltas, an import
/// marks their months.
pub async fn store(
    tx: &mut Tx,
    who: Listener,
    memory: &mut Memory,
    incoming: &[Incoming<'_>],
    import: Option<i64>,
) -> Result<Stored> {
    listen::lock(tx, who.id).await?;
    let wanted: Vec<Wanted<'_>> = incoming.iter().map(|one| wanted(one.event)).collect();
    let resolved = catalogue::resolve(tx, memory, &wanted).await?;
    let mut meanings: Vec<Meaning> = resolved.into_iter().map(|one| one.meaning).collect();
    own(tx, who, &mut meanings).await?;
    let streams = streams_of(tx, who, incoming).await?;
    let too_short = too_short(tx, incoming, &meanings).await?;
    let mut ready = Vec::with_capacity(incoming.len());
    let mut kept = Vec::with_capacity(incoming.len());
    for (n, (one, meaning)) in incoming.iter().zip(&meanings).enumerate() {
        if !too_short.contains(&n) {
            ready.push(Ready {
                meaning: meaning.clone(),
                row: row(one.event, meaning, streams[one.stream], import),
            });
            kept.push(n);
        }
    }
    let Laid { ids, new } = lay(tx, who, ready).await?;
    let settled = settle::settle(tx, who, &new, &[], import).await?;
    let mut outcomes = vec![Outcome::Skipped(SkipReason::TooShort); incoming.len()];
    let mut keys = vec![None; incoming.len()];
    for (n, id) in kept.into_iter().zip(&ids) {
        keys[n] = *id;
        outcomes[n] = match id {
            None => Outcome::Duplicate("already_stored"),
            Some(id) => settled
                .suppressed
                .get(&id.0)
                .map_or(Outcome::Stored, |reason| Outcome::Duplicate(reason)),
        };
    }
    love(tx, who, incoming, &meanings, import).await?;
    if !new.is_empty() {
        tx.touch(Tag::history(who.id));
    }
    Ok(Stored {
        outcomes,
        keys,
        deltas: settled.deltas,
        superseded: settled.superseded,
    })
}

/// A report whose names were looked up before.
#[derive(Debug, Clone)]
pub(crate) struct Ready {
    /// What its names mean.
    pub(crate) meaning: Meaning,
    /// What is stored of it; its spelling and track are those of the meaning.
    pub(crate) row: NewListen,
}

/// Reports that were laid into the ledger and are not settled yet.
#[derive(Debug)]
pub(crate) struct Laid {
    /// The key of each report, in order; `None` where its stream holds it already.
    pub(crate) ids: Vec<Option<ListenId>>,
    /// Those that are new, for [`settle::settle`], which the caller owes them in the same transaction.
    pub(crate) new: Vec<StoredReport>,
}

/// Lays reports into the ledger: the one place where listens come to be.
pub(crate) async fn lay(tx: &Tx, who: Listener, ready: Vec<Ready>) -> Result<Laid> {
    let (meanings, rows): (Vec<Meaning>, Vec<NewListen>) =
        ready.into_iter().map(|one| (one.meaning, one.row)).unzip();
    let ids = insert::insert(tx, who.id, &rows).await?;
    let new = ids
        .iter()
        .zip(rows)
        .zip(&meanings)
        .filter_map(|((id, row), meaning)| Some(report((*id)?.0, row, meaning)))
        .collect();
    Ok(Laid { ids, new })
}

/// Puts what names mean to one listener in the place of what they mean to everybody.
pub(crate) async fn own(tx: &Tx, who: Listener, meanings: &mut [Meaning]) -> Result<()> {
    let spellings = meanings.iter().map(|meaning| meaning.spelling_id);
    let own = spelling::find_own(tx, who.id, spellings).await?;
    if !own.is_empty() {
        for meaning in meanings {
            if let Some(own) = own.get(&meaning.spelling_id) {
                *meaning = own.clone();
            }
        }
    }
    Ok(())
}

/// A row as it was just stored.
fn report(id: i64, row: NewListen, meaning: &Meaning) -> StoredReport {
    StoredReport {
        id,
        stream_id: row.stream_id,
        track_id: row.track_id,
        recording_id: meaning.recording_id,
        traits: meaning.traits.clone(),
        listened_at: row.listened_at,
        stamp: row.stamp,
        resolution: row.resolution,
        approximate: row.approximate,
        seconds_played: row.seconds_played,
        duration_ms: row.duration_ms.or(meaning.traits.duration_ms),
        has_event_id: row.source_event_id.is_some(),
        import_id: row.import_id,
        status: Status::Counted,
        duplicate_of: None,
        released: false,
        held: false,
    }
}

fn wanted(event: &ListenEvent) -> Wanted<'_> {
    Wanted {
        names: &event.names,
        duration_ms: event.duration_ms,
        isrc: event.isrc.as_deref(),
        mbid: event.recording_mbid.as_deref(),
    }
}

async fn streams_of<'a>(
    tx: &Tx,
    who: Listener,
    incoming: &[Incoming<'a>],
) -> Result<HashMap<&'a StreamKey, i64>> {
    let mut streams = HashMap::new();
    for one in incoming {
        if !streams.contains_key(one.stream) {
            streams.insert(
                one.stream,
                stream::get_or_create(tx, who.id, one.stream).await?.0,
            );
        }
    }
    Ok(streams)
}

/// Positions of reports that count only when most of a known length was heard, and do not.
async fn too_short(tx: &Tx, incoming: &[Incoming<'_>], meanings: &[Meaning]) -> Result<Vec<usize>> {
    let asked: Vec<i64> = incoming
        .iter()
        .zip(meanings)
        .filter(|(one, _)| one.event.needs_known_length)
        .map(|(_, meaning)| meaning.recording_id)
        .collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let lengths = recording::durations(tx, &asked).await?;
    let heard_enough = |event: &ListenEvent, meaning: &Meaning| {
        let played = event.played_ms.unwrap_or(0);
        lengths
            .get(&meaning.recording_id)
            .is_some_and(|length| played > 0 && played * 100 >= length * HEARD_PER_CENT)
    };
    let all = incoming.iter().zip(meanings).enumerate();
    Ok(all
        .filter(|(_, (one, meaning))| {
            one.event.needs_known_length && !heard_enough(one.event, meaning)
        })
        .map(|(n, _)| n)
        .collect())
}

/// Milliseconds heard as the ledger keeps them.
pub(super) fn whole_seconds(ms: i64) -> i32 {
    i32::try_from((ms + 500) / 1_000).unwrap_or(i32::MAX)
}

fn row(
    event: &ListenEvent,
    meaning: &Meaning,
    stream_id: i64,
    import_id: Option<i64>,
) -> NewListen {
    NewListen {
        stream_id,
        spelling_id: meaning.spelling_id,
        track_id: meaning.track_id,
        listened_at: event.listened_at,
        stamp: event.stamp,
        resolution: event.resolution,
        approximate: event.approximate,
        seconds_played: event.played_ms.map(whole_seconds),
        duration_ms: event.duration_ms,
        source_event_id: event.source_event_id.clone(),
        import_id,
    }
}

async fn love(
    tx: &mut Tx,
    who: Listener,
    incoming: &[Incoming<'_>],
    meanings: &[Meaning],
    import: Option<i64>,
) -> Result<()> {
    for (one, meaning) in incoming
        .iter()
        .zip(meanings)
        .filter(|(one, _)| one.event.loved)
    {
        let love = loved::Love {
            recording_id: meaning.recording_id,
            loved_at: one.event.listened_at,
            source: &one.stream.service,
            import_id: import,
        };
        loved::add(tx, who.id, &love).await?;
    }
    Ok(())
}

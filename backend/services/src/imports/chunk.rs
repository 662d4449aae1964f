//! Some rows in one transaction, each with its outcome.

use aime_domain::archive::ArchiveRow;
use aime_domain::ids::ImportId;
use aime_domain::import::{ImportItem, LovedTrack};
use aime_domain::listen::StreamKey;
use aime_storage::import::owned::{self, NewOwned};
use aime_storage::import::record::Counts;
use aime_storage::import::rows::ImportRow;
use aime_storage::rollup::mark;
use aime_storage::{Result, Tx, loved};

use super::archive::{self, Manner};
use super::arrange::Arranged;
use super::legacy;
use super::report::Tally;
use crate::ingest::Listener;
use crate::ingest::catalogue::{self, Memory, Wanted, WantedAlbum};
use crate::ingest::store::{self, Incoming, Outcome};

/// Said of a row that is in the ledger already.
pub(super) const ALREADY: RowOutcome = RowOutcome::Duplicate("already_stored");
/// Said of a row that another row of the same file replaces: the better report of one play counts.
const REPLACES: RowOutcome = RowOutcome::Duplicate("better_report");

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowOutcome {
    Stored,
    Duplicate(&'static str),
    Skipped(&'static str),
    Failed(&'static str),
}

impl RowOutcome {
    pub(super) const fn new_or_already(new: bool) -> Self {
        if new { Self::Stored } else { ALREADY }
    }

    const fn words(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Stored => None,
            Self::Duplicate(reason) => Some(("duplicate", reason)),
            Self::Skipped(reason) => Some(("skipped", reason)),
            Self::Failed(reason) => Some(("failed", reason)),
        }
    }
}

/// Which import a chunk belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// How an archive of ours is brought in.
    pub(super) manner: Manner,
    pub(super) who: Listener,
    pub(super) import: ImportId,
}

/// Stores rows; counts and reasons are added to. Those that want a word.
pub(super) async fn store(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    chunk: &[Arranged],
    counts: &mut Counts,
    tally: &mut Tally,
) -> Result<Vec<ImportRow>> {
    let rows: Vec<&ArchiveRow> = chunk
        .iter()
        .filter_map(|arranged| match &arranged.row.item {
            ImportItem::Archive(row) => Some(row),
            _ => None,
        })
        .collect();
    let mut archived = archive::store(tx, context, memory, &rows)
        .await?
        .into_iter();
    let listens =
        chunk.partition_point(|arranged| !matches!(arranged.row.item, ImportItem::Listen(_)));
    let (others, listens) = chunk.split_at(listens);
    let mut outcomes = Vec::with_capacity(chunk.len());
    for arranged in others {
        let known = match arranged.row.item {
            ImportItem::Archive(_) => archived.next(),
            _ => None,
        };
        outcomes.push(match known {
            Some(outcome) => outcome,
            None => store_other(tx, context, memory, arranged).await?,
        });
    }
    outcomes.extend(store_listens(tx, context, memory, listens).await?);
    let mut remarks = Vec::new();
    for (arranged, outcome) in chunk.iter().zip(outcomes) {
        count(counts, outcome);
        let Some((word, reason)) = outcome.words() else {
            continue;
        };
        tally.add(word, reason, 1);
        remarks.push(ImportRow {
            row_number: i64::try_from(arranged.row.number).unwrap_or(i64::MAX),
            outcome: word.to_owned(),
            reason: reason.to_owned(),
            detail: arranged.row.excerpt(),
        });
    }
    Ok(remarks)
}

fn count(counts: &mut Counts, outcome: RowOutcome) {
    counts.read += 1;
    match outcome {
        RowOutcome::Stored => counts.stored += 1,
        RowOutcome::Duplicate(_) => counts.duplicate += 1,
        RowOutcome::Skipped(_) => counts.skipped += 1,
        RowOutcome::Failed(_) => counts.failed += 1,
    }
}

async fn store_listens(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    listens: &[Arranged],
) -> Result<Vec<RowOutcome>> {
    let incoming: Vec<Incoming<'_>> = listens
        .iter()
        .filter_map(|arranged| match &arranged.row.item {
            ImportItem::Listen(event) => Some(Incoming {
                event,
                stream: event.stream.as_ref().unwrap_or(&arranged.row.stream),
            }),
            _ => None,
        })
        .collect();
    if incoming.is_empty() {
        return Ok(Vec::new());
    }
    let stored = store::store(tx, context.who, memory, &incoming, Some(context.import.0)).await?;
    mark::mark_changes(tx, context.who.id, context.who.zone, &stored.deltas).await?;
    let mut superseded = stored.superseded;
    let outcomes = stored.outcomes.into_iter().map(|outcome| match outcome {
        Outcome::Stored if superseded > 0 => {
            superseded -= 1;
            REPLACES
        }
        Outcome::Stored => RowOutcome::Stored,
        Outcome::Duplicate(reason) => RowOutcome::Duplicate(reason),
        Outcome::Skipped(reason) => RowOutcome::Skipped(reason.as_str()),
    });
    Ok(outcomes.collect())
}

async fn store_other(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    arranged: &Arranged,
) -> Result<RowOutcome> {
    let source_key = arranged.source_key.as_deref();
    match &arranged.row.item {
        ImportItem::Copy(copy) | ImportItem::Want(copy) => {
            let album = WantedAlbum {
                artist: &copy.artist,
                artists: &copy.artists,
                title: &copy.title,
                year: copy.original_year,
                discogs_master_id: copy.discogs_master_id,
            };
            let (album_id, _) = catalogue::resolve_album(tx, &album).await?;
            owned::fill_album(tx, album_id, copy).await?;
            let new = NewOwned {
                album_id,
                source: &arranged.row.stream.service,
                source_key: source_key.unwrap_or_default(),
                copy,
                import_id: Some(context.import),
            };
            let stored = match arranged.row.item {
                ImportItem::Want(_) => owned::insert_want(tx, context.who.id, &new).await?,
                _ => owned::insert_copy(tx, context.who.id, &new).await?,
            };
            Ok(RowOutcome::new_or_already(stored))
        }
        ImportItem::Loved(track) => {
            store_love(tx, context, memory, track, &arranged.row.stream).await
        }
        ImportItem::Legacy(item) => legacy::store(tx, context, memory, item, source_key).await,
        ImportItem::Skip { reason, .. } => Ok(RowOutcome::Skipped(reason.as_str())),
        ImportItem::Fail { reason, .. } => Ok(RowOutcome::Failed(reason.as_str())),
        // Listens are stored together by `store_listens`, rows of an archive by `archive`.
        ImportItem::Listen(_) | ImportItem::Archive(_) => Ok(RowOutcome::Stored),
    }
}

async fn store_love(
    tx: &mut Tx,
    context: Context,
    memory: &mut Memory,
    track: &LovedTrack,
    stream: &StreamKey,
) -> Result<RowOutcome> {
    let wanted = Wanted {
        names: &track.names,
        duration_ms: None,
        isrc: None,
        mbid: track.recording_mbid.as_deref(),
    };
    let resolved = catalogue::resolve(tx, memory, &[wanted]).await?;
    let mut meanings: Vec<_> = resolved.into_iter().map(|one| one.meaning).collect();
    store::own(tx, context.who, &mut meanings).await?;
    let Some(meaning) = meanings.first() else {
        return Ok(ALREADY);
    };
    let love = loved::Love {
        recording_id: meaning.recording_id,
        loved_at: track.loved_at.unwrap_or_else(|| tx.now()),
        source: &stream.service,
        import_id: Some(context.import.0),
    };
    Ok(RowOutcome::new_or_already(
        loved::add(tx, context.who.id, &love).await?,
    ))
}

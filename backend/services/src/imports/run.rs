//! One import from its cursor to its end.
//!
//! A thread reads and arranges rows; this side stores them, a chunk at a time, in transactions that end as soon
//! as anybody else wants to write, so that live listens pass between. Each transaction carries the cursor and the
//! counts, so that a process killed at any moment leaves an import that is taken up where it stood. Marked months
//! are folded at the end, and found again after a kill.
//!
//! A dry run does all of this on a copy of the ledger ([`Rehearsal`]), so that what it tells is what the import would
//! tell; only how far it is and its report are written to the ledger itself.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use aime_domain::archive;
use aime_domain::clock::Clock;
use aime_domain::ids::{ImportId, UserId};
use aime_domain::import::ImportItem;
use aime_providers::import::{self as files, Options, Refusal};
use aime_storage::import::record::{self, Advance, Counts, Import};
use aime_storage::import::rows::{self, ImportRow};
use aime_storage::rollup::fold;
use aime_storage::tag::Tag;
use aime_storage::{Db, Durability, Rehearsal, StorageError, Tx, user_zone};
use chrono_tz::Tz;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::Imports;
use super::archive::Manner;
use super::arrange::{Arranged, Arranger, WINDOW};
use super::chunk::{self, Context};
use super::file_clock::{self, FileZone};
use super::report::{Report, Tally};
use crate::ingest::Listener;
use crate::ingest::catalogue::Memory;

/// How long a process may be silent before another takes its import over.
const LEASE_SECONDS: i64 = 60;
/// How long a chunk should take: so long somebody else who wants to write waits before the transaction ends
/// (DESIGN §3). Longer while nobody has waited for [`CALM`]: a chunk costs some forty statements, however long it is.
const STEP: Duration = Duration::from_millis(15);
const CALM_STEP: Duration = Duration::from_millis(60);
const CALM: Duration = Duration::from_mins(1);
/// Where a transaction ends that nobody waits for. Indexes whose keys come in no order have a page touched by
/// nearly every row: the more rows share a transaction, the fewer pages are written a row.
const LONGEST: Duration = Duration::from_secs(1);
const SMALLEST_CHUNK: usize = 64;
const FIRST_CHUNK: usize = 256;
const LARGEST_CHUNK: usize = 8_192;

/// Why an import did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is no export that we know, or cannot be read as one. For people.
    #[error("{0}")]
    Refused(String),
    /// Another process works on it, or it has ended.
    #[error("this import is being worked on elsewhere, or has ended")]
    Busy,
    /// This process was asked to stop; the import can be taken up again.
    #[error("stopped; run the same import again to go on where it stopped")]
    Stopped,
    /// The ledger failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// How an import is watched and stopped.
#[derive(Clone)]
pub struct Watch {
    /// Leaves the import to be taken up later.
    pub stop: CancellationToken,
    /// Hears how far it is.
    pub progress: Arc<dyn Fn(&Progress) + Send + Sync>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").finish_non_exhaustive()
    }
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The import.
    pub import: ImportId,
    /// Format.
    pub kind: String,
    /// Rows by outcome, those of the transaction under way included.
    pub counts: Counts,
    /// Bytes of the file that were read, of `bytes_total`.
    pub bytes_done: i64,
    /// Size of the file.
    pub bytes_total: i64,
    /// Months, years and totals counted, of how many, once all rows are stored.
    pub counting: Option<(usize, usize)>,
}

pub(super) async fn run(
    imports: &Imports,
    user: UserId,
    id: ImportId,
    path: &Path,
    watch: &Watch,
) -> Result<Import, ImportError> {
    let mut tx = imports
        .db
        .begin(Durability::Full, imports.clock.now())
        .await?;
    let taken = record::take(
        &mut tx,
        user,
        id,
        &imports.worker,
        imports.clock.now() + LEASE_SECONDS,
    )
    .await?;
    tx.commit().await?;
    if !taken {
        return Err(ImportError::Busy);
    }
    let import = record::get(&imports.db.read(), user, id).await?;
    let zone = user_zone(&imports.db.read(), user).await?;
    let rehearsal = if import.dry_run {
        Some(begin_again(imports, &import).await?)
    } else {
        None
    };
    let kept = rehearsal.is_none();
    let report: Report = if kept {
        serde_json::from_str(&import.report).unwrap_or_default()
    } else {
        Report::default()
    };
    let context = Context {
        manner: report.manner.unwrap_or(Manner::Merged),
        who: Listener { id: user, zone },
        import: id,
    };
    let mut running = Running {
        imports,
        ledger: rehearsal.as_ref().map_or(&imports.db, Rehearsal::ledger),
        rehearses: rehearsal.is_some(),
        context,
        tally: Tally::of(&report.reasons),
        memory: Memory::default(),
        report,
        counts: if kept {
            import.counts
        } else {
            Counts::default()
        },
        remarks: Vec::new(),
        kind: import.kind.clone().unwrap_or_default(),
        bytes_done: if kept { import.bytes_done } else { 0 },
        bytes_total: import.bytes_total,
        chunk: FIRST_CHUNK,
        open: None,
        cancelled: false,
        waited: None,
        watch,
    };
    let ended = running.read_all(&import, path).await;
    let ended = running.end(ended).await;
    if let Some(rehearsal) = rehearsal {
        rehearsal.end().await?;
    }
    ended
}

/// A ledger aside for a dry run. It was thrown away if the run was left, so that everything begins again.
async fn begin_again(imports: &Imports, import: &Import) -> Result<Rehearsal, StorageError> {
    let tx = imports
        .db
        .begin(Durability::Normal, imports.clock.now())
        .await?;
    rows::clear(&tx, import.user_id, import.id).await?;
    tx.commit().await?;
    let folder = imports.scratch.join(format!("rehearsal-{}", import.id.0));
    Rehearsal::begin(&imports.db, folder, import.user_id).await
}

/// What the reading thread hands over.
enum Batch {
    Opened {
        kind: &'static str,
        left_out: Vec<String>,
    },
    Rows(Vec<Arranged>),
    Notes(Vec<String>),
    Refused(Refusal),
}

/// A transaction under way.
struct Open {
    tx: Tx,
    began: Instant,
}

/// How the rows came to an end.
enum End {
    Read,
    Cancelled,
    Refused(String),
}

struct Running<'a> {
    imports: &'a Imports,
    /// Where rows are stored: the ledger, or for a dry run a copy of it.
    ledger: &'a Db,
    rehearses: bool,
    context: Context,
    tally: Tally,
    memory: Memory,
    report: Report,
    counts: Counts,
    /// Of the transaction under way.
    remarks: Vec<ImportRow>,
    kind: String,
    bytes_done: i64,
    bytes_total: i64,
    chunk: usize,
    open: Option<Open>,
    /// Whether somebody asked to stop.
    cancelled: bool,
    /// When somebody else last waited to write.
    waited: Option<Instant>,
    watch: &'a Watch,
}

impl Running<'_> {
    async fn read_all(&mut self, import: &Import, path: &Path) -> Result<End, ImportError> {
        let mut options = Options {
            // The moment of its beginning, so that a resumed import reads the same rows.
            now: import.created_at,
            tz: import.time_zone.as_deref().and_then(zone),
            scratch: Some(self.imports.scratch.clone()),
            format: None,
        };
        self.find_clock(path, &options).await?;
        if let Some(FileZone::Named(name)) = &self.report.clock {
            options.tz = zone(name);
        }
        let clock = self.report.clock.clone();
        let done = usize::try_from(self.counts.read).unwrap_or(0);
        let (sender, mut batches) = mpsc::channel(1);
        let path = path.to_owned();
        let reader = tokio::task::spawn_blocking(move || {
            read(&path, &options, clock.as_ref(), done, &sender);
        });
        "reading".clone_into(&mut self.report.phase);
        let mut end = End::Read;
        while let Some(batch) = self.next(&mut batches).await? {
            match batch {
                Batch::Opened { kind, left_out } => self.opened(kind, left_out).await?,
                Batch::Notes(notes) => self.note(notes),
                Batch::Refused(refusal) => end = End::Refused(refusal.to_string()),
                Batch::Rows(rows) => self.store_rows(&rows).await?,
            }
            if self.cancelled {
                break;
            }
        }
        if self.cancelled {
            end = End::Cancelled;
        }
        drop(batches);
        reader.await.map_err(|error| {
            ImportError::Refused(format!("the file could not be read: {error}"))
        })?;
        Ok(end)
    }

    /// Finds in which zone the file was written, where neither it nor its owner says, before its first row.
    async fn find_clock(&mut self, path: &Path, options: &Options) -> Result<(), ImportError> {
        if self.counts.read > 0 || options.tz.is_some() {
            return Ok(());
        }
        let db = self.imports.db.read();
        if let Some(found) = file_clock::find(&db, self.context.who, path, options).await? {
            self.note(vec![found.note]);
            self.report.clock = Some(found.clock);
        }
        Ok(())
    }

    async fn opened(&mut self, kind: &str, left_out: Vec<String>) -> Result<(), ImportError> {
        kind.clone_into(&mut self.kind);
        self.note(left_out);
        if kind == archive::KIND && self.report.manner.is_none() {
            let manner = Manner::decide(&self.imports.db.read(), self.context).await?;
            self.report.manner = Some(manner);
            self.context.manner = manner;
            self.note(vec![manner.note().to_owned()]);
        }
        Ok(())
    }

    fn note(&mut self, notes: Vec<String>) {
        for note in notes {
            if !self.report.notes.contains(&note) {
                self.report.notes.push(note);
            }
        }
    }

    /// What the reading thread has read; the transaction under way does not wait for it.
    async fn next(
        &mut self,
        batches: &mut mpsc::Receiver<Batch>,
    ) -> Result<Option<Batch>, ImportError> {
        if let Ok(batch) = batches.try_recv() {
            return Ok(Some(batch));
        }
        self.close().await?;
        if self.cancelled {
            return Ok(None);
        }
        Ok(batches.recv().await)
    }

    /// Stores rows, unless somebody asked to stop, in one transaction with those before until somebody else wants
    /// to write.
    async fn store_rows(&mut self, rows: &[Arranged]) -> Result<(), ImportError> {
        let mut rest = rows;
        while !rest.is_empty() && !self.cancelled {
            if self.watch.stop.is_cancelled() {
                self.close().await?;
                return Err(ImportError::Stopped);
            }
            let mut open = self.take_open().await?;
            let (chunk, later) = rest.split_at(self.chunk.min(rest.len()));
            self.store_chunk(&mut open.tx, chunk).await?;
            rest = later;
            let wanted = open.tx.is_wanted();
            if wanted {
                self.waited = Some(Instant::now());
            }
            let enough = wanted || open.began.elapsed() >= LONGEST;
            self.open = Some(open);
            if enough {
                self.close().await?;
            }
        }
        Ok(())
    }

    async fn take_open(&mut self) -> Result<Open, ImportError> {
        Ok(match self.open.take() {
            Some(open) => open,
            None => Open {
                tx: self.begin_on(self.ledger).await?,
                began: Instant::now(),
            },
        })
    }

    /// Ends the transaction under way, if any, and learns whether somebody asked to stop.
    async fn close(&mut self) -> Result<(), ImportError> {
        let Some(Open { mut tx, .. }) = self.open.take() else {
            return Ok(());
        };
        if self.rehearses {
            tx.commit().await?;
            tx = self.begin().await?;
        }
        let remarks = std::mem::take(&mut self.remarks);
        rows::insert(&tx, self.context.who.id, self.context.import, &remarks).await?;
        self.cancelled |= self.advance(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn begin(&self) -> Result<Tx, ImportError> {
        self.begin_on(&self.imports.db).await
    }

    async fn begin_on(&self, db: &Db) -> Result<Tx, ImportError> {
        let now = self.imports.clock.now();
        Ok(db.begin(Durability::Normal, now).await?)
    }

    async fn store_chunk(&mut self, tx: &mut Tx, rows: &[Arranged]) -> Result<(), ImportError> {
        let began = Instant::now();
        let Self {
            context,
            memory,
            counts,
            tally,
            ..
        } = self;
        let remarks = chunk::store(tx, *context, memory, rows, counts, tally).await?;
        self.remarks.extend(remarks);
        self.span(rows);
        if let Some(last) = rows.iter().map(|arranged| arranged.row.position).max() {
            self.bytes_done = self.bytes_done.max(i64::try_from(last).unwrap_or(i64::MAX));
        }
        self.adapt(began.elapsed());
        self.tell(None);
        Ok(())
    }

    /// Chooses the next chunk so that it takes about as long as it may.
    fn adapt(&mut self, took: Duration) {
        let waited_lately = |at: Instant| at.elapsed() < CALM;
        let step = if self.waited.is_some_and(waited_lately) {
            STEP
        } else {
            CALM_STEP
        };
        self.chunk = if took > step {
            self.chunk * 3 / 4
        } else {
            self.chunk * 5 / 4 + 1
        };
        self.chunk = self.chunk.clamp(SMALLEST_CHUNK, LARGEST_CHUNK);
    }

    fn span(&mut self, rows: &[Arranged]) {
        let moments = rows.iter().filter_map(|arranged| match &arranged.row.item {
            ImportItem::Listen(event) => Some(event.listened_at),
            _ => None,
        });
        for at in moments {
            self.report.first_listen_at = Some(
                self.report
                    .first_listen_at
                    .map_or(at, |first| first.min(at)),
            );
            self.report.last_listen_at =
                Some(self.report.last_listen_at.map_or(at, |last| last.max(at)));
        }
    }

    async fn advance(&mut self, tx: &mut Tx) -> Result<bool, ImportError> {
        self.report.reasons = self.tally.reasons();
        let report = serde_json::to_string(&self.report).unwrap_or_else(|_| "{}".to_owned());
        let step = Advance {
            by: &self.imports.worker,
            until: self.imports.clock.now() + LEASE_SECONDS,
            kind: &self.kind,
            bytes_done: self.bytes_done,
            counts: self.counts,
            report: &report,
        };
        tx.touch(Tag::imports(self.context.who.id));
        Ok(record::advance(tx, self.context.who.id, self.context.import, &step).await?)
    }

    fn tell(&self, counting: Option<(usize, usize)>) {
        (self.watch.progress)(&Progress {
            import: self.context.import,
            kind: self.kind.clone(),
            counts: self.counts,
            bytes_done: self.bytes_done,
            bytes_total: self.bytes_total,
            counting,
        });
    }

    async fn end(&mut self, end: Result<End, ImportError>) -> Result<Import, ImportError> {
        let (state, error) = match end {
            Ok(End::Read) => ("done", None),
            Ok(End::Cancelled) => ("cancelled", None),
            Ok(End::Refused(why)) => ("failed", Some(why)),
            // Left as it stands: the lease runs out and it is taken up again.
            Err(error) => return Err(error),
        };
        if error.is_none() && !self.rehearses {
            if self.report.manner.is_some() {
                self.end_archive().await?;
            }
            self.count_statistics().await?;
        }
        let (imports, context) = (self.imports, self.context);
        let mut tx = imports
            .db
            .begin(Durability::Full, imports.clock.now())
            .await?;
        "done".clone_into(&mut self.report.phase);
        self.bytes_done = self.bytes_total;
        self.advance(&mut tx).await?;
        record::finish(
            &mut tx,
            context.who.id,
            context.import,
            state,
            error.as_deref(),
        )
        .await?;
        tx.commit().await?;
        match error {
            Some(why) => Err(ImportError::Refused(why)),
            None => Ok(record::get(&imports.db.read(), context.who.id, context.import).await?),
        }
    }

    /// An archive may have brought another time zone, and touches what no other file does.
    async fn end_archive(&mut self) -> Result<(), ImportError> {
        let imports = self.imports;
        let mut tx = imports
            .db
            .begin(Durability::Normal, imports.clock.now())
            .await?;
        self.context.who.zone = super::archive::finish(&mut tx, self.context).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn count_statistics(&mut self) -> Result<(), ImportError> {
        "counting".clone_into(&mut self.report.phase);
        let (imports, who) = (self.imports, self.context.who);
        let mut tx = self.begin().await?;
        self.advance(&mut tx).await?;
        tx.commit().await?;
        let clock: Arc<dyn Clock> = imports.clock.clone();
        fold::fold_all(
            &imports.db,
            who.id,
            who.zone,
            &move || clock.now(),
            |done, of| self.tell(Some((done, of))),
        )
        .await?;
        imports.db.analyze().await?;
        Ok(())
    }
}

fn zone(name: &str) -> Option<Tz> {
    Tz::from_str(name).ok()
}

/// Reads a file to its end, on a thread of its own. Ends early when nobody takes what it reads.
fn read(
    path: &Path,
    options: &Options,
    clock: Option<&FileZone>,
    done: usize,
    sender: &mpsc::Sender<Batch>,
) {
    let opened = match files::open(path, options) {
        Ok(opened) => opened,
        Err(refusal) => {
            // Nobody listening means that the import was stopped meanwhile.
            let _ = sender.blocking_send(Batch::Refused(refusal));
            return;
        }
    };
    let left_out = opened
        .left_out()
        .iter()
        .map(|file| format!("{} was left out: {}", file.name, file.reason));
    let hello = Batch::Opened {
        kind: opened.kind(),
        left_out: left_out.collect(),
    };
    if sender.blocking_send(hello).is_err() {
        return;
    }
    let mut rows = opened.rows(options);
    let mut arranger = Arranger::default();
    let mut skip = done;
    loop {
        let mut window: Vec<_> = rows.by_ref().take(WINDOW).collect();
        if window.is_empty() {
            break;
        }
        if let Some(clock) = clock {
            for row in &mut window {
                clock.set_right(row);
            }
        }
        let mut arranged = arranger.arrange(window);
        let passed = skip.min(arranged.len());
        skip -= passed;
        arranged.drain(..passed);
        if !arranged.is_empty() && sender.blocking_send(Batch::Rows(arranged)).is_err() {
            return;
        }
    }
    // What was found about the clock is said in its place.
    let holds = |note: &files::Note| clock.is_none() || note.code != "zone_assumed";
    let notes = rows.notes().into_iter().filter(holds);
    let notes = notes.map(|note| note.text).collect();
    let _ = sender.blocking_send(Batch::Notes(notes));
}

//! An import as the API shows it.

use aime_domain::ids::ImportId;
use aime_services::imports::Report;
use aime_storage::import::record::Import;
use aime_storage::import::undo::Brought;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::problem::Problem;

/// Where an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Waits for its turn.
    Queued,
    /// Is being read.
    Running,
    /// Held; goes on when it is resumed, or when its file is sent again.
    Paused,
    /// Came to its end.
    Done,
    /// Was refused; `error` says why.
    Failed,
    /// Was stopped; what was stored stays.
    Cancelled,
}

impl ImportState {
    fn of(word: &str) -> Self {
        match word {
            "queued" => Self::Queued,
            "running" => Self::Running,
            "paused" => Self::Paused,
            "done" => Self::Done,
            "cancelled" => Self::Cancelled,
            _ => Self::Failed,
        }
    }
}

/// An import. `read` is the sum of `stored`, `duplicate`, `skipped` and `failed`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Import)]
pub struct ImportView {
    /// Key.
    pub id: i64,
    /// Name of the file.
    pub file_name: String,
    /// Format, once told.
    #[schema(required, example = "spotify_extended")]
    pub kind: Option<String>,
    /// Where it is.
    pub state: ImportState,
    /// Nothing is stored: the file is only tried.
    pub dry_run: bool,
    /// Zone for times without one, as asked.
    #[schema(required)]
    pub time_zone: Option<String>,
    /// Rows read.
    pub read: i64,
    /// Rows that are in the ledger now and count.
    pub stored: i64,
    /// Rows that were there already, or are another report of a stored play.
    pub duplicate: i64,
    /// Rows left out on purpose.
    pub skipped: i64,
    /// Rows that could not be understood.
    pub failed: i64,
    /// Size of the file.
    pub bytes_total: i64,
    /// Bytes that were read.
    pub bytes_done: i64,
    /// Rows a second since the start, while it runs.
    #[schema(required)]
    pub rows_per_second: Option<f64>,
    /// Seconds until the end at this rate, while it runs.
    #[schema(required)]
    pub seconds_left: Option<i64>,
    /// Why it failed, for people.
    #[schema(required)]
    pub error: Option<String>,
    /// What is said beside the counts.
    pub report: ImportReportView,
    /// When the file came.
    pub created_at: Instant,
    /// When reading began.
    #[schema(required)]
    pub started_at: Option<Instant>,
    /// When it ended.
    #[schema(required)]
    pub finished_at: Option<Instant>,
    /// How far it is taken back: `queued`, `running` or `done`; `null` while it stands.
    #[schema(required)]
    pub undo_state: Option<String>,
    /// When it was taken back.
    #[schema(required)]
    pub undone_at: Option<Instant>,
    /// What went with it.
    #[schema(required)]
    pub undo_report: Option<BroughtView>,
}

/// What hangs on an import.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ImportBrought)]
pub struct BroughtView {
    /// Reports of plays, counted or not.
    pub listens: i64,
    /// Those that count.
    pub counted: i64,
    /// Copies.
    pub copies: i64,
    /// Wishes.
    pub wants: i64,
    /// Marks of love.
    pub loved: i64,
    /// Playlists.
    pub playlists: i64,
    /// Album collections.
    pub album_collections: i64,
    /// Pictures.
    pub images: i64,
    /// Texts.
    pub texts: i64,
    /// Albums of the catalogue that nobody referred to afterwards; 0 until it is done.
    pub albums: i64,
    /// Artists of the catalogue that nobody referred to afterwards; 0 until it is done.
    pub artists: i64,
}

impl From<Brought> for BroughtView {
    fn from(brought: Brought) -> Self {
        Self {
            listens: brought.listens,
            counted: brought.counted,
            copies: brought.copies,
            wants: brought.wants,
            loved: brought.loved,
            playlists: brought.playlists,
            album_collections: brought.album_collections,
            images: brought.images,
            texts: brought.texts,
            albums: brought.albums,
            artists: brought.artists,
        }
    }
}

/// What an import says beside its counts.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ImportReport)]
pub struct ImportReportView {
    /// What it is at: `reading`, `counting` (statistics) or `done`; empty before the start.
    pub phase: String,
    /// Rows that were not simply stored, by outcome and reason.
    pub reasons: Vec<ImportReasonView>,
    /// First listen of the file, unix seconds.
    #[schema(required)]
    pub first_listen_at: Option<i64>,
    /// Last listen of the file, unix seconds.
    #[schema(required)]
    pub last_listen_at: Option<i64>,
    /// Remarks about the file as a whole.
    pub notes: Vec<String>,
}

/// How many rows had an outcome for a reason.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ImportReason)]
pub struct ImportReasonView {
    /// `duplicate`, `skipped` or `failed`.
    pub outcome: String,
    /// A stable word, for example `too_short`.
    pub reason: String,
    /// Rows.
    pub count: i64,
}

impl ImportView {
    /// An import as it stands at `now` (unix seconds).
    pub fn of(import: Import, now: i64) -> Self {
        let state = ImportState::of(&import.state);
        let pace = Pace::of(&import, now).filter(|_| state == ImportState::Running);
        let report: Report = serde_json::from_str(&import.report).unwrap_or_default();
        Self {
            id: import.id.0,
            file_name: import.file_name,
            kind: import.kind,
            state,
            dry_run: import.dry_run,
            time_zone: import.time_zone,
            read: import.counts.read,
            stored: import.counts.stored,
            duplicate: import.counts.duplicate,
            skipped: import.counts.skipped,
            failed: import.counts.failed,
            bytes_total: import.bytes_total,
            bytes_done: import.bytes_done,
            rows_per_second: pace.as_ref().map(|pace| pace.rows_per_second),
            seconds_left: pace.map(|pace| pace.seconds_left),
            error: import.error,
            report: report.into(),
            created_at: Instant(import.created_at),
            started_at: import.started_at.map(Instant),
            finished_at: import.finished_at.map(Instant),
            undo_report: brought(import.undo_report.as_deref()),
            undo_state: import.undo_state,
            undone_at: import.undone_at.map(Instant),
        }
    }
}

fn brought(report: Option<&str>) -> Option<BroughtView> {
    let brought: Brought = serde_json::from_str(report?).ok()?;
    Some(brought.into())
}

impl From<Report> for ImportReportView {
    fn from(report: Report) -> Self {
        let reasons = report.reasons.into_iter().map(|reason| ImportReasonView {
            outcome: reason.outcome,
            reason: reason.reason,
            count: reason.count,
        });
        Self {
            phase: report.phase,
            reasons: reasons.collect(),
            first_listen_at: report.first_listen_at,
            last_listen_at: report.last_listen_at,
            notes: report.notes,
        }
    }
}

/// How fast an import has been since its start.
struct Pace {
    rows_per_second: f64,
    seconds_left: i64,
}

impl Pace {
    fn of(import: &Import, now: i64) -> Option<Self> {
        let seconds = (now - import.started_at?).max(1) as f64;
        let share = import.bytes_done as f64 / import.bytes_total.max(1) as f64;
        (share > 0.0).then(|| Self {
            rows_per_second: import.counts.read as f64 / seconds,
            seconds_left: ((1.0 - share).max(0.0) * seconds / share).ceil() as i64,
        })
    }
}

/// The import that a list goes on after, from its cursor.
pub(crate) fn after(cursor: Option<&str>) -> Result<Option<ImportId>, Problem> {
    cursor
        .map(|cursor| cursor.parse().map(ImportId))
        .transpose()
        .map_err(|_| Problem::invalid("/query/cursor", "is not a cursor of this list"))
}

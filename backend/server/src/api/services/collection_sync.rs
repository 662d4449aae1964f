//! A collection that is kept elsewhere, as clients see it.

use aime_services::discogs::{Cursor, Remark, Run, RunState, Stage};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;

/// What is owned and wished for at a service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CollectionSync)]
pub struct CollectionSyncView {
    /// Copies there when it was last read whole.
    pub copies: u64,
    /// Wishes there, likewise.
    pub wants: u64,
    /// What the collection is worth by the service's word.
    #[schema(required)]
    pub worth: Option<WorthView>,
    /// The synchronisation that goes on, or the last one.
    #[schema(required)]
    pub run: Option<SyncRunView>,
}

/// What a collection is worth; amounts as the service writes them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CollectionWorth)]
pub struct WorthView {
    /// At least.
    #[schema(example = "$75.50")]
    pub minimum: String,
    /// Half of the sales were below.
    pub median: String,
    /// At most.
    pub maximum: String,
}

/// A synchronisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SyncRun)]
pub struct SyncRunView {
    /// Where it stands.
    pub state: SyncRunState,
    /// Entries read.
    pub done: u64,
    /// Entries in all, as far as that is known.
    pub total: u64,
    /// Copies and wishes that are new.
    pub added: u64,
    /// Those that were there, from a file or by hand, and are now known to be the account's.
    pub joined: u64,
    /// Those that changed.
    pub changed: u64,
    /// Those that the account has no more.
    pub removed: u64,
    /// Entries that could not be used.
    pub skipped: u64,
    /// The album that was read last.
    #[schema(required)]
    pub current: Option<String>,
    /// What was taken out and what could not be used, one by one; the first twenty.
    pub remarks: Vec<RemarkView>,
    /// When it began.
    pub started_at: Instant,
    /// When it ended.
    #[schema(required)]
    pub ended_at: Option<Instant>,
    /// What went wrong last; it goes on by itself while it runs.
    #[schema(required)]
    pub error: Option<String>,
}

/// Where a synchronisation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SyncRunState {
    /// It waits or runs.
    Running,
    /// All of it is there.
    Done,
    /// It will not go on by itself.
    Failed,
}

/// Something that people should know of a synchronisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SyncRemark)]
pub struct RemarkView {
    /// What kind.
    pub kind: RemarkKind,
    /// Which album, or what was wrong with which entry; empty where a whole list is meant.
    pub text: String,
}

/// What kind of remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = SyncRemarkKind)]
pub enum RemarkKind {
    /// The account has it no more, so that it was taken out.
    Removed,
    /// It could not be used.
    Skipped,
    /// Nothing was taken out of the collection, since it could not be read whole.
    CollectionUnsure,
    /// The same of the wantlist.
    WantlistUnsure,
}

impl From<Cursor> for CollectionSyncView {
    fn from(cursor: Cursor) -> Self {
        Self {
            copies: cursor.copies,
            wants: cursor.wants,
            worth: cursor.worth.map(|worth| WorthView {
                minimum: worth.minimum,
                median: worth.median,
                maximum: worth.maximum,
            }),
            run: cursor.run.map(Into::into),
        }
    }
}

impl From<Run> for SyncRunView {
    fn from(run: Run) -> Self {
        Self {
            state: match run.state {
                RunState::Running => SyncRunState::Running,
                RunState::Done => SyncRunState::Done,
                RunState::Failed => SyncRunState::Failed,
            },
            done: run.done,
            total: run.total,
            added: run.added,
            joined: run.joined,
            changed: run.changed,
            removed: run.removed,
            skipped: run.skipped,
            current: run.current,
            remarks: run.remarks.into_iter().map(Into::into).collect(),
            started_at: Instant(run.started_at),
            ended_at: run.ended_at.map(Instant),
            error: run.error,
        }
    }
}

impl From<Remark> for RemarkView {
    fn from(remark: Remark) -> Self {
        let (kind, text) = match remark {
            Remark::Removed(text) => (RemarkKind::Removed, text),
            Remark::Skipped(text) => (RemarkKind::Skipped, text),
            Remark::Unsure(Stage::Collection) => (RemarkKind::CollectionUnsure, String::new()),
            Remark::Unsure(_) => (RemarkKind::WantlistUnsure, String::new()),
        };
        Self { kind, text }
    }
}

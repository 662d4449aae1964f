//! Reports of one play side by side.

use aime_storage::listen::review::{Case, Report};
use chrono_tz::Tz;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::local;

/// What one source said of a play, its names as received.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListenReport)]
pub struct ReportView {
    /// Key.
    pub id: i64,
    /// Unix seconds UTC.
    pub timestamp: i64,
    /// `YYYY-MM-DD HH:MM` in the user's zone.
    #[schema(example = "2026-11-21 13:05")]
    pub date: String,
    /// Which moment of the play that is: `start`, `end` or `unknown`.
    pub stamp: String,
    /// How finely the source counts: `second` or `minute`.
    pub resolution: String,
    /// Known only to lie in the 24 hours before.
    pub is_approximate: bool,
    /// Seconds heard.
    #[schema(required)]
    pub seconds_played: Option<i32>,
    /// Length in milliseconds.
    #[schema(required)]
    pub duration_ms: Option<i64>,
    /// Artist credit.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Album.
    #[schema(required)]
    pub album: Option<String>,
    /// Key of the track that the names mean.
    pub track_id: i64,
    /// Key of its album.
    #[schema(required)]
    pub album_id: Option<i64>,
    /// Service.
    pub source: String,
    /// How it reached us: `pull`, `file` or `door`.
    pub channel: String,
    /// Client, account or file layout; empty where there is only one.
    pub client: String,
    /// Import it came with.
    #[schema(required)]
    pub import_id: Option<i64>,
    /// Name of that import's file.
    #[schema(required)]
    pub file_name: Option<String>,
    /// `counted`, `duplicate` or `excluded`.
    pub status: String,
    /// Why it does not count, as a stable word.
    #[schema(required, example = "same_start")]
    pub reason: Option<String>,
    /// How sure, 0 … 1.
    #[schema(required)]
    pub score: Option<f64>,
    /// Let back in by hand.
    pub is_released: bool,
}

impl ReportView {
    fn new(report: Report, zone: Tz) -> Self {
        Self {
            id: report.id,
            timestamp: report.listened_at,
            date: local::minute(report.listened_at, zone),
            stamp: report.stamp,
            resolution: report.resolution,
            is_approximate: report.approximate,
            seconds_played: report.seconds_played,
            duration_ms: report.duration_ms,
            artist: report.artist,
            title: report.title,
            album: report.album,
            track_id: report.track_id,
            album_id: report.album_id,
            source: report.source,
            channel: report.channel,
            client: report.client,
            import_id: report.import_id,
            file_name: report.file_name,
            status: report.status,
            reason: report.reason,
            score: report.score,
            is_released: report.released,
        }
    }
}

/// A suppressed report beside the others of its play.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuplicateCase)]
pub struct CaseView {
    /// The suppressed report, or the one that was let back in.
    pub report: ReportView,
    /// The report that stands for the play.
    #[schema(required)]
    pub winner: Option<ReportView>,
    /// Other reports of the same play, oldest first.
    pub witnesses: Vec<ReportView>,
}

impl CaseView {
    /// The case with its times in `zone`.
    pub fn new(case: Case, zone: Tz) -> Self {
        Self {
            report: ReportView::new(case.report, zone),
            winner: case.winner.map(|winner| ReportView::new(winner, zone)),
            witnesses: case
                .witnesses
                .into_iter()
                .map(|one| ReportView::new(one, zone))
                .collect(),
        }
    }
}

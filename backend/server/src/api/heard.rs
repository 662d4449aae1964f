//! What the user heard of one thing, as pages show it.

use aime_storage::heard::Heard;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::collection::find::MonthPlays;
use crate::api::instant::Instant;

/// Counted plays of an artist or a song.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListenStats)]
pub struct ListenStatsView {
    /// Plays.
    pub plays: i32,
    /// Seconds heard, as far as known.
    pub total_duration_seconds: i64,
    /// Rank among all that the user heard, 1 for the most played; `null` when never played.
    #[schema(required)]
    pub rank: Option<i64>,
    /// The first.
    #[schema(required)]
    pub first_at: Option<Instant>,
    /// The last.
    #[schema(required)]
    pub last_at: Option<Instant>,
    /// Local months with plays, the oldest first.
    pub months: Vec<MonthPlays>,
}

impl From<Heard> for ListenStatsView {
    fn from(heard: Heard) -> Self {
        Self {
            plays: heard.plays,
            total_duration_seconds: heard.seconds,
            rank: heard.rank,
            first_at: heard.first_at.map(Instant),
            last_at: heard.last_at.map(Instant),
            months: heard.months.into_iter().map(MonthPlays::from).collect(),
        }
    }
}

//! What only Last.fm has to tell.

use aime_services::lastfm::{Comparison, LastFmStanding, LastFmTracker};
use serde::Serialize;
use utoipa::ToSchema;

use super::begin_sign_in::SignInView;
use super::view::HistoryImportState;
use crate::api::instant::Instant;

/// What only Last.fm has to tell.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LastFmDetails)]
pub struct LastFmView {
    /// Whether signing in needs no key of one's own.
    pub can_sign_in: bool,
    /// Whether AIME is let in: needed for what is private and for loving songs there.
    pub signed_in: bool,
    /// A sign-in that waits for its person.
    #[schema(required)]
    pub sign_in: Option<SignInView>,
    /// How love stands between there and here.
    pub loves: LovesView,
    /// The last comparison with what Last.fm has, once one was ordered.
    #[schema(required)]
    pub comparison: Option<ComparisonView>,
    /// Listens that wait for a decision, since Last.fm no longer has them as they are.
    pub missing: i64,
}

/// A comparison with what a service has.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceComparison)]
pub struct ComparisonView {
    /// Where it stands.
    pub state: HistoryImportState,
    /// How far it is, 0 to 1.
    pub ratio: f64,
    /// Plays read.
    pub read: u64,
    /// Listens found that are gone or edited there.
    pub missing: u64,
    /// Plays that became listens.
    pub stored: u64,
    /// Stretches of a month whose pages did not add up, so that they say nothing.
    pub unclear: u64,
    /// When it was ordered.
    pub started_at: Instant,
    /// When it ended.
    #[schema(required)]
    pub ended_at: Option<Instant>,
    /// What went wrong last; it goes on by itself while it runs.
    #[schema(required)]
    pub error: Option<String>,
}

impl From<Comparison> for ComparisonView {
    fn from(comparison: Comparison) -> Self {
        let whole = (comparison.to - comparison.from + 1).max(1) as f64;
        let done = (comparison.reached - comparison.from).max(0) as f64;
        Self {
            state: comparison.state.into(),
            ratio: (done / whole).min(1.0),
            read: comparison.read,
            missing: comparison.missing,
            stored: comparison.stored,
            unclear: comparison.unclear,
            started_at: Instant(comparison.started_at),
            ended_at: comparison.ended_at.map(Instant),
            error: comparison.error,
        }
    }
}

/// How love stands between a service and AIME.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceLoves)]
pub struct LovesView {
    /// Songs that are loved there.
    pub there: u64,
    /// Songs that the service is yet to be told of.
    pub waiting: i64,
    /// Songs that became loved here by its word.
    pub added: u64,
    /// Songs that ceased to be, by its word.
    pub removed: u64,
    /// When its list was last read whole.
    #[schema(required)]
    pub read_at: Option<Instant>,
    /// What went wrong last; `null` after a success.
    #[schema(required)]
    pub error: Option<String>,
}

impl LastFmView {
    /// How it stands for a user.
    pub fn new(tracker: &LastFmTracker, standing: LastFmStanding) -> Self {
        let loves = standing.loves;
        Self {
            can_sign_in: tracker.can_sign_in(),
            signed_in: standing.signed_in,
            sign_in: standing.sign_in.map(Into::into),
            loves: LovesView {
                there: loves.there,
                waiting: standing.waiting_loves,
                added: loves.added,
                removed: loves.removed,
                read_at: loves.read_at.map(Instant),
                error: loves.error,
            },
            comparison: standing.comparison.map(Into::into),
            missing: standing.missing,
        }
    }
}

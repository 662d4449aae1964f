//! What only Last.fm has to tell.

use aime_services::lastfm::{LastFmStanding, LastFmTracker};
use serde::Serialize;
use utoipa::ToSchema;

use super::begin_sign_in::SignInView;
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
        }
    }
}

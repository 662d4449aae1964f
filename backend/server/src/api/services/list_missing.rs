//! `GET /api/v1/services/lastfm/missing`.

use aime_domain::listen::Names;
use aime_storage::missing_listen::MissingListen;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::PlayedTrack;
use crate::api::instant::Instant;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Most that one answer lists.
const MOST: u32 = 500;

/// Listens that Last.fm no longer has as they are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MissingListenList)]
pub struct MissingListView {
    /// Newest listens first, at most 500.
    pub items: Vec<MissingView>,
    /// How many there are in all.
    pub total: i64,
}

/// A listen that Last.fm no longer has as it is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MissingListen)]
pub struct MissingView {
    /// Key of the listen.
    pub listen_id: i64,
    /// When it began.
    pub listened_at: Instant,
    /// Names as they came.
    pub track: PlayedTrack,
    /// What Last.fm has at that second instead; `null` where it was deleted.
    #[schema(required)]
    pub now: Option<PlayedTrack>,
    /// When it was found.
    pub found_at: Instant,
}

impl From<MissingListen> for MissingView {
    fn from(missing: MissingListen) -> Self {
        let track = |names: &Names| PlayedTrack::from(names);
        Self {
            listen_id: missing.listen_id,
            listened_at: Instant(missing.listened_at),
            track: track(&missing.names),
            now: missing.now.as_ref().map(track),
            found_at: Instant(missing.found_at),
        }
    }
}

/// Lists what Last.fm no longer has, as the last comparisons found it.
#[utoipa::path(
    get,
    path = "/api/v1/services/lastfm/missing",
    tag = "services",
    responses((status = 200, description = "Listens that wait for a decision", body = MissingListView))
)]
pub async fn list_lastfm_missing(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<MissingListView>, Problem> {
    let (listed, total) = app
        .lastfm()
        .list_missing(&app.read(), current.id(), MOST)
        .await?;
    let items = listed.into_iter().map(Into::into).collect();
    Ok(Json(MissingListView { items, total }))
}

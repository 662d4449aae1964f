//! `GET /api/v1/services`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::lastfm_view::LastFmView;
use super::roon::{self, view::RoonView};
use super::view::ServiceView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Services that can be linked.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceList)]
pub struct ServiceListView {
    /// Those that are read, linked or not.
    pub items: Vec<ServiceView>,
    /// Roon, which is watched, linked or not.
    pub roon: RoonView,
}

/// Lists the services, and how one's own accounts there stand.
#[utoipa::path(
    get,
    path = "/api/v1/services",
    tag = "services",
    responses((status = 200, description = "Services", body = ServiceListView))
)]
pub async fn list_services(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<ServiceListView>, Problem> {
    let items = vec![
        find_lastfm(&app, &current).await?,
        find_discogs(&app, &current).await?,
    ];
    let roon = roon::view::of(&app, &current).await?;
    Ok(Json(ServiceListView { items, roon }))
}

/// Last.fm as it stands for the user.
pub(super) async fn find_lastfm(
    app: &AppState,
    current: &CurrentUser,
) -> Result<ServiceView, Problem> {
    let (tracker, db) = (app.lastfm(), app.read());
    let link = tracker.link(&db, current.id()).await?;
    let standing = tracker.standing(&db, current.id(), link.as_ref()).await?;
    let mut view = ServiceView::of_lastfm(tracker, link, app.now());
    view.lastfm = Some(LastFmView::new(tracker, standing));
    Ok(view)
}

/// Discogs as it stands for the user.
pub(super) async fn find_discogs(
    app: &AppState,
    current: &CurrentUser,
) -> Result<ServiceView, Problem> {
    let link = app.discogs().link(&app.read(), current.id()).await?;
    Ok(ServiceView::of_discogs(app.discogs(), link))
}

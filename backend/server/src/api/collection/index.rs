//! `GET /api/v1/collection/albums/index`.

use aime_storage::album::group::{self, Group, Run};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::params::{AlbumFilterParams, AlbumOrderParams};
use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// How to cut the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GroupParams {
    /// What the albums of a run have in common; unless given, the letter.
    #[param(inline)]
    pub group: Option<GroupBy>,
}

/// What the albums of a run have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    /// First letter of the artist where sorted by artist, else of the title.
    Letter,
    /// Year: when added or last played where sorted by that, else of the album.
    Year,
    /// Decade of the album.
    Decade,
}

/// The list cut into runs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumIndex)]
pub struct AlbumIndexView {
    /// Runs in the order of the list.
    pub items: Vec<AlbumRunView>,
    /// Albums in all of them.
    pub total: i64,
}

/// Neighbours in the list that have something in common.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumRun)]
pub struct AlbumRunView {
    /// What they have in common, `#` for titles that begin with no letter; `null` where it is not known.
    #[schema(required, example = "K")]
    pub key: Option<String>,
    /// Position of the first in the list, from 0.
    pub offset: i64,
    /// Albums.
    pub count: i64,
}

/// Says where each letter, year or decade begins in the list of albums with the same filter and order.
#[utoipa::path(
    get,
    path = "/api/v1/collection/albums/index",
    tag = "collection",
    params(GroupParams, AlbumFilterParams, AlbumOrderParams),
    responses((status = 200, description = "The runs", body = AlbumIndexView))
)]
pub async fn index_albums(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(group): Query<GroupParams>,
    Query(filter): Query<AlbumFilterParams>,
    Query(order): Query<AlbumOrderParams>,
) -> Result<Json<AlbumIndexView>, Problem> {
    let group = match group.group.unwrap_or(GroupBy::Letter) {
        GroupBy::Letter => Group::Letter,
        GroupBy::Year => Group::Year,
        GroupBy::Decade => Group::Decade,
    };
    let shelf = app.shelves().get(&app.read(), current.id()).await?;
    let zone = local::zone(&current.user);
    let runs = group::runs(&shelf, &filter.into(), order.into(), group, zone);
    Ok(Json(AlbumIndexView {
        total: runs.iter().map(|run| run.albums as i64).sum(),
        items: runs.into_iter().map(AlbumRunView::from).collect(),
    }))
}

impl From<Run> for AlbumRunView {
    fn from(run: Run) -> Self {
        Self {
            key: run.key,
            offset: run.offset as i64,
            count: run.albums as i64,
        }
    }
}

//! Further names of an artist: `/api/v1/artists/{artist_id}/aliases`.

use aime_domain::ids::ArtistId;
use aime_services::corrections::CatalogueChange;
use aime_storage::artist::visible;
use aime_storage::catalogue::credit;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::change;
use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// A further name of an artist.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArtistAlias)]
pub struct AliasView {
    /// Key.
    pub id: i64,
    /// The name.
    pub name: String,
    /// Where it comes from: `hand`, `merge`, or a service.
    pub source: String,
}

/// Further names of an artist.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArtistAliases)]
pub struct AliasesView {
    /// The names, in order.
    pub items: Vec<AliasView>,
}

/// A name to add.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[schema(as = NewAlias)]
pub struct AliasBody {
    /// The name.
    #[serde(default)]
    pub name: String,
}

/// Lists the further names of an artist.
#[utoipa::path(
    get,
    path = "/api/v1/artists/{artist_id}/aliases",
    tag = "corrections",
    params(("artist_id" = i64, Path, description = "Key of the artist")),
    responses((status = 200, description = "The names", body = AliasesView))
)]
pub async fn list_aliases(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
) -> Result<Json<AliasesView>, Problem> {
    let db = app.read();
    let found = visible::find(&db, current.id(), ArtistId(id)).await?;
    let artist = found.ok_or(Problem::new(ProblemKind::NotFound))?;
    let names = credit::list_aliases(&db, artist.0).await?;
    let items = names
        .into_iter()
        .map(|(id, name, source)| AliasView { id, name, source });
    Ok(Json(AliasesView {
        items: items.collect(),
    }))
}

/// Gives an artist a further name: what comes under it from now on is theirs. For owner and admin; can be undone.
#[utoipa::path(
    post,
    path = "/api/v1/artists/{artist_id}/aliases",
    tag = "corrections",
    params(("artist_id" = i64, Path, description = "Key of the artist")),
    request_body = AliasBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn create_alias(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Json(body): Json<AliasBody>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::AddAlias {
        artist: ArtistId(id),
        name: body.name,
    };
    change(&app, &current, &wanted).await
}

/// Takes a further name of an artist away. What came under it stays. For owner and admin; can be undone.
#[utoipa::path(
    delete,
    path = "/api/v1/artists/{artist_id}/aliases/{alias_id}",
    tag = "corrections",
    params(
        ("artist_id" = i64, Path, description = "Key of the artist"),
        ("alias_id" = i64, Path, description = "Key of the name")
    ),
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn delete_alias(
    State(app): State<AppState>,
    current: CurrentUser,
    Path((artist, alias)): Path<(i64, i64)>,
) -> Result<Json<MadeView>, Problem> {
    let wanted = CatalogueChange::RemoveAlias {
        artist: ArtistId(artist),
        alias,
    };
    change(&app, &current, &wanted).await
}

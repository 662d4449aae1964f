//! `GET /api/v1/collection/artists`.

use aime_storage::artist::list::{self, ArtistCard};
use aime_storage::image::Image;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Header with the cursor of the next part, since the list itself is a plain array as in the original.
const NEXT_CURSOR: HeaderName = HeaderName::from_static("x-next-cursor");

/// Which artists.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ArtistListParams {
    /// Artists at most.
    #[param(minimum = 1, maximum = 500, default = 100)]
    pub limit: Option<i64>,
    /// Words of the name, the last one perhaps unfinished.
    pub search: Option<String>,
    /// `X-Next-Cursor` of an earlier answer with the same search.
    pub cursor: Option<String>,
}

/// An artist in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Artist)]
pub struct ArtistView {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
    /// Spotify's artist id.
    #[schema(required)]
    pub spotify_id: Option<String>,
    /// Address of a picture that we hold.
    #[schema(required)]
    pub image_url: Option<String>,
    /// The user's counted plays.
    pub plays: i32,
    /// Albums of the artist that the user owns.
    pub albums: i64,
    /// Addresses of pictures at their sources.
    pub image_sources: Vec<String>,
}

/// Lists the artists that the user heard, owns, wants or listed, by name.
#[utoipa::path(
    get,
    path = "/api/v1/collection/artists",
    tag = "collection",
    params(ArtistListParams),
    responses((
        status = 200,
        description = "The artists",
        body = Vec<ArtistView>,
        headers(("X-Next-Cursor" = Option<String>, description = "Cursor of the next part; absent at the end"))
    ))
)]
pub async fn list_artists(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<ArtistListParams>,
) -> Result<(HeaderMap, Json<Vec<ArtistView>>), Problem> {
    let limit = params.limit.unwrap_or(100);
    if !(1..=500).contains(&limit) {
        return Err(Problem::invalid(
            "/query/limit",
            "must be between 1 and 500",
        ));
    }
    let (search, cursor) = (params.search.as_deref(), params.cursor.as_deref());
    let artists = list::list(&app.read(), current.id(), search, cursor, limit as usize).await?;
    let mut headers = HeaderMap::new();
    if let Some(next) = artists
        .next
        .and_then(|next| HeaderValue::try_from(next).ok())
    {
        headers.insert(NEXT_CURSOR, next);
    }
    Ok((
        headers,
        Json(artists.items.into_iter().map(ArtistView::from).collect()),
    ))
}

impl From<ArtistCard> for ArtistView {
    fn from(artist: ArtistCard) -> Self {
        Self {
            id: artist.id,
            name: artist.name,
            spotify_id: artist.spotify_id,
            image_url: artist.images.iter().find_map(Image::path),
            plays: artist.plays,
            albums: artist.albums,
            image_sources: artist
                .images
                .into_iter()
                .map(|image| image.source_url)
                .collect(),
        }
    }
}

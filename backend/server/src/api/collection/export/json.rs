//! `GET /api/v1/collection/export/json`, in the original's shape.

use aime_storage::StorageError;
use aime_storage::album::card::Card;
use aime_storage::album::filter::Filter;
use aime_storage::album::order::Order;
use axum::extract::State;
use axum::response::Response;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::{Value, json};

use super::Shown;
use crate::api::collection::params::{AlbumFilterParams, AlbumOrderParams};
use crate::api::download::file;
use crate::api::instant::Instant;
use crate::auth::CurrentUser;
use crate::extract::{Path, Query};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Downloads the collection as JSON.
#[utoipa::path(
    get,
    path = "/api/v1/collection/export/json",
    tag = "collection",
    params(AlbumFilterParams, AlbumOrderParams),
    responses((status = 200, description = "The albums", body = String, content_type = "application/json"))
)]
pub async fn download_collection_json(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(filter): Query<AlbumFilterParams>,
    Query(order): Query<AlbumOrderParams>,
) -> Result<Response, Problem> {
    send(&app, &current, &filter.into(), order.into()).await
}

/// Downloads the albums on one medium as JSON; the original's address, see the parameter `support` of the other.
#[utoipa::path(
    get,
    path = "/api/v1/collection/export/json/support/{support}",
    tag = "collection",
    params(("support" = String, Path, description = "Medium: Vinyl (or Vinyle), CD …"), AlbumOrderParams),
    responses((status = 200, description = "The albums", body = String, content_type = "application/json"))
)]
pub async fn download_support_json(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(support): Path<String>,
    Query(mut filter): Query<AlbumFilterParams>,
    Query(order): Query<AlbumOrderParams>,
) -> Result<Response, Problem> {
    filter.support.0 = vec![support];
    send(&app, &current, &filter.into(), order.into()).await
}

async fn send(
    app: &AppState,
    current: &CurrentUser,
    filter: &Filter,
    order: Order,
) -> Result<Response, Problem> {
    let shown = Shown::of(app, current, filter, order).await?;
    if shown.ids.is_empty() && *filter != Filter::default() {
        return Err(Problem::new(ProblemKind::NotFound).with_detail("No album passes the filter."));
    }
    let total = shown.ids.len();
    let head = format!(
        "{{\"export_date\":{},\"total_albums\":{total},\"albums\":[",
        json!(Instant(app.now()))
    );
    let mut is_first = true;
    let albums = shown.blocks().map_ok(move |cards| {
        let mut text = String::new();
        for card in &cards {
            text.push_str(if is_first { "\n" } else { ",\n" });
            is_first = false;
            text.push_str(&album(card).to_string());
        }
        text
    });
    let pieces = stream::iter([Ok::<_, StorageError>(head)])
        .chain(albums)
        .chain(stream::iter([Ok(String::from("\n]}\n"))]));
    Ok(file("collection.json", "application/json", pieces))
}

fn album(card: &Card) -> Value {
    let first = card.copies.first();
    let images = card.images.iter().map(|image| image.source_url.as_str());
    let copies = card.copies.iter().map(|copy| {
        json!({
            "support": copy.support, "discogs_id": copy.discogs_release_id,
            "discogs_instance_id": copy.discogs_instance_id, "labels": copy.labels,
            "catalog_numbers": copy.catalog_numbers, "format": copy.format, "country": copy.country,
            "released_year": copy.released_year, "media_condition": copy.media_condition,
            "sleeve_condition": copy.sleeve_condition, "rating": copy.rating, "folder": copy.folder,
            "notes": copy.notes, "price_cents": copy.price_cents, "currency": copy.currency,
            "added_at": Instant(copy.added_at),
        })
    });
    json!({
        "id": card.id,
        "title": card.title,
        "artists": card.artists.iter().map(|artist| artist.name.as_str()).collect::<Vec<_>>(),
        "artist_credit": card.artist_credit,
        "year": card.year,
        "support": first.and_then(|copy| copy.support.as_deref()),
        "discogs_id": first.and_then(|copy| copy.discogs_release_id),
        "spotify_url": card.spotify_url,
        "apple_music_url": card.apple_music_url,
        "discogs_url": card.discogs_url,
        "images": images.collect::<Vec<_>>(),
        "created_at": Instant(card.created_at),
        "ai_description": card.ai_info,
        "metadata": {
            "labels": first.map(|copy| copy.labels.as_slice()).unwrap_or_default(),
            "genres": card.genres,
            "styles": card.styles,
            "is_soundtrack": card.is_soundtrack,
            "mbid": card.mbid,
        },
        "copies": copies.collect::<Vec<_>>(),
    })
}

//! `GET /api/v1/collection/export/csv`.

use aime_storage::StorageError;
use aime_storage::album::card::Card;
use aime_storage::copy::read::CopyCard;
use axum::extract::State;
use axum::response::Response;
use chrono::DateTime;
use chrono_tz::America::Los_Angeles;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::Shown;
use crate::api::collection::params::{AlbumFilterParams, AlbumOrderParams};
use crate::api::download::{csv_line, file};
use crate::auth::CurrentUser;
use crate::extract::Query;
use crate::problem::Problem;
use crate::state::AppState;

/// Discogs' own columns (Collection → Export), so that what reads those reads this.
const HEAD: [&str; 13] = [
    "Catalog#",
    "Artist",
    "Title",
    "Label",
    "Format",
    "Rating",
    "Released",
    "release_id",
    "CollectionFolder",
    "Date Added",
    "Collection Media Condition",
    "Collection Sleeve Condition",
    "Collection Notes",
];

/// Downloads the collection as Discogs exports it: a line for each copy.
#[utoipa::path(
    get,
    path = "/api/v1/collection/export/csv",
    tag = "collection",
    params(AlbumFilterParams, AlbumOrderParams),
    responses((status = 200, description = "The copies", body = String, content_type = "text/csv"))
)]
pub async fn download_collection_csv(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(filter): Query<AlbumFilterParams>,
    Query(order): Query<AlbumOrderParams>,
) -> Result<Response, Problem> {
    let shown = Shown::of(&app, &current, &filter.into(), order.into()).await?;
    let head = stream::iter([Ok::<_, StorageError>(csv_line(HEAD))]);
    let lines = shown
        .blocks()
        .map_ok(|cards| cards.iter().flat_map(lines).collect::<String>());
    Ok(file(
        "collection.csv",
        "text/csv; charset=utf-8",
        head.chain(lines),
    ))
}

fn lines(card: &Card) -> impl Iterator<Item = String> {
    card.copies.iter().map(|copy| line(card, copy))
}

fn line(card: &Card, copy: &CopyCard) -> String {
    let (labels, numbers) = (copy.labels.join(", "), copy.catalog_numbers.join(", "));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    let values = [
        numbers,
        card.artist_credit.clone(),
        card.title.clone(),
        labels,
        copy.format
            .clone()
            .or(copy.support.clone())
            .unwrap_or_default(),
        number(copy.rating.map(i64::from)),
        // Discogs writes an unknown year so.
        copy.released_year.unwrap_or(0).to_string(),
        number(copy.discogs_release_id),
        text(&copy.folder),
        pacific(copy.added_at),
        text(&copy.media_condition),
        text(&copy.sleeve_condition),
        text(&copy.notes),
    ];
    csv_line(values.iter().map(String::as_str))
}

/// Discogs' dates are Pacific time, without saying so.
fn pacific(at: i64) -> String {
    let utc = DateTime::from_timestamp(at, 0).unwrap_or_default();
    utc.with_timezone(&Los_Angeles)
        .format("%Y-%m-%d %H:%M:%S")
        .to_string()
}

//! `GET /api/v1/collection/albums`.

use aime_storage::album::card;
use aime_storage::album::filter::{self, Window};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::params::{AlbumFilterParams, AlbumOrderParams};
use super::view::AlbumView;
use crate::api::paging::{PageSizes, PagingParams, Part, pages};
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::Problem;
use crate::state::AppState;

const SIZES: PageSizes = PageSizes {
    usual: 30,
    most: 200,
};

/// A part of the collection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AlbumPage)]
pub struct AlbumPageView {
    /// The albums, each once, in order.
    pub items: Vec<AlbumView>,
    /// Albums that pass the filter.
    pub total: i64,
    /// Page number, from 1, of the first item.
    pub page: i64,
    /// Items a page.
    pub page_size: i64,
    /// Pages in all.
    pub pages: i64,
    /// Position of the first item, from 0.
    pub offset: i64,
    /// Where the next part begins; `null` at the end.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

/// Lists the albums that the user owns. An album owned more than once is one item with several copies. Sorting
/// and filtering cover the whole collection.
#[utoipa::path(
    get,
    path = "/api/v1/collection/albums",
    tag = "collection",
    params(PagingParams, AlbumFilterParams, AlbumOrderParams),
    responses((status = 200, description = "The albums", body = AlbumPageView))
)]
pub async fn list_albums(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(paging): Query<PagingParams>,
    Query(filter): Query<AlbumFilterParams>,
    Query(order): Query<AlbumOrderParams>,
) -> Result<Json<AlbumPageView>, Problem> {
    let part = paging.part(SIZES)?;
    let page_size = part.limit();
    let shelf = app.shelves().get(&app.read(), current.id()).await?;
    let listing = filter::list(&shelf, &filter.into(), order.into(), &window(part))?;
    let cards = card::list(
        &app.read(),
        current.id(),
        &current.user.language,
        &listing.ids,
    )
    .await?;
    let (total, offset) = (listing.total as i64, listing.offset as i64);
    Ok(Json(AlbumPageView {
        items: cards.into_iter().map(AlbumView::from).collect(),
        total,
        page: offset / page_size + 1,
        page_size,
        pages: pages(total, page_size),
        offset,
        next_cursor: listing.next,
    }))
}

fn window(part: Part) -> Window {
    match part {
        Part::At { offset, limit } => Window::At {
            offset: offset as usize,
            limit: limit as usize,
        },
        Part::After { cursor, limit } => Window::After {
            cursor,
            limit: limit as usize,
        },
    }
}

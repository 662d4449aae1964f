//! `GET /api/v1/history/tracks`.

use aime_storage::history::filter::Filter;
use aime_storage::history::journal::{self, DEEPEST, Window};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::view::ListenView;
use crate::api::local;
use crate::api::paging::{PageSizes, PagingParams, Part, pages};
use crate::auth::CurrentUser;
use crate::extract::{Json, Query};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

const SIZES: PageSizes = PageSizes {
    usual: 50,
    most: 1_000,
};

/// Which listens.
#[derive(Debug, Clone, Default, Deserialize, IntoParams, ToSchema)]
#[into_params(parameter_in = Query)]
#[schema(as = ListenFilter)]
pub struct ListenFilterParams {
    /// Service whose report counts: `lastfm`, `spotify`, `roon` …
    pub source: Option<String>,
    /// Only loved songs, or only others.
    pub loved: Option<bool>,
    /// Words of the artist credit, the last one perhaps unfinished.
    pub artist: Option<String>,
    /// Words of the album title, likewise.
    pub album: Option<String>,
    /// Words of the song and its artists, or of the album and its artists, likewise.
    pub search: Option<String>,
    /// One artist.
    pub artist_id: Option<i64>,
    /// One album.
    pub album_id: Option<i64>,
    /// One track.
    pub track_id: Option<i64>,
    /// First day in the user's zone, `YYYY-MM-DD`.
    #[param(example = "2026-11-01")]
    pub start_date: Option<String>,
    /// Last day in the user's zone, `YYYY-MM-DD`.
    #[param(example = "2026-11-21")]
    pub end_date: Option<String>,
    /// Plays that are kept out of charts, instead of those that count.
    pub excluded: Option<bool>,
}

/// A part of the journal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ListenPage)]
pub struct ListenPageView {
    /// Newest first.
    pub items: Vec<ListenView>,
    /// Listens that pass the filter.
    pub total: i64,
    /// Whether there may be more than `total`: filtered listens are counted one by one up to 10,000.
    pub more_than_total: bool,
    /// Page number, from 1; after a cursor always 1.
    pub page: i64,
    /// Items a page.
    pub page_size: i64,
    /// Pages in all.
    pub pages: i64,
    /// Where the next part begins; `null` at the end.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

/// Lists what the user heard, newest first: one item a play, whichever and however many sources reported it. Any
/// page of the whole journal, or of some days of it, is found at once; a filtered list goes by pages for 10,000
/// listens, and by cursor to its end.
#[utoipa::path(
    get,
    path = "/api/v1/history/tracks",
    tag = "history",
    params(PagingParams, ListenFilterParams),
    responses((status = 200, description = "The listens", body = ListenPageView))
)]
pub async fn list_listens(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(paging): Query<PagingParams>,
    Query(params): Query<ListenFilterParams>,
) -> Result<Json<ListenPageView>, Problem> {
    let filter = params.filter()?;
    let part = paging.part(SIZES)?;
    let page_size = part.limit();
    let (page, window) = window(part, &filter)?;
    let zone = local::zone(&current.user);
    let language = &current.user.language;
    let journal =
        journal::list(&app.read(), current.id(), zone, language, &filter, &window).await?;
    Ok(Json(ListenPageView {
        items: journal
            .items
            .into_iter()
            .map(|entry| ListenView::new(entry, zone))
            .collect(),
        total: journal.total,
        more_than_total: journal.more_than_total,
        page,
        page_size,
        pages: pages(journal.total, page_size),
        next_cursor: journal.next,
    }))
}

/// Page number and window of a part.
fn window(part: Part, filter: &Filter) -> Result<(i64, Window), Problem> {
    match part {
        Part::After { cursor, limit } => Ok((
            1,
            Window::After {
                cursor: Some(cursor),
                limit,
            },
        )),
        Part::At { offset, limit } if offset + limit > DEEPEST && !filter.is_by_days_only() => {
            Err(Problem::new(ProblemKind::ValidationFailed)
                .with_detail(
                    "A filtered list goes by pages for 10,000 listens; use its cursor beyond that.",
                )
                .with_error(
                    "/query/page",
                    "lies beyond the first 10,000 listens; use `cursor`",
                ))
        }
        Part::At { offset, limit } => Ok((offset / limit + 1, Window::At { offset, limit })),
    }
}

impl ListenFilterParams {
    /// The filter, its days read.
    pub(crate) fn filter(self) -> Result<Filter, Problem> {
        let day = |name: &str, text: Option<&str>| {
            text.map(|text| local::read_day(name, text)).transpose()
        };
        Ok(Filter {
            first_day: day("start_date", self.start_date.as_deref())?,
            last_day: day("end_date", self.end_date.as_deref())?,
            source: self.source,
            loved: self.loved,
            artist: self.artist,
            album: self.album,
            search: self.search,
            artist_id: self.artist_id,
            album_id: self.album_id,
            track_id: self.track_id,
            excluded: self.excluded.unwrap_or_default(),
        })
    }
}

//! `GET /api/v1/history/export/listenbrainz`.

use std::fmt::Write as _;

use aime_domain::ids::UserId;
use aime_storage::history::filter::Filter;
use aime_storage::history::heard;
use aime_storage::history::journal::{self, Window};
use aime_storage::{ReadDb, StorageError};
use axum::extract::State;
use axum::response::Response;
use chrono_tz::Tz;
use futures_util::{Stream, stream};

use super::tracks::ListenFilterParams;
use crate::api::download::file;
use crate::api::local;
use crate::auth::CurrentUser;
use crate::doors::listenbrainz::view;
use crate::extract::Query;
use crate::problem::Problem;
use crate::state::AppState;

/// Listens that are read at once.
const BLOCK: i64 = 1_000;

/// Downloads listens as ListenBrainz exports them: one JSON object a line, newest first, under the filter of the
/// journal. Names are those that were received; ListenBrainz takes the file in, and so does AIME.
#[utoipa::path(
    get,
    path = "/api/v1/history/export/listenbrainz",
    tag = "history",
    params(ListenFilterParams),
    responses((status = 200, description = "The listens", body = String, content_type = "application/jsonl"))
)]
pub async fn download_listens(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(params): Query<ListenFilterParams>,
) -> Result<Response, Problem> {
    let pages = Pages {
        db: app.read(),
        user: current.id(),
        name: current.user.name.clone(),
        zone: local::zone(&current.user),
        filter: params.filter()?,
    };
    Ok(file("listens.jsonl", "application/jsonl", pages.lines()))
}

/// The journal, a page after the other.
struct Pages {
    db: ReadDb,
    user: UserId,
    name: String,
    zone: Tz,
    filter: Filter,
}

impl Pages {
    fn lines(self) -> impl Stream<Item = Result<String, StorageError>> + Send + 'static {
        // The first page has no cursor; after the last there is no page.
        stream::try_unfold(Some((self, None)), |next| async move {
            let Some((pages, cursor)) = next else {
                return Ok(None);
            };
            let window = Window::After {
                cursor,
                limit: BLOCK,
            };
            let (ids, next) =
                journal::list_page(&pages.db, pages.user, pages.zone, &pages.filter, &window)
                    .await?;
            let listens = heard::list_of(&pages.db, pages.user, &ids).await?;
            let mut lines = String::new();
            for one in &listens {
                let _ = writeln!(lines, "{}", view::listen(one, &pages.name));
            }
            Ok(Some((lines, next.map(|cursor| (pages, Some(cursor))))))
        })
    }
}

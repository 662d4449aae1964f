//! `GET /api/v1/imports/{id}/rows.csv`.

use aime_domain::ids::{ImportId, UserId};
use aime_domain::sheet::field;
use aime_storage::import::record;
use aime_storage::import::rows::{self, ImportRow};
use aime_storage::{ReadDb, StorageError};
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use crate::api::imports::rows::{RowFilter, RowOutcome};
use crate::auth::CurrentUser;
use crate::extract::{Path, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Rows that are read at once.
const BLOCK: u32 = 5_000;
const HEAD: &str = "row_number,outcome,reason,detail\r\n";

/// Downloads the rows of an import that were not simply stored, as CSV.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/rows.csv",
    tag = "imports",
    params(("id" = i64, Path, description = "Key of the import"), RowFilter),
    responses((status = 200, description = "Rows", body = String, content_type = "text/csv"))
)]
pub async fn download_import_rows(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Query(filter): Query<RowFilter>,
) -> Result<Response, Problem> {
    let (db, user, id) = (app.read(), current.id(), ImportId(id));
    record::get(&db, user, id).await?;
    let outcome = filter.outcome.map(RowOutcome::as_str);
    let headers = [
        (
            header::CONTENT_TYPE,
            String::from("text/csv; charset=utf-8"),
        ),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"import-{id}.csv\""),
        ),
    ];
    Ok((headers, Body::from_stream(csv(db, user, id, outcome))).into_response())
}

/// The head, then one block after the other until a block is not full.
fn csv(
    db: ReadDb,
    user: UserId,
    id: ImportId,
    outcome: Option<&'static str>,
) -> impl stream::Stream<Item = Result<String, StorageError>> {
    stream::try_unfold(Some(0), move |after| {
        let db = db.clone();
        async move {
            let Some(after) = after else {
                return Ok(None);
            };
            let found = rows::list(&db, user, id, outcome, after, BLOCK).await?;
            let next = found
                .last()
                .filter(|_| found.len() == BLOCK as usize)
                .map(|row| row.row_number);
            let head = if after == 0 { HEAD } else { "" };
            Ok(Some((
                found
                    .iter()
                    .fold(head.to_owned(), |text, row| text + &line(row)),
                next,
            )))
        }
    })
}

fn line(row: &ImportRow) -> String {
    format!(
        "{},{},{},{}\r\n",
        row.row_number,
        field(&row.outcome),
        field(&row.reason),
        field(&row.detail)
    )
}

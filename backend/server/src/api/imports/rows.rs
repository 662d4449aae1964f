//! `GET /api/v1/imports/{id}/rows`.

use aime_domain::ids::ImportId;
use aime_storage::import::{record, rows};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::imports::list::CursorParams;
use crate::auth::CurrentUser;
use crate::extract::{Json, Path, Query};
use crate::problem::Problem;
use crate::state::AppState;

/// Which rows.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RowFilter {
    /// Only rows of this outcome.
    #[param(inline)]
    pub outcome: Option<RowOutcome>,
}

/// What became of a row that was not simply stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    /// Stored, with a remark.
    Stored,
    /// There already, or another report of a stored play.
    Duplicate,
    /// Left out on purpose.
    Skipped,
    /// Not understood.
    Failed,
}

impl RowOutcome {
    /// The word in the ledger.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::Duplicate => "duplicate",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
        }
    }
}

/// A row that wants a word.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRow)]
pub struct ImportRowView {
    /// Position in the file, from 1.
    pub row_number: i64,
    /// `stored`, `duplicate`, `skipped` or `failed`.
    pub outcome: String,
    /// A stable word, for example `too_short`.
    pub reason: String,
    /// The row in short.
    pub detail: String,
}

/// Rows in the order of the file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRows)]
pub struct ImportRowsView {
    /// The rows.
    pub items: Vec<ImportRowView>,
    /// Where to go on; absent at the end.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

/// Lists the rows of an import that were not simply stored, in the order of the file.
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/rows",
    tag = "imports",
    params(("id" = i64, Path, description = "Key of the import"), RowFilter, CursorParams),
    responses((status = 200, description = "Rows", body = ImportRowsView))
)]
pub async fn list_import_rows(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(id): Path<i64>,
    Query(filter): Query<RowFilter>,
    Query(params): Query<CursorParams>,
) -> Result<Json<ImportRowsView>, Problem> {
    let (db, user, id) = (app.read(), current.id(), ImportId(id));
    let limit = params.limit()?;
    let after = params.cursor.as_deref().unwrap_or("0").parse();
    let after =
        after.map_err(|_| Problem::invalid("/query/cursor", "is not a cursor of this list"))?;
    record::get(&db, user, id).await?;
    let outcome = filter.outcome.map(RowOutcome::as_str);
    let found = rows::list(&db, user, id, outcome, after, limit).await?;
    let next_cursor = found
        .last()
        .filter(|_| found.len() == limit as usize)
        .map(|last| last.row_number.to_string());
    let items = found.into_iter().map(|row| ImportRowView {
        row_number: row.row_number,
        outcome: row.outcome,
        reason: row.reason,
        detail: row.detail,
    });
    Ok(Json(ImportRowsView {
        items: items.collect(),
        next_cursor,
    }))
}

//! `GET /api/v1/history/duplicates/reasons`.

use aime_storage::listen::review;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// How many suppressed reports there are for a reason.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuplicateReason)]
pub struct DuplicateReasonView {
    /// A stable word, for example `same_start`.
    pub reason: String,
    /// Reports.
    pub count: i64,
}

/// Suppressed reports by reason.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuplicateReasons)]
pub struct DuplicateReasonsView {
    /// The reasons, the most frequent first.
    pub items: Vec<DuplicateReasonView>,
}

/// Counts the reports that do not count, by reason.
#[utoipa::path(
    get,
    path = "/api/v1/history/duplicates/reasons",
    tag = "corrections",
    responses((status = 200, description = "The reasons", body = DuplicateReasonsView))
)]
pub async fn list_duplicate_reasons(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<DuplicateReasonsView>, Problem> {
    let reasons = review::count_reasons(&app.read(), current.id()).await?;
    let items = reasons.into_iter().map(|one| DuplicateReasonView {
        reason: one.reason,
        count: one.count,
    });
    Ok(Json(DuplicateReasonsView {
        items: items.collect(),
    }))
}

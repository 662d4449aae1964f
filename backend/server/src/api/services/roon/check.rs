//! `POST /api/v1/services/roon/test`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Who answered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoonAnswer)]
pub struct AnswerView {
    /// What the Core is called.
    pub core: String,
}

/// Asks the Core who it is, on a line of its own.
#[utoipa::path(
    post,
    path = "/api/v1/services/roon/test",
    tag = "services",
    responses((status = 200, description = "It answers", body = AnswerView))
)]
pub async fn find_roon_answer(
    State(app): State<AppState>,
    current: CurrentUser,
) -> Result<Json<AnswerView>, Problem> {
    let core = app.roon().test(current.id()).await?;
    Ok(Json(AnswerView { core }))
}

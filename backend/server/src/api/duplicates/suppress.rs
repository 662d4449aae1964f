//! `POST /api/v1/history/duplicates/suppress`.

use axum::extract::State;

use super::params::SelectionBody;
use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Takes releases back: whether the reports are duplicates is decided anew.
#[utoipa::path(
    post,
    path = "/api/v1/history/duplicates/suppress",
    tag = "corrections",
    request_body = SelectionBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn suppress_duplicates(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<SelectionBody>,
) -> Result<Json<MadeView>, Problem> {
    let (which, dry_run) = body.read();
    let made = app
        .corrections()
        .suppress(&current.user, which, dry_run)
        .await?;
    Ok(Json(made.into()))
}

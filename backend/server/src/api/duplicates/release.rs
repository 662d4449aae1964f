//! `POST /api/v1/history/duplicates/release`.

use axum::extract::State;

use super::params::SelectionBody;
use crate::api::corrections::view::MadeView;
use crate::auth::CurrentUser;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Lets suppressed reports back in: each counts as a play of its own from now on, whatever is imported or found later.
#[utoipa::path(
    post,
    path = "/api/v1/history/duplicates/release",
    tag = "corrections",
    request_body = SelectionBody,
    responses((status = 200, description = "What changed", body = MadeView))
)]
pub async fn release_duplicates(
    State(app): State<AppState>,
    current: CurrentUser,
    Json(body): Json<SelectionBody>,
) -> Result<Json<MadeView>, Problem> {
    let (which, dry_run) = body.read();
    let made = app
        .corrections()
        .release(&current.user, which, dry_run)
        .await?;
    Ok(Json(made.into()))
}

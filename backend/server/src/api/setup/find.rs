//! `GET /api/v1/setup`.

use axum::Extension;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::edge::peer::Peer;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Whether setup is to be done.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetupView {
    /// Nobody has an account yet.
    pub needed: bool,
    /// The one-time code from the server's log must be given: the request comes from another machine.
    pub code_required: bool,
}

/// Says whether the first account is still to be made.
#[utoipa::path(
    get,
    path = "/api/v1/setup",
    tag = "setup",
    security(()),
    responses((status = 200, description = "State of setup", body = SetupView))
)]
pub async fn find_setup(
    State(app): State<AppState>,
    Extension(peer): Extension<Peer>,
) -> Result<Json<SetupView>, Problem> {
    let state = app.accounts().setup_state(peer.is_local).await?;
    Ok(Json(SetupView {
        needed: state.is_needed,
        code_required: state.is_code_required,
    }))
}

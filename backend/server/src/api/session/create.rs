//! `POST /api/v1/session`.

use aime_services::accounts::SignIn;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::session::view::{SessionView, begun};
use crate::edge::peer::Peer;
use crate::extract::Json;
use crate::problem::Problem;
use crate::state::AppState;

/// Who wants in.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SignInBody {
    /// Name; upper and lower case do not matter.
    pub name: String,
    /// Password.
    #[schema(value_type = String, format = Password)]
    pub password: SecretString,
}

/// Signs in and sets the session cookie.
#[utoipa::path(
    post,
    path = "/api/v1/session",
    tag = "session",
    security(()),
    request_body = SignInBody,
    responses((status = 200, description = "Signed in; the session cookie is set", body = SessionView))
)]
pub async fn create_session(
    State(app): State<AppState>,
    Extension(peer): Extension<Peer>,
    Json(body): Json<SignInBody>,
) -> Result<Response, Problem> {
    let who = SignIn {
        name: body.name,
        password: body.password,
        address: peer.address,
    };
    begun(StatusCode::OK, app.accounts().sign_in(who).await?, peer)
}

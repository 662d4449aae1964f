//! `POST /api/v1/setup`.

use aime_services::accounts::SetUp;
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

/// The first account to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct SetupBody {
    /// Name to sign in with.
    #[schema(min_length = 1, max_length = 64)]
    pub name: String,
    /// Password, at least 10 characters.
    #[schema(value_type = String, format = Password, min_length = 10)]
    pub password: SecretString,
    /// Language of the dashboard.
    #[serde(default = "english")]
    #[schema(required = false, example = "en")]
    pub language: String,
    /// IANA time zone of the listener's days.
    #[serde(default = "utc")]
    #[schema(required = false, example = "Europe/Zurich")]
    pub time_zone: String,
    /// The one-time code from the server's log, where `GET /api/v1/setup` asks for it.
    pub code: Option<String>,
}

/// Language of an account that names none.
pub(crate) fn english() -> String {
    "en".to_owned()
}

/// Time zone of an account that names none.
pub(crate) fn utc() -> String {
    "UTC".to_owned()
}

/// Makes the first account, an owner, and signs its user in.
#[utoipa::path(
    post,
    path = "/api/v1/setup",
    tag = "setup",
    security(()),
    request_body = SetupBody,
    responses((status = 201, description = "Signed in; the session cookie is set", body = SessionView))
)]
pub async fn create_setup(
    State(app): State<AppState>,
    Extension(peer): Extension<Peer>,
    Json(body): Json<SetupBody>,
) -> Result<Response, Problem> {
    let first = SetUp {
        name: body.name,
        password: body.password,
        language: body.language,
        time_zone: body.time_zone,
        code: body.code,
        address: peer.address,
        is_local: peer.is_local,
    };
    begun(
        StatusCode::CREATED,
        app.accounts().set_up(first).await?,
        peer,
    )
}

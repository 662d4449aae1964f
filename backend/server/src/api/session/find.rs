//! `GET /api/v1/session`.

use crate::api::session::view::SessionView;
use crate::auth::{Credential, CurrentUser};
use crate::extract::Json;
use crate::problem::{Problem, ProblemKind};

/// Says who is signed in with this browser.
#[utoipa::path(
    get,
    path = "/api/v1/session",
    tag = "session",
    security(("session" = [])),
    responses((status = 200, description = "The session", body = SessionView))
)]
pub async fn find_session(current: CurrentUser) -> Result<Json<SessionView>, Problem> {
    match current.credential {
        Credential::Session(session) => Ok(Json(session.into())),
        Credential::Bearer(_) => Err(Problem::new(ProblemKind::NotFound)
            .with_detail("A token has no session; `GET /api/v1/me` says whose it is.")),
    }
}

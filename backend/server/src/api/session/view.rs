//! A session as its browser sees it.

use aime_services::accounts::SignedIn;
use aime_storage::session::Session;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::api::users::view::UserView;
use crate::auth;
use crate::edge::peer::Peer;
use crate::extract::Json;
use crate::problem::Problem;

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// Who it is.
    pub user: UserView,
    /// What every change must carry in the header `X-CSRF-Token`.
    pub csrf_token: String,
    /// When the session ends if it is not used before.
    pub expires_at: Instant,
}

impl From<Session> for SessionView {
    fn from(session: Session) -> Self {
        Self {
            user: session.user.into(),
            csrf_token: session.csrf_token,
            expires_at: Instant(session.expires_at),
        }
    }
}

/// The answer that begins a session.
pub(crate) fn begun(
    status: StatusCode,
    signed_in: SignedIn,
    peer: Peer,
) -> Result<Response, Problem> {
    let cookie = auth::start_session(&signed_in.token, peer)?;
    Ok((
        status,
        [(header::SET_COOKIE, cookie)],
        Json(SessionView::from(signed_in.session)),
    )
        .into_response())
}

//! The session cookie.

use aime_services::accounts::SESSION_SECONDS;
use axum::http::{HeaderMap, HeaderValue, header};
use secrecy::{ExposeSecret as _, SecretString};

use crate::edge::peer::Peer;
use crate::problem::Problem;

/// Name of the session cookie.
pub const NAME: &str = "aime_session";

/// `Set-Cookie` that begins a session. Scripts cannot read the cookie, other sites cannot send it, and once it
/// came by HTTPS it goes by HTTPS only.
pub fn start_session(token: &SecretString, peer: Peer) -> Result<HeaderValue, Problem> {
    set(token.expose_secret(), SESSION_SECONDS, peer)
}

/// `Set-Cookie` that ends a session.
pub fn end_session(peer: Peer) -> Result<HeaderValue, Problem> {
    set("", 0, peer)
}

fn set(value: &str, seconds: i64, peer: Peer) -> Result<HeaderValue, Problem> {
    let secure = if peer.is_https { "; Secure" } else { "" };
    let cookie =
        format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    let mut header = HeaderValue::try_from(cookie).map_err(Problem::internal)?;
    header.set_sensitive(true);
    Ok(header)
}

/// The session token that a request carries.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, value)| *name == NAME && !value.is_empty())
        .map(|(_, value)| value)
}

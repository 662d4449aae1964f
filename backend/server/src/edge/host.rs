//! The guard against DNS rebinding: a page elsewhere can point its own name at this machine and read what
//! comes back, unless the name in `Host` is checked.
//!
//! Served without configuration: addresses, `localhost`, names without a dot (`nas`) and names that exist in
//! home networks only. Any other name must stand in `server.hosts`; `*` there switches the guard off.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Suffixes that no public name has (RFC 6761, 6762, 8375, and the habits of routers).
const HOME_SUFFIXES: [&str; 8] = [
    ".localhost",
    ".local",
    ".lan",
    ".home",
    ".home.arpa",
    ".internal",
    ".localdomain",
    ".fritz.box",
];

/// Refuses requests for names that are not ours.
pub async fn check(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let host = request
        .uri()
        .authority()
        .map(|authority| authority.host().to_owned())
        .or_else(|| {
            let value = request.headers().get(header::HOST)?.to_str().ok()?;
            Some(without_port(value).to_owned())
        });
    match host {
        Some(host) if is_served(&host, &app.settings().hosts) => next.run(request).await,
        Some(_) => Problem::new(ProblemKind::HostNotAllowed)
            .with_detail("Add this name to `server.hosts` (or AIME_SERVER__HOSTS) if it is yours.")
            .into_response(),
        None => Problem::new(ProblemKind::HostNotAllowed)
            .with_detail("The request names no host.")
            .into_response(),
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.ends_with(':') => {
            name
        }
        _ => host,
    }
}

fn is_served(host: &str, configured: &[String]) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if bare.parse::<IpAddr>().is_ok() {
        return true;
    }
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    let is_home = !name.is_empty()
        && (!name.contains('.') || HOME_SUFFIXES.iter().any(|s| name.ends_with(s)));
    is_home
        || configured
            .iter()
            .any(|known| known == "*" || known.eq_ignore_ascii_case(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_names_are_served() {
        let configured = ["music.example.org".to_owned()];
        let cases = [
            ("127.0.0.1:8000", true),
            ("[::1]:8000", true),
            ("localhost", true),
            ("nas:8000", true),
            ("nas.local", true),
            ("box.home.arpa:80", true),
            ("Music.Example.ORG:443", true),
            ("music.example.org.", true),
            ("evil.example.com", false),
            ("localhost.evil.example.com", false),
            ("127.0.0.1.evil.example.com", false),
            ("", false),
        ];
        for (host, served) in cases {
            assert_eq!(is_served(without_port(host), &configured), served, "{host}");
        }
        assert!(is_served("evil.example.com", &["*".to_owned()]));
    }
}

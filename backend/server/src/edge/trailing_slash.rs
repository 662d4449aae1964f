//! `/api/v1/collections/` means `/api/v1/collections`: the original AIME answered at both.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// Addresses of programs: the API, and the doors that speak other services' protocols.
const PREFIXES: [&str; 3] = ["/api/", "/1/", "/apis/"];

/// Removes a slash at the end of an address of the API or of a door, before routing.
pub fn trim(mut request: Request) -> Request {
    if let Some(uri) = trimmed(request.uri()) {
        *request.uri_mut() = uri;
    }
    request
}

fn trimmed(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    let is_trimmed = PREFIXES.iter().any(|prefix| path.starts_with(prefix));
    if !is_trimmed || !path.ends_with('/') || PREFIXES.contains(&path) {
        return None;
    }
    let mut target = path.trim_end_matches('/').to_owned();
    if let Some(query) = uri.query() {
        target.push('?');
        target.push_str(query);
    }
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(target).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_programs_are_trimmed() {
        let trim = |uri: &str| trimmed(&uri.parse().unwrap()).map(|uri| uri.to_string());
        assert_eq!(trim("/api/v1/?a=1").as_deref(), Some("/api/v1?a=1"));
        assert_eq!(trim("/api/v1/session/").as_deref(), Some("/api/v1/session"));
        let door = trim("/1/submit-listens/");
        assert_eq!(door.as_deref(), Some("/1/submit-listens"));
        assert_eq!(trim("/docs/"), None);
        assert_eq!(trim("/api/v1/session"), None);
    }
}

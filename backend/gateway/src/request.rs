//! What is asked of a service.

use std::fmt;

use reqwest::Url;
use secrecy::{ExposeSecret as _, SecretString};

/// How it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Writes.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

/// Which addresses may be dialled for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Public ones only: for every address that comes out of an answer or from a member.
    Public,
    /// Also a host that the configuration names, exactly.
    Configured,
}

/// A request. Credentials are kept apart from the rest, so that nothing that names, logs or reports a request can
/// show them.
#[derive(Clone)]
pub struct Request {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) reach: Reach,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) form: Vec<(String, String)>,
    pub(crate) json: Option<Vec<u8>>,
    pub(crate) secret_query: Vec<(&'static str, SecretString)>,
    pub(crate) secret_headers: Vec<(&'static str, SecretString)>,
    pub(crate) secret_form: Vec<(&'static str, SecretString)>,
}

/// An address that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no address of a service: it must start with http:// or https:// and name a host")]
pub struct NoAddress(String);

impl Request {
    /// A request to `base`, the address of a service, and `path` below it.
    pub fn new(method: Method, base: &str, path: &str) -> Result<Self, NoAddress> {
        let base = base.trim_end_matches('/');
        let text = format!("{base}{path}");
        let url = Url::parse(&text).map_err(|_| NoAddress(base.to_owned()))?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(NoAddress(base.to_owned()));
        }
        Ok(Self {
            method,
            url,
            reach: Reach::Configured,
            query: Vec::new(),
            headers: Vec::new(),
            form: Vec::new(),
            json: None,
            secret_query: Vec::new(),
            secret_headers: Vec::new(),
            secret_form: Vec::new(),
        })
    }

    /// A request for an address that came out of an answer, or from a member: never anything but a public one.
    pub fn foreign(url: &str) -> Result<Self, NoAddress> {
        let mut request = Self::new(Method::Get, url, "")?;
        request.reach = Reach::Public;
        Ok(request)
    }

    /// A parameter of the query.
    #[must_use]
    pub fn query(mut self, name: &str, value: impl ToString) -> Self {
        self.query.push((name.to_owned(), value.to_string()));
        self
    }

    /// A header; `name` in lower case.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// A field of a form, which becomes the body.
    #[must_use]
    pub fn form(mut self, name: &str, value: impl ToString) -> Self {
        self.form.push((name.to_owned(), value.to_string()));
        self
    }

    /// A JSON document as the body.
    #[must_use]
    pub fn json(mut self, body: &serde_json::Value) -> Self {
        self.json = Some(body.to_string().into_bytes());
        self
    }

    /// A credential as a parameter of the query.
    #[must_use]
    pub fn secret_query(mut self, name: &'static str, value: SecretString) -> Self {
        self.secret_query.push((name, value));
        self
    }

    /// A credential as a header; `name` in lower case.
    #[must_use]
    pub fn secret_header(mut self, name: &'static str, value: SecretString) -> Self {
        self.secret_headers.push((name, value));
        self
    }

    /// A credential as a field of the form.
    #[must_use]
    pub fn secret_form(mut self, name: &'static str, value: SecretString) -> Self {
        self.secret_form.push((name, value));
        self
    }

    /// The address with its query, without credentials.
    pub(crate) fn address(&self) -> Url {
        let mut url = self.url.clone();
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        url
    }

    /// The address as it is dialled.
    pub(crate) fn address_with_credentials(&self) -> Url {
        let mut url = self.address();
        for (name, value) in &self.secret_query {
            url.query_pairs_mut()
                .append_pair(name, value.expose_secret());
        }
        url
    }

    /// The body as it is sent, and its type.
    pub(crate) fn body_with_credentials(&self) -> Option<(&'static str, Vec<u8>)> {
        if let Some(json) = &self.json {
            return Some(("application/json", json.clone()));
        }
        if self.form.is_empty() && self.secret_form.is_empty() {
            return None;
        }
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(&self.form);
        for (name, value) in &self.secret_form {
            body.append_pair(name, value.expose_secret());
        }
        Some((
            "application/x-www-form-urlencoded",
            body.finish().into_bytes(),
        ))
    }

    /// Whether it may be sent twice without harm.
    pub(crate) const fn is_repeatable(&self) -> bool {
        matches!(self.method, Method::Get)
    }

    /// A text of the service without our credentials, should it repeat them, and not longer than people read.
    pub(crate) fn scrub(&self, text: &str) -> String {
        /// Longest message that is passed on.
        const LONGEST: usize = 300;
        let all = self
            .secret_query
            .iter()
            .chain(&self.secret_headers)
            .chain(&self.secret_form);
        let mut text = text.to_owned();
        for (_, secret) in all {
            let secret = secret.expose_secret();
            // Behind a word such as "Token", or as it stands.
            let bare = secret.rsplit(['=', ' ']).next().unwrap_or(secret);
            if bare.len() >= 4 {
                text = text.replace(bare, "…");
            }
        }
        match text.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text,
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("address", &self.address().as_str())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Request {
        Request::new(Method::Post, "https://api.example.org/2.0/", "/x")
            .unwrap()
            .query("q", "a b")
            .secret_query("api_key", "hunter2hunter2".into())
            .secret_header("authorization", "Token swordfish".into())
            .secret_form("sk", "opensesame".into())
    }

    #[test]
    fn credentials_are_sent_and_never_shown() {
        let request = request();
        assert_eq!(
            request.address_with_credentials().as_str(),
            "https://api.example.org/2.0/x?q=a+b&api_key=hunter2hunter2"
        );
        let (_, body) = request.body_with_credentials().unwrap();
        assert_eq!(body, b"sk=opensesame");
        let shown = format!("{request:?} {}", request.address());
        for secret in ["hunter2", "swordfish", "opensesame"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }

    #[test]
    fn a_service_that_repeats_credentials_is_not_quoted_with_them() {
        let said = "key hunter2hunter2 with token swordfish and opensesame is bad";
        assert_eq!(request().scrub(said), "key … with token … and … is bad");
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        for bad in ["ftp://example.org", "file:///etc/passwd", "nonsense", ""] {
            assert!(Request::new(Method::Get, bad, "/").is_err(), "{bad}");
        }
    }
}

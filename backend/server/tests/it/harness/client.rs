//! A client of the application: a browser with its cookie and CSRF token, or a program with its token.

use std::net::SocketAddr;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header,
};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// A client.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    address: SocketAddr,
    headers: HeaderMap,
}

impl Client {
    pub(super) fn new(router: Router, address: SocketAddr) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost:8000"));
        Self {
            router,
            address,
            headers,
        }
    }

    /// The same client with one more header, or another value for it.
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.headers
            .insert(HeaderName::from_static(name), value.parse().unwrap());
        self
    }

    /// The same client without a header.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    /// The same client with a token.
    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// Signs in; cookie and CSRF token are kept.
    pub(crate) async fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        let answer = self
            .post(
                "/api/v1/session",
                &json!({"name": name, "password": password}),
            )
            .await;
        self.keep_session(&answer);
        answer
    }

    /// Keeps the cookie and the CSRF token of an answer that begins a session.
    pub(crate) fn keep_session(&mut self, answer: &Answer) {
        if let Some(cookie) = answer.headers.get(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.headers.insert(header::COOKIE, pair.parse().unwrap());
        }
        if let Some(token) = answer.json()["csrf_token"].as_str() {
            self.headers.insert("x-csrf-token", token.parse().unwrap());
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send_json(Method::POST, path, body).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send_json(Method::PATCH, path, body).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, Body::empty()).await
    }

    pub(crate) async fn send_json(&self, method: Method, path: &str, body: &Value) -> Answer {
        let client = self.clone().header("content-type", "application/json");
        client
            .send(method, path, Body::from(body.to_string()))
            .await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: Body) -> Answer {
        Answer::of(self.open(method, path, body).await).await
    }

    /// The answer with its body still to come.
    pub(crate) async fn open(&self, method: Method, path: &str, body: Body) -> Response<Body> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .body(body)
            .unwrap();
        *request.headers_mut() = self.headers.clone();
        request.extensions_mut().insert(ConnectInfo(self.address));
        self.router.clone().oneshot(request).await.unwrap()
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    async fn of(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// The body as JSON; `null` where it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header as text; empty where it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    pub(crate) fn expect_status(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self.json()
    }

    /// Asserts a whole problem document of this code, and gives it.
    #[track_caller]
    pub(crate) fn expect_problem(&self, code: &str) -> Value {
        let document = self.json();
        assert_eq!(document["code"], code, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(document["type"], format!("urn:aime:problem:{code}"));
        assert_eq!(document["status"], self.status.as_u16());
        assert!(!document["title"].as_str().unwrap().is_empty());
        assert_eq!(document["request_id"], self.header("x-request-id"));
        assert_eq!(self.header("cache-control"), "no-store");
        document
    }
}

//! Every error answer: RFC 9457 problem documents from one table.
//!
//! [`kind`] holds the table, [`rejection`] turns what axum rejects into problems, [`errors`] errors of storage and services, [`page`] prints the table
//! as `docs/problems.md`, [`french`] has the French of what is written in English all over the place, [`document`] is the shape on the wire. Only this module knows status codes.

mod document;
mod errors;
mod french;
pub mod kind;
pub mod page;
mod rejection;

use std::borrow::Cow;
use std::error::Error;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

pub use document::{FieldError, ProblemDocument};
pub use kind::ProblemKind;
pub use rejection::{method_not_allowed, not_found, panicked};

use crate::edge::language::{self, Language};
use crate::edge::request_id;

/// The media type of problem documents.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// An error on its way to the client.
#[derive(Debug)]
pub struct Problem {
    kind: ProblemKind,
    detail: Option<Cow<'static, str>>,
    errors: Vec<FieldError>,
    retry_after_seconds: Option<u64>,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Problem {
    /// A problem without further words than its title.
    pub const fn new(kind: ProblemKind) -> Self {
        Self {
            kind,
            detail: None,
            errors: Vec::new(),
            retry_after_seconds: None,
            cause: None,
        }
    }

    /// A value of the request is not valid; `pointer` names it, for example `/password` or `/query/limit`.
    pub fn invalid(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::new(ProblemKind::ValidationFailed).with_error(pointer, detail)
    }

    /// A fault of ours. The cause is logged, never sent.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::new(ProblemKind::Internal).with_cause(cause)
    }

    /// Says what happened this time, for people. Never a secret, SQL or a path.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds a value that is not valid.
    #[must_use]
    pub fn with_error(mut self, pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        self.errors.push(FieldError {
            pointer: pointer.into(),
            detail: detail.into(),
        });
        self
    }

    /// Says when to try again.
    #[must_use]
    pub const fn with_retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// Keeps the error behind the problem for the log.
    #[must_use]
    pub fn with_cause(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Which problem it is.
    pub const fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// Writes a server fault to the log, once, with its chain of causes. The span carries the request id.
    fn log(&self) {
        if !self.kind.status().is_server_error() {
            return;
        }
        let mut chain = String::new();
        let mut next: Option<&(dyn Error + 'static)> = match &self.cause {
            Some(cause) => Some(&**cause),
            None => None,
        };
        while let Some(cause) = next {
            if !chain.is_empty() {
                chain.push_str(": ");
            }
            chain.push_str(&cause.to_string());
            next = cause.source();
        }
        tracing::error!(problem = self.kind.slug(), cause = chain, "request failed");
    }
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self::new(kind)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.log();
        let language = language::current();
        let (detail, errors) = match language {
            Language::English => (self.detail, self.errors),
            Language::French => french::told(self.detail, self.errors),
        };
        let mut response = (
            self.kind.status(),
            Json(ProblemDocument {
                kind: format!("urn:aime:problem:{}", self.kind.slug()),
                code: self.kind,
                title: self.kind.title_in(language),
                status: self.kind.status().as_u16(),
                detail,
                errors,
                retry_after_seconds: self.retry_after_seconds,
                request_id: request_id::current(),
            }),
        )
            .into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let tag = HeaderValue::from_static(language.tag());
        headers.insert(header::CONTENT_LANGUAGE, tag);
        if let Some(seconds) = self.retry_after_seconds {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if self.kind.status() == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

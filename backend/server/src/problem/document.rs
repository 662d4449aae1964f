//! A problem as it looks on the wire.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

use super::ProblemKind;

/// An error answer after RFC 9457, sent as `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// The problem as an address: `urn:aime:problem:` and the code.
    #[serde(rename = "type")]
    #[schema(example = "urn:aime:problem:not-found")]
    pub kind: String,
    /// The problem as a word; decide by this one.
    pub code: ProblemKind,
    /// One line that is the same for every occurrence, in the language that was accepted (English or French).
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time, in that language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Cow<'static, str>>,
    /// The values that are not valid, if that is the problem.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldError>,
    /// Seconds to wait before trying again, if that helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u64>,
    /// The request's id, also in the header `X-Request-Id` and in the server's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// A value of the request that is not valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Where it stands: a JSON pointer into the body, or `/query/…` or `/path/…` for a parameter.
    #[schema(example = "/password")]
    pub pointer: String,
    /// What is wrong with it.
    pub detail: String,
}

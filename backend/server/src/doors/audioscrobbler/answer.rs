//! Answers and refusals, in XML and in JSON.

use aime_services::accounts::AccountError;
use aime_storage::StorageError;
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::form::Form;
use super::xml::Element;

/// What an answer is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xml,
    Json,
}

impl Format {
    /// What a call asks for: XML unless it says JSON.
    pub(super) fn of(form: &Form) -> Self {
        match form.get("format") {
            Some(format) if format.eq_ignore_ascii_case("json") => Self::Json,
            _ => Self::Xml,
        }
    }
}

/// An answer in both forms: Last.fm's JSON does not follow from its XML by any one rule.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    pub(super) json: Value,
    /// The element within `<lfm>`, if any.
    pub(super) xml: Option<Element>,
}

impl Answer {
    /// It was done; there is nothing to say.
    pub(super) fn done() -> Self {
        Self {
            json: json!({}),
            xml: None,
        }
    }

    pub(super) fn into_response(self, format: Format) -> Response {
        match format {
            Format::Json => Json(self.json).into_response(),
            Format::Xml => envelope(
                StatusCode::OK,
                Element::new("lfm").with("status", "ok").children(self.xml),
            ),
        }
    }
}

fn envelope(status: StatusCode, lfm: Element) -> Response {
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    lfm.write(&mut text);
    text.push('\n');
    let content_type = [(header::CONTENT_TYPE, "text/xml; charset=utf-8")];
    (status, content_type, text).into_response()
}

/// Why a call is refused: Last.fm's codes and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    InvalidMethod,
    AuthenticationFailed,
    UnknownToken,
    MissingParameter,
    UserNotFound,
    PageOutOfBounds,
    Failed,
    InvalidSessionKey,
    InvalidSignature,
    TokenNotAuthorized,
    TokenExpired,
    Unavailable,
    LoginRequired,
    TooMany,
}

impl Fault {
    /// Code, HTTP status, words.
    const fn parts(self) -> (u16, u16, &'static str) {
        match self {
            Self::InvalidMethod => (
                3,
                400,
                "Invalid Method - No method with that name in this package",
            ),
            Self::AuthenticationFailed => (
                4,
                403,
                "Authentication Failed - You do not have permissions to access the service",
            ),
            Self::UnknownToken => (
                4,
                403,
                "Unauthorized Token - This token has not been issued",
            ),
            Self::MissingParameter => (
                6,
                400,
                "Invalid parameters - Your request is missing a required parameter",
            ),
            Self::UserNotFound => (6, 404, "User not found"),
            Self::PageOutOfBounds => (6, 400, "page param out of bounds (1-1000000)"),
            Self::Failed => (
                8,
                500,
                "Operation failed - Most likely the backend service failed. Please try again.",
            ),
            Self::InvalidSessionKey => (9, 403, "Invalid session key - Please re-authenticate"),
            Self::InvalidSignature => (13, 403, "Invalid method signature supplied"),
            Self::TokenNotAuthorized => (
                14,
                403,
                "Unauthorized Token - This token has not been authorized",
            ),
            Self::TokenExpired => (15, 403, "This token has expired"),
            Self::Unavailable => (
                16,
                503,
                "The service is temporarily unavailable, please try again.",
            ),
            Self::LoginRequired => (17, 403, "Login: User required to be logged in"),
            Self::TooMany => (
                29,
                429,
                "Rate Limit Exceded - Your IP has made too many requests in a short period",
            ),
        }
    }

    pub(super) fn into_response(self, format: Format) -> Response {
        let (code, status, text) = self.parts();
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match format {
            Format::Json => {
                (status, Json(json!({ "error": code, "message": text }))).into_response()
            }
            Format::Xml => envelope(
                status,
                Element::new("lfm")
                    .with("status", "failed")
                    .child(Element::of("error", text).with("code", code)),
            ),
        }
    }
}

impl From<StorageError> for Fault {
    fn from(error: StorageError) -> Self {
        tracing::error!(cause = %error, "an audioscrobbler call failed");
        if error.is_unavailable() {
            Self::Unavailable
        } else {
            Self::Failed
        }
    }
}

impl From<AccountError> for Fault {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::WrongCredentials => Self::AuthenticationFailed,
            AccountError::NotFound => Self::UnknownToken,
            AccountError::Throttled { .. } => Self::TooMany,
            AccountError::Storage(error) => error.into(),
            error => {
                tracing::error!(cause = %error, "an audioscrobbler call failed");
                Self::Failed
            }
        }
    }
}

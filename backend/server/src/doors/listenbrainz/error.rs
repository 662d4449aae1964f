//! Errors as ListenBrainz writes them: `{"code": 400, "error": "…"}`.

use aime_services::accounts::AccountError;
use aime_storage::StorageError;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LbError {
    code: u16,
    text: String,
}

impl LbError {
    /// An error of a status.
    pub(super) fn new(code: u16, text: impl Into<String>) -> Self {
        Self {
            code,
            text: text.into(),
        }
    }

    /// What was sent is wrong.
    pub(super) fn bad(text: impl Into<String>) -> Self {
        Self::new(400, text)
    }

    /// Nobody knows who asks.
    pub(super) fn unauthorized(text: impl Into<String>) -> Self {
        Self::new(401, text)
    }

    /// There is no such thing.
    pub(super) fn not_found(text: impl Into<String>) -> Self {
        Self::new(404, text)
    }

    /// What it says, for people.
    #[cfg(test)]
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

impl From<StorageError> for LbError {
    fn from(error: StorageError) -> Self {
        tracing::error!(cause = %error, "a listenbrainz request failed");
        if error.is_unavailable() {
            Self::new(503, "The database does not answer, please try again.")
        } else {
            Self::new(500, "Internal server error.")
        }
    }
}

impl From<AccountError> for LbError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Storage(error) => error.into(),
            error => {
                tracing::error!(cause = %error, "a listenbrainz request failed");
                Self::new(500, "Internal server error.")
            }
        }
    }
}

impl IntoResponse for LbError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = json!({ "code": self.code, "error": self.text });
        (status, Json(body)).into_response()
    }
}

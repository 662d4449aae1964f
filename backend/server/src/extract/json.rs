//! JSON bodies.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::pointer;
use crate::problem::{Problem, ProblemKind};

/// A JSON body, of a request or of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

impl<S, T> FromRequest<S> for Json<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(ProblemKind::UnsupportedMediaType)
                .with_detail("The body must be sent as application/json."));
        }
        let body = Bytes::from_request(request, state).await?;
        read(&body).map(Self)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// Whether the content type is `application/json` or `application/…+json`.
fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
    else {
        return false;
    };
    let essence = value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    essence
        .strip_prefix("application/")
        .is_some_and(|sub| sub == "json" || sub.ends_with("+json"))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let at = pointer("", error.path());
        refuse(&at, error.inner())
    })?;
    reader.end().map_err(|error| refuse("", &error))?;
    Ok(value)
}

fn refuse(at: &str, error: &serde_json::Error) -> Problem {
    match error.classify() {
        Category::Data => Problem::invalid(at, without_position(error)),
        Category::Syntax | Category::Eof | Category::Io => {
            Problem::new(ProblemKind::MalformedRequest)
                .with_detail(format!("The body is not JSON: {error}."))
        }
    }
}

/// The message without " at line 1 column 7", which the pointer says better.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[expect(dead_code, reason = "only read by serde")]
    struct Body {
        tags: Vec<u8>,
    }

    #[test]
    fn a_wrong_value_is_pointed_at() {
        let problem = read::<Body>(br#"{"tags": [1, "x"]}"#).unwrap_err();
        assert_eq!(problem.kind(), ProblemKind::ValidationFailed);
        assert!(format!("{problem:?}").contains("/tags/1"));
    }

    #[test]
    fn broken_json_and_trailing_words_are_malformed() {
        for body in [&b"{"[..], b"", b"{\"tags\": []} and more"] {
            assert_eq!(
                read::<Body>(body).unwrap_err().kind(),
                ProblemKind::MalformedRequest
            );
        }
    }
}

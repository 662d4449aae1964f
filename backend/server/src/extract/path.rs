//! Parameters in the path.

use axum::extract::FromRequestParts;
use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::problem::{Problem, ProblemKind};

/// The parameters of the path, for example the id of `/albums/{album_id}`.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        axum::extract::Path::<T>::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(value)| Self(value))
            .map_err(refuse)
    }
}

fn refuse(rejection: PathRejection) -> Problem {
    let PathRejection::FailedToDeserializePathParams(error) = rejection else {
        return Problem::internal(rejection);
    };
    match error.kind() {
        ErrorKind::ParseErrorAtKey {
            key,
            value,
            expected_type,
        } => Problem::invalid(
            format!("/path/{key}"),
            format!("{value:?} is not of type {expected_type}"),
        ),
        ErrorKind::DeserializeError { key, message, .. } => {
            Problem::invalid(format!("/path/{key}"), message.clone())
        }
        ErrorKind::ParseError {
            value,
            expected_type,
        } => Problem::invalid("/path", format!("{value:?} is not of type {expected_type}")),
        ErrorKind::InvalidUtf8InPathParam { key } => Problem::new(ProblemKind::MalformedRequest)
            .with_error(format!("/path/{key}"), "not valid UTF-8"),
        _ => Problem::invalid("/path", error.body_text()),
    }
}

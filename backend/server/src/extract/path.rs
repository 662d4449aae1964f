//! Parameters in the path.

use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, RawPathParams};
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
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(rejection) => {
                let params = RawPathParams::from_request_parts(parts, state).await;
                Err(refuse(rejection, params.ok().as_ref()))
            }
        }
    }
}

fn refuse(rejection: PathRejection, params: Option<&RawPathParams>) -> Problem {
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
        } => Problem::invalid(
            pointer_to(value, params),
            format!("{value:?} is not of type {expected_type}"),
        ),
        ErrorKind::InvalidUtf8InPathParam { key } => Problem::new(ProblemKind::MalformedRequest)
            .with_error(format!("/path/{key}"), "not valid UTF-8"),
        _ => Problem::invalid("/path", error.body_text()),
    }
}

/// The parameter that has this value: a handler that takes a bare value does not say its name.
fn pointer_to(value: &str, params: Option<&RawPathParams>) -> String {
    params
        .and_then(|params| params.iter().find(|(_, given)| *given == value))
        .map_or_else(
            || String::from("/path"),
            |(name, _)| format!("/path/{name}"),
        )
}

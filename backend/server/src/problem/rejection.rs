//! What the framework refuses by itself, as problems: unknown addresses and methods, unreadable bodies, panics.

use std::any::Any;

use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::http::{Method, Uri};
use axum::response::{IntoResponse, Response};

use super::{Problem, ProblemKind};

/// Fallback for addresses that nothing answers.
pub async fn not_found(uri: Uri) -> Problem {
    Problem::new(ProblemKind::NotFound).with_detail(format!("Nothing answers at {}.", uri.path()))
}

/// Fallback for methods that an address does not answer.
pub async fn method_not_allowed(method: Method, uri: Uri) -> Problem {
    Problem::new(ProblemKind::MethodNotAllowed)
        .with_detail(format!("{} does not answer {method}.", uri.path()))
}

/// The answer to a request whose handler panicked.
pub fn panicked(payload: Box<dyn Any + Send + 'static>) -> Response {
    let words = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("panic without words");
    Problem::internal(format!("panic: {words}")).into_response()
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        match rejection {
            BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
                Self::new(ProblemKind::BodyTooLarge).with_detail("A JSON body may have 1 MiB.")
            }
            other => Self::new(ProblemKind::MalformedRequest)
                .with_detail("The body broke off.")
                .with_cause(other),
        }
    }
}

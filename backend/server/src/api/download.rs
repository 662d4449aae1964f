//! Answers that are files, written while they are read from the ledger.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::Stream;

/// A file of a name and a type, in pieces as they come.
pub fn file<T, E>(
    name: &str,
    content_type: &'static str,
    pieces: impl Stream<Item = Result<T, E>> + Send + 'static,
) -> Response
where
    T: Into<axum::body::Bytes> + Send + 'static,
    E: Into<axum::BoxError> + Send + 'static,
{
    let headers = [
        (header::CONTENT_TYPE, content_type.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

/// A line of CSV after RFC 4180: values are quoted where they must be.
pub fn csv_line<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (n, value) in values.into_iter().enumerate() {
        if n > 0 {
            line.push(',');
        }
        if value.contains([',', '"', '\r', '\n']) || value.trim() != value {
            line.push('"');
            line.push_str(&value.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(value);
        }
    }
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_where_they_must_be() {
        assert_eq!(
            csv_line(["7\", EP", "", "plain", " edge"]),
            "\"7\"\", EP\",,plain,\" edge\"\r\n"
        );
    }
}

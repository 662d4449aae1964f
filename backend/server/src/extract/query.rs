//! Parameters in the query string.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_urlencoded::Deserializer;

use super::pointer;
use crate::problem::Problem;

/// The parameters of the query string. One without a value (`?search=`) counts as absent.
///
/// Several may be extracted in one handler, so that shared parameters (paging) live in a type of their own;
/// do not `#[serde(flatten)]`, which loses number types in this format.
#[derive(Debug, Clone, Copy, Default)]
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        read(parts.uri.query().unwrap_or_default()).map(Self)
    }
}

fn read<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let given: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            pair.split_once('=')
                .is_some_and(|(_, value)| !value.is_empty())
        })
        .collect();
    let joined = given.join("&");
    let pairs = form_urlencoded::parse(joined.as_bytes());
    serde_path_to_error::deserialize(Deserializer::new(pairs)).map_err(|error| {
        let message = error.inner().to_string();
        Problem::invalid(pointer("/query", error.path()), message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Params {
        page: Option<u32>,
        search: Option<String>,
    }

    #[test]
    fn empty_and_unknown_parameters_are_ignored() {
        let params: Params = read("search=&page=2&colour=red&flag").unwrap();
        assert_eq!(
            params,
            Params {
                page: Some(2),
                search: None
            }
        );
    }

    #[test]
    fn values_are_decoded() {
        let params: Params = read("search=Sigur+R%C3%B3s").unwrap();
        assert_eq!(params.search.as_deref(), Some("Sigur Rós"));
    }

    #[test]
    fn a_wrong_value_is_pointed_at() {
        let problem = read::<Params>("page=two").unwrap_err();
        assert!(format!("{problem:?}").contains("/query/page"));
    }
}

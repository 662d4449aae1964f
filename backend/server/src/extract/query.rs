//! Parameters in the query string.

use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Deserialize;
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
    let pairs = gathered(&given.join("&"));
    let pairs = form_urlencoded::parse(pairs.as_bytes());
    serde_path_to_error::deserialize(Deserializer::new(pairs)).map_err(|error| {
        let message = error.inner().to_string();
        Problem::invalid(pointer("/query", error.path()), message)
    })
}

/// Stands between the values of a repeated parameter; nobody types it.
const BETWEEN: char = '\u{1f}';

/// The same parameters, each once, with all its values.
fn gathered(query: &str) -> String {
    let mut values: Vec<(String, String)> = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match values.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => {
                all.push(BETWEEN);
                all.push_str(&value);
            }
            None => values.push((name.into_owned(), value.into_owned())),
        }
    }
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(values)
        .finish()
}

/// The values of a parameter that may be repeated: `?genre=Jazz&genre=Soul`. Empty when it is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T> Deserialize<'de> for Many<T>
where
    T: FromStr,
    T::Err: std::fmt::Display,
{
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let all = String::deserialize(from)?;
        let values = all.split(BETWEEN).map(str::parse);
        let values: Result<_, _> = values.collect();
        values.map(Self).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Params {
        page: Option<u32>,
        search: Option<String>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Several {
        #[serde(default)]
        genre: Many<String>,
        #[serde(default)]
        decade: Many<i32>,
    }

    #[test]
    fn a_repeated_parameter_has_all_its_values() {
        let several: Several = read("genre=Jazz&decade=1970&genre=Drum+%26+Bass").unwrap();
        assert_eq!(several.genre.0, ["Jazz", "Drum & Bass"]);
        assert_eq!(several.decade.0, [1970]);
        assert_eq!(read::<Several>("").unwrap().genre, Many::default());
        assert!(read::<Several>("decade=1970&decade=x").is_err());
        assert!(read::<Params>("page=1&page=2").is_err());
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

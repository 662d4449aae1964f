//! The language that a client reads, from `Accept-Language`: what problems are told in (RFC 9457 §3.1.3 leaves that to
//! content negotiation).

use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;

/// A language that problems are told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// What everything is written in, and what is told to whoever reads neither.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// Its tag (RFC 5646).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language of a tag such as `fr-CH`, in any case.
    fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next()?.trim().to_ascii_lowercase();
        [Self::English, Self::French]
            .into_iter()
            .find(|known| known.tag() == primary)
    }

    /// What a client likes best of what there is; the first of those it likes the same.
    fn preferred(headers: &HeaderMap) -> Self {
        let mut best = (Self::default(), 0.0);
        let values = headers.get_all(header::ACCEPT_LANGUAGE).iter();
        for range in values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|list| list.split(','))
        {
            let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let weight = weight.trim().strip_prefix("q=");
            let weight: f32 = weight.and_then(|q| q.parse().ok()).unwrap_or(0.0);
            let Some(language) = Self::of_tag(tag) else {
                continue;
            };
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }
}

tokio::task_local! {
    static CURRENT: Language;
}

/// The language of the request being answered; English outside of one.
pub fn current() -> Language {
    CURRENT.try_with(|language| *language).unwrap_or_default()
}

/// Remembers the language while the request is answered.
pub async fn choose(request: Request, next: Next) -> Response {
    let language = Language::preferred(request.headers());
    CURRENT.scope(language, next.run(request)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::nothing("", Language::English)]
    #[case::one("fr", Language::French)]
    #[case::regional("fr-CH, fr;q=0.9, en;q=0.8", Language::French)]
    #[case::first_of_equals("en-GB,fr", Language::English)]
    #[case::weights_decide("en;q=0.2, FR;q=0.7", Language::French)]
    #[case::refused("fr;q=0", Language::English)]
    #[case::others_are_passed_over("de, rm;q=0.9, fr;q=0.1", Language::French)]
    #[case::unknown_only("de, *;q=0.5", Language::English)]
    #[case::nonsense(";;q=x,fr;level=1", Language::English)]
    fn the_best_language_wins(#[case] accepted: &str, #[case] language: Language) {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, accepted.parse().unwrap());
        assert_eq!(Language::preferred(&headers), language);
    }
}

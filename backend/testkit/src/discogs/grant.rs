//! OAuth 1.0a from the other side. Everybody who is sent to the site agrees at once.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU64;
use std::sync::{Arc, Mutex, PoisonError};

use oauth1_request::signature_method::HmacSha1;
use oauth1_request::{Builder, Credentials, ParameterList};

use crate::web::{Reply, Request};

/// The key of the one install that the simulator knows.
pub const CONSUMER_KEY: &str = "simulatedConsumer";
/// What it signs with.
pub const CONSUMER_SECRET: &str = "simulatedConsumerSecret";

const SECRET_OF_REQUEST: &str = "secretOfRequest";
const SECRET_OF_ACCESS: &str = "secretOfAccess";
const VERIFIER: &str = "agreed";

#[derive(Debug, Default)]
struct Known {
    /// Callbacks of permissions that were asked for, by token.
    asked: HashMap<String, String>,
    /// Permissions that their owner gave.
    agreed: HashSet<String>,
    /// Tokens that let in.
    granted: HashSet<String>,
    /// Words that were used.
    used: HashSet<String>,
}

/// Who was let in.
#[derive(Debug, Clone, Default)]
pub(super) struct Grants(Arc<Mutex<Known>>);

impl Grants {
    /// The answer to a step of the way to access; none to anything else.
    pub(super) fn answer(&self, request: &Request) -> Option<Reply> {
        let header = request.headers.get("authorization");
        let header = header.map(String::as_str).unwrap_or_default();
        match request.path.as_str() {
            "/oauth/request_token" => Some(self.ask(request, header)),
            "/oauth/authorize" => Some(self.agree(request)),
            "/oauth/access_token" => Some(self.complete(request, header)),
            _ => None,
        }
    }

    /// Whether a request is signed for a token that lets in.
    pub(super) fn is_signed(&self, request: &Request, header: &str) -> bool {
        let parts = parts(header);
        let granted = parts
            .get("oauth_token")
            .is_some_and(|token| self.known(|known| known.granted.contains(token)));
        granted && self.holds(request, &parts, SECRET_OF_ACCESS)
    }

    fn ask(&self, request: &Request, header: &str) -> Reply {
        let parts = parts(header);
        let Some(callback) = parts.get("oauth_callback") else {
            return Reply::text(400, "text/plain", "A callback is needed.");
        };
        if !self.holds(request, &parts, "") {
            return Reply::text(401, "text/plain", "Invalid consumer.");
        }
        let token = self.known(|known| {
            let token = format!("asked{}", known.asked.len());
            known.asked.insert(token.clone(), callback.clone());
            token
        });
        form(&[
            ("oauth_token", &token),
            ("oauth_token_secret", SECRET_OF_REQUEST),
            ("oauth_callback_confirmed", "true"),
        ])
    }

    fn agree(&self, request: &Request) -> Reply {
        let token = request.param("oauth_token").unwrap_or_default();
        let callback = self.known(|known| {
            known.agreed.insert(token.clone());
            known.asked.get(&token).cloned()
        });
        let Some(callback) = callback else {
            return Reply::text(404, "text/html", "<!DOCTYPE html>No such request");
        };
        let join = if callback.contains('?') { '&' } else { '?' };
        let back = format!("{callback}{join}oauth_token={token}&oauth_verifier={VERIFIER}");
        Reply::text(302, "text/html", "").with("location", &back)
    }

    fn complete(&self, request: &Request, header: &str) -> Reply {
        let parts = parts(header);
        let token = parts.get("oauth_token").cloned().unwrap_or_default();
        let agreed = self.known(|known| known.agreed.remove(&token));
        let verified = parts.get("oauth_verifier").is_some_and(|it| it == VERIFIER);
        if !agreed || !verified || !self.holds(request, &parts, SECRET_OF_REQUEST) {
            return Reply::text(401, "text/plain", "Invalid request token.");
        }
        let access = format!("access-{token}");
        self.known(|known| known.granted.insert(access.clone()));
        form(&[
            ("oauth_token", &access),
            ("oauth_token_secret", SECRET_OF_ACCESS),
        ])
    }

    /// Whether the signature is right and its word was never used.
    fn holds(&self, request: &Request, parts: &HashMap<String, String>, secret: &str) -> bool {
        let part = |name: &str| parts.get(name).map(String::as_str).unwrap_or_default();
        let host = request.headers.get("host").map_or("", String::as_str);
        let moment = part("oauth_timestamp").parse().unwrap_or(0);
        let mut builder = Builder::<_, _, &str>::new(
            Credentials::new(CONSUMER_KEY, CONSUMER_SECRET),
            HmacSha1::new(),
        );
        builder
            .nonce(part("oauth_nonce"))
            .timestamp(NonZeroU64::new(moment))
            .version(parts.contains_key("oauth_version"))
            .callback(parts.get("oauth_callback").map(String::as_str))
            .verifier(parts.get("oauth_verifier").map(String::as_str));
        if parts.contains_key("oauth_token") {
            builder.token(Credentials::new(part("oauth_token"), secret));
        }
        let query = request.query.iter();
        let query = ParameterList::new(
            query
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect::<Vec<_>>(),
        );
        let address = format!("http://{host}{}", request.path);
        let due = builder.authorize(&request.method, address, &query);
        let due = self::parts(&due);
        let is_new = self.known(|known| known.used.insert(part("oauth_nonce").to_owned()));
        part("oauth_consumer_key") == CONSUMER_KEY
            && is_new
            && due.get("oauth_signature").map(String::as_str) == Some(part("oauth_signature"))
    }

    fn known<T>(&self, change: impl FnOnce(&mut Known) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The parts of a header `OAuth a="1",b="2"`, decoded.
fn parts(header: &str) -> HashMap<String, String> {
    let Some(list) = header.strip_prefix("OAuth ") else {
        return HashMap::new();
    };
    list.split(',')
        .filter_map(|part| part.trim().split_once('='))
        .map(|(name, value)| {
            let encoded = format!("v={}", value.trim_matches('"'));
            let decoded = form_urlencoded::parse(encoded.as_bytes());
            let value = decoded.map(|(_, value)| value.into_owned()).next();
            (name.to_owned(), value.unwrap_or_default())
        })
        .collect()
}

fn form(pairs: &[(&str, &str)]) -> Reply {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    Reply::text(200, "application/x-www-form-urlencoded", &body)
}

//! OAuth 1.0a: how requests are signed for somebody who let us in at Discogs' own site.

use std::num::NonZeroU64;
use std::sync::{Arc, Mutex, PoisonError};

use aime_domain::clock::Clock;
use oauth1_request::signature_method::HmacSha1;
use oauth1_request::{Builder, Credentials, ParameterList};
use rand::RngExt as _;
use rand::distr::Alphanumeric;
use rand::rngs::StdRng;
use secrecy::{ExposeSecret as _, SecretString};

/// This install as Discogs knows it (https://www.discogs.com/settings/developers).
#[derive(Debug, Clone)]
pub struct Consumer {
    /// Its key; empty where the install is not known there.
    pub key: String,
    /// What it signs with.
    pub secret: SecretString,
}

impl Consumer {
    /// Whether Discogs knows this install.
    pub fn is_known(&self) -> bool {
        !self.key.is_empty() && !self.secret.expose_secret().is_empty()
    }
}

/// Signs requests: each has a moment and a word that is used once.
#[derive(Debug, Clone)]
pub struct Signer {
    consumer: Consumer,
    clock: Arc<dyn Clock>,
    chance: Arc<Mutex<StdRng>>,
}

/// What is signed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signed<'a> {
    /// `GET` or `POST`.
    pub(super) post: bool,
    /// Address without its query.
    pub(super) address: &'a str,
    /// Parameters of the query.
    pub(super) query: &'a [(&'a str, String)],
    /// Token and secret, once there are some.
    pub(super) token: Option<(&'a str, &'a SecretString)>,
    /// Where the owner is sent after granting access.
    pub(super) callback: Option<&'a str>,
    /// What the owner brought back.
    pub(super) verifier: Option<&'a str>,
}

impl Signer {
    /// Signs for `consumer`.
    pub fn new(consumer: Consumer, clock: Arc<dyn Clock>, chance: StdRng) -> Self {
        Self {
            consumer,
            clock,
            chance: Arc::new(Mutex::new(chance)),
        }
    }

    /// Whether Discogs knows this install.
    pub(super) fn is_known(&self) -> bool {
        self.consumer.is_known()
    }

    /// The header `Authorization` of a request.
    pub(super) fn header(&self, signed: Signed<'_>) -> SecretString {
        /// Long enough that no two of a second are the same.
        const NONCE: usize = 24;
        let nonce: String = {
            let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
            (&mut *chance)
                .sample_iter(Alphanumeric)
                .take(NONCE)
                .map(char::from)
                .collect()
        };
        let moment = self.clock.now().unsigned_abs();
        header(&self.consumer, signed, &nonce, moment).into()
    }
}

fn header(consumer: &Consumer, signed: Signed<'_>, nonce: &str, moment: u64) -> String {
    let client = Credentials::new(consumer.key.as_str(), consumer.secret.expose_secret());
    let mut builder = Builder::<_, _, &str>::new(client, HmacSha1::new());
    builder
        .nonce(nonce)
        .timestamp(NonZeroU64::new(moment))
        .version(true)
        .callback(signed.callback)
        .verifier(signed.verifier)
        .token(
            signed
                .token
                .map(|(token, secret)| Credentials::new(token, secret.expose_secret())),
        );
    let query: Vec<(&str, &str)> = signed
        .query
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let query = ParameterList::new(query);
    if signed.post {
        builder.post(signed.address, &query)
    } else {
        builder.get(signed.address, &query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// OAuth Core 1.0, appendix A.5.
    #[test]
    fn the_signature_is_that_of_the_published_example() {
        let consumer = Consumer {
            key: "dpf43f3p2l4k3l03".into(),
            secret: "kd94hf93k423kf44".into(),
        };
        let secret = "pfkkdhi9sl3r4s00".into();
        let signed = Signed {
            address: "http://photos.example.net/photos",
            query: &[("file", "vacation.jpg".into()), ("size", "original".into())],
            token: Some(("nnch734d00sl2jdk", &secret)),
            ..Signed::default()
        };
        let header = header(&consumer, signed, "kllo9940pd9333jh", 1_191_242_096);
        assert!(header.starts_with("OAuth "), "{header}");
        for part in [
            r#"oauth_signature="tR3%2BTy81lMeYAr%2FFid0kMTYa%2FWM%3D""#,
            r#"oauth_consumer_key="dpf43f3p2l4k3l03""#,
            r#"oauth_token="nnch734d00sl2jdk""#,
            r#"oauth_signature_method="HMAC-SHA1""#,
        ] {
            assert!(header.contains(part), "{header}");
        }
        assert!(
            !header.contains("vacation"),
            "the query stands in the address"
        );
    }
}

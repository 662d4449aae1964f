//! Discogs' API: whose account it is, what they own and wish for, and how they let us in.

use std::fmt::Write as _;

use aime_gateway::{Gateway, Method, Request, Urgency};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

use super::manners::{GRANTING, MANNERS};
use super::oauth::{Signed, Signer};
use super::wire;
use crate::capability::{
    Access, Asked, CollectionSync, Collector, Delegation, List, Listing, Words, Worth,
};
use crate::error::ProviderError;

/// Items on a page: the most there can be.
const PAGE: u32 = 100;

/// A client of Discogs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Discogs {
    gateway: Gateway,
    base: String,
    site: String,
    signer: Signer,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) path: &'a str,
    pub(super) query: &'a [(&'a str, String)],
    pub(super) urgency: Urgency,
}

impl Discogs {
    /// A client that asks at `base`, as a rule `https://api.discogs.com`, and sends people to `site`, as a rule
    /// `https://www.discogs.com`.
    pub fn new(gateway: Gateway, base: &str, site: &str, signer: Signer) -> Self {
        Self {
            gateway,
            base: base.trim_end_matches('/').to_owned(),
            site: site.trim_end_matches('/').to_owned(),
            signer,
        }
    }

    pub(super) const fn gateway(&self) -> &Gateway {
        &self.gateway
    }

    async fn get(&self, access: &Access, question: Question<'_>) -> Result<Value, ProviderError> {
        let request = self.signed(access, question)?;
        let call = self
            .gateway
            .call(&MANNERS, &request, question.urgency, None);
        serde_json::from_slice(&call.await?.body)
            .map_err(|_| wire::malformed("its answer is damaged"))
    }

    /// A question as somebody who is let in.
    pub(super) fn signed(
        &self,
        access: &Access,
        question: Question<'_>,
    ) -> Result<Request, ProviderError> {
        let Question { path, query, .. } = question;
        let authorization: SecretString = match access {
            Access::Token(token) => format!("Discogs token={}", token.expose_secret()).into(),
            Access::Delegated { token, secret } => self.signer.header(Signed {
                address: &format!("{}{path}", self.base),
                query,
                token: Some((token.expose_secret(), secret)),
                ..Signed::default()
            }),
        };
        let request = self.request(Method::Get, path)?;
        let request = query
            .iter()
            .fold(request, |request, (name, value)| request.query(name, value));
        Ok(request.secret_header("authorization", authorization))
    }

    fn request(&self, method: Method, path: &str) -> Result<Request, ProviderError> {
        Request::new(method, &self.base, path)
            .map_err(|error| ProviderError::Rejected(error.to_string()))
    }

    /// One step of the way to access: a form that is answered with a form.
    async fn grant(
        &self,
        method: Method,
        path: &str,
        signed: Signed<'_>,
    ) -> Result<(String, SecretString), ProviderError> {
        let authorization = self.signer.header(Signed {
            post: method == Method::Post,
            address: &format!("{}{path}", self.base),
            ..signed
        });
        let request = self
            .request(method, path)?
            .secret_header("authorization", authorization);
        let answer = self
            .gateway
            .call(&GRANTING, &request, Urgency::Interactive, None)
            .await?;
        let mut token = None;
        let mut secret = None;
        for (name, value) in form_urlencoded::parse(&answer.body) {
            match name.as_ref() {
                "oauth_token" => token = Some(value.into_owned()),
                "oauth_token_secret" => secret = Some(SecretString::from(value.into_owned())),
                _ => {}
            }
        }
        token
            .filter(|token| !token.is_empty())
            .zip(secret)
            .ok_or_else(|| wire::malformed("it granted nothing"))
    }
}

#[async_trait::async_trait]
impl CollectionSync for Discogs {
    async fn account_name(&self, access: &Access) -> Result<String, ProviderError> {
        let question = Question {
            path: "/oauth/identity",
            query: &[],
            urgency: Urgency::Interactive,
        };
        wire::user_name(&self.get(access, question).await?)
    }

    async fn words(&self, collector: &Collector) -> Result<Words, ProviderError> {
        let user = segment(&collector.name);
        let question = |path| Question {
            path,
            query: &[],
            urgency: Urgency::Batch,
        };
        let path = format!("/users/{user}/collection/folders");
        let (folders, owned) = wire::folders(&self.get(&collector.access, question(&path)).await?)?;
        let path = format!("/users/{user}/collection/fields");
        let fields = wire::fields(&self.get(&collector.access, question(&path)).await?)?;
        Ok(Words {
            folders,
            fields,
            owned,
        })
    }

    async fn page(
        &self,
        collector: &Collector,
        list: List,
        words: &Words,
        page: u32,
    ) -> Result<Listing, ProviderError> {
        let user = segment(&collector.name);
        let path = match list {
            List::Collection => format!("/users/{user}/collection/folders/0/releases"),
            List::Wantlist => format!("/users/{user}/wants"),
        };
        let question = Question {
            path: &path,
            // What is added while pages are read comes last.
            query: &[
                ("sort", "added".to_owned()),
                ("sort_order", "asc".to_owned()),
                ("page", page.to_string()),
                ("per_page", PAGE.to_string()),
            ],
            urgency: Urgency::Batch,
        };
        wire::listing(&self.get(&collector.access, question).await?, list, words)
    }

    async fn worth(&self, collector: &Collector) -> Result<Option<Worth>, ProviderError> {
        let path = format!("/users/{}/collection/value", segment(&collector.name));
        let question = Question {
            path: &path,
            query: &[],
            urgency: Urgency::Batch,
        };
        Ok(wire::worth(&self.get(&collector.access, question).await?))
    }
}

#[async_trait::async_trait]
impl Delegation for Discogs {
    fn is_offered(&self) -> bool {
        self.signer.is_known()
    }

    async fn ask(&self, callback: &str) -> Result<Asked, ProviderError> {
        let signed = Signed {
            callback: Some(callback),
            ..Signed::default()
        };
        let (token, secret) = self
            .grant(Method::Get, "/oauth/request_token", signed)
            .await?;
        Ok(Asked {
            address: format!(
                "{}/oauth/authorize?oauth_token={}",
                self.site,
                segment(&token)
            ),
            token,
            secret,
        })
    }

    async fn complete(
        &self,
        token: &str,
        secret: &SecretString,
        verifier: &str,
    ) -> Result<Access, ProviderError> {
        let signed = Signed {
            token: Some((token, secret)),
            verifier: Some(verifier),
            ..Signed::default()
        };
        let (token, secret) = self
            .grant(Method::Post, "/oauth/access_token", signed)
            .await?;
        Ok(Access::Delegated {
            token: token.into(),
            secret,
        })
    }
}

/// A name as a part of a path, or of a query.
fn segment(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leads_elsewhere() {
        assert_eq!(segment("zoe.b-1"), "zoe.b-1");
        assert_eq!(segment("../x?y#z"), "..%2Fx%3Fy%23z");
    }
}

//! Calls and their signature.

use aime_gateway::Request;
use md5::{Digest as _, Md5};
use secrecy::{ExposeSecret as _, SecretString};

use crate::capability::Session;

/// A call, before it is sent.
#[derive(Clone)]
pub(super) struct Call<'a> {
    open: Vec<(&'static str, &'a str)>,
    secret: Vec<(&'static str, SecretString)>,
}

impl<'a> Call<'a> {
    /// A call of a method with our key.
    pub(super) fn new(method: &'static str, key: &SecretString) -> Self {
        Self {
            open: vec![("method", method)],
            secret: vec![("api_key", key.clone())],
        }
    }

    /// The same with a parameter.
    pub(super) fn with(mut self, name: &'static str, value: &'a str) -> Self {
        self.open.push((name, value));
        self
    }

    /// The same with a parameter that nobody may see.
    pub(super) fn with_secret(mut self, name: &'static str, value: &SecretString) -> Self {
        self.secret.push((name, value.clone()));
        self
    }

    /// The same, signed. Everything but `format` goes into the signature: sorted by name in bytes, name and value
    /// without anything between, the secret at the end.
    pub(super) fn signed(mut self, secret: &SecretString) -> Self {
        let mut parameters: Vec<(&str, &str)> = self.open.clone();
        parameters.extend(
            self.secret
                .iter()
                .map(|(name, value)| (*name, value.expose_secret())),
        );
        parameters.sort_unstable();
        let mut hash = Md5::new();
        for (name, value) in parameters {
            hash.update(name);
            hash.update(value);
        }
        hash.update(secret.expose_secret());
        let signature: String = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .concat();
        self.secret.push(("api_sig", signature.into()));
        self
    }

    /// The same in the name of whoever let us in.
    pub(super) fn signed_in(self, session: &Session) -> Self {
        self.with_secret("sk", &session.key).signed(&session.secret)
    }

    /// Puts it on a request: into its body, or its address.
    pub(super) fn onto(self, request: Request, in_body: bool) -> Request {
        let open = self.open.into_iter().chain([("format", "json")]);
        if in_body {
            let request = open.fold(request, |request, (name, value)| request.form(name, value));
            return self
                .secret
                .into_iter()
                .fold(request, |request, (name, value)| {
                    request.secret_form(name, value)
                });
        }
        let request = open.fold(request, |request, (name, value)| request.query(name, value));
        self.secret
            .into_iter()
            .fold(request, |request, (name, value)| {
                request.secret_query(name, value)
            })
    }
}

/// The page at `base` where an owner lets us in.
pub(super) fn allow_url(base: &str, key: &str, token: &str) -> String {
    let sign = if base.contains('?') { '&' } else { '?' };
    format!("{base}{sign}api_key={key}&token={token}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_md5_over_sorted_parameters_and_the_secret() {
        // md5("api_keykeymethodauth.getSessiontokentokensecret")
        let call = Call::new("auth.getSession", &"key".into())
            .with_secret("token", &"token".into())
            .signed(&"secret".into());
        let (name, signature) = call.secret.last().unwrap();
        assert_eq!(*name, "api_sig");
        assert_eq!(
            signature.expose_secret(),
            "9ac306496295a8866c4a8673395540eb"
        );
    }

    #[test]
    fn people_are_sent_to_the_page_with_key_and_token() {
        assert_eq!(
            allow_url("https://www.last.fm/api/auth/", "k", "t"),
            "https://www.last.fm/api/auth/?api_key=k&token=t"
        );
    }
}

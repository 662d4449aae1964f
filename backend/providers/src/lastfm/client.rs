//! Last.fm's API, as far as it is needed to read what somebody heard and loves, and to love songs for them.

use aime_gateway::{
    Answer, Counted, Gateway, Limits, Method, Rate, Request, Upstream, Urgency, Verdict,
};
use secrecy::{ExposeSecret as _, SecretString};

use super::sign::{self, Call};
use super::{map, wire};
use crate::capability::{
    Account, AppKey, ListenPull, LoveSync, LovedSong, LovedSongs, Plays, SignIn, SignedIn, Span,
};
use crate::error::ProviderError;

/// Plays on a page: the largest number that is documented.
const PAGE: u32 = 200;

/// Not more than five requests a second averaged over five minutes and one address, says the documentation.
static MANNERS: Upstream = Upstream {
    name: "lastfm",
    rate: Rate {
        interval_ms: 250,
        burst: 8,
    },
    concurrency: 4,
    limits: Limits::JSON,
    counted: Counted::ByAddress,
    verdict,
    spent: Upstream::never_spent,
};

/// A client of Last.fm. Cheap to clone.
#[derive(Debug, Clone)]
pub struct LastFm {
    gateway: Gateway,
    base: String,
    auth: String,
}

impl LastFm {
    /// A client that asks at `base`, as a rule `https://ws.audioscrobbler.com/2.0/`, and sends people who are to let us
    /// in to `auth`, as a rule `https://www.last.fm/api/auth/`.
    pub fn new(gateway: Gateway, base: &str, auth: &str) -> Self {
        Self {
            gateway,
            base: base.to_owned(),
            auth: auth.to_owned(),
        }
    }

    /// Reads something of an account. What is private is read in its owner's name, where they let us in; a session that
    /// is good no longer does not keep us from what is public.
    async fn read(
        &self,
        account: &Account,
        method: &'static str,
        parameters: &[(&'static str, String)],
        urgency: Urgency,
    ) -> Result<serde_json::Value, ProviderError> {
        let mut call = Call::new(method, &account.key).with("user", &account.name);
        for (name, value) in parameters {
            call = call.with(name, value);
        }
        let Some(session) = &account.session else {
            return self.send(call, Method::Get, urgency).await;
        };
        let signed = call.clone().signed_in(session);
        match self.send(signed, Method::Get, urgency).await {
            Err(ProviderError::NotAuthorized(_)) => self.send(call, Method::Get, urgency).await,
            answered => answered,
        }
    }

    async fn send(
        &self,
        call: Call<'_>,
        method: Method,
        urgency: Urgency,
    ) -> Result<serde_json::Value, ProviderError> {
        let request = Request::new(method, &self.base, "/")
            .map_err(|error| ProviderError::Rejected(error.to_string()))?;
        let request = call.onto(request, method == Method::Post);
        let answer = self.gateway.call(&MANNERS, &request, urgency, None).await?;
        serde_json::from_slice(&answer.body)
            .map_err(|_| ProviderError::Malformed("its answer is damaged".into()))
    }
}

#[async_trait::async_trait]
impl SignIn for LastFm {
    async fn token(&self, app: &AppKey) -> Result<SecretString, ProviderError> {
        let call = Call::new("auth.getToken", &app.key).signed(&app.secret);
        let body = self.send(call, Method::Get, Urgency::Interactive).await?;
        wire::token(&body)
    }

    fn allow_url(&self, app: &AppKey, token: &SecretString) -> String {
        // It is for the owner's own browser, which is where the key is known anyway.
        sign::allow_url(&self.auth, app.key.expose_secret(), token.expose_secret())
    }

    async fn session(&self, app: &AppKey, token: &SecretString) -> Result<SignedIn, ProviderError> {
        let call = Call::new("auth.getSession", &app.key)
            .with_secret("token", token)
            .signed(&app.secret);
        let body = self.send(call, Method::Get, Urgency::Interactive).await?;
        wire::session(&body)
    }
}

#[async_trait::async_trait]
impl LoveSync for LastFm {
    async fn loved(
        &self,
        account: &Account,
        page: u32,
        urgency: Urgency,
    ) -> Result<LovedSongs, ProviderError> {
        let parameters = [("page", page.to_string()), ("limit", PAGE.to_string())];
        let body = self
            .read(account, "user.getLovedTracks", &parameters, urgency)
            .await?;
        map::loved(&wire::loved_tracks(&body)?, &account.name)
    }

    async fn set_loved(
        &self,
        account: &Account,
        song: &LovedSong,
        is_loved: bool,
    ) -> Result<(), ProviderError> {
        let Some(session) = &account.session else {
            return Err(ProviderError::NotAuthorized(
                "its owner has not let AIME in".into(),
            ));
        };
        let method = if is_loved {
            "track.love"
        } else {
            "track.unlove"
        };
        let call = Call::new(method, &account.key)
            .with("artist", &song.artist)
            .with("track", &song.title)
            .signed_in(session);
        self.send(call, Method::Post, Urgency::Soon).await?;
        Ok(())
    }
}

#[async_trait::async_trait]
impl ListenPull for LastFm {
    async fn plays(
        &self,
        account: &Account,
        span: Span,
        page: u32,
        urgency: Urgency,
    ) -> Result<Plays, ProviderError> {
        let query = [
            ("from", span.from.to_string()),
            ("to", span.to.to_string()),
            ("page", page.to_string()),
            ("limit", PAGE.to_string()),
        ];
        let body = self
            .read(account, "user.getRecentTracks", &query, urgency)
            .await?;
        map::plays(&wire::recent_tracks(&body)?, &account.name)
    }

    async fn account_name(&self, account: &Account) -> Result<String, ProviderError> {
        let body = self
            .read(account, "user.getInfo", &[], Urgency::Interactive)
            .await?;
        wire::user_name(&body)
    }
}

/// What an answer means. The status is no guide: errors have come under 200, and pages of what stands before Last.fm
/// under any; the body's own number decides.
fn verdict(answer: &Answer) -> Verdict {
    let Ok(body) = serde_json::from_slice::<serde_json::Value>(&answer.body) else {
        return match answer.by_status() {
            Verdict::Found => Verdict::Transient("its answer is damaged".into()),
            Verdict::Refused(said) if answer.status < 300 => Verdict::Transient(said),
            other => other,
        };
    };
    let Some(code) = wire::error_code(&body) else {
        return answer.by_status();
    };
    let said = wire::error_message(&body);
    match code {
        29 => Verdict::Throttled {
            after_s: answer.retry_after_s(),
        },
        8 | 11 | 16 => Verdict::Transient(said),
        // The owner has not agreed yet: there is no session.
        14 => Verdict::Absent,
        4 | 9 | 10 | 13 | 15 | 17 | 26 => Verdict::AuthLost(said),
        // "User not found" and "no such page": there is nothing there.
        6 | 7 if is_about_absence(&said) => Verdict::Absent,
        _ => Verdict::Refused(said),
    }
}

fn is_about_absence(said: &str) -> bool {
    let said = said.to_ascii_lowercase();
    said.contains("not found") || said.contains("no such") || said.contains("could not be found")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(200, r#"{"recenttracks":{}}"#, "found")]
    #[case(200, r#"{"error":29,"message":"Rate limit exceeded"}"#, "throttled")]
    #[case(429, r#"{"error":29,"message":"Rate limit exceeded"}"#, "throttled")]
    #[case(429, "slow down", "throttled")]
    #[case(200, r#"{"error":8,"message":"Operation failed"}"#, "transient")]
    #[case(503, r#"{"error":"11","message":"Service Offline"}"#, "transient")]
    #[case(500, "<html>oops", "transient")]
    #[case(200, "<html>oops", "transient")]
    #[case(200, r#"{"recenttracks":{"track":[{"na"#, "transient")]
    #[case(403, r#"{"error":10,"message":"Invalid API key"}"#, "auth lost")]
    #[case(
        403,
        r#"{"error":17,"message":"Login: User required to be logged in"}"#,
        "auth lost"
    )]
    #[case(
        403,
        r#"{"error":14,"message":"This token has not been authorized"}"#,
        "absent"
    )]
    #[case(404, r#"{"error":6,"message":"User not found"}"#, "absent")]
    #[case(400, r#"{"error":6,"message":"no such page"}"#, "absent")]
    #[case(
        400,
        r#"{"error":6,"message":"Your request is missing the [user] parameter"}"#,
        "refused"
    )]
    fn the_number_in_the_body_decides(
        #[case] status: u16,
        #[case] body: &str,
        #[case] wanted: &str,
    ) {
        let answer = Answer {
            status,
            headers: Vec::new(),
            body: body.as_bytes().to_vec(),
            received_at: 0,
        };
        assert_eq!(verdict(&answer).word(), wanted);
    }
}

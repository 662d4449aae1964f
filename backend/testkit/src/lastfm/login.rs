//! Tokens, the page where a person allows a program in, sessions, and the signature of calls.

use std::collections::{HashMap, HashSet};

use md5::{Digest as _, Md5};
use serde_json::json;

use super::{KEY, LastFmModel};
use crate::web::{Reply, Request};

/// The shared secret that belongs to the key.
pub const SECRET: &str = "fedcba9876543210fedcba9876543210";

/// Who may come in.
#[derive(Debug, Default)]
pub(super) struct Logins {
    tokens: HashMap<String, Token>,
    sessions: HashSet<String>,
    /// Tokens and sessions made so far: their names follow from it.
    made: u64,
}

/// How a token stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Issued,
    Allowed,
    Expired,
}

impl Logins {
    fn name(&mut self) -> String {
        self.made += 1;
        format!("{:032x}", self.made.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

impl LastFmModel {
    /// Its person allows every program in that waits, as by a click on the page.
    pub fn allow_all(&self) {
        for token in self.model().logins.tokens.values_mut() {
            *token = Token::Allowed;
        }
    }

    /// An hour passes for whoever waits to be allowed in.
    pub fn expire_tokens(&self) {
        for token in self.model().logins.tokens.values_mut() {
            *token = Token::Expired;
        }
    }

    /// Its person takes every permission back.
    pub fn revoke_sessions(&self) {
        self.model().logins.sessions.clear();
    }

    /// A session, as if its person had allowed a program in.
    pub fn open_session(&self) -> String {
        let mut model = self.model();
        let key = model.logins.name();
        model.logins.sessions.insert(key.clone());
        key
    }

    pub(super) fn token(&self, request: &Request) -> Reply {
        if let Err(refusal) = signed(request) {
            return refusal;
        }
        let mut model = self.model();
        let token = model.logins.name();
        model.logins.tokens.insert(token.clone(), Token::Issued);
        Reply::json(200, &json!({ "token": token }))
    }

    pub(super) fn session(&self, request: &Request) -> Reply {
        if let Err(refusal) = signed(request) {
            return refusal;
        }
        let token = request.param("token").unwrap_or_default();
        let mut model = self.model();
        match model.logins.tokens.get(&token) {
            None => Self::error(
                403,
                4,
                "Unauthorized Token - This token has not been issued",
            ),
            Some(Token::Issued) => Self::error(
                403,
                14,
                "Unauthorized Token - This token has not been authorized",
            ),
            Some(Token::Expired) => {
                Self::error(403, 15, "Unauthorized Token - This token has expired")
            }
            Some(Token::Allowed) => {
                // It is good for one session.
                model.logins.tokens.remove(&token);
                let key = model.logins.name();
                model.logins.sessions.insert(key.clone());
                Reply::json(
                    200,
                    &json!({"session": {"name": self.user, "key": key, "subscriber": 0}}),
                )
            }
        }
    }

    /// `/api/auth`: asks the person, and takes their answer.
    pub(super) fn allow(&self, request: &Request) -> Reply {
        let token = request.param("token").unwrap_or_default();
        let mut model = self.model();
        let Some(state) = model.logins.tokens.get_mut(&token) else {
            return page(
                "This link is not valid",
                "Nobody asked for it, or it was used.",
            );
        };
        if request.method == "POST" {
            *state = Token::Allowed;
            return page("Allowed", "You may close this page and go back.");
        }
        let form = format!(
            "<p>A program would like to read what {} hears and loves, and to love songs for them.</p>\
             <form method=post action=\"/api/auth/\"><input type=hidden name=token value=\"{token}\">\
             <button>Yes, allow access</button></form>",
            self.user
        );
        page("Allow access?", &form)
    }

    pub(super) fn set_love(&self, request: &Request, is_loved: bool) -> Reply {
        if request.method != "POST" {
            return Self::error(400, 6, "Invalid parameters - track.love requires a POST");
        }
        if let Err(refusal) = self.signed_in(request) {
            return refusal;
        }
        let (Some(artist), Some(title)) = (request.param("artist"), request.param("track")) else {
            return Self::error(
                400,
                6,
                "Invalid parameters - Your request is missing a required parameter",
            );
        };
        self.unlove(&artist, &title);
        if is_loved {
            let newest = self.loved().iter().map(|one| one.uts).max();
            self.love(newest.unwrap_or(1_700_000_000) + 1, &artist, &title);
        }
        Reply::json(200, &json!({}))
    }

    /// Whether a call is signed and carries a session.
    pub(super) fn signed_in(&self, request: &Request) -> Result<(), Reply> {
        signed(request)?;
        let session = request.param("sk").unwrap_or_default();
        if self.model().logins.sessions.contains(&session) {
            return Ok(());
        }
        Err(Self::error(
            403,
            9,
            "Invalid session key - Please re-authenticate",
        ))
    }
}

/// Whether the signature of a call is right.
fn signed(request: &Request) -> Result<(), Reply> {
    let mut parameters: Vec<(String, String)> = request
        .query
        .clone()
        .into_iter()
        .chain(request.form())
        .filter(|(name, _)| !matches!(name.as_str(), "format" | "callback" | "api_sig"))
        .collect();
    parameters.sort();
    let mut text: String = parameters
        .iter()
        .flat_map(|(name, value)| [name.as_str(), value.as_str()])
        .collect();
    text.push_str(SECRET);
    let signature: String = Md5::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat();
    let is_right = request.param("api_key").as_deref() == Some(KEY)
        && request.param("api_sig").as_deref() == Some(signature.as_str());
    if is_right {
        Ok(())
    } else {
        Err(LastFmModel::error(
            403,
            13,
            "Invalid method signature supplied",
        ))
    }
}

fn page(title: &str, body: &str) -> Reply {
    let text =
        format!("<!doctype html><meta charset=utf-8><title>{title}</title><h1>{title}</h1>{body}");
    Reply::text(200, "text/html; charset=utf-8", &text)
}

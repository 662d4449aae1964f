//! `auth.*`: how clients sign in.

use aime_services::accounts::{Proof, ScrobblerSession};
use secrecy::ExposeSecret as _;
use serde_json::json;

use super::answer::{Answer, Fault};
use super::caller::Call;
use super::xml::Element;

/// Gives a token for a client that asks its person, in the browser, to be let in.
pub(super) async fn get_token(call: &Call) -> Result<Answer, Fault> {
    let client = call.form.required("api_key")?;
    let token = call.app.accounts().request_scrobbler(client).await?;
    let token = token.expose_secret();
    Ok(Answer {
        json: json!({ "token": token }),
        xml: Some(Element::of("token", token)),
    })
}

/// Gives the session of a client that was let in.
pub(super) async fn get_session(call: &Call) -> Result<Answer, Fault> {
    let token = call.form.required("token")?;
    let accounts = call.app.accounts();
    let request = accounts
        .find_scrobbler_request(token)
        .await?
        .ok_or(Fault::UnknownToken)?;
    if request.expires_at <= call.app.now() {
        return Err(Fault::TokenExpired);
    }
    let user = request.user.ok_or(Fault::TokenNotAuthorized)?;
    let name = format!("AudioScrobbler {}", request.client);
    let session = accounts.redeem_scrobbler(user, token, name.trim()).await?;
    Ok(session_answer(&session))
}

/// Signs a client in that knows a submit token: as its password, or digested.
pub(super) async fn get_mobile_session(call: &Call) -> Result<Answer, Fault> {
    let name = call.form.required("username")?;
    let proof = match (call.form.get("authToken"), call.form.get("password")) {
        (Some(digest), _) => Proof::Digest(digest.to_owned()),
        (None, Some(password)) => Proof::Token(password.into()),
        (None, None) => return Err(Fault::MissingParameter),
    };
    let client = call.form.get("api_key").unwrap_or_default();
    let session = call
        .app
        .accounts()
        .sign_in_scrobbler(name, &proof, client, call.peer.address)
        .await?;
    Ok(session_answer(&session))
}

fn session_answer(session: &ScrobblerSession) -> Answer {
    let (name, key) = (&session.user_name, session.key.expose_secret());
    Answer {
        json: json!({ "session": { "name": name, "key": key, "subscriber": 0 } }),
        xml: Some(
            Element::new("session")
                .child(Element::of("name", name))
                .child(Element::of("key", key))
                .child(Element::of("subscriber", 0)),
        ),
    }
}

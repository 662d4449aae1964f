//! AudioScrobbler 2.0, Last.fm's protocol, at `/2.0/` and `/apis/audioscrobbler/2.0/`: the methods that clients
//! use that submit listens. Parameters come in the address, the body or both; answers are XML, or JSON where
//! `format=json` asks for it.
//!
//! A new method is a function of [`Call`] that gives an [`Answer`], and a line in [`answer_call`].

mod answer;
mod caller;
mod form;
mod legacy;
mod logins;
mod love;
mod now_playing;
mod scrobble;
mod user;
mod xml;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, RawQuery, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;

use secrecy::ExposeSecret as _;

use crate::edge::peer::Peer;
use crate::state::AppState;
use answer::{Answer, Fault, Format};
use caller::Call;
use form::Form;

/// The operations.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/2.0", get(serve).post(serve))
        .route("/2.0/", get(serve).post(serve))
}

/// The operations of the older protocol, which clients find by its handshake.
pub fn legacy_router() -> Router<AppState> {
    legacy::router()
}

pub use legacy::greet;

/// `/api/auth?api_key=&token=&cb=`: where clients send people who are to let them in, as at Last.fm. The dashboard asks
/// them. A client that has no token yet gets one, and is given it by way of `cb`.
pub async fn send_to_page(State(app): State<AppState>, RawQuery(query): RawQuery) -> Response {
    let form = Form::read(query.as_deref().unwrap_or_default(), &[]);
    let token = match (form.get("token"), form.get("api_key")) {
        (Some(token), _) => token.to_owned(),
        (None, Some(client)) => match app.accounts().request_scrobbler(client).await {
            Ok(token) => token.expose_secret().to_owned(),
            Err(error) => return Fault::from(error).into_response(Format::Xml),
        },
        (None, None) => return Fault::MissingParameter.into_response(Format::Xml),
    };
    let mut asked = form_urlencoded::Serializer::new(String::new());
    asked.append_pair("token", &token);
    if let Some(back) = form.get("cb") {
        asked.append_pair("cb", back);
    }
    Redirect::to(&format!("/scrobbler?{}", asked.finish())).into_response()
}

async fn serve(
    State(app): State<AppState>,
    Extension(peer): Extension<Peer>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let form = Form::read(query.as_deref().unwrap_or_default(), &body);
    let format = Format::of(&form);
    let call = Call { app, form, peer };
    match answer_call(&call).await {
        Ok(answer) => answer.into_response(format),
        Err(fault) => fault.into_response(format),
    }
}

async fn answer_call(call: &Call) -> Result<Answer, Fault> {
    call.check_signature()?;
    let method = call.form.required("method")?.to_ascii_lowercase();
    match method.as_str() {
        "auth.gettoken" => logins::get_token(call).await,
        "auth.getsession" => logins::get_session(call).await,
        "auth.getmobilesession" => logins::get_mobile_session(call).await,
        "track.scrobble" => scrobble::scrobble(call).await,
        "track.updatenowplaying" => now_playing::update_now_playing(call).await,
        "track.love" => love::love(call, true).await,
        "track.unlove" => love::love(call, false).await,
        "user.getinfo" => user::get_info(call).await,
        "user.getrecenttracks" => user::get_recent_tracks(call).await,
        _ => Err(Fault::InvalidMethod),
    }
}

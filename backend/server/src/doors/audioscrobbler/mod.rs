//! AudioScrobbler 2.0, Last.fm's protocol, at `/2.0/` and `/apis/audioscrobbler/2.0/`: the methods that clients
//! use that submit listens. Parameters come in the address, the body or both; answers are XML, or JSON where
//! `format=json` asks for it.
//!
//! A new method is a function of [`Call`] that gives an [`Answer`], and a line in [`answer_call`].

mod answer;
mod caller;
mod form;
mod logins;
mod love;
mod now_playing;
mod scrobble;
mod user;
mod xml;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Extension, RawQuery, State};
use axum::response::Response;
use axum::routing::get;

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

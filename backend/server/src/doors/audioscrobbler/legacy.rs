//! The older protocol, 1.2 and 1.2.1, which players and devices still speak that are not told of a newer one: a
//! handshake at `/?hs=true`, then what is on at `/np_1.2` and finished plays at `/protocol_1.2`. Answers are words on
//! lines, always under 200, as Last.fm gives them.

use aime_domain::listen::{ListenEvent, Names};
use aime_domain::playing::{NowPlaying, Telling};
use aime_services::accounts::{AccountError, Proof};
use aime_storage::StorageError;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use secrecy::ExposeSecret as _;

use super::answer::Fault;
use super::caller::{Scrobbler, find_scrobbler};
use super::form::Form;
use crate::doors::listenbrainz::limits::{AHEAD, EARLIEST, is_mbid};
use crate::edge::peer::Peer;
use crate::state::AppState;

/// How far the clock of a client may be off, seconds: its handshake proves something about a moment.
const CLOCK_MAY_BE_OFF_S: i64 = 3_600;
/// Parameters of a row.
const NAMES: [&str; 9] = ["a", "t", "i", "o", "r", "l", "b", "n", "m"];

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// It was done.
    Ok,
    /// The client may come in: its session, and where it goes on.
    Welcome { session: String, base: String },
    /// Name or proof is wrong.
    BadAuth,
    /// The clock of the client is off.
    BadTime,
    /// The session is none, or none any more: the client shakes hands again.
    BadSession,
    /// It could not be done now; the client keeps what it has.
    Failed(&'static str),
}

impl IntoResponse for Said {
    fn into_response(self) -> Response {
        let text = match self {
            Self::Ok => String::from("OK\n"),
            Self::Welcome { session, base } => {
                format!("OK\n{session}\n{base}/np_1.2\n{base}/protocol_1.2\n")
            }
            Self::BadAuth => String::from("BADAUTH\n"),
            Self::BadTime => String::from("BADTIME\n"),
            Self::BadSession => String::from("BADSESSION\n"),
            Self::Failed(reason) => format!("FAILED {reason}\n"),
        };
        ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
    }
}

impl From<StorageError> for Said {
    fn from(error: StorageError) -> Self {
        tracing::error!(cause = %error, "a call of the older protocol failed");
        Self::Failed("The server cannot store this now, please try again")
    }
}

impl From<Fault> for Said {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::InvalidSessionKey => Self::BadSession,
            _ => Self::Failed("The server cannot do this now, please try again"),
        }
    }
}

/// Where clients are sent after the handshake.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/np_1.2", post(now_playing))
        .route("/protocol_1.2", post(submit))
}

/// A layer that answers handshakes, which come to the address of the dashboard.
pub async fn greet(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let is_root =
        ["/", "/apis/audioscrobbler/", "/apis/audioscrobbler"].contains(&request.uri().path());
    if !(is_root && request.method() == Method::GET && query.contains("hs=")) {
        return next.run(request).await;
    }
    let form = Form::read(query, &[]);
    if form.get("hs") != Some("true") {
        return next.run(request).await;
    }
    let Some(peer) = request.extensions().get::<Peer>().copied() else {
        return next.run(request).await;
    };
    let base = base(request.headers(), peer);
    shake_hands(&app, &form, peer, base)
        .await
        .unwrap_or_else(|said| said)
        .into_response()
}

async fn shake_hands(app: &AppState, form: &Form, peer: Peer, base: String) -> Result<Said, Said> {
    let (Some(user), Some(time), Some(proof)) = (form.get("u"), form.get("t"), form.get("a"))
    else {
        return Err(Said::Failed(
            "The handshake needs the parameters u, t and a",
        ));
    };
    let said_at: i64 = time.parse().map_err(|_| Said::BadTime)?;
    if (app.now() - said_at).abs() > CLOCK_MAY_BE_OFF_S {
        return Err(Said::BadTime);
    }
    // A client that signed in at the newer door goes on with that session.
    if let Some(session) = form.get("sk") {
        let known = find_scrobbler(app, Some(session)).await?;
        let is_theirs = known.user.name.eq_ignore_ascii_case(user);
        return if is_theirs {
            Ok(Said::Welcome {
                session: session.to_owned(),
                base,
            })
        } else {
            Err(Said::BadAuth)
        };
    }
    let proof = Proof::Handshake {
        digest: proof.to_owned(),
        time: time.to_owned(),
    };
    let client = [form.get("c"), form.get("v")].into_iter().flatten();
    let client = client.collect::<Vec<_>>().join(" ");
    let accounts = app.accounts();
    match accounts
        .sign_in_scrobbler(user, &proof, &client, peer.address)
        .await
    {
        Ok(session) => Ok(Said::Welcome {
            session: session.key.expose_secret().to_owned(),
            base,
        }),
        Err(AccountError::WrongCredentials) => Err(Said::BadAuth),
        Err(AccountError::Throttled { .. }) => {
            Err(Said::Failed("Too many wrong attempts, please wait"))
        }
        Err(error) => Err(Fault::from(error).into()),
    }
}

async fn now_playing(
    State(app): State<AppState>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    let form = Form::read(query.as_deref().unwrap_or_default(), &body);
    announce(&app, &form)
        .await
        .unwrap_or_else(|said| said)
        .into_response()
}

async fn announce(app: &AppState, form: &Form) -> Result<Said, Said> {
    let scrobbler = find_scrobbler(app, form.get("s")).await?;
    let names = names(form).ok_or(Said::Failed("The parameters a and t are needed"))?;
    let now = app.now();
    let playing = NowPlaying {
        stream: scrobbler.stream,
        place: String::new(),
        names,
        duration_ms: duration_ms(form),
        paused: false,
        position_ms: 0,
        started_at: now,
        heard_at: now,
    };
    app.listening()
        .announce(scrobbler.user.id, &playing, Telling::Once)
        .await?;
    Ok(Said::Ok)
}

async fn submit(State(app): State<AppState>, RawQuery(query): RawQuery, body: Bytes) -> Response {
    let form = Form::read(query.as_deref().unwrap_or_default(), &body);
    store(&app, &form)
        .await
        .unwrap_or_else(|said| said)
        .into_response()
}

/// Stores the plays of a batch. A row that cannot be one is left out: the client would send it for ever.
async fn store(app: &AppState, form: &Form) -> Result<Said, Said> {
    let Scrobbler { user, stream } = find_scrobbler(app, form.get("s")).await?;
    let now = app.now();
    let rows = form.rows(&NAMES);
    let plays: Vec<ListenEvent> = rows.iter().filter_map(|row| play(row, now)).collect();
    let listening = app.listening();
    listening.submit(user.id, &stream, &plays).await?;
    for row in &rows {
        if row.get("r") == Some("L")
            && let Some(names) = names(row)
        {
            listening
                .love(user.id, &names, true, &stream.service)
                .await?;
        }
    }
    Ok(Said::Ok)
}

/// A play of a row; none where it was skipped or banned, which are no listens, or where something is missing.
fn play(row: &Form, now: i64) -> Option<ListenEvent> {
    if matches!(row.get("r"), Some("B" | "S")) {
        return None;
    }
    let at = row.number("i")?;
    if !(EARLIEST..=now + AHEAD).contains(&at) {
        return None;
    }
    let mut event = ListenEvent::at(at, names(row)?);
    event.duration_ms = duration_ms(row);
    event.recording_mbid = row
        .get("m")
        .filter(|id| is_mbid(id))
        .map(str::to_ascii_lowercase);
    Some(event)
}

fn names(row: &Form) -> Option<Names> {
    Some(Names {
        artist: row.get("a")?.to_owned(),
        title: row.get("t")?.to_owned(),
        album: row.get("b").map(str::to_owned),
        album_artist: None,
    })
}

/// The length, which is sent in seconds.
fn duration_ms(row: &Form) -> Option<i64> {
    row.number("l")
        .filter(|seconds| (1..=2_073_600).contains(seconds))
        .map(|seconds| seconds * 1_000)
}

/// The address under which the client reached us.
fn base(headers: &HeaderMap, peer: Peer) -> String {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let scheme = if peer.is_https { "https" } else { "http" };
    format!("{scheme}://{}", host.unwrap_or("localhost"))
}

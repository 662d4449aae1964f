//! A Last.fm with a listener who has a past and keeps listening.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aime_testkit::lastfm::{KEY, LastFmModel, SECRET};
use aime_testkit::library::{Play, Plays};
use aime_testkit::program::Error;
use aime_testkit::web::{Reply, Request, Server};

use super::music::named;
use super::{Plan, Setting};

/// Name of the listener.
const USER: &str = "mira";
/// How long a song lasts while one watches: long enough to be seen, short enough not to be waited for.
const SONG: Duration = Duration::from_secs(75);
/// Titles of the library.
const TITLES: usize = 360;

/// The running simulator.
pub(super) struct Simulator {
    model: LastFmModel,
    server: Server,
    songs: Plays,
}

impl Simulator {
    /// Starts it, with a past that ends a moment ago.
    pub(super) async fn start(plan: Plan) -> Result<Self, Error> {
        let model = LastFmModel::of(USER);
        let mut songs = Plays::of(TITLES, plan.seed);
        let past: Vec<Play> = songs.by_ref().take(plan.plays).map(named).collect();
        let shift = past.last().map_or(0, |last| now() - 600 - last.started_at);
        for play in &past {
            model.scrobble(
                play.started_at + shift,
                &play.artist,
                &play.title,
                &play.album,
            );
        }
        for play in past.iter().filter(|play| play.track % 40 == 0).take(60) {
            model.unlove(&play.artist, &play.title);
            model.love(play.started_at + shift, &play.artist, &play.title);
        }
        let answering = model.clone();
        let server = Server::start_at(&format!("127.0.0.1:{}", plan.port), move |request| {
            weather(&answering, request).unwrap_or_else(|| answering.answer(request))
        })
        .await?;
        Ok(Self {
            model,
            server,
            songs,
        })
    }

    /// What AIME must be told.
    pub(super) fn settings(&self) -> Vec<Setting> {
        let setting = |name, value: &str| Setting {
            name,
            value: value.to_owned(),
        };
        let url = self.server.url();
        vec![
            setting("AIME_LASTFM__BASE_URL", &format!("{url}/2.0/")),
            setting("AIME_LASTFM__AUTH_URL", &format!("{url}/api/auth/")),
            setting("AIME_LASTFM__API_KEY", KEY),
            setting("AIME_LASTFM__SHARED_SECRET", SECRET),
            setting("AIME_LASTFM__INTERVAL_SECONDS", "30"),
        ]
    }

    /// What a person should know.
    pub(super) fn greeting(&self) -> String {
        format!(
            "Last.fm at {url}: the account is \"{USER}\". It hears a song every {} s.\n\
             Weather: curl -X POST '{url}/weather?is=fine' (or hang, drip, endless, cut, reset, html, 429, 500, private)",
            SONG.as_secs(),
            url = self.server.url()
        )
    }

    /// Plays on, one song after the other.
    pub(super) async fn live(self) {
        let Self {
            model,
            server: _server,
            songs,
        } = self;
        for song in songs.map(named) {
            let began = now();
            model.play(Some((&song.artist, &song.title, &song.album)));
            tokio::time::sleep(SONG).await;
            model.scrobble(began, &song.artist, &song.title, &song.album);
        }
    }
}

/// `POST /weather?is=…`: how the service behaves from now on.
fn weather(model: &LastFmModel, request: &Request) -> Option<Reply> {
    if request.path != "/weather" {
        return None;
    }
    let wanted = request.param("is").unwrap_or_default();
    let bad = match wanted.as_str() {
        "fine" | "private" => None,
        "hang" => Some(Reply::Hang),
        "drip" => Some(Reply::Drip(Duration::from_secs(2))),
        "endless" => Some(Reply::Endless),
        "cut" => Some(Reply::CutOff),
        "reset" => Some(Reply::Reset),
        "html" => Some(Reply::text(
            200,
            "text/html",
            "<html>We will be back soon</html>",
        )),
        "429" => Some(LastFmModel::error(429, 29, "Rate limit exceeded")),
        "500" => Some(LastFmModel::error(500, 8, "Operation failed")),
        _ => return Some(Reply::text(400, "text/plain", "no such weather\n")),
    };
    model.set_weather(bad);
    model.set_private(wanted == "private");
    Some(Reply::text(200, "text/plain", &format!("{wanted}\n")))
}

#[expect(
    clippy::disallowed_methods,
    reason = "what is played for people happens now"
)]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs() as i64)
}

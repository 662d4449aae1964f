//! A Roon Core with three rooms, in which music plays on.

use std::time::Duration;

use aime_testkit::library::Plays;
use aime_testkit::program::Error;
use aime_testkit::roon::{RoonModel, RoonServer, Song};
use aime_testkit::web::{Reply, Request, Server};

use super::music::named;
use super::{Plan, Setting};

/// Titles of the library.
const TITLES: usize = 360;
/// Seconds of a song while one watches.
const SONG_S: i64 = 75;
/// Songs that wait after the one that plays.
const QUEUE: usize = 2;
/// Where the music plays by itself.
const ROOM: &str = "Living room";

/// The running simulator.
pub(super) struct Simulator {
    model: RoonModel,
    server: RoonServer,
    remote: Server,
    songs: Plays,
}

impl Simulator {
    /// Starts it, with somebody who enables what asks to be.
    pub(super) async fn start(plan: Plan) -> Result<Self, Error> {
        let model = RoonModel::new("Attic", &[ROOM, "Kitchen", "Study"]);
        let api = format!("127.0.0.1:{}", plan.port + PORT);
        // Found on the network only where nobody else listens for queries.
        let server = match model.serve_at(&api, "0.0.0.0:9003").await {
            Ok(server) => server,
            Err(_) => model.serve_at(&api, "127.0.0.1:0").await?,
        };
        let remote = format!("127.0.0.1:{}", plan.port + PORT + 1);
        let held = model.clone();
        let remote = Server::start_at(&remote, move |request| press(&held, request)).await?;
        Ok(Self {
            model,
            server,
            remote,
            songs: Plays::of(TITLES, plan.seed.wrapping_add(1)),
        })
    }

    /// What AIME must be told.
    pub(super) fn settings(&self) -> Vec<Setting> {
        let setting = |name, value: String| Setting { name, value };
        vec![
            setting("AIME_ROON__HOST", "127.0.0.1".into()),
            setting("AIME_ROON__PORT", self.server.port().to_string()),
        ]
    }

    /// What a person should know.
    pub(super) fn greeting(&self) -> String {
        format!(
            "Roon at 127.0.0.1:{}: music plays in the {ROOM}.\n\
             Buttons: curl -X POST '{}/press?what=enable' (or pause, resume, next, stop, transfer, group, radio, drop, garbage, hang, wake, forget)",
            self.server.port(),
            self.remote.url()
        )
    }

    /// Plays on, second by second.
    pub(super) async fn live(self) {
        let Self {
            model,
            server: _server,
            remote: _remote,
            songs,
        } = self;
        let songs = songs
            .map(named)
            .map(|play| Song::new(&play.artist, &play.title, &play.album, SONG_S));
        let mut songs = songs.peekable();
        let mut seconds = tokio::time::interval(Duration::from_secs(1));
        if let Some(song) = songs.next() {
            model.play(ROOM, song);
        }
        while songs.peek().is_some() {
            seconds.tick().await;
            if model.queued(ROOM) < QUEUE {
                model.queue(ROOM, songs.next());
            }
            model.second();
        }
    }
}

/// Ports after the first one of all simulators.
const PORT: u16 = 20;

/// `POST /press?what=…`: what somebody does in Roon, or what befalls it.
fn press(core: &RoonModel, request: &Request) -> Reply {
    if request.path != "/press" {
        return Reply::text(404, "text/plain", "press a button: POST /press?what=…\n");
    }
    match request.param("what").unwrap_or_default().as_str() {
        "enable" => core.enable(),
        "pause" => core.pause(ROOM),
        "resume" => core.resume(ROOM),
        "next" => core.next(ROOM),
        "stop" => core.stop(ROOM),
        "transfer" => core.transfer(ROOM, "Kitchen"),
        "group" => core.group("Kitchen", "Study"),
        "radio" => core.play("Study", Song::on_air("Sana Okoye Trio - Slow Ferries")),
        "drop" => core.drop_lines(),
        "garbage" => core.say_garbage(),
        "hang" => core.hang(true),
        "wake" => core.hang(false),
        "forget" => {
            core.forget();
            core.drop_lines();
        }
        _ => return Reply::text(400, "text/plain", "no such button\n"),
    }
    Reply::text(200, "text/plain", "done\n")
}

//! A Discogs with a collector who owns what the listener hears.

use std::time::Duration;

use aime_testkit::discogs::{CONSUMER_KEY, CONSUMER_SECRET, Record, Simulator, TOKEN};
use aime_testkit::library::Play;
use aime_testkit::program::Error;
use aime_testkit::web::{Reply, Request, Server};

use super::music::named;
use super::{Plan, Setting};

/// Name of the collector.
const USER: &str = "mira";
/// Albums owned; the last few are wishes.
const ALBUMS: usize = 36;
const WISHES: usize = 5;
/// Tracks of an album, in the numbers of the library.
const TRACKS: usize = 10;

/// The running simulator.
pub(super) struct Running {
    server: Server,
}

impl Running {
    /// Starts it, on the port after the first.
    pub(super) async fn start(plan: Plan) -> Result<Self, Error> {
        let simulator = Simulator::of(USER);
        for n in 0..ALBUMS {
            let record = album(n);
            if n >= ALBUMS - WISHES {
                simulator.want(record);
                continue;
            }
            let instance = simulator.add(record);
            simulator.change(instance, |held| {
                held.rating = (n % 6) as i64;
                if n % 3 == 0 {
                    held.folder = 101;
                    held.fields = vec![
                        (1, "Near Mint (NM or M-)".into()),
                        (2, "Very Good Plus (VG+)".into()),
                        (3, "From the shop by the harbour".into()),
                    ];
                }
            });
        }
        let address = format!("127.0.0.1:{}", plan.port + 1);
        let server = Server::start_at(&address, move |request| {
            weather(&simulator, request).unwrap_or_else(|| simulator.answer(request))
        })
        .await?;
        Ok(Self { server })
    }

    /// What AIME must be told.
    pub(super) fn settings(&self) -> Vec<Setting> {
        let setting = |name, value: String| Setting { name, value };
        let url = self.server.url();
        vec![
            setting("AIME_DISCOGS__BASE_URL", url.clone()),
            setting("AIME_DISCOGS__SITE_URL", url),
            setting("AIME_DISCOGS__CONSUMER_KEY", CONSUMER_KEY.into()),
            setting("AIME_DISCOGS__CONSUMER_SECRET", CONSUMER_SECRET.into()),
        ]
    }

    /// What a person should know.
    pub(super) fn greeting(&self) -> String {
        format!(
            "Discogs at {url}: the account is \"{USER}\" (token {TOKEN}), who agrees to whatever she is asked there.\n\
             Weather: curl -X POST '{url}/weather?is=fine' (or hang, drip, endless, cut, reset, html, 429, 500, revoked, gone)",
            url = self.server.url()
        )
    }
}

/// An album of the library, on some medium.
fn album(n: usize) -> Record {
    let first = n * TRACKS;
    let song = |track: usize| {
        named(Play {
            started_at: 0,
            played_ms: 0,
            artist: String::new(),
            album: String::new(),
            title: String::new(),
            track,
        })
    };
    let Play { artist, album, .. } = song(first);
    let tracks = (0..TRACKS).map(|at| {
        let seconds = 140 + (first + at) * 37 % 200;
        let length = format!("{}:{:02}", seconds / 60, seconds % 60);
        ((at + 1).to_string(), song(first + at).title, length)
    });
    Record {
        artists: vec![(artist, String::new())],
        title: album,
        tracks: tracks.collect(),
        ..Record::invented(n as i64 + 1)
    }
}

/// `POST /weather?is=…`: how the service behaves from now on.
fn weather(simulator: &Simulator, request: &Request) -> Option<Reply> {
    if request.path != "/weather" {
        return None;
    }
    let wanted = request.param("is").unwrap_or_default();
    let bad = match wanted.as_str() {
        "fine" | "revoked" => None,
        "gone" => {
            simulator.lists(|lists| lists.copies.pop());
            None
        }
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
        "429" => Some(Simulator::error(
            429,
            "You are making requests too quickly.",
        )),
        "500" => Some(Simulator::error(500, "An internal server error occurred.")),
        _ => return Some(Reply::text(400, "text/plain", "no such weather\n")),
    };
    simulator.set_weather(bad);
    simulator.revoke(wanted == "revoked");
    Some(Reply::text(200, "text/plain", &format!("{wanted}\n")))
}

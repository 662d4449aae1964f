//! Who lives in the house: listeners who tell of what they hear, readers who browse, and somebody whose services are read.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufWriter;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aime_testkit::exports::Export;
use aime_testkit::http::{Answer, Client};
use aime_testkit::library::{Play, Plays};
use aime_testkit::program::Error;
use aime_testkit::{discogs, lastfm};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use crate::house::{self, Addresses, House, PLAYED};
use crate::now;

/// Listeners whose players tell of each song.
const LISTENERS: usize = 5;
/// Whoever brings an export in the morning, and a longer one in the afternoon.
pub(crate) const IMPORTER: &str = "importer";
pub(crate) const SHORTER: usize = 8_000;
pub(crate) const LONGER: usize = 10_000;
/// Songs in everybody's library.
const LIBRARY: usize = 400;
/// What Last.fm has of the time before.
const BEFORE: i64 = 600;
/// A client waits so long before it sends again, and gives an answer up after so long.
const AGAIN: Duration = Duration::from_secs(20);
const ANSWER: Duration = Duration::from_mins(10);
/// Time between two pages of a reader.
const PAGE: Duration = Duration::from_secs(15);

/// What each listener heard, by name: the moments, unix seconds.
pub(crate) type Heard = BTreeMap<String, Vec<i64>>;

/// Everybody.
pub(crate) struct People {
    pub(crate) tokens: BTreeMap<String, String>,
    pub(crate) heard: Arc<Mutex<Heard>>,
    /// Listens that were told twice, by a player and by Last.fm.
    pub(crate) witnessed: Arc<AtomicU64>,
    /// Copies that were bought.
    pub(crate) bought: Arc<AtomicU64>,
    addresses: Addresses,
    lastfm: lastfm::LastFmModel,
    discogs: discogs::Simulator,
    told: Arc<Told>,
    scratch: std::path::PathBuf,
}

/// How it went for those outside.
#[derive(Debug, Default)]
struct Told {
    sent: AtomicU64,
    sent_again: AtomicU64,
    pages: AtomicU64,
    pages_failed: AtomicU64,
    event_bytes: AtomicU64,
}

impl People {
    /// Makes everybody's account, and links the services of one of them.
    pub(crate) async fn settle(house: &House) -> Result<Self, Error> {
        let mut tokens = BTreeMap::new();
        let names = (1..=LISTENERS).map(|n| format!("listener{n}"));
        let others = [PLAYED, IMPORTER].map(str::to_owned);
        for name in names.chain(others) {
            house.program.add_user(&name)?;
            let create = [
                "token",
                "create",
                "--user",
                &name,
                "--name",
                "soak",
                "--scope",
                "admin,submit",
            ];
            let token = house.program.run(&create)?;
            tokens.insert(name, token.trim().to_owned());
        }
        let people = Self {
            tokens,
            heard: Arc::default(),
            witnessed: Arc::default(),
            bought: Arc::default(),
            addresses: Arc::clone(&house.addresses),
            lastfm: house.lastfm.clone(),
            discogs: house.discogs.clone(),
            told: Arc::default(),
            scratch: std::env::temp_dir(),
        };
        for name in people.tokens.keys() {
            let body = json!({"time_zone": crate::ZONE.name()});
            people.ask(name, "PATCH", "/api/v1/me", &body).await?;
        }
        people.link_services().await?;
        Ok(people)
    }

    async fn link_services(&self) -> Result<(), Error> {
        let began = now();
        {
            let mut heard = self.heard();
            let moments = heard.entry(PLAYED.to_owned()).or_default();
            for n in 1..=BEFORE {
                let at = began - 86_400 - n * 400;
                let (artist, title) = (format!("Quartet {}", n % 13), format!("Tune {}", n % 97));
                self.lastfm.scrobble(at, &artist, &title, "Tides");
                moments.push(at);
            }
        }
        let link = json!({"user_name": PLAYED, "api_key": lastfm::KEY});
        self.ask(PLAYED, "PUT", "/api/v1/services/lastfm", &link)
            .await?;
        let all = "/api/v1/services/lastfm/import-history";
        self.ask(PLAYED, "POST", all, &Value::Null).await?;
        let link = json!({"token": discogs::TOKEN});
        self.ask(PLAYED, "PUT", "/api/v1/services/discogs", &link)
            .await?;
        Ok(())
    }

    pub(crate) fn heard(&self) -> std::sync::MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks as somebody, and wants to be understood.
    pub(crate) async fn ask(
        &self,
        name: &str,
        method: &str,
        path: &str,
        body: &Value,
    ) -> Result<Value, Error> {
        let address = address(&self.addresses, 0);
        let mut client =
            Client::connect(&address, self.tokens.get(name).map(String::as_str)).await?;
        let json = [("content-type", "application/json")];
        let (headers, bytes): (&[_], _) = if body.is_null() {
            (&[], Vec::new())
        } else {
            (&json, body.to_string().into_bytes())
        };
        let answer = client.send(method, path, headers, &bytes).await?;
        understood(method, path, &answer)
    }

    /// Brings the first plays of an export, and watches it to its end.
    pub(crate) async fn bring_export(&self, rows: usize) -> Result<(), Error> {
        let file = self.scratch.join(format!("soak-export-{rows}.json"));
        let plays = Plays::of(LIBRARY, 5).take(rows);
        Export::SpotifyExtended.write(plays, BufWriter::new(File::create(&file)?))?;
        let bytes = std::fs::read(&file)?;
        std::fs::remove_file(&file)?;
        let token = self.tokens.get(IMPORTER).map(String::as_str);
        let mut client = Client::connect(&address(&self.addresses, 0), token).await?;
        let path = "/api/v1/imports?file_name=export.json";
        let octets = [("content-type", "application/octet-stream")];
        let answer = client.send("POST", path, &octets, &bytes).await?;
        let import = understood("POST", path, &answer)?;
        let path = format!("/api/v1/imports/{}", import["id"]);
        loop {
            sleep(Duration::from_mins(1)).await;
            let import = self.ask(IMPORTER, "GET", &path, &Value::Null).await?;
            match import["state"].as_str() {
                Some("done") => return Ok(()),
                Some("queued" | "running") => {}
                _ => return Err(format!("an import ended otherwise: {import}").into()),
            }
        }
    }

    /// Everybody begins to live.
    pub(crate) fn live(self: &Arc<Self>, long: Duration) -> Living {
        let until = Instant::now() + long;
        let mut lives = JoinSet::new();
        for n in 0..LISTENERS {
            lives.spawn(Arc::clone(self).listen(n, until));
        }
        lives.spawn(Arc::clone(self).scrobble(until));
        lives.spawn(Arc::clone(self).collect(long, until));
        for n in 0..3 {
            lives.spawn(Arc::clone(self).browse(n, until));
        }
        lives.spawn(Arc::clone(self).watch_events(until));
        Living {
            lives,
            told: Arc::clone(&self.told),
        }
    }

    /// A player that tells of each song at its half.
    async fn listen(self: Arc<Self>, n: usize, until: Instant) -> Result<(), Error> {
        let name = format!("listener{}", n + 1);
        let mut player = Player::new(&self, &name, n);
        for play in Plays::of(LIBRARY, 100 + n as u64) {
            let (half, rest) = halves(&play);
            if Instant::now() + half > until {
                return Ok(());
            }
            let at = now();
            sleep(half).await;
            player.tell(at, &play).await?;
            self.heard().entry(name.clone()).or_default().push(at);
            sleep(rest).await;
        }
        Ok(())
    }

    /// Somebody whose player tells Last.fm, and every other time AIME as well, a moment apart.
    async fn scrobble(self: Arc<Self>, until: Instant) -> Result<(), Error> {
        let mut player = Player::new(&self, PLAYED, 1);
        for (n, play) in Plays::of(LIBRARY, 50).enumerate() {
            let (half, rest) = halves(&play);
            if Instant::now() + half > until {
                return Ok(());
            }
            let at = now();
            sleep(half).await;
            self.lastfm
                .scrobble(at, &play.artist, &play.title, &play.album);
            self.heard().entry(PLAYED.to_owned()).or_default().push(at);
            if n % 2 == 0 {
                player.tell(at + 2, &play).await?;
                self.witnessed.fetch_add(1, Ordering::Relaxed);
            }
            sleep(rest).await;
        }
        Ok(())
    }

    /// The same somebody buys a record now and then.
    async fn collect(self: Arc<Self>, long: Duration, until: Instant) -> Result<(), Error> {
        for n in 0.. {
            sleep(long / 9).await;
            // The last one early enough to be seen.
            if n == 6 || Instant::now() > until {
                break;
            }
            self.discogs.add(house::bought(n));
            self.bought.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }

    /// A reader goes from page to page.
    async fn browse(self: Arc<Self>, n: usize, until: Instant) -> Result<(), Error> {
        let mut rng = StdRng::seed_from_u64(n as u64);
        let names: Vec<&String> = self.tokens.keys().collect();
        while Instant::now() < until {
            sleep(PAGE).await;
            let name = names[rng.random_range(0..names.len())];
            let path = page(&mut rng);
            let address = address(&self.addresses, rng.random_range(0..2));
            let token = self.tokens.get(name).map(String::as_str);
            let asked = async {
                let mut client = Client::connect(&address, token).await?;
                client.send("GET", &path, &[], b"").await
            };
            match timeout(ANSWER, asked).await {
                Ok(Ok(answer)) if answer.status == 200 => {
                    self.told.pages.fetch_add(1, Ordering::Relaxed);
                }
                // A server that was just restarted; anything else is wrong.
                Ok(Ok(answer)) if answer.status < 500 => {
                    return Err(format!("GET {path}: {}", answer.status).into());
                }
                _ => {
                    self.told.pages_failed.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
        Ok(())
    }

    /// A browser that is left open.
    async fn watch_events(self: Arc<Self>, until: Instant) -> Result<(), Error> {
        let token = &self.tokens["listener1"];
        while Instant::now() < until {
            let address = address(&self.addresses, 0);
            let watching = async {
                let mut stream = TcpStream::connect(&address).await?;
                let head = format!(
                    "GET /api/v1/events HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n\
                     accept: text/event-stream\r\n\r\n"
                );
                stream.write_all(head.as_bytes()).await?;
                let mut bytes = [0; 4_096];
                loop {
                    let read = stream.read(&mut bytes).await?;
                    if read == 0 {
                        return Ok::<(), std::io::Error>(());
                    }
                    self.told
                        .event_bytes
                        .fetch_add(read as u64, Ordering::Relaxed);
                }
            };
            tokio::select! {
                _ = watching => sleep(AGAIN).await,
                () = tokio::time::sleep_until(until) => {}
            }
        }
        Ok(())
    }
}

/// Everybody while they live.
pub(crate) struct Living {
    lives: JoinSet<Result<(), Error>>,
    told: Arc<Told>,
}

impl Living {
    /// Fails where somebody could not go on.
    pub(crate) fn check(&mut self) -> Result<(), Error> {
        while let Some(ended) = self.lives.try_join_next() {
            ended??;
        }
        Ok(())
    }

    /// Waits until everybody is silent; what they say of it.
    pub(crate) async fn finish(mut self) -> Result<String, Error> {
        while let Some(ended) = self.lives.join_next().await {
            ended??;
        }
        let read = |number: &AtomicU64| number.load(Ordering::Relaxed);
        let told = &self.told;
        if read(&told.pages) == 0 || read(&told.event_bytes) == 0 {
            return Err("nobody could read anything".into());
        }
        Ok(format!(
            "{} listens told, {} of them more than once; {} pages read, {} not; {} bytes of events",
            read(&told.sent),
            read(&told.sent_again),
            read(&told.pages),
            read(&told.pages_failed),
            read(&told.event_bytes)
        ))
    }
}

/// A player with the patience of real ones: it tells again until it is heard.
struct Player {
    token: String,
    addresses: Addresses,
    turn: usize,
    told: Arc<Told>,
}

impl Player {
    fn new(people: &People, name: &str, turn: usize) -> Self {
        Self {
            token: people.tokens[name].clone(),
            addresses: Arc::clone(&people.addresses),
            turn,
            told: Arc::clone(&people.told),
        }
    }

    async fn tell(&mut self, at: i64, play: &Play) -> Result<(), Error> {
        let body = json!({"listen_type": "single", "payload": [{
            "listened_at": at,
            "track_metadata": {
                "artist_name": play.artist, "track_name": play.title, "release_name": play.album,
                "additional_info": {"duration_ms": play.played_ms},
            },
        }]})
        .to_string();
        let authorization = format!("Token {}", self.token);
        let headers = [
            ("content-type", "application/json"),
            ("authorization", authorization.as_str()),
        ];
        self.told.sent.fetch_add(1, Ordering::Relaxed);
        loop {
            self.turn += 1;
            let address = address(&self.addresses, self.turn);
            let sent = async {
                let mut client = Client::connect(&address, None).await?;
                let path = "/1/submit-listens";
                client.send("POST", path, &headers, body.as_bytes()).await
            };
            match timeout(ANSWER, sent).await {
                Ok(Ok(answer)) if answer.status == 200 => return Ok(()),
                Ok(Ok(answer)) if answer.status < 500 => {
                    let said = String::from_utf8_lossy(&answer.body);
                    return Err(format!("a listen was refused: {}: {said}", answer.status).into());
                }
                Ok(Ok(answer)) => eprintln!("a listen was answered with {}", answer.status),
                Ok(Err(error)) => eprintln!("a listen was not taken: {error}"),
                Err(_) => eprintln!("a listen was not answered"),
            }
            self.told.sent_again.fetch_add(1, Ordering::Relaxed);
            sleep(AGAIN).await;
        }
    }
}

/// The two halves of a song.
fn halves(play: &Play) -> (Duration, Duration) {
    let half = Duration::from_millis(play.played_ms.unsigned_abs()) / 2;
    (half, half + Duration::from_secs(3))
}

fn address(addresses: &Addresses, turn: usize) -> String {
    let all = addresses.read().unwrap_or_else(PoisonError::into_inner);
    // Nobody answers at the address that stands for a server between two lives.
    all.get(turn % all.len().max(1))
        .cloned()
        .unwrap_or_else(|| String::from("127.0.0.1:9"))
}

fn understood(method: &str, path: &str, answer: &Answer) -> Result<Value, Error> {
    if (200..300).contains(&answer.status) {
        return Ok(serde_json::from_slice(&answer.body).unwrap_or_default());
    }
    let said = String::from_utf8_lossy(&answer.body);
    Err(format!("{method} {path}: {}: {said}", answer.status).into())
}

/// A page that somebody looks at.
fn page(rng: &mut StdRng) -> String {
    let pages = [
        "/api/v1/history/tracks?page_size=50",
        "/api/v1/history/tracks?page=3&page_size=50",
        "/api/v1/history/timeline?date=2026-10-25",
        "/api/v1/history/stats",
        "/api/v1/charts/tracks?period=all",
        "/api/v1/charts/artists?period=2026-10",
        "/api/v1/charts/albums?period=2026-10-20..2026-10-25",
        "/api/v1/collection/albums?sort=plays",
        "/api/v1/collection/stats",
        "/api/v1/search?q=ba",
        "/api/v1/jobs",
        "/api/v1/services",
        "/api/v1/history/duplicates",
        "/api/v1/now-playing",
    ];
    pages[rng.random_range(0..pages.len())].to_owned()
}

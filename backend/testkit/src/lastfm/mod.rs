//! Last.fm, as far as AIME asks it, over real sockets and with its quirks (the now-playing item on every page, a list of
//! one as the thing itself, numbers as strings, several forms of "nothing", errors under 200).
//!
//! * [`lists`] – what was heard and what is loved, by pages.
//! * [`login`] – tokens, the page where a person allows a program in, sessions, and the signature of calls.

mod lists;
mod login;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::json;

use crate::web::{Reply, Request, Server};

use login::Logins;
pub use login::SECRET;

/// A song that is loved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loved {
    /// Since when, unix seconds UTC.
    pub uts: i64,
    /// Artist.
    pub artist: String,
    /// Title.
    pub title: String,
}

/// A finished play as Last.fm has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scrobble {
    /// Start, unix seconds UTC.
    pub uts: i64,
    /// Artist.
    pub artist: String,
    /// Title.
    pub title: String,
    /// Album, or empty.
    pub album: String,
}

/// What Last.fm knows.
#[derive(Default)]
struct Model {
    scrobbles: Vec<Scrobble>,
    playing: Option<Scrobble>,
    loved: Vec<Loved>,
    logins: Logins,
    /// Whether only its owner may see what was heard.
    is_private: bool,
    /// What every call gets instead of an answer.
    weather: Option<Reply>,
    faults: VecDeque<Reply>,
    /// Requests before the next of `faults`.
    fine: usize,
    /// What happens to the scrobbles after so many requests.
    change: Option<(usize, Change)>,
}

type Change = Box<dyn FnOnce(&mut Vec<Scrobble>) + Send>;

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model")
            .field("scrobbles", &self.scrobbles.len())
            .finish_non_exhaustive()
    }
}

/// A Last.fm with one listener, whose key is `key`.
#[derive(Debug, Clone)]
pub struct LastFmModel {
    user: String,
    model: Arc<Mutex<Model>>,
}

/// The key that the simulator issued.
pub const KEY: &str = "0123456789abcdef0123456789abcdef";

impl LastFmModel {
    /// A listener without a history.
    pub fn of(user: &str) -> Self {
        Self {
            user: user.to_owned(),
            model: Arc::default(),
        }
    }

    /// Starts a server that answers for it.
    pub async fn serve(&self) -> Server {
        self.serve_at("127.0.0.1:0").await.expect("a free port")
    }

    /// The same at an address of one's choice.
    pub async fn serve_at(&self, address: &str) -> std::io::Result<Server> {
        let this = self.clone();
        Server::start_at(address, move |request| this.answer(request)).await
    }

    /// Something was heard; scrobbles may come in any order.
    pub fn scrobble(&self, uts: i64, artist: &str, title: &str, album: &str) {
        self.model().scrobbles.push(Scrobble {
            uts,
            artist: artist.into(),
            title: title.into(),
            album: album.into(),
        });
    }

    /// Something is being played, or nothing any more.
    pub fn play(&self, playing: Option<(&str, &str, &str)>) {
        self.model().playing = playing.map(|(artist, title, album)| Scrobble {
            uts: 0,
            artist: artist.into(),
            title: title.into(),
            album: album.into(),
        });
    }

    /// A scrobble is taken back, or changed, by its owner.
    pub fn edit(&self, change: impl FnOnce(&mut Vec<Scrobble>)) {
        change(&mut self.model().scrobbles);
    }

    /// A song is loved since then.
    pub fn love(&self, uts: i64, artist: &str, title: &str) {
        self.model().loved.push(Loved {
            uts,
            artist: artist.into(),
            title: title.into(),
        });
    }

    /// A song is loved no longer.
    pub fn unlove(&self, artist: &str, title: &str) {
        let mut model = self.model();
        model.loved.retain(|one| !one.is(artist, title));
    }

    /// What is loved, in the order in which it was.
    pub fn loved(&self) -> Vec<Loved> {
        self.model().loved.clone()
    }

    /// Whether only its owner may see what was heard and loved.
    pub fn set_private(&self, is_private: bool) {
        self.model().is_private = is_private;
    }

    /// Every call gets this instead of an answer, until it clears up.
    pub fn set_weather(&self, weather: Option<Reply>) {
        self.model().weather = weather;
    }

    /// The next requests get these instead of an answer, one each.
    pub fn fail(&self, replies: impl IntoIterator<Item = Reply>) {
        self.model().faults.extend(replies);
    }

    /// The same, but only after so many good answers.
    pub fn fail_after(&self, fine: usize, replies: impl IntoIterator<Item = Reply>) {
        self.model().fine = fine;
        self.fail(replies);
    }

    /// Faults that nobody has met are taken back.
    pub fn drain(&self) {
        self.model().faults.clear();
    }

    /// Changes what was scrobbled once so many requests have been answered.
    pub fn change_after(
        &self,
        requests: usize,
        change: impl FnOnce(&mut Vec<Scrobble>) + Send + 'static,
    ) {
        self.model().change = Some((requests, Box::new(change)));
    }

    /// What of these comes before the answer: a fault, or a change of what there is.
    fn weather(&self) -> Option<Reply> {
        let mut model = self.model();
        match model.change.take() {
            Some((0, change)) => change(&mut model.scrobbles),
            Some((left, change)) => model.change = Some((left - 1, change)),
            None => {}
        }
        if model.fine > 0 {
            model.fine -= 1;
            return None;
        }
        model.faults.pop_front().or_else(|| model.weather.clone())
    }

    /// An error as Last.fm sends it.
    pub fn error(status: u16, code: u32, message: &str) -> Reply {
        Reply::json(
            status,
            &json!({"error": code, "message": message, "links": []}),
        )
    }

    fn model(&self) -> MutexGuard<'_, Model> {
        self.model.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What it answers.
    pub fn answer(&self, request: &Request) -> Reply {
        if request.path.starts_with("/api/auth") {
            return self.allow(request);
        }
        if let Some(fault) = self.weather() {
            return fault;
        }
        let param = |name: &str| request.param(name).unwrap_or_default();
        if param("api_key") != KEY {
            return Self::error(
                403,
                10,
                "Invalid API key - You must be granted a valid key by last.fm",
            );
        }
        match param("method").to_ascii_lowercase().as_str() {
            "auth.gettoken" => self.token(request),
            "auth.getsession" => self.session(request),
            "track.love" => self.set_love(request, true),
            "track.unlove" => self.set_love(request, false),
            "user.getrecenttracks" => self.of_user(request, Self::recent_tracks),
            "user.getlovedtracks" => self.of_user(request, Self::loved_tracks),
            "user.getinfo" => self.info(request),
            _ => Self::error(
                400,
                3,
                "Invalid Method - No method with that name in this package",
            ),
        }
    }

    /// Something about the listener, to whoever may see it.
    fn of_user(&self, request: &Request, answer: fn(&Self, &Request) -> Reply) -> Reply {
        let user = request.param("user").unwrap_or_default();
        if !user.eq_ignore_ascii_case(&self.user) {
            return Self::error(404, 6, "User not found");
        }
        if self.model().is_private
            && let Err(refusal) = self.signed_in(request)
        {
            return match request.param("sk") {
                Some(_) => refusal,
                None => Self::error(403, 17, "Login: User required to be logged in"),
            };
        }
        answer(self, request)
    }

    fn info(&self, request: &Request) -> Reply {
        // Without a name it is about whoever is signed in.
        let is_meant = match request.param("user") {
            Some(user) => user.eq_ignore_ascii_case(&self.user),
            None => self.signed_in(request).is_ok(),
        };
        if !is_meant {
            return Self::error(404, 6, "User not found");
        }
        let playcount = self.model().scrobbles.len().to_string();
        Reply::json(
            200,
            &json!({"user": {
                "name": self.user, "realname": "", "url": format!("https://www.last.fm/user/{}", self.user),
                "country": "None", "age": "0", "gender": "n", "subscriber": "0", "playcount": playcount,
                "playlists": "0", "bootstrap": "0", "type": "user",
                "registered": {"unixtime": "1313620090", "#text": 1_313_620_090},
                "image": [],
            }}),
        )
    }
}

impl Loved {
    /// Whether it is this song; capitals do not matter there.
    fn is(&self, artist: &str, title: &str) -> bool {
        self.artist.eq_ignore_ascii_case(artist) && self.title.eq_ignore_ascii_case(title)
    }
}

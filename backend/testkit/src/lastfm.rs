//! Last.fm, as far as AIME asks it, over real sockets and with its quirks (the now-playing item on every page, a list of
//! one as the thing itself, numbers as strings, several forms of "nothing", errors under 200).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};

use crate::web::{Reply, Request, Server};

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
        let this = self.clone();
        Server::start(move |request| this.answer(request)).await
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
        model.faults.pop_front()
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
        if !param("user").eq_ignore_ascii_case(&self.user) {
            return Self::error(404, 6, "User not found");
        }
        match param("method").to_ascii_lowercase().as_str() {
            "user.getrecenttracks" => self.recent_tracks(request),
            "user.getinfo" => self.info(),
            _ => Self::error(
                400,
                3,
                "Invalid Method - No method with that name in this package",
            ),
        }
    }

    fn info(&self) -> Reply {
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

    fn recent_tracks(&self, request: &Request) -> Reply {
        let number = |name: &str, default: i64| {
            let given = request.param(name).and_then(|text| text.parse().ok());
            given.unwrap_or(default)
        };
        let (from, to) = (number("from", 0), number("to", i64::MAX));
        let limit = number("limit", 50).clamp(1, 200) as usize;
        let page = number("page", 1).max(1) as usize;
        let model = self.model();
        let mut within: Vec<&Scrobble> = model
            .scrobbles
            .iter()
            .filter(|one| (from..=to).contains(&one.uts))
            .collect();
        within.sort_by_key(|one| std::cmp::Reverse(one.uts));
        let pages = within.len().div_ceil(limit);
        if page > pages.max(1) {
            return Self::error(400, 6, "no such page");
        }
        let on_page = within.iter().skip((page - 1) * limit).take(limit);
        let mut tracks: Vec<Value> = on_page.map(|one| track(one, false)).collect();
        if let Some(playing) = &model.playing {
            tracks.insert(0, track(playing, true));
        }
        let track = match tracks.len() {
            1 => tracks.remove(0),
            _ => Value::Array(tracks),
        };
        Reply::json(
            200,
            &json!({"recenttracks": {"track": track, "@attr": {
                "user": self.user, "page": page.to_string(), "perPage": limit.to_string(),
                "totalPages": pages.to_string(), "total": within.len().to_string(),
            }}}),
        )
    }
}

fn track(one: &Scrobble, playing: bool) -> Value {
    let mut track = json!({
        "artist": {"mbid": "", "#text": one.artist}, "streamable": "0", "image": [], "mbid": "",
        "album": {"mbid": "", "#text": one.album}, "name": one.title,
        "url": "https://www.last.fm/music/x/_/y",
    });
    if playing {
        track["@attr"] = json!({"nowplaying": "true"});
    } else {
        track["date"] = json!({"uts": one.uts.to_string(), "#text": "23 Sep 2026, 02:49"});
    }
    track
}

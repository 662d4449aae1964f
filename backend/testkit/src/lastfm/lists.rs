//! What was heard and what is loved, by pages.

use chrono::DateTime;
use serde_json::{Value, json};

use super::{LastFmModel, Loved, Scrobble};
use crate::web::{Reply, Request};

/// Where a page lies within a list.
struct Page {
    limit: usize,
    number: usize,
    total: usize,
}

impl Page {
    fn of(request: &Request, total: usize) -> Self {
        Self {
            limit: number(request, "limit", 50).clamp(1, 200) as usize,
            number: number(request, "page", 1).max(1) as usize,
            total,
        }
    }

    fn pages(&self) -> usize {
        self.total.div_ceil(self.limit)
    }

    /// What is on it; `None` beyond the end.
    fn cut<T>(&self, all: Vec<T>) -> Option<Vec<T>> {
        let skipped = (self.number - 1) * self.limit;
        (self.number <= self.pages().max(1))
            .then(|| all.into_iter().skip(skipped).take(self.limit).collect())
    }

    fn attributes(&self, user: &str) -> Value {
        json!({
            "user": user, "page": self.number.to_string(), "perPage": self.limit.to_string(),
            "totalPages": self.pages().to_string(), "total": self.total.to_string(),
        })
    }
}

impl LastFmModel {
    pub(super) fn recent_tracks(&self, request: &Request) -> Reply {
        let (from, to) = (number(request, "from", 0), number(request, "to", i64::MAX));
        let model = self.model();
        let mut within: Vec<&Scrobble> = model
            .scrobbles
            .iter()
            .filter(|one| (from..=to).contains(&one.uts))
            .collect();
        within.sort_by_key(|one| std::cmp::Reverse(one.uts));
        let page = Page::of(request, within.len());
        let Some(on_page) = page.cut(within) else {
            return Self::error(400, 6, "no such page");
        };
        let mut tracks: Vec<Value> = on_page.into_iter().map(|one| track(one, false)).collect();
        if let Some(playing) = &model.playing {
            tracks.insert(0, track(playing, true));
        }
        Reply::json(
            200,
            &json!({"recenttracks": {"track": list(tracks), "@attr": page.attributes(&self.user)}}),
        )
    }

    pub(super) fn loved_tracks(&self, request: &Request) -> Reply {
        let mut loved = self.loved();
        loved.sort_by_key(|one| std::cmp::Reverse(one.uts));
        let page = Page::of(request, loved.len());
        let Some(on_page) = page.cut(loved) else {
            return Self::error(400, 6, "no such page");
        };
        let tracks = on_page.iter().map(loved_track).collect();
        Reply::json(
            200,
            &json!({"lovedtracks": {"track": list(tracks), "@attr": page.attributes(&self.user)}}),
        )
    }
}

fn number(request: &Request, name: &str, default: i64) -> i64 {
    let given = request.param(name).and_then(|text| text.parse().ok());
    given.unwrap_or(default)
}

/// A list of one is the thing itself.
fn list(mut items: Vec<Value>) -> Value {
    match items.len() {
        1 => items.remove(0),
        _ => Value::Array(items),
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
        track["date"] = date(one.uts);
    }
    track
}

fn loved_track(one: &Loved) -> Value {
    json!({
        "artist": {"name": one.artist, "mbid": "", "url": "https://www.last.fm/music/x"},
        "name": one.title, "mbid": "", "url": "https://www.last.fm/music/x/_/y", "image": [],
        "date": date(one.uts), "streamable": {"fulltrack": "0", "#text": "0"},
    })
}

/// The moment as Last.fm writes it: `23 Sep 2026, 02:49`, UTC.
fn date(uts: i64) -> Value {
    let text = DateTime::from_timestamp(uts, 0)
        .map(|at| at.format("%d %b %Y, %H:%M").to_string())
        .unwrap_or_default();
    json!({"uts": uts.to_string(), "#text": text})
}

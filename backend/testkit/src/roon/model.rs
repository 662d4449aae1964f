//! The house: zones and what they play, who may listen, and what goes wrong.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tokio::sync::Notify;

use super::server::Post;

/// A song as Roon shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Song {
    /// First line.
    pub title: String,
    /// Second line.
    pub artists: String,
    /// Third line.
    pub album: String,
    /// Seconds; `None` for a station.
    pub length: Option<i64>,
}

impl Song {
    /// A song of so many seconds.
    pub fn new(artists: &str, title: &str, album: &str, length: i64) -> Self {
        Self {
            title: title.into(),
            artists: artists.into(),
            album: album.into(),
            length: Some(length),
        }
    }

    /// What a station sends: one line, and no length.
    pub fn on_air(line: &str) -> Self {
        Self {
            title: line.into(),
            artists: String::new(),
            album: String::new(),
            length: None,
        }
    }
}

/// What happens at the end of a song.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loop {
    /// The next one of the queue, or silence.
    Off,
    /// The same again.
    One,
}

/// A play as the Core itself knows it: what whoever listens should have written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Played {
    /// What was played.
    pub song: Song,
    /// When it began, in seconds since the Core was made.
    pub began: i64,
    /// Seconds that it sounded.
    pub sounded: i64,
}

#[derive(Debug, Clone)]
struct Zone {
    name: String,
    outputs: Vec<(String, String)>,
    state: &'static str,
    song: Option<Song>,
    position: i64,
    queue: Vec<Song>,
    repeat: Loop,
    /// The play under way, in the list of all.
    play: Option<usize>,
}

/// A connection, as the model sees it.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) post: Post,
    /// Request that asked for zones.
    pub(super) zones: Option<String>,
    /// Request that waits for the extension to be enabled, and its extension.
    pub(super) waits: Option<(String, String)>,
}

#[derive(Debug)]
pub(super) struct Model {
    pub(super) core_id: String,
    pub(super) name: String,
    zones: BTreeMap<String, Zone>,
    /// Token by extension.
    tokens: HashMap<String, String>,
    /// Tokens given so far.
    given: u32,
    enables_at_once: bool,
    pub(super) subscribes: bool,
    pub(super) is_hanging: bool,
    pub(super) lines: BTreeMap<u64, Line>,
    pub(super) registrations: u32,
    /// Seconds that passed.
    seconds: i64,
    played: Vec<Played>,
}

/// A Core. Cheap to clone.
#[derive(Debug, Clone)]
pub struct RoonModel {
    model: Arc<Mutex<Model>>,
    /// Rung whenever something happens on a line.
    pub(super) changed: Arc<Notify>,
}

impl RoonModel {
    /// A Core with quiet rooms, each with one output.
    pub fn new(name: &str, rooms: &[&str]) -> Self {
        let zones = rooms.iter().enumerate().map(|(n, room)| {
            let (id, output) = (format!("1601{n:032x}"), format!("1701{n:032x}"));
            let zone = Zone {
                name: (*room).to_owned(),
                outputs: vec![(output, (*room).to_owned())],
                state: "stopped",
                song: None,
                position: 0,
                queue: Vec::new(),
                repeat: Loop::Off,
                play: None,
            };
            (id, zone)
        });
        let model = Model {
            core_id: "5b3e0f0c-1111-4222-8333-a0a0a0a0a0a0".into(),
            name: name.to_owned(),
            zones: zones.collect(),
            tokens: HashMap::new(),
            given: 0,
            enables_at_once: false,
            subscribes: true,
            is_hanging: false,
            lines: BTreeMap::new(),
            registrations: 0,
            seconds: 0,
            played: Vec::new(),
        };
        Self {
            model: Arc::new(Mutex::new(model)),
            changed: Arc::default(),
        }
    }

    pub(super) fn model(&self) -> MutexGuard<'_, Model> {
        self.model.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Somebody enables every extension that waits in Settings → Extensions, and every one that comes.
    pub fn enable(&self) {
        let mut model = self.model();
        model.enables_at_once = true;
        let waiting: Vec<(u64, (String, String))> = model
            .lines
            .iter_mut()
            .filter_map(|(key, line)| Some((*key, line.waits.take()?)))
            .collect();
        for (key, (request, extension)) in waiting {
            model.register(key, &request, &extension);
        }
    }

    /// The Core forgets which extensions were enabled, and asks anew from now on.
    pub fn forget(&self) {
        let mut model = self.model();
        model.tokens.clear();
        model.enables_at_once = false;
    }

    /// It refuses to tell changes by itself; zones can still be asked for.
    pub fn refuse_subscriptions(&self) {
        self.model().subscribes = false;
    }

    /// Lines stay open, and nothing comes or is read any more (a machine that went to sleep), or it wakes up.
    pub fn hang(&self, hangs: bool) {
        self.model().is_hanging = hangs;
        self.changed.notify_waiters();
    }

    /// Every line breaks.
    pub fn drop_lines(&self) {
        for line in std::mem::take(&mut self.model().lines).into_values() {
            line.post.close();
        }
    }

    /// Says something that is no message.
    pub fn say_garbage(&self) {
        for line in self.model().lines.values() {
            line.post.send(b"MOO/1 CONTINUE\n\xff\xfe".to_vec());
        }
    }

    /// Registrations asked for so far.
    pub fn registrations(&self) -> u32 {
        self.model().registrations
    }

    /// Lines that zones are told on.
    pub fn subscribers(&self) -> usize {
        let model = self.model();
        model
            .lines
            .values()
            .filter(|line| line.zones.is_some())
            .count()
    }

    /// Waits until something holds of the model.
    pub async fn until(&self, holds: impl Fn(&Self) -> bool) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if holds(self) {
                return;
            }
            changed.await;
        }
    }

    /// Waits until somebody listens to zones.
    pub async fn heard(&self) {
        self.until(|core| core.subscribers() > 0).await;
    }

    /// Waits until a registration waits to be enabled.
    pub async fn asked(&self) {
        self.until(|core| core.model().lines.values().any(|line| line.waits.is_some()))
            .await;
    }

    /// Waits until everything that was said has been taken in: a ping is answered only after it.
    pub async fn settled(&self) {
        let posts: Vec<Post> = {
            let model = self.model();
            model.lines.values().map(|line| line.post.clone()).collect()
        };
        for post in posts {
            post.ping().await;
        }
    }

    /// Plays a song in a room, now.
    pub fn play(&self, room: &str, song: Song) {
        self.change(room, |zone| {
            (zone.state, zone.song, zone.position) = ("playing", Some(song), 0);
            zone.play = None;
        });
    }

    /// What a room plays after what it plays now.
    pub fn queue(&self, room: &str, songs: impl IntoIterator<Item = Song>) {
        self.change(room, |zone| zone.queue.extend(songs));
    }

    /// How many songs wait in a room.
    pub fn queued(&self, room: &str) -> usize {
        let model = self.model();
        let found = model.zones.values().find(|zone| zone.name == room);
        found.map_or(0, |zone| zone.queue.len())
    }

    /// Whether a room repeats its song.
    pub fn repeat(&self, room: &str, repeat: Loop) {
        self.change(room, |zone| zone.repeat = repeat);
    }

    /// Pauses.
    pub fn pause(&self, room: &str) {
        self.change(room, |zone| zone.state = "paused");
    }

    /// Plays on.
    pub fn resume(&self, room: &str) {
        self.change(room, |zone| zone.state = "playing");
    }

    /// It is about to play, or stuck.
    pub fn load(&self, room: &str) {
        self.change(room, |zone| zone.state = "loading");
    }

    /// Stops; nothing is said of what was played.
    pub fn stop(&self, room: &str) {
        self.change(room, |zone| {
            (zone.state, zone.song, zone.position) = ("stopped", None, 0);
            (zone.play, zone.queue) = (None, Vec::new());
        });
    }

    /// The next song of the queue.
    pub fn next(&self, room: &str) {
        self.change(room, Zone::next);
    }

    /// Jumps within the song.
    pub fn seek(&self, room: &str, to: i64) {
        let mut model = self.model();
        if let Some((key, zone)) = model.zones.iter_mut().find(|(_, zone)| zone.name == room) {
            zone.position = to;
            let news = json!({"zones_seek_changed": [seek(key, zone)]});
            model.tell(&news);
        }
    }

    /// Takes what a room plays to another one.
    pub fn transfer(&self, from: &str, to: &str) {
        let mut model = self.model();
        let find = |model: &Model, room: &str| {
            let found = model.zones.iter().find(|(_, zone)| zone.name == room);
            found.map(|(key, _)| key.clone())
        };
        let (Some(from), Some(to)) = (find(&model, from), find(&model, to)) else {
            return;
        };
        let left = model.zones.get_mut(&from).map(|zone| {
            let left = zone.clone();
            (zone.state, zone.song, zone.position) = ("stopped", None, 0);
            (zone.play, zone.queue) = (None, Vec::new());
            left
        });
        if let (Some(left), Some(zone)) = (left, model.zones.get_mut(&to)) {
            (zone.state, zone.song, zone.position, zone.queue) =
                (left.state, left.song, left.position, left.queue);
            zone.play = left.play;
        }
        let changed = [&to, &from].map(|key| zone(key, &model.zones[key]));
        model.tell(&json!({ "zones_changed": changed }));
    }

    /// Joins a room to another one, which then plays in both.
    pub fn group(&self, room: &str, with: &str) {
        let mut model = self.model();
        let Some(key) = model
            .zones
            .iter()
            .find(|(_, zone)| zone.name == with)
            .map(|(key, _)| key.clone())
        else {
            return;
        };
        let gone = model.zones.remove(&key);
        let Some((main, joined)) = model.zones.iter_mut().find(|(_, zone)| zone.name == room)
        else {
            return;
        };
        joined
            .outputs
            .extend(gone.into_iter().flat_map(|gone| gone.outputs));
        joined.name = format!("{room} + {}", joined.outputs.len() - 1);
        let news = json!({"zones_removed": [key], "zones_changed": [zone(main, joined)]});
        model.tell(&news);
    }

    /// A second passes: rooms that play move on, and say so.
    pub fn second(&self) {
        let mut model = self.model();
        let (mut moved, mut changed) = (Vec::new(), Vec::new());
        let Model {
            zones,
            played,
            seconds,
            ..
        } = &mut *model;
        for (key, zone_now) in zones {
            let Some(song) = zone_now
                .song
                .clone()
                .filter(|_| zone_now.state == "playing")
            else {
                continue;
            };
            let play = *zone_now.play.get_or_insert_with(|| {
                played.push(Played {
                    song: song.clone(),
                    began: *seconds,
                    sounded: 0,
                });
                played.len() - 1
            });
            played[play].sounded += 1;
            zone_now.position += 1;
            if song.length.is_none_or(|length| zone_now.position < length) {
                moved.push(seek(key, zone_now));
            } else if zone_now.repeat == Loop::One {
                (zone_now.position, zone_now.play) = (0, None);
                moved.push(seek(key, zone_now));
            } else {
                zone_now.next();
                changed.push(zone(key, zone_now));
            }
        }
        *seconds += 1;
        let mut news = json!({});
        if !changed.is_empty() {
            news["zones_changed"] = changed.into();
        }
        if !moved.is_empty() {
            news["zones_seek_changed"] = moved.into();
        }
        if news.as_object().is_some_and(|news| !news.is_empty()) {
            model.tell(&news);
        }
    }

    /// Everything that was played, in the order in which it began.
    pub fn played(&self) -> Vec<Played> {
        self.model().played.clone()
    }

    /// Body of what is told first: all zones.
    pub fn zones_as_told(&self) -> Value {
        self.model().all_zones()
    }

    /// Body of what is told each second that a room plays.
    pub fn seek_as_told(&self, room: &str) -> Value {
        let model = self.model();
        let moved = model.zones.iter().filter(|(_, zone)| zone.name == room);
        let moved: Vec<Value> = moved.map(|(key, zone)| seek(key, zone)).collect();
        json!({ "zones_seek_changed": moved })
    }

    fn change(&self, room: &str, change: impl FnOnce(&mut Zone)) {
        let mut model = self.model();
        if let Some((key, zone_now)) = model.zones.iter_mut().find(|(_, zone)| zone.name == room) {
            change(zone_now);
            let news = json!({"zones_changed": [zone(key, zone_now)]});
            model.tell(&news);
        }
    }
}

impl Zone {
    fn next(&mut self) {
        self.play = None;
        if self.queue.is_empty() {
            (self.state, self.song, self.position) = ("stopped", None, 0);
        } else {
            (self.state, self.song, self.position) = ("playing", Some(self.queue.remove(0)), 0);
        }
    }
}

impl Model {
    /// A registration comes in on a line; it is answered at once, or once somebody enables it.
    pub(super) fn ask_to_register(&mut self, line: u64, request: &str, body: &Value) {
        self.registrations += 1;
        let extension = body["extension_id"].as_str().unwrap_or_default().to_owned();
        let is_known = self
            .tokens
            .get(&extension)
            .is_some_and(|token| body["token"] == json!(token));
        if is_known || self.enables_at_once {
            self.register(line, request, &extension);
        } else if let Some(line) = self.lines.get_mut(&line) {
            line.waits = Some((request.to_owned(), extension));
        }
    }

    fn register(&mut self, line: u64, request: &str, extension: &str) {
        if !self.tokens.contains_key(extension) {
            self.given += 1;
            let token = format!("00000000-0000-4000-8000-{:012}", self.given);
            self.tokens.insert(extension.to_owned(), token);
        }
        let mut body = self.introduction();
        body["token"] = self.tokens[extension].clone().into();
        body["provided_services"] = json!(["com.roonlabs.transport:2"]);
        body["http_port"] = 9330.into();
        if let Some(line) = self.lines.get(&line) {
            line.post.answer("CONTINUE", "Registered", request, &body);
            // What it is told in turn; keys are texts here.
            let key = |n: u32| json!({"subscription_key": n.to_string()});
            line.post
                .ask("com.roonlabs.status:1/subscribe_status", &key(261));
            line.post
                .ask("com.roonlabs.pairing:1/subscribe_pairing", &key(262));
        }
    }

    pub(super) fn introduction(&self) -> Value {
        json!({
            "core_id": self.core_id,
            "display_name": self.name,
            "display_version": "2.0 (build 1470) production",
        })
    }

    pub(super) fn all_zones(&self) -> Value {
        let zones: Vec<Value> = self.zones.iter().map(|(key, it)| zone(key, it)).collect();
        json!({ "zones": zones })
    }

    fn tell(&self, news: &Value) {
        for line in self.lines.values() {
            if let Some(request) = &line.zones {
                line.post.answer("CONTINUE", "Changed", request, news);
            }
        }
    }
}

fn seek(key: &str, zone: &Zone) -> Value {
    json!({"zone_id": key, "queue_time_remaining": remaining(zone), "seek_position": zone.position})
}

fn remaining(zone: &Zone) -> i64 {
    let songs = zone.song.iter().chain(&zone.queue);
    songs.filter_map(|song| song.length).sum::<i64>() - zone.position
}

fn zone(key: &str, zone: &Zone) -> Value {
    let all: Vec<&str> = zone.outputs.iter().map(|(id, _)| id.as_str()).collect();
    let outputs: Vec<Value> = zone
        .outputs
        .iter()
        .enumerate()
        .map(|(n, (id, name))| {
            let mut output = json!({
                "output_id": id, "zone_id": key, "can_group_with_output_ids": all, "display_name": name,
                "source_controls": [{"control_key": "1", "display_name": name, "supports_standby": false, "status": "indeterminate"}],
            });
            // Every other one has a fixed volume, and decibels come in fractions.
            if n % 2 == 0 {
                output["volume"] = json!({
                    "type": "db", "min": -80, "max": 0, "value": -31.5, "step": 0.5, "is_muted": false,
                    "hard_limit_min": -80, "hard_limit_max": 0, "soft_limit": -10,
                });
            }
            output
        })
        .collect();
    let is_on = zone.song.is_some();
    let mut shown = json!({
        "zone_id": key, "display_name": zone.name, "outputs": outputs, "state": zone.state,
        "is_next_allowed": is_on, "is_previous_allowed": is_on, "is_pause_allowed": zone.state == "playing",
        "is_play_allowed": zone.state == "paused", "is_seek_allowed": is_on,
        "queue_items_remaining": zone.queue.len() + usize::from(is_on), "queue_time_remaining": remaining(zone),
        "settings": {"loop": if zone.repeat == Loop::One { "loop_one" } else { "disabled" }, "shuffle": false, "auto_radio": false},
    });
    if let Some(song) = &zone.song {
        let one_line = if song.artists.is_empty() {
            song.title.clone()
        } else {
            format!("{} - {}", song.title, song.artists)
        };
        let mut playing = json!({
            "seek_position": zone.position,
            "one_line": {"line1": one_line},
            "two_line": {"line1": song.title, "line2": song.artists},
            "three_line": {"line1": song.title, "line2": song.artists, "line3": song.album},
            "image_key": "f00dfeed00000000000000000000cafe",
            "artist_image_keys": ["f00dfeed00000000000000000000beef"],
        });
        if let Some(length) = song.length {
            playing["length"] = length.into();
        }
        shown["now_playing"] = playing;
    }
    shown
}

//! `user.*`: what clients show of the user they submit for. Nobody reads anybody else.

use aime_domain::account::name_key;
use aime_storage::history::heard::{self, Between, First, Heard, Totals};
use aime_storage::playing::{self, Believed};
use aime_storage::user::User;
use chrono::DateTime;
use serde_json::{Value, json};

use super::answer::{Answer, Fault};
use super::caller::Call;
use super::xml::Element;

const DEFAULT_LIMIT: i64 = 50;
/// Seen to be served by Last.fm, whose documentation says 200.
const MOST: i64 = 1_000;
const MOST_PAGES: i64 = 1_000_000;

/// The caller, who may name themselves.
async fn reader(call: &Call) -> Result<User, Fault> {
    let scrobbler = match call.scrobbler().await {
        Err(Fault::InvalidSessionKey) if call.form.get("sk").is_none() => {
            return Err(Fault::LoginRequired);
        }
        found => found?,
    };
    match call.form.get("user") {
        Some(name) if name_key(name) != name_key(&scrobbler.user.name) => Err(Fault::UserNotFound),
        _ => Ok(scrobbler.user),
    }
}

/// Shows the user in numbers.
pub(super) async fn get_info(call: &Call) -> Result<Answer, Fault> {
    let user = reader(call).await?;
    let Totals {
        listens,
        artists,
        albums,
        recordings,
    } = heard::totals(&call.app.read(), user.id).await?;
    let since = user.created_at;
    Ok(Answer {
        json: json!({ "user": {
            "name": user.name, "realname": "", "url": "", "country": "None", "age": "0", "gender": "n",
            "subscriber": "0", "playlists": "0", "bootstrap": "0", "type": "user", "image": [],
            "playcount": listens.to_string(), "artist_count": artists.to_string(),
            "album_count": albums.to_string(), "track_count": recordings.to_string(),
            "registered": { "unixtime": since.to_string(), "#text": since },
        }}),
        xml: Some(Element::new("user").children([
            Element::of("name", &user.name),
            Element::new("realname"),
            Element::new("url"),
            Element::of("country", "None"),
            Element::of("age", 0),
            Element::of("gender", "n"),
            Element::of("subscriber", 0),
            Element::of("playcount", listens),
            Element::of("artist_count", artists),
            Element::of("album_count", albums),
            Element::of("track_count", recordings),
            Element::of("playlists", 0),
            Element::of("bootstrap", 0),
            Element::of("registered", day(since)).with("unixtime", since),
            Element::of("type", "user"),
        ])),
    })
}

/// Lists listens, newest first. What is on goes before them, on every page.
pub(super) async fn get_recent_tracks(call: &Call) -> Result<Answer, Fault> {
    let user = reader(call).await?;
    let limit = call
        .form
        .number("limit")
        .unwrap_or(DEFAULT_LIMIT)
        .clamp(1, MOST);
    let page = call.form.number("page").unwrap_or(1);
    if !(1..=MOST_PAGES).contains(&page) {
        return Err(Fault::PageOutOfBounds);
    }
    // Inclusive here, exclusive in storage.
    let between = Between {
        after: call.form.number("from").map(|at| at - 1),
        before: call.form.number("to").map(|at| at + 1),
    };
    let db = call.app.read();
    let total = if between == Between::default() {
        heard::totals(&db, user.id).await?.listens
    } else {
        heard::count(&db, user.id, between).await?
    };
    let part = ((page - 1) as u64 * limit as u64, limit as u64);
    let found = heard::list(&db, user.id, between, First::Newest, part).await?;
    let on = playing::list(&db, user.id, call.app.now()).await?;
    let extended = call.form.get("extended") == Some("1");
    let counts = [
        ("user", user.name),
        ("page", page.to_string()),
        ("perPage", limit.to_string()),
        ("total", total.to_string()),
        ("totalPages", ((total + limit - 1) / limit).to_string()),
    ];
    let on = on.first();
    let mut items: Vec<Value> = on
        .map(|on| json_playing(on, extended))
        .into_iter()
        .collect();
    items.extend(found.iter().map(|one| json_track(one, extended)));
    let elements = on
        .map(|on| xml_playing(on, extended))
        .into_iter()
        .chain(found.iter().map(|one| xml_track(one, extended)));
    let list = counts
        .iter()
        .fold(Element::new("recenttracks"), |list, (name, value)| {
            list.with(name, value)
        })
        .children(elements);
    let attributes: serde_json::Map<String, Value> = counts
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
        .collect();
    Ok(Answer {
        json: json!({ "recenttracks": { "track": items, "@attr": attributes } }),
        xml: Some(list),
    })
}

fn json_names(
    artist: &str,
    title: &str,
    album: Option<&str>,
    mbid: &str,
    loved: Option<bool>,
) -> Value {
    let mut track = json!({
        "name": title, "mbid": mbid, "url": "", "streamable": "0", "image": [],
        "album": { "mbid": "", "#text": album.unwrap_or_default() },
    });
    match loved {
        Some(loved) => {
            track["artist"] = json!({ "name": artist, "mbid": "", "url": "", "image": [] });
            track["loved"] = if loved { "1" } else { "0" }.into();
        }
        None => track["artist"] = json!({ "mbid": "", "#text": artist }),
    }
    track
}

fn json_track(one: &Heard, extended: bool) -> Value {
    let names = &one.names;
    let mbid = one.recording_mbid.as_deref().unwrap_or_default();
    let mut track = json_names(
        &names.artist,
        &names.title,
        names.album.as_deref(),
        mbid,
        extended.then_some(one.loved),
    );
    let at = one.listened_at;
    track["date"] = json!({ "uts": at.to_string(), "#text": day(at) });
    track
}

fn json_playing(on: &Believed, extended: bool) -> Value {
    let names = &on.playing.names;
    let mut track = json_names(
        &names.artist,
        &names.title,
        names.album.as_deref(),
        "",
        extended.then_some(false),
    );
    track["@attr"] = json!({ "nowplaying": "true" });
    track
}

fn xml_track_names(
    artist: &str,
    title: &str,
    album: Option<&str>,
    mbid: &str,
    loved: Option<bool>,
) -> Element {
    let artist = match loved {
        Some(_) => Element::new("artist")
            .child(Element::of("name", artist))
            .child(Element::new("mbid")),
        None => Element::of("artist", artist).with("mbid", ""),
    };
    let loved = loved.map(|loved| Element::of("loved", u8::from(loved)));
    Element::new("track")
        .child(artist)
        .children(loved)
        .child(Element::of("name", title))
        .child(Element::of("streamable", 0))
        .child(Element::of("mbid", mbid))
        .child(Element::of("album", album.unwrap_or_default()).with("mbid", ""))
        .child(Element::new("url"))
}

fn xml_track(one: &Heard, extended: bool) -> Element {
    let names = &one.names;
    let mbid = one.recording_mbid.as_deref().unwrap_or_default();
    xml_track_names(
        &names.artist,
        &names.title,
        names.album.as_deref(),
        mbid,
        extended.then_some(one.loved),
    )
    .child(Element::of("date", day(one.listened_at)).with("uts", one.listened_at))
}

fn xml_playing(on: &Believed, extended: bool) -> Element {
    let names = &on.playing.names;
    xml_track_names(
        &names.artist,
        &names.title,
        names.album.as_deref(),
        "",
        extended.then_some(false),
    )
    .with("nowplaying", "true")
}

/// `23 Sep 2026, 02:49`, UTC.
fn day(at: i64) -> String {
    DateTime::from_timestamp(at, 0)
        .unwrap_or_default()
        .format("%d %b %Y, %H:%M")
        .to_string()
}

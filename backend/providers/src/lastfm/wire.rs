//! Last.fm's JSON, which is XML by machine: attributes in `@attr`, text beside them in `#text`, numbers as strings, a
//! list of one as the thing itself, a list of none as anything.

use secrecy::SecretString;
use serde_json::Value;

use crate::capability::SignedIn;
use crate::error::ProviderError;

/// A page of `user.getRecentTracks` or `user.getLovedTracks`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TrackList {
    pub(super) user: Option<String>,
    pub(super) total: u64,
    pub(super) pages: u32,
    pub(super) tracks: Vec<Track>,
}

/// A play, what is playing, or a loved song.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Track {
    pub(super) artist: String,
    pub(super) title: String,
    pub(super) album: String,
    /// Start of the play, or since when it is loved; unix seconds UTC.
    pub(super) uts: Option<i64>,
    pub(super) is_playing: bool,
}

/// Reads a page of plays.
pub(super) fn recent_tracks(body: &Value) -> Result<TrackList, ProviderError> {
    list(body, "recenttracks", "plays")
}

/// Reads a page of loved songs.
pub(super) fn loved_tracks(body: &Value) -> Result<TrackList, ProviderError> {
    list(body, "lovedtracks", "loved songs")
}

fn list(body: &Value, name: &str, what: &str) -> Result<TrackList, ProviderError> {
    let page = body
        .get(name)
        .filter(|page| page.is_object())
        .ok_or_else(|| ProviderError::Malformed(format!("its answer has no list of {what}")))?;
    // Old answers carry the attributes on the list itself.
    let attribute = |name: &str| page.pointer(&format!("/@attr/{name}")).or(page.get(name));
    let tracks = match page.get("track") {
        Some(Value::Array(tracks)) => tracks.iter().filter_map(track).collect(),
        Some(one @ Value::Object(_)) => track(one).into_iter().collect(),
        _ => Vec::new(),
    };
    Ok(TrackList {
        user: attribute("user").map(text).filter(|user| !user.is_empty()),
        total: attribute("total").and_then(number).unwrap_or(0).max(0) as u64,
        pages: attribute("totalPages")
            .and_then(number)
            .and_then(|pages| u32::try_from(pages).ok())
            .unwrap_or(0),
        tracks,
    })
}

/// The token in an answer of `auth.getToken`.
pub(super) fn token(body: &Value) -> Result<SecretString, ProviderError> {
    let token = body.get("token").map(text).unwrap_or_default();
    if token.is_empty() {
        return Err(ProviderError::Malformed("its answer has no token".into()));
    }
    Ok(token.into())
}

/// The session in an answer of `auth.getSession`.
pub(super) fn session(body: &Value) -> Result<SignedIn, ProviderError> {
    let part = |name: &str| {
        let found = body.pointer(&format!("/session/{name}")).map(text);
        found
            .filter(|text| !text.is_empty())
            .ok_or_else(|| ProviderError::Malformed("its answer has no session".into()))
    };
    Ok(SignedIn {
        name: part("name")?,
        session: part("key")?.into(),
    })
}

/// The name in an answer of `user.getInfo`.
pub(super) fn user_name(body: &Value) -> Result<String, ProviderError> {
    body.pointer("/user/name")
        .map(text)
        .filter(|name| !name.is_empty())
        .ok_or_else(|| ProviderError::Malformed("its answer names no user".into()))
}

/// The number of an error, where the body is one.
pub(super) fn error_code(body: &Value) -> Option<i64> {
    body.get("error").and_then(number)
}

/// What an error says.
pub(super) fn error_message(body: &Value) -> String {
    body.get("message")
        .map(text)
        .filter(|said| !said.is_empty())
        .unwrap_or_else(|| "it gave no reason".into())
}

fn track(track: &Value) -> Option<Track> {
    let name = |value: Option<&Value>| value.map(named).unwrap_or_default();
    let playing = track.pointer("/@attr/nowplaying").map(text);
    let title = track.get("name").map(text)?;
    Some(Track {
        artist: name(track.get("artist")),
        title,
        album: name(track.get("album")),
        uts: track.pointer("/date/uts").and_then(number),
        is_playing: playing.is_some_and(|playing| playing == "true" || playing == "1"),
    })
}

/// A name as `#text`, as `name` (in the extended form), or alone.
fn named(value: &Value) -> String {
    let inner = value.get("#text").or_else(|| value.get("name"));
    text(inner.unwrap_or(value))
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}

fn number(value: &Value) -> Option<i64> {
    text(value).parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(recent: Value) -> TrackList {
        recent_tracks(&json!({ "recenttracks": recent })).unwrap()
    }

    #[test]
    fn a_list_may_be_a_list_one_thing_nothing_or_missing() {
        let one = json!({"artist": {"#text": "Ana Vidović"}, "name": "Asturias", "album": {"#text": ""},
                         "date": {"uts": "1790131781", "#text": "23 Sep 2026, 02:49"}});
        let attributes =
            json!({"user": "zoe", "total": "1", "totalPages": "1", "page": "1", "perPage": "200"});
        let listed = read(json!({"track": [one], "@attr": attributes}));
        assert_eq!(listed, read(json!({"track": one, "@attr": attributes})));
        assert_eq!(
            (listed.total, listed.pages, listed.user.as_deref()),
            (1, 1, Some("zoe"))
        );
        assert_eq!(listed.tracks[0].uts, Some(1_790_131_781));
        for none in [
            json!({"track": [], "@attr": {"total": "0", "totalPages": "0"}}),
            json!({"@attr": {"total": 0, "totalPages": 0}}),
            json!({"#text": "\n", "user": "zoe", "page": "0", "total": "0", "totalPages": "0"}),
        ] {
            let read = read(none);
            assert_eq!((read.tracks.len(), read.total, read.pages), (0, 0, 0));
        }
    }

    #[test]
    fn the_extended_form_and_what_is_playing_are_understood() {
        let read = read(json!({"track": {
            "artist": {"name": "Nils Frahm", "mbid": ""}, "album": {"#text": "Spaces"}, "name": "Says",
            "@attr": {"nowplaying": "true"},
        }}));
        assert_eq!(read.tracks[0].artist, "Nils Frahm");
        assert!(read.tracks[0].is_playing && read.tracks[0].uts.is_none());
    }

    #[test]
    fn something_else_is_no_list_of_plays() {
        for body in [
            json!({}),
            json!([]),
            json!({"recenttracks": "none"}),
            json!(null),
        ] {
            assert!(recent_tracks(&body).is_err());
        }
    }
}

//! Listens as ListenBrainz shows them.

use aime_domain::listen::Names;
use aime_storage::catalogue::spelling::NamesHash;
use aime_storage::history::heard::Heard;
use serde_json::{Map, Value, json};

/// The identifier of names: ListenBrainz' `recording_msid` is one of a name as it was sent, like ours.
pub(super) fn msid(hash: NamesHash) -> String {
    let hex = format!("{:032x}", u128::from_be_bytes(hash));
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-")
}

/// A listen.
pub(crate) fn listen(heard: &Heard, user_name: &str) -> Value {
    let mut info = Map::new();
    let known = [
        ("recording_mbid", heard.recording_mbid.clone()),
        ("isrc", heard.isrc.clone()),
        ("release_artist_name", heard.names.album_artist.clone()),
        (
            "submission_client",
            Some(heard.client.clone()).filter(|client| !client.is_empty()),
        ),
    ];
    for (key, value) in known {
        if let Some(value) = value {
            info.insert(key.into(), value.into());
        }
    }
    if let Some(duration) = heard.duration_ms {
        info.insert("duration_ms".into(), duration.into());
    }
    let msid = msid(heard.hash);
    info.insert("recording_msid".into(), msid.as_str().into());
    json!({
        "inserted_at": heard.stored_at,
        "listened_at": heard.listened_at,
        "recording_msid": msid,
        "user_name": user_name,
        "track_metadata": metadata(&heard.names, info),
    })
}

/// What is on.
pub(super) fn playing(names: &Names, duration_ms: Option<i64>) -> Value {
    let mut info = Map::new();
    if let Some(duration) = duration_ms {
        info.insert("duration_ms".into(), duration.into());
    }
    json!({ "playing_now": true, "track_metadata": metadata(names, info) })
}

/// Names as they were received.
pub(super) fn metadata(names: &Names, info: Map<String, Value>) -> Value {
    let mut metadata = json!({
        "artist_name": names.artist,
        "track_name": names.title,
        "additional_info": info,
    });
    if let Some(album) = &names.album {
        metadata["release_name"] = album.as_str().into();
    }
    metadata
}

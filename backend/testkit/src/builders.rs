//! Users and plays, written short.

use aime_domain::ids::UserId;
use aime_domain::listen::{ListenEvent, Names, Resolution, Stamp};
use aime_storage::{Tx, sql};

/// Adds a member in UTC, without a password anybody could log in with.
pub async fn user(tx: &Tx, name: &str) -> UserId {
    let row = sql::one(
        tx,
        "INSERT INTO users (name, name_key, role, password_hash, created_at, updated_at)
         VALUES ($1, $2, 'member', '!', $3, $3) RETURNING id",
        [name.into(), name.to_lowercase().into(), tx.now().into()],
    )
    .await
    .expect("a user is added");
    UserId(row.try_get_by_index(0).expect("an id"))
}

/// Plays, one a line: `+SECONDS Artist - Title / Album`, with the album optional. Seconds count from `start`
/// (unix seconds); every play has a known start to the second.
///
/// # Panics
/// On a line of another shape.
pub fn plays(start: i64, lines: &str) -> Vec<ListenEvent> {
    lines
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            play(start, line)
                .unwrap_or_else(|| panic!("not `+SECONDS Artist - Title / Album`: {line}"))
        })
        .collect()
}

fn play(start: i64, line: &str) -> Option<ListenEvent> {
    let (after, rest) = line.strip_prefix('+')?.split_once(' ')?;
    let (artist, song) = rest.split_once(" - ")?;
    let (title, album) = match song.split_once(" / ") {
        Some((title, album)) => (title, Some(album)),
        None => (song, None),
    };
    Some(ListenEvent {
        source_event_id: None,
        listened_at: start + after.parse::<i64>().ok()?,
        stamp: Stamp::Start,
        resolution: Resolution::Second,
        approximate: false,
        names: Names {
            artist: artist.into(),
            title: title.into(),
            album: album.map(Into::into),
            album_artist: None,
        },
        duration_ms: None,
        played_ms: None,
        recording_mbid: None,
        isrc: None,
        loved: false,
        needs_known_length: false,
        stream: None,
    })
}

//! A small library, put in through the functions that ingest uses.

use std::collections::BTreeMap;

use aime_domain::ids::UserId;
use aime_domain::import::OwnedCopy;
use aime_domain::listen::{Channel, Names, Resolution, Stamp, StreamKey};
use aime_domain::matching::{fold, fold_title};
use aime_storage::catalogue::{Credited, album, artist, recording, spelling, track};
use aime_storage::import::owned::{self, NewOwned};
use aime_storage::listen::insert::{self, NewListen};
use aime_storage::rollup::delta::{self, Delta};
use aime_storage::search::Kind;
use aime_storage::search::write::{Document, index};
use aime_storage::{Tx, sql, stream, user_zone};

/// An artist; a new one each time.
pub(crate) async fn artist(tx: &Tx, name: &str) -> i64 {
    let id = sql::reserve_ids(tx, "artists", 0, 1).await.unwrap()[0];
    let new = artist::NewArtist {
        id,
        name: name.into(),
        name_key: fold(name),
        disambiguation: String::new(),
        sort_name: name.into(),
        sort_key: fold(name),
    };
    artist::insert(tx, &[new]).await.unwrap();
    document(tx, Kind::Artist, id, name, "").await;
    id
}

/// An album of one artist.
pub(crate) async fn album(
    tx: &Tx,
    title: &str,
    (artist_id, artist): (i64, &str),
    year: Option<i32>,
) -> i64 {
    let id = sql::reserve_ids(tx, "albums", 0, 1).await.unwrap()[0];
    let new = album::NewAlbum {
        id,
        title: title.into(),
        title_key: fold_title(title),
        sort_key: fold_title(title),
        artist_credit: artist.into(),
        credit_key: fold(artist),
        credit_sort_key: fold(artist),
        disambiguation: String::new(),
        year,
        is_soundtrack: false,
        keys: Vec::new(),
        credits: vec![credited(artist_id)],
    };
    album::insert(tx, &[new]).await.unwrap();
    document(tx, Kind::Album, id, title, artist).await;
    id
}

/// A song of one artist, on an album or on none; its track.
pub(crate) async fn song(
    tx: &Tx,
    title: &str,
    (artist_id, artist): (i64, &str),
    album: Option<i64>,
) -> i64 {
    let recording_id = sql::reserve_ids(tx, "recordings", 0, 1).await.unwrap()[0];
    let new = recording::NewRecording {
        id: recording_id,
        title: title.into(),
        title_key: fold_title(title),
        artist_credit: artist.into(),
        credit_key: fold(artist),
        duration_ms: Some(200_000),
        isrc: None,
        mbid: None,
        keys: Vec::new(),
        credits: vec![credited(artist_id)],
    };
    recording::insert(tx, &[new]).await.unwrap();
    document(tx, Kind::Recording, recording_id, title, artist).await;
    place(tx, recording_id, title, album).await
}

/// Credits one more artist on the song of a track.
pub(crate) async fn add_guest(tx: &Tx, track_id: i64, artist_id: i64) {
    let add = "INSERT INTO recording_artist (recording_id, position, artist_id, role)
               SELECT recording_id, 1, $2, 'guest' FROM tracks WHERE id = $1";
    sql::execute(tx, add, [track_id.into(), artist_id.into()])
        .await
        .unwrap();
}

/// One more track of a song, on another album.
pub(crate) async fn place(tx: &Tx, recording_id: i64, title: &str, album_id: Option<i64>) -> i64 {
    let id = sql::reserve_ids(tx, "tracks", 0, 1).await.unwrap()[0];
    let new = track::NewTrack {
        id,
        recording_id,
        album_id,
        title: title.into(),
        number: None,
        duration_ms: None,
    };
    track::insert(tx, &[new]).await.unwrap();
    id
}

/// The song of a track.
pub(crate) async fn recording_of(tx: &Tx, track_id: i64) -> i64 {
    let query = "SELECT recording_id FROM tracks WHERE id = $1";
    let row = sql::one(tx, query, [track_id.into()]).await.unwrap();
    row.try_get_by_index(0).unwrap()
}

/// A copy of an album.
pub(crate) async fn own(tx: &mut Tx, user: UserId, album_id: i64, copy: &OwnedCopy) {
    let source_key = format!("{}:{}", album_id, copy.discogs_instance_id.unwrap_or(0));
    let new = NewOwned {
        album_id,
        source: "discogs",
        source_key: &source_key,
        copy,
        import_id: None,
    };
    assert!(owned::insert_copy(tx, user, &new).await.unwrap());
}

/// A counted listen of 100 seconds, with its statistics.
pub(crate) async fn listen(
    tx: &Tx,
    user: UserId,
    service: &str,
    track_id: i64,
    listened_at: i64,
) -> i64 {
    let id = report(tx, user, service, track_id, listened_at).await;
    let zone = user_zone(tx, user).await.unwrap();
    let counted = Delta {
        track_id,
        listened_at,
        seconds: 100,
        counts: true,
    };
    delta::apply(tx, user, zone, &[counted]).await.unwrap();
    id
}

/// Another report of a counted listen, kept as its witness.
pub(crate) async fn witness(
    tx: &Tx,
    user: UserId,
    service: &str,
    track_id: i64,
    listened_at: i64,
    of: i64,
) {
    let id = report(tx, user, service, track_id, listened_at).await;
    let link = "UPDATE listening_history SET status = 'duplicate', duplicate_of = $2 WHERE id = $1";
    sql::execute(tx, link, [id.into(), of.into()])
        .await
        .unwrap();
}

async fn report(tx: &Tx, user: UserId, service: &str, track_id: i64, listened_at: i64) -> i64 {
    let new = new_listen(tx, user, service, track_id, listened_at).await;
    insert::insert(tx, user, &[new]).await.unwrap()[0]
        .expect("a new listen")
        .0
}

async fn new_listen(
    tx: &Tx,
    user: UserId,
    service: &str,
    track_id: i64,
    listened_at: i64,
) -> NewListen {
    let key = StreamKey {
        service: service.into(),
        channel: Channel::File,
        client: String::new(),
    };
    NewListen {
        stream_id: stream::get_or_create(tx, user, &key).await.unwrap().0,
        spelling_id: spelling(tx, track_id).await,
        track_id,
        listened_at,
        stamp: Stamp::Start,
        resolution: Resolution::Second,
        approximate: false,
        seconds_played: Some(100),
        duration_ms: None,
        source_event_id: None,
        import_id: None,
    }
}

async fn spelling(tx: &Tx, track_id: i64) -> i64 {
    let names = Names {
        artist: "as received".into(),
        title: track_id.to_string(),
        ..Names::default()
    };
    let hash = spelling::hash(&names);
    if let Some(known) = spelling::find_by_hashes(tx, &[hash])
        .await
        .unwrap()
        .get(&hash)
    {
        return known.spelling_id;
    }
    let id = sql::reserve_ids(tx, "spellings", 0, 1).await.unwrap()[0];
    let new = spelling::NewSpelling {
        id,
        hash,
        names: &names,
        track_id,
        score: 1.0,
        reason: "exact",
    };
    spelling::insert(tx, &[new]).await.unwrap();
    id
}

/// Many counted listens of 100 seconds, with their statistics.
pub(crate) async fn listens(tx: &Tx, user: UserId, service: &str, listens: &[(i64, i64)]) {
    let mut models = BTreeMap::new();
    for (track_id, at) in listens {
        if !models.contains_key(track_id) {
            models.insert(
                *track_id,
                new_listen(tx, user, service, *track_id, *at).await,
            );
        }
    }
    let of = |(track_id, at): &(i64, i64)| NewListen {
        listened_at: *at,
        ..models[track_id].clone()
    };
    let new: Vec<NewListen> = listens.iter().map(of).collect();
    insert::insert(tx, user, &new).await.unwrap();
    let zone = user_zone(tx, user).await.unwrap();
    let counted: Vec<Delta> = listens
        .iter()
        .map(|(track_id, at)| Delta {
            track_id: *track_id,
            listened_at: *at,
            seconds: 100,
            counts: true,
        })
        .collect();
    delta::apply(tx, user, zone, &counted).await.unwrap();
}

/// Where a user's days begin.
pub(crate) async fn set_zone(tx: &Tx, user: UserId, zone: &str) {
    let update = "UPDATE users SET time_zone = $2 WHERE id = $1";
    sql::execute(tx, update, [user.0.into(), zone.into()])
        .await
        .unwrap();
}

fn credited(artist_id: i64) -> Credited {
    Credited {
        artist_id,
        join_phrase: String::new(),
        guest: false,
    }
}

async fn document(tx: &Tx, kind: Kind, entity_id: i64, title: &str, context: &str) {
    let document = Document {
        kind,
        entity_id,
        title: title.into(),
        context: context.into(),
    };
    index(tx, vec![document]).await.unwrap();
}

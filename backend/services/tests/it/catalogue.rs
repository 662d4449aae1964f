//! The catalogue put right for everybody, and taken back to the row.

use aime_domain::ids::{AlbumId, ArtistId, TrackId};
use aime_domain::listen::Channel;
use aime_services::corrections::{CatalogueChange, CorrectionError};
use aime_services::ingest::Listener;
use aime_storage::user::User;
use aime_storage::{Durability, sql};
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;

use crate::corrections::{START, account, corrections, counted, listens, number};
use crate::ingest::{listener, record, stream};
use crate::totals;

pub(crate) async fn make_owner(db: &TestDb, who: Listener) -> User {
    let tx = db.begin(Durability::Full, START).await.unwrap();
    let update = "UPDATE users SET role = 'owner' WHERE id = $1";
    sql::execute(&tx, update, [who.id.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    account(db, who).await
}

/// Everything that the catalogue says, a line a row.
pub(crate) async fn catalogue(db: &TestDb) -> Vec<String> {
    let mut lines = Vec::new();
    for query in [
        "SELECT 'artist ' || id || ' ' || name || ' ' || disambiguation FROM artists",
        "SELECT 'alias ' || artist_id || ' ' || name FROM artist_aliases",
        "SELECT 'album ' || id || ' ' || title || ' ' || artist_credit || ' ' || credit_key || ' ' || disambiguation FROM albums",
        "SELECT 'album artist ' || album_id || ' ' || position || ' ' || artist_id FROM album_artist",
        "SELECT 'album key ' || album_id || ' ' || key FROM album_keys",
        "SELECT 'song ' || id || ' ' || title || ' ' || artist_credit || ' ' || credit_key FROM recordings",
        "SELECT 'song artist ' || recording_id || ' ' || position || ' ' || artist_id || role FROM recording_artist",
        "SELECT 'song key ' || recording_id || ' ' || key FROM recording_keys",
        "SELECT 'track ' || id || ' ' || recording_id || ' ' || COALESCE(album_id, 0) || ' ' || title FROM tracks",
        "SELECT 'spelling ' || id || ' ' || track_id FROM spellings",
        "SELECT 'loved ' || user_id || ' ' || recording_id FROM loved_tracks",
        "SELECT 'copy ' || id || ' ' || album_id FROM copies",
        "SELECT 'merged artist ' || from_id || ' ' || artist_id FROM merged_artists",
        "SELECT 'merged album ' || from_id || ' ' || album_id FROM merged_albums",
        "SELECT 'merged track ' || from_id || ' ' || track_id FROM merged_tracks",
        "SELECT 'image ' || id || ' ' || COALESCE(album_id, 0) || ' ' || COALESCE(artist_id, 0) FROM images",
    ] {
        for row in sql::all(&db.read(), query, []).await.unwrap() {
            lines.push(row.try_get_by_index::<String>(0).unwrap());
        }
    }
    lines.sort();
    lines
}

async fn id(db: &TestDb, query: &str) -> i64 {
    number(
        db,
        &format!("{query} AND $1 = $1"),
        aime_domain::ids::UserId(0),
    )
    .await
}

async fn track(db: &TestDb, artist: &str, title: &str) -> TrackId {
    let query = format!(
        "SELECT MIN(t.id) FROM tracks t JOIN recordings r ON r.id = t.recording_id
         WHERE r.artist_credit = '{artist}' AND r.title = '{title}'"
    );
    TrackId(id(db, &query).await)
}

async fn artist(db: &TestDb, name: &str) -> ArtistId {
    ArtistId(
        id(
            db,
            &format!("SELECT MIN(id) FROM artists WHERE name = '{name}'"),
        )
        .await,
    )
}

async fn plays_of(db: &TestDb, who: Listener, table: &str, column: &str, of: i64) -> i64 {
    let query = format!(
        "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM {table} WHERE user_id = $1 AND period = 0 AND {column} = {of}"
    );
    number(db, &query, who.id).await
}

const HEARD: &str = "
    +0 Tidewater - Low Tide / Harbour
    +600 Tidewater - Morning Ferry / Harbour
    +9000 Tide Water Trio - Low Tide / Harbour
    +9600 Tide Water Trio - Night Boat / Harbour";

/// An owner who heard one band under two names; a member who heard some of it.
async fn two_names(db: &TestDb) -> (Listener, User, Listener) {
    let anna = listener(db, "anna", Tz::UTC).await;
    let ben = listener(db, "ben", Tz::Europe__Zurich).await;
    let tx = db.begin(Durability::Full, START).await.unwrap();
    let update = "UPDATE users SET time_zone = 'Europe/Zurich' WHERE id = $1";
    sql::execute(&tx, update, [ben.id.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    record(
        db,
        anna,
        &stream("roon", Channel::Pull),
        &plays(START, HEARD),
    )
    .await;
    let some = "+0 Tidewater - Low Tide / Harbour\n+9000 Tide Water Trio - Night Boat / Harbour";
    record(db, ben, &stream("roon", Channel::Pull), &plays(START, some)).await;
    (anna, make_owner(db, anna).await, ben)
}

async fn all_is_true(db: &TestDb, who: &[Listener]) {
    for one in who {
        totals::assert_true(&db.read(), one.id, one.zone).await;
    }
}

on_both! {
    async fn artists_that_are_one_take_their_albums_and_songs_along_and_their_name_leads_on(db: TestDb) {
        let (anna, user, ben) = two_names(&db).await;
        let (before, heard) = (catalogue(&db).await, (listens(&db, anna).await, listens(&db, ben).await));
        let (from, into) = (artist(&db, "Tide Water Trio").await, artist(&db, "Tidewater").await);
        let made = corrections(&db).change_catalogue(&user, &CatalogueChange::MergeArtists { from, into }).await.unwrap();
        all_is_true(&db, &[anna, ben]).await;
        assert_eq!(plays_of(&db, anna, "artist_plays", "artist_id", into.0).await, 4);
        for (count, what) in [
            (1, "SELECT COUNT(*) FROM artists WHERE 1 = 1"), (1, "SELECT COUNT(*) FROM albums WHERE 1 = 1"),
            (3, "SELECT COUNT(*) FROM recordings WHERE 1 = 1"), (3, "SELECT COUNT(*) FROM recordings WHERE artist_credit = 'Tidewater'"),
        ] {
            assert_eq!(id(&db, what).await, count, "{what}");
        }
        // The other name leads on, also for songs that nobody heard before.
        record(&db, ben, &stream("roon", Channel::Pull), &plays(START, "+20000 Tide Water Trio - Late Swell / Other")).await;
        assert_eq!(id(&db, "SELECT COUNT(*) FROM artists WHERE 1 = 1").await, 1);
        all_is_true(&db, &[anna, ben]).await;
        let tx = db.begin(Durability::Full, START).await.unwrap();
        sql::execute(&tx, "DELETE FROM listening_history WHERE listened_at = $1", [(START + 20_000).into()]).await.unwrap();
        aime_storage::rollup::mark::mark_all(&tx, ben.id, ben.zone).await.unwrap();
        let made_since = "DELETE FROM spellings WHERE title = 'Late Swell'";
        sql::execute(&tx, made_since, []).await.unwrap();
        for statement in ["DELETE FROM tracks WHERE title = 'Late Swell'", "DELETE FROM recordings WHERE title = 'Late Swell'", "DELETE FROM albums WHERE title = 'Other'"] {
            sql::execute(&tx, statement, []).await.unwrap();
        }
        tx.commit().await.unwrap();
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(catalogue(&db).await, before);
        assert_eq!((listens(&db, anna).await, listens(&db, ben).await), heard);
        all_is_true(&db, &[anna, ben]).await;
    }

    async fn keys_that_were_merged_lead_on_through_every_merge_and_back_again(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        record(&db, who, &stream("roon", Channel::Pull), &plays(START, "
            +0 Tidewater - Low Tide / Harbour
            +600 Tide Water Trio - Low Tide / Harbour
            +1200 Tidewater Quartet - Low Tide / Harbour")).await;
        let stranger = listener(&db, "zoe", Tz::UTC).await;
        let user = make_owner(&db, who).await;
        let names = ["Tidewater Quartet", "Tide Water Trio", "Tidewater"];
        let mut artists = Vec::new();
        for name in names {
            artists.push((artist(&db, name).await, track(&db, name, "Low Tide").await));
        }
        let album_of = |name: &str| format!("SELECT id FROM albums WHERE artist_credit = '{name}'");
        let album = AlbumId(id(&db, &album_of(names[0])).await);
        let last = AlbumId(id(&db, &album_of(names[2])).await);
        let shown = async |user: aime_domain::ids::UserId| {
            let db = db.read();
            let mut shown = Vec::new();
            for (artist, track) in &artists {
                let artist = aime_storage::artist::detail::find(&db, user, *artist).await.unwrap();
                let track = aime_storage::track::detail::find(&db, user, "en", *track).await.unwrap();
                shown.push((artist.map(|one| ArtistId(one.id)), track.map(|one| TrackId(one.track_id))));
            }
            let album = aime_storage::album::detail::find(&db, user, "en", album).await.unwrap();
            (shown, album.map(|one| AlbumId(one.card.id)))
        };
        let itself: Vec<_> = artists.iter().map(|(artist, track)| (Some(*artist), Some(*track))).collect();
        assert_eq!(shown(who.id).await, (itself.clone(), Some(album)));
        let before = catalogue(&db).await;
        let mut made = Vec::new();
        for pair in artists.windows(2) {
            let change = CatalogueChange::MergeArtists { from: pair[0].0, into: pair[1].0 };
            made.push(corrections(&db).change_catalogue(&user, &change).await.unwrap().correction.unwrap());
        }
        let (led, led_album) = shown(who.id).await;
        assert_eq!(led_album, Some(last));
        assert_eq!(led, vec![(Some(artists[2].0), Some(artists[2].1)); 3]);
        // Nobody learns by an old key of what they may not see.
        assert_eq!(shown(stranger.id).await, (vec![(None, None); 3], None));
        let filter = aime_storage::history::filter::Filter { artist_id: Some(artists[0].0.0), ..Default::default() };
        let found = aime_storage::history::journal::list_ids(&db.read(), who.id, Tz::UTC, &filter, 9).await.unwrap();
        assert_eq!(found.len(), 3);
        corrections(&db).undo(&user, made[1]).await.unwrap();
        assert_eq!(shown(who.id).await.0[0], (Some(artists[1].0), Some(artists[1].1)));
        corrections(&db).undo(&user, made[0]).await.unwrap();
        assert_eq!(shown(who.id).await, (itself, Some(album)));
        assert_eq!(catalogue(&db).await, before);
    }

    async fn songs_that_are_one_count_as_one_and_their_reports_confirm_each_other(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        record(&db, who, &stream("roon", Channel::Pull), &plays(START, "+0 Tidewater - Low Tide / Harbour\n+900 Tidewater - Low Tide / Harbour")).await;
        record(&db, who, &stream("lastfm", Channel::Pull), &plays(START, "+3 Tidewater - Ebb Song / Harbour\n+20 Tidewater - Salt / Harbour")).await;
        let user = make_owner(&db, who).await;
        let (before, heard) = (catalogue(&db).await, listens(&db, who).await);
        assert_eq!(counted(&db, who).await, 4);
        let (from, into) = (track(&db, "Tidewater", "Ebb Song").await, track(&db, "Tidewater", "Low Tide").await);
        let made = corrections(&db).change_catalogue(&user, &CatalogueChange::MergeRecordings { from, into }).await.unwrap();
        assert_eq!(counted(&db, who).await, 3);
        all_is_true(&db, &[who]).await;
        record(&db, who, &stream("lastfm", Channel::Pull), &plays(START, "+5000 Tidewater - Ebb Song / Harbour")).await;
        assert_eq!(plays_of(&db, who, "recording_plays", "recording_id", id(&db, "SELECT id FROM recordings WHERE title = 'Low Tide'").await).await, 3);
        all_is_true(&db, &[who]).await;
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!(catalogue(&db).await, before);
        assert_eq!(listens(&db, who).await[..heard.len()], heard);
        assert_eq!(counted(&db, who).await, 5);
        all_is_true(&db, &[who]).await;
    }

    async fn albums_that_are_one_share_copies_and_plays(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        record(&db, who, &stream("roon", Channel::Pull), &plays(START, "
            +0 Tidewater - Low Tide / Harbour
            +600 Tidewater - Low Tide / The Complete Harbour Sessions
            +1200 Tidewater - Night Boat / The Complete Harbour Sessions")).await;
        let user = make_owner(&db, who).await;
        let from = AlbumId(id(&db, "SELECT id FROM albums WHERE title LIKE 'The Complete%'").await);
        let into = AlbumId(id(&db, "SELECT id FROM albums WHERE title = 'Harbour'").await);
        let tx = db.begin(Durability::Full, START).await.unwrap();
        let copy = "INSERT INTO copies (user_id, album_id, source, source_key, created_at, updated_at) VALUES ($1, $2, 'manual', 'manual:1', 0, 0)";
        sql::execute(&tx, copy, [who.id.0.into(), from.0.into()]).await.unwrap();
        let image = "INSERT INTO images (album_id, url, kind, source, created_at, updated_at) VALUES ($1, 'https://pictures.test/1', 'album', 'aime', 0, 0)";
        sql::execute(&tx, image, [from.0.into()]).await.unwrap();
        tx.commit().await.unwrap();
        let (before, heard) = (catalogue(&db).await, listens(&db, who).await);
        let made = corrections(&db).change_catalogue(&user, &CatalogueChange::MergeAlbums { from, into }).await.unwrap();
        assert_eq!(plays_of(&db, who, "album_plays", "album_id", into.0).await, 3);
        assert_eq!(id(&db, &format!("SELECT COUNT(*) FROM copies WHERE album_id = {}", into.0)).await, 1);
        all_is_true(&db, &[who]).await;
        corrections(&db).undo(&user, made.correction.unwrap()).await.unwrap();
        assert_eq!((catalogue(&db).await, listens(&db, who).await), (before, heard));
        all_is_true(&db, &[who]).await;
    }

    async fn what_is_two_is_split_for_past_and_future_and_put_together_again(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        record(&db, who, &stream("roon", Channel::Pull), &plays(START, "
            +0 Tidewater - Low Tide / Harbour
            +600 tidewater - Low Tide (2011 Remaster) / Harbour
            +1200 Tidewater - Night Boat / Harbour
            +1800 Tidewater - Salt / Elsewhere")).await;
        let user = make_owner(&db, who).await;
        let (before, heard) = (catalogue(&db).await, listens(&db, who).await);
        let spelling = id(&db, "SELECT id FROM spellings WHERE title LIKE '%Remaster%'").await;
        let harbour = AlbumId(id(&db, "SELECT id FROM albums WHERE title = 'Harbour'").await);
        let elsewhere = id(&db, "SELECT id FROM albums WHERE title = 'Elsewhere'").await;
        let boat = track(&db, "Tidewater", "Night Boat").await;
        let changes = [
            CatalogueChange::SplitRecording { track: track(&db, "Tidewater", "Low Tide").await, title: "Low Tide, Again".into(), spellings: vec![spelling] },
            CatalogueChange::SplitAlbum { album: harbour, title: String::new(), disambiguation: "live".into(), year: Some(1999), tracks: vec![boat.0], copies: vec![] },
            CatalogueChange::SplitArtist { artist: artist(&db, "Tidewater").await, disambiguation: "Leeds".into(), albums: vec![elsewhere], tracks: vec![boat.0] },
        ];
        let mut made = Vec::new();
        for change in &changes {
            made.push(corrections(&db).change_catalogue(&user, change).await.unwrap());
            all_is_true(&db, &[who]).await;
        }
        assert_eq!(id(&db, "SELECT COUNT(*) FROM recordings WHERE 1 = 1").await, 4);
        assert_eq!(id(&db, "SELECT COUNT(*) FROM albums WHERE title = 'Harbour'").await, 2);
        let leeds = id(&db, "SELECT id FROM artists WHERE disambiguation = 'Leeds'").await;
        assert_eq!(plays_of(&db, who, "artist_plays", "artist_id", leeds).await, 2);
        let again = id(&db, "SELECT id FROM recordings WHERE title = 'Low Tide, Again'").await;
        record(&db, who, &stream("lastfm", Channel::Pull), &plays(START, "+9000 tidewater - Low Tide (2011 Remaster) / Harbour")).await;
        assert_eq!(plays_of(&db, who, "recording_plays", "recording_id", again).await, 2);
        let tx = db.begin(Durability::Full, START).await.unwrap();
        sql::execute(&tx, "DELETE FROM listening_history WHERE listened_at = $1", [(START + 9_000).into()]).await.unwrap();
        aime_storage::rollup::mark::mark_all(&tx, who.id, who.zone).await.unwrap();
        tx.commit().await.unwrap();
        for one in made.into_iter().rev() {
            corrections(&db).undo(&user, one.correction.unwrap()).await.unwrap();
            all_is_true(&db, &[who]).await;
        }
        assert_eq!((catalogue(&db).await, listens(&db, who).await), (before, heard));
    }

    async fn an_earlier_correction_waits_for_the_later_one_to_be_undone(db: TestDb) {
        let anna = listener(&db, "anna", Tz::UTC).await;
        let heard = "+0 Tidewater - Low Tide / Harbour\n+600 Tidewater - Salt / Harbour\n+1200 Tidewater - Night Boat / Harbour";
        record(&db, anna, &stream("roon", Channel::Pull), &plays(START, heard)).await;
        let user = make_owner(&db, anna).await;
        let before = catalogue(&db).await;
        let song = |title| track(&db, "Tidewater", title);
        let one = CatalogueChange::MergeRecordings { from: song("Low Tide").await, into: song("Salt").await };
        let one = corrections(&db).change_catalogue(&user, &one).await.unwrap();
        let two = CatalogueChange::MergeRecordings { from: song("Salt").await, into: song("Night Boat").await };
        let two = corrections(&db).change_catalogue(&user, &two).await.unwrap();
        all_is_true(&db, &[anna]).await;
        let early = corrections(&db).undo(&user, one.correction.unwrap()).await;
        assert!(matches!(early, Err(CorrectionError::ChangedSince)), "{early:?}");
        all_is_true(&db, &[anna]).await;
        corrections(&db).undo(&user, two.correction.unwrap()).await.unwrap();
        corrections(&db).undo(&user, one.correction.unwrap()).await.unwrap();
        assert_eq!(catalogue(&db).await, before);
        all_is_true(&db, &[anna]).await;
    }

    async fn another_name_leads_to_its_artist_from_then_on(db: TestDb) {
        let (anna, user, ben) = two_names(&db).await;
        let of = artist(&db, "Tidewater").await;
        let alias = |name: &str| CatalogueChange::AddAlias { artist: of, name: name.into() };
        corrections(&db).change_catalogue(&user, &alias("The Ferrymen")).await.unwrap();
        record(&db, ben, &stream("roon", Channel::Pull), &plays(START, "+30000 Ferrymen - Oars / Boats")).await;
        assert_eq!(plays_of(&db, ben, "artist_plays", "artist_id", of.0).await, 2);
        let taken = corrections(&db).change_catalogue(&user, &alias("Tide Water Trio")).await;
        assert!(matches!(taken, Err(CorrectionError::Invalid(_))), "{taken:?}");
        all_is_true(&db, &[anna, ben]).await;
    }

    async fn the_catalogue_is_not_a_members_to_change(db: TestDb) {
        let (_, _, ben) = two_names(&db).await;
        let carl = listener(&db, "carl", Tz::UTC).await;
        let before = catalogue(&db).await;
        let (from, into) = (artist(&db, "Tide Water Trio").await, artist(&db, "Tidewater").await);
        let change = CatalogueChange::MergeArtists { from, into };
        let refused = corrections(&db).change_catalogue(&account(&db, ben).await, &change).await;
        assert!(matches!(refused, Err(CorrectionError::Forbidden)), "{refused:?}");
        let unseen = corrections(&db).change_catalogue(&account(&db, carl).await, &change).await;
        assert!(matches!(unseen, Err(CorrectionError::NotFound)), "{unseen:?}");
        assert_eq!(catalogue(&db).await, before);
    }
}

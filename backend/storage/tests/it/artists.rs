//! Artists by name: what is visible, search, cursors. The pages of an artist and of a song.

use aime_domain::ids::{ArtistId, TrackId, UserId};
use aime_domain::import::OwnedCopy;
use aime_storage::artist::detail;
use aime_storage::artist::list::{Artists, list};
use aime_storage::brief::AlbumBrief;
use aime_storage::track::detail as song;
use aime_testkit::{TestDb, builders, on_both};

use crate::library;

async fn names(db: &TestDb, user: UserId, search: Option<&str>) -> Vec<String> {
    let found = list(&db.read(), user, search, None, 100).await.unwrap();
    found.items.into_iter().map(|artist| artist.name).collect()
}

on_both! {
    async fn artists_that_were_heard_or_are_owned_are_listed_by_name(db: TestDb) {
        let mut tx = db.tx().await;
        let (anna, ben) = (builders::user(&tx, "Anna").await, builders::user(&tx, "Ben").await);
        let names_of = ["Björk", "Air", "Can", "Dirty Three"];
        for name in names_of {
            let artist = library::artist(&tx, name).await;
            let album = library::album(&tx, "Album", (artist, name), None).await;
            match name {
                "Air" => library::own(&mut tx, anna, album, &OwnedCopy::default()).await,
                "Can" => library::own(&mut tx, ben, album, &OwnedCopy::default()).await,
                _ => {
                    let song = library::song(&tx, "Song", (artist, name), Some(album)).await;
                    library::listen(&tx, anna, "lastfm", song, 1_750_000_000).await;
                }
            }
        }
        tx.commit().await.unwrap();

        assert_eq!(names(&db, anna, None).await, ["Air", "Björk", "Dirty Three"]);
        assert_eq!(names(&db, ben, None).await, ["Can"]);
        assert_eq!(names(&db, anna, Some("bjo")).await, ["Björk"]);
        assert_eq!(names(&db, anna, Some("three")).await, ["Dirty Three"]);
        assert!(names(&db, anna, Some("can")).await.is_empty());
        assert!(names(&db, anna, Some("\"*")).await.is_empty());

        let air = &list(&db.read(), anna, None, None, 1).await.unwrap().items[0];
        assert_eq!((air.plays, air.albums), (0, 1));
    }

    async fn a_cursor_goes_on_where_the_list_was_left(db: TestDb) {
        let tx = db.tx().await;
        let anna = builders::user(&tx, "Anna").await;
        for n in 0..7 {
            let artist = library::artist(&tx, &format!("Artist {n}")).await;
            let song = library::song(&tx, "Song", (artist, "Artist"), None).await;
            library::listen(&tx, anna, "lastfm", song, 1_750_000_000 + n).await;
        }
        tx.commit().await.unwrap();
        let mut after = None;
        let mut seen = Vec::new();
        loop {
            let Artists { items, next } = list(&db.read(), anna, None, after.as_deref(), 3).await.unwrap();
            seen.extend(items.into_iter().map(|artist| artist.name));
            if next.is_none() { break }
            after = next;
        }
        assert_eq!(seen, (0..7).map(|n| format!("Artist {n}")).collect::<Vec<_>>());
    }

    async fn an_artist_shows_what_is_owned_what_was_only_heard_and_where_it_is_a_guest(db: TestDb) {
        let mut tx = db.tx().await;
        let (anna, ben) = (builders::user(&tx, "Anna").await, builders::user(&tx, "Ben").await);
        let can = library::artist(&tx, "Can").await;
        let neu = library::artist(&tx, "Neu").await;
        let owned = library::album(&tx, "Owned", (can, "Can"), Some(1971)).await;
        let heard = library::album(&tx, "Heard", (can, "Can"), Some(1970)).await;
        let foreign = library::album(&tx, "Foreign", (neu, "Neu"), Some(1972)).await;
        library::own(&mut tx, anna, owned, &OwnedCopy::default()).await;
        let much = library::song(&tx, "Much", (can, "Can"), Some(heard)).await;
        let little = library::song(&tx, "Little", (can, "Can"), Some(owned)).await;
        let guest = library::song(&tx, "Guest", (neu, "Neu"), Some(foreign)).await;
        library::add_guest(&tx, guest, can).await;
        // 2025-06-15, then a day and 60 days later.
        let at = 1_750_000_000;
        for (track, at) in [(much, at), (much, at + 86_400), (little, at + 60 * 86_400), (guest, at + 5)] {
            library::listen(&tx, anna, "lastfm", track, at).await;
        }
        library::listen(&tx, anna, "lastfm", guest, at + 600).await;
        tx.commit().await.unwrap();

        let found = detail::find(&db.read(), anna, ArtistId(can)).await.unwrap().unwrap();
        let titles = |albums: &[AlbumBrief]| albums.iter().map(|album| album.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&found.owned), ["Owned"]);
        assert_eq!(titles(&found.heard_albums), ["Heard"]);
        assert_eq!(titles(&found.appears_on), ["Foreign"]);
        let top: Vec<_> = found.top_tracks.iter().map(|track| (track.title.as_str(), track.plays)).collect();
        assert_eq!(top.len(), 3);
        assert!(top[..2].contains(&("Much", 2)) && top[..2].contains(&("Guest", 2)) && top[2] == ("Little", 1));
        assert_eq!((found.heard.plays, found.heard.seconds, found.heard.rank), (5, 500, Some(1)));
        assert_eq!((found.heard.first_at, found.heard.last_at), (Some(at), Some(at + 60 * 86_400)));
        assert_eq!(found.heard.months, [(202_506, 4), (202_508, 1)]);
        let other = detail::find(&db.read(), anna, ArtistId(neu)).await.unwrap().unwrap();
        assert_eq!((other.heard.plays, other.heard.rank), (2, Some(2)));
        assert_eq!(detail::find(&db.read(), ben, ArtistId(can)).await.unwrap(), None);
        assert_eq!(detail::find(&db.read(), anna, ArtistId(999)).await.unwrap(), None);
    }

    async fn a_song_shows_its_albums_its_spellings_and_its_latest_listens(db: TestDb) {
        let mut tx = db.tx().await;
        let (anna, ben) = (builders::user(&tx, "Anna").await, builders::user(&tx, "Ben").await);
        let can = library::artist(&tx, "Can").await;
        let (first, best) = (
            library::album(&tx, "First", (can, "Can"), Some(1971)).await,
            library::album(&tx, "Best of", (can, "Can"), Some(1990)).await,
        );
        let track = library::song(&tx, "Mushroom", (can, "Can"), Some(first)).await;
        let at = 1_750_000_000;
        let play = library::listen(&tx, anna, "roon", track, at).await;
        library::witness(&tx, anna, "lastfm", track, at + 4, play).await;
        let id = library::recording_of(&tx, track).await;
        let again = library::place(&tx, id, "Mushroom", Some(best)).await;
        library::listen(&tx, anna, "roon", again, at + 1_000).await;
        library::own(&mut tx, ben, best, &OwnedCopy::default()).await;
        tx.commit().await.unwrap();

        let found = song::find(&db.read(), anna, "en", TrackId(again)).await.unwrap().unwrap();
        assert_eq!((found.recording_id, found.title.as_str(), found.loved), (id, "Mushroom", false));
        let on: Vec<_> = found.albums.iter().map(|place| (place.album.title.as_str(), place.track_id)).collect();
        assert_eq!(on, [("First", track), ("Best of", again)]);
        assert_eq!(found.spellings.iter().map(|one| one.reports).sum::<i64>(), 3);
        let latest: Vec<_> = found.latest.iter().map(|entry| (entry.listened_at, entry.sources.len())).collect();
        assert_eq!(latest, [(at + 1_000, 1), (at, 2)]);
        assert_eq!((found.heard.plays, found.heard.rank), (2, Some(1)));
        assert_eq!(song::find(&db.read(), ben, "en", TrackId(track)).await.unwrap(), None);
        let of_ben = song::find(&db.read(), ben, "en", TrackId(again)).await.unwrap().unwrap();
        assert_eq!((of_ben.albums.len(), of_ben.spellings.len(), of_ben.latest.len()), (1, 0, 0));
    }
}

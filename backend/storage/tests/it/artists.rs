//! Artists by name: what is visible, search, cursors.

use aime_domain::ids::UserId;
use aime_domain::import::OwnedCopy;
use aime_storage::artist::list::{Artists, list};
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
}

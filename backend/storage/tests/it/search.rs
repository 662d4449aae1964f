//! Search: ranking, accents, prefixes, injection, isolation.

use aime_domain::ids::UserId;
use aime_storage::brief;
use aime_storage::search::{Kind, find::find};
use aime_testkit::{TestDb, builders, on_both};

use crate::library;

/// Anna heard these songs, the n-th n + 1 times.
const SONGS: [(&str, &str); 8] = [
    ("Hoppípolla", "Sigur Rós"),
    ("Love", "John Lennon"),
    ("Lovesong", "The Cure"),
    ("Love Is All", "Roger Glover"),
    ("Is This Love", "Bob Marley"),
    ("All You Need Is Love", "The Beatles"),
    ("Back in Black", "AC/DC"),
    ("宇多田の歌", "宇多田ヒカル"),
];

async fn library(db: &TestDb) -> UserId {
    let tx = db.tx().await;
    let anna = builders::user(&tx, "Anna").await;
    for (n, (title, artist)) in SONGS.iter().enumerate() {
        let artist_id = library::artist(&tx, artist).await;
        let album =
            library::album(&tx, &format!("Best of {artist}"), (artist_id, artist), None).await;
        let song = library::song(&tx, title, (artist_id, artist), Some(album)).await;
        for play in 0..=n as i64 {
            library::listen(
                &tx,
                anna,
                "lastfm",
                song,
                1_750_000_000 + 10_000 * n as i64 + play * 300,
            )
            .await;
        }
    }
    tx.commit().await.unwrap();
    anna
}

async fn tracks(db: &TestDb, user: UserId, text: &str) -> Vec<String> {
    let ids = find(&db.read(), user, Kind::Recording, text, 10)
        .await
        .unwrap();
    brief::tracks(&db.read(), user, &ids)
        .await
        .unwrap()
        .into_iter()
        .map(|hit| hit.title)
        .collect()
}

async fn artists(db: &TestDb, user: UserId, text: &str) -> Vec<String> {
    let ids = find(&db.read(), user, Kind::Artist, text, 10)
        .await
        .unwrap();
    brief::artists(&db.read(), user, &ids)
        .await
        .unwrap()
        .into_iter()
        .map(|hit| hit.name)
        .collect()
}

async fn albums(db: &TestDb, user: UserId, text: &str) -> Vec<String> {
    let ids = find(&db.read(), user, Kind::Album, text, 10).await.unwrap();
    brief::albums(&db.read(), user, &ids)
        .await
        .unwrap()
        .into_iter()
        .map(|hit| hit.title)
        .collect()
}

on_both! {
    async fn exact_names_come_before_beginnings_before_words_then_plays(db: TestDb) {
        let anna = library(&db).await;
        assert_eq!(
            tracks(&db, anna, "love").await,
            ["Love", "Love Is All", "Lovesong", "All You Need Is Love", "Is This Love"]
        );
    }

    async fn accents_and_marks_do_not_matter(db: TestDb) {
        let anna = library(&db).await;
        assert_eq!(tracks(&db, anna, "hoppipo").await, ["Hoppípolla"]);
        assert_eq!(artists(&db, anna, "SIGUR RÓS").await, ["Sigur Rós"]);
        for typed in ["acdc", "ac/dc", "AC DC", "ac/d"] {
            assert_eq!(artists(&db, anna, typed).await, ["AC/DC"], "{typed}");
        }
        assert_eq!(artists(&db, anna, "beatles").await, ["The Beatles"]);
        assert_eq!(artists(&db, anna, "the bea").await, ["The Beatles"]);
        assert_eq!(artists(&db, anna, "ヒカル").await, ["宇多田ヒカル"]);
    }

    async fn the_artist_helps_to_find_a_song(db: TestDb) {
        let anna = library(&db).await;
        assert_eq!(tracks(&db, anna, "marley lov").await, ["Is This Love"]);
        assert_eq!(albums(&db, anna, "marley best").await, ["Best of Bob Marley"]);
    }

    async fn what_is_typed_is_never_query_language(db: TestDb) {
        let anna = library(&db).await;
        let hostile = [
            "love OR back", "love NOT is", "title:love", "love*", "\"love", "love' OR '1'='1", "NEAR(love back)",
            "love & back", "love | back", "!love", "love:*", "^love", "%", "__", "lo%e", "(love", "-love", "\\", "\u{0}",
            "love <-> is", "{title}", "''",
        ];
        for typed in hostile {
            let found = tracks(&db, anna, typed).await;
            assert!(!found.iter().any(|title| title == "Back in Black"), "{typed}: {found:?}");
        }
        assert!(tracks(&db, anna, "lo%e").await.is_empty());
        assert!(tracks(&db, anna, "%%").await.is_empty());
    }

    async fn only_what_the_user_may_see_is_found(db: TestDb) {
        let anna = library(&db).await;
        let mut tx = db.tx().await;
        let ben = builders::user(&tx, "Ben").await;
        let artist = library::artist(&tx, "Love Affair").await;
        let album = library::album(&tx, "Everlasting Love Affair", (artist, "Love Affair"), None).await;
        library::song(&tx, "Rainbow Love", (artist, "Love Affair"), Some(album)).await;
        library::own(&mut tx, ben, album, &aime_domain::import::OwnedCopy::default()).await;
        tx.commit().await.unwrap();

        assert_eq!(tracks(&db, ben, "love").await, ["Rainbow Love"]);
        assert_eq!(artists(&db, ben, "love").await, ["Love Affair"]);
        assert_eq!(albums(&db, ben, "lo").await, ["Everlasting Love Affair"]);
        assert!(artists(&db, ben, "sigur").await.is_empty());
        assert!(!tracks(&db, anna, "love").await.contains(&"Rainbow Love".to_owned()));
    }

    async fn a_document_is_replaced(db: TestDb) {
        use aime_storage::search::write::{Document, index};
        let anna = library(&db).await;
        let id = find(&db.read(), anna, Kind::Artist, "acdc", 1).await.unwrap()[0];
        let tx = db.tx().await;
        let document = |title: &str| {
            Document { kind: Kind::Artist, entity_id: id, title: title.into(), context: String::new() }
        };
        index(&tx, vec![document("Nothing"), document("Accadacca")]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(find(&db.read(), anna, Kind::Artist, "accadacca", 1).await.unwrap(), [id]);
        assert!(find(&db.read(), anna, Kind::Artist, "noth", 1).await.unwrap().is_empty());
        let by_key = find(&db.read(), anna, Kind::Artist, "ac/d", 1).await.unwrap();
        assert!(by_key.is_empty(), "the old words are gone: {by_key:?}");
    }
}

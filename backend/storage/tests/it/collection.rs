//! The collection: filters, orders, windows, cursors, isolation.

use std::collections::BTreeSet;

use aime_domain::ids::{AlbumId, UserId};
use aime_domain::import::OwnedCopy;
use aime_storage::StorageError;
use aime_storage::album::detail;
use aime_storage::album::facet::facets;
use aime_storage::album::filter::{Filter, Listing, Window, list};
use aime_storage::album::group::{Group, runs};
use aime_storage::album::order::{By, Order};
use aime_storage::album::shelf::Shelf;
use aime_storage::album::shelves::Shelves;
use aime_storage::tag::Tag;
use aime_testkit::{TestDb, builders, on_both};

use crate::library;

const TITLES: [(&str, &str, Option<i32>); 7] = [
    ("Ágætis byrjun", "Sigur Rós", Some(1999)),
    ("( )", "Sigur Rós", Some(2002)),
    ("Kind of Blue", "Miles Davis", Some(1959)),
    ("Blue Train", "John Coltrane", Some(1958)),
    ("Pink Moon", "Nick Drake", Some(1972)),
    ("Bryter Layter", "Nick Drake", Some(1971)),
    ("Untitled Tape", "Unknown Band", None),
];

fn copy(n: i64) -> OwnedCopy {
    OwnedCopy {
        discogs_instance_id: Some(n),
        discogs_release_id: Some(1_000 + n),
        support: Some(if n % 2 == 0 { "Vinyl" } else { "CD" }.into()),
        folder: Some(if n < 3 { "Living room" } else { "Cellar" }.into()),
        labels: vec!["Label & Sons".into()],
        added_at: Some(1_700_000_000 + n * 1_000),
        ..OwnedCopy::default()
    }
}

/// Anna owns all albums and "Pink Moon" twice; the n-th album was played n times.
async fn shelf_of_anna(db: &TestDb) -> (UserId, Vec<i64>) {
    let mut tx = db.tx().await;
    let anna = builders::user(&tx, "Anna").await;
    let mut albums = Vec::new();
    for (n, (title, artist, year)) in TITLES.iter().enumerate() {
        let artist_id = library::artist(&tx, &format!("{artist} {n}")).await;
        let album = library::album(&tx, title, (artist_id, artist), *year).await;
        library::own(&mut tx, anna, album, &copy(n as i64)).await;
        let song = library::song(&tx, "Song", (artist_id, artist), Some(album)).await;
        for play in 0..n as i64 {
            library::listen(
                &tx,
                anna,
                "lastfm",
                song,
                1_750_000_000 + 1_000 * n as i64 + play * 300,
            )
            .await;
        }
        albums.push(album);
    }
    library::own(&mut tx, anna, albums[4], &copy(20)).await;
    tx.touch(Tag::history(anna));
    tx.commit().await.unwrap();
    (anna, albums)
}

fn order(by: By, descending: bool) -> Order {
    Order { by, descending }
}

fn all(shelf: &Shelf, filter: &Filter, order: Order) -> Listing {
    list(
        shelf,
        filter,
        order,
        &Window::At {
            offset: 0,
            limit: usize::MAX,
        },
    )
    .unwrap()
}

fn positions(albums: &[i64], ids: &[i64]) -> Vec<usize> {
    ids.iter()
        .map(|id| albums.iter().position(|album| album == id).unwrap())
        .collect()
}

on_both! {
    async fn an_album_of_unknown_year_stands_where_its_earliest_pressing_does(db: TestDb) {
        let (anna, albums) = shelf_of_anna(&db).await;
        let mut tx = db.tx().await;
        for (n, released_year) in [(30, 1990), (31, 1965)] {
            let pressing = OwnedCopy { released_year: Some(released_year), ..copy(n) };
            library::own(&mut tx, anna, albums[6], &pressing).await;
            library::own(&mut tx, anna, albums[4], &OwnedCopy { discogs_instance_id: Some(n + 10), ..pressing }).await;
        }
        tx.commit().await.unwrap();
        let shelf = Shelves::default().get(&db.read(), anna).await.unwrap();
        let by_year = all(&shelf, &Filter::default(), order(By::Year, false)).ids;
        // 1965 stands between 1959 and 1971; where the year is known, a pressing says nothing.
        assert_eq!(positions(&albums, &by_year), [3, 2, 6, 5, 4, 0, 1]);
    }

    async fn albums_are_sorted_over_the_whole_collection(db: TestDb) {
        let (anna, albums) = shelf_of_anna(&db).await;
        let shelf = Shelves::default().get(&db.read(), anna).await.unwrap();
        let sorted = |by, descending| positions(&albums, &all(&shelf, &Filter::default(), order(by, descending)).ids);

        assert_eq!(sorted(By::Year, false), [3, 2, 5, 4, 0, 1, 6]);
        assert_eq!(sorted(By::Year, true), [1, 0, 4, 5, 2, 3, 6], "unknown years stay at the end");
        assert_eq!(sorted(By::Plays, true), [6, 5, 4, 3, 2, 1, 0]);
        assert_eq!(sorted(By::LastPlayed, false), [1, 2, 3, 4, 5, 6, 0], "never played stays at the end");
        assert_eq!(sorted(By::Added, true)[0], 4, "the newest copy counts");
        assert_eq!(sorted(By::Artist, false), [3, 2, 5, 4, 0, 1, 6]);
        assert_eq!(sorted(By::Random(7), false), sorted(By::Random(7), false));
        assert_ne!(sorted(By::Random(7), false), sorted(By::Random(8), false));
    }

    async fn an_album_owned_twice_is_one_item(db: TestDb) {
        let (anna, albums) = shelf_of_anna(&db).await;
        let shelf = Shelves::default().get(&db.read(), anna).await.unwrap();
        assert_eq!(all(&shelf, &Filter::default(), order(By::Title, false)).total, 7);
        let cards = aime_storage::album::card::list(&db.read(), anna, "en", &[albums[4]]).await.unwrap();
        assert_eq!(cards[0].copies.len(), 2);
        assert_eq!(cards[0].copies[0].discogs_release_id, Some(1_004));
        assert_eq!((cards[0].plays, cards[0].added_at), (4, Some(1_700_020_000)));
    }

    async fn filters_narrow_and_ignore_accents_and_case(db: TestDb) {
        let (anna, albums) = shelf_of_anna(&db).await;
        let shelf = Shelves::default().get(&db.read(), anna).await.unwrap();
        let found = |filter: Filter| positions(&albums, &all(&shelf, &filter, order(By::Plays, false)).ids);
        let text = |text: &str| Some(text.to_owned());
        let many = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();

        assert_eq!(found(Filter { search: text("agaetis SIGUR"), ..Filter::default() }), [0]);
        assert_eq!(found(Filter { search: text("blue"), ..Filter::default() }), [2, 3]);
        assert_eq!(found(Filter { search: text("%"), ..Filter::default() }), [0usize; 0], "wildcards are literal");
        assert_eq!(found(Filter { support: many(&["vinyl"]), ..Filter::default() }), [0, 2, 4, 6]);
        assert_eq!(found(Filter { decade: vec![1970], ..Filter::default() }), [4, 5]);
        assert_eq!(found(Filter { decade: vec![1970, 1950], ..Filter::default() }), [2, 3, 4, 5], "any of several");
        assert_eq!(found(Filter { support: many(&["VINYL", "cd"]), decade: vec![1950], ..Filter::default() }), [2, 3]);
        assert_eq!(found(Filter { played: Some(false), ..Filter::default() }), [0]);
        assert_eq!(found(Filter { folder: many(&["living ROOM"]), ..Filter::default() }), [0, 1, 2]);
        assert_eq!(
            found(Filter { support: many(&["CD"]), folder: many(&["Cellar"]), year: Some(1958), ..Filter::default() }), [3]
        );
    }

    async fn windows_and_cursors_cover_everything_once(db: TestDb) {
        let (anna, _) = shelf_of_anna(&db).await;
        let shelf = Shelves::default().get(&db.read(), anna).await.unwrap();
        for by in [By::Title, By::Artist, By::Year, By::Added, By::Plays, By::LastPlayed, By::Random(3)] {
            for descending in [false, true] {
                let order = order(by, descending);
                let whole = all(&shelf, &Filter::default(), order).ids;
                let mut windows = Vec::new();
                for offset in (0..8).step_by(2) {
                    windows.extend(list(&shelf, &Filter::default(), order, &Window::At { offset, limit: 2 }).unwrap().ids);
                }
                assert_eq!(windows, whole, "{order:?}");

                let mut ids = Vec::new();
                let mut window = Window::At { offset: 0, limit: 3 };
                loop {
                    let part = list(&shelf, &Filter::default(), order, &window).unwrap();
                    assert_eq!(part.offset, ids.len());
                    ids.extend(part.ids);
                    let Some(cursor) = part.next else { break };
                    window = Window::After { cursor, limit: 3 };
                }
                assert_eq!(ids, whole, "{order:?}");
            }
        }
        let forged = Window::After { cursor: "bm9uc2Vuc2U".into(), limit: 3 };
        let refused = list(&shelf, &Filter::default(), order(By::Title, false), &forged);
        assert!(matches!(refused, Err(StorageError::BadCursor)));
    }

    async fn a_change_is_seen_at_once(db: TestDb) {
        let (anna, albums) = shelf_of_anna(&db).await;
        let shelves = Shelves::default();
        assert_eq!(shelves.get(&db.read(), anna).await.unwrap().entries().len(), 7);

        let mut tx = db.tx().await;
        let artist = library::artist(&tx, "Newcomer").await;
        let album = library::album(&tx, "Debut", (artist, "Newcomer"), None).await;
        library::own(&mut tx, anna, album, &copy(30)).await;
        let song = library::song(&tx, "First", (artist, "Newcomer"), Some(albums[0])).await;
        library::listen(&tx, anna, "lastfm", song, 1_760_000_000).await;
        tx.touch(Tag::history(anna));
        tx.commit().await.unwrap();

        let shelf = shelves.get(&db.read(), anna).await.unwrap();
        assert_eq!(shelf.entries().len(), 8);
        let last = all(&shelf, &Filter::default(), order(By::LastPlayed, true));
        assert_eq!(last.ids[0], albums[0]);
    }

    async fn facets_count_what_could_be_chosen_instead(db: TestDb) {
        let (anna, _) = shelf_of_anna(&db).await;
        let shelf = Shelves::default().get(&db.read(), anna).await.unwrap();
        let filter = Filter { support: vec!["CD".into()], ..Filter::default() };
        let facets = facets(&shelf, &filter);
        let pairs = |counts: &[aime_storage::album::facet::Count]| -> Vec<(String, usize)> {
            counts.iter().map(|count| (count.value.clone(), count.albums)).collect()
        };
        assert_eq!(pairs(&facets.support), [("Vinyl".into(), 4), ("CD".into(), 3)]);
        assert_eq!(pairs(&facets.decade), [("2000".into(), 1), ("1970".into(), 1), ("1950".into(), 1)]);
        assert_eq!(pairs(&facets.played), [("played".into(), 3)]);
        assert_eq!(pairs(&facets.label), [("Label & Sons".into(), 3)]);
    }

    async fn runs_follow_the_order_and_add_up(db: TestDb) {
        let (anna, _) = shelf_of_anna(&db).await;
        let shelf = Shelves::default().get(&db.read(), anna).await.unwrap();
        let by_year = runs(&shelf, &Filter::default(), order(By::Year, false), Group::Decade, chrono_tz::UTC);
        let keys: Vec<Option<&str>> = by_year.iter().map(|run| run.key.as_deref()).collect();
        assert_eq!(keys, [Some("1950"), Some("1970"), Some("1990"), Some("2000"), None]);
        let letters = runs(&shelf, &Filter::default(), order(By::Artist, false), Group::Letter, chrono_tz::UTC);
        assert_eq!(letters.iter().map(|run| run.albums).sum::<usize>(), 7);
        assert_eq!((letters[0].key.as_deref(), letters[0].albums), (Some("J"), 1));
    }

    async fn an_album_page_adds_up(db: TestDb) {
        let (anna, albums) = shelf_of_anna(&db).await;
        let found = detail::find(&db.read(), anna, "en", AlbumId(albums[5])).await.unwrap().unwrap();
        assert_eq!(found.card.plays, 5);
        assert_eq!(found.months.iter().map(|month| month.1).sum::<i32>(), 5);
        assert_eq!(found.tracks.iter().map(|track| track.plays).collect::<Vec<_>>(), [5]);
        assert_eq!(found.tracks[0].duration_ms, Some(200_000));
        assert_eq!(found.labels, ["Label & Sons"]);
        assert_eq!(found.first_played_at, Some(1_750_005_000));
        assert_eq!(found.artists[0].plays, 5);
    }

    async fn nothing_of_anna_is_seen_by_ben(db: TestDb) {
        let (anna, albums) = shelf_of_anna(&db).await;
        let tx = db.tx().await;
        let ben = builders::user(&tx, "Ben").await;
        tx.commit().await.unwrap();
        let shelves = Shelves::default();
        assert_eq!(shelves.get(&db.read(), anna).await.unwrap().entries().len(), 7);
        assert_eq!(shelves.get(&db.read(), ben).await.unwrap().entries().len(), 0);
        let seen: BTreeSet<i64> = albums.iter().copied().collect();
        for album in seen {
            assert_eq!(detail::find(&db.read(), ben, "en", AlbumId(album)).await.unwrap(), None);
        }
    }
}

on_both! {
    async fn a_locked_field_is_not_filled_in(db: TestDb) {
        use aime_domain::ids::AlbumId;
        use aime_domain::import::OwnedCopy;
        use aime_storage::import::owned::fill_album;
        use aime_storage::{lock, sql};

        let mut tx = db.tx().await;
        let add = "INSERT INTO albums (title, title_key, sort_key, artist_credit, credit_key, credit_sort_key, created_at, updated_at)
                   VALUES ('A', 'a', 'a', 'B', 'b', 'b', 0, 0) RETURNING id";
        let id: i64 = sql::one(&tx, add, []).await.unwrap().try_get_by_index(0).unwrap();
        lock::set_of_album(&tx, AlbumId(id), &["year".to_owned()]).await.unwrap();
        let copy = OwnedCopy { original_year: Some(1977), genres: vec!["Jazz".into()], ..OwnedCopy::default() };
        fill_album(&mut tx, id, &copy).await.unwrap();
        let row = sql::one(&tx, "SELECT year, genres FROM albums WHERE id = $1", [id.into()]).await.unwrap();
        assert_eq!(row.try_get_by_index::<Option<i32>>(0).unwrap(), None);
        assert_eq!(row.try_get_by_index::<String>(1).unwrap(), r#"["Jazz"]"#);
        assert_eq!(lock::of_album(&tx, AlbumId(id)).await.unwrap(), ["year"]);
    }
}

//! Everything that a user has goes out, and comes back as it was: on the other database, beside what is there, after a
//! kill; and what is damaged does not come in.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use aime_domain::archive::{Manifest, VERSION};
use aime_domain::ids::UserId;
use aime_domain::listen::Channel;
use aime_services::corrections::{CorrectionError, Selected};
use aime_services::export::{ExportError, ExportWatch, Exports};
use aime_services::imports::{ImportError, Report};
use aime_services::ingest::Listener;
use aime_storage::import::record::Import;
use aime_storage::user::User;
use aime_storage::{Db, Durability, sql};
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;
use tokio_util::sync::CancellationToken;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::catalogue::make_owner;
use crate::corrections::{START, account, corrections, counted};
use crate::imports::{Bench, spotify, stop_after, watch};
use crate::ingest::{listener, record, stream};
use crate::random_corrections::{Chance, correct, hear};
use crate::totals;

/// Bytes that can be read once they are written.
#[derive(Debug, Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Kept {
    fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap().clone()
    }
}

async fn export(db: &TestDb, user: UserId) -> Vec<u8> {
    let exports = Exports::new((**db).clone(), Arc::new(db.clock.clone()), "aime test");
    let watch = ExportWatch {
        stop: CancellationToken::new(),
        progress: Arc::new(|_, _| {}),
    };
    let kept = Kept::default();
    let turn = exports.turn().unwrap();
    assert!(exports.turn().is_none());
    let manifest = exports
        .write(user, kept.clone(), &watch, turn)
        .await
        .unwrap();
    assert!(manifest.rows() > 0);
    kept.bytes()
}

/// The files of an archive as text.
fn files(archive: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut file = archive.by_index(n).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn pack(files: &BTreeMap<String, String>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Compares archives file by file and line by line.
fn assert_same(one: &[u8], other: &[u8]) {
    let (one, other) = (files(one), files(other));
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    // The rest says when it was written.
    let tables = one.iter().filter(|(name, _)| name.contains('/'));
    for (name, text) in tables {
        let lines = text.lines().zip(other[name].lines()).enumerate();
        for (n, (line, other)) in lines {
            assert_eq!(line, other, "{name}, line {}", n + 1);
        }
        assert_eq!(*text, other[name], "{name}");
    }
}

/// Lines without numbers, in an order of their own.
fn named(lines: &str) -> Vec<String> {
    let mut named: Vec<String> = lines
        .lines()
        .map(|line| {
            let mut row: serde_json::Value = serde_json::from_str(line).unwrap();
            let row = row.as_object_mut().unwrap();
            row.retain(|name, _| {
                [
                    "name",
                    "disambiguation",
                    "title",
                    "artist",
                    "artist_credit",
                    "album",
                    "made",
                    "year",
                    "mbid",
                ]
                .contains(&name.as_str())
            });
            serde_json::to_string(row).unwrap()
        })
        .collect();
    named.sort();
    named
}

struct Place {
    bench: Bench,
    who: Listener,
}

impl Place {
    /// An account in an installation.
    async fn of(db: &TestDb, name: &str, owner: bool) -> Self {
        let who = listener(db, name, Tz::UTC).await;
        if owner {
            make_owner(db, who).await;
        }
        Self {
            bench: Bench::of(db, &db.clock, "a"),
            who,
        }
    }

    fn file(&self, bytes: &[u8]) -> PathBuf {
        let path = self.bench.file("export.zip", "");
        std::fs::write(&path, bytes).unwrap();
        path
    }

    async fn import(&self, bytes: &[u8], dry_run: bool) -> Result<Import, ImportError> {
        self.bench
            .import(self.who.id, &self.file(bytes), dry_run, &watch())
            .await
    }
}

fn adds_up(import: &Import) {
    let counts = import.counts;
    assert_eq!(
        counts.read,
        counts.stored + counts.duplicate + counts.skipped + counts.failed
    );
    assert_eq!(counts.failed, 0, "{}", import.report);
}

/// What hangs on no listen.
async fn fill(db: &Db, who: Listener) {
    let tx = db.begin(Durability::Full, START).await.unwrap();
    for statement in [
        "INSERT INTO settings (user_id, key, value, updated_at) VALUES ($1, 'collection.view', '{\"as\":\"table\"}', 7)",
        "INSERT INTO provider_accounts (user_id, provider, account, secret, state, created_at, updated_at)
           VALUES ($1, 'lastfm', 'anna_hears', CAST('sealed-secret' AS SECRET), 'active', 5, 5)",
        "INSERT INTO api_tokens (user_id, name, token_hash, verifier, scopes, created_at)
           VALUES ($1, 'phone', CAST('hash-of-a-token' AS SECRET), 'verifier-of-a-token', 'read', 5)",
        "INSERT INTO copies (user_id, album_id, source, source_key, discogs_release_id, discogs_instance_id, labels,
             catalog_numbers, support, format, country, released_year, media_condition, sleeve_condition, rating, folder,
             notes, price_cents, currency, added_at, created_at, updated_at, locked)
           SELECT $1, MIN(id), 'discogs', 'discogs:instance:7', 11, 7, '[\"Fjord & Söhne\"]', '[\"FJ-1\"]', 'Vinyl',
             '2xLP', 'Norway', 1977, 'Mint (M)', 'Very Good (VG)', 5, 'Shelf', '=not a formula, \"quoted\"', 1999, 'CHF',
             1600000000, 8, 9, '[\"notes\"]' FROM albums WHERE $1 = $1",
        "INSERT INTO wantlist (user_id, album_id, source, source_key, labels, notes, added_at, created_at, updated_at)
           SELECT $1, MAX(id), 'discogs', 'discogs:release:12:1', '[]', 'one day', 1600000001, 8, 9 FROM albums WHERE $1 = $1",
        "INSERT INTO loved_tracks (user_id, recording_id, loved_at, source)
           SELECT $1, MIN(id), 1600000002, 'aime' FROM recordings WHERE $1 = $1",
        "INSERT INTO playlists (user_id, name, algorithm, params, created_at, updated_at)
           VALUES ($1, 'Sunday', 'rediscover', '{\"length\":3}', 10, 11)",
        "INSERT INTO playlist_tracks (user_id, playlist_id, position, track_id, reason)
           SELECT $1, (SELECT MIN(id) FROM playlists WHERE user_id = $1), 0, MIN(id), 'long not heard' FROM tracks WHERE $1 = $1",
        "INSERT INTO playlist_tracks (user_id, playlist_id, position, track_id)
           SELECT $1, (SELECT MIN(id) FROM playlists WHERE user_id = $1), 1, MAX(id) FROM tracks WHERE $1 = $1",
        "INSERT INTO album_collections (user_id, name, search_type, created_at, updated_at)
           VALUES ($1, 'Sea songs', 'manual', 12, 13)",
        "INSERT INTO collection_albums (user_id, collection_id, position, album_id)
           SELECT $1, (SELECT MIN(id) FROM album_collections WHERE user_id = $1), 0, MIN(id) FROM albums WHERE $1 = $1",
        "INSERT INTO images (album_id, url, kind, source, state, blob_hash, created_at, updated_at)
           SELECT MIN(id), 'https://pictures.test/1', 'album', 'discogs', 'stored', CAST('blob' AS SECRET), 14, 15 FROM albums WHERE $1 = $1",
        "INSERT INTO texts (album_id, user_id, kind, language, body, source, created_at, updated_at)
           SELECT MIN(id), $1, 'resume', 'fr', 'Été, mer et « vagues »', 'aime', 16, 17 FROM albums",
        "INSERT INTO service_loves (user_id, provider, hash, artist, title, is_loved, wanted, changed_at)
           VALUES ($1, 'lastfm', CAST('0123456789abcdef' AS SECRET), 'Tidewater', 'Low Tide', TRUE, FALSE, 19)",
        "INSERT INTO service_loves (user_id, provider, hash, artist, title, is_loved, changed_at)
           VALUES ($1, 'lastfm', CAST('0123456789abcdeg' AS SECRET), 'Gulls', 'Cry', FALSE, 19)",
        "INSERT INTO missing_listens (user_id, listen_id, provider, new_artist, new_title, is_kept, found_at)
           SELECT $1, MAX(id), 'lastfm', 'Gulls', 'Cry (Live)', TRUE, 20 FROM listening_history WHERE user_id = $1",
        // What waits for a decision is found again: it stays.
        "INSERT INTO missing_listens (user_id, listen_id, provider, is_kept, found_at)
           SELECT $1, MIN(id), 'lastfm', FALSE, 20 FROM listening_history WHERE user_id = $1",
        "INSERT INTO metadata (album_id, labels, film_title, updated_at)
           SELECT MIN(id), '[\"Fjord\"]', 'A Film', 18 FROM albums WHERE $1 = $1",
    ] {
        use aime_storage::Conn as _;
        let bytes = match tx.engine() {
            aime_storage::Engine::Sqlite => "BLOB",
            aime_storage::Engine::Postgres => "BYTEA",
        };
        let statement = statement.replace("SECRET", bytes);
        sql::execute(&tx, &statement, [who.id.0.into()]).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// A library of every kind: files with their duplicates, live listens of two services, copies and lists, and corrections
/// of all kinds, some of them undone.
async fn live_richly(db: &TestDb, place: &Place, seed: u64) -> User {
    let who = place.who;
    let bench = &place.bench;
    bench
        .import(
            who.id,
            &bench.file("a.json", &spotify(120)),
            false,
            &watch(),
        )
        .await
        .unwrap();
    bench
        .import(
            who.id,
            &bench.file("b.json", &spotify(150)),
            false,
            &watch(),
        )
        .await
        .unwrap();
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
    hear(db, who, &mut chance).await;
    fill(db, who).await;
    let user = account(db, who).await;
    let all = corrections(db);
    let mut standing = Vec::new();
    for _ in 0..60 {
        match chance.below(5) {
            0 => hear(db, who, &mut chance).await,
            1 if !standing.is_empty() => {
                let at = chance.below(standing.len() as u64) as usize;
                if all.undo(&user, standing[at]).await.is_ok() {
                    standing.remove(at);
                }
            }
            _ => {
                if let Some(Ok(made)) = correct(db, &all, &user, &mut chance).await {
                    standing.extend(made.correction);
                }
            }
        }
    }
    user
}

async fn set_zone(db: &Db, who: Listener, zone: Tz) {
    let tx = db.begin(Durability::Full, START).await.unwrap();
    let update = "UPDATE users SET time_zone = $2, language = 'fr' WHERE id = $1";
    sql::execute(&tx, update, [who.id.0.into(), zone.name().into()])
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Takes back every correction that still can be, the latest first; how many.
async fn undo_all(db: &TestDb, user: &User) -> usize {
    let ids: Vec<i64> = sql::all(
        &db.read(),
        "SELECT id FROM corrections WHERE undone_at IS NULL ORDER BY id DESC",
        [],
    )
    .await
    .unwrap()
    .iter()
    .map(|row| row.try_get_by_index(0).unwrap())
    .collect();
    let mut undone = 0;
    for id in ids {
        match corrections(db)
            .undo(user, aime_domain::ids::CorrectionId(id))
            .await
        {
            Ok(_) => undone += 1,
            Err(CorrectionError::ChangedSince) => {}
            Err(error) => panic!("{error}"),
        }
    }
    undone
}

/// A rich account of one database comes back in the other: the same rows, and corrections that can be undone there.
async fn moves(from: &TestDb, to: &TestDb, seed: u64) {
    let old = Place::of(from, "anna", true).await;
    set_zone(from, old.who, Tz::Europe__Zurich).await;
    let who = Listener {
        zone: Tz::Europe__Zurich,
        ..old.who
    };
    let user = live_richly(
        from,
        &Place {
            who,
            bench: old.bench,
        },
        seed,
    )
    .await;
    // Somebody else lives there too.
    let other = listener(from, "ben", Tz::UTC).await;
    let theirs = plays(
        START,
        "+0 Quartet 1 - Tune 1 / Record 1\n+900 Only Ben - Secret Song / His Record",
    );
    record(from, other, &stream("roon", Channel::Pull), &theirs).await;
    let archive = export(from, who.id).await;
    for (name, text) in &files(&archive) {
        for secret in [
            "sealed-secret",
            "7365616c65642d736563726574",
            "hash-of-a-token",
            "verifier-of-a-token",
            "Secret Song",
        ] {
            assert!(!text.contains(secret), "{name} tells {secret}");
        }
    }
    let new = Place::of(to, "anna", true).await;
    let tried = new.import(&archive, true).await.unwrap();
    adds_up(&tried);
    let import = new.import(&archive, false).await.unwrap();
    adds_up(&import);
    assert_eq!(import.kind.as_deref(), Some("aime_export"));
    assert_eq!(
        import.counts.stored, import.counts.read,
        "{}",
        import.report
    );
    assert_eq!(tried.counts, import.counts);
    let zone = account(to, new.who).await.time_zone;
    assert_eq!(zone, "Europe/Zurich");
    let new_who = Listener {
        zone: Tz::Europe__Zurich,
        ..new.who
    };
    totals::assert_true(&to.read(), new_who.id, new_who.zone).await;
    assert_same(&archive, &export(to, new_who.id).await);
    // What was put right there is taken back here as it would have been there.
    let new_user = account(to, new_who).await;
    let undone = undo_all(from, &user).await;
    assert_eq!(undo_all(to, &new_user).await, undone);
    assert!(undone > 5, "only {undone} were undone");
    totals::assert_true(&to.read(), new_who.id, new_who.zone).await;
    let (old, new) = (
        files(&export(from, who.id).await),
        files(&export(to, new_who.id).await),
    );
    for (name, text) in old.iter().filter(|(name, _)| name.starts_with("tables/")) {
        assert_eq!(*text, new[name], "{name}");
    }
    // What came back into the catalogue has other keys there, and so other numbers: it is known by its names.
    for table in ["artists", "albums", "recordings", "tracks", "spellings"] {
        let name = aime_domain::archive::file_name(table);
        assert_eq!(named(&old[&name]), named(&new[&name]), "{name}");
    }
}

#[test]
fn a_rich_account_moves_from_sqlite_to_postgres_and_back() {
    aime_testkit::run(async {
        for seed in 1..=3 {
            let (Some(there), back) = (TestDb::postgres().await, TestDb::sqlite().await) else {
                return;
            };
            moves(&TestDb::sqlite().await, &there, seed).await;
            moves(&TestDb::postgres().await.unwrap(), &back, seed + 10).await;
        }
    });
}

on_both! {
    async fn a_rich_account_moves_within_one_kind_of_database(db: TestDb) {
        use aime_storage::Conn as _;
        let to = match db.read().engine() {
            aime_storage::Engine::Sqlite => TestDb::sqlite().await,
            aime_storage::Engine::Postgres => TestDb::postgres().await.unwrap(),
        };
        moves(&db, &to, 21).await;
    }

    async fn what_was_killed_goes_on_where_it_stood(db: TestDb) {
        let from = TestDb::sqlite().await;
        let old = Place::of(&from, "anna", true).await;
        live_richly(&from, &old, 5).await;
        let archive = export(&from, old.who.id).await;
        let new = Place::of(&db, "anna", true).await;
        let path = new.file(&archive);
        let mut rows = 100;
        let import = loop {
            match new.bench.import(new.who.id, &path, false, &stop_after(rows)).await {
                Ok(import) => break import,
                Err(ImportError::Stopped) => {
                    rows += 300;
                    new.bench.clock.advance(61);
                }
                Err(error) => panic!("{error}"),
            }
        };
        assert!(rows > 300, "it was never stopped");
        assert_eq!(import.counts.stored, import.counts.read, "{}", import.report);
        assert_same(&archive, &export(&db, new.who.id).await);
        totals::assert_true(&db.read(), new.who.id, new.who.zone).await;
    }

    async fn the_same_archive_once_more_adds_nothing(db: TestDb) {
        let place = Place::of(&db, "anna", true).await;
        live_richly(&db, &place, 7).await;
        let archive = export(&db, place.who.id).await;
        let before = counted(&db, place.who).await;
        let import = place.import(&archive, false).await.unwrap();
        adds_up(&import);
        assert_eq!(import.counts.stored, 0, "{}", import.report);
        assert_eq!(counted(&db, place.who).await, before);
        let after = export(&db, place.who.id).await;
        let (before, after) = (files(&archive), files(&after));
        for (name, text) in &before {
            if name.starts_with("data/") && !name.contains("tag") {
                assert_eq!(*text, after[name], "{name}");
            }
        }
        totals::assert_true(&db.read(), place.who.id, place.who.zone).await;
    }

    async fn an_archive_is_merged_with_what_is_there_and_no_play_counts_twice(db: TestDb) {
        let from = TestDb::sqlite().await;
        let old = Place::of(&from, "anna", true).await;
        let heard = "+0 Tidewater - Low Tide / Harbour\n+600 Tidewater - Morning Ferry / Harbour\n+90000 Gulls - Cry / Cliffs";
        record(&from, old.who, &stream("roon", Channel::Pull), &plays(START, heard)).await;
        fill(&from, old.who).await;
        let user = account(&from, old.who).await;
        let first = sql::one(&from.read(), "SELECT MIN(id) FROM listening_history", []).await.unwrap();
        let first: i64 = first.try_get_by_index(0).unwrap();
        corrections(&from).delete_listens(&user, Selected::These(vec![first]), false).await.unwrap();
        let archive = export(&from, old.who.id).await;
        // A member of another house heard the same through Last.fm, and something else.
        let new = Place::of(&db, "carl", false).await;
        let told = "+3 Tidewater - Low Tide / Harbour\n+603 Tidewater - Morning Ferry / Harbour\n+5000 Carl - Alone / At Home";
        record(&db, new.who, &stream("lastfm", Channel::Pull), &plays(START, told)).await;
        let catalogue = crate::catalogue::catalogue(&db).await;
        let tried = new.import(&archive, true).await.unwrap();
        adds_up(&tried);
        let import = new.import(&archive, false).await.unwrap();
        adds_up(&import);
        // The ferry once, the gulls, and Carl's own; the deleted play takes Last.fm's report of it along.
        assert_eq!(counted(&db, new.who).await, 3);
        totals::assert_true(&db.read(), new.who.id, new.who.zone).await;
        let report: Report = serde_json::from_str(&import.report).unwrap();
        assert!(report.notes.iter().any(|note| note.starts_with("Merged")), "{report:?}");
        // Nothing of what the catalogue said is said otherwise.
        let after = crate::catalogue::catalogue(&db).await;
        assert!(catalogue.iter().all(|line| after.contains(line)), "{catalogue:?} {after:?}");
        for (table, rows) in [("copies", 1), ("wantlist", 1), ("playlists", 1), ("album_collections", 1), ("loved_tracks", 1), ("missing_listens", 1), ("service_loves", 0)] {
            let query = format!("SELECT COUNT(*) FROM {table} WHERE user_id = $1");
            assert_eq!(crate::corrections::number(&db, &query, new.who.id).await, rows, "{table}");
        }
        let again = new.import(&archive, false).await.unwrap();
        adds_up(&again);
        assert_eq!(again.counts.stored, 0, "{}", again.report);
        assert_eq!(counted(&db, new.who).await, 3);
        // The deletion is a line in Carl's ledger, and can be taken back.
        let carl = account(&db, new.who).await;
        assert_eq!(undo_all(&db, &carl).await, 1);
        assert_eq!(counted(&db, new.who).await, 4);
        totals::assert_true(&db.read(), new.who.id, new.who.zone).await;
    }

    async fn an_export_that_is_broken_off_is_no_archive(db: TestDb) {
        let place = Place::of(&db, "anna", true).await;
        live_richly(&db, &place, 3).await;
        let exports = Exports::new((*db).clone(), Arc::new(db.clock.clone()), "aime test");
        let stop = CancellationToken::new();
        let stopping = stop.clone();
        let watch = ExportWatch {
            stop,
            progress: Arc::new(move |rows, _| {
                if rows > 300 {
                    stopping.cancel();
                }
            }),
        };
        let kept = Kept::default();
        let turn = exports.turn().unwrap();
        let ended = exports.write(place.who.id, kept.clone(), &watch, turn).await;
        assert!(matches!(ended, Err(ExportError::Stopped)), "{ended:?}");
        assert!(!kept.bytes().is_empty());
        assert!(ZipArchive::new(Cursor::new(kept.bytes())).is_err());
        assert!(exports.turn().is_some());
    }

    async fn what_is_damaged_or_newer_is_refused_and_nothing_is_stored(db: TestDb) {
        let from = TestDb::sqlite().await;
        let old = Place::of(&from, "anna", true).await;
        live_richly(&from, &old, 9).await;
        let whole = files(&export(&from, old.who.id).await);
        let new = Place::of(&db, "anna", true).await;
        let listens = whole.keys().find(|name| name.ends_with("_listens.jsonl") && !name.contains("correction")).unwrap().clone();
        let with = |change: &dyn Fn(&mut BTreeMap<String, String>)| {
            let mut files = whole.clone();
            change(&mut files);
            pack(&files)
        };
        let manifest = |change: &dyn Fn(&mut Manifest)| {
            with(&|files| {
                let mut manifest: Manifest = serde_json::from_str(&files["manifest.json"]).unwrap();
                change(&mut manifest);
                files.insert("manifest.json".into(), serde_json::to_string(&manifest).unwrap());
            })
        };
        let cut = {
            let whole = pack(&whole);
            whole[..whole.len() * 2 / 3].to_vec()
        };
        for (bytes, said) in [
            (with(&|files| { let text = files[&listens].replacen("Tune", "Tuna", 1); files.insert(listens.clone(), text); }), "damaged"),
            (with(&|files| { let text = files[&listens].split_once('\n').unwrap().1.to_owned(); files.insert(listens.clone(), text); }), "damaged"),
            (with(&|files| { files.remove(&listens); }), "missing"),
            (manifest(&|manifest| manifest.version = VERSION + 1), "newer AIME"),
            (manifest(&|manifest| manifest.files[0].table = "holograms".into()), "newer AIME"),
            (cut, "damaged"),
        ] {
            let refused = new.import(&bytes, false).await.unwrap_err();
            let ImportError::Refused(why) = &refused else { panic!("{refused:?}") };
            assert!(why.contains(said), "{why}");
            assert!(crate::catalogue::catalogue(&db).await.is_empty());
            assert_eq!(counted(&db, new.who).await, 0);
        }
        // What version 1 wrote had no decisions; tried only, so that the next is restored as well.
        let first = with(&|files| {
            files.retain(|name, _| !name.ends_with("_service_loves.jsonl") && !name.ends_with("_missing_listens.jsonl"));
            let mut manifest: Manifest = serde_json::from_str(&files["manifest.json"]).unwrap();
            manifest.version = 1;
            manifest.files.retain(|file| files.contains_key(&file.name));
            files.insert("manifest.json".into(), serde_json::to_string(&manifest).unwrap());
        });
        let import = new.import(&first, true).await.unwrap();
        assert_eq!(import.counts.stored, import.counts.read);
        // Packed anew by another program, in a folder, it is still what it is.
        let folder = whole.iter().map(|(name, text)| (format!("my export/{name}"), text.clone())).collect();
        let import = new.import(&pack(&folder), false).await.unwrap();
        assert_eq!(import.counts.stored, import.counts.read);
    }
}

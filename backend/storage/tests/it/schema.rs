//! Rules that hold for the whole schema, on both databases, whatever is added to it.

use std::collections::{BTreeMap, BTreeSet};

use aime_storage::{Conn, Db, Engine, sql};
use aime_testkit::on_both;

/// A foreign key: columns of the child, table of the parent, what a delete does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct ForeignKey {
    columns: Vec<String>,
    parent: String,
    on_delete: String,
}

async fn texts<C: Conn>(db: &C, query: &str) -> Vec<Vec<String>> {
    let rows = sql::all(db, query, []).await.unwrap();
    let width = rows.first().map_or(0, |row| row.column_names().len());
    rows.iter()
        .map(|row| {
            (0..width)
                .map(|n| row.try_get_by_index::<String>(n).unwrap())
                .collect()
        })
        .collect()
}

/// Our tables: no bookkeeping of migrations, nothing of the search index.
async fn tables(db: &Db) -> Vec<String> {
    let query = match db.engine() {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        Engine::Postgres => {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
        }
    };
    let all = texts(&db.read(), query).await.into_iter().flatten();
    all.filter(|name| {
        !name.starts_with("sqlite_") && !name.starts_with("seaql_") && !name.starts_with("search_")
    })
    .collect()
}

async fn columns(db: &Db, table: &str) -> BTreeSet<String> {
    let query = match db.engine() {
        Engine::Sqlite => format!("SELECT name FROM pragma_table_info('{table}')"),
        Engine::Postgres => format!(
            "SELECT column_name::text FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name = '{table}'"
        ),
    };
    texts(&db.read(), &query)
        .await
        .into_iter()
        .flatten()
        .collect()
}

async fn foreign_keys(db: &Db, table: &str) -> Vec<ForeignKey> {
    let query = match db.engine() {
        Engine::Sqlite => format!(
            "SELECT CAST(id AS TEXT), \"from\", \"table\", on_delete FROM pragma_foreign_key_list('{table}') ORDER BY id, seq"
        ),
        Engine::Postgres => format!(
            "SELECT c.conname::text, a.attname::text, c.confrelid::regclass::text,
                    CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'r' THEN 'RESTRICT'
                      ELSE 'NO ACTION' END
             FROM pg_constraint c
             CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k (attnum, n)
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
             WHERE c.contype = 'f' AND c.conrelid = '{table}'::regclass ORDER BY c.conname, k.n"
        ),
    };
    let mut keys = BTreeMap::<String, ForeignKey>::new();
    for row in texts(&db.read(), &query).await {
        let key = keys.entry(row[0].clone()).or_insert_with(|| ForeignKey {
            columns: Vec::new(),
            parent: row[2].clone(),
            on_delete: row[3].clone(),
        });
        key.columns.push(row[1].clone());
    }
    keys.into_values().collect()
}

/// Columns of each index, the primary key included, in order. A column that is an expression stands as ``.
async fn indexes(db: &Db, table: &str) -> Vec<Vec<String>> {
    let query = match db.engine() {
        Engine::Sqlite => format!(
            "SELECT l.name, COALESCE(i.name, '') FROM pragma_index_list('{table}') l, pragma_index_info(l.name) i
             UNION ALL SELECT 'primary key', name FROM pragma_table_info('{table}') WHERE pk > 0"
        ),
        Engine::Postgres => format!(
            "SELECT x.indexrelid::text, COALESCE(a.attname, '')::text
             FROM pg_index x CROSS JOIN LATERAL unnest(x.indkey::int[]) WITH ORDINALITY AS k (attnum, n)
             LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.attnum
             WHERE x.indrelid = '{table}'::regclass ORDER BY x.indexrelid, k.n"
        ),
    };
    let mut indexes = BTreeMap::<String, Vec<String>>::new();
    for row in texts(&db.read(), &query).await {
        indexes
            .entry(row[0].clone())
            .or_default()
            .push(row[1].clone());
    }
    indexes.into_values().collect()
}

on_both! {
    async fn every_foreign_key_has_a_chosen_on_delete_and_an_index(db: TestDb) {
        let mut seen = 0;
        for table in tables(&db).await {
            let indexes = indexes(&db, &table).await;
            for key in foreign_keys(&db, &table).await {
                seen += 1;
                assert_ne!(key.on_delete, "NO ACTION", "{table} {key:?}");
                let lead = &key.columns[0];
                let whole = indexes.iter().any(|columns| columns.starts_with(&key.columns));
                let leading = indexes.iter().any(|columns| columns.first() == Some(lead));
                // A key that carries its user beside it finds its rows through the user's own index.
                assert!(whole || (key.columns.len() > 1 && leading), "{table} {key:?} has no index: {indexes:?}");
            }
        }
        assert!(seen > 50, "only {seen} foreign keys were found");
    }

    async fn rows_of_a_user_are_keyed_by_the_user_first(db: TestDb) {
        for table in tables(&db).await {
            let of_user = foreign_keys(&db, &table).await.into_iter().any(|key| key.columns == ["user_id"]);
            let owned = of_user && !["audit_log", "settings", "texts"].contains(&table.as_str());
            if owned {
                let indexes = indexes(&db, &table).await;
                assert!(indexes.iter().any(|columns| columns.first().is_some_and(|c| c == "user_id")), "{table}");
            }
        }
    }

    async fn foreign_keys_are_enforced(db: TestDb) {
        let tx = db.tx().await;
        let orphan = "INSERT INTO sessions (user_id, token_hash, csrf_token, created_at, last_seen_at, expires_at)
                      VALUES (4711, $1, '', 0, 0, 0)";
        let refused = sql::execute(&tx, orphan, [vec![1_u8].into()]).await;
        assert!(matches!(refused, Err(aime_storage::StorageError::Conflict(_))), "{refused:?}");
    }

    async fn keys_are_never_used_again(db: TestDb) {
        let tx = db.tx().await;
        let add = "INSERT INTO artists (name, name_key, sort_name, sort_key, created_at, updated_at)
                   VALUES ('A', 'a', 'A', 'a', 0, 0) RETURNING id";
        let first: i64 = sql::one(&tx, add, []).await.unwrap().try_get_by_index(0).unwrap();
        sql::execute(&tx, "DELETE FROM artists", []).await.unwrap();
        let second: i64 = sql::one(&tx, add, []).await.unwrap().try_get_by_index(0).unwrap();
        assert!(second > first);
    }

    async fn every_table_and_column_goes_into_the_archive_of_everything_or_stays_on_purpose(db: TestDb) {
        let mut known: BTreeMap<&str, BTreeSet<String>> = aime_storage::archive::looked_at()
            .into_iter()
            .map(|(table, columns)| (table, columns.into_iter().map(str::to_owned).collect()))
            .collect();
        for table in tables(&db).await {
            if aime_storage::archive::STAY.iter().any(|(stays, _)| *stays == table) {
                assert!(!known.contains_key(table.as_str()), "{table} stays and goes out");
                continue;
            }
            let looked_at = known.remove(table.as_str());
            let looked_at = looked_at.unwrap_or_else(|| panic!("{table} is in no archive: see storage::archive::tables"));
            assert_eq!(looked_at, columns(&db, &table).await, "{table}");
        }
        assert!(known.is_empty(), "no such tables: {:?}", known.keys());
    }

    async fn entities_have_the_columns_of_their_tables(db: TestDb) {
        let mut entities = aime_entity_columns();
        for table in tables(&db).await {
            let entity = entities.remove(table.as_str()).unwrap_or_else(|| panic!("no entity for {table}"));
            assert_eq!(entity, columns(&db, &table).await, "{table}");
        }
        assert!(entities.is_empty(), "entities without a table: {:?}", entities.keys());
    }
}

macro_rules! entities {
    ($($table:ident),+ $(,)?) => {
        /// Columns of every entity, by table.
        fn aime_entity_columns() -> BTreeMap<&'static str, BTreeSet<String>> {
            use sea_orm::{Iden, Iterable};
            BTreeMap::from([$((
                stringify!($table),
                aime_entity::$table::Column::iter().map(|column| Iden::unquoted(&column).to_string()).collect(),
            )),+])
        }
    };
}

entities! {
    album_artist, album_collections, album_keys, album_plays, albums, api_tokens, artist_aliases, artist_plays, artists,
    audit_log, changes, collection_albums, copies, correction_listens,
    correction_rows, corrections, day_totals, exclusions, hour_totals, images, import_links,
    import_rows, imports, job_runs, jobs, leases, link_requests, listening_history, loved_tracks, merged_albums, merged_artists, merged_tracks, metadata, missing_listens, now_playing, open_plays, playlist_tracks,
    playlists, provider_accounts, recording_artist, recording_keys, recording_plays, recordings, rollup_marks,
    schedules, scrobbler_requests, scrobbler_sessions, service_loves, sessions, settings, spelling_rules, spellings, streams, tag_revs, texts, tracks, users, wantlist,
}

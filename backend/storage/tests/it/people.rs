//! Accounts, sessions, tokens.

use aime_domain::account::{Role, Scope, name_key};
use aime_domain::ids::UserId;
use aime_storage::session::NewSession;
use aime_storage::token::NewToken;
use aime_storage::user::{NewUser, Profile};
use aime_storage::{Result, StorageError, Tx, audit, session, sql, token, user};
use aime_testkit::on_both;

async fn add(tx: &mut Tx, name: &str, role: Role) -> Result<UserId> {
    let new = NewUser {
        name,
        name_key: &name_key(name),
        role,
        password_hash: "hash",
        language: "en",
        time_zone: "UTC",
    };
    user::create(tx, &new).await
}

async fn begin(tx: &Tx, user: UserId, token: &[u8], expires_at: i64) {
    let new = NewSession {
        user,
        token_hash: token,
        csrf_token: "csrf",
        expires_at,
    };
    session::create(tx, &new).await.unwrap();
}

on_both! {
    async fn a_name_is_taken_whatever_its_case(db: TestDb) {
        let mut tx = db.tx().await;
        let zoe = add(&mut tx, "Zoë", Role::Owner).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.tx().await;
        assert!(matches!(add(&mut tx, "ZOË", Role::Member).await, Err(StorageError::Conflict(_))));
        tx.rollback().await.unwrap();
        let mut tx = db.tx().await;
        let max = add(&mut tx, "max", Role::Member).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.tx().await;
        let profile = Profile { name: "zoë", name_key: &name_key("zoë"), language: "fr", time_zone: "UTC" };
        assert!(matches!(user::set_profile(&mut tx, max, &profile).await, Err(StorageError::Conflict(_))));
        tx.rollback().await.unwrap();
        let found = user::find_credentials(&db.read(), &name_key("zOË")).await.unwrap().unwrap();
        assert_eq!((found.user.id, found.password_hash.as_str()), (zoe, "hash"));
    }

    async fn a_session_is_found_until_it_ends(db: TestDb) {
        let mut tx = db.tx().await;
        user::lock(&tx).await.unwrap();
        let zoe = add(&mut tx, "zoe", Role::Owner).await.unwrap();
        let now = tx.now();
        begin(&tx, zoe, b"one", now + 10).await;
        begin(&tx, zoe, b"two", now + 20).await;
        tx.commit().await.unwrap();
        let read = db.read();
        let one = session::find(&read, b"one", now).await.unwrap().unwrap();
        assert_eq!((one.user.id, one.user.role, one.csrf_token.as_str()), (zoe, Role::Owner, "csrf"));
        assert!(session::find(&read, b"one", now + 10).await.unwrap().is_none());
        assert!(session::find(&read, b"none", now).await.unwrap().is_none());
        let tx = db.tx().await;
        session::mark_seen(&tx, one.id, now + 100).await.unwrap();
        assert_eq!(session::delete_others(&tx, zoe, Some(one.id)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(session::find(&read, b"one", now + 99).await.unwrap().is_some());
        assert!(session::find(&read, b"two", now).await.unwrap().is_none());
        db.clock.advance(100);
        let tx = db.tx().await;
        assert_eq!(session::forget_expired(&tx).await.unwrap(), 1);
        tx.commit().await.unwrap();
    }

    async fn a_token_is_found_until_revoked_and_by_its_owner_only(db: TestDb) {
        let mut tx = db.tx().await;
        let zoe = add(&mut tx, "zoe", Role::Owner).await.unwrap();
        let max = add(&mut tx, "max", Role::Member).await.unwrap();
        let scopes = [Scope::Read, Scope::Submit];
        let new = NewToken { user: zoe, name: "phone", token_hash: b"hash", verifier: Some("md5"), scopes: &scopes };
        let id = token::create(&mut tx, &new).await.unwrap();
        tx.commit().await.unwrap();
        let found = token::find(&db.read(), b"hash").await.unwrap().unwrap();
        assert_eq!((found.user.id, found.token.scopes.as_slice(), found.token.last_used_at), (zoe, &scopes[..], None));
        assert!(token::list(&db.read(), max).await.unwrap().is_empty());
        let mut tx = db.tx().await;
        token::mark_used(&tx, id).await.unwrap();
        assert!(matches!(token::revoke(&mut tx, max, id).await, Err(StorageError::NotFound)));
        token::revoke(&mut tx, zoe, id).await.unwrap();
        assert!(matches!(token::revoke(&mut tx, zoe, id).await, Err(StorageError::NotFound)));
        tx.commit().await.unwrap();
        assert!(token::find(&db.read(), b"hash").await.unwrap().is_none());
        assert!(token::list(&db.read(), zoe).await.unwrap().is_empty());
    }

    async fn a_deleted_account_leaves_no_row_that_is_its_own(db: TestDb) {
        let mut tx = db.tx().await;
        let zoe = add(&mut tx, "zoe", Role::Owner).await.unwrap();
        begin(&tx, zoe, b"one", i64::MAX).await;
        audit::record(&tx, Some(zoe), "sign_in", None, None).await.unwrap();
        fill(&tx, zoe).await;
        tx.commit().await.unwrap();

        let mut tx = db.tx().await;
        user::close(&mut tx, zoe).await.unwrap();
        tx.commit().await.unwrap();
        assert!(user::list_accounts(&db.read()).await.unwrap().is_empty());
        assert!(!user::any(&db.read()).await.unwrap());
        assert!(session::find(&db.read(), b"one", 0).await.unwrap().is_none());
        assert_eq!(user::list_closed(&db.read()).await.unwrap(), [zoe]);

        let mut steps = 0;
        loop {
            let tx = db.tx().await;
            let is_more = user::sweep_rows(&tx, zoe, 1).await.unwrap();
            if !is_more {
                user::delete(&tx, zoe).await.unwrap();
            }
            tx.commit().await.unwrap();
            steps += 1;
            if !is_more {
                break;
            }
        }
        assert!(steps > 5, "a row at a time");
        for table in ["users", "imports", "import_rows", "streams", "listening_history", "copies", "playlists", "day_totals"] {
            let count = sql::one(&db.read(), &format!("SELECT COUNT(*) FROM {table}"), []).await.unwrap();
            assert_eq!(count.try_get_by_index::<i64>(0).unwrap(), 0, "{table}");
        }
        let left = sql::one(&db.read(), "SELECT COUNT(*) FROM audit_log WHERE user_id IS NULL", []).await.unwrap();
        assert_eq!(left.try_get_by_index::<i64>(0).unwrap(), 1, "what was done stays on record");
    }
}

/// One row in each kind of table that is a user's own and held by foreign keys.
async fn fill(tx: &Tx, user: UserId) {
    let statements = [
        "INSERT INTO imports (id, user_id, file_name, state, dry_run, bytes_total, created_at)
         VALUES (1, $1, 'a', 'done', FALSE, 1, 1)",
        "INSERT INTO import_rows (user_id, import_id, row_number, outcome, reason, detail)
         VALUES ($1, 1, 1, 'failed', 'malformed', '')",
        "INSERT INTO playlists (id, user_id, name, import_id, created_at, updated_at) VALUES (1, $1, 'p', 1, 1, 1)",
        "INSERT INTO day_totals (user_id, day, plays, seconds) VALUES ($1, 20240101, 1, 1)",
        "INSERT INTO day_totals (user_id, day, plays, seconds) VALUES ($1, 20240102, 1, 1)",
        "INSERT INTO streams (id, user_id, service, channel, client, created_at) VALUES (1, $1, 'lastfm', 'file', '', 1)",
        "INSERT INTO rollup_marks (user_id, period, marked_at) VALUES ($1, 202401, 1)",
    ];
    for statement in statements {
        sql::execute(tx, statement, [user.0.into()]).await.unwrap();
    }
    let shared = [
        "INSERT INTO albums (id, title, title_key, sort_key, artist_credit, credit_key, credit_sort_key, created_at,
           updated_at) VALUES (1, 'a', 'a', 'a', 'b', 'b', 'b', 1, 1)",
        "INSERT INTO recordings (id, title, title_key, artist_credit, credit_key, created_at, updated_at)
         VALUES (1, 'a', 'a', 'b', 'b', 1, 1)",
        "INSERT INTO tracks (id, recording_id, album_id, title, created_at, updated_at) VALUES (1, 1, 1, 'a', 1, 1)",
    ];
    for statement in shared {
        sql::execute(tx, statement, []).await.unwrap();
    }
    let spelling = "INSERT INTO spellings (id, hash, artist_credit, title, track_id, score, reason, created_at)
                    VALUES (1, $1, 'b', 'a', 1, 1, 'exact', 1)";
    sql::execute(tx, spelling, [vec![0_u8; 16].into()])
        .await
        .unwrap();
    let listen = "INSERT INTO listening_history (user_id, stream_id, spelling_id, track_id, listened_at, import_id, created_at)
                  VALUES ($1, 1, 1, 1, 1704067200, 1, 1)";
    sql::execute(tx, listen, [user.0.into()]).await.unwrap();
    let copy = "INSERT INTO copies (user_id, album_id, source, source_key, labels, catalog_numbers, import_id, created_at, updated_at)
                VALUES ($1, 1, 'discogs', '1', '[]', '[]', 1, 1, 1)";
    sql::execute(tx, copy, [user.0.into()]).await.unwrap();
}

//! What clients tell: plays, what is on, what is loved; and how they sign in.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use aime_domain::account::{Role, Scope};
use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_domain::listen::{Channel, ListenEvent, Names};
use aime_domain::playing::{NowPlaying, Telling};
use aime_services::accounts::secret::{SetupCode, md5_hex};
use aime_services::accounts::{AccountError, Accounts, Actor, NewAccount, Proof};
use aime_services::ingest::store::Outcome;
use aime_services::listening::Listening;
use aime_storage::catalogue::spelling;
use aime_storage::history::heard::{self, Between, First};
use aime_storage::playing::{self, known};
use aime_storage::sql;
use aime_storage::tag::{self, Tag};
use aime_testkit::builders::plays;
use aime_testkit::{TestDb, on_both};
use secrecy::ExposeSecret as _;

use crate::ingest::stream;

const START: i64 = 1_700_000_000;

fn services(db: &TestDb) -> (Listening, Accounts) {
    let clock: Arc<dyn Clock> = Arc::new(db.clock.clone());
    let accounts = Accounts::new((**db).clone(), Arc::clone(&clock), SetupCode::of("CODE"));
    (Listening::new((**db).clone(), clock), accounts)
}

async fn person(accounts: &Accounts, name: &str) -> UserId {
    let new = NewAccount {
        name: name.to_owned(),
        password: "correct horse battery staple".into(),
        role: Role::Member,
        language: String::from("en"),
        time_zone: String::from("UTC"),
    };
    accounts
        .add_account(&Actor::Operator, new)
        .await
        .unwrap()
        .id
}

fn on(db: &TestDb, event: &ListenEvent, position_ms: i64) -> NowPlaying {
    NowPlaying {
        stream: stream("roon", Channel::Pull),
        place: String::from("Kitchen"),
        names: event.names.clone(),
        duration_ms: Some(200_000),
        paused: false,
        position_ms,
        started_at: db.clock.now() - position_ms / 1_000,
        heard_at: db.clock.now(),
    }
}

async fn revision(db: &TestDb, user: UserId) -> i64 {
    tag::revisions(&db.read(), &[Tag::playing(user)])
        .await
        .unwrap()[0]
}

on_both! {
    async fn plays_are_read_back_by_interval_and_counted(db: TestDb) {
        let (listening, accounts) = services(&db);
        let zoe = person(&accounts, "zoe").await;
        let door = stream("listenbrainz", Channel::Door);
        let lines: Vec<String> =
            (0..150).map(|n| format!("+{} Alder - Song {n} / Fences", n * 300)).collect();
        let events = plays(START, &lines.join("\n"));
        assert_eq!(listening.submit(zoe, &door, &events).await.unwrap(), vec![Outcome::Stored; 150]);
        let again = listening.submit(zoe, &door, &events[..1]).await.unwrap();
        assert_eq!(again, [Outcome::Duplicate("already_stored")]);
        let read = db.read();
        let totals = heard::totals(&read, zoe).await.unwrap();
        assert_eq!((totals.listens, totals.artists, totals.albums, totals.recordings), (150, 1, 1, 150));
        let between = Between { after: Some(START), before: Some(START + 900) };
        assert_eq!(heard::count(&read, zoe, between).await.unwrap(), 2);
        let all = Between::default();
        let newest = heard::list(&read, zoe, all, First::Newest, (1, 2)).await.unwrap();
        let titles: Vec<&str> = newest.iter().map(|one| one.names.title.as_str()).collect();
        assert_eq!(titles, ["Song 148", "Song 147"]);
        let after = Between { after: Some(START), before: None };
        let oldest = heard::list(&read, zoe, after, First::Oldest, (0, 2)).await.unwrap();
        assert_eq!(oldest[0].names.title, "Song 2");
        let ids: Vec<i64> = oldest.iter().map(|one| one.id).collect();
        assert_eq!(heard::list_of(&read, zoe, &ids).await.unwrap(), oldest);
        let span = heard::span(&read, zoe).await.unwrap();
        assert_eq!(span, Some((START + 149 * 300, START)));
        let ann = person(&accounts, "ann").await;
        assert_eq!(heard::list_of(&read, ann, &ids).await.unwrap(), []);
        assert_eq!(heard::totals(&read, ann).await.unwrap(), heard::Totals::default());
    }

    async fn what_is_on_expires_and_only_news_are_told(db: TestDb) {
        let (listening, accounts) = services(&db);
        let zoe = person(&accounts, "zoe").await;
        let events = plays(START, "+0 Alder - Gate / Fences\n+300 Alder - Hinge / Fences");
        let steadily = Telling::Steadily;
        listening.announce(zoe, &on(&db, &events[0], 0), steadily).await.unwrap();
        let told = revision(&db, zoe).await;
        db.clock.advance(10);
        listening.announce(zoe, &on(&db, &events[0], 10_000), steadily).await.unwrap();
        assert_eq!(revision(&db, zoe).await, told);
        // A seek and another song are news.
        listening.announce(zoe, &on(&db, &events[0], 90_000), steadily).await.unwrap();
        listening.announce(zoe, &on(&db, &events[1], 0), steadily).await.unwrap();
        assert_eq!(revision(&db, zoe).await, told + 2);
        let seen = playing::list(&db.read(), zoe, db.clock.now()).await.unwrap();
        assert_eq!(seen.len(), 1);
        assert_eq!(seen[0].playing, on(&db, &events[1], 0));
        assert_eq!(playing::list(&db.read(), zoe, seen[0].expires_at).await.unwrap(), []);
        listening.silence(zoe, &stream("roon", Channel::Pull), "Kitchen").await.unwrap();
        assert_eq!(playing::list(&db.read(), zoe, db.clock.now()).await.unwrap(), []);
        assert_eq!(heard::totals(&db.read(), zoe).await.unwrap().listens, 0);
    }

    async fn of_what_is_on_the_ledger_tells_only_what_its_listener_has(db: TestDb) {
        let (listening, accounts) = services(&db);
        let (zoe, ann) = (person(&accounts, "zoe").await, person(&accounts, "ann").await);
        let events = plays(START, "+0 Alder - Gate / Fences");
        let names = &events[0].names;
        let hashes = [spelling::hash(names)];
        listening.submit(zoe, &stream("roon", Channel::Pull), &events).await.unwrap();
        listening.love(zoe, names, true, "audioscrobbler").await.unwrap();
        let known = known::list(&db.read(), zoe, &[names]).await.unwrap();
        assert!(known[&hashes[0]].loved && known[&hashes[0]].album_id.is_some());
        assert!(known::list(&db.read(), ann, &[names]).await.unwrap().is_empty());
        listening.love(zoe, names, false, "audioscrobbler").await.unwrap();
        let known = known::list(&db.read(), zoe, &[names]).await.unwrap();
        assert!(!known[&hashes[0]].loved);
    }

    async fn a_song_that_is_on_is_known_under_names_that_were_never_met(db: TestDb) {
        let (listening, accounts) = services(&db);
        let (zoe, ann) = (person(&accounts, "zoe").await, person(&accounts, "ann").await);
        let events = plays(START, "+0 Alder - Gate / Fences");
        listening.submit(zoe, &stream("roon", Channel::Pull), &events).await.unwrap();
        listening.love(zoe, &events[0].names, true, "audioscrobbler").await.unwrap();
        let met = known::list(&db.read(), zoe, &[&events[0].names]).await.unwrap();
        let met = &met[&spelling::hash(&events[0].names)];
        let count = "SELECT COUNT(*) FROM spellings";
        let before: i64 = sql::one(&db.read(), count, []).await.unwrap().try_get_by_index(0).unwrap();
        for (title, album, is_same) in [
            ("GATE (2011 Remaster)", Some("Fences [Deluxe]"), true),
            ("Gate", None, true),
            ("Gate (Live)", Some("Fences"), false),
            ("Hinge", Some("Fences"), false),
        ] {
            let names = Names {
                artist: "alder".into(),
                title: title.into(),
                album: album.map(str::to_owned),
                album_artist: None,
            };
            let found = known::list(&db.read(), zoe, &[&names]).await.unwrap();
            let found = found.get(&spelling::hash(&names));
            assert_eq!(found, is_same.then_some(met), "{title}");
            assert!(known::list(&db.read(), ann, &[&names]).await.unwrap().is_empty());
        }
        let after: i64 = sql::one(&db.read(), count, []).await.unwrap().try_get_by_index(0).unwrap();
        assert_eq!(before, after, "looking writes nothing");
    }

    async fn how_far_a_history_was_brought_is_kept_for_each_user(db: TestDb) {
        let (listening, accounts) = services(&db);
        let (zoe, ann) = (person(&accounts, "zoe").await, person(&accounts, "ann").await);
        for at in [5, 6] {
            listening.set_latest_import(zoe, "lastfm", at).await.unwrap();
        }
        assert_eq!(listening.latest_import(zoe, "lastfm").await.unwrap(), 6);
        assert_eq!(listening.latest_import(zoe, "librefm").await.unwrap(), 0);
        assert_eq!(listening.latest_import(ann, "lastfm").await.unwrap(), 0);
    }

    async fn sessions_of_clients_hang_on_their_token_and_are_few(db: TestDb) {
        let (_, accounts) = services(&db);
        let zoe = person(&accounts, "Zoë").await;
        let token = accounts.create_token(zoe, "phone", &[Scope::Submit]).await.unwrap();
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let digest = md5_hex(&format!("zoë{}", md5_hex(token.secret.expose_secret())));
        let proof = Proof::Digest(digest);
        let mut keys = Vec::new();
        for _ in 0..52 {
            let session = accounts.sign_in_scrobbler("zoë", &proof, "pear", address).await.unwrap();
            assert_eq!(session.user_name, "Zoë");
            keys.push(session.key);
        }
        let found = accounts.find_scrobbler(keys[51].expose_secret()).await.unwrap();
        assert_eq!(found.map(|(bearer, client)| (bearer.user.id, client)), Some((zoe, "pear".into())));
        assert!(accounts.find_scrobbler(keys[1].expose_secret()).await.unwrap().is_none());
        assert!(accounts.find_scrobbler(keys[2].expose_secret()).await.unwrap().is_some());
        let reader = accounts.create_token(zoe, "reader", &[Scope::Read]).await.unwrap();
        let refused = accounts.sign_in_scrobbler("zoë", &Proof::Token(reader.secret), "", address).await;
        assert!(matches!(refused, Err(AccountError::WrongCredentials)));
        accounts.revoke_token(zoe, token.token.id).await.unwrap();
        assert!(accounts.find_scrobbler(keys[51].expose_secret()).await.unwrap().is_none());
    }

    async fn a_client_that_was_let_in_gets_one_session(db: TestDb) {
        let (_, accounts) = services(&db);
        let zoe = person(&accounts, "zoe").await;
        let token = accounts.request_scrobbler("pear").await.unwrap();
        let token = token.expose_secret();
        accounts.grant_scrobbler(zoe, token).await.unwrap();
        assert!(matches!(accounts.grant_scrobbler(zoe, token).await, Err(AccountError::NotFound)));
        let session = accounts.redeem_scrobbler(zoe, token, "Pear").await.unwrap();
        assert!(accounts.find_scrobbler(session.key.expose_secret()).await.unwrap().is_some());
        assert!(matches!(accounts.redeem_scrobbler(zoe, token, "Pear").await, Err(AccountError::NotFound)));
    }
}

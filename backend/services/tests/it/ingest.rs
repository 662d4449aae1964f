//! The one door in.

use aime_domain::ids::RecordingId;
use aime_domain::listen::{Channel, ListenEvent, StreamKey};
use aime_services::ingest::Listener;
use aime_services::ingest::live::record_listens;
use aime_services::ingest::store::{Incoming, Outcome};
use aime_storage::catalogue::merge;
use aime_storage::rollup::fold;
use aime_storage::{Durability, sql};
use aime_testkit::builders::{plays, user};
use aime_testkit::{TestDb, on_both};
use chrono_tz::Tz;

use crate::totals;

const START: i64 = 1_700_000_000;

pub(crate) fn stream(service: &str, channel: Channel) -> StreamKey {
    StreamKey {
        service: service.into(),
        channel,
        client: String::new(),
    }
}

pub(crate) async fn listener(db: &TestDb, name: &str, zone: Tz) -> Listener {
    let tx = db.begin(Durability::Full, START).await.unwrap();
    let id = user(&tx, name).await;
    tx.commit().await.unwrap();
    Listener { id, zone }
}

pub(crate) async fn record(
    db: &TestDb,
    who: Listener,
    stream: &StreamKey,
    events: &[ListenEvent],
) -> Vec<Outcome> {
    let incoming: Vec<Incoming<'_>> = events
        .iter()
        .map(|event| Incoming { event, stream })
        .collect();
    record_listens(db, who, &incoming, START).await.unwrap()
}

async fn number(db: &TestDb, query: &str) -> i64 {
    sql::one(&db.read(), query, [])
        .await
        .unwrap()
        .try_get_by_index(0)
        .unwrap()
}

on_both! {
    async fn a_listen_is_stored_once_however_often_it_is_reported(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let roon = stream("roon", Channel::Pull);
        let events = plays(START, "
            +0 The Paper Kites Club - Morning Ferry / Harbour Songs
            +240 The Paper Kites Club - Low Tide / Harbour Songs");
        assert_eq!(record(&db, who, &roon, &events).await, [Outcome::Stored; 2]);
        assert_eq!(record(&db, who, &roon, &events).await, [Outcome::Duplicate("already_stored"); 2]);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM listening_history").await, 2);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM recordings").await, 2);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM albums").await, 1);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM artists").await, 1);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn two_services_that_saw_one_play_make_one_listen(db: TestDb) {
        let who = listener(&db, "anna", Tz::Europe__Zurich).await;
        let seen = plays(START, "+0 The Paper Kites Club - Morning Ferry / Harbour Songs");
        let told = plays(START, "+3 the paper kites club - Morning Ferry (2019 Remaster) / Harbour Songs (Deluxe Edition)");
        record(&db, who, &stream("roon", Channel::Pull), &seen).await;
        let outcome = record(&db, who, &stream("lastfm", Channel::Pull), &told).await;
        assert!(matches!(outcome[..], [Outcome::Duplicate(_)]), "{outcome:?}");
        assert_eq!(number(&db, "SELECT COUNT(*) FROM listening_history").await, 2);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM listening_history WHERE duplicate_of IS NOT NULL").await, 1);
        totals::assert_true(&db.read(), who.id, who.zone).await;
    }

    async fn listeners_share_the_catalogue_and_nothing_else(db: TestDb) {
        let (anna, ben) = (listener(&db, "anna", Tz::UTC).await, listener(&db, "ben", Tz::UTC).await);
        let events = plays(START, "+0 The Paper Kites Club - Morning Ferry / Harbour Songs");
        let roon = stream("roon", Channel::Pull);
        assert_eq!(record(&db, anna, &roon, &events).await, [Outcome::Stored]);
        assert_eq!(record(&db, ben, &roon, &events).await, [Outcome::Stored]);
        assert_eq!(number(&db, "SELECT COUNT(*) FROM tracks").await, 1);
        totals::assert_true(&db.read(), anna.id, anna.zone).await;
        totals::assert_true(&db.read(), ben.id, ben.zone).await;
    }

    async fn names_that_are_merged_while_they_are_stored_fail_nobody(db: TestDb) {
        const PAIRS: i64 = 12;
        let who = [listener(&db, "anna", Tz::UTC).await, listener(&db, "ben", Tz::UTC).await];
        let lines = |round: i64| -> String {
            let line = |n: i64| format!("+{} Quartet {} - Tune {n}", round * 9_000 + n * 300, n % 5);
            (0..2 * PAIRS).map(line).collect::<Vec<_>>().join("\n")
        };
        record(&db, who[0], &stream("roon", Channel::Pull), &plays(START, &lines(0))).await;
        let find = "SELECT MIN(id) FROM recordings";
        let first = number(&db, find).await;

        let storing = who.map(|who| {
            let db = (*db).clone();
            tokio::spawn(async move {
                let door = stream("lastfm", Channel::Door);
                for round in 1..20 {
                    let events = plays(START, &lines(round));
                    let incoming: Vec<Incoming<'_>> = events.iter().map(|event| Incoming { event, stream: &door }).collect();
                    record_listens(&db, who, &incoming, START).await.unwrap();
                }
            })
        });
        for pair in 0..PAIRS {
            let mut tx = db.begin(Durability::Full, START).await.unwrap();
            let (from, into) = (RecordingId(first + 2 * pair), RecordingId(first + 2 * pair + 1));
            merge::recordings(&mut tx, from, into).await.unwrap();
            tx.commit().await.unwrap();
            tokio::task::yield_now().await;
        }
        for task in storing {
            task.await.unwrap();
        }
        for who in who {
            fold::fold_all(&db, who.id, who.zone, &|| START, |_, _| {}).await.unwrap();
            totals::assert_true(&db.read(), who.id, Tz::UTC).await;
        }
        assert_eq!(number(&db, "SELECT COUNT(*) FROM recordings").await, PAIRS);
    }
}

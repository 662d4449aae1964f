//! What is edited and deleted at Last.fm, found on request and decided by the user.

use std::sync::Arc;

use aime_services::corrections::Corrections;
use aime_services::lastfm::{Comparison, HistoryState};
use aime_storage::missing_listen::MissingListen;
use aime_storage::{sql, user};
use aime_testkit::lastfm::LastFmModel;
use aime_testkit::{TestClock, on_both};

use crate::lastfm::Bench;

const NOON: i64 = TestClock::START;
const DAY: i64 = 86_400;

impl Bench {
    async fn compare(&self) -> Comparison {
        self.tracker().compare(self.user, None, None).await.unwrap();
        self.work().await;
        self.link().await.cursor.comparison.unwrap()
    }

    async fn missing(&self) -> Vec<MissingListen> {
        let (listed, total) = self
            .tracker()
            .list_missing(&self.db.read(), self.user, 100)
            .await
            .unwrap();
        assert_eq!(listed.len() as i64, total);
        listed
    }

    fn corrections(&self) -> Corrections {
        Corrections::new((*self.db).clone(), Arc::new(self.db.clock.clone()))
    }
}

on_both! {
    async fn what_was_deleted_and_edited_there_is_found_and_followed_and_undone(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(400, NOON - 60 * DAY);
        bench.connect().await;
        bench.tracker().import_history(bench.user).await.unwrap();
        bench.work().await;
        bench.expect(400).await;
        bench.model.edit(|scrobbles| {
            scrobbles[10].title = "Tune Ten, retold".into();
            scrobbles.remove(20);
        });
        // And one that came late, with an old time.
        bench.model.scrobble(NOON - 61 * DAY + 7, "Hania Rani", "Esja", "Esja");
        let comparison = bench.compare().await;
        assert_eq!(
            (comparison.state, comparison.read, comparison.missing, comparison.stored, comparison.unclear),
            (HistoryState::Done, 400, 2, 1, 0)
        );
        // Nothing is changed by looking.
        bench.expect(401).await;
        let missing = bench.missing().await;
        assert_eq!(missing[0].names.title, "Tune 10");
        assert_eq!(missing[0].now.as_ref().unwrap().title, "Tune Ten, retold");
        assert_eq!((missing[1].names.title.as_str(), &missing[1].now), ("Tune 20", &None));

        let zoe = user::get(&bench.db.read(), bench.user).await.unwrap();
        let made = bench.tracker().follow_missing(&bench.corrections(), &zoe, None).await.unwrap();
        assert_eq!(made.changed, 2);
        bench.expect(400).await;
        assert_eq!(bench.missing().await, []);
        let again = bench.compare().await;
        assert_eq!((again.missing, again.stored), (0, 0));
        bench.expect(400).await;

        bench.corrections().undo(&zoe, made.correction.unwrap()).await.unwrap();
        // What it had instead went with it.
        bench.expect(401).await;
        assert_eq!(bench.missing().await.len(), 2);
    }

    async fn a_play_edited_there_counts_once_until_it_is_decided(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(3, NOON - 60);
        bench.connect().await;
        bench.work().await;
        bench.expect(3).await;
        let rename = |from: &'static str, to: &'static str| {
            bench.model.edit(move |scrobbles| {
                let one = scrobbles.iter_mut().find(|scrobble| scrobble.title == from).unwrap();
                one.title = to.into();
            });
        };
        rename("Tune 1", "Tune One");
        // Another that truly shares a second with one that is still there.
        bench.model.scrobble(NOON - 60, "Hania Rani", "Esja", "Esja");
        bench.after(3_700).await;
        bench.expect(4).await;
        let missing = bench.missing().await;
        assert_eq!(missing.len(), 1);
        assert_eq!(missing[0].names.title, "Tune 1");
        assert_eq!(missing[0].now.as_ref().unwrap().title, "Tune One");
        // Once more under another name, and back again.
        rename("Tune One", "Tune Eins");
        bench.after(3_700).await;
        assert_eq!(bench.missing().await[0].now.as_ref().unwrap().title, "Tune Eins");
        rename("Tune Eins", "Tune 1");
        bench.after(3_700).await;
        assert_eq!(bench.missing().await, []);
        bench.expect(4).await;

        rename("Tune 1", "Tune One");
        bench.after(3_700).await;
        let zoe = user::get(&bench.db.read(), bench.user).await.unwrap();
        let made = bench.tracker().follow_missing(&bench.corrections(), &zoe, None).await.unwrap();
        bench.expect(4).await;
        for _ in 0..2 {
            bench.after(3_700).await;
            let compared = bench.compare().await;
            assert_eq!((compared.missing, compared.stored), (0, 0));
            bench.expect(4).await;
        }
        bench.corrections().undo(&zoe, made.correction.unwrap()).await.unwrap();
        bench.expect(4).await;
        bench.after(3_700).await;
        bench.expect(4).await;
        assert_eq!(bench.missing().await.len(), 1);
        assert_eq!(bench.tracker().keep_missing(bench.user, None).await.unwrap(), 1);
        bench.after(3_700).await;
        bench.expect(4).await;
        assert_eq!(bench.missing().await, []);
    }

    async fn a_second_that_lies_on_two_pages_is_judged_whole(db: TestDb) {
        let bench = Bench::new(db).await;
        // 199 newer ones, so that the two of one second are the last of a page and the first of the next.
        bench.heard(199, NOON - 60);
        for title in ["Esja", "Glass"] {
            bench.model.scrobble(NOON - 40 * DAY, "Hania Rani", title, "Esja");
        }
        bench.connect().await;
        bench.tracker().import_history(bench.user).await.unwrap();
        bench.work().await;
        bench.expect(201).await;
        bench.tracker().import_history(bench.user).await.unwrap();
        bench.work().await;
        bench.expect(201).await;
        assert_eq!(bench.missing().await, []);
    }

    async fn what_is_kept_is_not_asked_about_again(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(5, NOON - 60);
        bench.connect().await;
        bench.work().await;
        bench.model.edit(Vec::clear);
        assert_eq!(bench.compare().await.missing, 5);
        let ids: Vec<i64> = bench.missing().await.iter().take(2).map(|one| one.listen_id).collect();
        assert_eq!(bench.tracker().keep_missing(bench.user, Some(ids)).await.unwrap(), 2);
        assert_eq!(bench.compare().await.missing, 3);
        assert_eq!(bench.tracker().keep_missing(bench.user, None).await.unwrap(), 3);
        assert_eq!(bench.compare().await.missing, 0);
        bench.expect(5).await;
    }

    async fn what_another_source_heard_as_well_is_not_lastfms_to_take_back(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(2, NOON - 60);
        bench.connect().await;
        bench.work().await;
        let roon = "INSERT INTO streams (user_id, service, channel, client, created_at) VALUES ($1, 'roon', 'pull', '', 0) RETURNING id";
        let tx = bench.db.tx().await;
        let stream: i64 = sql::one(&tx, roon, [bench.user.0.into()]).await.unwrap().try_get_by_index(0).unwrap();
        let newest = "UPDATE listening_history SET stream_id = $1 WHERE listened_at = $2";
        sql::execute(&tx, newest, [stream.into(), (NOON - 60).into()]).await.unwrap();
        tx.commit().await.unwrap();
        bench.model.edit(Vec::clear);
        assert_eq!(bench.compare().await.missing, 1);
    }

    async fn a_list_that_does_not_add_up_says_nothing(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(300, NOON - 60);
        bench.connect().await;
        bench.work().await;
        bench.tracker().pause(bench.user).await.unwrap();
        let empty = serde_json::json!({"recenttracks": {"track": [], "@attr": {"user": "Zoe", "total": "300", "totalPages": "2"}}});
        let reply = aime_testkit::web::Reply::json(200, &empty);
        bench.model.fail(std::iter::repeat_n(reply, 6));
        let comparison = bench.compare().await;
        assert_eq!((comparison.state, comparison.missing, comparison.unclear), (HistoryState::Done, 0, 1));
        bench.model.drain();
        // A service that is down for a while is asked again, from where it stopped.
        bench.tracker().compare(bench.user, None, None).await.unwrap();
        bench.model.set_weather(Some(LastFmModel::error(503, 11, "Service Offline")));
        bench.work().await;
        let comparison = bench.link().await.cursor.comparison.unwrap();
        assert!(comparison.state == HistoryState::Running && comparison.error.is_some());
        bench.model.set_weather(None);
        for _ in 0..5 {
            bench.after(3_700).await;
        }
        let comparison = bench.link().await.cursor.comparison.unwrap();
        assert_eq!((comparison.state, comparison.missing, comparison.unclear), (HistoryState::Done, 0, 0));
        bench.expect(300).await;
    }
}

//! Signing in at Last.fm, and love kept in step with it.

use std::sync::Arc;

use aime_domain::listen::Names;
use aime_services::collection::Collection;
use aime_services::lastfm::{LastFmError, OwnKey};
use aime_services::listening::Listening;
use aime_storage::provider_account::LinkState;
use aime_storage::sql;
use aime_testkit::lastfm::{KEY, LastFmModel, SECRET};
use aime_testkit::web::Reply;
use aime_testkit::{TestClock, on_both};

use crate::lastfm::Bench;

const NOON: i64 = TestClock::START;
const DAY: i64 = 86_400;

impl Bench {
    async fn sign_in(&self) {
        let tracker = self.tracker();
        tracker.begin_sign_in(self.user, own()).await.unwrap();
        self.model.allow_all();
        tracker.finish_sign_in(self.user).await.unwrap();
        self.work().await;
    }

    /// Titles that are loved here, in alphabetical order.
    async fn loved(&self) -> Vec<String> {
        let query = "SELECT r.title FROM loved_tracks l JOIN recordings r ON r.id = l.recording_id ORDER BY r.title";
        let rows = sql::all(&self.db.read(), query, []).await.unwrap();
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    }

    fn loved_there(&self) -> Vec<String> {
        let mut titles: Vec<String> = self
            .model
            .loved()
            .into_iter()
            .map(|one| one.title)
            .collect();
        titles.sort();
        titles
    }

    /// Loves a song by hand, or loves it no longer.
    async fn toggle(&self, title: &str) {
        let query = "SELECT t.id FROM tracks t JOIN recordings r ON r.id = t.recording_id WHERE r.title = $1 ORDER BY t.id";
        let track: i64 = sql::one(&self.db.read(), query, [title.into()])
            .await
            .unwrap()
            .try_get_by_index(0)
            .unwrap();
        let collection = Collection::new((*self.db).clone(), Arc::new(self.db.clock.clone()));
        collection
            .toggle_love(self.user, aime_domain::ids::TrackId(track))
            .await
            .unwrap();
    }

    async fn sync(&self) {
        self.db.clock.advance(60);
        self.tracker().sync_loves(self.user).await.unwrap();
        self.work().await;
    }

    /// Calls that changed something there.
    fn told(&self) -> usize {
        self.server
            .seen()
            .iter()
            .filter(|request| request.method == "POST")
            .count()
    }
}

fn own() -> OwnKey {
    OwnKey {
        key: KEY.into(),
        shared_secret: SECRET.into(),
    }
}

on_both! {
    async fn a_private_history_is_read_once_its_owner_let_us_in(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.model.set_private(true);
        bench.heard(3, NOON - 60);
        bench.connect().await;
        bench.work().await;
        let link = bench.link().await;
        assert_eq!((link.state, bench.listens().await), (LinkState::Refused, 0));

        let tracker = bench.tracker();
        let begun = tracker.begin_sign_in(bench.user, own()).await.unwrap();
        assert!(begun.url.contains("/api/auth/?api_key=") && begun.url.contains("&token="), "{}", begun.url);
        let waiting = tracker.waiting_sign_in(&bench.db.read(), bench.user).await.unwrap().unwrap();
        assert_eq!(waiting, begun);
        let early = tracker.finish_sign_in(bench.user).await.unwrap_err();
        assert!(matches!(early, LastFmError::NotAllowedYet), "{early}");
        bench.model.allow_all();
        tracker.finish_sign_in(bench.user).await.unwrap();
        bench.work().await;
        let link = bench.link().await;
        assert_eq!((link.state, link.account.as_str(), link.cursor.signed_in), (LinkState::Active, "Zoe", true));
        bench.expect(3).await;
        // A token is good for one session.
        let again = tracker.finish_sign_in(bench.user).await.unwrap_err();
        assert!(matches!(again, LastFmError::NoSignIn), "{again}");
    }

    async fn a_sign_in_that_took_too_long_is_begun_anew(db: TestDb) {
        let bench = Bench::new(db).await;
        let tracker = bench.tracker();
        let without = tracker.begin_sign_in(bench.user, OwnKey { key: KEY.into(), ..OwnKey::default() }).await;
        assert!(matches!(without, Err(LastFmError::NoSecret)), "{without:?}");
        let without = tracker.begin_sign_in(bench.user, OwnKey::default()).await;
        assert!(matches!(without, Err(LastFmError::NoKey)), "{without:?}");
        // Begun again, with the key that was brought the first time.
        tracker.begin_sign_in(bench.user, own()).await.unwrap();
        tracker.begin_sign_in(bench.user, OwnKey::default()).await.unwrap();
        // Expired there, though not yet here.
        tracker.begin_sign_in(bench.user, own()).await.unwrap();
        bench.model.expire_tokens();
        let late = tracker.finish_sign_in(bench.user).await.unwrap_err();
        assert!(matches!(late, LastFmError::NoSignIn), "{late}");
        // And here.
        tracker.begin_sign_in(bench.user, own()).await.unwrap();
        bench.db.clock.advance(3_600);
        assert_eq!(tracker.waiting_sign_in(&bench.db.read(), bench.user).await.unwrap(), None);
        let late = tracker.finish_sign_in(bench.user).await.unwrap_err();
        assert!(matches!(late, LastFmError::NoSignIn), "{late}");
    }

    async fn a_session_taken_back_stops_telling_and_not_reading(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(2, NOON - 60);
        bench.sign_in().await;
        bench.expect(2).await;
        bench.model.revoke_sessions();
        bench.toggle("Tune 0").await;
        bench.heard(1, NOON + 100);
        bench.after(200).await;
        let link = bench.link().await;
        assert_eq!((link.state, link.cursor.signed_in), (LinkState::Active, false));
        bench.expect(3).await;
        // What could not be told is told once they let us in again.
        assert_eq!(bench.loved_there(), Vec::<String>::new());
        bench.sign_in().await;
        assert_eq!(bench.loved_there(), ["Tune 0"]);
    }

    async fn love_goes_both_ways_and_no_echo_comes_back(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(5, NOON - 60);
        bench.model.love(NOON - 9 * DAY, "Hania Rani", "Esja");
        bench.model.love(NOON - 8 * DAY, "Quartet 1", "TUNE 1");
        bench.sign_in().await;
        assert_eq!(bench.loved().await, ["Esja", "Tune 1"]);
        let since = "SELECT loved_at FROM loved_tracks ORDER BY loved_at";
        let first: i64 = sql::all(&bench.db.read(), since, []).await.unwrap()[0].try_get_by_index(0).unwrap();
        assert_eq!(first, NOON - 9 * DAY);
        assert_eq!(bench.told(), 0, "what came from there is not told back");

        bench.toggle("Tune 3").await;
        bench.toggle("Tune 1").await;
        bench.work().await;
        assert_eq!(bench.loved_there(), ["Esja", "Tune 3"]);
        assert_eq!(bench.told(), 2);
        bench.sync().await;
        bench.sync().await;
        assert_eq!((bench.loved().await, bench.told()), (vec!["Esja".to_owned(), "Tune 3".to_owned()], 2));

        // There: one more, one less.
        bench.model.love(NOON, "Quartet 2", "Tune 2");
        bench.model.unlove("Hania Rani", "Esja");
        bench.sync().await;
        assert_eq!(bench.loved().await, ["Tune 2", "Tune 3"]);
        assert_eq!(bench.told(), 2);
        let loves = bench.link().await.cursor.loves;
        assert_eq!((loves.there, loves.added, loves.removed, loves.error), (2, 3, 1, None));
    }

    async fn a_client_that_loves_through_our_door_loves_there_too(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.sign_in().await;
        let listening = Listening::new((*bench.db).clone(), Arc::new(bench.db.clock.clone()));
        let names = Names { artist: "Hania Rani".into(), title: "Glass".into(), ..Names::default() };
        listening.love(bench.user, &names, true, "audioscrobbler").await.unwrap();
        listening.love(bench.user, &names, true, "audioscrobbler").await.unwrap();
        bench.work().await;
        assert_eq!((bench.loved_there(), bench.told()), (vec!["Glass".to_owned()], 1));
        listening.love(bench.user, &names, false, "audioscrobbler").await.unwrap();
        bench.work().await;
        assert_eq!((bench.loved_there(), bench.told()), (Vec::new(), 2));
    }

    async fn love_changed_back_before_it_was_told_is_not_told(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(2, NOON - 60);
        bench.sign_in().await;
        bench.toggle("Tune 1").await;
        bench.toggle("Tune 1").await;
        bench.work().await;
        assert_eq!((bench.loved().await, bench.loved_there(), bench.told()), (Vec::new(), Vec::new(), 0));
    }

    async fn a_list_that_cannot_be_read_whole_takes_no_love_away(db: TestDb) {
        let bench = Bench::new(db).await;
        for n in 0..450 {
            bench.model.love(NOON - DAY - n, "Hania Rani", &format!("Song {n}"));
        }
        bench.connect().await;
        bench.work().await;
        assert_eq!(bench.loved().await.len(), 450);
        let none = serde_json::json!({"lovedtracks": {"track": [], "@attr": {"user": "Zoe", "total": "450", "totalPages": "3"}}});
        let other = serde_json::json!({"lovedtracks": {"track": [], "@attr": {"user": "mallory", "total": "0", "totalPages": "0"}}});
        for reply in [
            Reply::json(200, &none),
            Reply::json(200, &other),
            Reply::text(200, "text/html", "<html>"),
            LastFmModel::error(404, 6, "User not found"),
        ] {
            bench.model.fail([reply.clone(), reply]);
            bench.sync().await;
            assert_eq!(bench.loved().await.len(), 450);
            assert!(bench.link().await.cursor.loves.error.is_some());
            bench.model.drain();
            bench.after(7_300).await;
            bench.sync().await;
            assert_eq!(bench.link().await.cursor.loves.error, None);
        }
    }

    async fn love_is_told_once_the_service_is_back(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.heard(2, NOON - 60);
        bench.sign_in().await;
        bench.toggle("Tune 1").await;
        bench.model.set_weather(Some(LastFmModel::error(503, 11, "Service Offline")));
        bench.work().await;
        let standing = bench.tracker().standing(&bench.db.read(), bench.user, None).await.unwrap();
        assert_eq!(standing.waiting_loves, 1);
        bench.model.set_weather(None);
        for _ in 0..20 {
            bench.after(3_700).await;
        }
        assert_eq!(bench.loved_there(), ["Tune 1"]);
    }

    async fn an_account_that_is_disconnected_leaves_what_is_loved(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.model.love(NOON - DAY, "Hania Rani", "Esja");
        bench.sign_in().await;
        assert!(bench.tracker().disconnect(bench.user).await.unwrap());
        assert_eq!(bench.loved().await, ["Esja"]);
        bench.toggle("Esja").await;
        bench.work().await;
        assert_eq!((bench.loved_there(), bench.told()), (vec!["Esja".to_owned()], 0));
    }
}

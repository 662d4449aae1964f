//! Roon, watched: evenings played on a Core that is played itself, in every weather.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use aime_domain::clock::Clock as _;
use aime_domain::dedupe::StationFilter;
use aime_domain::ids::UserId;
use aime_providers::roon::{Discovery, Roon};
use aime_services::roon::{Address, Choice, Link, Parts, Phase, RoonTracker, Watcher, WhyLeftOut};
use aime_services::vault::Vault;
use aime_storage::provider_account::{self, LinkState};
use aime_storage::{lease, playing, sql};
use aime_testkit::roon::{Loop, RoonModel, RoonServer, Song};
use aime_testkit::{PatientClock, TestClock, TestDb, builders, on_both};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

const NOON: i64 = TestClock::START;

fn song(title: &str, length: i64) -> Song {
    Song::new("Hania Rani", title, "Esja", length)
}

/// A user with a Core that is played.
pub(crate) struct Bench {
    pub(crate) db: TestDb,
    pub(crate) core: RoonModel,
    pub(crate) server: Option<RoonServer>,
    pub(crate) user: UserId,
    pub(crate) folder: tempfile::TempDir,
}

/// A process that watches, until it is stopped or killed.
pub(crate) struct Process {
    pub(crate) tracker: RoonTracker,
    stop: CancellationToken,
    task: JoinHandle<()>,
}

impl Process {
    fn start(name: &str, tracker: RoonTracker) -> Self {
        let stop = CancellationToken::new();
        let task = tokio::spawn(Watcher::new(tracker.clone(), name).run(stop.clone()));
        Self {
            tracker,
            stop,
            task,
        }
    }

    pub(crate) async fn stop(self) {
        self.stop.cancel();
        self.task.await.unwrap();
    }

    /// Nothing more of it is done, and nothing is given back.
    pub(crate) async fn kill(self) {
        self.task.abort();
        let _ = self.task.await;
    }
}

impl Bench {
    pub(crate) async fn new(db: TestDb) -> Self {
        let core = RoonModel::new("Attic", &["Kitchen", "Study", "Hall"]);
        let server = core.serve().await;
        let tx = db.tx().await;
        let user = builders::user(&tx, "zoe").await;
        tx.commit().await.unwrap();
        Self {
            db,
            core,
            server: Some(server),
            user,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn tracker_at(&self, address: Option<Address>) -> RoonTracker {
        let sood = self.server.as_ref().map_or(9, RoonServer::sood_port);
        RoonTracker::new(Parts {
            db: (*self.db).clone(),
            time: Arc::new(PatientClock(self.db.clock.clone())),
            vault: Vault::with_file(&self.folder.path().join("secret.key")).unwrap(),
            service: Roon::new(Discovery {
                to_neighbours: false,
                to: vec![format!("127.0.0.1:{sood}")],
                port: sood,
            }),
            address,
            poll_s: 120,
            stations: StationFilter::new(&["Radio Nova".into()], &[]),
            version: "1.0".into(),
        })
    }

    /// A process with a name, which finds the Core where the configuration says.
    pub(crate) fn process(&self, name: &str) -> Process {
        let port = self.server.as_ref().map_or(9, RoonServer::port);
        Process::start(
            name,
            self.tracker_at(Some(Address {
                host: "127.0.0.1".into(),
                port,
            })),
        )
    }

    /// Linked, enabled, listening.
    async fn listening(&self) -> Process {
        let process = self.process("a");
        process.tracker.connect(self.user, None).await.unwrap();
        self.core.enable();
        self.core.heard().await;
        self.core.settled().await;
        process
    }

    /// Lets seconds pass, each with what the Core says in it.
    async fn pass(&self, seconds: i64) {
        for _ in 0..seconds {
            self.db.clock.advance(1);
            self.core.second();
            self.core.settled().await;
        }
    }

    pub(crate) fn now(&self) -> i64 {
        self.db.clock.now()
    }

    /// Lets pings become due until one stays unanswered; whether the first went out before the clock moved on is
    /// not to be seen from here.
    async fn pass_until_away(&self) {
        let query = "SELECT COALESCE(MAX(held_until), 0) FROM leases";
        while self.link().await.cursor.phase != Phase::Away {
            if self.number(query).await < self.now() + 20 {
                tokio::task::yield_now().await;
            } else {
                self.db.clock.advance(10);
            }
        }
    }

    pub(crate) async fn link(&self) -> Link {
        let found = self.tracker_at(None).link(&self.db.read(), self.user).await;
        found.unwrap().expect("linked")
    }

    /// Waits until the link stands as wanted; a process that is not ours to step is at it.
    pub(crate) async fn until(&self, holds: impl Fn(&Link) -> bool) {
        let mut changes = self.db.changes();
        loop {
            if holds(&self.link().await) {
                return;
            }
            // Having missed some is as good as having seen them.
            let _ = changes.recv().await;
        }
    }

    /// Title and start, in seconds since noon, of what counts.
    pub(crate) async fn heard(&self) -> Vec<(String, i64)> {
        let query = "SELECT s.title, h.listened_at FROM listening_history h
                     JOIN spellings s ON s.id = h.spelling_id AND s.track_id = h.track_id
                     WHERE h.status = 'counted' ORDER BY h.listened_at, s.title";
        let rows = sql::all(&self.db.read(), query, []).await.unwrap();
        let heard = rows.iter().map(|row| {
            let at: i64 = row.try_get_by_index(1).unwrap();
            (row.try_get_by_index(0).unwrap(), at - NOON)
        });
        heard.collect()
    }

    pub(crate) async fn number(&self, query: &str) -> i64 {
        let row = sql::one(&self.db.read(), query, []).await.unwrap();
        row.try_get_by_index(0).unwrap()
    }

    async fn expect(&self, wanted: &[(&str, i64)]) {
        let heard = self.heard().await;
        let same = heard.len() == wanted.len()
            && heard
                .iter()
                .zip(wanted)
                .all(|(heard, wanted)| heard.0 == wanted.0 && (heard.1 - wanted.1).abs() <= 2);
        assert!(same, "{heard:?} instead of {wanted:?}");
        let totals = self
            .number("SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM day_totals")
            .await;
        assert_eq!(totals, wanted.len() as i64, "totals agree");
        let seconds = self.number("SELECT CAST(COALESCE(SUM(seconds_played), 0) AS BIGINT) FROM listening_history WHERE status = 'counted'").await;
        let counted = self.number("SELECT CAST(COALESCE(SUM(seconds), 0) AS BIGINT) FROM recording_plays WHERE period = 0").await;
        assert_eq!(seconds, counted, "seconds agree");
    }
}

on_both! {
    async fn an_evening_becomes_listens(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.process("a");
        process.tracker.connect(bench.user, None).await.unwrap();
        // It waits to be enabled, and says so.
        bench.core.asked().await;
        bench.until(|link| link.cursor.phase == Phase::Waiting).await;
        assert_eq!(bench.link().await.cursor.core.unwrap().name, "Attic");
        bench.core.enable();
        bench.core.heard().await;
        bench.core.settled().await;
        let link = bench.link().await;
        assert_eq!((link.cursor.phase, link.is_watched, link.last_error), (Phase::Listening, true, None));
        let rooms: Vec<&str> = link.cursor.rooms.iter().map(|room| room.name.as_str()).collect();
        assert_eq!(rooms, ["Hall", "Kitchen", "Study"]);

        bench.core.queue("Kitchen", [song("Glass", 120), song("Biesy", 100)]);
        bench.core.play("Kitchen", song("Esja", 200));
        bench.pass(60).await;
        // What is on is shown, and no listen.
        bench.expect(&[]).await;
        let on = playing::list(&bench.db.read(), bench.user, NOON + 60).await.unwrap();
        assert_eq!((on.len(), on[0].playing.place.as_str(), on[0].playing.names.title.as_str()), (1, "Kitchen", "Esja"));
        let position = on[0].playing.position_at(NOON + 60);
        assert!((59_000..=61_000).contains(&position), "{position}");
        bench.pass(41).await;
        bench.expect(&[("Esja", 0)]).await;
        // On to the next without a gap, with a pause, and a skip.
        bench.pass(130).await;
        bench.core.pause("Kitchen");
        bench.pass(300).await;
        let on = playing::list(&bench.db.read(), bench.user, bench.now()).await.unwrap();
        assert!(on.is_empty(), "a pause falls silent");
        bench.core.resume("Kitchen");
        bench.pass(35).await;
        bench.expect(&[("Esja", 0), ("Glass", 200)]).await;
        bench.core.next("Kitchen");
        bench.pass(20).await;
        bench.core.stop("Kitchen");
        bench.pass(1).await;
        bench.expect(&[("Esja", 0), ("Glass", 200)]).await;
        let heard = bench.number("SELECT CAST(seconds_played AS BIGINT) FROM listening_history ORDER BY listened_at LIMIT 1").await;
        assert!((197..=201).contains(&heard), "{heard} s of 200");
        let on = playing::list(&bench.db.read(), bench.user, bench.now()).await.unwrap();
        assert!(on.is_empty());
        assert_eq!(bench.number("SELECT COUNT(*) FROM now_playing").await, 0);
        process.stop().await;
        assert_eq!(lease::holder(&bench.db.read(), &format!("roon:{}", bench.user), 0).await.unwrap(), None);
    }

    async fn repeats_are_real_and_a_play_that_moves_is_one(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.listening().await;
        bench.core.repeat("Study", Loop::One);
        bench.core.play("Study", song("Glass", 100));
        bench.pass(270).await;
        bench.expect(&[("Glass", 0), ("Glass", 100), ("Glass", 200)]).await;
        bench.core.stop("Study");
        bench.core.play("Kitchen", song("Esja", 200));
        bench.pass(60).await;
        bench.core.transfer("Kitchen", "Hall");
        bench.pass(20).await;
        bench.core.group("Hall", "Study");
        bench.pass(60).await;
        bench.expect(&[("Glass", 0), ("Glass", 100), ("Glass", 200), ("Esja", 270)]).await;
        let on = playing::list(&bench.db.read(), bench.user, bench.now()).await.unwrap();
        let places: Vec<&str> = on.iter().map(|one| one.playing.place.as_str()).collect();
        assert_eq!(places, ["Hall + 1"]);
        process.stop().await;
    }

    async fn stations_stay_out_unless_their_songs_are_to_count(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.listening().await;
        bench.core.play("Kitchen", Song::on_air("Nina Simone - Sinnerman"));
        bench.pass(250).await;
        bench.expect(&[]).await;
        let left = bench.link().await.cursor.left_out;
        assert_eq!((left.len(), left[0].why, left[0].names.title.as_str()), (1, WhyLeftOut::Radio, "Sinnerman"));
        // Let back in, it is a listen like any other, and once.
        let kept = process.tracker.keep_left_out(bench.user, Some([left[0].id()].into())).await.unwrap();
        assert_eq!((kept, bench.link().await.cursor.left_out.len()), (1, 0));
        assert_eq!(process.tracker.keep_left_out(bench.user, None).await.unwrap(), 0);
        bench.expect(&[("Sinnerman", 0)]).await;
        let choice = Choice { rooms: None, counts_radio: true };
        process.tracker.choose(bench.user, choice).await.unwrap();
        bench.core.play("Kitchen", Song::on_air("Radio Nova"));
        bench.pass(250).await;
        bench.core.play("Kitchen", Song::on_air("Nina Simone - Feeling Good"));
        bench.pass(250).await;
        bench.expect(&[("Sinnerman", 0), ("Feeling Good", 500)]).await;
        assert_eq!(bench.link().await.cursor.left_out[0].why, WhyLeftOut::Station);
        process.stop().await;
    }

    async fn only_rooms_that_are_followed_are_heard(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.listening().await;
        let rooms = bench.link().await.cursor.rooms;
        let kitchen = rooms.iter().find(|room| room.name == "Kitchen").unwrap().id.clone();
        bench.core.play("Study", song("Glass", 100));
        bench.pass(20).await;
        let choice = Choice { rooms: Some(BTreeSet::from([kitchen])), counts_radio: false };
        process.tracker.choose(bench.user, choice).await.unwrap();
        bench.pass(1).await;
        bench.core.play("Kitchen", song("Esja", 100));
        bench.pass(60).await;
        bench.expect(&[("Esja", 21)]).await;
        process.stop().await;
    }

    async fn a_core_that_restarts_at_another_port_is_found_again_and_nothing_is_lost(db: TestDb) {
        let mut bench = Bench::new(db).await;
        let sood = bench.server.as_ref().unwrap().sood_port();
        let process = bench.listening().await;
        bench.core.play("Kitchen", song("Esja", 200));
        bench.pass(60).await;
        drop(bench.server.take());
        bench.until(|link| link.cursor.phase == Phase::Away).await;
        let link = bench.link().await;
        assert!(link.last_error.is_some() && link.next_sync_at.is_some());
        let server = bench.core.serve_at("127.0.0.1:0", &format!("127.0.0.1:{sood}")).await.unwrap();
        bench.server = Some(server);
        // It played on while it could not be heard.
        for _ in 0..15 {
            bench.core.second();
        }
        bench.db.clock.advance(15);
        bench.core.heard().await;
        bench.core.settled().await;
        bench.pass(40).await;
        bench.expect(&[("Esja", 0)]).await;
        assert_eq!(bench.core.registrations(), 2, "the token is known, nobody has to enable anything");
        process.stop().await;
    }

    async fn a_token_that_the_core_forgot_is_asked_for_again(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.listening().await;
        bench.core.forget();
        bench.core.drop_lines();
        bench.until(|link| link.cursor.phase == Phase::Away).await;
        bench.db.clock.advance(2);
        bench.core.asked().await;
        // It does not answer as it did when it knew us.
        bench.db.clock.advance(4);
        bench.until(|link| link.cursor.phase == Phase::Waiting).await;
        bench.core.enable();
        bench.core.heard().await;
        bench.core.settled().await;
        assert_eq!(bench.link().await.cursor.phase, Phase::Listening);
        process.stop().await;
    }

    async fn a_core_that_falls_silent_with_the_line_open_is_dialled_again(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.listening().await;
        bench.core.play("Kitchen", song("Esja", 200));
        bench.pass(30).await;
        bench.core.hang(true);
        bench.pass_until_away().await;
        bench.core.hang(false);
        bench.core.until(|core| core.subscribers() == 0).await;
        bench.db.clock.advance(2);
        bench.core.heard().await;
        bench.core.settled().await;
        assert_eq!(bench.link().await.cursor.phase, Phase::Listening);
        process.stop().await;
    }

    async fn garbage_ends_the_line_and_nothing_else(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.listening().await;
        bench.core.play("Kitchen", song("Esja", 200));
        bench.pass(60).await;
        bench.core.say_garbage();
        bench.until(|link| link.cursor.phase == Phase::Away).await;
        assert!(bench.link().await.last_error.unwrap().contains("malformed"));
        bench.core.until(|core| core.subscribers() == 0).await;
        bench.db.clock.advance(1);
        bench.core.second();
        bench.core.heard().await;
        bench.core.settled().await;
        bench.pass(50).await;
        bench.expect(&[("Esja", 0)]).await;
        process.stop().await;
    }

    async fn zones_are_asked_for_where_the_core_tells_no_changes(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.core.refuse_subscriptions();
        let process = bench.process("a");
        process.tracker.connect(bench.user, None).await.unwrap();
        bench.core.enable();
        bench.until(|link| link.cursor.phase == Phase::Listening).await;
        bench.core.settled().await;
        bench.core.queue("Kitchen", [song("Glass", 240)]);
        bench.core.play("Kitchen", song("Esja", 240));
        bench.pass(480).await;
        bench.expect(&[("Esja", 0), ("Glass", 240)]).await;
        process.stop().await;
    }

    async fn of_two_processes_one_watches_and_the_other_takes_over_in_the_middle_of_a_play(db: TestDb) {
        let bench = Bench::new(db).await;
        let first = bench.listening().await;
        let second = bench.process("b");
        bench.core.play("Kitchen", song("Esja", 300));
        bench.pass(60).await;
        assert_eq!(bench.core.subscribers(), 1);
        first.kill().await;
        bench.core.until(|core| core.subscribers() == 0).await;
        // The lease of the dead runs out, while the music plays on.
        let mut unheard = 0;
        while bench.core.subscribers() == 0 {
            unheard += 1;
            assert!(unheard < 80, "nobody took over");
            bench.core.second();
            bench.db.clock.advance(1);
            // The other one looks around when its time comes; nothing tells that it did.
            let _ = timeout(Duration::from_millis(40), bench.core.heard()).await;
        }
        bench.core.settled().await;
        bench.expect(&[]).await;
        bench.pass(155 - 60 - unheard).await;
        bench.expect(&[("Esja", 0)]).await;
        bench.pass(140).await;
        bench.expect(&[("Esja", 0)]).await;
        assert_eq!(bench.core.subscribers(), 1);
        second.stop().await;
    }

    async fn a_holder_that_was_only_asleep_writes_nothing_more(db: TestDb) {
        let bench = Bench::new(db).await;
        let first = bench.listening().await;
        bench.core.play("Kitchen", song("Esja", 100));
        bench.pass(30).await;
        // Somebody else has the lease by now.
        let tx = bench.db.tx().await;
        sql::execute(&tx, "UPDATE leases SET holder = 'b', held_until = $1", [(NOON + 10_000).into()]).await.unwrap();
        tx.commit().await.unwrap();
        for _ in 0..40 {
            bench.db.clock.advance(1);
            bench.core.second();
        }
        bench.core.until(|core| core.subscribers() == 0).await;
        bench.expect(&[]).await;
        first.stop().await;
        let holder = lease::holder(&bench.db.read(), &format!("roon:{}", bench.user), NOON).await.unwrap();
        assert_eq!(holder.as_deref(), Some("b"), "what is not ours is not given back");
    }

    async fn a_link_rests_goes_on_and_is_forgotten_and_its_listens_stay(db: TestDb) {
        let bench = Bench::new(db).await;
        let process = bench.listening().await;
        bench.core.play("Kitchen", song("Esja", 100));
        bench.pass(60).await;
        process.tracker.pause(bench.user).await.unwrap();
        bench.core.until(|core| core.subscribers() == 0).await;
        assert_eq!(bench.link().await.state, LinkState::Paused);
        assert_eq!(bench.number("SELECT COUNT(*) FROM now_playing").await, 0);
        process.tracker.start(bench.user).await.unwrap();
        bench.core.heard().await;
        bench.core.settled().await;
        assert_eq!(process.tracker.test(bench.user).await.unwrap(), "Attic");
        // The token is sealed.
        let row = provider_account::find(&bench.db.read(), bench.user, "roon").await.unwrap().unwrap();
        let secret = String::from_utf8_lossy(row.secret.as_deref().unwrap()).into_owned();
        assert!(!secret.is_empty() && !secret.contains("0000-4000-8000"));
        assert!(process.tracker.disconnect(bench.user).await.unwrap());
        assert!(!process.tracker.disconnect(bench.user).await.unwrap());
        bench.core.until(|core| core.subscribers() == 0).await;
        bench.expect(&[("Esja", 0)]).await;
        assert_eq!(bench.number("SELECT COUNT(*) FROM open_plays").await, 0);
        process.stop().await;
    }

    async fn a_core_is_found_on_the_network_and_its_absence_is_said(db: TestDb) {
        let mut bench = Bench::new(db).await;
        let tracker = bench.tracker_at(None);
        let server = bench.server.take().unwrap();
        let (api, sood) = (server.port(), server.sood_port());
        drop(server);
        let process = Process::start("a", tracker);
        process.tracker.connect(bench.user, None).await.unwrap();
        bench.until(|link| link.last_error.is_some()).await;
        let link = bench.link().await;
        assert_eq!(link.cursor.phase, Phase::Searching);
        assert!(link.last_error.unwrap().contains("enter its address"));
        bench.server = Some(bench.core.serve_at(&format!("127.0.0.1:{api}"), &format!("127.0.0.1:{sood}")).await.unwrap());
        bench.core.enable();
        bench.db.clock.advance(2);
        bench.core.heard().await;
        bench.core.settled().await;
        assert_eq!(bench.link().await.cursor.phase, Phase::Listening);
        process.stop().await;
    }
}

//! A process that reads a service killed again and again, and services that hang.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aime_domain::clock::Clock;
use aime_domain::ids::UserId;
use aime_gateway::Gateway;
use aime_providers::LastFm;
use aime_queue::Wake;
use aime_services::lastfm::{Connect, HistoryState, LastFmTracker, Parts};
use aime_services::vault::Vault;
use aime_storage::sql;
use aime_testkit::http::Client;
use aime_testkit::lastfm::{KEY, LastFmModel};
use aime_testkit::on_both;
use aime_testkit::program::Program;
use aime_testkit::web::{Reply, Server};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::support::Bench;

const SEED: u64 = 20_261_129;
const SCROBBLES: i64 = 5_000;
const KILLS: usize = 10;
/// Nothing of this lasts so long.
const PATIENCE: Duration = Duration::from_secs(90);
/// 32 bytes in base64: what all processes of the test seal with.
const SEAL: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// A listener whose Last.fm is played.
struct Played {
    bench: Bench,
    model: LastFmModel,
    service: Server,
    user: UserId,
    tracker: LastFmTracker,
    program: Program,
}

impl Played {
    async fn new(db: aime_testkit::TestDb) -> Self {
        let bench = Bench::new(db);
        let model = LastFmModel::of("zoe");
        let service = model.serve().await;
        bench.program.add_user("zoe").unwrap();
        let row = sql::one(&bench.db.read(), "SELECT id FROM users", [])
            .await
            .unwrap();
        let user = UserId(row.try_get_by_index(0).unwrap());
        // The processes have the real time, and so must what is ordered for them.
        bench.db.clock.set(now());
        let gateway: Gateway = aime_testkit::gateway::open(&bench.db, &[&service.url()]).await;
        let clock: Arc<dyn Clock> = Arc::new(bench.db.clock.clone());
        let tracker = LastFmTracker::new(Parts {
            db: (*bench.db).clone(),
            clock,
            vault: Vault::with_key(&SEAL.to_owned().into()).unwrap(),
            service: Arc::new(LastFm::new(gateway, &service.url(), &service.url())),
            key: "".into(),
            shared_secret: "".into(),
            interval_s: 150,
            wake: Wake::default(),
        });
        let program = bench
            .program
            .with("AIME_LASTFM__BASE_URL", &service.url())
            .with("AIME_SECRETS__KEY", SEAL)
            .with("AIME_DISCOGS__BASE_URL", &service.url())
            .with("AIME_OUTBOUND__OBSERVE_RATES", "false");
        Self {
            bench,
            model,
            service,
            user,
            tracker,
            program,
        }
    }

    async fn connect(&self) {
        let wanted = Connect {
            name: "zoe".into(),
            key: KEY.into(),
        };
        self.tracker.connect(self.user, wanted).await.unwrap();
    }

    async fn number(&self, query: &str) -> i64 {
        let row = sql::one(&self.bench.db.read(), query, []).await.unwrap();
        row.try_get_by_index(0).unwrap()
    }

    /// As the schedule does every ten minutes: a job that was killed often enough is given up.
    async fn wake(&self) {
        self.bench.db.clock.set(now() - 60);
        self.tracker.wake_all().await.unwrap();
    }

    /// Whether the poll and the history both came to their end.
    async fn is_done(&self) -> bool {
        let link = self
            .tracker
            .link(&self.bench.db.read(), self.user)
            .await
            .unwrap()
            .unwrap();
        let history = link
            .cursor
            .history
            .is_some_and(|history| history.state == HistoryState::Done);
        history && link.last_sync_at.is_some()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "real processes have the real time"
)]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap().as_secs() as i64
}

on_both! {
    async fn a_worker_killed_in_polls_and_in_a_history_loses_and_doubles_nothing(db: TestDb) {
        let played = Played::new(db).await;
        let newest = played.bench.db.clock.now() - 60;
        for n in 0..SCROBBLES {
            let (artist, song) = (format!("Quartet {}", n % 13), format!("Tune {}", n % 97));
            played.model.scrobble(newest - n * 240, &artist, &song, "Tides");
        }
        played.connect().await;
        played.tracker.import_history(played.user).await.unwrap();
        let mut rng = StdRng::seed_from_u64(SEED);
        // Another process is watched here: there is no event to wait for.
        let mut look = tokio::time::interval(Duration::from_millis(20));
        let began = Instant::now();
        for _ in 0..KILLS {
            let until = played.service.seen().len() + rng.random_range(1..9);
            // SIGKILL when dropped, wherever it stands.
            let worker = played.program.work().unwrap();
            while played.service.seen().len() < until && !played.is_done().await {
                look.tick().await;
                played.wake().await;
                assert!(began.elapsed() < PATIENCE, "no worker asks");
            }
            drop(worker);
        }
        let worker = played.program.work().unwrap();
        while !played.is_done().await {
            look.tick().await;
            played.wake().await;
            assert!(began.elapsed() < PATIENCE, "no worker comes to an end");
        }
        drop(worker);
        let counted = "SELECT COUNT(*) FROM listening_history WHERE status = 'counted'";
        let seconds = "SELECT COUNT(*) FROM (SELECT listened_at FROM listening_history GROUP BY listened_at) seconds";
        let totals = "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM day_totals";
        for query in [counted, seconds, totals] {
            assert_eq!(played.number(query).await, SCROBBLES, "{query}");
        }
    }

    async fn listens_come_in_while_a_service_hangs(db: TestDb) {
        let played = Played::new(db).await;
        played.connect().await;
        played.model.set_weather(Some(Reply::Hang));
        let token = played.bench.program.run(&["token", "create", "--user", "zoe", "--name", "test"]).unwrap();
        let server = played.program.serve().await.unwrap();
        let asked = played.service.seen().len();
        let mut look = tokio::time::interval(Duration::from_millis(2));
        while played.service.seen().len() == asked {
            look.tick().await;
        }
        // The poll hangs now, and will for seconds.
        let mut client = Client::connect(&server.address, None).await.unwrap();
        let authorization = format!("Token {token}");
        let headers = [("content-type", "application/json"), ("authorization", authorization.as_str())];
        let began = Instant::now();
        for n in 0..50 {
            let body = serde_json::json!({"listen_type": "single", "payload": [{
                "listened_at": 1_700_000_000 + n * 300,
                "track_metadata": {"artist_name": "Alder", "track_name": format!("Gate {n}")},
            }]});
            let answer = client.send("POST", "/1/submit-listens", &headers, body.to_string().as_bytes()).await.unwrap();
            assert_eq!(answer.status, 200);
        }
        assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
        assert_eq!(played.number("SELECT COUNT(*) FROM listening_history WHERE status = 'counted'").await, 50);
    }
}

//! Whoever listens to Roon, killed in the middle of a play, again and again.

use std::time::Duration;

use aime_storage::sql;
use aime_testkit::http::Client;
use aime_testkit::on_both;
use aime_testkit::roon::{Loop, RoonModel, Song};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep_until};

use crate::support::Bench;

const SEED: u64 = 20_261_129;
/// The shortest that counts: half of it is heard in 15 seconds of real music.
const SONG_S: i64 = 30;
/// Plays of it, one after the other.
const PLAYS: i64 = 2;
const KILLS: usize = 4;

on_both! {
    async fn a_play_survives_kills_of_whoever_listens_and_is_one_listen(db: TestDb) {
        let mut bench = Bench::new(db);
        let core = RoonModel::new("Attic", &["Kitchen"]);
        let server = core.serve().await;
        bench.program = bench
            .program
            .with("AIME_ROON__HOST", "127.0.0.1")
            .with("AIME_ROON__PORT", &server.port().to_string());
        bench.program.add_user("zoe").unwrap();
        let token = ["token", "create", "--user", "zoe", "--name", "test", "--scope", "admin"];
        let token = bench.program.run(&token).unwrap();
        core.enable();
        {
            let aime = bench.program.serve().await.unwrap();
            let mut client = Client::connect(&aime.address, Some(&token)).await.unwrap();
            let kind = [("content-type", "application/json")];
            let linked = client.send("PUT", "/api/v1/services/roon", &kind, b"{}").await.unwrap();
            assert_eq!(linked.status, 200, "{}", String::from_utf8_lossy(&linked.body));
        }

        let mut rng = StdRng::seed_from_u64(SEED);
        let mut moments: Vec<u64> = (0..KILLS).map(|_| rng.random_range(1_500..SONG_S as u64 * 1_800)).collect();
        moments.sort_unstable();
        println!("killed after {moments:?} ms (seed {SEED})");
        let mut worker = Some(bench.program.work().unwrap());
        core.heard().await;
        core.repeat("Kitchen", Loop::One);
        core.play("Kitchen", Song::new("Quartet", "Tune", "Tides", SONG_S));
        // Music takes its time, and the processes that listen have a clock of their own.
        let began = Instant::now();
        let mut seconds = interval(Duration::from_secs(1));
        seconds.set_missed_tick_behavior(MissedTickBehavior::Burst);
        seconds.tick().await;
        let mut left = moments.into_iter().map(|ms| began + Duration::from_millis(ms)).peekable();
        let mut passed = 0;
        while passed < SONG_S * PLAYS - 3 {
            let kill_at = left.peek().copied().unwrap_or(began + Duration::from_hours(1));
            tokio::select! {
                _ = seconds.tick() => {
                    core.second();
                    passed += 1;
                }
                () = sleep_until(kill_at) => {
                    left.next();
                    drop(worker.take());
                    worker = Some(bench.program.work().unwrap());
                }
            }
        }
        core.heard().await;
        core.settled().await;
        core.stop("Kitchen");
        core.settled().await;
        drop(worker);

        let query = "SELECT COUNT(*), CAST(COALESCE(SUM(seconds_played), 0) AS BIGINT), MAX(listened_at) - MIN(listened_at)
                     FROM listening_history";
        let row = sql::one(&bench.db.read(), query, []).await.unwrap();
        let held: Vec<i64> = (0..3).map(|n| row.try_get_by_index(n).unwrap()).collect();
        assert_eq!(held[0], PLAYS, "one listen a play");
        assert!((held[2] - SONG_S).abs() <= 2, "{} s apart", held[2]);
        assert!(held[1] >= SONG_S * PLAYS - 15 && held[1] <= SONG_S * PLAYS, "{} s heard", held[1]);
    }
}

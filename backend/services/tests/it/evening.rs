//! A newcomer's evening: Roon, Last.fm and Discogs linked, music played, paused, skipped and moved about, the Core
//! restarted, the network unplugged, our process killed in the middle of a song. The Core itself keeps the list of what
//! it played; in the end the journal is compared with it, second by second.

use std::time::Duration;

use aime_gateway::Gateway;
use aime_services::lastfm::Connect;
use aime_services::roon::Phase;
use aime_storage::sql;
use aime_testkit::discogs::{Simulator as DiscogsHouse, TOKEN};
use aime_testkit::lastfm::{KEY, LastFmModel};
use aime_testkit::roon::{Played, Song};
use aime_testkit::web::{Reply, Server};
use aime_testkit::{TestClock, TestDb, on_both};
use tokio::time::timeout;

use crate::house::House;
use crate::roon::{Bench, Process};

const NOON: i64 = TestClock::START;
/// Roon tells Last.fm of a play with a start that is a moment off.
const LAG: i64 = 1;

fn song(title: &str, length: i64) -> Song {
    Song::new("Hania Rani", title, "Esja", length)
}

/// Whether a play is a listen: half of it, or four minutes, and no snippet.
fn counts(play: &Played) -> bool {
    let length = play.song.length.unwrap_or(i64::MAX);
    length >= 30 && (play.sounded * 2 >= length || play.sounded >= 240)
}

/// The house, and everybody who listens in.
struct Evening {
    roon: Bench,
    lastfm: LastFmModel,
    lastfm_server: Server,
    discogs_server: Server,
    gateway: Gateway,
    /// Plays that Roon has told Last.fm of.
    told: usize,
}

impl Evening {
    async fn new(db: TestDb) -> Self {
        let lastfm = LastFmModel::of("zoe");
        let lastfm_server = lastfm.serve().await;
        let discogs_server = DiscogsHouse::seeded("zoe", 12).serve().await;
        let services = [lastfm_server.url(), discogs_server.url()];
        let gateway =
            aime_testkit::gateway::open_still(&db, &services.each_ref().map(String::as_str)).await;
        Self {
            roon: Bench::new(db).await,
            lastfm,
            lastfm_server,
            discogs_server,
            gateway,
            told: 0,
        }
    }

    fn house(&self) -> House<'_> {
        House {
            db: &self.roon.db,
            gateway: &self.gateway,
            folder: self.roon.folder.path(),
            lastfm: Some(self.lastfm_server.url()),
            discogs: Some(self.discogs_server.url()),
        }
    }

    async fn link_all(&self) -> Process {
        let user = self.roon.user;
        let wanted = Connect {
            name: "zoe".into(),
            key: KEY.into(),
        };
        self.house().lastfm().connect(user, wanted).await.unwrap();
        self.house()
            .discogs()
            .connect(user, &TOKEN.into())
            .await
            .unwrap();
        let process = self.roon.process("a");
        process.tracker.connect(user, None).await.unwrap();
        self.roon.core.enable();
        self.roon.core.heard().await;
        self.roon.core.settled().await;
        self.work().await;
        process
    }

    /// Does what is due.
    async fn work(&self) {
        let worker = self.house().worker("w");
        worker.run_until_idle().await.unwrap();
    }

    /// A second in which the Core plays on, whoever hears it.
    async fn second(&mut self) {
        self.roon.db.clock.advance(1);
        self.roon.core.second();
        // Roon tells Last.fm of what is over.
        let played = self.roon.core.played();
        let over = played.len().saturating_sub(1);
        for play in &played[self.told.min(over)..over] {
            if counts(play) {
                let Song {
                    title,
                    artists,
                    album,
                    ..
                } = &play.song;
                self.lastfm
                    .scrobble(NOON + play.began + LAG, artists, title, album);
            }
        }
        self.told = self.told.max(over);
        if self.roon.now() % 60 == 0 {
            self.work().await;
        }
    }

    /// Lets seconds pass that are heard.
    async fn pass(&mut self, seconds: i64) {
        for _ in 0..seconds {
            self.second().await;
            self.roon.core.settled().await;
        }
    }

    /// Lets seconds pass while whoever should listen may be away, and looks around when its time comes.
    async fn pass_unheard(&mut self, seconds: i64, patience_ms: u64) {
        for _ in 0..seconds {
            self.second().await;
            let _ = timeout(Duration::from_millis(patience_ms), self.roon.core.heard()).await;
        }
    }

    /// Until somebody listens again; not for ever.
    async fn pass_until_heard(&mut self) {
        for _ in 0..60 {
            if self.roon.core.subscribers() > 0 {
                self.roon.core.settled().await;
                return;
            }
            self.pass_unheard(1, 120).await;
        }
        panic!("nobody listens again");
    }

    /// Titles of the journal with the second they began, and how many reports tell of each play.
    async fn witnesses(&self) -> Vec<(String, i64, i64)> {
        let query = "SELECT s.title, h.listened_at,
              (SELECT COUNT(*) FROM listening_history w WHERE w.id = h.id OR w.duplicate_of = h.id)
            FROM listening_history h JOIN spellings s ON s.id = h.spelling_id
            WHERE h.status = 'counted' ORDER BY h.listened_at";
        let rows = sql::all(&self.roon.db.read(), query, []).await.unwrap();
        rows.iter()
            .map(|row| {
                let at: i64 = row.try_get_by_index(1).unwrap();
                let title = row.try_get_by_index(0).unwrap();
                (title, at - NOON, row.try_get_by_index(2).unwrap())
            })
            .collect()
    }
}

on_both! {
    async fn a_newcomers_evening_is_written_down_to_the_second(db: TestDb) {
        let mut evening = Evening::new(db).await;
        let first = evening.link_all().await;
        let copies = "SELECT COUNT(*) FROM copies";
        assert_eq!(evening.roon.number(copies).await, 12);
        let core = evening.roon.core.clone();

        // Play, pause, skip.
        core.queue("Kitchen", [song("Glass", 240), song("Biesy", 180), song("Sun", 300)]);
        core.play("Kitchen", song("Esja", 200));
        core.settled().await;
        evening.pass(250).await;
        core.pause("Kitchen");
        core.settled().await;
        evening.pass(400).await;
        core.resume("Kitchen");
        core.settled().await;
        evening.pass(195).await;
        core.next("Kitchen");
        core.settled().await;
        evening.pass(45).await;
        // To another room, in the middle.
        core.transfer("Kitchen", "Study");
        core.settled().await;
        evening.pass(60).await;

        // The Core is updated: it plays on, at another port, where it cannot be heard.
        core.queue("Study", [song("Leaving", 220), song("Pour", 200), song("Eden", 260)]);
        let sood = evening.roon.server.as_ref().unwrap().sood_port();
        drop(evening.roon.server.take());
        evening.roon.until(|link| link.cursor.phase == Phase::Away).await;
        evening.pass_unheard(20, 5).await;
        let again = core.serve_at("127.0.0.1:0", &format!("127.0.0.1:{sood}")).await.unwrap();
        evening.roon.server = Some(again);
        evening.pass_until_heard().await;
        evening.pass(200).await;

        // The network is unplugged for a whole song and more.
        evening.lastfm.set_weather(Some(Reply::Reset));
        drop(evening.roon.server.take());
        evening.roon.until(|link| link.cursor.phase == Phase::Away).await;
        evening.pass_unheard(330, 5).await;
        let again = core.serve_at("127.0.0.1:0", &format!("127.0.0.1:{sood}")).await.unwrap();
        evening.roon.server = Some(again);
        evening.lastfm.set_weather(None);
        evening.pass_until_heard().await;
        evening.pass(60).await;

        // Our process dies in the middle of a song, and is started again.
        core.queue("Study", [song("Glass", 240), song("Esja", 200)]);
        evening.pass(100).await;
        first.kill().await;
        core.until(|core| core.subscribers() == 0).await;
        evening.pass_unheard(5, 5).await;
        let second = evening.roon.process("b");
        evening.pass_until_heard().await;
        evening.pass(600).await;
        core.stop("Study");
        // And a silence in which everybody catches up.
        core.play("Hall", song("Last", 40));
        evening.pass(10).await;
        core.stop("Hall");
        evening.pass(240).await;
        evening.roon.db.clock.advance(2 * 3_600);
        evening.work().await;
        second.stop().await;

        let truth: Vec<Played> = core.played().into_iter().filter(counts).collect();
        let wanted: Vec<(&str, i64)> = truth
            .iter()
            .map(|play| (play.song.title.as_str(), play.began))
            .collect();
        let heard = evening.witnesses().await;
        let titles: Vec<&str> = heard.iter().map(|(title, ..)| title.as_str()).collect();
        assert_eq!(titles, wanted.iter().map(|(title, _)| *title).collect::<Vec<_>>(), "{heard:?}");
        assert!(titles.len() >= 8, "{titles:?}");
        let unheard = heard.iter().filter(|(_, _, reports)| *reports == 1).count();
        assert!(unheard <= 2, "told by one alone: {heard:?}");
        for ((title, at, reports), (_, began)) in heard.iter().zip(&wanted) {
            // What only Last.fm could tell of bears its second.
            let second = if *reports == 1 { began + LAG } else { *began };
            // A word of the Core may be on its way while the second ends.
            assert!((*at - second).abs() <= 1, "{title}: {heard:?} instead of {wanted:?}");
        }
        let totals = "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT) FROM day_totals";
        assert_eq!(evening.roon.number(totals).await, wanted.len() as i64);
    }
}

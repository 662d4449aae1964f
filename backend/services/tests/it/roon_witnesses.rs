//! One play, told by Roon, by Last.fm (to which Roon scrobbles itself) and later by an export: one listen with three
//! witnesses, whatever comes first.

use aime_domain::ids::UserId;
use aime_domain::listen::{Channel, ListenEvent, Names, Resolution, StreamKey};
use aime_services::ingest::Listener;
use aime_services::ingest::live::{record_listens, set_played_in};
use aime_services::ingest::store::Incoming;
use aime_storage::sql;
use aime_testkit::{TestClock, TestDb, builders, on_both};
use chrono_tz::Tz;

const NOON: i64 = TestClock::START;
const LENGTH: i64 = 200;

/// Who tells of a play, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Roon,
    LastFm,
    Export,
}

const ORDERS: [[Source; 3]; 6] = {
    use Source::{Export, LastFm, Roon};
    [
        [Roon, LastFm, Export],
        [Roon, Export, LastFm],
        [LastFm, Roon, Export],
        [LastFm, Export, Roon],
        [Export, Roon, LastFm],
        [Export, LastFm, Roon],
    ]
};

impl Source {
    fn stream(self) -> StreamKey {
        let (service, channel, client) = match self {
            Self::Roon => ("roon", Channel::Pull, ""),
            Self::LastFm => ("lastfm", Channel::Pull, "zoe"),
            Self::Export => ("lastfm", Channel::File, "csv"),
        };
        StreamKey {
            service: service.into(),
            channel,
            client: client.into(),
        }
    }

    /// A play as this source tells of it: Roon knows how much was heard and writes every artist, Last.fm is told of it
    /// a moment late, an export gives the minute only.
    fn tells(self, title: &str, at: i64) -> ListenEvent {
        let artist = match self {
            Self::Roon => "Hania Rani / Dobrawa Czocher",
            Self::LastFm | Self::Export => "Hania Rani",
        };
        let names = Names {
            artist: artist.into(),
            title: title.into(),
            album: Some("Inner Symphonies".into()),
            album_artist: None,
        };
        match self {
            Self::Roon => ListenEvent {
                source_event_id: Some(format!("{at}000-{title}")),
                duration_ms: Some(LENGTH * 1_000),
                played_ms: Some(LENGTH * 500),
                ..ListenEvent::at(at, names)
            },
            Self::LastFm => ListenEvent::at(at + 2, names),
            Self::Export => ListenEvent {
                resolution: Resolution::Minute,
                ..ListenEvent::at((at + 2) / 60 * 60, names)
            },
        }
    }
}

struct Bench {
    db: TestDb,
    who: Listener,
}

impl Bench {
    async fn new(db: TestDb) -> Self {
        let tx = db.tx().await;
        let id = builders::user(&tx, "zoe").await;
        tx.commit().await.unwrap();
        Self {
            db,
            who: Listener { id, zone: Tz::UTC },
        }
    }

    async fn another(&mut self, name: &str) -> UserId {
        let tx = self.db.tx().await;
        self.who.id = builders::user(&tx, name).await;
        tx.commit().await.unwrap();
        self.who.id
    }

    async fn tell(&self, source: Source, plays: &[(&str, i64)]) {
        let (stream, events) = (
            source.stream(),
            plays.iter().map(|(title, at)| source.tells(title, *at)),
        );
        let events: Vec<ListenEvent> = events.collect();
        let incoming: Vec<Incoming<'_>> = events
            .iter()
            .map(|event| Incoming {
                event,
                stream: &stream,
            })
            .collect();
        record_listens(&self.db, self.who, &incoming, NOON)
            .await
            .unwrap();
        if source == Source::Roon {
            // The play ends, and what was heard of it is known.
            for event in &events {
                let mut tx = self.db.tx().await;
                let id = event.source_event_id.as_deref().unwrap();
                set_played_in(&mut tx, self.who, &stream, id, LENGTH * 1_000)
                    .await
                    .unwrap();
                tx.commit().await.unwrap();
            }
        }
    }

    /// Of each listen that counts: when it began, how many tell of it, and seconds heard.
    async fn listens(&self) -> Vec<(i64, i64, i64)> {
        let query = "SELECT h.listened_at, 1 + (SELECT COUNT(*) FROM listening_history d WHERE d.duplicate_of = h.id),
                       CAST(COALESCE(h.seconds_played, 0) AS BIGINT)
                     FROM listening_history h WHERE h.user_id = $1 AND h.status = 'counted' ORDER BY 1";
        let rows = sql::all(&self.db.read(), query, [self.who.id.0.into()])
            .await
            .unwrap();
        let listens = rows.iter().map(|row| {
            let at: i64 = row.try_get_by_index(0).unwrap();
            (
                at - NOON,
                row.try_get_by_index(1).unwrap(),
                row.try_get_by_index(2).unwrap(),
            )
        });
        listens.collect()
    }

    /// Plays and seconds by the totals, which must agree.
    async fn totals(&self) -> (i64, i64) {
        let query = "SELECT CAST(COALESCE(SUM(plays), 0) AS BIGINT), CAST(COALESCE(SUM(seconds), 0) AS BIGINT)
                     FROM recording_plays WHERE user_id = $1 AND period = 0";
        let row = sql::one(&self.db.read(), query, [self.who.id.0.into()])
            .await
            .unwrap();
        (
            row.try_get_by_index(0).unwrap(),
            row.try_get_by_index(1).unwrap(),
        )
    }
}

on_both! {
    async fn one_play_told_thrice_is_one_listen_in_any_order(db: TestDb) {
        let mut bench = Bench::new(db).await;
        for (n, order) in ORDERS.iter().enumerate() {
            bench.another(&format!("listener {n}")).await;
            for source in order {
                bench.tell(*source, &[("Malasana", 0)].map(|(title, at)| (title, NOON + at))).await;
            }
            assert_eq!(bench.listens().await, [(0, 3, LENGTH)], "{order:?}");
            assert_eq!(bench.totals().await, (1, LENGTH), "{order:?}");
        }
    }

    async fn repeats_are_as_many_as_there_were_in_any_order(db: TestDb) {
        let mut bench = Bench::new(db).await;
        // Twice in a row, another one, and once more in the evening.
        let plays = [("Malasana", NOON), ("Malasana", NOON + LENGTH), ("Whispers", NOON + 2 * LENGTH), ("Malasana", NOON + 30_000)];
        for (n, order) in ORDERS.iter().enumerate() {
            bench.another(&format!("listener {n}")).await;
            for source in order {
                bench.tell(*source, &plays).await;
            }
            let wanted = [0, LENGTH, 2 * LENGTH, 30_000].map(|at| (at, 3, LENGTH));
            assert_eq!(bench.listens().await, wanted, "{order:?}");
            assert_eq!(bench.totals().await, (4, 4 * LENGTH), "{order:?}");
        }
    }

    async fn what_only_one_of_them_saw_stays(db: TestDb) {
        let bench = Bench::new(db).await;
        bench.tell(Source::Roon, &[("Malasana", NOON)]).await;
        bench.tell(Source::LastFm, &[("Malasana", NOON), ("Whispers", NOON + 1_000)]).await;
        bench.tell(Source::Export, &[("Scream", NOON + 5_000)]).await;
        let witnesses: Vec<i64> = bench.listens().await.into_iter().map(|(_, told, _)| told).collect();
        assert_eq!(witnesses, [2, 1, 1]);
    }
}

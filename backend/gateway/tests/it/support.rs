//! A gateway on a clock that stands still until somebody waits.

use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aime_gateway::fetch::Fetcher;
use aime_gateway::{
    Answer, Counted, Gateway, Keep, Limits, Lookup, Method, Mode, Name, Pace, Parts, Pin, Place,
    Rate, Request, Scope, Time, Upstream, Urgency, Verdict, Want,
};
use aime_storage::Open;
use aime_testkit::TestDb;
use rand::SeedableRng as _;
use rand::rngs::StdRng;

/// Where every test begins: 2026-11-21T12:00:00Z.
pub(crate) const START: i64 = 1_795_262_400;

/// Whoever waits on it moves it. Clones show the same time.
#[derive(Debug, Clone)]
pub(crate) struct Watch {
    now_ms: Arc<AtomicI64>,
    waits: Arc<Mutex<Vec<u64>>>,
    stands: Arc<AtomicBool>,
}

impl Watch {
    pub(crate) fn advance(&self, seconds: i64) {
        self.now_ms.fetch_add(seconds * 1_000, Ordering::SeqCst);
    }

    /// From now on waiting takes no time: for tests in which one waits for what another does on a real socket.
    pub(crate) fn stand_still(&self) {
        self.stands.store(true, Ordering::SeqCst);
    }

    /// Everything that was waited for, milliseconds.
    pub(crate) fn waits(&self) -> Vec<u64> {
        self.waits.lock().unwrap().clone()
    }
}

#[async_trait::async_trait]
impl Time for Watch {
    fn now_ms(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst)
    }

    async fn sleep(&self, ms: u64) {
        self.waits.lock().unwrap().push(ms);
        if !self.stands.load(Ordering::SeqCst) {
            self.now_ms.fetch_add(ms as i64, Ordering::SeqCst);
        }
        tokio::task::yield_now().await;
    }
}

/// A name server that says what it is told: the next address each time, the last one for ever.
#[derive(Debug)]
pub(crate) struct Says {
    addresses: Vec<IpAddr>,
    asked: AtomicUsize,
}

impl Says {
    pub(crate) fn these(addresses: &[&str]) -> Arc<Self> {
        Arc::new(Self {
            addresses: addresses.iter().map(|it| it.parse().unwrap()).collect(),
            asked: AtomicUsize::new(0),
        })
    }

    /// How often it was asked.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

#[async_trait::async_trait]
impl Lookup for Says {
    async fn addresses(&self, _name: &str) -> io::Result<Vec<IpAddr>> {
        let n = self.asked.fetch_add(1, Ordering::SeqCst);
        Ok(vec![self.addresses[n.min(self.addresses.len() - 1)]])
    }
}

const LIMITS: Limits = Limits {
    connect: Duration::from_secs(3),
    first_byte: Duration::from_millis(300),
    total: Duration::from_millis(900),
    idle: Duration::from_millis(150),
    body: 100_000,
    slowest: 1_024,
};

fn by_status(answer: &Answer) -> Verdict {
    answer.by_status()
}

/// A service that says how many milliseconds nothing is left for.
fn spent(answer: &Answer) -> Option<i64> {
    answer.header("x-spent-ms")?.parse().ok()
}

/// Without a rate to speak of, so that only what a test is about holds a call up.
pub(crate) static FREE: Upstream = Upstream {
    name: "free",
    rate: Rate {
        interval_ms: 0,
        burst: 1,
    },
    concurrency: 64,
    limits: LIMITS,
    counted: Counted::ByAccount,
    verdict: by_status,
    spent,
};

/// One request a second, three at once after a pause.
pub(crate) static SLOW: Upstream = Upstream {
    name: "slow",
    rate: Rate {
        interval_ms: 1_000,
        burst: 3,
    },
    concurrency: 4,
    limits: LIMITS,
    counted: Counted::ByAccount,
    verdict: by_status,
    spent,
};

/// One request in five seconds.
pub(crate) static RARE: Upstream = Upstream {
    name: "rare",
    rate: Rate {
        interval_ms: 5_000,
        burst: 1,
    },
    concurrency: 1,
    limits: LIMITS,
    counted: Counted::ByAccount,
    verdict: by_status,
    spent,
};

pub(crate) const KEEP: Keep = Keep {
    fresh_s: 1_000,
    stale_s: 10_000,
    keep_s: 100_000,
    absent_s: 500,
};

/// A place for stored answers, and the means to open gateways on it.
pub(crate) struct Bench {
    pub(crate) watch: Watch,
    place: Place,
    pins: Vec<Pin>,
}

impl Bench {
    /// Beside a test's database; `pins` are addresses of the configuration.
    pub(crate) fn new(db: &TestDb, pins: &[&str]) -> Self {
        let place = match db.place() {
            Open::Sqlite { path, .. } => Place::Sqlite {
                path: path.with_file_name("cache.db"),
            },
            Open::Postgres { url, .. } => Place::Postgres { url: url.clone() },
        };
        Self {
            watch: Watch {
                now_ms: Arc::new(AtomicI64::new(START * 1_000)),
                waits: Arc::default(),
                stands: Arc::default(),
            },
            place,
            pins: pins.iter().map(|pin| Pin::of(pin).unwrap()).collect(),
        }
    }

    /// A gateway as one process of the install would have it.
    pub(crate) async fn gateway(&self, process: &str) -> Gateway {
        self.gateway_with(process, Says::these(&["93.184.216.34"]))
            .await
    }

    pub(crate) async fn gateway_with(&self, process: &str, lookup: Arc<dyn Lookup>) -> Gateway {
        self.open(process, lookup, Pace::Observed).await
    }

    /// A gateway that nobody has to wait for.
    pub(crate) async fn lifted(&self) -> Gateway {
        let lookup = Says::these(&["93.184.216.34"]);
        self.open("lifted", lookup, Pace::Lifted).await
    }

    async fn open(&self, process: &str, lookup: Arc<dyn Lookup>, pace: Pace) -> Gateway {
        Gateway::open(Parts {
            place: self.place.clone(),
            fetcher: Fetcher::new("aime-test/1", lookup, self.pins.clone()).unwrap(),
            time: Arc::new(self.watch.clone()),
            chance: StdRng::seed_from_u64(1),
            process: process.into(),
            pace,
            mode: Mode::Hybrid,
        })
        .await
        .unwrap()
    }
}

/// `GET` of a path of a configured service.
pub(crate) fn get(base: &str, path: &str) -> Request {
    Request::new(Method::Get, base, path).unwrap()
}

/// The answer of a configured service to be stored as `what`.
pub(crate) fn want(base: &str, what: &str) -> Want {
    Want {
        upstream: &FREE,
        request: get(base, "/thing").query("q", what),
        name: Name::new("free", "thing", 1).param("q", what),
        scope: Scope::Public,
        keep: KEEP,
        urgency: Urgency::Batch,
    }
}

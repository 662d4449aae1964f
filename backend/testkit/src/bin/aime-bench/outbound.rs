//! What the door out costs: a call that must be made, and an answer that is stored, beside the bare socket and the bare
//! database.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use aime_gateway::fetch::Fetcher;
use aime_gateway::{
    Answer, Counted, Gateway, Keep, Limits, Method, Mode, Name, Outcome, Pace, Parts, Pin, Place,
    Rate, Request, Scope, SystemLookup, Time, Upstream, Urgency, Verdict, Want,
};
use aime_testkit::http::Client;
use aime_testkit::program::Error;
use aime_testkit::web::{Reply, Server};
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use sqlx::sqlite::SqliteConnection;
use sqlx::{Connection as _, Row as _};

use crate::table::{Row, Table, Times, milliseconds};

/// Different things that are asked for.
const TRIES: usize = 1_000;
/// A body as services send them. Bytes.
const BODY: usize = 4_000;

/// Without a rate to speak of: what is measured is the door, not the wait before it.
static FREE: Upstream = Upstream {
    name: "measured",
    rate: Rate {
        interval_ms: 0,
        burst: 64,
    },
    concurrency: 64,
    limits: Limits::JSON,
    counted: Counted::ByAddress,
    verdict,
    spent: nothing_spent,
};

fn verdict(answer: &Answer) -> Verdict {
    answer.by_status()
}

const fn nothing_spent(_: &Answer) -> Option<i64> {
    None
}

const KEEP: Keep = Keep {
    fresh_s: 100_000,
    stale_s: 200_000,
    keep_s: 300_000,
    absent_s: 1_000,
};

/// The time as it is.
#[derive(Debug)]
struct Now;

#[async_trait::async_trait]
impl Time for Now {
    #[expect(clippy::disallowed_methods, reason = "what is measured happens now")]
    fn now_ms(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        since.map_or(0, |since| since.as_millis() as i64)
    }

    async fn sleep(&self, ms: u64) {
        tokio::time::sleep(Duration::from_millis(ms)).await;
    }
}

/// Measures in a folder.
pub(crate) async fn measure(folder: &Path, table: &mut Table) -> Result<(), Error> {
    std::fs::create_dir_all(folder)?;
    let body = serde_json::json!({ "text": "x".repeat(BODY) });
    let server = Server::start(move |_| Reply::json(200, &body)).await;
    let bare = bare_calls(&server).await?;
    let gateway = open(folder, &server).await?;
    let missed = ask_all(&gateway, &server).await?;
    gateway.close().await?;
    let over = missed.percentile(50).saturating_sub(bare.percentile(50));
    table.add(Row {
        what: String::from("a call through the gateway, beyond the bare call"),
        database: "SQLite",
        figure: format!("median {}", milliseconds(over)),
        bare: format!(
            "median {} (the call alone)",
            milliseconds(bare.percentile(50))
        ),
        budget: String::from("≤ 0.5 ms"),
        holds: over <= Duration::from_micros(500),
    });

    let selected = bare_selects(folder).await?;
    // Opened anew, so that nothing is at hand in memory.
    let gateway = open(folder, &server).await?;
    let stored = ask_all(&gateway, &server).await?;
    let at_hand = ask_all(&gateway, &server).await?;
    gateway.close().await?;
    for (what, times) in [
        ("a stored answer", &stored),
        ("a stored answer that is at hand in memory", &at_hand),
    ] {
        let holds = times.percentile(50) <= selected.percentile(50) * 2;
        table.add(Row {
            what: what.to_owned(),
            database: "SQLite",
            figure: times.to_string(),
            bare: format!("{selected} (one row by key)"),
            budget: String::from("≤ twice the bare select"),
            holds,
        });
    }
    if server.seen().len() != 2 * TRIES {
        return Err("a stored answer was asked for again".into());
    }
    Ok(())
}

async fn open(folder: &Path, server: &Server) -> Result<Gateway, Error> {
    let pins: Vec<Pin> = Pin::of(&server.url()).into_iter().collect();
    let gateway = Gateway::open(Parts {
        place: Place::Sqlite {
            path: folder.join("cache.db"),
        },
        fetcher: Fetcher::new("aime-bench/1", Arc::new(SystemLookup), pins)?,
        time: Arc::new(Now),
        chance: StdRng::seed_from_u64(1),
        process: String::from("bench"),
        pace: Pace::Observed,
        mode: Mode::Hybrid,
    });
    Ok(gateway.await?)
}

/// The same call over a connection of its own each time, as the server wants it.
async fn bare_calls(server: &Server) -> Result<Times, Error> {
    let url = server.url();
    let address = url.trim_start_matches("http://");
    let mut times = Vec::with_capacity(TRIES);
    for n in 0..TRIES {
        let began = Instant::now();
        let mut client = Client::connect(address, None).await?;
        client.get(&format!("/things?n={n}")).await?;
        times.push(began.elapsed());
    }
    Ok(Times::new(times))
}

async fn ask_all(gateway: &Gateway, server: &Server) -> Result<Times, Error> {
    let mut times = Vec::with_capacity(TRIES);
    for n in 0..TRIES {
        let want = Want {
            upstream: &FREE,
            request: Request::new(Method::Get, &server.url(), "/things")?.query("n", n),
            name: Name::new("measured", "things", 1).param("n", n),
            scope: Scope::Public,
            keep: KEEP,
            urgency: Urgency::Interactive,
        };
        let began = Instant::now();
        let outcome = gateway.ask(want).await;
        times.push(began.elapsed());
        if !matches!(outcome, Outcome::Fresh(_)) {
            return Err(format!("the gateway gave {outcome:?}").into());
        }
    }
    Ok(Times::new(times))
}

/// What it takes to read what is stored, straight from the file.
async fn bare_selects(folder: &Path) -> Result<Times, Error> {
    let url = format!("sqlite://{}", folder.join("cache.db").display());
    let mut database = SqliteConnection::connect(&url).await?;
    let keys = sqlx::query("SELECT key FROM entries")
        .fetch_all(&mut database)
        .await?;
    let mut times = Vec::with_capacity(keys.len());
    for row in keys {
        let key: Vec<u8> = row.try_get(0)?;
        let began = Instant::now();
        sqlx::query("SELECT body, encoding, fresh_until FROM entries WHERE key = ?")
            .bind(key)
            .fetch_one(&mut database)
            .await?;
        times.push(began.elapsed());
    }
    Ok(Times::new(times))
}

//! What pages ask for, from a server with a large ledger: idle, and while listens are written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use aime_testkit::exports::{self, Export};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::bare;
use crate::imports::{write_beginning, write_export};
use crate::ledger::Ledger;
use crate::table::{Growth, Row, Table, Times, milliseconds, thousands};
use aime_testkit::http::Client;
use aime_testkit::program::{Error, Server};

const USER: &str = "listener";
/// Albums owned, beside those that were heard.
const COLLECTION: usize = 10_000;
/// One of so many plays that are read was also seen by another service.
const SEEN_TWICE: usize = 20;
/// Requests of each kind: enough for a 99th percentile.
const TRIES: usize = 400;
/// Listens that one import writes while the pages are asked for.
const WRITTEN: usize = 100_000;
/// How long a server rests before its idle memory is looked at.
const REST: Duration = Duration::from_secs(3);

/// A kind of request.
pub(crate) struct Question {
    pub(crate) what: &'static str,
    budget: Duration,
    /// Where it is asked, differently each time.
    path: fn(&mut StdRng, &Ranges) -> String,
}

/// Which questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// All of them.
    All,
    /// Those about charts.
    Charts,
}

impl Asked {
    fn contains(self, question: &Question) -> bool {
        self == Self::All || question.budget == CHART || question.budget == RANGE
    }
}

/// What there is to ask about.
struct Ranges {
    journal_pages: u32,
    collection_pages: u32,
}

impl Ranges {
    fn of(rows: usize) -> Result<Self, Error> {
        Ok(Self {
            journal_pages: (rows / 50).try_into()?,
            collection_pages: (COLLECTION / 30).try_into()?,
        })
    }
}

const PAGE: Duration = Duration::from_millis(5);
const CHART: Duration = Duration::from_millis(10);
const RANGE: Duration = Duration::from_millis(300);
const TYPING: Duration = Duration::from_millis(15);

const QUESTIONS: &[Question] = &[
    Question {
        what: "journal, any page",
        budget: PAGE,
        path: |rng, ranges| {
            let page = rng.random_range(1..=ranges.journal_pages);
            format!("/api/v1/history/tracks?page={page}&page_size=50")
        },
    },
    Question {
        what: "collection, any page, any order",
        budget: PAGE,
        path: |rng, ranges| {
            let page = rng.random_range(1..=ranges.collection_pages);
            let orders = ["title", "artist", "year", "added", "plays", "last_played"];
            let sort = orders[rng.random_range(0..orders.len())];
            format!("/api/v1/collection/albums?page={page}&page_size=30&sort={sort}")
        },
    },
    Question {
        what: "timeline, any day",
        budget: PAGE,
        path: |rng, _| format!("/api/v1/history/timeline?date={}", day(rng)),
    },
    Question {
        what: "usual day of a weekday",
        budget: CHART,
        path: |rng, _| format!("/api/v1/history/usual-day?date={}", day(rng)),
    },
    Question {
        what: "chart of a day, week, month, year or all time",
        budget: CHART,
        path: |rng, _| {
            let of = ["tracks", "albums", "artists"][rng.random_range(0..3)];
            format!(
                "/api/v1/charts/{of}?period={}&limit=100",
                standard_period(rng)
            )
        },
    },
    Question {
        what: "history stats of all time",
        budget: CHART,
        path: |_, _| String::from("/api/v1/history/stats"),
    },
    Question {
        what: "chart of any days",
        budget: RANGE,
        path: |rng, _| {
            let of = ["tracks", "albums", "artists"][rng.random_range(0..3)];
            format!("/api/v1/charts/{of}?period={}&limit=100", any_days(rng))
        },
    },
    Question {
        what: "history stats of any days",
        budget: RANGE,
        path: |rng, _| {
            let days = any_days(rng);
            let (first, last) = days.split_once("..").unwrap_or((&days, &days));
            format!("/api/v1/history/stats?start_date={first}&end_date={last}")
        },
    },
    Question {
        what: "search as you type",
        budget: TYPING,
        path: |rng, _| {
            let words = [
                "ba", "br", "sta", "te", "kou", "lea", "vo", "nabra", "gifo", "ra",
            ];
            format!(
                "/api/v1/search?q={}",
                words[rng.random_range(0..words.len())]
            )
        },
    },
];

/// Asks at every size; the largest ledger is also measured as it starts, and while listens are written.
pub(crate) async fn measure(
    ledger: &Ledger,
    sizes: &[usize],
    table: &mut Table,
) -> Result<(), Error> {
    let mut grown: Vec<Vec<(usize, Times)>> = QUESTIONS.iter().map(|_| Vec::new()).collect();
    for (n, rows) in sizes.iter().copied().enumerate() {
        let asked = if n + 1 == sizes.len() {
            measure_largest(ledger, rows, table).await?
        } else {
            let (server, token) = fill(ledger, rows).await?;
            ask(&server, &token, rows, Asked::All).await?
        };
        for (sizes, (_, times)) in grown.iter_mut().zip(asked) {
            sizes.push((rows, times));
        }
    }
    for (question, sizes) in QUESTIONS.iter().zip(grown) {
        table.add_growth(Growth {
            what: question.what,
            database: ledger.database(),
            sizes,
        });
    }
    Ok(())
}

/// A server on a ledger with so many listens and a collection, with a token for it.
async fn fill(ledger: &Ledger, rows: usize) -> Result<(Server, String), Error> {
    let scratch = ledger.folder().parent().unwrap_or_else(|| Path::new("."));
    std::fs::create_dir_all(scratch)?;
    let history = write_export(scratch, Export::SpotifyExtended, rows, 7)?;
    let seen_twice = rows / SEEN_TWICE;
    let witness = write_beginning(scratch, Export::LastfmCsv, rows, seen_twice, 7)?;
    let collection = write_collection(scratch)?;
    ledger.create().await?;
    ledger.add_user(USER)?;
    ledger.import(&history, USER)?;
    let witnessed = ledger.import(&witness, USER)?.count("duplicate");
    if witnessed != i64::try_from(seen_twice)? {
        return Err(format!("{witnessed} of {seen_twice} plays were seen to be known").into());
    }
    ledger.import(&collection, USER)?;
    let token = ledger.run(&["token", "create", "--user", USER, "--name", "bench"])?;
    Ok((ledger.serve().await?, token))
}

async fn measure_largest(
    ledger: &Ledger,
    rows: usize,
    table: &mut Table,
) -> Result<Answered, Error> {
    let (server, token) = fill(ledger, rows).await?;
    starting(ledger, &server, rows, table).await;
    let bare = milliseconds(bare::latest_fifty(ledger, TRIES).await?);
    let idle = ask(&server, &token, rows, Asked::All).await?;
    judge(ledger, "idle", &idle, &bare, table);

    let scratch = ledger.folder().parent().unwrap_or_else(|| Path::new("."));
    let writing = Writing::start(ledger.clone(), scratch.to_owned());
    let asked = ask(&server, &token, rows, Asked::All).await;
    let written = writing.stop()?;
    judge(ledger, "while listens are written", &asked?, &bare, table);
    let memory = server.memory_kib() / 1024;
    table.add(Row {
        what: format!(
            "memory under read load, {} listens written meanwhile",
            thousands(written)
        ),
        database: ledger.database(),
        figure: format!("{memory} MB"),
        bare: String::new(),
        budget: String::from("< 150 MB"),
        holds: memory < 150,
    });
    Ok(idle)
}

/// How fast a server was there, and what it takes at rest.
pub(crate) async fn starting(ledger: &Ledger, server: &Server, rows: usize, table: &mut Table) {
    table.add(Row {
        what: format!("start to healthy with {} listens", thousands(rows as u64)),
        database: ledger.database(),
        figure: milliseconds(server.started_in),
        bare: String::new(),
        budget: String::from("< 500 ms"),
        holds: server.started_in < Duration::from_millis(500),
    });
    tokio::time::sleep(REST).await;
    let memory = server.memory_kib() / 1024;
    table.add(Row {
        what: format!("idle memory with {} listens", thousands(rows as u64)),
        database: ledger.database(),
        figure: format!("{memory} MB"),
        bare: String::new(),
        budget: String::from("< 60 MB"),
        holds: memory < 60,
    });
}

/// Questions with their times.
pub(crate) type Answered = Vec<(&'static Question, Times)>;

/// Asks a server with so many listens each of the questions again and again, in their order.
pub(crate) async fn ask(
    server: &Server,
    token: &str,
    rows: usize,
    asked: Asked,
) -> Result<Answered, Error> {
    let ranges = Ranges::of(rows)?;
    let mut client = Client::connect(&server.address, Some(token)).await?;
    let mut rng = StdRng::seed_from_u64(7);
    let mut all = Vec::with_capacity(QUESTIONS.len());
    for question in QUESTIONS.iter().filter(|question| asked.contains(question)) {
        let mut times = Vec::with_capacity(TRIES);
        for _ in 0..TRIES {
            let path = (question.path)(&mut rng, &ranges);
            let began = Instant::now();
            client.get(&path).await?;
            times.push(began.elapsed());
        }
        all.push((question, Times::new(times)));
    }
    Ok(all)
}

fn judge(
    ledger: &Ledger,
    when: &str,
    asked: &[(&'static Question, Times)],
    bare: &str,
    table: &mut Table,
) {
    for (question, times) in asked {
        table.add(Row {
            what: format!("{}, {when}", question.what),
            database: ledger.database(),
            figure: times.to_string(),
            bare: format!("{bare} (50 rows by key)"),
            budget: format!("p99 < {} ms", question.budget.as_millis()),
            holds: times.percentile(99) < question.budget,
        });
    }
}

/// Imports into the account that is read, one after the other, until told to stop.
pub(crate) struct Writing {
    stop: Arc<AtomicBool>,
    thread: std::thread::JoinHandle<Result<u64, Error>>,
}

impl Writing {
    pub(crate) fn start(ledger: Ledger, scratch: PathBuf) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            let mut written = 0;
            for seed in 100.. {
                if seen.load(Ordering::Relaxed) {
                    break;
                }
                let file = write_export(&scratch, Export::LastfmCsv, WRITTEN, seed)?;
                written += ledger.import(&file, USER)?.count("read").unsigned_abs();
            }
            Ok(written)
        });
        Self { stop, thread }
    }

    pub(crate) fn stop(self) -> Result<u64, Error> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().map_err(|_| "the writer panicked")?
    }
}

fn write_collection(folder: &Path) -> Result<PathBuf, Error> {
    let file = folder.join("collection.csv");
    exports::write_collection(
        COLLECTION,
        std::io::BufWriter::new(std::fs::File::create(&file)?),
    )?;
    Ok(file)
}

/// A day in the years that the invented listener has heard something.
fn day(rng: &mut StdRng) -> String {
    let (year, month) = (rng.random_range(2010..2022), rng.random_range(1..=12));
    format!("{year}-{month:02}-{:02}", rng.random_range(1..=28))
}

fn standard_period(rng: &mut StdRng) -> String {
    match rng.random_range(0..5) {
        0 => String::from("all"),
        1 => rng.random_range(2010..2022).to_string(),
        2 => day(rng)[..7].to_owned(),
        3 => format!(
            "{}-W{:02}",
            rng.random_range(2010..2022),
            rng.random_range(1..=52)
        ),
        _ => day(rng),
    }
}

fn any_days(rng: &mut StdRng) -> String {
    let (a, b) = (day(rng), day(rng));
    if a < b {
        format!("{a}..{b}")
    } else {
        format!("{b}..{a}")
    }
}

//! A listen on its way in: idle, while every service hangs and ten thousand jobs wait, and while an import writes.

use std::time::{Duration, Instant};

use crate::bare::Bare;
use crate::imports::write_export;
use crate::ledger::Ledger;
use crate::reading::Writing;
use crate::table::{Row, Table, Times, thousands};
use aime_testkit::exports::Export;
use aime_testkit::http::Client;
use aime_testkit::lastfm::{KEY, LastFmModel};
use aime_testkit::library::{Play, Plays};
use aime_testkit::program::{Error, Server};
use aime_testkit::web::Reply;

const USER: &str = "listener";
/// Listens that are there before.
const BEFORE: usize = 100_000;
/// Submits that are compared, half of them calm, half of them in the storm.
const COMPARED: usize = 10_000;
/// Submits in a row before the weather changes.
const BLOCK: usize = 500;
/// Jobs that wait in the storm.
const JOBS: usize = 10_000;
/// Submits while an import writes.
const BESIDE: usize = 2_000;
/// Submits of the sustained rate, and connections that send them.
const SUSTAINED: usize = 6_000;
const CONNECTIONS: usize = 4;

/// Measures one ledger.
pub(crate) async fn measure(ledger: &Ledger, table: &mut Table) -> Result<(), Error> {
    let model = LastFmModel::of(USER);
    model.set_weather(Some(Reply::Hang));
    let service = model.serve().await;
    let (server, token) = fill(ledger, &service.url()).await?;
    let mut listener = Listener::new(&server, &token).await?;

    let (calm, storm) = alternate(ledger, &mut listener).await?;
    let budget = Duration::from_millis(5);
    let ratio = storm.percentile(50).as_secs_f64() / calm.percentile(50).as_secs_f64();
    add(ledger, table, "submit one listen, idle", &calm, budget);
    add(
        ledger,
        table,
        "submit one listen, every service hanging and 10,000 jobs waiting",
        &storm,
        budget,
    );
    table.add(Row {
        what: String::from("the same, median against idle (10,000 submits, alternated)"),
        database: ledger.database(),
        figure: format!("× {ratio:.2}"),
        bare: String::new(),
        budget: String::from("≤ × 1.2"),
        holds: ratio <= 1.2,
    });

    let scratch = ledger.folder().parent().unwrap_or(ledger.folder());
    let writing = Writing::start(ledger.clone(), scratch.to_owned());
    let beside = listener.submit(BESIDE).await;
    writing.stop()?;
    let budget = Duration::from_millis(50);
    add(
        ledger,
        table,
        "submit one listen during an import",
        &beside?,
        budget,
    );

    let rate = sustained(&server, &token).await?;
    table.add(Row {
        what: format!("submits of one listen over {CONNECTIONS} connections"),
        database: ledger.database(),
        figure: format!("{} listens/s", thousands(rate)),
        bare: String::new(),
        budget: String::from("≥ 500 listens/s"),
        holds: rate >= 500,
    });
    Ok(())
}

fn add(ledger: &Ledger, table: &mut Table, what: &str, times: &Times, budget: Duration) {
    table.add(Row {
        what: what.to_owned(),
        database: ledger.database(),
        figure: times.to_string(),
        bare: String::new(),
        budget: format!("p99 < {} ms", budget.as_millis()),
        holds: times.percentile(99) < budget,
    });
}

/// A server on a ledger with listens, whose Last.fm is at `service`, without a pace: nobody is spared, so that all who
/// call hang.
async fn fill(ledger: &Ledger, service: &str) -> Result<(Server, String), Error> {
    let scratch = ledger.folder().parent().unwrap_or(ledger.folder());
    std::fs::create_dir_all(scratch)?;
    let history = write_export(scratch, Export::SpotifyExtended, BEFORE, 7)?;
    ledger.create().await?;
    ledger.add_user(USER)?;
    ledger.import(&history, USER)?;
    let token = ledger.run(&["token", "create", "--user", USER, "--name", "bench"])?;
    let program = ledger
        .with("AIME_LASTFM__BASE_URL", service)
        .with("AIME_LASTFM__API_KEY", KEY)
        // Where rates are lifted, everybody must be on this machine.
        .with("AIME_DISCOGS__BASE_URL", service)
        .with("AIME_OUTBOUND__OBSERVE_RATES", "false");
    Ok((program.serve().await?, token))
}

/// Times of submits in calm weather and in the storm, by turns.
async fn alternate(ledger: &Ledger, listener: &mut Listener) -> Result<(Times, Times), Error> {
    let mut database = Bare::open(ledger).await?;
    let (mut calm, mut storm) = (Vec::new(), Vec::new());
    for _ in 0..COMPARED / BLOCK / 2 {
        clear_up(&mut database).await?;
        calm.extend(listener.submit_all(BLOCK).await?);
        brew(&mut database).await?;
        storm.extend(listener.submit_all(BLOCK).await?);
    }
    clear_up(&mut database).await?;
    Ok((Times::new(calm), Times::new(storm)))
}

async fn clear_up(database: &mut Bare) -> Result<(), Error> {
    database.run("DELETE FROM jobs").await
}

/// Ten thousand polls that are due, of an account whose service hangs. The account's row needs no secret: the install's
/// key is used.
async fn brew(database: &mut Bare) -> Result<(), Error> {
    let link = "INSERT INTO provider_accounts (user_id, provider, account, secret, cursor, state, created_at, updated_at)
        SELECT id, 'lastfm', 'listener', NULL, NULL, 'active', 0, 0 FROM users WHERE 1 = 1
        ON CONFLICT DO NOTHING";
    database.run(link).await?;
    database.run("BEGIN").await?;
    for _ in 0..JOBS / 500 {
        let row = "('poll_lastfm', 'lastfm', 0, '{\"user\":1}', 1, 0, 9999999999, 0)";
        let rows = vec![row; 500].join(",");
        let insert = format!(
            "INSERT INTO jobs (kind, lane, urgency, payload, owner, run_at, give_up_at, created_at) VALUES {rows}"
        );
        database.run(&insert).await?;
    }
    database.run("COMMIT").await
}

/// How many listens a second are taken in.
async fn sustained(server: &Server, token: &str) -> Result<u64, Error> {
    let began = Instant::now();
    let mut sending = tokio::task::JoinSet::new();
    for n in 0..CONNECTIONS {
        let mut listener = Listener::new(server, token).await?;
        // Each in hours of its own.
        listener.shift = -(n as i64 + 1) * 400 * 86_400;
        sending.spawn(async move { listener.submit_all(SUSTAINED / CONNECTIONS).await });
    }
    while let Some(sent) = sending.join_next().await {
        sent??;
    }
    Ok((SUSTAINED as f64 / began.elapsed().as_secs_f64()) as u64)
}

/// Somebody who hears one song after the other, and tells of each.
struct Listener {
    client: Client,
    plays: Plays,
    token: String,
    shift: i64,
}

impl Listener {
    async fn new(server: &Server, token: &str) -> Result<Self, Error> {
        Ok(Self {
            client: Client::connect(&server.address, None).await?,
            plays: Plays::of(BEFORE / 10, 11),
            token: token.to_owned(),
            // After what is there, which begins in 2010.
            shift: 9 * 365 * 86_400,
        })
    }

    async fn submit(&mut self, count: usize) -> Result<Times, Error> {
        Ok(Times::new(self.submit_all(count).await?))
    }

    async fn submit_all(&mut self, count: usize) -> Result<Vec<Duration>, Error> {
        let mut times = Vec::with_capacity(count);
        for _ in 0..count {
            let play = self.plays.next().ok_or("plays have no end")?;
            let body = self.body(&play);
            let authorization = format!("Token {}", self.token);
            let headers = [
                ("content-type", "application/json"),
                ("authorization", authorization.as_str()),
            ];
            let began = Instant::now();
            let answer = self
                .client
                .send("POST", "/1/submit-listens", &headers, body.as_bytes())
                .await?;
            times.push(began.elapsed());
            if answer.status != 200 {
                let said = String::from_utf8_lossy(&answer.body);
                return Err(format!("a listen was refused: {}: {said}", answer.status).into());
            }
        }
        Ok(times)
    }

    fn body(&self, play: &Play) -> String {
        serde_json::json!({"listen_type": "single", "payload": [{
            "listened_at": play.started_at + self.shift,
            "track_metadata": {
                "artist_name": play.artist, "track_name": play.title, "release_name": play.album,
                "additional_info": {"duration_ms": play.played_ms},
            },
        }]})
        .to_string()
    }
}

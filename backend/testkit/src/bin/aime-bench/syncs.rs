//! A collection of 10,000 records at a Discogs that is played on this machine and answers within a millisecond, with the
//! pace lifted: what joining it with the ledger costs us.

use std::time::{Duration, Instant};

use aime_testkit::discogs::{Simulator, TOKEN};
use aime_testkit::http::Client;
use aime_testkit::program::{Error, Server};
use aime_testkit::web;
use serde_json::{Value, json};

use crate::ledger::Ledger;
use crate::table::{Row, Table, thousands};

/// Copies of the collection; a twentieth of that on top are wishes.
const COPIES: usize = 10_000;
/// Promised time.
const BUDGET: Duration = Duration::from_secs(5);
/// When a run is given up.
const PATIENCE: Duration = Duration::from_mins(5);
/// How often progress is asked for.
const LOOK: Duration = Duration::from_millis(20);
const USER: &str = "listener";
const PROGRESS: &str = "/api/v1/services/discogs/sync/progress";

pub(crate) async fn measure(ledger: &Ledger, table: &mut Table) -> Result<(), Error> {
    let simulator = Simulator::seeded(USER, COPIES);
    let answering = simulator.clone();
    let discogs = web::Server::start(move |request| {
        web::Reply::After(
            Duration::from_millis(1),
            Box::new(answering.answer(request)),
        )
    })
    .await;
    ledger.create().await?;
    ledger.add_user(USER)?;
    let token = ledger.run(&[
        "token", "create", "--user", USER, "--name", "bench", "--scope", "admin",
    ])?;
    let program = ledger
        .with("AIME_DISCOGS__BASE_URL", &discogs.url())
        // Nobody is asked there; but where rates are lifted, everybody must be on this machine.
        .with("AIME_LASTFM__BASE_URL", &discogs.url())
        .with("AIME_OUTBOUND__OBSERVE_RATES", "false");
    let server = program.serve().await?;
    let mut client = Client::connect(&server.address, Some(token.trim())).await?;
    let began = Instant::now();
    let body = json!({ "token": TOKEN }).to_string();
    let headers = [("content-type", "application/json")];
    let linked = client
        .send("PUT", "/api/v1/services/discogs", &headers, body.as_bytes())
        .await?;
    if linked.status != 200 {
        return Err(String::from_utf8_lossy(&linked.body).into());
    }
    let first = finish(&mut client, began).await?;
    table.add(row(ledger, &server, "first", &first));
    // Nothing has changed: only the marks of what was seen are written.
    let began = Instant::now();
    let path = "/api/v1/services/discogs/sync";
    client.send("POST", path, &[], b"").await?;
    let again = finish(&mut client, began).await?;
    table.add(row(ledger, &server, "second", &again));
    Ok(())
}

/// How a run ended, and what it took.
struct Ended {
    took: Duration,
    progress: Value,
}

async fn finish(client: &mut Client, began: Instant) -> Result<Ended, Error> {
    while began.elapsed() < PATIENCE {
        let progress: Value = serde_json::from_slice(&client.get(PROGRESS).await?)?;
        match progress["status"].as_str() {
            Some("completed") => {
                return Ok(Ended {
                    took: began.elapsed(),
                    progress,
                });
            }
            Some("error") => return Err(progress.to_string().into()),
            _ => tokio::time::sleep(LOOK).await,
        }
    }
    Err("the synchronisation does not end".into())
}

fn row(ledger: &Ledger, server: &Server, which: &str, ended: &Ended) -> Row {
    let wanted = (COPIES + COPIES / 20) as u64;
    let synced = if which == "first" { wanted } else { 0 };
    let complete = ended.progress["current"] == wanted && ended.progress["synced"] == synced;
    Row {
        what: format!(
            "{which} synchronisation of {} copies with Discogs",
            thousands(COPIES as u64)
        ),
        database: ledger.database(),
        figure: format!(
            "{:.2} s, memory {} MB",
            ended.took.as_secs_f64(),
            server.memory_kib() / 1024
        ),
        bare: String::from("answers within 1 ms"),
        budget: format!("< {} s", BUDGET.as_secs()),
        holds: complete && ended.took < BUDGET,
    }
}

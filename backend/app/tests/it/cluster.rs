//! Two serving and two working processes on one ledger, under load, with one of them killed.

use std::path::Path;
use std::time::Duration;

use aime_testkit::exports::Export;
use aime_testkit::http::Client;
use aime_testkit::on_both;
use aime_testkit::program::Server;

use crate::support::Bench;

const ROWS: usize = 3_000;
const LISTENERS: u64 = 6;

/// One listener at work: their file goes to a server, is watched at another, and goes there once more.
async fn upload_and_watch(token: String, file: &Path, to: &Server, other: &Server) -> i64 {
    let bytes = tokio::fs::read(file).await.unwrap();
    let mut sending = Client::connect(&to.address, Some(&token)).await.unwrap();
    let path = "/api/v1/imports?file_name=export";
    let octets = [("content-type", "application/octet-stream")];
    let answer = sending.send("POST", path, &octets, &bytes).await.unwrap();
    assert_eq!(
        answer.status,
        202,
        "{}",
        String::from_utf8_lossy(&answer.body)
    );
    let import: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    let path = format!("/api/v1/imports/{}", import["id"]);
    let mut watching = Client::connect(&other.address, Some(&token)).await.unwrap();
    // Other processes are watched here: there is no event to wait for.
    let mut look = tokio::time::interval(Duration::from_millis(20));
    loop {
        look.tick().await;
        let import: serde_json::Value =
            serde_json::from_slice(&watching.get(&path).await.unwrap()).unwrap();
        match import["state"].as_str() {
            Some("done") => return import["stored"].as_i64().unwrap(),
            Some("queued" | "running") => {
                watching
                    .get("/api/v1/history/tracks?page_size=50")
                    .await
                    .unwrap();
            }
            _ => panic!("{import}"),
        }
    }
}

on_both! {
    async fn two_servers_and_two_workers_on_one_ledger_lose_and_double_nothing(db: TestDb) {
        let bench = Bench::new(db);
        let file = bench.export(Export::SpotifyExtended, ROWS, 7);
        bench.program.add_user("alone").unwrap();
        bench.program.import(&file, "alone").unwrap();
        let mut listeners = Vec::new();
        for n in 0..LISTENERS {
            let name = format!("listener{n}");
            bench.program.add_user(&name).unwrap();
            let token = bench.program.run(&["token", "create", "--user", &name, "--name", "test"]).unwrap();
            listeners.push((name, token));
        }

        let servers = [bench.program.serve().await.unwrap(), bench.program.serve().await.unwrap()];
        let workers = [bench.program.work().unwrap(), bench.program.work().unwrap()];
        let uploads = listeners.iter().zip([0, 1].into_iter().cycle()).map(|((_, token), at)| {
            upload_and_watch(token.clone(), &file, &servers[at], &servers[1 - at])
        });
        let [first, second] = workers;
        let killing = async {
            tokio::time::sleep(Duration::from_millis(400)).await;
            drop(first);
        };
        let (stored, ()) = tokio::join!(futures_util::future::join_all(uploads), killing);
        drop(second);

        assert_eq!(stored, vec![ROWS as i64; LISTENERS as usize]);
        let alone = bench.held("alone").await;
        for (name, _) in &listeners {
            assert_eq!(bench.held(name).await, alone, "{name}");
        }
    }
}

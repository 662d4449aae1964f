//! Two serving and two working processes on one ledger, under load, with one of them killed.

use std::path::Path;
use std::time::Duration;

use aime_storage::sql;
use aime_testkit::exports::Export;
use aime_testkit::http::Client;
use aime_testkit::lastfm::{KEY, LastFmModel};
use aime_testkit::on_both;
use aime_testkit::program::Server;
use serde_json::json;
use tokio::time::Instant;

use crate::support::Bench;

const ROWS: usize = 3_000;
const LISTENERS: u64 = 6;
/// Of everything at once: who uploads, who submits, whose Last.fm is read, and how much of it.
const UPLOADING: usize = 2;
const SUBMITTING: usize = 3;
const READ: usize = 3;
const SUBMITS: i64 = 120;
const SCROBBLES: i64 = 900;
/// Nothing of this lasts so long.
const PATIENCE: Duration = Duration::from_mins(2);
/// 32 bytes in base64: what all processes of the test seal with.
const SEAL: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

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

    async fn imports_submits_and_polls_through_two_servers_at_once_lose_and_double_nothing(db: TestDb) {
        let mut bench = Bench::new(db);
        let model = LastFmModel::of("zoe");
        for n in 0..SCROBBLES {
            let (artist, song) = (format!("Quartet {}", n % 13), format!("Tune {}", n % 97));
            model.scrobble(1_780_000_000 - n * 240, &artist, &song, "Tides");
        }
        let service = model.serve().await;
        bench.program = bench
            .program
            .with("AIME_LASTFM__BASE_URL", &service.url())
            .with("AIME_DISCOGS__BASE_URL", &service.url())
            .with("AIME_SECRETS__KEY", SEAL)
            .with("AIME_OUTBOUND__OBSERVE_RATES", "false");
        let file = bench.export(Export::SpotifyExtended, ROWS, 7);
        bench.program.add_user("alone").unwrap();
        bench.program.import(&file, "alone").unwrap();
        let mut tokens = Vec::new();
        for n in 0..UPLOADING + SUBMITTING + READ {
            let name = format!("listener{n}");
            bench.program.add_user(&name).unwrap();
            let create = ["token", "create", "--user", &name, "--name", "test", "--scope", "admin,submit"];
            tokens.push(bench.program.run(&create).unwrap());
        }
        let (uploading, rest) = tokens.split_at(UPLOADING);
        let (submitting, read) = rest.split_at(SUBMITTING);

        let servers = [bench.program.serve().await.unwrap(), bench.program.serve().await.unwrap()];
        let workers = [bench.program.work().unwrap(), bench.program.work().unwrap()];
        for (token, server) in read.iter().zip(servers.iter().cycle()) {
            link(token, server).await;
        }
        let uploads = uploading.iter().zip([0, 1].into_iter().cycle()).map(|(token, at)| {
            upload_and_watch(token.clone(), &file, &servers[at], &servers[1 - at])
        });
        let submits = submitting.iter().map(|token| submit_to_both(token, &servers));
        let [first, second] = workers;
        let killing = async {
            tokio::time::sleep(Duration::from_millis(400)).await;
            drop(first);
        };
        let (stored, _, ()) = tokio::join!(
            futures_util::future::join_all(uploads),
            futures_util::future::join_all(submits),
            killing
        );
        assert_eq!(stored, vec![ROWS as i64; UPLOADING]);
        let read_in = READ as i64 * SCROBBLES;
        let all = "SELECT COUNT(*) FROM listening_history h JOIN streams s ON s.id = h.stream_id WHERE s.service = 'lastfm'";
        let began = Instant::now();
        // Other processes are watched here: there is no event to wait for.
        let mut look = tokio::time::interval(Duration::from_millis(50));
        while number(&bench, all).await < read_in {
            look.tick().await;
            assert!(began.elapsed() < PATIENCE, "{} of {read_in} scrobbles were read", number(&bench, all).await);
        }
        drop(second);
        drop(servers);

        let alone = bench.held("alone").await;
        for n in 0..UPLOADING {
            assert_eq!(bench.held(&format!("listener{n}")).await, alone, "listener{n}");
        }
        for n in UPLOADING..tokens.len() {
            let name = format!("listener{n}");
            let plays = if n < UPLOADING + SUBMITTING { SUBMITS } else { SCROBBLES };
            let held = bench.held(&name).await;
            // Reports, those that count, and hours by year, month, day and all time.
            assert_eq!((held[0], held[1], held[6]), (plays, plays, plays * 4), "{name}: {held:?}");
        }
        assert_eq!(number(&bench, all).await, read_in);
    }
}

/// Links a listener's Last.fm and wants all of it read.
async fn link(token: &str, server: &Server) {
    let mut client = Client::connect(&server.address, Some(token)).await.unwrap();
    let kind = [("content-type", "application/json")];
    let body = json!({"user_name": "zoe", "api_key": KEY}).to_string();
    let link = "/api/v1/services/lastfm";
    let linked = client
        .send("PUT", link, &kind, body.as_bytes())
        .await
        .unwrap();
    assert_eq!(
        linked.status,
        200,
        "{}",
        String::from_utf8_lossy(&linked.body)
    );
    let history = "/api/v1/services/lastfm/import-history";
    let ordered = client.send("POST", history, &[], b"").await.unwrap();
    assert!(
        ordered.status < 300,
        "{}",
        String::from_utf8_lossy(&ordered.body)
    );
}

/// A player that tells of song after song, one server and then the other; every tenth at both at once, as one does that
/// had no answer.
async fn submit_to_both(token: &str, servers: &[Server; 2]) {
    let authorization = format!("Token {token}");
    let headers = [
        ("content-type", "application/json"),
        ("authorization", authorization.as_str()),
    ];
    let mut clients = Vec::new();
    for server in servers {
        clients.push(Client::connect(&server.address, None).await.unwrap());
    }
    let [one, other] = &mut clients[..] else {
        unreachable!()
    };
    for n in 0..SUBMITS {
        let body = json!({"listen_type": "single", "payload": [{
            "listened_at": 1_700_000_000 + n * 300,
            "track_metadata": {"artist_name": "Alder", "track_name": format!("Gate {}", n % 40)},
        }]})
        .to_string();
        let path = "/1/submit-listens";
        if n % 10 == 0 {
            let (here, there) = tokio::join!(
                one.send("POST", path, &headers, body.as_bytes()),
                other.send("POST", path, &headers, body.as_bytes())
            );
            assert_eq!((here.unwrap().status, there.unwrap().status), (200, 200));
        } else {
            let client = if n % 2 == 0 { &mut *one } else { &mut *other };
            let answer = client
                .send("POST", path, &headers, body.as_bytes())
                .await
                .unwrap();
            assert_eq!(
                answer.status,
                200,
                "{}",
                String::from_utf8_lossy(&answer.body)
            );
        }
    }
}

async fn number(bench: &Bench, query: &str) -> i64 {
    let row = sql::one(&bench.db.read(), query, []).await.unwrap();
    row.try_get_by_index(0).unwrap()
}

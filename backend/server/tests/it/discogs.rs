//! Discogs, over HTTP.

use aime_domain::account::Role;
use aime_testkit::TestDb;
use aime_testkit::discogs::{Record, Simulator, TOKEN};
use aime_testkit::web::{Reply, Request, Server};
use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Client, TestApp};

const DISCOGS: &str = "/api/v1/services/discogs";

async fn played(simulator: &Simulator) -> (TestApp, Server) {
    let server = simulator.serve().await;
    let app = TestApp::beside(TestDb::sqlite().await, &server.url(), |_| {}).await;
    (app, server)
}

async fn connect(client: &Client) -> Value {
    let body = json!({"token": format!(" {TOKEN} ")});
    let answer = client.send_json(Method::PUT, DISCOGS, &body).await;
    answer.expect_status(200);
    assert!(
        !answer.text().contains(TOKEN),
        "a token is never shown again"
    );
    answer.json()
}

async fn service(client: &Client) -> Value {
    client.get("/api/v1/services").await.json()["items"][1].clone()
}

#[tokio::test]
async fn a_collection_is_linked_read_paused_and_unlinked() {
    let simulator = Simulator::seeded("Zoe", 45);
    let (app, _server) = played(&simulator).await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let before = service(&zoe).await;
    assert_eq!(
        (&before["id"], &before["state"], &before["offers_consent"]),
        (&json!("discogs"), &json!("not_linked"), &json!(true))
    );
    let progress = "/api/v1/services/discogs/sync/progress";
    assert_eq!(zoe.get(progress).await.json()["status"], "idle");
    assert_eq!(connect(&zoe).await["account"], "Zoe");
    app.run_imports().await;
    let linked = service(&zoe).await;
    assert_eq!(linked["state"], "active");
    assert_eq!(
        (
            &linked["collection"]["copies"],
            &linked["collection"]["wants"]
        ),
        (&json!(45), &json!(2))
    );
    assert_eq!(linked["collection"]["worth"]["median"], "$1,100.25");
    assert_eq!(linked["collection"]["run"]["state"], "done");
    assert_eq!(
        zoe.get("/api/v1/collection/albums").await.json()["total"],
        45
    );
    let done = zoe.get(progress).await.json();
    assert_eq!(
        (
            &done["status"],
            &done["current"],
            &done["synced"],
            &done["errors"]
        ),
        (&json!("completed"), &json!(47), &json!(47), &json!(0))
    );

    let gone = simulator.lists(|lists| lists.copies[0].instance);
    simulator.remove(gone);
    simulator.add(Record::of(900, "Alder", "Gate"));
    let ordered = zoe.post("/api/v1/services/discogs/sync", &json!({})).await;
    ordered.expect_status(202);
    assert_eq!(ordered.json()["status"], "running");
    app.run_imports().await;
    let status = zoe.get("/api/v1/services/status/all").await.json();
    let done = &status["manual_operations"]["discogs_sync"];
    assert_eq!(
        (&done["synced"], &done["removed"], &done["skipped"]),
        (&json!(1), &json!(1), &json!(46))
    );
    let run = &service(&zoe).await["collection"]["run"];
    assert_eq!(run["remarks"][0]["kind"], "removed");

    zoe.post("/api/v1/services/discogs/test", &json!({}))
        .await
        .expect_status(204);
    let paused = zoe
        .post("/api/v1/services/discogs/pause", &json!({}))
        .await
        .json();
    assert_eq!(
        (&paused["state"], &paused["next_sync_at"]),
        (&json!("paused"), &Value::Null)
    );
    zoe.send_json(Method::DELETE, DISCOGS, &json!({}))
        .await
        .expect_status(204);
    assert_eq!(service(&zoe).await["state"], "not_linked");
    assert_eq!(
        zoe.get("/api/v1/collection/albums").await.json()["total"],
        45
    );
}

#[tokio::test]
async fn access_is_given_at_the_site() {
    let simulator = Simulator::seeded("Zoe", 3);
    let (app, server) = played(&simulator).await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let consent = "/api/v1/services/discogs/consent";
    for bad in ["javascript:alert(1)", "https://x.example/ y", "/settings"] {
        let problem = zoe.post(consent, &json!({"callback": bad})).await;
        let problem = problem.expect_problem("validation-failed");
        assert_eq!(problem["errors"][0]["pointer"], "/callback");
    }
    let callback = json!({"callback": "https://music.example.org/settings/services"});
    let asked = zoe.post(consent, &callback).await.json();
    let address = asked["address"].as_str().unwrap();
    let token = address
        .strip_prefix(&format!("{}/oauth/authorize?oauth_token=", server.url()))
        .unwrap();
    let agreed = simulator.answer(&Request {
        method: "GET".into(),
        path: "/oauth/authorize".into(),
        query: [("oauth_token".to_owned(), token.to_owned())].into(),
        headers: [].into(),
        body: Vec::new(),
    });
    let Reply::Whole { headers, .. } = agreed else {
        panic!("not sent back")
    };
    let back = headers.iter().find(|(name, _)| name == "location").unwrap();
    assert_eq!(
        back.1,
        format!(
            "https://music.example.org/settings/services?oauth_token={token}&oauth_verifier=agreed"
        )
    );
    let given = json!({"oauth_token": token, "oauth_verifier": "agreed"});
    // Somebody else who is talked into opening the page links nothing.
    let max = app.browser("max", Role::Member).await;
    max.send_json(Method::PUT, consent, &given)
        .await
        .expect_problem("service-refused");
    let linked = zoe.send_json(Method::PUT, consent, &given).await;
    linked.expect_status(200);
    assert_eq!(linked.json()["account"], "Zoe");
    app.run_imports().await;
    assert_eq!(service(&zoe).await["collection"]["copies"], 3);
}

#[tokio::test]
async fn what_is_wrong_with_a_link_to_discogs_is_told_where_it_is() {
    let simulator = Simulator::of("Zoe");
    let (app, _server) = played(&simulator).await;
    let zoe = app.browser("zoe", Role::Owner).await;
    for bad in [json!({"token": "  "}), json!({"token": "nonsense"})] {
        let problem = zoe
            .send_json(Method::PUT, DISCOGS, &bad)
            .await
            .expect_problem("validation-failed");
        assert_eq!(problem["errors"][0]["pointer"], "/token");
    }
    simulator.fail([Reply::Reset, Reply::Reset]);
    zoe.send_json(Method::PUT, DISCOGS, &json!({"token": TOKEN}))
        .await
        .expect_problem("service-unavailable");
    for path in ["sync", "pause", "test"] {
        zoe.post(&format!("{DISCOGS}/{path}"), &json!({}))
            .await
            .expect_problem("service-not-linked");
    }
}

#[tokio::test]
async fn nobody_sees_the_collection_of_another() {
    let simulator = Simulator::seeded("Zoe", 3);
    let (app, _server) = played(&simulator).await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let max = app.browser("max", Role::Member).await;
    connect(&zoe).await;
    app.run_imports().await;
    let seen = max.get("/api/v1/services").await;
    assert!(!seen.text().contains("Zoe"));
    assert_eq!(seen.json()["items"][1]["collection"], Value::Null);
    assert_eq!(
        max.get("/api/v1/collection/albums").await.json()["total"],
        0
    );
}

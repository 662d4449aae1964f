//! Roon, linked and watched, over HTTP.

use aime_domain::account::Role;
use aime_services::roon::Watcher;
use aime_testkit::roon::{RoonModel, Song};
use axum::http::Method;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::harness::{Client, TestApp};

const ROON: &str = "/api/v1/services/roon";
const TRACKER: &str = "/api/v1/services/roon-tracker";

async fn put(client: &Client, body: &Value) -> crate::harness::Answer {
    client.send_json(Method::PUT, ROON, body).await
}

async fn until(client: &Client, state: &str) -> Value {
    loop {
        let roon = client.get(ROON).await.json();
        if roon["state"] == state {
            return roon;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn roon_is_linked_enabled_heard_paused_and_unlinked() {
    let app = TestApp::new().await;
    let core = RoonModel::new("Attic", &["Kitchen", "Study"]);
    let server = core.serve().await;
    let stop = CancellationToken::new();
    let watching = tokio::spawn(Watcher::new(app.roon.clone(), "test").run(stop.clone()));
    let zoe = app.browser("zoe", Role::Owner).await;
    let before = zoe.get("/api/v1/services").await.json();
    assert_eq!(before["roon"]["state"], "not_linked");
    assert_eq!(before["roon"]["may_enter_address"], true);

    let linked = put(&zoe, &json!({"host": " 127.0.0.1 ", "port": server.port()})).await;
    linked.expect_status(200);
    let waiting = until(&zoe, "waiting").await;
    assert_eq!(waiting["core"]["name"], "Attic");
    core.enable();
    core.heard().await;
    core.settled().await;
    core.play("Kitchen", Song::new("Hania Rani", "Esja", "Esja", 100));
    for _ in 0..55 {
        app.db.clock.advance(1);
        core.second();
        core.settled().await;
    }
    let roon = zoe.get(ROON).await.json();
    assert_eq!(
        (&roon["state"], &roon["stored"], &roon["last_error"]),
        (&json!("listening"), &json!(1), &Value::Null)
    );
    assert_eq!(roon["playing"][0]["room"], "Kitchen");
    assert_eq!(roon["last_track"]["title"], "Esja");
    let on = zoe.get("/api/v1/now-playing").await.json();
    assert_eq!(
        (&on["items"][0]["source"], &on["items"][0]["place"]),
        (&json!("roon"), &json!("Kitchen"))
    );
    assert_eq!(zoe.get("/api/v1/history/tracks").await.json()["total"], 1);
    assert!(
        !zoe.get(ROON).await.text().contains("token"),
        "a secret is never shown"
    );

    let study = roon["rooms"][1]["id"].clone();
    let choice = json!({"rooms": [study], "counts_radio": true});
    let chosen = zoe.send_json(Method::PATCH, ROON, &choice).await.json();
    assert_eq!(
        (&chosen["follows_all"], &chosen["counts_radio"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(
        (
            &chosen["rooms"][0]["followed"],
            &chosen["rooms"][1]["followed"]
        ),
        (&json!(false), &json!(true))
    );

    let answer = zoe.post(&format!("{ROON}/test"), &json!({})).await;
    assert_eq!(answer.json()["core"], "Attic");
    let status = zoe.get(&format!("{TRACKER}/status")).await.json();
    assert_eq!(
        (&status["running"], &status["connected"]),
        (&json!(true), &json!(true))
    );
    let stopped = zoe
        .post(&format!("{TRACKER}/stop"), &json!({}))
        .await
        .json();
    assert_eq!(
        (&stopped["running"], &stopped["state"]),
        (&json!(false), &json!("paused"))
    );
    core.until(|core| core.subscribers() == 0).await;
    let started = zoe
        .post(&format!("{TRACKER}/start"), &json!({}))
        .await
        .json();
    assert_eq!(started["running"], true);
    core.heard().await;

    zoe.send_json(Method::DELETE, ROON, &json!({}))
        .await
        .expect_status(204);
    zoe.send_json(Method::DELETE, ROON, &json!({}))
        .await
        .expect_problem("service-not-linked");
    assert_eq!(
        zoe.get("/api/v1/history/tracks").await.json()["total"],
        1,
        "what was heard stays"
    );
    stop.cancel();
    watching.await.unwrap();
}

#[tokio::test]
async fn what_is_wrong_with_a_link_is_told_where_it_is() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    for (body, pointer) in [
        (json!({"host": "http://core"}), "/host"),
        (json!({"host": "core", "port": 0}), "/port"),
    ] {
        let problem = put(&zoe, &body).await.expect_problem("validation-failed");
        assert_eq!(problem["errors"][0]["pointer"], pointer);
    }
    let member = app.browser("max", Role::Member).await;
    put(&member, &json!({"host": "10.0.0.1"}))
        .await
        .expect_problem("forbidden");
    // Without an address anybody may: it is looked for, and nobody answers here.
    put(&member, &json!({})).await.expect_status(200);
    let problem = member
        .post(&format!("{ROON}/test"), &json!({}))
        .await
        .expect_problem("service-unavailable");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("enter its address")
    );
    for path in [
        format!("{ROON}/test"),
        format!("{TRACKER}/start"),
        format!("{TRACKER}/stop"),
    ] {
        zoe.post(&path, &json!({}))
            .await
            .expect_problem("service-not-linked");
    }
}

//! Putting things right over HTTP.

use aime_domain::account::Role;
use axum::body::Body;
use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Client, TestApp};

/// Two plays as one service tells of them, and the same two as another does.
const CSV: &str = "artist,album,title,date\n\
    Tidewater,Harbour,Low Tide,01 Jan 2024 10:00\n\
    Tidewater,Harbour,Morning Ferry,01 Jan 2024 10:30\n";
const TOLD: &str = r#"[{"endTime":"2024-01-01 10:03","artistName":"Tidewater","trackName":"Low Tide","msPlayed":180000},
    {"endTime":"2024-01-01 10:33","artistName":"Tidewater","trackName":"Morning Ferry","msPlayed":180000}]"#;

async fn import(app: &TestApp, client: &Client, name: &str, text: &'static str) {
    let path = format!("/api/v1/imports?file_name={name}&time_zone=UTC");
    let sent = client.send(Method::POST, &path, Body::from(text)).await;
    sent.expect_status(202);
    app.run_imports().await;
}

async fn plays(client: &Client) -> Value {
    client
        .get("/api/v1/history/tracks")
        .await
        .expect_status(200)["total"]
        .clone()
}

#[tokio::test]
async fn duplicates_are_listed_released_and_the_release_is_undone() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Member).await;
    import(&app, &zoe, "scrobbles.csv", CSV).await;
    import(&app, &zoe, "StreamingHistory0.json", TOLD).await;
    assert_eq!(plays(&zoe).await, 2);
    let list = zoe
        .get("/api/v1/history/duplicates?limit=1")
        .await
        .expect_status(200);
    let case = &list["items"][0];
    assert_eq!(case["report"]["title"], "Morning Ferry");
    assert_eq!(case["winner"]["title"], "Morning Ferry");
    assert_ne!(case["winner"]["source"], case["report"]["source"]);
    assert!(list["next_cursor"].is_string());
    let reasons = zoe
        .get("/api/v1/history/duplicates/reasons")
        .await
        .expect_status(200);
    assert_eq!(reasons["items"][0]["count"], 2);
    let all = json!({"import_id": case["report"]["import_id"], "reason": case["report"]["reason"]});
    let path = "/api/v1/history/duplicates/release";
    let mut tried = all.clone();
    tried["dry_run"] = json!(true);
    let tried = zoe.post(path, &tried).await.expect_status(200);
    assert_eq!(tried["correction_id"], Value::Null);
    let made = zoe.post(path, &all).await.expect_status(200);
    assert_eq!(made["changed"], tried["changed"]);
    let ledger = zoe.get("/api/v1/corrections").await.expect_status(200);
    assert_eq!(
        (&ledger["items"][0]["kind"], &ledger["items"][0]["by"]),
        (&json!("release"), &json!("zoe"))
    );
    let undo = format!("/api/v1/corrections/{}/undo", made["correction_id"]);
    let undone = zoe.post(&undo, &json!({})).await.expect_status(200);
    assert_eq!(undone["undone_by"], "zoe");
    assert_eq!(plays(&zoe).await, 2);
    zoe.post(&undo, &json!({}))
        .await
        .expect_problem("already-undone");
    let none = json!({"ids": [4711]});
    zoe.post(path, &none).await.expect_problem("not-found");
    zoe.post(path, &json!({"ids": []}))
        .await
        .expect_problem("validation-failed");
}

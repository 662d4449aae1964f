//! The first account.

use aime_domain::account::Role;
use serde_json::json;

use crate::harness::{CODE, PASSWORD, TestApp};

#[tokio::test]
async fn without_a_user_only_setup_answers() {
    let app = TestApp::new().await;
    let client = app.client();
    let state = client.get("/api/v1/setup").await.expect_status(200);
    assert_eq!(state, json!({"needed": true, "code_required": false}));
    client
        .get("/api/v1/session")
        .await
        .expect_problem("setup-required");
    client
        .get("/api/v1/me")
        .await
        .expect_problem("setup-required");
    let body = json!({"name": "zoe", "password": PASSWORD});
    client
        .post("/api/v1/session", &body)
        .await
        .expect_problem("setup-required");
    client.get("/health").await.expect_status(200);
}

#[tokio::test]
async fn the_first_account_is_an_owner_and_signed_in_and_setup_is_closed_after() {
    let app = TestApp::new().await;
    let mut client = app.client();
    let body = json!({"name": " Zoë ", "password": PASSWORD, "language": "fr", "time_zone": "Europe/Zurich"});
    let made = client.post("/api/v1/setup", &body).await;
    client.keep_session(&made);
    let user = &made.expect_status(201)["user"];
    assert_eq!(
        (&user["name"], &user["role"]),
        (&json!("Zoë"), &json!("owner"))
    );
    assert_eq!(
        (&user["language"], &user["time_zone"]),
        (&json!("fr"), &json!("Europe/Zurich"))
    );
    client.get("/api/v1/session").await.expect_status(200);
    client
        .post("/api/v1/setup", &body)
        .await
        .expect_problem("already-set-up");
    let state = app.client().get("/api/v1/setup").await.expect_status(200);
    assert_eq!(state, json!({"needed": false, "code_required": false}));
}

#[tokio::test]
async fn from_another_machine_setup_asks_for_the_code_from_the_log() {
    let app = TestApp::new().await;
    let client = app.client_at("192.168.1.7:5000");
    let state = client.get("/api/v1/setup").await.expect_status(200);
    assert_eq!(state["code_required"], true);
    let body = |code: Option<&str>| json!({"name": "zoe", "password": PASSWORD, "code": code});
    client
        .post("/api/v1/setup", &body(None))
        .await
        .expect_problem("setup-code-required");
    client
        .post("/api/v1/setup", &body(Some("WRONG234")))
        .await
        .expect_problem("setup-code-required");
    client
        .post("/api/v1/setup", &body(Some(&CODE.to_lowercase())))
        .await
        .expect_status(201);
}

#[tokio::test]
async fn a_proxy_on_this_machine_does_not_make_a_stranger_local() {
    let app = TestApp::new().await;
    for header in ["x-forwarded-for", "forwarded", "x-real-ip", "via"] {
        let client = app.client().header(header, "127.0.0.1");
        let state = client.get("/api/v1/setup").await.expect_status(200);
        assert_eq!(state["code_required"], true, "{header}");
    }
}

#[tokio::test]
async fn guessing_the_code_costs_growing_time() {
    let app = TestApp::new().await;
    let client = app.client_at("192.168.1.7:5000");
    let body = json!({"name": "zoe", "password": PASSWORD, "code": "WRONG234"});
    for _ in 0..5 {
        client
            .post("/api/v1/setup", &body)
            .await
            .expect_problem("setup-code-required");
    }
    client
        .post("/api/v1/setup", &body)
        .await
        .expect_problem("too-many-attempts");
    // The right code waits as well, else waiting would tell right from wrong.
    let right = json!({"name": "zoe", "password": PASSWORD, "code": CODE});
    client
        .post("/api/v1/setup", &right)
        .await
        .expect_problem("too-many-attempts");
    app.db.clock.advance(60);
    client
        .post("/api/v1/setup", &right)
        .await
        .expect_status(201);
}

#[tokio::test]
async fn all_that_is_not_valid_is_told_at_once() {
    let app = TestApp::new().await;
    let body =
        json!({"name": "", "password": "short", "language": "!", "time_zone": "Mars/Olympus"});
    let problem = app
        .client()
        .post("/api/v1/setup", &body)
        .await
        .expect_problem("validation-failed");
    let pointers: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(pointers, ["/name", "/password", "/language", "/time_zone"]);
}

#[tokio::test]
async fn an_account_made_by_command_closes_setup() {
    let app = TestApp::new().await;
    app.add("zoe", Role::Owner).await;
    let state = app.client().get("/api/v1/setup").await.expect_status(200);
    assert_eq!(state["needed"], false);
}

//! Services that are linked, over HTTP.

use aime_domain::account::Role;
use aime_testkit::lastfm::{KEY, LastFmModel, SECRET};
use aime_testkit::web::Server;
use aime_testkit::{TestClock, TestDb};
use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Client, TestApp};

const LASTFM: &str = "/api/v1/services/lastfm";

async fn played() -> (TestApp, LastFmModel, Server) {
    let model = LastFmModel::of("Zoe");
    let server = model.serve().await;
    let app = TestApp::beside(TestDb::sqlite().await, &server.url(), |_| {}).await;
    (app, model, server)
}

async fn connect(client: &Client) -> Value {
    let body = json!({"user_name": " zoe ", "api_key": KEY});
    let answer = client.send_json(Method::PUT, LASTFM, &body).await;
    answer.expect_status(200);
    assert!(!answer.text().contains(KEY), "a key is never shown again");
    answer.json()
}

#[tokio::test]
async fn an_account_is_linked_read_paused_and_unlinked() {
    let (app, model, _server) = played().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    model.scrobble(TestClock::START - 900, "Hania Rani", "Esja", "Esja");
    model.play(Some(("Hania Rani", "Glass", "Esja")));
    let before = zoe.get("/api/v1/services").await.json();
    assert_eq!(before["items"][0]["state"], "not_linked");
    assert_eq!(before["items"][0]["needs_key"], true);

    assert_eq!(connect(&zoe).await["account"], "Zoe");
    app.run_imports().await;
    let service = zoe.get("/api/v1/services").await.json()["items"][0].clone();
    assert_eq!(
        (&service["state"], &service["stored"]),
        (&json!("active"), &json!(1))
    );
    assert_eq!(service["now_playing"]["title"], "Glass");
    assert_eq!(service["last_track"]["title"], "Esja");
    let heard = zoe.get("/api/v1/history/tracks").await.json();
    assert_eq!(
        (&heard["total"], &heard["items"][0]["title"]),
        (&json!(1), &json!("Esja"))
    );

    let status = zoe.get("/api/v1/services/tracker/status").await.json();
    assert_eq!(
        (&status["running"], &status["interval_seconds"]),
        (&json!(true), &json!(150))
    );
    assert!(status["last_poll_time"].is_string() && status["next_run_time"].is_string());
    zoe.post("/api/v1/services/lastfm/test", &json!({}))
        .await
        .expect_status(204);
    let stopped = zoe
        .post("/api/v1/services/tracker/stop", &json!({}))
        .await
        .json();
    assert_eq!(
        (&stopped["running"], &stopped["next_run_time"]),
        (&json!(false), &Value::Null)
    );
    let started = zoe
        .post("/api/v1/services/tracker/start", &json!({}))
        .await
        .json();
    assert_eq!(started["running"], true);

    let gone = zoe.send_json(Method::DELETE, LASTFM, &json!({})).await;
    gone.expect_status(204);
    zoe.send_json(Method::DELETE, LASTFM, &json!({}))
        .await
        .expect_problem("service-not-linked");
    assert_eq!(zoe.get("/api/v1/history/tracks").await.json()["total"], 1);
}

#[tokio::test]
async fn a_whole_history_is_imported_with_progress() {
    let (app, model, _server) = played().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    for n in 0..450 {
        model.scrobble(
            TestClock::START - 100 * 86_400 - n * 300,
            "Hania Rani",
            &format!("Tune {n}"),
            "",
        );
    }
    connect(&zoe).await;
    let progress = "/api/v1/services/lastfm/import/progress";
    assert_eq!(zoe.get(progress).await.json()["status"], "idle");
    let ordered = zoe
        .post("/api/v1/services/lastfm/import-history", &json!({}))
        .await;
    ordered.expect_status(202);
    assert_eq!(ordered.json()["status"], "running");
    app.run_imports().await;
    let done = zoe.get("/api/v1/services/status/all").await.json();
    let done = &done["manual_operations"]["lastfm_import"];
    assert_eq!(done["status"], "completed");
    assert_eq!(
        (&done["current"], &done["total"], &done["imported"]),
        (&json!(450), &json!(450), &json!(450))
    );
    assert_eq!(zoe.get("/api/v1/history/tracks").await.json()["total"], 450);
}

#[tokio::test]
async fn what_is_wrong_with_a_link_is_told_where_it_is() {
    let (app, model, _server) = played().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    for (body, pointer) in [
        (json!({"user_name": "nobody", "api_key": KEY}), "/user_name"),
        (json!({"user_name": "  ", "api_key": KEY}), "/user_name"),
        (json!({"user_name": "zoe"}), "/api_key"),
    ] {
        let problem = zoe
            .send_json(Method::PUT, LASTFM, &body)
            .await
            .expect_problem("validation-failed");
        assert_eq!(problem["errors"][0]["pointer"], pointer);
    }
    let wrong = json!({"user_name": "zoe", "api_key": "00000000000000000000000000000000"});
    let problem = zoe
        .send_json(Method::PUT, LASTFM, &wrong)
        .await
        .expect_problem("service-refused");
    assert!(
        problem["detail"]
            .as_str()
            .unwrap()
            .contains("Invalid API key")
    );
    model.fail([LastFmModel::error(503, 11, "Service Offline")]);
    model.fail([LastFmModel::error(503, 11, "Service Offline")]);
    let body = json!({"user_name": "zoe", "api_key": KEY});
    zoe.send_json(Method::PUT, LASTFM, &body)
        .await
        .expect_problem("service-unavailable");
    for path in [
        "tracker/start",
        "tracker/stop",
        "lastfm/test",
        "lastfm/import-history",
        "lastfm/loves/sync",
    ] {
        let answer = zoe
            .post(&format!("/api/v1/services/{path}"), &json!({}))
            .await;
        answer.expect_problem("service-not-linked");
    }
}

#[tokio::test]
async fn nobody_sees_or_moves_the_account_of_another() {
    let (app, _model, _server) = played().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let max = app.browser("max", Role::Member).await;
    connect(&zoe).await;
    let seen = max.get("/api/v1/services").await;
    assert_eq!(seen.json()["items"][0]["state"], "not_linked");
    assert!(!seen.text().contains("Zoe"));
    max.post("/api/v1/services/tracker/stop", &json!({}))
        .await
        .expect_problem("service-not-linked");
    max.send_json(Method::DELETE, LASTFM, &json!({}))
        .await
        .expect_problem("service-not-linked");
    app.run_imports().await;
    assert_eq!(
        zoe.get("/api/v1/services").await.json()["items"][0]["state"],
        "active"
    );
}

#[tokio::test]
async fn a_person_signs_in_at_lastfm_and_loves_songs_there() {
    let (app, model, _server) = played().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    model.set_private(true);
    model.scrobble(TestClock::START - 900, "Hania Rani", "Esja", "Esja");
    let (sign_in, finish) = (
        format!("{LASTFM}/sign-in"),
        format!("{LASTFM}/sign-in/finish"),
    );
    zoe.post(&finish, &json!({}))
        .await
        .expect_problem("sign-in-gone");
    for (body, pointer) in [
        (json!({}), "/api_key"),
        (json!({"api_key": KEY}), "/shared_secret"),
    ] {
        let problem = zoe
            .post(&sign_in, &body)
            .await
            .expect_problem("validation-failed");
        assert_eq!(problem["errors"][0]["pointer"], pointer);
    }
    let body = json!({"api_key": KEY, "shared_secret": SECRET});
    let begun = zoe.post(&sign_in, &body).await;
    begun.expect_status(201);
    assert!(!begun.text().contains(SECRET));
    let waiting = zoe.get("/api/v1/services").await.json();
    let details = &waiting["items"][0]["lastfm"];
    assert_eq!(details["sign_in"], begun.json());
    assert_eq!(details["signed_in"], false);
    zoe.post(&finish, &json!({}))
        .await
        .expect_problem("not-allowed-yet");
    // Another user has nothing to do with it.
    let max = app.browser("max", Role::Member).await;
    max.post(&finish, &json!({}))
        .await
        .expect_problem("sign-in-gone");
    model.allow_all();
    let linked = zoe.post(&finish, &json!({})).await.json();
    assert_eq!(
        (&linked["account"], &linked["lastfm"]["signed_in"]),
        (&json!("Zoe"), &json!(true))
    );
    app.run_imports().await;
    let heard = zoe.get("/api/v1/history/tracks").await.json();
    let track = &heard["items"][0]["track_id"];
    zoe.post(&format!("/api/v1/history/tracks/{track}/love"), &json!({}))
        .await
        .expect_status(200);
    app.run_imports().await;
    assert_eq!(model.loved()[0].title, "Esja");
    model.love(TestClock::START, "Nils Frahm", "Says");
    zoe.post("/api/v1/services/lastfm/loves/sync", &json!({}))
        .await
        .expect_status(202);
    app.run_imports().await;
    let services = zoe.get("/api/v1/services").await.json();
    let loves = &services["items"][0]["lastfm"]["loves"];
    assert_eq!(
        (&loves["there"], &loves["waiting"], &loves["added"]),
        (&json!(2), &json!(0), &json!(1))
    );
}

#[tokio::test]
async fn what_was_edited_at_lastfm_is_listed_and_decided() {
    let (app, model, _server) = played().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    for n in 0..3 {
        let at = TestClock::START - 900 - n * 600;
        model.scrobble(at, "Hania Rani", &format!("Tune {n}"), "");
    }
    connect(&zoe).await;
    app.run_imports().await;
    model.edit(|scrobbles| {
        scrobbles.remove(0);
        scrobbles[0].title = "Tune One".into();
    });
    let ordered = zoe.post(&format!("{LASTFM}/compare"), &json!({})).await;
    ordered.expect_status(202);
    assert_eq!(ordered.json()["lastfm"]["comparison"]["state"], "running");
    app.run_imports().await;
    let services = zoe.get("/api/v1/services").await.json();
    let details = &services["items"][0]["lastfm"];
    assert_eq!(
        (&details["missing"], &details["comparison"]["ratio"]),
        (&json!(2), &json!(1.0))
    );
    let listed = zoe.get(&format!("{LASTFM}/missing")).await.json();
    assert_eq!(listed["total"], 2);
    assert_eq!(
        (
            &listed["items"][0]["track"]["title"],
            &listed["items"][0]["now"]
        ),
        (&json!("Tune 0"), &Value::Null)
    );
    assert_eq!(listed["items"][1]["now"]["title"], "Tune One");
    let kept = json!({"ids": [listed["items"][0]["listen_id"]]});
    let kept = zoe.post(&format!("{LASTFM}/missing/keep"), &kept).await;
    assert_eq!(kept.json()["kept"], 1);
    let removed = zoe
        .post(&format!("{LASTFM}/missing/remove"), &json!({}))
        .await
        .json();
    assert_eq!(removed["changed"], 1);
    let heard = zoe.get("/api/v1/history/tracks").await.json();
    let titles: Vec<&str> = heard["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Tune 0", "Tune One", "Tune 2"]);
    let max = app.browser("max", Role::Member).await;
    assert_eq!(
        max.get(&format!("{LASTFM}/missing")).await.json()["total"],
        0
    );
}

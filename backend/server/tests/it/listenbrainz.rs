//! ListenBrainz' door as its clients see it.

use aime_domain::account::{Role, Scope};
use aime_testkit::TestClock;
use axum::body::Body;
use axum::http::Method;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::harness::{Client, TestApp};

const NOW: i64 = TestClock::START;

/// A client with a token that submits, as most clients send it.
async fn submitter(app: &TestApp, name: &str) -> (Client, String) {
    let user = app.add(name, Role::Member).await;
    let created = app
        .accounts
        .create_token(user.id, "phone", &[Scope::Submit])
        .await
        .unwrap();
    let secret = created.secret.expose_secret().to_owned();
    let client = app
        .client()
        .header("authorization", &format!("Token {secret}"));
    (client, secret)
}

fn entry(at: i64, artist: &str, title: &str) -> Value {
    json!({"listened_at": at, "track_metadata": {"artist_name": artist, "track_name": title,
        "release_name": "Fences", "additional_info": {"duration_ms": 200_000, "submission_client": "Pear"}}})
}

fn submission(kind: &str, payload: &[Value]) -> Value {
    json!({"listen_type": kind, "payload": payload})
}

#[tokio::test]
async fn listens_are_in_the_ledger_with_the_answer_and_once_however_often_they_are_sent() {
    let app = TestApp::new().await;
    let (client, _) = submitter(&app, "zoe").await;
    let single = submission("single", &[entry(NOW - 300, "Alder", "Gate")]);
    for path in ["/1/submit-listens", "/apis/listenbrainz/1/submit-listens/"] {
        let answer = client.post(path, &single).await;
        assert_eq!(answer.expect_status(200), json!({"status": "ok"}));
        assert_eq!(answer.header("x-ratelimit-remaining"), "1000");
    }
    let old: Vec<Value> = (0..250)
        .map(|n| entry(NOW - 100_000 + 300 * n, "Alder", &format!("Song {n}")))
        .collect();
    client
        .post("/1/submit-listens", &submission("import", &old))
        .await
        .expect_status(200);
    let count = client.get("/1/user/zoe/listen-count").await;
    assert_eq!(count.expect_status(200), json!({"payload": {"count": 251}}));
    let mut browser = app.client();
    browser
        .sign_in("zoe", crate::harness::PASSWORD)
        .await
        .expect_status(200);
    let journal = browser
        .get("/api/v1/history/tracks?limit=1")
        .await
        .expect_status(200);
    assert_eq!(journal["items"][0]["title"], "Gate");
    assert_eq!(journal["items"][0]["source"], "listenbrainz");
}

#[tokio::test]
async fn one_wrong_entry_refuses_the_request_and_stores_nothing() {
    let app = TestApp::new().await;
    let (client, _) = submitter(&app, "zoe").await;
    let payload = [entry(NOW, "Alder", "Gate"), entry(NOW, "Alder", "")];
    let refused = client
        .post("/1/submit-listens", &submission("import", &payload))
        .await
        .expect_status(400);
    assert_eq!(
        refused,
        json!({"code": 400, "error": "field track_metadata.track_name is empty."})
    );
    let count = client.get("/1/user/zoe/listen-count").await;
    assert_eq!(count.json()["payload"]["count"], 0);
}

#[tokio::test]
async fn what_is_on_is_no_listen_and_falls_silent() {
    let app = TestApp::new().await;
    let (client, _) = submitter(&app, "zoe").await;
    let mut on = entry(NOW, "Alder", "Gate");
    on.as_object_mut().unwrap().remove("listened_at");
    client
        .post(
            "/1/submit-listens",
            &submission("playing_now", &[on.clone()]),
        )
        .await
        .expect_status(200);
    let shown = client
        .get("/1/user/zoe/playing-now")
        .await
        .expect_status(200);
    assert_eq!(shown["payload"]["count"], 1);
    assert_eq!(
        shown["payload"]["listens"][0]["track_metadata"]["track_name"],
        "Gate"
    );
    let mut browser = app.client();
    browser
        .sign_in("zoe", crate::harness::PASSWORD)
        .await
        .expect_status(200);
    let seen = browser.get("/api/v1/now-playing").await.expect_status(200);
    assert_eq!(seen["items"][0]["source"], "listenbrainz");
    assert_eq!(seen["items"][0]["duration_ms"], 200_000);
    assert_eq!(seen["items"][0]["expires_at"], "2026-11-21T12:04:50Z");
    let count = client.get("/1/user/zoe/listen-count").await;
    assert_eq!(count.json()["payload"]["count"], 0);
    app.db.clock.advance(200 + 90);
    let later = browser.get("/api/v1/now-playing").await.json();
    assert_eq!(later, json!({"items": []}));
    client
        .post("/1/submit-listens", &submission("playing_now", &[on]))
        .await
        .expect_status(200);
    client
        .send(Method::POST, "/1/playing-now/delete", Body::empty())
        .await
        .expect_status(200);
    let none = client.get("/1/user/zoe/playing-now").await.json();
    assert_eq!(none["payload"]["count"], 0);
}

#[tokio::test]
async fn listens_are_read_back_between_exclusive_bounds() {
    let app = TestApp::new().await;
    let (client, _) = submitter(&app, "Zoë").await;
    let payload: Vec<Value> = (0..5)
        .map(|n| entry(NOW - 1_000 * n, "Alder", &format!("Song {n}")))
        .collect();
    client
        .post("/1/submit-listens", &submission("import", &payload))
        .await
        .expect_status(200);
    let read = async |query: String| {
        let page = client
            .get(&format!("/1/user/zo%C3%AB/listens?{query}"))
            .await
            .expect_status(200);
        let titles = page["payload"]["listens"].as_array().unwrap().iter();
        titles
            .map(|one| {
                one["track_metadata"]["track_name"]
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(read("count=2".into()).await, ["Song 0", "Song 1"]);
    let max = format!("count=2&max_ts={}", NOW - 1_000);
    assert_eq!(read(max).await, ["Song 2", "Song 3"]);
    // After a moment: those that follow it, still newest first.
    let min = format!("count=2&min_ts={}", NOW - 4_000);
    assert_eq!(read(min).await, ["Song 2", "Song 3"]);
    let page = client.get("/1/user/Zo%C3%AB/listens").await.json();
    assert_eq!(page["payload"]["latest_listen_ts"], NOW);
    assert_eq!(page["payload"]["oldest_listen_ts"], NOW - 4_000);
    let one = &page["payload"]["listens"][0];
    assert_eq!(one["recording_msid"].as_str().unwrap().len(), 36);
    for (query, text) in [
        ("min_ts=5&max_ts=4", "max_ts should be greater than min_ts"),
        ("count=x", "Invalid count argument: x"),
        ("count=-1", "'count' should be a positive integer"),
    ] {
        let refused = client
            .get(&format!("/1/user/zo%C3%AB/listens?{query}"))
            .await
            .expect_status(400);
        assert_eq!(refused["error"], text);
    }
}

#[tokio::test]
async fn tokens_are_told_apart_in_listenbrainz_words() {
    let app = TestApp::new().await;
    let (client, secret) = submitter(&app, "zoe").await;
    let valid = json!({"code": 200, "message": "Token valid.", "valid": true, "user_name": "zoe"});
    let invalid = json!({"code": 200, "message": "Token invalid.", "valid": false});
    let validate = "/1/validate-token";
    assert_eq!(client.get(validate).await.expect_status(200), valid);
    let bearer = app.client().bearer(&secret);
    assert_eq!(bearer.get(validate).await.json(), valid);
    let by_query = app
        .client()
        .get(&format!("{validate}?token={secret}"))
        .await;
    assert_eq!(by_query.json(), valid);
    assert_eq!(app.client().bearer("x").get(validate).await.json(), invalid);
    assert_eq!(
        app.client().get(validate).await.expect_status(400)["error"],
        "You need to provide an Authorization token."
    );
    let submit = async |client: Client| {
        let body = submission("single", &[entry(NOW, "Alder", "Gate")]);
        client.post("/1/submit-listens", &body).await
    };
    let nobody = submit(app.client()).await.expect_status(401);
    assert_eq!(
        nobody["error"],
        "You need to provide an Authorization header."
    );
    let half = submit(app.client().header("authorization", "Token"))
        .await
        .expect_status(401);
    assert_eq!(half["error"], "Provided Authorization header is invalid.");
    let wrong = submit(app.client().bearer("aime_wrong"))
        .await
        .expect_status(401);
    assert_eq!(wrong["error"], "Invalid authorization token.");
    // Neither the account's password nor a token for other things opens the door.
    let password = submit(app.client().bearer(crate::harness::PASSWORD)).await;
    password.expect_status(401);
    let ann = app.add("ann", Role::Owner).await;
    let writer = app.program(&ann, &[Scope::Write, Scope::Admin]).await;
    assert_eq!(
        submit(writer.clone()).await.expect_status(403)["error"],
        "Insufficient scope."
    );
    assert_eq!(writer.get(validate).await.json(), invalid);
    // A reader may read, its own user only.
    writer.get("/1/user/ann/listens").await.expect_status(200);
    for path in ["listens", "listen-count", "playing-now"] {
        let other = writer
            .get(&format!("/1/user/zoe/{path}"))
            .await
            .expect_status(404);
        assert_eq!(other["error"], "Cannot find user: zoe");
    }
}

#[tokio::test]
async fn how_far_a_history_was_brought_is_kept_by_service() {
    let app = TestApp::new().await;
    let (client, _) = submitter(&app, "zoe").await;
    let ask = "/1/latest-import?user_name=zoe";
    let never = client.get(ask).await.expect_status(200);
    assert_eq!(never, json!({"musicbrainz_id": "zoe", "latest_import": 0}));
    client
        .post("/1/latest-import", &json!({"ts": 1_700_000_000}))
        .await
        .expect_status(200);
    client
        .post("/1/latest-import", &json!({"ts": 1_700_000_001}))
        .await
        .expect_status(200);
    assert_eq!(client.get(ask).await.json()["latest_import"], 1_700_000_001);
    let other = client.get(&format!("{ask}&service=librefm")).await.json();
    assert_eq!(other["latest_import"], 0);
    let unknown = client
        .get(&format!("{ask}&service=x"))
        .await
        .expect_status(404);
    assert_eq!(unknown["error"], "Service does not exist: x");
}

#[tokio::test]
async fn the_door_is_open_to_every_origin_and_never_shows_the_dashboard() {
    let app = TestApp::new().await;
    let page = app.client().header("origin", "https://player.example.org");
    let preflight = page
        .clone()
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization")
        .send(Method::OPTIONS, "/1/submit-listens", Body::empty())
        .await;
    assert_eq!(preflight.status, 200);
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    assert!(
        preflight
            .header("access-control-allow-headers")
            .contains("authorization")
    );
    let refused = page.get("/1/validate-token").await;
    assert_eq!(refused.header("access-control-allow-origin"), "*");
    for path in ["/1/nothing", "/1", "/apis/listenbrainz/1/nothing"] {
        let answer = page.get(path).await.expect_status(404);
        assert_eq!(answer["code"], 404, "{path}");
    }
    for path in ["/apis", "/apis/other", "/2.0/nothing"] {
        let answer = page.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("<html"), "{path}");
    }
    let wrong = page.get("/1/submit-listens").await.expect_status(405);
    assert_eq!(wrong["code"], 405);
}

#[tokio::test]
async fn feedback_is_love_by_either_identifier_and_of_the_caller_alone() {
    let app = TestApp::new().await;
    let (zoe, _) = submitter(&app, "zoe").await;
    let (ann, _) = submitter(&app, "ann").await;
    let mbid = "cb9c8de2-bc23-49a9-a476-9bcf9aae086e";
    let mut gate = entry(NOW - 300, "Alder", "Gate");
    gate["track_metadata"]["additional_info"]["recording_mbid"] = mbid.into();
    let answer = zoe
        .post(
            "/1/submit-listens?return_msid=true",
            &submission("single", &[gate]),
        )
        .await
        .expect_status(200);
    let msid = answer["recording_msid"].as_str().unwrap().to_owned();
    zoe.post(
        "/1/submit-listens",
        &submission("single", &[entry(NOW - 900, "Alder", "Fence")]),
    )
    .await
    .expect_status(200);
    let give = "/1/feedback/recording-feedback";
    let list = "/1/feedback/user/zoe/get-feedback";
    for (key, id) in [
        ("recording_msid", &msid),
        ("recording_mbid", &mbid.to_owned()),
    ] {
        for (score, loved) in [(1, 1), (1, 1), (0, 0), (1, 1), (-1, 0)] {
            let body = json!({key: id, "score": score});
            let given = zoe.post(give, &body).await.expect_status(200);
            assert_eq!(given, json!({"status": "ok"}));
            let found = zoe.get(&format!("{list}?score=1&metadata=true")).await;
            let found = found.expect_status(200);
            assert_eq!(
                (&found["total_count"], &found["count"]),
                (&json!(loved), &json!(loved))
            );
            if loved == 1 {
                let one = &found["feedback"][0];
                assert_eq!(one["recording_msid"], *msid);
                assert_eq!(one["recording_mbid"], mbid);
                assert_eq!((&one["score"], &one["user_id"]), (&json!(1), &json!("zoe")));
                assert_eq!(one["created"], NOW);
                assert_eq!(one["track_metadata"]["track_name"], "Gate");
            }
        }
    }
    zoe.post(give, &json!({"recording_msid": msid, "score": 1}))
        .await
        .expect_status(200);
    let hated = zoe
        .get(&format!("{list}?score=-1"))
        .await
        .expect_status(200);
    assert_eq!(hated["feedback"], json!([]));
    let unknown = "00000000-0000-4000-8000-000000000000";
    let asked = format!(
        "/apis/listenbrainz/1/feedback/user/zoe/get-feedback-for-recordings?recordings={msid}&recording_mbids={mbid},{unknown}"
    );
    let found = zoe.get(&asked).await.expect_status(200);
    let scores: Vec<&Value> = found["feedback"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["score"])
        .collect();
    assert_eq!(scores, [1, 1, 0]);
    // What nobody submitted cannot be loved; it can be unloved, since it is not.
    zoe.post(give, &json!({"recording_mbid": unknown, "score": 1}))
        .await
        .expect_status(404);
    zoe.post(give, &json!({"recording_mbid": unknown, "score": 0}))
        .await
        .expect_status(200);
    zoe.post(give, &json!({"recording_mbid": unknown}))
        .await
        .expect_status(400);
    // Another's love is nobody's business.
    ann.get(list).await.expect_status(404);
    let own = ann.get("/1/feedback/user/ann/get-feedback").await;
    assert_eq!(own.expect_status(200)["total_count"], 0);
    app.client()
        .post(give, &json!({"recording_msid": msid, "score": 1}))
        .await
        .expect_status(401);
}

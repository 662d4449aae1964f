//! Files sent over HTTP.

use aime_domain::account::Role;
use axum::body::{Body, Bytes};
use axum::http::Method;
use futures_util::stream;
use serde_json::{Value, json};

use crate::harness::{Answer, Client, TestApp, UPLOAD_LIMIT};

/// Last.fm rows, one a minute.
fn scrobbles(rows: usize) -> String {
    let row = |n| {
        let (hour, minute) = (10 + n / 60, n % 60);
        format!("Ada Alder,Tide,Lantern {n},01 Jan 2024 {hour:02}:{minute:02}\n")
    };
    String::from("artist,album,title,date\n") + &(0..rows).map(row).collect::<String>()
}

async fn send(client: &Client, query: &str, body: impl Into<Body>) -> Answer {
    client
        .send(
            Method::POST,
            &format!("/api/v1/imports?{query}"),
            body.into(),
        )
        .await
}

async fn find(client: &Client, import: &Value) -> Value {
    client
        .get(&format!("/api/v1/imports/{}", import["id"]))
        .await
        .expect_status(200)
}

#[tokio::test]
async fn a_file_is_received_imported_and_adds_up() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let sent = send(
        &zoe,
        "file_name=scrobbles.csv&time_zone=Europe/Zurich",
        scrobbles(40),
    )
    .await;
    let import = sent.expect_status(202);
    assert_eq!(
        (&import["state"], &import["file_name"]),
        (&json!("queued"), &json!("scrobbles.csv"))
    );
    assert_eq!(import["time_zone"], "Europe/Zurich");
    let jobs = zoe.get("/api/v1/jobs").await.expect_status(200);
    assert_eq!(
        jobs["items"][0]["href"],
        format!("/api/v1/imports/{}", import["id"])
    );
    app.run_imports().await;
    let done = find(&zoe, &import).await;
    assert_eq!(
        (&done["state"], &done["read"], &done["stored"]),
        (&json!("done"), &json!(40), &json!(40))
    );
    assert_eq!(done["bytes_done"], done["bytes_total"]);
    assert_eq!(done["report"]["phase"], "done");
    assert!(
        zoe.get("/api/v1/jobs").await.json()["items"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let left = std::fs::read_dir(app.folder.path().join("uploads"))
        .unwrap()
        .count();
    assert_eq!(left, 0, "the file is not kept when its import has ended");
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_its_rows_are_listed_and_downloaded() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    send(&zoe, "file_name=a.csv", scrobbles(7))
        .await
        .expect_status(202);
    app.run_imports().await;
    let again = send(&zoe, "file_name=b.csv", scrobbles(7))
        .await
        .expect_status(202);
    app.run_imports().await;
    let again = find(&zoe, &again).await;
    assert_eq!(
        (&again["stored"], &again["duplicate"]),
        (&json!(0), &json!(7))
    );

    let rows = format!("/api/v1/imports/{}/rows", again["id"]);
    let mut numbers = Vec::new();
    let mut next = format!("{rows}?outcome=duplicate&limit=3");
    loop {
        let page = zoe.get(&next).await.expect_status(200);
        numbers.extend(
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["row_number"].as_i64().unwrap()),
        );
        match page["next_cursor"].as_str() {
            Some(cursor) => next = format!("{rows}?outcome=duplicate&limit=3&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(numbers.len(), 7);
    assert!(numbers.is_sorted());
    let none = zoe
        .get(&format!("{rows}?outcome=failed"))
        .await
        .expect_status(200);
    assert_eq!(none, json!({"items": [], "next_cursor": null}));
    zoe.get(&format!("{rows}?outcome=lost"))
        .await
        .expect_problem("validation-failed");
    zoe.get(&format!("{rows}?cursor=x"))
        .await
        .expect_problem("validation-failed");

    let csv = zoe.get(&format!("{rows}.csv")).await;
    csv.expect_status(200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert!(csv.header("content-disposition").starts_with("attachment"));
    assert_eq!(csv.text().lines().count(), 8);
    assert!(csv.text().contains("\"duplicate\",\"already_stored\""));
}

#[tokio::test]
async fn a_trial_stores_nothing() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let import = send(&zoe, "file_name=a.csv&dry_run=true", scrobbles(5))
        .await
        .expect_status(202);
    app.run_imports().await;
    assert_eq!(find(&zoe, &import).await["stored"], 5);
    let history = zoe.get("/api/v1/history/tracks").await.expect_status(200);
    assert_eq!(history["total"], 0);
}

#[tokio::test]
async fn what_is_no_export_is_refused_in_words() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let import = send(&zoe, "file_name=notes.txt", "some words that are no export")
        .await
        .expect_status(202);
    app.run_imports().await;
    let import = find(&zoe, &import).await;
    assert_eq!(import["state"], "failed");
    assert!(import["error"].as_str().unwrap().len() > 10);
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_while_it_comes() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let too_long = UPLOAD_LIMIT as usize + 1;
    let told = zoe.clone().header("content-length", &too_long.to_string());
    send(&told, "file_name=a.csv", vec![b'x'; too_long])
        .await
        .expect_problem("body-too-large");
    let block = Bytes::from(vec![b'x'; 8 * 1024]);
    let endless = stream::repeat_with(move || Ok::<_, std::io::Error>(block.clone()));
    send(&zoe, "file_name=a.csv", Body::from_stream(endless))
        .await
        .expect_problem("body-too-large");
    assert!(
        zoe.get("/api/v1/imports").await.json()["items"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let left = std::fs::read_dir(app.folder.path().join("uploads"))
        .unwrap()
        .count();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_file_that_breaks_off_or_is_empty_or_has_no_name_is_refused() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let broken = stream::iter([
        Ok(Bytes::from_static(b"artist")),
        Err(std::io::Error::other("gone")),
    ]);
    send(&zoe, "file_name=a.csv", Body::from_stream(broken))
        .await
        .expect_problem("malformed-request");
    send(&zoe, "file_name=a.csv", "")
        .await
        .expect_problem("validation-failed");
    let problem = send(&zoe, "", "x")
        .await
        .expect_problem("validation-failed");
    assert!(
        problem["errors"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("file_name")
    );
    send(&zoe, "file_name=%2Ftmp%2F", "x")
        .await
        .expect_problem("validation-failed");
    let problem = send(&zoe, "file_name=a&time_zone=Mars", "x")
        .await
        .expect_problem("validation-failed");
    assert_eq!(problem["errors"][0]["pointer"], "/query/time_zone");
    let form = zoe
        .clone()
        .header("content-type", "multipart/form-data; boundary=x");
    send(&form, "file_name=a.csv", "x")
        .await
        .expect_problem("unsupported-media-type");
}

#[tokio::test]
async fn a_path_in_the_name_is_no_path() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let import = send(&zoe, "file_name=..%2F..%2Fetc%2Fpasswd", scrobbles(1))
        .await
        .expect_status(202);
    assert_eq!(import["file_name"], "passwd");
}

#[tokio::test]
async fn an_import_that_waits_is_cancelled_at_once() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let import = send(&zoe, "file_name=a.csv", scrobbles(5))
        .await
        .expect_status(202);
    let path = format!("/api/v1/imports/{}/cancel", import["id"]);
    assert_eq!(
        zoe.post(&path, &json!({})).await.expect_status(200)["state"],
        "cancelled"
    );
    app.run_imports().await;
    let import = find(&zoe, &import).await;
    assert_eq!(
        (&import["state"], &import["stored"]),
        (&json!("cancelled"), &json!(0))
    );
}

#[tokio::test]
async fn a_paused_import_waits_until_it_is_resumed() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let import = send(&zoe, "file_name=a.csv", scrobbles(5))
        .await
        .expect_status(202);
    let act = async |action: &str| {
        let path = format!("/api/v1/imports/{}/{action}", import["id"]);
        zoe.post(&path, &json!({})).await
    };
    assert_eq!(act("pause").await.expect_status(200)["state"], "paused");
    app.run_imports().await;
    assert_eq!(find(&zoe, &import).await["state"], "paused");
    let jobs = zoe.get("/api/v1/jobs").await.expect_status(200);
    assert_eq!(jobs["items"][0]["actions"], json!(["resume", "cancel"]));
    assert_eq!(act("resume").await.expect_status(200)["state"], "queued");
    app.run_imports().await;
    let import = find(&zoe, &import).await;
    assert_eq!(
        (&import["state"], &import["stored"]),
        (&json!("done"), &json!(5))
    );
    let jobs = zoe.get("/api/v1/jobs").await.expect_status(200);
    assert_eq!(jobs["items"], json!([]));
    let ended = &jobs["recent"][0];
    assert_eq!(
        (&ended["state"], &ended["counts"]["stored"]),
        (&json!("done"), &json!(5))
    );
}

#[tokio::test]
async fn a_paused_import_whose_file_is_gone_asks_for_it_and_goes_on_when_it_comes() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let import = send(&zoe, "file_name=a.csv", scrobbles(5))
        .await
        .expect_status(202);
    let path = format!("/api/v1/imports/{}", import["id"]);
    zoe.post(&format!("{path}/pause"), &json!({}))
        .await
        .expect_status(200);
    app.run_imports().await;
    for file in std::fs::read_dir(app.folder.path().join("uploads")).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    zoe.post(&format!("{path}/resume"), &json!({}))
        .await
        .expect_problem("file-gone");
    let again = send(&zoe, "file_name=a.csv", scrobbles(5))
        .await
        .expect_status(202);
    assert_eq!(again["id"], import["id"]);
    app.run_imports().await;
    assert_eq!(find(&zoe, &import).await["stored"], json!(5));
}

#[tokio::test]
async fn imports_are_listed_newest_first_page_by_page() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    for n in 1..=5 {
        send(&zoe, &format!("file_name={n}.csv"), scrobbles(n))
            .await
            .expect_status(202);
    }
    let first = zoe.get("/api/v1/imports?limit=3").await.expect_status(200);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = zoe
        .get(&format!("/api/v1/imports?limit=3&cursor={cursor}"))
        .await
        .expect_status(200);
    let names = |page: &Value| {
        page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["file_name"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&first), ["5.csv", "4.csv", "3.csv"]);
    assert_eq!(names(&second), ["2.csv", "1.csv"]);
    assert!(second["next_cursor"].is_null());
    zoe.get("/api/v1/imports?limit=0")
        .await
        .expect_problem("validation-failed");
}

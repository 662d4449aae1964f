//! Every problem of the table is produced by a test; those that no other file is about, here.

use std::collections::BTreeSet;

use aime_domain::account::Role;
use aime_server::problem::{Problem, ProblemKind};
use axum::body::Body;
use axum::http::Method;
use axum::response::IntoResponse as _;
use serde_json::json;

use crate::harness::TestApp;

#[tokio::test]
async fn what_the_framework_refuses_is_a_problem_too() {
    let app = TestApp::new().await;
    app.add("zoe", Role::Owner).await;
    let client = app.client();
    let session = "/api/v1/session";
    let json_client = client.clone().header("content-type", "application/json");
    json_client
        .send(Method::POST, session, Body::from("{"))
        .await
        .expect_problem("malformed-request");
    json_client
        .send(Method::POST, session, Body::from(vec![b' '; 2 << 20]))
        .await
        .expect_problem("body-too-large");
    client
        .send(Method::POST, session, Body::from("{}"))
        .await
        .expect_problem("unsupported-media-type");
    let problem = json_client
        .send(Method::POST, session, Body::from(r#"{"name": 1}"#))
        .await;
    assert_eq!(
        problem.expect_problem("validation-failed")["errors"][0]["pointer"],
        "/name"
    );
    let answer = client.send(Method::PUT, session, Body::empty()).await;
    answer.expect_problem("method-not-allowed");
    let allowed: BTreeSet<&str> = answer.header("allow").split(',').collect();
    assert_eq!(allowed, ["DELETE", "GET", "HEAD", "POST"].into());
    client
        .get("/api/v1/nothing")
        .await
        .expect_problem("not-found");
}

#[tokio::test]
async fn parameters_that_are_no_numbers_are_pointed_at() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let problem = zoe
        .get("/api/v1/imports/seven")
        .await
        .expect_problem("validation-failed");
    assert_eq!(problem["errors"][0]["pointer"], "/path/id");
    let problem = zoe
        .get("/api/v1/imports?limit=many")
        .await
        .expect_problem("validation-failed");
    assert_eq!(problem["errors"][0]["pointer"], "/query/limit");
    zoe.get("/api/v1/imports?unknown=1&limit=")
        .await
        .expect_status(200);
}

#[tokio::test]
async fn a_database_that_is_gone_is_told_without_its_words() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    (*app.db).clone().close().await.unwrap();
    let answer = zoe.get("/api/v1/me").await;
    answer.expect_problem("database-unavailable");
    assert_eq!(answer.header("retry-after"), "5");
    let text = answer.text().to_lowercase();
    assert!(
        !text.contains("select") && !text.contains("sqlite") && !text.contains(".db"),
        "{text}"
    );
    assert_eq!(
        app.client().get("/health").await.expect_status(200)["status"],
        "degraded"
    );
    app.client().get("/ready").await.expect_problem("not-ready");
}

#[tokio::test]
async fn a_fault_of_ours_is_told_without_its_cause() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    aime_storage::sql::execute(&app.db.tx().await, "SELECT 1", [])
        .await
        .unwrap();
    let tx = app.db.tx().await;
    aime_storage::sql::execute(&tx, "DROP TABLE import_rows", [])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let sent = zoe
        .send(Method::POST, "/api/v1/imports?file_name=a", Body::from("x"))
        .await
        .expect_status(202);
    let answer = zoe
        .get(&format!("/api/v1/imports/{}/rows", sent["id"]))
        .await;
    answer.expect_problem("internal");
    assert!(!answer.text().contains("import_rows"), "{}", answer.text());
    let health = app.client().get("/health").await.json();
    assert_eq!(health["errors"], 1);
}

#[test]
fn a_panic_is_told_without_its_words() {
    let response = aime_server::problem::panicked(Box::new(String::from("secret words")));
    assert_eq!(response.status(), 500);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
}

#[test]
fn every_row_of_the_table_makes_an_answer() {
    let mut slugs = BTreeSet::new();
    for kind in ProblemKind::ALL {
        assert!(slugs.insert(kind.slug()), "{} twice", kind.slug());
        let is_word = kind
            .slug()
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'-');
        assert!(is_word && !kind.title().is_empty() && !kind.meaning().is_empty());
        let response = Problem::new(*kind).into_response();
        assert_eq!(response.status(), kind.status());
    }
}

/// Reads this folder: a problem that no test names is one that nobody has seen.
#[test]
fn every_problem_is_produced_by_a_test() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let sources: String = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    for kind in ProblemKind::ALL {
        let asked = format!("expect_problem(\"{}\")", kind.slug());
        assert!(sources.contains(&asked), "no test produces {}", kind.slug());
    }
}

#[tokio::test]
async fn what_a_member_may_not_do_is_told() {
    let app = TestApp::new().await;
    app.add("owner", Role::Owner).await;
    let member = app.browser("member", Role::Member).await;
    let body = json!({"name": "x", "password": "long enough to be one", "role": "member"});
    member
        .post("/api/v1/users", &body)
        .await
        .expect_problem("forbidden");
}

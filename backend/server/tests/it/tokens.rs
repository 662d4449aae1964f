//! Tokens of programs.

use aime_domain::account::{Role, Scope};
use aime_storage::sql;
use serde_json::json;

use crate::harness::TestApp;

#[tokio::test]
async fn a_token_is_shown_once_works_until_revoked_and_needs_no_csrf_token() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let body = json!({"name": "phone", "scopes": ["write", "read"]});
    let created = zoe.post("/api/v1/tokens", &body).await.expect_status(201);
    let secret = created["secret"].as_str().unwrap();
    assert!(secret.starts_with("aime_") && secret.len() == 48);
    let phone = app.client().bearer(secret);
    assert_eq!(
        phone.get("/api/v1/me").await.expect_status(200)["name"],
        "zoe"
    );
    let listed = zoe.get("/api/v1/tokens").await;
    assert!(!listed.text().contains(secret));
    assert_eq!(
        listed.json()["items"][0]["scopes"],
        json!(["read", "write"])
    );
    assert!(!listed.json()["items"][0]["last_used_at"].is_null());
    let path = format!("/api/v1/tokens/{}", created["token"]["id"]);
    zoe.delete(&path).await.expect_status(204);
    zoe.delete(&path).await.expect_problem("not-found");
    phone
        .get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
}

#[tokio::test]
async fn a_token_does_what_its_scopes_say_and_no_more() {
    let app = TestApp::new().await;
    let zoe = app.add("zoe", Role::Owner).await;
    let reader = app.program(&zoe, &[Scope::Read]).await;
    let writer = app.program(&zoe, &[Scope::Write]).await;
    let admin = app.program(&zoe, &[Scope::Admin]).await;
    let submitter = app.program(&zoe, &[Scope::Submit]).await;
    reader.get("/api/v1/me").await.expect_status(200);
    writer.get("/api/v1/me").await.expect_status(200);
    submitter
        .get("/api/v1/me")
        .await
        .expect_problem("scope-missing");
    reader
        .post("/api/v1/imports/1/cancel", &json!({}))
        .await
        .expect_problem("scope-missing");
    writer
        .post("/api/v1/imports/1/cancel", &json!({}))
        .await
        .expect_problem("not-found");
    // A lesser token cannot make itself a greater one.
    let body = json!({"name": "more", "scopes": ["admin"]});
    writer
        .post("/api/v1/tokens", &body)
        .await
        .expect_problem("scope-missing");
    writer
        .get("/api/v1/users")
        .await
        .expect_problem("scope-missing");
    writer
        .patch("/api/v1/me", &json!({"language": "fr"}))
        .await
        .expect_problem("scope-missing");
    admin.get("/api/v1/users").await.expect_status(200);
    admin.post("/api/v1/tokens", &body).await.expect_status(201);
}

#[tokio::test]
async fn a_token_has_no_session() {
    let app = TestApp::new().await;
    let zoe = app.add("zoe", Role::Owner).await;
    let program = app.program(&zoe, &[Scope::Read]).await;
    program
        .get("/api/v1/session")
        .await
        .expect_problem("not-found");
}

#[tokio::test]
async fn a_token_needs_a_name_and_a_scope() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let problem = zoe
        .post("/api/v1/tokens", &json!({"name": " ", "scopes": []}))
        .await
        .expect_problem("validation-failed");
    assert_eq!(problem["errors"].as_array().unwrap().len(), 2);
    let body = json!({"name": "x", "scopes": ["read", "everything"]});
    let problem = zoe
        .post("/api/v1/tokens", &body)
        .await
        .expect_problem("validation-failed");
    assert_eq!(problem["errors"][0]["pointer"], "/scopes/1");
}

#[tokio::test]
async fn only_hashes_are_stored_and_a_verifier_for_submitters_alone() {
    let app = TestApp::new().await;
    let zoe = app.add("zoe", Role::Owner).await;
    app.accounts
        .create_token(zoe.id, "reader", &[Scope::Read])
        .await
        .unwrap();
    let submitter = app
        .accounts
        .create_token(zoe.id, "submitter", &[Scope::Submit])
        .await
        .unwrap();
    let secret = secrecy::ExposeSecret::expose_secret(&submitter.secret).to_owned();
    let query = "SELECT name, verifier, LENGTH(token_hash) FROM api_tokens ORDER BY id";
    let rows = sql::all(&app.db.read(), query, []).await.unwrap();
    let verifiers: Vec<Option<String>> = rows
        .iter()
        .map(|row| row.try_get_by_index(1).unwrap())
        .collect();
    assert_eq!(verifiers[0], None);
    assert!(
        verifiers[1]
            .as_ref()
            .is_some_and(|verifier| verifier.len() == 32 && !secret.contains(verifier.as_str()))
    );
    assert!(
        rows.iter()
            .all(|row| row.try_get_by_index::<i64>(2).unwrap() == 32)
    );
}

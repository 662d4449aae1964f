//! Signing in and out, CSRF, throttling, the cookie.

use aime_domain::account::Role;
use aime_server::edge::network::Network;
use serde_json::json;

use crate::harness::{PASSWORD, TestApp};

#[tokio::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let app = TestApp::new().await;
    app.add("zoe", Role::Owner).await;
    let answer = app.client().sign_in("ZOE", PASSWORD).await;
    answer.expect_status(200);
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("aime_session="), "{cookie}");
    for word in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert!(!cookie.contains("Secure"));
}

#[tokio::test]
async fn the_cookie_is_https_only_where_a_trusted_proxy_speaks_https() {
    let proxy: Network = "127.0.0.1".parse().unwrap();
    let app = TestApp::set(|settings| settings.trusted_proxies = vec![proxy]).await;
    app.add("zoe", Role::Owner).await;
    let mut behind = app
        .client()
        .header("x-forwarded-proto", "https")
        .header("x-forwarded-for", "203.0.113.9");
    let mut stranger = app
        .client_at("203.0.113.9:1")
        .header("x-forwarded-proto", "https");
    assert!(
        behind
            .sign_in("zoe", PASSWORD)
            .await
            .header("set-cookie")
            .contains("; Secure")
    );
    assert!(
        !stranger
            .sign_in("zoe", PASSWORD)
            .await
            .header("set-cookie")
            .contains("Secure")
    );
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_are_told_the_same() {
    let app = TestApp::new().await;
    app.add("zoe", Role::Owner).await;
    let mut client = app.client();
    let mut said = Vec::new();
    for (name, password) in [("zoe", "wrong password"), ("nobody", PASSWORD), ("zoe", "")] {
        let mut problem = client
            .sign_in(name, password)
            .await
            .expect_problem("wrong-credentials");
        problem["request_id"] = json!(null);
        said.push(problem);
    }
    assert!(said.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn guessing_a_password_costs_growing_time_also_for_the_right_one() {
    let app = TestApp::new().await;
    app.add("zoe", Role::Owner).await;
    let mut client = app.client_at("192.0.2.1:1");
    for _ in 0..5 {
        client
            .sign_in("zoe", "wrong password")
            .await
            .expect_problem("wrong-credentials");
    }
    let answer = client.sign_in("zoe", PASSWORD).await;
    let problem = answer.expect_problem("too-many-attempts");
    assert_eq!(problem["retry_after_seconds"], 1);
    assert_eq!(answer.header("retry-after"), "1");
    // Another address does not help, another name does.
    app.client_at("192.0.2.2:1")
        .sign_in("Zoe", PASSWORD)
        .await
        .expect_problem("too-many-attempts");
    app.add("max", Role::Member).await;
    client.sign_in("max", PASSWORD).await.expect_status(200);
    app.db.clock.advance(1);
    client.sign_in("zoe", PASSWORD).await.expect_status(200);
}

#[tokio::test]
async fn guessing_many_names_from_one_address_costs_growing_time() {
    let app = TestApp::new().await;
    app.add("zoe", Role::Owner).await;
    let mut client = app.client_at("192.0.2.1:1");
    for n in 0..20 {
        client
            .sign_in(&format!("name{n}"), PASSWORD)
            .await
            .expect_problem("wrong-credentials");
    }
    client
        .sign_in("zoe", PASSWORD)
        .await
        .expect_problem("too-many-attempts");
    app.client_at("192.0.2.2:1")
        .sign_in("zoe", PASSWORD)
        .await
        .expect_status(200);
}

#[tokio::test]
async fn a_change_with_the_cookie_needs_the_sessions_own_csrf_token() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let max = app.browser("max", Role::Member).await;
    let body = json!({"language": "fr"});
    zoe.clone()
        .without("x-csrf-token")
        .patch("/api/v1/me", &body)
        .await
        .expect_problem("csrf-mismatch");
    let of_max = max.get("/api/v1/session").await.json()["csrf_token"]
        .as_str()
        .unwrap()
        .to_owned();
    zoe.clone()
        .header("x-csrf-token", &of_max)
        .patch("/api/v1/me", &body)
        .await
        .expect_problem("csrf-mismatch");
    zoe.clone()
        .without("x-csrf-token")
        .delete("/api/v1/session")
        .await
        .expect_problem("csrf-mismatch");
    zoe.patch("/api/v1/me", &body).await.expect_status(200);
}

#[tokio::test]
async fn reading_needs_no_csrf_token() {
    let app = TestApp::new().await;
    let zoe = app
        .browser("zoe", Role::Owner)
        .await
        .without("x-csrf-token");
    assert_eq!(
        zoe.get("/api/v1/me").await.expect_status(200)["name"],
        "zoe"
    );
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let answer = zoe.delete("/api/v1/session").await;
    answer.expect_status(204);
    assert!(
        answer.header("set-cookie").contains("aime_session=; ")
            && answer.header("set-cookie").contains("Max-Age=0")
    );
    assert_eq!(answer.header("clear-site-data"), "\"cache\"");
    zoe.get("/api/v1/session")
        .await
        .expect_problem("not-authenticated");
}

#[tokio::test]
async fn a_session_ends_thirty_days_after_its_last_use() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let day = 24 * 60 * 60;
    app.db.clock.advance(29 * day);
    zoe.get("/api/v1/session").await.expect_status(200);
    app.db.clock.advance(29 * day);
    zoe.get("/api/v1/session").await.expect_status(200);
    app.db.clock.advance(31 * day);
    zoe.get("/api/v1/session")
        .await
        .expect_problem("not-authenticated");
}

#[tokio::test]
async fn a_forged_or_missing_credential_is_refused() {
    let app = TestApp::new().await;
    app.add("zoe", Role::Owner).await;
    let client = app.client();
    client
        .get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
    client
        .clone()
        .header("cookie", "aime_session=forged")
        .get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
    client
        .clone()
        .bearer("forged")
        .get("/api/v1/me")
        .await
        .expect_problem("not-authenticated");
    let answer = client
        .header("authorization", "Basic em9lOnBhc3M=")
        .get("/api/v1/me")
        .await;
    answer.expect_problem("not-authenticated");
    assert_eq!(answer.header("www-authenticate"), "Bearer");
}

#[tokio::test]
async fn the_browsers_of_one_are_listed_and_another_is_signed_out() {
    let app = TestApp::new().await;
    let here = app.browser("zoe", Role::Owner).await;
    let mut there = app.client();
    there.sign_in("zoe", PASSWORD).await.expect_status(200);
    let sessions = here.get("/api/v1/sessions").await.expect_status(200);
    let items = sessions["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    let other = items.iter().find(|one| one["is_current"] == false).unwrap();
    let path = format!("/api/v1/sessions/{}", other["id"]);
    here.delete(&path).await.expect_status(204);
    there.get("/api/v1/me").await.expect_status(401);
    here.get("/api/v1/me").await.expect_status(200);
    here.delete(&path).await.expect_status(404);
}

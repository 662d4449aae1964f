//! What happens to every request and answer.

use aime_domain::account::Role;
use serde_json::json;

use crate::harness::TestApp;

const APP_POLICY: &str = "default-src 'self'; script-src 'self'; \
    style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; \
    img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; \
    worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let app = TestApp::new().await;
    for path in ["/", "/journal", "/api/v1", "/api/v1/nothing", "/health"] {
        let answer = app.client().get(path).await;
        assert_eq!(
            answer.header("content-security-policy"),
            APP_POLICY,
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("referrer-policy"), "same-origin");
        assert_eq!(answer.header("x-frame-options"), "DENY");
    }
}

/// In containers nginx serves the dashboard's files and hands on the rest: it must say of the files what we say of them,
/// and know what the rest is.
#[tokio::test]
async fn nginx_says_of_the_dashboard_what_we_say_and_hands_on_what_is_ours() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../frontend/nginx.conf");
    let conf = std::fs::read_to_string(file).unwrap();
    let app = TestApp::new().await;
    let page = app.client().get("/").await;
    for name in [
        "content-security-policy",
        "x-content-type-options",
        "x-frame-options",
        "referrer-policy",
        "cross-origin-resource-policy",
        "permissions-policy",
    ] {
        let value = page.header(name);
        let said = conf.lines().map(str::trim).any(|line| {
            let header = line
                .strip_prefix("add_header ")
                .and_then(|rest| rest.split_once(' '));
            header.is_some_and(|(header, rest)| {
                let rest = rest.trim_end_matches(';').trim_end_matches(" always");
                header.eq_ignore_ascii_case(name) && rest.trim_matches('"') == value
            })
        });
        assert!(said, "nginx.conf does not say {name}: {value}");
    }
    let handed_on = conf
        .lines()
        .find(|line| line.contains("location ~ ^/("))
        .unwrap();
    let document: serde_json::Value = serde_json::from_str(&aime_server::openapi::json()).unwrap();
    let documented = document["paths"]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str);
    let others = [
        "/1/submit-listens",
        "/2.0/",
        "/apis/listenbrainz/1/submit-listens",
        "/np_1.2",
        "/protocol_1.2",
        "/docs/",
    ];
    for path in documented.chain(others) {
        let first = path
            .trim_start_matches('/')
            .split('/')
            .next()
            .unwrap()
            .replace('.', "\\.");
        let mut known = handed_on.split(['(', ')', '|']);
        assert!(
            known.any(|word| word == first),
            "nginx.conf does not hand on {path}"
        );
    }
}

#[tokio::test]
async fn only_own_names_are_served() {
    let app =
        TestApp::set(|settings| settings.hosts = vec![String::from("music.example.org")]).await;
    let cases = [
        ("127.0.0.1:8000", true),
        ("nas", true),
        ("nas.local:8000", true),
        ("music.example.org", true),
        ("evil.example.com", false),
    ];
    for (host, served) in cases {
        let answer = app.client().header("host", host).get("/health").await;
        if served {
            answer.expect_status(200);
        } else {
            answer.expect_problem("host-not-allowed");
        }
    }
    app.client()
        .without("host")
        .get("/health")
        .await
        .expect_problem("host-not-allowed");
}

#[tokio::test]
async fn a_request_has_an_id_and_a_sound_one_of_the_client_is_kept() {
    let app = TestApp::new().await;
    let answer = app
        .client()
        .header("x-request-id", "trace-7.a_b")
        .get("/api/v1/nothing")
        .await;
    assert_eq!(answer.header("x-request-id"), "trace-7.a_b");
    assert_eq!(answer.json()["request_id"], "trace-7.a_b");
    for odd in ["with space", "<script>", &"x".repeat(65)] {
        let answer = app
            .client()
            .header("x-request-id", odd)
            .get("/health")
            .await;
        assert_ne!(answer.header("x-request-id"), odd);
    }
    let seconds: f64 = answer.header("x-process-time").parse().unwrap();
    assert!(seconds >= 0.0);
}

#[tokio::test]
async fn an_address_of_the_api_may_end_in_a_slash() {
    let app = TestApp::new().await;
    assert_eq!(
        app.client().get("/api/v1/").await.expect_status(200)["message"],
        "AIME"
    );
    app.client()
        .get("/api/v1/setup/?x=1")
        .await
        .expect_status(200);
}

#[tokio::test]
async fn answers_about_people_are_not_kept_by_anybody() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let answer = zoe.get("/api/v1/me").await;
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("vary").contains("cookie"));
}

#[tokio::test]
async fn other_sites_may_call_only_where_they_are_named() {
    let origin = "https://dash.example.org";
    let closed = TestApp::new().await;
    let answer = closed
        .client()
        .header("origin", origin)
        .get("/api/v1")
        .await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
    let open = TestApp::set(|settings| settings.cors_origins = vec![origin.parse().unwrap()]).await;
    let answer = open.client().header("origin", origin).get("/api/v1").await;
    assert_eq!(answer.header("access-control-allow-origin"), origin);
    assert_eq!(answer.header("access-control-allow-credentials"), "");
    let answer = open
        .client()
        .header("origin", "https://evil.example.com")
        .get("/api/v1")
        .await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
}

#[tokio::test]
async fn long_answers_are_compressed_for_those_who_can_read_them() {
    let app = TestApp::new().await;
    let path = "/api/v1/openapi.json";
    let plain = app.client().get(path).await;
    assert_eq!(plain.header("content-encoding"), "");
    let squeezed = app
        .client()
        .header("accept-encoding", "br, gzip")
        .get(path)
        .await;
    assert_eq!(squeezed.header("content-encoding"), "br");
    assert!(squeezed.body.len() * 4 < plain.body.len());
}

#[tokio::test]
async fn alive_and_ready_are_told_apart() {
    let app = TestApp::new().await;
    let health = app.client().get("/health").await.expect_status(200);
    assert_eq!(
        (&health["status"], &health["database"]),
        (&json!("healthy"), &json!("connected"))
    );
    assert_eq!(
        app.client().get("/ready").await.expect_status(200)["ready"],
        true
    );
    let health = app.client().get("/health").await.json();
    assert!(health["requests"].as_u64().unwrap() >= 2);

    let old =
        TestApp::set(|settings| settings.newest_migration = String::from("m29990101_000001_later"))
            .await;
    let problem = old.client().get("/ready").await.expect_problem("not-ready");
    assert_eq!(problem["errors"][0]["pointer"], "/migrations");
    old.client().get("/health").await.expect_status(200);

    let homeless = TestApp::set(|settings| settings.data_dir.push("gone")).await;
    let problem = homeless
        .client()
        .get("/ready")
        .await
        .expect_problem("not-ready");
    assert_eq!(problem["errors"][0]["pointer"], "/disk");
}

//! The dashboard's files.

use axum::body::Body;
use axum::http::Method;

use crate::harness::TestApp;

#[tokio::test]
async fn pages_of_the_dashboard_are_one_page_that_is_asked_for_each_time() {
    let app = TestApp::new().await;
    for path in ["/", "/journal", "/albums/7", "/year/2026"] {
        let answer = app.client().get(path).await;
        answer.expect_status(200);
        assert!(answer.text().contains("<title>page</title>"));
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
    }
    let etag = app.client().get("/").await.header("etag").to_owned();
    let again = app
        .client()
        .header("if-none-match", &etag)
        .get("/journal")
        .await;
    assert_eq!(again.status, 304);
    assert!(again.body.is_empty());
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_ever_and_come_as_small_as_the_browser_can_read() {
    let app = TestApp::new().await;
    let path = "/assets/app-1234.js";
    for (accepts, encoding, body) in [
        ("gzip, deflate, br", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("br;q=0, gzip", "gzip", "gzip"),
        ("identity", "", "console.log('plain')"),
    ] {
        let answer = app
            .client()
            .header("accept-encoding", accepts)
            .get(path)
            .await;
        assert_eq!(
            (answer.header("content-encoding"), answer.text().as_str()),
            (encoding, body),
            "{accepts}"
        );
        assert_eq!(
            answer.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
        assert!(answer.header("vary").contains("accept-encoding"));
    }
    app.client()
        .get("/assets/gone-5678.js")
        .await
        .expect_problem("not-found");
}

#[tokio::test]
async fn the_page_never_answers_where_the_server_does() {
    let app = TestApp::new().await;
    let paths = [
        "/api",
        "/api/",
        "/api/v1/nothing",
        "/api/v2/session",
        "/apis/x",
        "/images/x",
        "/audio/x",
        "/docs/nothing.js",
        "/health/x",
        "/ready/x",
        "/metrics",
    ];
    for path in paths {
        let answer = app.client().get(path).await;
        answer.expect_problem("not-found");
    }
    // The doors refuse in the words of the services whose protocols they speak.
    for path in [
        "/1",
        "/1/",
        "/1/nothing",
        "/1/submit-listens",
        "/2.0",
        "/2.0/",
        "/apis/listenbrainz/1/x",
    ] {
        let answer = app.client().get(path).await;
        assert!(answer.status.is_client_error(), "{path}");
        assert!(!answer.text().contains("<html"), "{path}");
    }
    app.client()
        .send(Method::POST, "/journal", Body::empty())
        .await
        .expect_problem("method-not-allowed");
}

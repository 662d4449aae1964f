//! The API described.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use aime_server::{openapi, problem};
use serde_json::Value;

use crate::harness::TestApp;

/// Files of the repository that are generated from the code: with `UPDATE=1` written, else compared.
fn compare(file: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "{file} is not what the code says; run: UPDATE=1 cargo test -p aime-server --test it docs::"
    );
}

#[test]
fn the_document_in_the_repository_is_the_codes() {
    compare("frontend/src/api/openapi.json", &openapi::json());
}

#[test]
fn the_page_of_problems_in_the_repository_is_the_codes() {
    compare("docs/problems.md", &problem::page::markdown());
}

fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let all = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(|(method, operation)| (method.to_uppercase(), path.clone(), operation.clone()))
    });
    all.collect()
}

#[test]
fn every_operation_says_what_it_answers() {
    let document: Value = serde_json::from_str(&openapi::json()).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    let verbs: HashSet<&str> = [
        "find", "list", "create", "update", "delete", "replace", "cancel", "download", "watch",
        "toggle", "index", "patch", "pause", "resume", "end", "undo", "start", "stop", "release",
        "suppress", "merge", "split", "move", "add", "finish",
    ]
    .into();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let place = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap();
        assert!(ids.insert(id.to_owned()), "{place}: {id} twice");
        assert!(
            verbs.contains(id.split('_').next().unwrap()),
            "{place}: {id} does not start with a known verb"
        );
        assert!(
            !operation["summary"].as_str().unwrap_or_default().is_empty(),
            "{place}: no summary"
        );
        assert!(
            !operation["tags"].as_array().unwrap().is_empty(),
            "{place}: no tag"
        );
        let responses = operation["responses"].as_object().unwrap();
        for (status, response) in responses {
            let is_empty = status == "204" || status == "304";
            for (media, content) in response["content"].as_object().into_iter().flatten() {
                let schema = &content["schema"];
                assert!(
                    schema.as_object().is_some_and(|schema| !schema.is_empty()),
                    "{place}: {status} {media} has no schema"
                );
                let is_error = status == "default" || status.starts_with(['4', '5']);
                assert_eq!(
                    media == "application/problem+json",
                    is_error,
                    "{place}: {status} {media}"
                );
            }
            assert_eq!(response["content"].is_null(), is_empty, "{place}: {status}");
        }
        assert!(responses.contains_key("default"), "{place}: no problem");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(
                !parameter["description"]
                    .as_str()
                    .unwrap_or_default()
                    .is_empty(),
                "{place}: {}",
                parameter["name"]
            );
        }
    }
}

#[test]
fn problems_are_an_enum_of_the_document() {
    let document: Value = serde_json::from_str(&openapi::json()).unwrap();
    let codes = document["components"]["schemas"]["ProblemCode"]["enum"]
        .as_array()
        .unwrap();
    let slugs: Vec<&str> = problem::ProblemKind::ALL
        .iter()
        .map(|kind| kind.slug())
        .collect();
    assert_eq!(codes, &slugs);
}

#[tokio::test]
async fn the_document_is_served() {
    let app = TestApp::new().await;
    let answer = app.client().get("/api/v1/openapi.json").await;
    answer.expect_status(200);
    assert_eq!(answer.text(), openapi::json());
    assert_eq!(answer.header("content-type"), "application/json");
}

#[tokio::test]
async fn the_page_to_browse_it_is_all_ours() {
    let app = TestApp::new().await;
    let answer = app.client().get("/docs").await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (308, "/docs/")
    );
    let page = app.client().get("/docs/").await;
    page.expect_status(200);
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("script-src 'self';") && policy.contains("default-src 'none'"),
        "{policy}"
    );
    assert!(!page.text().contains("https://") && !page.text().contains("<script>"));
    for file in [
        "swagger-ui.css",
        "swagger-ui-bundle.js",
        "swagger-initializer.js",
        "favicon-32x32.png",
    ] {
        app.client()
            .get(&format!("/docs/{file}"))
            .await
            .expect_status(200);
    }
    let settings = app
        .client()
        .get("/docs/swagger-initializer.js")
        .await
        .text();
    assert!(settings.contains("/api/v1/openapi.json"));
}

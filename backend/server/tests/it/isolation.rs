//! Nobody sees what is somebody else's: every operation of the document is called as B with A's ids, and every
//! list of B is searched for what is A's.

use aime_domain::account::Role;
use aime_server::openapi;
use axum::body::Body;
use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Client, TestApp};

/// Names that only A's data have.
const MARKS: [&str; 4] = [
    "Quillfeather",
    "Moonlit Cartography",
    "Ferryman's Ledger",
    "secretfile",
];

const CSV: &str = "artist,album,title,date\n\
    Quillfeather,Moonlit Cartography,Ferryman's Ledger,01 Jan 2024 10:00\n\
    Quillfeather,Moonlit Cartography,Ferryman's Ledger,02 Jan 2024 11:00\n";

/// Fills A's ledger: listens, a token, an import.
async fn fill(app: &TestApp, a: &Client) {
    let path = "/api/v1/imports?file_name=secretfile.csv";
    a.send(Method::POST, path, Body::from(CSV))
        .await
        .expect_status(202);
    app.run_imports().await;
    a.post(
        "/api/v1/tokens",
        &json!({"name": "secretfile", "scopes": ["read"]}),
    )
    .await
    .expect_status(201);
}

/// Method, path and whether a body is expected, of every operation that needs a user.
fn operations() -> Vec<(Method, String, Value)> {
    let document: Value = serde_json::from_str(&openapi::json()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let is_public = operation["security"] == json!([{}]);
            if !is_public {
                found.push((
                    method.to_uppercase().parse().unwrap(),
                    path.clone(),
                    operation.clone(),
                ));
            }
        }
    }
    found
}

/// The address with 1 for every parameter: the first user, import, token, album, track and artist are A's.
fn with_ids(path: &str) -> String {
    let parts = path.split('/').map(|part| match part.split_once('{') {
        Some((before, rest)) => format!("{before}1{}", rest.split_once('}').unwrap().1),
        None => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A body that passes every check of form, so that the answer is about the id.
fn body(path: &str) -> Value {
    match path {
        "/api/v1/users/{id}" => json!({"role": "member"}),
        _ => json!({"title": "x", "year": 2000}),
    }
}

#[tokio::test]
async fn nobody_without_a_credential_gets_in() {
    let app = TestApp::new().await;
    app.add("a", Role::Owner).await;
    for (method, path, _) in operations() {
        let path = with_ids(&path);
        let answer = app
            .client()
            .send_json(method.clone(), &path, &body(&path))
            .await;
        assert_eq!(answer.status, 401, "{method} {path}: {}", answer.text());
    }
}

#[tokio::test]
async fn ids_of_somebody_else_name_nothing() {
    let app = TestApp::new().await;
    let a = app.browser("a", Role::Owner).await;
    let b = app.browser("b", Role::Member).await;
    fill(&app, &a).await;
    let mut walked = 0;
    for (method, path, _) in operations()
        .iter()
        .filter(|(_, path, _)| path.contains('{'))
    {
        let real = with_ids(path);
        let answer = b.send_json(method.clone(), &real, &body(path)).await;
        assert_eq!(answer.status, 404, "{method} {real}: {}", answer.text());
        walked += 1;
    }
    assert!(walked >= 6);
    // Nothing that B tried has changed anything of A's.
    a.get("/api/v1/imports/1").await.expect_status(200);
    a.get("/api/v1/me").await.expect_status(200);
    assert_eq!(
        a.get("/api/v1/tokens").await.json()["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn lists_hold_nothing_of_somebody_else() {
    let app = TestApp::new().await;
    let a = app.browser("a", Role::Owner).await;
    let b = app.browser("b", Role::Member).await;
    fill(&app, &a).await;
    let lists: Vec<String> = operations()
        .into_iter()
        .filter(|(method, path, _)| {
            method == Method::GET && !path.contains('{') && !path.ends_with("/events")
        })
        .map(|(_, path, _)| path)
        .collect();
    let queries = [
        "",
        "?q=Quillfeather&query=Quillfeather&search=Moonlit&artist=Quillfeather&date=2024-01-01",
    ];
    let mut seen_by_a = 0;
    for path in &lists {
        for query in queries {
            let address = format!("{path}{query}");
            let to_b = b.get(&address).await;
            for mark in MARKS {
                let query_itself = to_b.json()["query"]
                    .as_str()
                    .is_some_and(|echoed| echoed.contains(mark));
                assert!(
                    query_itself || !to_b.text().contains(mark),
                    "{address} shows B {mark}: {}",
                    to_b.text()
                );
            }
            let to_a = a.get(&address).await;
            seen_by_a += usize::from(MARKS.iter().any(|mark| to_a.text().contains(mark)));
        }
    }
    assert!(
        seen_by_a >= 5,
        "A sees too little for this test to mean anything: {seen_by_a}"
    );
}

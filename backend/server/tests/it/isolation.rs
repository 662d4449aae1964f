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

/// Bodies that name what is A's, for each operation whose body can and whose address does not. New operations must be
/// added: [`names_ids`] finds them.
fn bodies_with_ids(path: &str) -> Vec<Value> {
    match path {
        "/api/v1/collection/albums" => vec![json!({"title": "x", "artist_ids": [1]})],
        "/api/v1/exclusions" => vec![json!({"artist_id": 1}), json!({"track_id": 1})],
        "/api/v1/history/duplicates/release" | "/api/v1/history/duplicates/suppress" => {
            vec![json!({"ids": [1, 2, 3]}), json!({"import_id": 1})]
        }
        "/api/v1/history/listens/delete" => vec![
            json!({"ids": [1, 2]}),
            json!({"filter": {"artist_id": 1}}),
            json!({"filter": {"track_id": 1}}),
        ],
        "/api/v1/history/listens/edit" => vec![
            json!({"ids": [1, 2], "change": {"title": "Taken"}}),
            json!({"filter": {"album_id": 1}, "change": {"title": "Taken"}}),
        ],
        "/api/v1/history/listens/move" => vec![json!({"ids": [1, 2], "track_id": 1})],
        "/api/v1/services/lastfm/missing/keep" | "/api/v1/services/lastfm/missing/remove" => {
            vec![json!({"ids": [1, 2]})]
        }
        "/api/v1/services/roon/left-out/keep" => vec![json!({"ids": ["1", "2"]}), json!({})],
        _ => Vec::new(),
    }
}

/// Whether something in a schema is named like a key of ours.
fn names_ids(schema: &Value, document: &Value) -> bool {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        return names_ids(&document["components"]["schemas"][name], document);
    }
    let listed = ["allOf", "oneOf", "anyOf"].into_iter();
    let parts = listed.filter_map(|word| schema[word].as_array()).flatten();
    let own = schema["properties"].as_object().into_iter().flatten();
    parts
        .chain(schema.get("items"))
        .any(|part| names_ids(part, document))
        || own.into_iter().any(|(name, part)| {
            // Numbers of services are nobody's secret.
            let is_ours = !["discogs_id"].contains(&name.as_str());
            is_ours && (name == "ids" || name.ends_with("_id") || name.ends_with("_ids"))
                || names_ids(part, document)
        })
}

/// What A sees of everything that could be changed.
async fn all_of(a: &Client) -> Vec<String> {
    let mut seen = Vec::new();
    for path in [
        "/api/v1/history/tracks?page_size=50",
        "/api/v1/history/duplicates",
        "/api/v1/history/stats",
        "/api/v1/corrections",
        "/api/v1/exclusions",
        "/api/v1/collection/albums",
        "/api/v1/imports",
        "/api/v1/charts/tracks?period=all",
        "/api/v1/charts/artists?period=all",
    ] {
        seen.push(a.get(path).await.text());
    }
    seen
}

#[tokio::test]
async fn ids_of_somebody_else_in_a_body_change_nothing_and_tell_nothing() {
    let app = TestApp::new().await;
    let a = app.browser("a", Role::Owner).await;
    let b = app.browser("b", Role::Member).await;
    fill(&app, &a).await;
    let before = all_of(&a).await;
    let document: Value = serde_json::from_str(&openapi::json()).unwrap();
    let mut tried = 0;
    for (method, path, operation) in operations() {
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        if path.contains('{') || !names_ids(body, &document) {
            continue;
        }
        let bodies = bodies_with_ids(&path);
        assert!(
            !bodies.is_empty(),
            "{method} {path} names ids: say with which body it is tried"
        );
        for body in bodies {
            let answer = b.send_json(method.clone(), &path, &body).await;
            assert!(
                answer.status.as_u16() < 500,
                "{method} {path} {body}: {}",
                answer.text()
            );
            for mark in MARKS {
                assert!(
                    !answer.text().contains(mark),
                    "{method} {path} {body}: {}",
                    answer.text()
                );
            }
            tried += 1;
        }
    }
    assert!(tried >= 10, "{tried}");
    assert_eq!(all_of(&a).await, before);
    // Nor has B anything of it now.
    for path in [
        "/api/v1/history/tracks",
        "/api/v1/collection/albums",
        "/api/v1/exclusions",
    ] {
        let answer = b.get(path).await;
        assert!(
            MARKS.iter().all(|mark| !answer.text().contains(mark)),
            "{path}: {}",
            answer.text()
        );
    }
}

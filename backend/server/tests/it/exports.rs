//! Lists as files.

use aime_domain::account::Role;
use axum::body::Body;
use axum::http::Method;
use serde_json::Value;

use crate::harness::{Client, TestApp};

const COLLECTION: &str = "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,\
    Collection Media Condition,Collection Sleeve Condition,Collection Notes\r\n\
    OAK 1,Alder,Gate (Live!),Oak Records,\"LP, Album\",4,1979,1001,Uncategorized,2020-11-12 12:24:52,Mint (M),,\"kept, dry\"\r\n\
    \"OAK 2, oak2\",Alder,Hinge,\"Oak Records, Elm\",\"7\"\", Single\",,1980,1002,Singles,2020-11-12 12:26:02,,,\r\n\
    YEW 7,Sunn O))),*Black* [One],Yew,CD,,0,1003,Uncategorized,2020-03-09 22:40:50,,,\r\n";

const LISTENS: &str = "artist,album,title,date\n\
    Alder,Hinge,Door,01 Jan 2024 10:00\n\
    Alder,Hinge,\"Latch, pt. 2\",02 Jan 2024 11:00\n\
    Birch,Leaf,Stem,03 Jan 2024 12:00\n";

async fn bring(app: &TestApp, client: &Client, name: &str, text: String) {
    let path = format!("/api/v1/imports?file_name={name}");
    client
        .send(Method::POST, &path, Body::from(text))
        .await
        .expect_status(202);
    app.run_imports().await;
}

#[tokio::test]
async fn a_collection_comes_back_from_its_csv_as_it_was() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    bring(&app, &zoe, "collection.csv", COLLECTION.to_owned()).await;
    let path = "/api/v1/collection/export/csv?sort=title";
    let out = zoe.get(path).await;
    out.expect_status(200);
    assert_eq!(
        out.header("content-disposition"),
        "attachment; filename=\"collection.csv\""
    );
    assert_eq!(out.text().lines().count(), 4);
    assert!(out.text().contains(",\"kept, dry\""), "{}", out.text());
    let ann = app.browser("ann", Role::Member).await;
    bring(&app, &ann, "again.csv", out.text()).await;
    assert_eq!(ann.get(path).await.text(), out.text());
    // What the list shows is what the file holds.
    let filtered = zoe
        .get("/api/v1/collection/export/csv?support=CD&search=black")
        .await
        .text();
    assert_eq!(filtered.lines().count(), 2);
}

#[tokio::test]
async fn everything_goes_out_in_one_file_and_comes_back_for_somebody_else() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    bring(&app, &zoe, "collection.csv", COLLECTION.to_owned()).await;
    bring(&app, &zoe, "listens.csv", LISTENS.to_owned()).await;
    let out = zoe.get("/api/v1/export").await;
    out.expect_status(200);
    assert_eq!(out.header("content-type"), "application/zip");
    assert_eq!(out.header("cache-control"), "no-store");
    let name = out.header("content-disposition");
    assert!(
        name.starts_with("attachment; filename=\"aime-zoe-20"),
        "{name}"
    );
    assert_eq!(zoe.get("/api/v1/export").await.body, out.body);
    let ann = app.browser("ann", Role::Member).await;
    let path = "/api/v1/imports?file_name=zoe.zip";
    for stored_again in [false, true] {
        let sent = ann
            .send(Method::POST, path, Body::from(out.body.clone()))
            .await;
        let id = sent.expect_status(202)["id"].as_i64().unwrap();
        app.run_imports().await;
        let import = ann
            .get(&format!("/api/v1/imports/{id}"))
            .await
            .expect_status(200);
        assert_eq!(import["kind"], "aime_export", "{import}");
        assert_eq!(import["state"], "done", "{import}");
        assert_eq!(import["failed"], 0, "{import}");
        assert_eq!(import["stored"] == 0, stored_again, "{import}");
    }
    let sheet = "/api/v1/collection/export/csv?sort=title";
    assert_eq!(ann.get(sheet).await.text(), zoe.get(sheet).await.text());
    let journal = "/api/v1/history/export/listenbrainz";
    let lines = |text: String| text.replace("\"ann\"", "\"zoe\"");
    assert_eq!(
        lines(ann.get(journal).await.text()),
        lines(zoe.get(journal).await.text())
    );
}

#[tokio::test]
async fn one_archive_is_written_at_a_time() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let turn = app.state.exports().turn().unwrap();
    zoe.get("/api/v1/export")
        .await
        .expect_problem("export-running");
    drop(turn);
    zoe.get("/api/v1/export").await.expect_status(200);
}

#[tokio::test]
async fn a_collection_is_written_in_the_originals_json() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    bring(&app, &zoe, "collection.csv", COLLECTION.to_owned()).await;
    let out = zoe
        .get("/api/v1/collection/export/json?sort=title")
        .await
        .expect_status(200);
    assert_eq!(out["total_albums"], 3);
    let albums = out["albums"].as_array().unwrap();
    let hinge = albums
        .iter()
        .find(|album| album["title"] == "Hinge")
        .unwrap();
    assert_eq!(hinge["artists"], serde_json::json!(["Alder"]));
    assert_eq!(hinge["discogs_id"], 1_002);
    assert_eq!(hinge["copies"][0]["folder"], "Singles");
    let vinyl = zoe
        .get("/api/v1/collection/export/json/support/Vinyle")
        .await
        .expect_status(200);
    assert_eq!(vinyl["total_albums"], 2);
    zoe.get("/api/v1/collection/export/json/support/Cylinder")
        .await
        .expect_problem("not-found");
}

#[tokio::test]
async fn a_collection_is_written_by_artist_whatever_marks_names_have() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    bring(&app, &zoe, "collection.csv", COLLECTION.to_owned()).await;
    let text = zoe.get("/api/v1/collection/export/markdown").await.text();
    assert!(text.starts_with("# Collection\n\n3 albums, 2026-11-21\n"));
    assert!(text.contains("- [Alder](#artist-1) (2)\n"), "{text}");
    assert!(text.contains("<a id=\"artist-2\"></a>\n\n## Sunn O)))\n"));
    assert!(text.contains("### \\*Black\\* \\[One\\]"), "{text}");
    let artists = zoe.get("/api/v1/collection/artists").await.json();
    let alder = artists
        .as_array()
        .unwrap()
        .iter()
        .find(|artist| artist["name"] == "Alder")
        .unwrap();
    let path = format!("/api/v1/collection/export/markdown/{}", alder["id"]);
    let own = zoe.get(&path).await.text();
    assert!(own.contains("## Alder") && !own.contains("Sunn"));
    let ann = app.browser("ann", Role::Member).await;
    ann.get(&path).await.expect_problem("not-found");
}

#[tokio::test]
async fn listens_go_out_as_listenbrainz_writes_them_and_come_back() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    bring(&app, &zoe, "listens.csv", LISTENS.to_owned()).await;
    let path = "/api/v1/history/export/listenbrainz";
    let out = zoe.get(path).await.text();
    let lines: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["track_metadata"]["track_name"], "Stem");
    let some = zoe.get(&format!("{path}?artist=birch")).await.text();
    assert_eq!(some.lines().count(), 1);
    let ann = app.browser("ann", Role::Member).await;
    bring(&app, &ann, "listens.jsonl", out).await;
    let journal = ann.get("/api/v1/history/tracks").await.expect_status(200);
    assert_eq!(journal["total"], 3);
    assert_eq!(journal["items"][0]["timestamp"], lines[0]["listened_at"]);
}

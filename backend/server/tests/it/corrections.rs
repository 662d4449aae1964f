//! Putting things right over HTTP.

use aime_domain::account::Role;
use axum::body::Body;
use axum::http::Method;
use serde_json::{Value, json};

use crate::harness::{Client, TestApp};

/// Two plays as one service tells of them, and the same two as another does.
const CSV: &str = "artist,album,title,date\n\
    Tidewater,Harbour,Low Tide,01 Jan 2024 10:00\n\
    Tidewater,Harbour,Morning Ferry,01 Jan 2024 10:30\n";
const TOLD: &str = r#"[{"endTime":"2024-01-01 10:03","artistName":"Tidewater","trackName":"Low Tide","msPlayed":180000},
    {"endTime":"2024-01-01 10:33","artistName":"Tidewater","trackName":"Morning Ferry","msPlayed":180000}]"#;

async fn import(app: &TestApp, client: &Client, name: &str, text: &'static str) {
    let path = format!("/api/v1/imports?file_name={name}&time_zone=UTC");
    let sent = client.send(Method::POST, &path, Body::from(text)).await;
    sent.expect_status(202);
    app.run_imports().await;
}

async fn plays(client: &Client) -> Value {
    client
        .get("/api/v1/history/tracks")
        .await
        .expect_status(200)["total"]
        .clone()
}

#[tokio::test]
async fn duplicates_are_listed_released_and_the_release_is_undone() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Member).await;
    import(&app, &zoe, "scrobbles.csv", CSV).await;
    import(&app, &zoe, "StreamingHistory0.json", TOLD).await;
    assert_eq!(plays(&zoe).await, 2);
    let list = zoe
        .get("/api/v1/history/duplicates?limit=1")
        .await
        .expect_status(200);
    let case = &list["items"][0];
    assert_eq!(case["report"]["title"], "Morning Ferry");
    assert_eq!(case["winner"]["title"], "Morning Ferry");
    assert_ne!(case["winner"]["source"], case["report"]["source"]);
    assert!(list["next_cursor"].is_string());
    let reasons = zoe
        .get("/api/v1/history/duplicates/reasons")
        .await
        .expect_status(200);
    assert_eq!(reasons["items"][0]["count"], 2);
    let all = json!({"import_id": case["report"]["import_id"], "reason": case["report"]["reason"]});
    let path = "/api/v1/history/duplicates/release";
    let mut tried = all.clone();
    tried["dry_run"] = json!(true);
    let tried = zoe.post(path, &tried).await.expect_status(200);
    assert_eq!(tried["correction_id"], Value::Null);
    let made = zoe.post(path, &all).await.expect_status(200);
    assert_eq!(made["changed"], tried["changed"]);
    let ledger = zoe.get("/api/v1/corrections").await.expect_status(200);
    assert_eq!(
        (&ledger["items"][0]["kind"], &ledger["items"][0]["by"]),
        (&json!("release"), &json!("zoe"))
    );
    let undo = format!("/api/v1/corrections/{}/undo", made["correction_id"]);
    let undone = zoe.post(&undo, &json!({})).await.expect_status(200);
    assert_eq!(undone["undone_by"], "zoe");
    assert_eq!(plays(&zoe).await, 2);
    zoe.post(&undo, &json!({}))
        .await
        .expect_problem("already-undone");
    let none = json!({"ids": [4711]});
    zoe.post(path, &none).await.expect_problem("not-found");
    zoe.post(path, &json!({"ids": []}))
        .await
        .expect_problem("validation-failed");
}

#[tokio::test]
async fn listens_are_added_edited_moved_and_deleted_each_with_a_way_back() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Member).await;
    import(&app, &zoe, "scrobbles.csv", CSV).await;
    let listens = zoe.get("/api/v1/history/tracks").await.expect_status(200);
    let (ferry, tide) = (&listens["items"][0], &listens["items"][1]);
    let path = |listen: &Value| format!("/api/v1/history/listens/{}", listen["id"]);

    let edit = json!({"title": "Evening Ferry", "shift_seconds": 60});
    let edited = zoe.patch(&path(ferry), &edit).await.expect_status(200);
    let now = zoe.get("/api/v1/history/tracks").await.json();
    assert_eq!(now["items"][0]["title"], "Evening Ferry");
    assert_eq!(now["items"][0]["sources"], json!(["hand", "lastfm"]));
    let deleted = zoe.delete(&path(&now["items"][0])).await.expect_status(200);
    assert_eq!(plays(&zoe).await, 1);
    let undo = |made: &Value| format!("/api/v1/corrections/{}/undo", made["correction_id"]);
    zoe.post(&undo(&edited), &json!({}))
        .await
        .expect_problem("changed-since");
    for made in [&deleted, &edited] {
        zoe.post(&undo(made), &json!({})).await.expect_status(200);
    }
    assert_eq!(zoe.get("/api/v1/history/tracks").await.json(), listens);

    let body = json!({"track_id": ferry["track_id"]});
    let meaning = format!("{}/meaning", path(tide));
    let moved = zoe.post(&meaning, &body).await.expect_status(200);
    let now = zoe.get("/api/v1/history/tracks").await.json();
    assert_eq!(now["items"][1]["title"], "Morning Ferry");
    zoe.post(&undo(&moved), &json!({})).await.expect_status(200);
    let everybody = json!({"track_id": ferry["track_id"], "for_everybody": true});
    zoe.post(&meaning, &everybody)
        .await
        .expect_problem("forbidden");
    let body = json!({"ids": [tide["id"]], "track_id": ferry["track_id"]});
    zoe.post("/api/v1/history/listens/move", &body)
        .await
        .expect_status(200);

    let whole = json!({"dry_run": true});
    zoe.post("/api/v1/history/listens/delete", &whole)
        .await
        .expect_problem("validation-failed");
    let some =
        json!({"filter": {"start_date": "2024-01-01"}, "change": {"artist": "X"}, "dry_run": true});
    let tried = zoe
        .post("/api/v1/history/listens/edit", &some)
        .await
        .expect_status(200);
    assert_eq!(tried["changed"], 2);
    let new = json!({"artist": "Tidewater", "title": "Low Tide", "listened_at": 1_600_000_000});
    zoe.post("/api/v1/history/listens", &new)
        .await
        .expect_status(201);
    assert_eq!(plays(&zoe).await, 3);
}

#[tokio::test]
async fn a_whole_import_is_undone_after_it_was_told_what_goes() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Member).await;
    import(&app, &zoe, "scrobbles.csv", CSV).await;
    let list = zoe.get("/api/v1/imports").await.json();
    let path = format!("/api/v1/imports/{}/undo", list["items"][0]["id"]);
    let what = zoe.get(&path).await.expect_status(200);
    assert_eq!((&what["listens"], &what["copies"]), (&json!(2), &json!(0)));
    let ordered = zoe.post(&path, &json!({})).await.expect_status(202);
    assert_eq!(ordered["undo_state"], "queued");
    app.run_imports().await;
    let gone = zoe.get("/api/v1/imports").await.json();
    assert_eq!(gone["items"][0]["undo_state"], "done");
    assert_eq!(gone["items"][0]["undo_report"]["artists"], 1);
    assert_eq!(plays(&zoe).await, 0);
    zoe.post(&path, &json!({}))
        .await
        .expect_problem("already-undone");
}

#[tokio::test]
async fn the_catalogue_is_merged_split_and_named_by_its_owner_and_taken_back() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    import(&app, &zoe, "scrobbles.csv", CSV).await;
    let other = "artist,album,title,date\nTide Water Trio,Harbour,Salt,01 Jan 2024 12:00\n";
    import(&app, &zoe, "more.csv", other).await;
    let listens = zoe.get("/api/v1/history/tracks").await.expect_status(200);
    let (salt, ferry, tide) = (
        &listens["items"][0],
        &listens["items"][1],
        &listens["items"][2],
    );
    let artist = |listen: &Value| listen["artist_refs"][0]["id"].clone();
    let changes = [
        (
            format!("/api/v1/artists/{}/merge", artist(salt)),
            json!({"into_id": artist(tide)}),
        ),
        (
            format!("/api/v1/artists/{}/aliases", artist(tide)),
            json!({"name": "The Ferrymen"}),
        ),
        (
            format!("/api/v1/collection/albums/{}/split", tide["album_id"]),
            json!({"disambiguation": "live", "track_ids": [ferry["track_id"]]}),
        ),
        (
            format!("/api/v1/artists/{}/split", artist(tide)),
            json!({"disambiguation": "Leeds", "track_ids": [ferry["track_id"]]}),
        ),
        (
            format!("/api/v1/tracks/{}/merge", ferry["track_id"]),
            json!({"into_id": tide["track_id"]}),
        ),
        (
            format!("/api/v1/tracks/{}/split", tide["track_id"]),
            json!({"title": "Ferry", "spelling_ids": [2]}),
        ),
    ];
    let mut made = Vec::new();
    for (path, body) in &changes {
        made.push(zoe.post(path, body).await.expect_status(200));
    }
    let names = format!("/api/v1/artists/{}/aliases", artist(tide));
    let names = zoe.get(&names).await.expect_status(200);
    assert_eq!(names["items"].as_array().unwrap().len(), 2);
    let gone = format!(
        "/api/v1/artists/{}/aliases/{}",
        artist(tide),
        names["items"][0]["id"]
    );
    made.push(zoe.delete(&gone).await.expect_status(200));
    let nowhere = json!({"into_id": 4711});
    let path = format!("/api/v1/collection/albums/{}/merge", tide["album_id"]);
    zoe.post(&path, &nowhere).await.expect_problem("not-found");
    for one in made.iter().rev() {
        let undo = format!("/api/v1/corrections/{}/undo", one["correction_id"]);
        zoe.post(&undo, &json!({})).await.expect_status(200);
    }
    let after = zoe.get("/api/v1/history/tracks").await.json();
    assert_eq!(after["items"], listens["items"]);
}

#[tokio::test]
async fn plays_are_kept_out_of_charts_and_let_back_in() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Member).await;
    import(&app, &zoe, "scrobbles.csv", CSV).await;
    let track = zoe.get("/api/v1/history/tracks").await.json()["items"][0]["track_id"].clone();
    let path = "/api/v1/exclusions";
    let made = zoe
        .post(path, &json!({"track_id": track}))
        .await
        .expect_status(200);
    assert_eq!((&made["changed"], plays(&zoe).await), (&json!(1), json!(1)));
    let kept = zoe.get("/api/v1/history/tracks?excluded=true").await.json();
    assert_eq!(
        (&kept["total"], &kept["items"][0]["title"]),
        (&json!(1), &json!("Morning Ferry"))
    );
    let rules = zoe.get(path).await.expect_status(200);
    assert_eq!(rules["items"][0]["title"], "Morning Ferry");
    let rule = format!("{path}/{}", made["id"]);
    zoe.delete(&rule).await.expect_status(200);
    assert_eq!(plays(&zoe).await, 2);
    zoe.delete(&rule).await.expect_problem("not-found");
    for wrong in [
        json!({}),
        json!({"from_hour": 3}),
        json!({"from_hour": 3, "to_hour": 99}),
    ] {
        zoe.post(path, &wrong)
            .await
            .expect_problem("validation-failed");
    }
}

#[tokio::test]
async fn what_is_set_by_hand_is_locked_against_later_imports_and_undone() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let shelf = "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added\n\
        INV-1,Tidewater,Harbour,Invented,LP,,1977,11,Shelf,2020-01-01 10:00:00\n";
    import(&app, &zoe, "collection.csv", shelf).await;
    let album = zoe.get("/api/v1/collection/albums").await.json()["items"][0].clone();
    let path = format!("/api/v1/collection/albums/{}", album["id"]);
    let change = json!({"discogs_url": "https://www.discogs.com/master/1", "year": 1975});
    let made = zoe.patch(&path, &change).await.expect_status(200);
    zoe.patch(&path, &json!({"discogs_url": null}))
        .await
        .expect_status(200);
    let now = zoe.get(&path).await.expect_status(200);
    assert_eq!(now["locked"], json!(["discogs_url", "year"]));
    let copy = format!("/api/v1/collection/copies/{}", album["copies"][0]["id"]);
    let edit = json!({"notes": "From the attic", "rating": 4});
    let edited = zoe.patch(&copy, &edit).await.expect_status(200);
    let now = zoe.get(&path).await.json();
    assert_eq!(now["copies"][0]["locked"], json!(["notes", "rating"]));
    zoe.patch(&copy, &json!({"rating": 9}))
        .await
        .expect_problem("validation-failed");
    zoe.patch(&copy, &json!({"locked": ["price"]}))
        .await
        .expect_problem("validation-failed");
    let undo = format!("/api/v1/corrections/{}/undo", edited["correction_id"]);
    zoe.post(&undo, &json!({})).await.expect_status(200);
    assert_eq!(
        zoe.get(&path).await.json()["copies"][0]["notes"],
        Value::Null
    );
    let early = format!("/api/v1/corrections/{}/undo", made["correction_id"]);
    zoe.post(&early, &json!({}))
        .await
        .expect_problem("changed-since");
}

//! What happens, as it happens.

use std::time::Duration;

use aime_domain::account::Role;
use axum::body::{Body, BodyDataStream};
use axum::http::Method;
use futures_util::StreamExt as _;
use serde_json::{Value, json};

use crate::harness::{Client, TestApp};

/// One event.
#[derive(Debug)]
struct Event {
    id: i64,
    name: String,
    data: Value,
}

/// A listener.
struct Events {
    stream: BodyDataStream,
    text: String,
}

impl Events {
    async fn of(client: &Client) -> Self {
        let response = client
            .open(Method::GET, "/api/v1/events", Body::empty())
            .await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        assert!(!response.headers().contains_key("content-encoding"));
        Self {
            stream: response.into_body().into_data_stream(),
            text: String::new(),
        }
    }

    /// The next event; `None` when the stream has ended.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(end) = self.text.find("\n\n") {
                let block: String = self.text.drain(..end + 2).collect();
                if let Some(event) = parse(&block) {
                    return Some(event);
                }
                continue;
            }
            let more = tokio::time::timeout(Duration::from_secs(20), self.stream.next());
            let bytes = more.await.expect("an event within 20 s")?.unwrap();
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }

    /// The next event of a name.
    async fn next_of(&mut self, name: &str) -> Event {
        loop {
            let event = self.next().await.expect("the stream goes on");
            if event.name == name {
                return event;
            }
        }
    }
}

fn parse(block: &str) -> Option<Event> {
    let field = |name: &str| {
        block
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    Some(Event {
        id: field("id")?.parse().unwrap(),
        name: field("event")?.to_owned(),
        data: serde_json::from_str(field("data")?).unwrap(),
    })
}

#[tokio::test]
async fn a_change_is_told_with_its_tags_and_only_to_whom_it_concerns() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let max = app.browser("max", Role::Member).await;
    let mut to_zoe = Events::of(&zoe).await;
    let mut to_max = Events::of(&max).await;
    let hello = to_zoe.next().await.unwrap();
    assert_eq!(
        (hello.name.as_str(), &hello.data["seq"]),
        ("hello", &json!(hello.id))
    );
    zoe.patch("/api/v1/me", &json!({"language": "fr"}))
        .await
        .expect_status(200);
    max.patch("/api/v1/me", &json!({"language": "fr"}))
        .await
        .expect_status(200);
    let of_zoe = to_zoe.next_of("change").await;
    assert!(
        of_zoe.data["tags"]
            .as_array()
            .unwrap()
            .contains(&json!("u:1:settings"))
    );
    let of_max = to_max.next_of("change").await;
    assert_eq!(of_max.data["tags"], json!(["u:2:settings"]));
    assert!(!of_zoe.data.to_string().contains("u:2:"));
}

#[tokio::test]
async fn a_browser_that_comes_back_hears_what_it_missed() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let mut events = Events::of(&zoe).await;
    let hello = events.next().await.unwrap();
    drop(events);
    zoe.patch("/api/v1/me", &json!({"language": "fr"}))
        .await
        .expect_status(200);
    let back = zoe.clone().header("last-event-id", &hello.id.to_string());
    let mut events = Events::of(&back).await;
    assert_eq!(events.next().await.unwrap().name, "hello");
    let missed = events.next().await.unwrap();
    assert_eq!(
        (missed.name.as_str(), &missed.data["tags"]),
        ("change", &json!(["u:1:settings"]))
    );
    assert!(missed.id > hello.id);
}

#[tokio::test]
async fn a_browser_that_comes_back_too_late_or_from_elsewhere_reads_everything_again() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    for last in ["999999", "-5"] {
        let mut events = Events::of(&zoe.clone().header("last-event-id", last)).await;
        assert_eq!(events.next().await.unwrap().name, "reset");
    }
}

#[tokio::test]
async fn an_import_is_told_from_its_arrival_to_its_end() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let mut events = Events::of(&zoe).await;
    events.next_of("hello").await;
    let csv = "artist,album,title,date\nAda Alder,Tide,Lantern,01 Jan 2024 10:00\n";
    zoe.send(Method::POST, "/api/v1/imports?file_name=a.csv", csv.into())
        .await
        .expect_status(202);
    assert_eq!(events.next_of("import").await.data["state"], "queued");
    app.run_imports().await;
    loop {
        let told = events.next_of("import").await;
        if told.data["state"] == "done" {
            assert_eq!(told.data["stored"], 1);
            break;
        }
    }
}

#[tokio::test]
async fn what_is_on_is_told_when_it_begins_and_when_it_is_silenced_and_only_to_its_listener() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let max = app.browser("max", Role::Member).await;
    let token = zoe
        .post(
            "/api/v1/tokens",
            &json!({"name": "deck", "scopes": ["submit"]}),
        )
        .await
        .expect_status(201);
    let deck = app.client().bearer(token["secret"].as_str().unwrap());
    let (mut to_zoe, mut to_max) = (Events::of(&zoe).await, Events::of(&max).await);
    to_zoe.next_of("hello").await;
    to_max.next_of("hello").await;
    let tell = |kind: &str| {
        json!({"listen_type": kind, "payload": [{"track_metadata": {
            "artist_name": "Alder", "track_name": "Gate", "release_name": "Fences",
            "additional_info": {"duration_ms": 200_000},
        }}]})
    };
    deck.post("/1/submit-listens", &tell("playing_now"))
        .await
        .expect_status(200);
    let told = loop {
        let told = to_zoe.next_of("playing").await;
        if told.data["items"] != json!([]) {
            break told;
        }
    };
    assert_eq!(told.data["items"][0]["title"], "Gate");
    assert_eq!(
        told.data,
        zoe.get("/api/v1/now-playing").await.json(),
        "the event is the answer"
    );
    deck.post("/1/playing-now/delete", &json!({})).await;
    // A listen: told as a change of the history, at once.
    let mut listen = tell("single");
    listen["payload"][0]["listened_at"] = json!(aime_testkit::TestClock::START - 60);
    deck.post("/1/submit-listens", &listen)
        .await
        .expect_status(200);
    loop {
        let told = to_zoe.next_of("change").await;
        if told.data["tags"]
            .as_array()
            .unwrap()
            .contains(&json!("u:1:history"))
        {
            break;
        }
    }
    // Whoever it does not concern hears what concerns them, and nothing before it.
    max.patch("/api/v1/me", &json!({"language": "fr"}))
        .await
        .expect_status(200);
    loop {
        let told = to_max.next().await.unwrap();
        assert!(!told.data.to_string().contains("Gate"), "{told:?}");
        if told.name == "change" {
            assert_eq!(told.data["tags"], json!(["u:2:settings"]));
            break;
        }
    }
}

#[tokio::test]
async fn a_change_of_another_process_is_told_too() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let mut events = Events::of(&zoe).await;
    events.next_of("hello").await;
    let other = app.db.another().await;
    let mut tx = other
        .begin(aime_storage::Durability::Normal, 1)
        .await
        .unwrap();
    tx.touch(aime_storage::tag::Tag::history(aime_domain::ids::UserId(1)));
    tx.commit().await.unwrap();
    assert_eq!(
        events.next_of("change").await.data["tags"],
        json!(["u:1:history"])
    );
}

#[tokio::test]
async fn the_stream_ends_when_the_server_stops() {
    let app = TestApp::new().await;
    let zoe = app.browser("zoe", Role::Owner).await;
    let mut events = Events::of(&zoe).await;
    events.next_of("hello").await;
    app.stop.cancel();
    assert!(events.next().await.is_none());
}

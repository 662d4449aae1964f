//! What real Cores sent, recorded: our client takes it in, and the Core that we play sends the same shapes.

use std::collections::BTreeMap;
use std::fs;

use aime_domain::rooms::RoomState;
use aime_providers::roon::moo::{Frame, Verb};
use aime_providers::roon::session::{Extension, Said, Session, ZoneNews};
use aime_providers::roon::sood::{Datagram, Kind, SERVICE_ID};
use aime_testkit::input;
use aime_testkit::roon::{RoonModel, Song};
use serde_json::{Value, json};

/// A session that has been told of zones by nobody yet.
fn enabled() -> Session {
    let extension = Extension {
        id: "x".into(),
        name: "x".into(),
        version: "1".into(),
    };
    let mut session = Session::begin(extension, None);
    let core = json!({"core_id": "c", "display_name": "C", "display_version": "1", "token": "t"});
    tell(&mut session, Verb::Complete, "Success", "0", &core);
    tell(&mut session, Verb::Continue, "Registered", "1", &core);
    session
}

fn tell(session: &mut Session, verb: Verb, name: &str, id: &str, body: &Value) -> Option<Said> {
    session
        .receive(&Frame::new(verb, name, id, Some(body)).encode())
        .unwrap()
}

fn zones(name: &str, body: &Value) -> ZoneNews {
    match tell(&mut enabled(), Verb::Continue, name, "2", body) {
        Some(Said::Zones(news)) => news,
        other => panic!("{other:?}"),
    }
}

fn recorded(name: &str) -> Option<Value> {
    let folder = input::shared("fixtures/roon")?;
    Some(serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap())
}

#[test]
fn recorded_zones_are_taken_in() {
    let Some(body) = recorded("subscribed-zones-2.json") else {
        return;
    };
    let ZoneNews::All(zones_told) = zones("Subscribed", &body) else {
        panic!()
    };
    let wanted = body["zones"].as_array().unwrap();
    assert_eq!(zones_told.len(), wanted.len());
    for (zone, wanted) in zones_told.iter().zip(wanted) {
        assert_eq!(zone.report.name, wanted["display_name"].as_str().unwrap());
        assert_eq!(zone.report.state, RoomState::Paused);
        assert_eq!(
            zone.outputs.len(),
            wanted["outputs"].as_array().unwrap().len()
        );
        let (track, playing) = (zone.report.track.as_ref().unwrap(), &wanted["now_playing"]);
        let lines = &playing["three_line"];
        assert_eq!(track.names.title, lines["line1"].as_str().unwrap());
        assert_eq!(track.names.artist, lines["line2"].as_str().unwrap());
        assert_eq!(track.names.album.as_deref(), lines["line3"].as_str());
        assert_eq!(
            track.duration_ms,
            playing["length"].as_i64().map(|length| length * 1_000)
        );
        assert_eq!(
            zone.report.position_ms,
            playing["seek_position"].as_i64().map(|at| at * 1_000)
        );
    }
    let Some(body) = recorded("changed-zones_changed-playing.json") else {
        return;
    };
    let ZoneNews::Changed {
        gone,
        zones: changed,
        positions,
    } = zones("Changed", &body)
    else {
        panic!()
    };
    assert_eq!((gone.len(), changed.len(), positions.len()), (0, 1, 0));
    assert_eq!(changed[0].report.state, RoomState::Playing);
    for name in ["changed-seek-2zones.json", "seek-changed-log.json"] {
        let Some(body) = recorded(name) else { return };
        let ZoneNews::Changed { positions, .. } = zones("Changed", &body) else {
            panic!()
        };
        let wanted = body["zones_seek_changed"].as_array().unwrap();
        let wanted: Vec<(String, Option<i64>)> = wanted
            .iter()
            .map(|seek| {
                (
                    seek["zone_id"].as_str().unwrap().to_owned(),
                    seek["seek_position"].as_i64().map(|at| at * 1_000),
                )
            })
            .collect();
        assert_eq!(positions, wanted, "{name}");
    }
}

#[test]
fn a_recorded_query_is_one_and_ours_has_its_properties() {
    let Some(folder) = input::shared("fixtures/roon") else {
        return;
    };
    let bytes = fs::read(folder.join("sood-query.bin")).unwrap();
    let theirs = Datagram::decode(&bytes).unwrap();
    assert_eq!(
        (theirs.kind, theirs.property("query_service_id")),
        (Kind::Query, Some(SERVICE_ID))
    );
    assert_eq!(
        Datagram::query(theirs.property("_tid").unwrap()).encode(),
        bytes,
        "to the byte"
    );
}

#[test]
fn a_recorded_session_goes_the_way_that_ours_goes() {
    let Some(folder) = input::shared("fixtures/roon") else {
        return;
    };
    let log = fs::read_to_string(folder.join("session-log-2020.txt")).unwrap();
    let extension = Extension {
        id: "x".into(),
        name: "x".into(),
        version: "1".into(),
    };
    let mut session = Session::begin(extension, None);
    let mut sent: Vec<String> = Vec::new();
    let mut enabled_by = None;
    for line in log.lines() {
        let (way, rest) = line.split_at(2);
        let mut parts = rest.trim().splitn(4, ' ');
        let (verb, id, name) = (
            parts.next().unwrap(),
            parts.next().unwrap(),
            parts.next().unwrap(),
        );
        let body: Value = parts
            .next()
            .map_or(Value::Null, |body| serde_json::from_str(body).unwrap());
        let ours = session.take_out();
        sent.extend(ours.iter().map(|bytes| Frame::decode(bytes).unwrap().name));
        if way == "->" {
            assert!(
                sent.iter().any(|ours| ours == name),
                "{name} is what they sent; we: {sent:?}"
            );
            continue;
        }
        let verb = match verb {
            "REQUEST" => Verb::Request,
            "CONTINUE" => Verb::Continue,
            _ => Verb::Complete,
        };
        let frame = Frame::new(verb, name, id, (!body.is_null()).then_some(&body));
        if let Some(Said::Enabled(core, _)) = session.receive(&frame.encode()).unwrap() {
            enabled_by = Some(core.name);
        }
    }
    assert_eq!(enabled_by.as_deref(), Some("Roon Server"));
}

/// Every path in a document with the kind of what is there; items of lists are one.
fn shape(at: &str, value: &Value, into: &mut BTreeMap<String, &'static str>) {
    let kind = match value {
        Value::Null => "nothing",
        Value::Bool(_) => "yes or no",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    into.insert(at.to_owned(), kind);
    match value {
        Value::Array(items) => items
            .iter()
            .for_each(|item| shape(&format!("{at}[]"), item, into)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, field)| shape(&format!("{at}.{key}"), field, into)),
        _ => {}
    }
}

#[test]
fn the_core_that_we_play_sends_what_real_ones_send() {
    let core = RoonModel::new("Attic", &["Kitchen", "Study"]);
    core.play("Kitchen", Song::new("A", "B", "C", 100));
    core.group("Kitchen", "Study");
    let mut ours = BTreeMap::new();
    shape("", &core.zones_as_told(), &mut ours);
    shape("", &core.seek_as_told("Kitchen + 1"), &mut ours);
    let mut theirs = BTreeMap::new();
    for name in [
        "subscribed-zones-2.json",
        "changed-seek-2zones.json",
        "seek-changed-log.json",
    ] {
        let Some(body) = recorded(name) else { return };
        shape("", &body, &mut theirs);
    }
    for (path, kind) in &theirs {
        assert_eq!(ours.get(path), Some(kind), "{path} of a real Core");
    }
    for path in ours.keys() {
        assert!(
            theirs.contains_key(path),
            "{path} is nothing that a real Core sends"
        );
    }
}

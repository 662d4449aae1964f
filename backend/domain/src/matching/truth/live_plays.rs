//! What a player reports, and the listens that must come of it.

use serde::Deserialize;

use super::TableScore;
use crate::listen::Names;
use crate::live_play::{LivePlay, Observation, PlayEvent, PlayerState, PlayingTrack};

pub(super) fn fits(head: &str) -> bool {
    serde_json::from_str::<Scenario>(head).is_ok()
}

#[derive(Deserialize)]
struct Scenario {
    name: String,
    events: Vec<Line>,
    expected_listens: Vec<Expected>,
    #[serde(default)]
    tolerance_s: f64,
}

#[derive(Deserialize)]
struct Line {
    t: f64,
    state: PlayerState,
    artist: Option<String>,
    title: Option<String>,
    duration_s: Option<f64>,
    position_s: Option<f64>,
}

#[derive(Deserialize)]
struct Expected {
    title: String,
    listened_at_t: f64,
}

pub(super) fn check(name: &str, text: &str) -> TableScore {
    let mut score = TableScore::new(name, "live_plays");
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        match serde_json::from_str::<Scenario>(line) {
            Ok(scenario) => check_one(&mut score, at + 1, &scenario),
            Err(error) => score.equal(
                at + 1,
                "a scenario".to_owned(),
                error.to_string(),
                String::new,
            ),
        }
    }
    score
}

fn check_one(score: &mut TableScore, line: usize, scenario: &Scenario) {
    let found = listens(&scenario.events);
    let shown = |listens: &[(String, f64)]| {
        let all: Vec<String> = listens
            .iter()
            .map(|(title, at)| format!("{title} at {at}"))
            .collect();
        all.join(", ")
    };
    let expected: Vec<(String, f64)> = scenario
        .expected_listens
        .iter()
        .map(|listen| (listen.title.clone(), listen.listened_at_t))
        .collect();
    let close = found.len() == expected.len()
        && found.iter().zip(&expected).all(|(found, expected)| {
            found.0 == expected.0 && (found.1 - expected.1).abs() <= scenario.tolerance_s
        });
    let got = if close {
        shown(&expected)
    } else {
        shown(&found)
    };
    score.equal(line, shown(&expected), got, || scenario.name.clone());
}

/// Title and start of each listen, in the order of their starts.
fn listens(lines: &[Line]) -> Vec<(String, f64)> {
    let ms = |seconds: f64| (seconds * 1000.0) as i64;
    let mut player = LivePlay::default();
    let mut out = Vec::new();
    for line in lines {
        let track = line.title.as_ref().map(|title| PlayingTrack {
            names: Names {
                artist: line.artist.clone().unwrap_or_default(),
                title: title.clone(),
                ..Names::default()
            },
            duration_ms: line.duration_s.map(ms),
        });
        let seen = Observation {
            at_ms: ms(line.t),
            state: line.state,
            track,
            position_ms: line.position_s.map(ms),
        };
        for event in player.observe(&seen) {
            if let PlayEvent::Counted(play) = event {
                out.push((
                    play.track.names.title.clone(),
                    play.started_at_ms as f64 / 1000.0,
                ));
            }
        }
    }
    out.sort_by(|a, b| a.1.total_cmp(&b.1));
    out
}

//! Scenarios of reports: how many plays they are.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::TableScore;
use crate::dedupe::{Report, Rules, StationFilter, Verdict, settle};
use crate::listen::{Channel, Names, Resolution, Stamp};
use crate::matching::{RecordingIdentity, recording_identity};

pub(super) fn fits(head: &str) -> bool {
    serde_json::from_str::<Scenario>(head).is_ok()
}

#[derive(Deserialize)]
struct Scenario {
    name: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    stations: Vec<String>,
    listens: Vec<Line>,
    expected_counted: usize,
}

#[derive(Deserialize)]
struct Line {
    source: String,
    import: Option<String>,
    source_event_id: Option<String>,
    listened_at: i64,
    artist: String,
    title: String,
    album: Option<String>,
    duration_s: Option<f64>,
    seconds_played: Option<f64>,
    #[serde(default)]
    coarse: bool,
    stamp: Option<Stamp>,
}

pub(super) fn check(name: &str, text: &str) -> TableScore {
    let mut score = TableScore::new(name, "listens");
    for (at, line) in text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
    {
        match serde_json::from_str::<Scenario>(line) {
            Ok(scenario) => {
                let counted = play(&scenario, false);
                let backwards = play(&scenario, true);
                let got = if counted == backwards {
                    counted.to_string()
                } else {
                    format!("{counted} or {backwards} by order")
                };
                score.equal(at + 1, scenario.expected_counted.to_string(), got, || {
                    format!("{}: {}", scenario.category, scenario.name)
                });
            }
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

/// How many of a scenario's listens count, arriving in order or backwards.
fn play(scenario: &Scenario, backwards: bool) -> usize {
    let stations = StationFilter::new(&scenario.stations, &[]);
    let mut catalogue = Catalogue::default();
    let mut streams: HashMap<(&str, Option<&str>), i64> = HashMap::new();
    let mut seen: HashSet<(i64, &str)> = HashSet::new();
    let mut reports = Vec::new();
    let lines: Box<dyn Iterator<Item = &Line>> = if backwards {
        Box::new(scenario.listens.iter().rev())
    } else {
        Box::new(scenario.listens.iter())
    };
    for line in lines {
        let names = Names {
            artist: line.artist.clone(),
            title: line.title.clone(),
            album: line.album.clone().filter(|album| !album.is_empty()),
            album_artist: None,
        };
        if stations.is_station(&names) {
            continue;
        }
        let next = streams.len() as i64 + 1;
        let stream = *streams
            .entry((line.source.as_str(), line.import.as_deref()))
            .or_insert(next);
        if let Some(event) = &line.source_event_id
            && !seen.insert((stream, event.as_str()))
        {
            continue;
        }
        let identity = recording_identity(&names);
        let recording = catalogue.find_or_add(&identity);
        let ms = |seconds: Option<f64>| seconds.map(|seconds| (seconds * 1000.0) as i64);
        reports.push(Report {
            id: reports.len() as i64 + 1,
            recording,
            title_key: identity.title_key.into(),
            credit_key: identity.credit_key.into(),
            album_key: identity.album_key.map(Into::into),
            stream,
            service: line.source.as_str().into(),
            channel: if line.import.is_some() {
                Channel::File
            } else {
                Channel::Pull
            },
            listened_at: line.listened_at,
            stamp: line.stamp.unwrap_or(Stamp::Start),
            resolution: if line.coarse {
                Resolution::Minute
            } else {
                Resolution::Second
            },
            duration_ms: ms(line.duration_s),
            played_ms: ms(line.seconds_played),
            approximate: false,
            released: false,
            held: false,
            by_hand: false,
            identifiers: line.source_event_id.is_some(),
        });
    }
    settle(&reports, &Rules::default())
        .iter()
        .filter(|verdict| **verdict == Verdict::Counted)
        .count()
}

/// Recordings by their keys, as ingest keeps them.
#[derive(Default)]
struct Catalogue {
    recordings: Vec<RecordingIdentity>,
}

impl Catalogue {
    fn find_or_add(&mut self, identity: &RecordingIdentity) -> i64 {
        let at = self
            .recordings
            .iter()
            .position(|known| known.compare(identity).same)
            .unwrap_or_else(|| {
                self.recordings.push(identity.clone());
                self.recordings.len() - 1
            });
        at as i64 + 1
    }
}

//! What the pure rules cost, to be read in a release build:
//! `cargo test --release -p aime-domain --test speed -- --ignored --nocapture`.

use std::hint::black_box;
use std::time::Instant;

use aime_domain::dedupe::{Report, Rules, settle};
use aime_domain::listen::{Channel, Names, Resolution, Stamp};
use aime_domain::matching::{album_identity, parse_credit, recording_identity};

const SPELLINGS: &str = include_str!("tables/recordings.tsv");

fn spellings() -> Vec<Names> {
    let rows = SPELLINGS
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>());
    rows.flat_map(|cells| {
        [
            (cells[0], cells[1], cells[2]),
            (cells[3], cells[4], cells[5]),
        ]
        .map(|(artist, title, album)| Names {
            artist: artist.to_owned(),
            title: title.to_owned(),
            album: Some(album.to_owned()).filter(|album| !album.is_empty()),
            album_artist: None,
        })
    })
    .collect()
}

fn report(id: i64, recording: i64, stream: i64, at: i64) -> Report<'static> {
    Report {
        id,
        recording,
        title_key: format!("title number {recording}").into(),
        credit_key: format!("artist{}", recording % 500).into(),
        album_key: Some(format!("album{}", recording % 900).into()),
        stream,
        service: if stream == 1 { "lastfm" } else { "spotify" }.into(),
        channel: if stream == 1 {
            Channel::Pull
        } else {
            Channel::File
        },
        listened_at: at,
        stamp: Stamp::Start,
        resolution: Resolution::Second,
        duration_ms: Some(200_000),
        played_ms: (stream != 1).then_some(200_000),
        approximate: false,
        released: false,
        held: false,
        by_hand: false,
        identifiers: false,
    }
}

#[test]
#[ignore = "a measurement"]
fn identities() {
    let spellings = spellings();
    let began = Instant::now();
    let rounds = 50;
    for _ in 0..rounds {
        for names in &spellings {
            black_box(recording_identity(black_box(names)));
        }
    }
    let each = began.elapsed() / (rounds * spellings.len() as u32);
    eprintln!("recording_identity: {each:?} each");
    let began = Instant::now();
    for _ in 0..rounds {
        for names in &spellings {
            black_box(album_identity(
                &names.artist,
                names.album.as_deref().unwrap_or("x"),
                Some(1999),
            ));
        }
    }
    eprintln!(
        "album_identity: {:?} each",
        began.elapsed() / (rounds * spellings.len() as u32)
    );
    let began = Instant::now();
    for _ in 0..rounds {
        for names in &spellings {
            black_box(parse_credit(&names.artist, &|_| None));
        }
    }
    eprintln!(
        "parse_credit: {:?} each",
        began.elapsed() / (rounds * spellings.len() as u32)
    );
}

#[test]
#[ignore = "a measurement"]
fn settling() {
    for count in [1_000i64, 10_000, 100_000] {
        let reports: Vec<Report> = (0..count)
            .map(|i| {
                report(
                    i,
                    (i / 2 * 7919) % 3_000,
                    i % 2,
                    1_600_000_000 + i / 2 * 210 + i % 2 * 3,
                )
            })
            .collect();
        let began = Instant::now();
        let verdicts = black_box(settle(&reports, &Rules::default()));
        let took = began.elapsed();
        eprintln!(
            "{count} reports, {} plays: {took:?} ({:.0} reports/s)",
            verdicts.len() / 2,
            count as f64 / took.as_secs_f64()
        );
    }
    // One song in an endless loop, seen by two streams: the worst case of pairing.
    let loops: Vec<Report> = (0..10_000)
        .map(|i| report(i, 1, i % 2, 1_600_000_000 + i / 2 * 40 + i % 2 * 15))
        .collect();
    let began = Instant::now();
    black_box(settle(&loops, &Rules::default()));
    eprintln!("10000 reports of one looped song: {:?}", began.elapsed());
}

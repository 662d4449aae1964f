//! How fast the two most common formats are read. A figure to look at, in a release build; run with
//! `cargo test --release -p aime-providers --test it speed -- --ignored --nocapture`.

use std::time::Instant;

use aime_providers::import::Options;

use crate::samples::{NOW, file, lastfm_csv, read, spotify_extended};

/// Rows a second that an import needs from its parser, to be far from the slowest part of it.
const WANTED: f64 = 400_000.0;

#[test]
#[ignore = "a measurement, for release builds"]
fn rows_a_second() {
    const ROWS: usize = 500_000;
    for (name, text) in [
        ("Spotify extended", spotify_extended(ROWS)),
        ("Last.fm CSV", lastfm_csv(ROWS)),
    ] {
        let (_folder, path) = file(text.as_bytes());
        let started = Instant::now();
        let (_, counts) = read(&path, &Options::at(NOW)).expect("an export");
        let rate = counts.stored as f64 / started.elapsed().as_secs_f64();
        println!(
            "{name}: {rate:.0} rows/s, {:.0} MB/s",
            text.len() as f64 / 1e6 * rate / ROWS as f64
        );
        assert!(rate >= WANTED, "{name}: {rate:.0} rows/s");
    }
}

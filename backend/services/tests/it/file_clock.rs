//! Files whose times carry no zone, beside listens that are known.

use std::fmt::Write as _;

use aime_services::imports::{ImportError, Report};
use aime_testkit::on_both;
use chrono::{FixedOffset, TimeZone};
use chrono_tz::Tz;

use crate::imports::{Bench, counted, spotify, stop_after, watch};
use crate::ingest::listener;

/// The plays of [`spotify`] as a table of Last.fm's making, by a clock that shows no zone.
fn table<Z: TimeZone>(rows: i64, zone: &Z) -> String {
    let mut text = String::from("artist,album,track,date\n");
    for n in 0..rows {
        let start = 1_600_000_000 + n * 180 - 170;
        let clock = zone.timestamp_opt(start, 0).unwrap().naive_local();
        writeln!(
            text,
            "Quartet {},Record {},Tune {},{}",
            n % 13,
            n % 29,
            n % 97,
            clock.format("%Y-%m-%d %H:%M:%S")
        )
        .unwrap();
    }
    text
}

on_both! {
    async fn a_clock_that_fifty_listens_betray_is_set_right(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let known = bench.file("spotify.json", &spotify(300));
        bench.import(who.id, &known, false, &watch()).await.unwrap();
        let ahead = FixedOffset::west_opt(5 * 3_600).unwrap();
        let file = bench.file("scrobbles.csv", &table(320, &ahead));

        let done = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((done.counts.stored, done.counts.duplicate), (20, 300));
        let report: Report = serde_json::from_str(&done.report).unwrap();
        assert_eq!(report.notes.len(), 1, "{:?}", report.notes);
        assert!(report.notes[0].contains("UTC−05:00"), "{:?}", report.notes);
        let again = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((again.counts.stored, again.counts.duplicate), (0, 320));
        assert_eq!(counted(&db, who.id).await, 320);
    }

    async fn an_import_that_is_taken_up_keeps_the_clock_it_found(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let left = Bench::of(&db, &db.clock, "a");
        let known = left.file("spotify.json", &spotify(1_500));
        left.import(who.id, &known, false, &watch()).await.unwrap();
        let ahead = FixedOffset::east_opt(19_800).unwrap();
        let file = left.file("scrobbles.csv", &table(1_500, &ahead));
        let stopped = left.import(who.id, &file, false, &stop_after(300)).await;
        assert!(matches!(stopped, Err(ImportError::Stopped)), "{stopped:?}");

        let other = Bench::of(&db, &db.clock, "b");
        other.clock.advance(61);
        let done = other.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!((done.counts.stored, done.counts.duplicate), (0, 1_500));
        assert_eq!(counted(&db, who.id).await, 1_500);
    }

    async fn without_known_listens_the_formats_default_holds(db: TestDb) {
        let who = listener(&db, "anna", Tz::UTC).await;
        let bench = Bench::of(&db, &db.clock, "a");
        let known = bench.file("spotify.json", &spotify(40));
        bench.import(who.id, &known, false, &watch()).await.unwrap();
        let ahead = FixedOffset::east_opt(7_200).unwrap();
        let file = bench.file("scrobbles.csv", &table(40, &ahead));
        let done = bench.import(who.id, &file, false, &watch()).await.unwrap();
        assert_eq!(done.counts.stored, 40, "forty rows prove nothing");
        let report: Report = serde_json::from_str(&done.report).unwrap();
        assert!(report.notes.iter().any(|note| note.contains("UTC")), "{:?}", report.notes);
    }
}

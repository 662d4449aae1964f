//! The journal, days and numbers: totals against recounts, pages and cursors, filters, isolation, clock changes.

use std::collections::{BTreeMap, BTreeSet};

use aime_domain::ids::{TrackId, UserId};
use aime_domain::period::{day_start, local_day_hour};
use aime_domain::span::{Span, date};
use aime_storage::history::filter::Filter;
use aime_storage::history::journal::{Journal, Window, list};
use aime_storage::history::{day, pending, stats, timeline, track, usual};
use aime_storage::loved::{self, Love};
use aime_storage::rollup::mark;
use aime_storage::{StorageError, Tx};
use aime_testkit::{TestDb, builders, on_both};
use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use crate::library;

const ZONE: Tz = chrono_tz::Europe::Zurich;
/// 2022-03-26 23:30 in Zurich, the evening before the clocks change.
const START: i64 = 1_648_330_200;

/// A made-up library: what was heard when, as the tests know it.
pub(crate) struct Known {
    pub anna: UserId,
    pub tracks: Vec<i64>,
    pub artists: Vec<i64>,
    pub albums: Vec<i64>,
    /// Track (by position) and instant of each listen.
    pub listens: Vec<(usize, i64)>,
}

impl Known {
    /// Artists of a track, by position: its own, and on each fifth track a guest.
    pub(crate) fn artists_of(track: usize) -> Vec<usize> {
        if track.is_multiple_of(5) {
            vec![track % 8, (track + 3) % 8]
        } else {
            vec![track % 8]
        }
    }

    /// Album of a track; each seventh has none.
    pub(crate) fn album_of(track: usize) -> Option<usize> {
        (!track.is_multiple_of(7)).then_some(track % 6)
    }
}

/// 40 songs of 8 artists, 1,600 listens of Anna over four years, some of them reported twice.
pub(crate) async fn known(db: &TestDb) -> Known {
    let tx = db.tx().await;
    let anna = builders::user(&tx, "Anna").await;
    library::set_zone(&tx, anna, "Europe/Zurich").await;
    let mut artists = Vec::new();
    for n in 0..8 {
        artists.push(library::artist(&tx, &format!("Artist {n}")).await);
    }
    let mut albums = Vec::new();
    for (n, artist) in artists.iter().take(6).enumerate() {
        albums.push(
            library::album(
                &tx,
                &format!("Album {n}"),
                (*artist, &format!("Artist {n}")),
                None,
            )
            .await,
        );
    }
    let mut tracks = Vec::new();
    for n in 0..40 {
        let by = (artists[n % 8], format!("Artist {}", n % 8));
        let song = library::song(
            &tx,
            &format!("Song {n}"),
            (by.0, &by.1),
            Known::album_of(n).map(|n| albums[n]),
        )
        .await;
        if n % 5 == 0 {
            library::add_guest(&tx, song, artists[(n + 3) % 8]).await;
        }
        tracks.push(song);
    }
    let listens: Vec<(usize, i64)> = (0..1_600usize)
        .map(|n| {
            (
                (n * 7 + n / 3) % 40,
                START + n as i64 * 78_911 + (n % 7) as i64 * 1_700,
            )
        })
        .collect();
    let (lastfm, spotify): (Vec<_>, Vec<_>) =
        listens.iter().enumerate().partition(|(n, _)| n % 10 != 3);
    let stored = |of: Vec<(usize, &(usize, i64))>| {
        of.iter()
            .map(|(_, (n, at))| (tracks[*n], *at))
            .collect::<Vec<_>>()
    };
    library::listens(&tx, anna, "lastfm", &stored(lastfm)).await;
    library::listens(&tx, anna, "spotify", &stored(spotify)).await;
    tx.commit().await.unwrap();
    Known {
        anna,
        tracks,
        artists,
        albums,
        listens,
    }
}

async fn journal(db: &TestDb, user: UserId, filter: &Filter, window: &Window) -> Journal {
    list(&db.read(), user, ZONE, "en", filter, window)
        .await
        .unwrap()
}

async fn whole(db: &TestDb, user: UserId, filter: &Filter) -> Vec<i64> {
    journal(
        db,
        user,
        filter,
        &Window::At {
            offset: 0,
            limit: 5_000,
        },
    )
    .await
    .items
    .iter()
    .map(|e| e.id)
    .collect()
}

async fn loved(tx: &mut Tx, user: UserId, track: i64) {
    let recording_id = track::find_recording(tx, user, TrackId(track))
        .await
        .unwrap()
        .unwrap()
        .0;
    let love = Love {
        recording_id,
        loved_at: 1,
        source: "aime",
        import_id: None,
    };
    loved::add(tx, user, &love).await.unwrap();
}

fn day_of(at: i64) -> NaiveDate {
    aime_domain::period::date_of(local_day_hour(at, ZONE).0).unwrap()
}

type Test<'a> = Box<dyn Fn(usize, usize, i64) -> bool + 'a>;

on_both! {
    async fn pages_and_cursors_cover_every_listen_once_newest_first(db: TestDb) {
        let known = known(&db).await;
        let mut expected: Vec<i64> = known.listens.iter().map(|(_, at)| *at).collect();
        expected.sort_unstable_by(|a, b| b.cmp(a));

        let mut paged = Vec::new();
        for page in 0..24 {
            let part = journal(&db, known.anna, &Filter::default(), &Window::At { offset: page * 70, limit: 70 }).await;
            assert_eq!((part.total, part.more_than_total), (1_600, false));
            paged.extend(part.items.iter().map(|entry| entry.listened_at));
        }
        assert_eq!(paged, expected);

        let mut walked = Vec::new();
        let mut cursor = None;
        loop {
            let part = journal(&db, known.anna, &Filter::default(), &Window::After { cursor, limit: 333 }).await;
            walked.extend(part.items.iter().map(|entry| entry.listened_at));
            cursor = part.next;
            if cursor.is_none() { break }
        }
        assert_eq!(walked, expected);
        let past = journal(&db, known.anna, &Filter::default(), &Window::At { offset: 1_700, limit: 5 }).await;
        assert!(past.items.is_empty() && past.next.is_none());
    }

    async fn every_filter_tells_what_a_recount_tells(db: TestDb) {
        let known = known(&db).await;
        let mut tx = db.tx().await;
        for n in [3, 14, 25] {
            loved(&mut tx, known.anna, known.tracks[n]).await;
        }
        tx.commit().await.unwrap();
        let text = |text: &str| Some(text.to_owned());
        let (first, last) = (date("2023-02-01"), date("2024-05-09"));
        let in_days = |at: i64| day_of(at) >= first.unwrap() && day_of(at) <= last.unwrap();
        let cases: Vec<(Filter, Test<'_>)> = vec![
            (Filter { artist_id: Some(known.artists[3]), ..Filter::default() },
             Box::new(|_, track, _| Known::artists_of(track).contains(&3))),
            (Filter { album_id: Some(known.albums[2]), ..Filter::default() },
             Box::new(|_, track, _| Known::album_of(track) == Some(2))),
            (Filter { track_id: Some(known.tracks[9]), ..Filter::default() }, Box::new(|_, track, _| track == 9)),
            (Filter { loved: Some(true), ..Filter::default() }, Box::new(|_, track, _| [3, 14, 25].contains(&track))),
            (Filter { loved: Some(false), ..Filter::default() }, Box::new(|_, track, _| ![3, 14, 25].contains(&track))),
            (Filter { artist: text("artist 4"), ..Filter::default() }, Box::new(|_, track, _| track % 8 == 4)),
            (Filter { album: text("album 1"), ..Filter::default() },
             Box::new(|_, track, _| Known::album_of(track) == Some(1))),
            (Filter { search: text("song 17"), ..Filter::default() }, Box::new(|_, track, _| track == 17)),
            (Filter { search: text("album 5"), ..Filter::default() },
             Box::new(|_, track, _| Known::album_of(track) == Some(5))),
            (Filter { source: text("spotify"), ..Filter::default() }, Box::new(|n, _, _| n % 10 == 3)),
            (Filter { first_day: first, last_day: last, ..Filter::default() }, Box::new(|_, _, at| in_days(at))),
            (Filter { first_day: first, ..Filter::default() }, Box::new(|_, _, at| day_of(at) >= first.unwrap())),
            (Filter { artist_id: Some(known.artists[3]), first_day: first, last_day: last, ..Filter::default() },
             Box::new(|_, track, at| Known::artists_of(track).contains(&3) && in_days(at))),
            (Filter { source: text("spotify"), loved: Some(true), ..Filter::default() },
             Box::new(|n, track, _| n % 10 == 3 && [3, 14, 25].contains(&track))),
            (Filter { artist: text("%"), ..Filter::default() }, Box::new(|_, _, _| false)),
            (Filter { source: text("nowhere"), ..Filter::default() }, Box::new(|_, _, _| false)),
        ];
        for (filter, passes) in cases {
            let expected: BTreeSet<i64> = known
                .listens
                .iter()
                .enumerate()
                .filter(|(n, (track, at))| passes(*n, *track, *at))
                .map(|(_, (_, at))| *at)
                .collect();
            let mut seen = Vec::new();
            let mut cursor = None;
            loop {
                let part = journal(&db, known.anna, &filter, &Window::After { cursor, limit: 100 }).await;
                assert_eq!((part.total, part.more_than_total), (expected.len() as i64, false), "{filter:?}");
                seen.extend(part.items.iter().map(|entry| entry.listened_at));
                cursor = part.next;
                if cursor.is_none() { break }
            }
            assert!(seen.is_sorted_by(|a, b| a > b), "{filter:?}");
            assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), expected, "{filter:?}");
            let second = journal(&db, known.anna, &filter, &Window::At { offset: 5, limit: 5 }).await;
            let at: Vec<i64> = second.items.iter().map(|entry| entry.listened_at).collect();
            assert_eq!(at, expected.iter().rev().skip(5).take(5).copied().collect::<Vec<_>>(), "{filter:?}");
        }
    }

    async fn a_journal_tells_the_truth_while_counts_are_pending(db: TestDb) {
        let known = known(&db).await;
        let tx = db.tx().await;
        mark::mark_all(&tx, known.anna, ZONE).await.unwrap();
        aime_storage::sql::execute(&tx, "DELETE FROM day_totals", []).await.unwrap();
        tx.commit().await.unwrap();
        let part = journal(&db, known.anna, &Filter::default(), &Window::At { offset: 1_590, limit: 50 }).await;
        assert_eq!((part.total, part.items.len()), (1_600, 10));
        let of_artist = Filter { artist_id: Some(known.artists[1]), ..Filter::default() };
        let expected = known.listens.iter().filter(|(track, _)| Known::artists_of(*track).contains(&1)).count();
        assert_eq!(whole(&db, known.anna, &of_artist).await.len(), expected);
    }

    async fn one_play_shows_all_its_witnesses(db: TestDb) {
        let tx = db.tx().await;
        let anna = builders::user(&tx, "Anna").await;
        let artist = library::artist(&tx, "Queen").await;
        let song = library::song(&tx, "Innuendo", (artist, "Queen"), None).await;
        let play = library::listen(&tx, anna, "roon", song, START).await;
        library::witness(&tx, anna, "lastfm", song, START + 4, play).await;
        library::witness(&tx, anna, "spotify", song, START + 9, play).await;
        library::witness(&tx, anna, "spotify", song, START + 11, play).await;
        tx.commit().await.unwrap();
        let part = journal(&db, anna, &Filter::default(), &Window::At { offset: 0, limit: 50 }).await;
        assert_eq!((part.total, part.items.len()), (1, 1));
        assert_eq!(part.items[0].source, "roon");
        assert_eq!(part.items[0].sources, ["roon", "lastfm", "spotify"]);
        assert_eq!((part.items[0].artist.as_str(), &part.items[0].album), ("Queen", &None));
    }

    async fn love_is_of_the_song_and_shows_on_every_play(db: TestDb) {
        let known = known(&db).await;
        let mut tx = db.tx().await;
        loved(&mut tx, known.anna, known.tracks[9]).await;
        tx.commit().await.unwrap();
        let filter = Filter { track_id: Some(known.tracks[9]), ..Filter::default() };
        let part = journal(&db, known.anna, &filter, &Window::At { offset: 0, limit: 500 }).await;
        assert!(!part.items.is_empty() && part.items.iter().all(|entry| entry.loved));
        let other = Filter { track_id: Some(known.tracks[8]), ..Filter::default() };
        let part = journal(&db, known.anna, &other, &Window::At { offset: 0, limit: 500 }).await;
        assert!(part.items.iter().all(|entry| !entry.loved));
    }

    async fn nothing_of_anna_is_seen_by_ben(db: TestDb) {
        let known = known(&db).await;
        let tx = db.tx().await;
        let ben = builders::user(&tx, "Ben").await;
        tx.commit().await.unwrap();
        for filter in [
            Filter::default(),
            Filter { artist_id: Some(known.artists[0]), ..Filter::default() },
            Filter { source: Some("lastfm".into()), ..Filter::default() },
            Filter { search: Some("song".into()), ..Filter::default() },
        ] {
            let part = journal(&db, ben, &filter, &Window::At { offset: 0, limit: 50 }).await;
            assert_eq!((part.total, part.items.len()), (0, 0), "{filter:?}");
        }
        assert_eq!(track::find_recording(&db.read(), ben, TrackId(known.tracks[0])).await.unwrap(), None);
        let (of_anna, of_ben) = (known.anna, ben);
        let part = journal(&db, of_anna, &Filter::default(), &Window::After { cursor: None, limit: 5 }).await;
        let stolen = Window::After { cursor: part.next, limit: 5 };
        assert!(journal(&db, of_ben, &Filter::default(), &stolen).await.items.is_empty());
        assert!(timeline::get(&db.read(), ben, ZONE, "en", day_of(START)).await.unwrap().entries.is_empty());
        assert_eq!(stats::get(&db.read(), ben, ZONE, Span::All).await.unwrap().listens, 0);
        assert!(day::list(&db.read(), ben, day_of(START), day_of(START + 900_000_000)).await.unwrap().is_empty());
    }

    async fn a_forged_cursor_is_refused(db: TestDb) {
        let known = known(&db).await;
        let window = Window::After { cursor: Some("????".into()), limit: 5 };
        let refused = list(&db.read(), known.anna, ZONE, "en", &Filter::default(), &window).await;
        assert!(matches!(refused, Err(StorageError::BadCursor)));
    }

    async fn days_and_timelines_agree_also_when_the_clocks_change(db: TestDb) {
        let known = known(&db).await;
        let mut of_day = BTreeMap::<NaiveDate, Vec<i64>>::new();
        for (_, at) in &known.listens {
            of_day.entry(day_of(*at)).or_default().push(*at);
        }
        let days = day::list(&db.read(), known.anna, date("1990-01-01").unwrap(), date("2100-01-01").unwrap()).await.unwrap();
        assert_eq!(days.len(), of_day.len());
        for total in &days {
            assert_eq!(total.plays as usize, of_day[&total.day].len());
        }
        for total in days.iter().step_by(37).chain(&days[..4]) {
            let timeline = timeline::get(&db.read(), known.anna, ZONE, "en", total.day).await.unwrap();
            assert_eq!(timeline.entries.len(), of_day[&total.day].len());
            for (hour, entry) in &timeline.entries {
                assert_eq!(i32::from(*hour), i32::from(local_day_hour(entry.listened_at, ZONE).1));
            }
            let stats = stats::get(&db.read(), known.anna, ZONE, Span::Day(total.day)).await.unwrap();
            assert_eq!(stats.listens as usize, timeline.entries.len());
            assert_eq!((stats.artists as usize, stats.albums as usize), (timeline.unique_artists, timeline.unique_albums));
            assert_eq!(stats.peak_hour(), timeline.peak_hour);
        }
        let hours_of = async |day| timeline::get(&db.read(), known.anna, ZONE, "en", date(day).unwrap()).await.unwrap().hours;
        assert_eq!(hours_of("2022-03-27").await, 23);
        assert_eq!(hours_of("2022-10-30").await, 25);
        assert_eq!(hours_of("2022-10-31").await, 24);
    }

    async fn a_day_of_25_hours_holds_both_of_its_third_hours(db: TestDb) {
        let tx = db.tx().await;
        let anna = builders::user(&tx, "Anna").await;
        library::set_zone(&tx, anna, "Europe/Zurich").await;
        let artist = library::artist(&tx, "Can").await;
        let song = library::song(&tx, "Vitamin C", (artist, "Can"), None).await;
        // 02:30 in summer time and 02:30 in winter time on 2022-10-30, then the last second of the day.
        let summer = 1_667_089_800;
        for at in [summer, summer + 3_600, 1_667_170_799, 1_667_170_800] {
            library::listen(&tx, anna, "lastfm", song, at).await;
        }
        tx.commit().await.unwrap();
        let day = timeline::get(&db.read(), anna, ZONE, "en", date("2022-10-30").unwrap()).await.unwrap();
        assert_eq!(day.entries.iter().map(|(hour, _)| *hour).collect::<Vec<_>>(), [23, 2, 2]);
        assert_eq!(day.peak_hour, Some(2));
        assert_eq!(day.next_day, date("2022-10-31"));
        let heard: Vec<_> = day.clock.iter().filter(|(_, plays)| *plays > 0).map(|(one, plays)| (one.hour, one.offset, *plays)).collect();
        assert_eq!((day.clock.len(), heard), (25, vec![(2, 7_200, 1), (2, 3_600, 1), (23, 3_600, 1)]));
        let sittings: Vec<_> = day.sittings.iter().map(|one| (one.starts_at, one.ends_at, one.plays)).collect();
        assert_eq!(sittings.len(), 3);
        assert_eq!(sittings[0].0, summer);
    }

    async fn the_usual_weekday_is_told_from_the_weeks_before_silent_days_included(db: TestDb) {
        let tx = db.tx().await;
        let anna = builders::user(&tx, "Anna").await;
        library::set_zone(&tx, anna, "Europe/Zurich").await;
        let can = library::artist(&tx, "Can").await;
        let neu = library::artist(&tx, "Neu").await;
        let tago = library::album(&tx, "Tago", (can, "Can"), None).await;
        let here = library::song(&tx, "Here", (can, "Can"), Some(tago)).await;
        let there = library::song(&tx, "There", (neu, "Neu"), None).await;
        // Fridays at 20:00, the newest first: 3, 1, none, 5 listens; then none before the first.
        let friday = date("2022-06-10").unwrap();
        let eight = |weeks: i64| day_start(friday - Days::new(7 * weeks as u64), ZONE) + 20 * 3_600;
        for (weeks, plays) in [(1, 3), (2, 1), (4, 5)] {
            for n in 0..plays {
                library::listen(&tx, anna, "lastfm", if n % 2 == 0 { here } else { there }, eight(weeks) + n * 300).await;
            }
        }
        tx.commit().await.unwrap();
        let usual = usual::find(&db.read(), anna, ZONE, friday).await.unwrap().unwrap();
        // Of 0, 1, 3 and 5 listens; of 0, 1, 2 and 2 artists; of 0, 1, 1 and 1 albums.
        assert_eq!((usual.days, usual.listens, usual.artists, usual.albums), (4, 2, 2, 1));
        assert_eq!(usual.peak_hour, Some(20));
        let early = usual::find(&db.read(), anna, ZONE, friday - Days::new(14)).await.unwrap();
        assert_eq!(early, None);
    }

    async fn numbers_of_any_span_tell_what_a_recount_tells(db: TestDb) {
        let known = known(&db).await;
        for text in [
            "all", "2023", "2023-06", "2023-W23", "2024-02-29", "2022-04-02..2023-02-14", "2022-03-28..2026-11-20",
            "2022-12-31..2025-01-01", "1999-01-01..2030-01-01", "1999-01-01..1999-02-03", "2023-05-01..2023-07-31",
        ] {
            let span = Span::parse(text).unwrap();
            let passes = |at: i64| span.days().is_none_or(|(first, last)| (first..=last).contains(&day_of(at)));
            let heard: Vec<&(usize, i64)> = known.listens.iter().filter(|(_, at)| passes(*at)).collect();
            let artists: BTreeSet<usize> = heard.iter().flat_map(|(track, _)| Known::artists_of(*track)).collect();
            let albums: BTreeSet<usize> = heard.iter().filter_map(|(track, _)| Known::album_of(*track)).collect();
            let tracks: BTreeSet<usize> = heard.iter().map(|(track, _)| *track).collect();
            let mut hours = [0i64; 24];
            for (_, at) in &heard {
                hours[usize::from(local_day_hour(*at, ZONE).1)] += 1;
            }
            let stats = stats::get(&db.read(), known.anna, ZONE, span).await.unwrap();
            assert_eq!(stats.listens, heard.len() as i64, "{text}");
            assert_eq!((stats.artists, stats.albums), (artists.len() as i64, albums.len() as i64), "{text}");
            assert_eq!((stats.recordings, stats.seconds), (tracks.len() as i64, 100 * heard.len() as i64), "{text}");
            assert_eq!((stats.hours, stats.pending), (hours, false), "{text}");
        }
    }

    async fn pending_is_told_of_the_spans_that_it_concerns(db: TestDb) {
        let known = known(&db).await;
        let tx = db.tx().await;
        mark::mark_months(&tx, known.anna, ZONE, [START]).await.unwrap();
        tx.commit().await.unwrap();
        let is = async |text| pending::is_pending(&db.read(), known.anna, Span::parse(text).unwrap()).await.unwrap();
        for text in ["all", "2022", "2022-03", "2021-01-01..2022-03-01"] {
            assert!(is(text).await, "{text}");
        }
        for text in ["2023", "2022-04", "2022-04-01..2022-06-02"] {
            assert!(!is(text).await, "{text}");
        }
    }
}

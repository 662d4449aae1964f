//! Charts against recounts, with movement and cursors.

use std::collections::BTreeMap;

use aime_domain::period::{date_of, local_day_hour};
use aime_domain::span::Span;
use aime_storage::StorageError;
use aime_storage::chart::ranking::{Ranked, list};
use aime_storage::rollup::Subject;
use aime_testkit::{TestDb, on_both};

use crate::history::{Known, known};

const ZONE: chrono_tz::Tz = chrono_tz::Europe::Zurich;

/// Plays by key, most first, later keys first among equals.
fn recount(
    known: &Known,
    keys: &BTreeMap<usize, i64>,
    span: Span,
    of: impl Fn(usize) -> Vec<usize>,
) -> Vec<(i64, i64)> {
    let mut plays = BTreeMap::<i64, i64>::new();
    for (track, at) in &known.listens {
        let day = date_of(local_day_hour(*at, ZONE).0).unwrap();
        if span
            .days()
            .is_none_or(|(first, last)| (first..=last).contains(&day))
        {
            for subject in of(*track) {
                *plays.entry(keys[&subject]).or_default() += 1;
            }
        }
    }
    let mut ranked: Vec<(i64, i64)> = plays.into_iter().map(|(key, plays)| (plays, key)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    ranked
}

async fn whole(db: &TestDb, known: &Known, subject: Subject, span: Span) -> Vec<Ranked> {
    let mut items = Vec::new();
    let mut after = None;
    loop {
        let part = list(
            &db.read(),
            known.anna,
            ZONE,
            subject,
            span,
            after.as_deref(),
            7,
        )
        .await
        .unwrap();
        items.extend(part.items);
        after = part.next;
        if after.is_none() {
            return items;
        }
    }
}

on_both! {
    async fn charts_of_any_span_tell_what_a_recount_tells(db: TestDb) {
        let known = known(&db).await;
        let keys = |ids: &[i64]| ids.iter().copied().enumerate().collect::<BTreeMap<_, _>>();
        let mut recordings = BTreeMap::new();
        for (n, track) in known.tracks.iter().enumerate() {
            let recording = "SELECT recording_id FROM tracks WHERE id = $1";
            let row = aime_storage::sql::one(&db.read(), recording, [(*track).into()]).await.unwrap();
            recordings.insert(n, row.try_get_by_index(0).unwrap());
        }
        for text in [
            "all", "2023", "2023-06", "2023-W23", "2024-02-29", "2022-04-02..2023-02-14", "2022-03-28..2026-11-20",
            "1999-01-01..1999-02-03",
        ] {
            let span = Span::parse(text).unwrap();
            let pairs = |items: &[Ranked]| items.iter().map(|one| (one.plays, one.id)).collect::<Vec<_>>();

            let artists = whole(&db, &known, Subject::Artist, span).await;
            assert_eq!(pairs(&artists), recount(&known, &keys(&known.artists), span, Known::artists_of), "{text}");
            assert!(artists.iter().zip(1..).all(|(one, rank)| one.rank == rank && one.seconds == 100 * one.plays));

            let albums = whole(&db, &known, Subject::Album, span).await;
            let of = |track| Known::album_of(track).into_iter().collect();
            assert_eq!(pairs(&albums), recount(&known, &keys(&known.albums), span, of), "{text}");

            let songs = whole(&db, &known, Subject::Recording, span).await;
            assert_eq!(pairs(&songs), recount(&known, &recordings, span, |track| vec![track]), "{text}");
        }
    }

    async fn movement_is_against_the_span_before(db: TestDb) {
        let known = known(&db).await;
        for text in ["2023", "2023-06", "2023-W23"] {
            let span = Span::parse(text).unwrap();
            let before: BTreeMap<i64, i64> = whole(&db, &known, Subject::Recording, span.previous().unwrap())
                .await
                .into_iter()
                .map(|one| (one.id, one.rank))
                .collect();
            for one in whole(&db, &known, Subject::Recording, span).await {
                assert_eq!(one.previous_rank, before.get(&one.id).copied(), "{text}");
            }
        }
        let all = list(&db.read(), known.anna, ZONE, Subject::Artist, Span::All, None, 5).await.unwrap();
        assert_eq!(all.previous, None);
        assert!(all.items.iter().all(|one| one.previous_rank.is_none()));
    }

    async fn a_forged_cursor_is_refused(db: TestDb) {
        let known = known(&db).await;
        let refused = list(&db.read(), known.anna, ZONE, Subject::Artist, Span::All, Some("W10"), 5).await;
        assert!(matches!(refused, Err(StorageError::BadCursor)));
    }
}

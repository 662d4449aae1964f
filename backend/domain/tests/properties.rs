//! What must hold for every name and every stretch of listening.
#![cfg(test)]

use aime_domain::dedupe::{Report, Rules, Verdict, settle};
use aime_domain::listen::{Channel, Names, Resolution, Stamp};
use aime_domain::matching::{
    album_identity, credit_candidates, display_name, fold, fold_title, parse_credit,
    recording_identity, same_album, same_recording,
};
use proptest::prelude::*;

/// Text as names are made of: letters of several scripts, digits, marks, signs, spaces.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9 .,'&+/()!?*-]{0,24}",
        "[\\PC]{0,16}",
        "(The |A )?[A-Z][a-z]{1,6}( (feat\\.|ft|&|and|x|/|-) [A-Z][a-z]{1,6}){0,2}( \\((Live|Remix|2011 Remaster|feat\\. B|Pt\\. 2)\\))?",
        "[가-힣ぁ-んァ-ヶ一-十А-я ]{1,10}( \\([A-Za-z ]{1,8}\\))?",
    ]
}

fn names() -> impl Strategy<Value = Names> {
    (name(), name(), proptest::option::of(name())).prop_map(|(artist, title, album)| Names {
        artist,
        title,
        album: album.filter(|album| !album.is_empty()),
        album_artist: None,
    })
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in name()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn nothing_but_nothing_folds_to_nothing(text in name()) {
        let visible = text.chars().any(|c| !c.is_whitespace() && !c.is_control());
        prop_assert_eq!(fold(&text).is_empty(), !visible, "{:?}", text);
        prop_assert_eq!(fold_title(&text).is_empty(), !visible, "{:?}", text);
    }

    #[test]
    fn case_does_not_matter(text in "[a-zA-Z0-9éüçñøæ .,'&+/()-]{0,24}") {
        prop_assert_eq!(fold(&text.to_uppercase()), fold(&text.to_lowercase()));
    }

    #[test]
    fn a_spelling_is_the_same_as_itself(a in names()) {
        prop_assert!(same_recording(&a, &a).same, "{:?}", recording_identity(&a));
    }

    #[test]
    fn sameness_has_no_direction(a in names(), b in names()) {
        prop_assert_eq!(same_recording(&a, &b).same, same_recording(&b, &a).same);
    }

    #[test]
    fn an_album_is_the_same_as_itself(artist in name(), title in name(), year in proptest::option::of(1950i32..2030)) {
        let identity = album_identity(&artist, &title, year);
        prop_assert!(same_album(&identity, &identity).same);
        prop_assert!(!identity.keys.is_empty());
    }

    #[test]
    fn keys_have_no_control_characters_and_no_repeats(a in names()) {
        let keys = recording_identity(&a).keys;
        prop_assert!(!keys.is_empty());
        for (at, key) in keys.iter().enumerate() {
            prop_assert!(!keys[..at].contains(key), "{keys:?}");
            prop_assert!(!key.chars().any(char::is_control), "{key:?}");
        }
    }

    #[test]
    fn a_credit_keeps_every_artist_between_its_joins(credit in name(), all_known in any::<bool>()) {
        let known = |key: &str| (all_known && !key.is_empty()).then(|| key.to_owned());
        let parsed = parse_credit(&credit, &known);
        prop_assert_eq!(parsed.artists.is_empty(), credit.trim().is_empty());
        prop_assert_eq!(parsed.joins.len(), parsed.artists.len().saturating_sub(1));
    }

    #[test]
    fn whoever_is_cut_out_of_a_credit_was_a_candidate(credit in name()) {
        let candidates = credit_candidates(&credit);
        let asked = std::cell::RefCell::new(Vec::new());
        parse_credit(&credit, &|key| { asked.borrow_mut().push(key.to_owned()); None });
        for key in asked.into_inner() {
            prop_assert!(key.is_empty() || candidates.contains(&key), "{key:?} of {credit:?} in {candidates:?}");
        }
    }

    #[test]
    fn a_shown_name_is_shown_unchanged(text in name()) {
        let (shown, _) = display_name(&text);
        let (again, _) = display_name(&shown);
        prop_assert_eq!(again.trim(), shown.trim());
    }
}

fn reports() -> impl Strategy<Value = Vec<Report<'static>>> {
    let one = (
        0i64..4,
        0i64..4,
        0i64..4_000,
        prop_oneof![Just(Stamp::Start), Just(Stamp::End), Just(Stamp::Unknown)],
        any::<bool>(),
        proptest::option::of(30i64..400),
        proptest::option::of(1i64..400),
        0u8..20,
    );
    proptest::collection::vec(one, 0..60).prop_map(|rows| {
        rows.into_iter()
            .enumerate()
            .map(
                |(at, (recording, stream, time, stamp, minute, duration, played, chance))| Report {
                    id: at as i64 + 1,
                    recording,
                    title_key: format!("a title that is long enough {}", recording / 2).into(),
                    credit_key: format!("artist{recording}").into(),
                    album_key: (chance % 3 != 0).then(|| "album".into()),
                    stream,
                    service: ["lastfm", "spotify", "roon", "aime"][stream as usize].into(),
                    channel: if stream == 1 {
                        Channel::File
                    } else {
                        Channel::Pull
                    },
                    listened_at: if minute { time / 60 * 60 } else { time },
                    stamp,
                    resolution: if minute {
                        Resolution::Minute
                    } else {
                        Resolution::Second
                    },
                    duration_ms: duration.map(|seconds| seconds * 1000),
                    played_ms: played.map(|seconds| seconds * 1000),
                    approximate: chance == 1,
                    released: chance == 2,
                    held: false,
                    by_hand: false,
                    identifiers: chance % 5 == 0,
                },
            )
            .collect()
    })
}

fn by_id(reports: &[Report]) -> Vec<(i64, Verdict)> {
    let mut out: Vec<_> = reports
        .iter()
        .map(|report| report.id)
        .zip(settle(reports, &Rules::default()))
        .collect();
    out.sort_unstable_by_key(|(id, _)| *id);
    out
}

proptest! {
    #[test]
    fn settling_does_not_depend_on_the_order(reports in reports(), seed in any::<u64>()) {
        let expected = by_id(&reports);
        let mut shuffled = reports.clone();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        prop_assert_eq!(by_id(&shuffled), expected);
    }

    #[test]
    fn every_duplicate_points_to_a_report_that_counts(reports in reports()) {
        let verdicts = by_id(&reports);
        for (id, verdict) in &verdicts {
            if let Verdict::Duplicate { of, score, .. } = verdict {
                prop_assert_ne!(of, id);
                prop_assert!((0.0..=1.0).contains(score));
                prop_assert!(verdicts.iter().any(|(other, verdict)| other == of && *verdict == Verdict::Counted));
            }
        }
    }

    #[test]
    fn what_was_let_back_in_counts(reports in reports()) {
        for (report, verdict) in reports.iter().zip(settle(&reports, &Rules::default())) {
            prop_assert!(!report.released || verdict == Verdict::Counted);
        }
    }

    #[test]
    fn a_winner_stands_for_at_most_one_play_of_each_stream(reports in reports()) {
        let verdicts = settle(&reports, &Rules::default());
        for winner in &reports {
            let mut streams: Vec<i64> = reports.iter().zip(&verdicts).filter_map(|(report, verdict)| match verdict {
                Verdict::Duplicate { of, reason, .. } if *of == winner.id && *reason != "impossible_repeat" => Some(report.stream),
                _ => None,
            }).collect();
            let count = streams.len();
            streams.sort_unstable();
            streams.dedup();
            prop_assert!(count <= streams.len() + 1, "{winner:?}");
        }
    }

    #[test]
    fn the_same_file_again_changes_nothing(reports in reports()) {
        // Released rows are decisions of a person and are not part of a file.
        let reports: Vec<Report> = reports.into_iter().map(|report| Report { released: false, approximate: false, ..report }).collect();
        let counted = |reports: &[Report]| settle(reports, &Rules::default()).iter().filter(|verdict| **verdict == Verdict::Counted).count();
        let again = reports.iter().map(|report| Report { id: report.id + 1_000, ..report.clone() });
        let twice: Vec<Report> = reports.iter().cloned().chain(again).collect();
        prop_assert_eq!(counted(&twice), counted(&reports));
    }
}

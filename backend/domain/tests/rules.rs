//! Single rules, each with the case that it is for.

use aime_domain::dedupe::{Report, Rules, StationFilter, Verdict, settle};
use aime_domain::listen::{Channel, Names, Resolution, Stamp};
use aime_domain::live_play::{LivePlay, Observation, PlayEvent, PlayerState, PlayingTrack};
use aime_domain::matching::{
    Role, contradicts, display_name, fold, fold_title, parse_credit, recording_identity, sort_name,
};
use rstest::rstest;

fn names(artist: &str, title: &str, album: &str) -> Names {
    Names {
        artist: artist.to_owned(),
        title: title.to_owned(),
        album: Some(album.to_owned()).filter(|album| !album.is_empty()),
        album_artist: None,
    }
}

#[rstest]
#[case::case_and_accents("MÖTLEY CRÜE", "motleycrue")]
#[case::article("The Knife", "knife")]
#[case::trailing_article("Knife, The", "knife")]
#[case::article_alone("The", "the")]
#[case::article_twice("The The", "the")]
#[case::ampersand("Mates & Co", "matesandco")]
#[case::plus("Mates + Co", "matesandco")]
#[case::acronym("D.N.A.", "dna")]
#[case::quotes("“Weird Al” Yankovic", "weirdalyankovic")]
#[case::inner_mark("P!nk", "pink")]
#[case::dollar("A$AP", "asap")]
#[case::signs_alone("÷", "÷")]
#[case::marks_alone("!!!", "!!!")]
#[case::framed_letter("/A\\", "/a\\")]
#[case::full_width("ＡＢＣ", "abc")]
#[case::japanese_stays("ガ", "ガ")]
#[case::look_alikes("ΛURORA", "aurora")]
#[case::numbers_stay_apart("2 4", "2-4")]
#[case::thousands("10,000 Kites", "10000kites")]
fn names_fold(#[case] name: &str, #[case] key: &str) {
    assert_eq!(fold(name), key);
}

#[rstest]
#[case::part("Song, Pt. II", "Song (Part Two)")]
#[case::volume("Tapes Vol. 3", "Tapes, Volume III")]
#[case::number("Waltz #2", "Waltz No. 2")]
#[case::movement("Op. 1: I. Allegro", "Op. 1: 1. Allegro")]
#[case::question("What Is It?", "What Is It")]
#[case::catalogue("KV 550", "K. 550")]
fn titles_fold_alike(#[case] a: &str, #[case] b: &str) {
    assert_eq!(fold_title(a), fold_title(b));
}

#[rstest]
#[case::meaningful_mark("Really?", "Really")]
#[case::signs("+", "-")]
#[case::numbers("1 1", "11")]
#[case::sharp("Prelude in C#", "Prelude in C")]
fn titles_stay_apart(#[case] a: &str, #[case] b: &str) {
    assert_ne!(fold_title(a), fold_title(b));
}

#[rstest]
#[case("Ride (4)", "Ride", "4")]
#[case("Selda (1976)", "Selda (1976)", "")]
#[case("Ride*", "Ride", "")]
#[case("Sundays, The", "The Sundays", "")]
#[case("Godspeed", "Godspeed", "")]
fn shown_names_lose_marks(#[case] raw: &str, #[case] shown: &str, #[case] number: &str) {
    assert_eq!(display_name(raw), (shown.to_owned(), number.to_owned()));
}

#[rstest]
#[case("The Sundays", "Sundays, The")]
#[case("Les Rita Mitsouko", "Rita Mitsouko, Les")]
#[case("Theremin", "Theremin")]
#[case("The", "The")]
fn sorted_names_put_the_article_behind(#[case] name: &str, #[case] sorted: &str) {
    assert_eq!(sort_name(name), sorted);
}

#[test]
fn a_guest_is_told_from_the_main_artists() {
    let known = |key: &str| ["anna", "bert"].contains(&key).then(|| key.to_owned());
    let credit = parse_credit("Anna & Bert feat. Carl (3)", &known);
    let found: Vec<_> = credit
        .artists
        .iter()
        .map(|a| (a.name.as_str(), a.disambiguation.as_str(), a.role))
        .collect();
    assert_eq!(
        found,
        [
            ("anna", "", Role::Main),
            ("bert", "", Role::Main),
            ("Carl", "3", Role::Guest)
        ]
    );
    assert_eq!(credit.joins, ["&", "feat."]);
}

#[test]
fn an_identity_keeps_the_names_as_written() {
    let identity = recording_identity(&names(
        "Anna feat. Bert",
        "Song (with Carl) [Live]",
        "Album",
    ));
    assert_eq!(identity.main_credit, "Anna");
    assert_eq!(identity.guests, ["Bert", "Carl"]);
    assert!(identity.is_live);
}

#[rstest]
#[case::other_guests(&["=g|a|b|carl"], &["=g|a|b|dora"], true)]
#[case::more_guests(&["=g|a|b|carl"], &["=g|a|b|carl+dora"], false)]
#[case::other_matter(&["=g|a|b|carl"], &["=l|a|b|dora"], false)]
#[case::one_of_several(&["=g|a|b|carl"], &["=g|a|b|dora", "=g|a|b|carl"], false)]
#[case::nothing_stated(&["r|a|b"], &["=g|a|b|dora"], false)]
fn statements_contradict(#[case] ours: &[&str], #[case] theirs: &[&str], #[case] expected: bool) {
    assert_eq!(contradicts(ours, theirs), expected);
    assert_eq!(contradicts(theirs, ours), expected);
}

#[rstest]
#[case("Radio Nova", "Radio Nova", "", true)]
#[case("", "radio nova", "", true)]
#[case("", "Radio Nova - Le Grand Mix", "", true)]
#[case("Jazz 24", "Anything", "", true)]
#[case("A Band", "Radio Nova", "An Album", false)]
#[case("Radio Novak", "A Song", "", false)]
fn stations_are_no_songs(
    #[case] artist: &str,
    #[case] title: &str,
    #[case] album: &str,
    #[case] station: bool,
) {
    let filter = StationFilter::new(&["Radio Nova".to_owned()], &["Jazz *".to_owned()]);
    assert_eq!(filter.is_station(&names(artist, title, album)), station);
}

fn report(id: i64, stream: i64, at: i64) -> Report<'static> {
    Report {
        id,
        recording: 1,
        title_key: "song".into(),
        credit_key: "band".into(),
        album_key: None,
        stream,
        service: ["roon", "lastfm", "spotify", "aime"][stream as usize].into(),
        channel: if stream >= 2 {
            Channel::File
        } else {
            Channel::Pull
        },
        listened_at: at,
        stamp: Stamp::Start,
        resolution: Resolution::Second,
        duration_ms: Some(200_000),
        played_ms: None,
        approximate: false,
        released: false,
        held: false,
        by_hand: false,
        identifiers: false,
    }
}

fn settled(reports: &[Report]) -> Vec<Verdict> {
    settle(reports, &Rules::default())
}

fn stands_for(verdict: &Verdict) -> Option<(i64, &'static str)> {
    match verdict {
        Verdict::Counted => None,
        Verdict::Duplicate { of, reason, .. } => Some((*of, reason)),
    }
}

#[test]
fn a_live_source_that_knows_the_time_played_wins() {
    let file = Report {
        played_ms: Some(200_000),
        identifiers: true,
        ..report(1, 2, 0)
    };
    let live = Report {
        played_ms: Some(190_000),
        ..report(2, 0, 3)
    };
    assert_eq!(
        stands_for(&settled(&[file, live])[0]),
        Some((2, "same_start"))
    );
}

#[test]
fn seconds_win_over_minutes_and_identifiers_over_none() {
    let minute = Report {
        resolution: Resolution::Minute,
        identifiers: true,
        ..report(1, 2, 0)
    };
    assert_eq!(
        stands_for(&settled(&[minute, report(2, 1, 40)])[0]),
        Some((2, "same_minute"))
    );
    let known = Report {
        identifiers: true,
        ..report(2, 2, 2)
    };
    assert_eq!(
        stands_for(&settled(&[report(1, 1, 0), known])[0]),
        Some((2, "same_start"))
    );
}

#[test]
fn a_double_report_points_to_the_final_winner() {
    let winner = Report {
        played_ms: Some(200_000),
        ..report(3, 0, 1)
    };
    let verdicts = settled(&[report(1, 1, 0), report(2, 1, 5), winner]);
    assert_eq!(stands_for(&verdicts[0]), Some((3, "same_start")));
    assert_eq!(stands_for(&verdicts[1]), Some((3, "impossible_repeat")));
}

#[test]
fn what_was_let_back_in_neither_goes_nor_takes() {
    let released = Report {
        released: true,
        ..report(1, 1, 0)
    };
    let verdicts = settled(&[released, report(2, 0, 2), report(3, 2, 4)]);
    assert_eq!(verdicts[0], Verdict::Counted);
    assert_eq!(
        verdicts[1..]
            .iter()
            .filter(|verdict| **verdict == Verdict::Counted)
            .count(),
        1
    );
}

#[test]
fn an_approximate_report_takes_the_nearest_unclaimed_play_of_the_day_before() {
    let day = 24 * 3600;
    let phone = Report {
        approximate: true,
        ..report(1, 2, day)
    };
    let plays = [
        report(2, 1, 100),
        report(3, 1, day - 5_000),
        report(4, 1, day + 5_000),
    ];
    let all: Vec<Report> = std::iter::once(phone.clone())
        .chain(plays.clone())
        .collect();
    assert_eq!(stands_for(&settled(&all)[0]), Some((3, "approximate")));
    let second = Report {
        id: 5,
        listened_at: day - 10,
        ..phone
    };
    let all: Vec<Report> = all.into_iter().chain([second]).collect();
    let verdicts = settled(&all);
    assert_eq!(
        verdicts
            .iter()
            .filter(|verdict| **verdict == Verdict::Counted)
            .count(),
        3
    );
}

#[test]
fn an_approximate_report_of_which_nobody_else_knows_counts() {
    let phone = Report {
        approximate: true,
        ..report(1, 2, 100_000)
    };
    assert_eq!(
        settled(&[phone, report(2, 1, 5)]),
        [Verdict::Counted, Verdict::Counted]
    );
}

#[test]
fn the_originals_poll_reports_late() {
    let poll = Report {
        stamp: Stamp::Unknown,
        duration_ms: None,
        ..report(1, 3, 150)
    };
    assert_eq!(
        stands_for(&settled(&[poll.clone(), report(2, 1, 0)])[0]),
        Some((2, "poll_time"))
    );
    let before = Report {
        listened_at: -40,
        ..poll
    };
    assert_eq!(settled(&[before, report(2, 1, 0)])[0], Verdict::Counted);
}

#[test]
fn two_files_of_one_service_may_be_two_minutes_apart() {
    let mut other = report(2, 3, 110);
    other.service = "spotify".into();
    assert_eq!(
        settled(&[report(1, 2, 0), other.clone()])
            .iter()
            .filter(|v| **v == Verdict::Counted)
            .count(),
        1
    );
    other.service = "deezer".into();
    other.duration_ms = Some(100_000);
    let apart = Report {
        duration_ms: Some(100_000),
        ..report(1, 2, 0)
    };
    assert_eq!(
        settled(&[apart, other])
            .iter()
            .filter(|v| **v == Verdict::Counted)
            .count(),
        2
    );
}

#[test]
fn a_play_counts_when_a_timer_says_so() {
    let track = PlayingTrack {
        names: names("A", "B", ""),
        duration_ms: Some(200_000),
    };
    let mut player = LivePlay::default();
    let seen = Observation {
        at_ms: 1_000,
        state: PlayerState::Playing,
        track: Some(track),
        position_ms: Some(0),
    };
    assert_eq!(player.observe(&seen), []);
    assert_eq!(player.counts_at_ms(), Some(101_000));
    assert_eq!(player.tick(100_999), []);
    let events = player.tick(101_000);
    assert!(
        matches!(&events[..], [PlayEvent::Counted(play)] if play.started_at_ms == 1_000),
        "{events:?}"
    );
    assert_eq!(player.counts_at_ms(), None);
}

#[test]
fn a_play_survives_a_restart_of_ours() {
    let track = PlayingTrack {
        names: names("A", "B", ""),
        duration_ms: Some(200_000),
    };
    let seen = |at: i64, position: i64| Observation {
        at_ms: at,
        state: PlayerState::Playing,
        track: Some(track.clone()),
        position_ms: Some(position),
    };
    let mut before = LivePlay::default();
    before.observe(&seen(0, 0));
    before.observe(&seen(60_000, 60_000));
    let kept = serde_json::to_string(&before.open()).unwrap();
    let mut after = LivePlay::resume(serde_json::from_str(&kept).unwrap());
    let events = after.observe(&seen(120_000, 120_000));
    assert!(
        matches!(&events[..], [PlayEvent::Counted(play)] if play.started_at_ms == 0),
        "{events:?}"
    );
}

//! Rooms of a player, watched: evenings played through second by second, and what must hold for every evening.
#![cfg(test)]

use std::collections::BTreeMap;

use aime_domain::listen::Names;
use aime_domain::live_play::{OpenPlay, PlayEvent, PlayingTrack, threshold};
use aime_domain::rooms::{Change, News, RoomReport, RoomState, Rooms};
use proptest::prelude::*;

const KITCHEN: &str = "kitchen";
const ATTIC: &str = "attic";

fn track(title: &str, length_s: Option<i64>) -> PlayingTrack {
    PlayingTrack {
        names: Names {
            artist: "Quartet".into(),
            title: title.into(),
            album: Some("Tides".into()),
            album_artist: None,
        },
        duration_ms: length_s.map(|s| s * 1_000),
    }
}

/// A room as it really is.
#[derive(Debug, Clone)]
struct Real {
    state: RoomState,
    track: Option<PlayingTrack>,
    position_s: i64,
    has_positions: bool,
}

/// A house with its rooms, and us watching.
#[derive(Debug, Default)]
struct House {
    now_ms: i64,
    real: BTreeMap<String, Real>,
    rooms: Rooms,
    out_of_sight: bool,
    /// Title, start in seconds, and seconds heard in the end, of what counted.
    listens: BTreeMap<(i64, String), i64>,
    /// Seconds that a title was really playing while it could be watched.
    played: BTreeMap<String, i64>,
}

impl House {
    fn with(rooms: &[&str]) -> Self {
        let mut house = Self::default();
        for room in rooms {
            let quiet = Real {
                state: RoomState::Stopped,
                track: None,
                position_s: 0,
                has_positions: true,
            };
            house.real.insert((*room).to_owned(), quiet);
        }
        house.look();
        house
    }

    fn of(&mut self, room: &str) -> &mut Real {
        self.real.get_mut(room).unwrap()
    }

    fn report(&self, room: &str) -> RoomReport {
        let real = &self.real[room];
        RoomReport {
            room: room.to_owned(),
            name: room.to_owned(),
            state: real.state,
            track: real.track.clone(),
            position_ms: real
                .track
                .as_ref()
                .filter(|_| real.has_positions)
                .map(|_| real.position_s * 1_000),
        }
    }

    fn take(&mut self, change: Change) {
        for event in change.events {
            let (PlayEvent::Counted(play) | PlayEvent::Ended(play)) = &event;
            let enough = threshold(play.track.duration_ms);
            assert!(
                !play.counted || enough.is_some_and(|enough| play.heard_ms >= enough),
                "{event:?}"
            );
            let key = (play.started_at_ms / 1_000, play.track.names.title.clone());
            match &event {
                PlayEvent::Counted(_) => assert_eq!(
                    self.listens.insert(key, play.heard_ms / 1_000),
                    None,
                    "twice"
                ),
                PlayEvent::Ended(_) if play.counted => {
                    let heard = self.listens.get_mut(&key).expect("it counted");
                    *heard = play.heard_ms / 1_000;
                }
                PlayEvent::Ended(_) => {}
            }
        }
    }

    fn tell(&mut self, gone: &[&str], rooms: &[&str], positions: &[&str]) {
        if self.out_of_sight {
            return;
        }
        let news = News::Changed {
            gone: gone.iter().map(|room| (*room).to_owned()).collect(),
            rooms: rooms.iter().map(|room| self.report(room)).collect(),
            positions: positions
                .iter()
                .map(|room| ((*room).to_owned(), self.report(room).position_ms))
                .collect(),
        };
        let change = self.rooms.see(self.now_ms, news);
        self.take(change);
    }

    /// The first word after a silence.
    fn look(&mut self) {
        self.out_of_sight = false;
        let all: Vec<RoomReport> = self.real.keys().map(|room| self.report(room)).collect();
        let change = self.rooms.see(self.now_ms, News::All(all));
        self.take(change);
    }

    fn lose(&mut self) {
        self.rooms.lose();
        self.out_of_sight = true;
    }

    /// As after a crash: nothing is left but what was kept.
    fn crash(&mut self) {
        let kept: Vec<(String, String, String)> = self
            .rooms
            .iter()
            .filter_map(|(key, room)| {
                Some((
                    key.to_owned(),
                    room.name().to_owned(),
                    serde_json::to_string(room.play()?).unwrap(),
                ))
            })
            .collect();
        self.rooms = Rooms::resume(kept.into_iter().map(|(key, name, play)| {
            let play: OpenPlay = serde_json::from_str(&play).unwrap();
            (key, name, play)
        }));
        self.out_of_sight = true;
    }

    fn play(&mut self, room: &str, track: PlayingTrack) {
        let real = self.of(room);
        (real.state, real.track, real.position_s) = (RoomState::Playing, Some(track), 0);
        self.tell(&[], &[room], &[]);
    }

    fn set(&mut self, room: &str, state: RoomState) {
        let real = self.of(room);
        real.state = state;
        if state == RoomState::Stopped {
            real.track = None;
        }
        self.tell(&[], &[room], &[]);
    }

    fn seek(&mut self, room: &str, to_s: i64) {
        self.of(room).position_s = to_s;
        self.tell(&[], &[], &[room]);
    }

    /// Lets seconds pass. A track that ends stops.
    fn pass(&mut self, seconds: i64) {
        for _ in 0..seconds {
            // Reports come a little early or late, as they do.
            self.now_ms += if self.now_ms % 7_000 < 1_000 {
                1_000
            } else {
                990 + (self.now_ms / 10) % 20
            };
            let keys: Vec<String> = self.real.keys().cloned().collect();
            for key in keys {
                let real = self.real.get_mut(&key).unwrap();
                let Some(track) = real
                    .track
                    .clone()
                    .filter(|_| real.state == RoomState::Playing)
                else {
                    continue;
                };
                real.position_s += 1;
                *self.played.entry(track.names.title.clone()).or_default() += 1;
                if track
                    .duration_ms
                    .is_some_and(|length| real.position_s * 1_000 >= length)
                {
                    self.set(&key, RoomState::Stopped);
                } else {
                    self.tell(&[], &[], &[&key]);
                }
            }
            if !self.out_of_sight {
                let change = self.rooms.tick(self.now_ms);
                self.take(change);
            }
        }
    }

    fn heard(&self) -> Vec<(String, i64)> {
        self.listens
            .iter()
            .map(|((at, title), _)| (title.clone(), *at))
            .collect()
    }

    fn seconds(&self, title: &str) -> i64 {
        self.listens
            .iter()
            .find(|((_, it), _)| it == title)
            .map(|(_, seconds)| *seconds)
            .unwrap()
    }
}

fn close(found: &[(String, i64)], wanted: &[(&str, i64)]) {
    let same = found.len() == wanted.len()
        && found
            .iter()
            .zip(wanted)
            .all(|(found, wanted)| found.0 == wanted.0 && (found.1 - wanted.1).abs() <= 3);
    assert!(same, "{found:?} instead of {wanted:?}");
}

#[test]
fn a_track_counts_at_half_of_it_and_says_how_much_was_heard() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(200)));
    house.pass(98);
    close(&house.heard(), &[]);
    house.pass(4);
    close(&house.heard(), &[("A", 0)]);
    house.pass(98);
    house.play(KITCHEN, track("B", Some(200)));
    assert!(
        (195..=201).contains(&house.seconds("A")),
        "{}",
        house.seconds("A")
    );
}

#[test]
fn what_was_skipped_left_early_or_is_short_does_not_count() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(200)));
    house.pass(95);
    house.play(KITCHEN, track("B", Some(200)));
    house.pass(5);
    house.seek(KITCHEN, 150);
    house.pass(45);
    house.play(KITCHEN, track("C", Some(29)));
    house.pass(40);
    close(&house.heard(), &[]);
}

#[test]
fn a_pause_ends_nothing_and_is_not_heard() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(200)));
    house.pass(50);
    house.set(KITCHEN, RoomState::Paused);
    house.pass(3_600);
    house.set(KITCHEN, RoomState::Playing);
    house.pass(45);
    close(&house.heard(), &[]);
    house.pass(10);
    close(&house.heard(), &[("A", 0)]);
}

#[test]
fn repeats_count_each_and_a_seek_within_a_track_does_not() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(100)));
    for _ in 0..2 {
        house.pass(99);
        house.seek(KITCHEN, 0);
    }
    house.pass(60);
    house.seek(KITCHEN, 30);
    house.pass(69);
    close(&house.heard(), &[("A", 0), ("A", 99), ("A", 198)]);
}

#[test]
fn going_back_early_is_the_same_play() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(200)));
    house.pass(40);
    house.seek(KITCHEN, 0);
    house.pass(199);
    assert_eq!(house.listens.len(), 1);
}

#[test]
fn tracks_that_follow_without_a_gap_are_told_apart() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(100)));
    house.pass(99);
    // While it loads the Core may say the old track or the next one.
    house.of(KITCHEN).state = RoomState::Loading;
    house.tell(&[], &[KITCHEN], &[]);
    let real = house.of(KITCHEN);
    (real.track, real.position_s) = (Some(track("B", Some(100))), 0);
    house.tell(&[], &[KITCHEN], &[]);
    house.set(KITCHEN, RoomState::Playing);
    house.pass(99);
    // The same song of another album is another play.
    let mut again = track("B", Some(100));
    again.names.album = Some("Best of".into());
    house.play(KITCHEN, again);
    house.pass(60);
    close(&house.heard(), &[("A", 0), ("B", 99), ("B", 198)]);
}

#[test]
fn two_rooms_are_heard_side_by_side() {
    let mut house = House::with(&[KITCHEN, ATTIC]);
    house.play(KITCHEN, track("A", Some(100)));
    house.pass(10);
    house.play(ATTIC, track("B", Some(100)));
    house.pass(60);
    close(&house.heard(), &[("A", 0), ("B", 10)]);
}

#[test]
fn a_play_that_moves_to_another_room_is_one_in_either_order_of_telling() {
    for stops_first in [true, false] {
        let mut house = House::with(&[KITCHEN, ATTIC]);
        house.play(KITCHEN, track("A", Some(200)));
        house.pass(70);
        let moved = house.real[KITCHEN].clone();
        if stops_first {
            house.set(KITCHEN, RoomState::Stopped);
        }
        *house.of(ATTIC) = moved;
        house.tell(&[], &[ATTIC], &[]);
        house.pass(2);
        if !stops_first {
            house.set(KITCHEN, RoomState::Stopped);
        }
        house.pass(40);
        close(&house.heard(), &[("A", 0)]);
        house.pass(95);
        assert_eq!(house.listens.len(), 1, "stops first: {stops_first}");
    }
}

#[test]
fn a_zone_that_is_grouped_under_another_key_goes_on() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(200)));
    house.pass(70);
    let grouped = house.real.remove(KITCHEN).unwrap();
    house.real.insert("kitchen + 1".into(), grouped);
    house.tell(&[KITCHEN], &["kitchen + 1"], &[]);
    house.pass(40);
    close(&house.heard(), &[("A", 0)]);
}

#[test]
fn a_stopped_zone_says_nothing_and_takes_nothing_up_again_the_next_day() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(200)));
    house.pass(60);
    house.set(KITCHEN, RoomState::Stopped);
    house.now_ms += 13 * 3_600_000;
    house.tell(&[], &[KITCHEN], &[]);
    assert!(house.rooms.room(KITCHEN).unwrap().play().is_none());
    house.play(KITCHEN, track("A", Some(200)));
    house.pass(60);
    close(&house.heard(), &[]);
}

#[test]
fn a_room_without_positions_and_lengths_is_heard_by_the_clock() {
    let mut house = House::with(&[KITCHEN]);
    house.of(KITCHEN).has_positions = false;
    house.play(KITCHEN, track("Song of the radio", None));
    house.pass(235);
    close(&house.heard(), &[]);
    house.pass(10);
    close(&house.heard(), &[("Song of the radio", 0)]);
}

#[test]
fn a_play_that_went_on_out_of_sight_was_heard() {
    for crash in [true, false] {
        let mut house = House::with(&[KITCHEN]);
        house.play(KITCHEN, track("A", Some(400)));
        house.pass(60);
        if crash {
            house.crash();
        } else {
            house.lose();
        }
        house.pass(120);
        house.look();
        house.pass(30);
        close(&house.heard(), &[("A", 0)]);
        house.pass(185);
        house.play(KITCHEN, track("B", Some(400)));
        assert!(house.seconds("A") > 370, "{}", house.seconds("A"));
    }
}

#[test]
fn a_track_that_ended_out_of_sight_counts_only_if_the_next_began_where_it_ended() {
    for (gap, counts) in [(0, true), (100, false)] {
        let mut house = House::with(&[KITCHEN]);
        house.play(KITCHEN, track("A", Some(200)));
        house.pass(60);
        house.crash();
        house.pass(139 + gap);
        house.play(KITCHEN, track("B", Some(300)));
        house.pass(20);
        house.look();
        assert_eq!(house.listens.len(), usize::from(counts), "a gap of {gap} s");
    }
}

#[test]
fn nothing_is_made_up_of_a_night_out_of_sight() {
    for what in [RoomState::Stopped, RoomState::Playing] {
        let mut house = House::with(&[KITCHEN]);
        house.play(KITCHEN, track("A", Some(400)));
        house.pass(60);
        house.lose();
        house.now_ms += 8 * 3_600_000;
        house.set(KITCHEN, what);
        house.look();
        close(&house.heard(), &[]);
    }
}

#[test]
fn what_is_moved_about_while_it_waits_is_not_heard() {
    let mut house = House::with(&[KITCHEN]);
    house.play(KITCHEN, track("A", Some(40)));
    house.set(KITCHEN, RoomState::Paused);
    house.seek(KITCHEN, 26);
    house.pass(15);
    house.seek(KITCHEN, 20);
    close(&house.heard(), &[]);
}

/// What happens in a house.
#[derive(Debug, Clone)]
enum Step {
    Play(usize, usize),
    Pause(usize),
    Resume(usize),
    Stop(usize),
    Seek(usize, i64),
    Pass(i64),
    Glance,
    Crash,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0usize..2, 0usize..4).prop_map(|(room, track)| Step::Play(room, track)),
        (0usize..2).prop_map(Step::Pause),
        (0usize..2).prop_map(Step::Resume),
        (0usize..2).prop_map(Step::Stop),
        (0usize..2, 0i64..150).prop_map(|(room, to)| Step::Seek(room, to)),
        (1i64..90).prop_map(Step::Pass),
        Just(Step::Glance),
        Just(Step::Crash),
    ]
}

fn run(steps: &[Step], with_breaks: bool) -> House {
    let names = [KITCHEN, ATTIC];
    // Each room its own: two that begin the same song at once would be one play to the ledger. Their halves are no
    // whole seconds, so that none is heard for just as long as it must be, where a few milliseconds decide.
    let tracks = [
        [("A", 41), ("B", 121), ("C", 161), ("D", 401)],
        [("E", 41), ("F", 121), ("G", 161), ("H", 401)],
    ];
    let mut house = House::with(&names);
    for step in steps {
        match *step {
            Step::Play(room, n) => house.play(
                names[room],
                track(tracks[room][n].0, Some(tracks[room][n].1)),
            ),
            Step::Pause(room) if house.real[names[room]].track.is_some() => {
                house.set(names[room], RoomState::Paused);
            }
            Step::Resume(room) if house.real[names[room]].track.is_some() => {
                house.set(names[room], RoomState::Playing);
            }
            Step::Stop(room) => house.set(names[room], RoomState::Stopped),
            Step::Seek(room, to) if house.real[names[room]].track.is_some() => {
                house.seek(names[room], to);
            }
            Step::Pass(seconds) => house.pass(seconds),
            // Out of sight for an instant.
            Step::Glance if with_breaks => {
                house.lose();
                house.look();
            }
            Step::Crash if with_breaks => {
                house.crash();
                house.look();
            }
            _ => {}
        }
    }
    house
}

proptest! {
    #[test]
    fn nothing_counts_that_was_not_heard(steps in proptest::collection::vec(step(), 0..40)) {
        let house = run(&steps, true);
        let played = |title: &str| house.played.get(title).copied().unwrap_or_default();
        for ((_, title), seconds) in &house.listens {
            prop_assert!(*seconds <= played(title) + 5, "{title}: {seconds} of {}", played(title));
        }
        let mut heard = BTreeMap::<&str, i64>::new();
        for ((_, title), seconds) in &house.listens {
            *heard.entry(title).or_default() += seconds;
        }
        for (title, seconds) in heard {
            // Each play may be off by the jitter of two reports.
            let plays = house.listens.keys().filter(|(_, it)| it == title).count() as i64;
            prop_assert!(seconds <= played(title) + 5 * plays, "{title}: {seconds} of {}", played(title));
        }
    }

    #[test]
    fn an_instant_out_of_sight_changes_nothing(steps in proptest::collection::vec(step(), 0..40)) {
        let (unbroken, broken) = (run(&steps, false), run(&steps, true));
        let titles = |house: &House| house.heard().into_iter().map(|(title, _)| title).collect::<Vec<_>>();
        prop_assert_eq!(titles(&unbroken), titles(&broken));
    }
}

//! Names that read like music, for the numbers of an invented library. Plain words in free combination; any likeness to
//! a real name is chance.

use aime_testkit::library::Play;

const BANDS: [&str; 12] = [
    "The Paper Lanterns",
    "Anouk Verlaine",
    "Copper & Pine",
    "Northbound Ferry",
    "Ilse Marrow",
    "The Quiet Cartographers",
    "Teodor Vance",
    "Velvet Almanac",
    "Harbour Lights Quartet",
    "Moth & Meridian",
    "Sana Okoye Trio",
    "Low Winter Sun",
];
const LIKE: [&str; 14] = [
    "Amber", "Borrowed", "Distant", "Electric", "First", "Golden", "Hollow", "Late", "Northern",
    "Paper", "Quiet", "Silver", "Slow", "Wild",
];
const THING: [&str; 16] = [
    "Arcade", "Bridges", "Cinema", "Detours", "Evening", "Ferries", "Gardens", "Harbour",
    "Islands", "Letters", "Machines", "Mornings", "Rivers", "Signals", "Trains", "Weather",
];
const ENDING: [&str; 5] = ["", " (Live)", " in the Rain", " for Two", " at Dawn"];

/// A play of the library, with names for people.
pub(super) fn named(play: Play) -> Play {
    let track = play.track;
    let (album, artist) = (track / 10, track / 30);
    // Every pair comes up once before one comes again; then with another ending.
    let pair = |number: usize| {
        format!(
            "{} {}",
            LIKE[number % LIKE.len()],
            THING[number * 5 / 7 % THING.len()]
        )
    };
    Play {
        artist: BANDS[artist % BANDS.len()].to_owned(),
        album: pair(album * 3 + 1),
        title: format!(
            "{}{}",
            pair(track * 11 + track / 14),
            ENDING[track / 5 % ENDING.len()]
        ),
        ..play
    }
}

//! Other ways to write a person: initials of composers, and the name turned round for sorting.

use super::vocabulary::CATALOGUE;
use super::words::{Kind, Words};

/// Initials and surname of the artist of a classical work ("jsbach"); `None` for other music.
///
/// Catalogue numbers make a work's title long and its own, so that initials are enough for its composer.
pub(super) fn short_form(artist: &str, title: &Words) -> Option<String> {
    let numbered = (0..title.len()).any(|i| {
        title.kind(i + 1) == Some(Kind::Digits)
            && CATALOGUE.contains(&title.get(i))
            && title.len() > 4
    });
    if !numbered || artist.contains([',', ';', '/', '&']) {
        return None;
    }
    let words = Words::of(artist);
    let surname = words
        .len()
        .checked_sub(1)
        .filter(|last| *last > 0 && words.kind(*last) == Some(Kind::Letters))?;
    let mut out: String = (0..surname)
        .filter_map(|i| words.get(i).chars().next())
        .collect();
    out.push('.');
    out.push_str(words.get(surname));
    Some(out)
}

/// "Barber, Samuel" as "samuelbarber"; `None` for a credit that is not one comma between short names.
pub(super) fn inverted(artist: &str) -> Option<String> {
    let (last, first) = artist.split_once(',')?;
    if first.contains([',', '&', '/', ';']) || last.contains(['&', '/', ';']) {
        return None;
    }
    let (last, first) = (Words::of(last), Words::of(first));
    let fits = |words: &Words, most: usize| {
        (1..=most).contains(&words.len()) && words.kind(0) == Some(Kind::Letters)
    };
    let plain = !first.contains_any(&["the", "and", "feat"]) && !last.contains_any(&["the", "and"]);
    (plain && fits(&last, 2) && fits(&first, 2))
        .then(|| format!("{}{}", first.compact(), last.compact()))
}

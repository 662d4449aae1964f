//! Who an album is by, out of the list of artists that the original hung on it.
//!
//! The original looked for an album by its title alone and added the artist of each scrobble to whatever it
//! found, so that a compilation, or two albums of one title, collected everybody's names; which of them made
//! which track is lost.

/// Most artists that an album has of its own; beyond that the list is an accident of titles.
const MOST_ARTISTS: usize = 3;

/// What stands for the artists of a compilation.
const VARIOUS: &str = "Various Artists";

/// What stands for an artist whose row is gone (MusicBrainz' name for it).
const UNKNOWN: &str = "[unknown]";

/// The artists of an album that was heard, without accidents.
pub(super) fn artists_of_heard(names: &[String]) -> Vec<String> {
    let mut distinct: Vec<&String> = Vec::new();
    for name in names {
        if !distinct
            .iter()
            .any(|known| known.to_lowercase() == name.to_lowercase())
        {
            distinct.push(name);
        }
    }
    // "A", "A & B", "A feat. C": the album is by A.
    let leads = |lead: &&&String| distinct.iter().all(|name| begins_with(name, lead));
    if let Some(lead) = distinct.iter().find(leads) {
        return vec![(*lead).clone()];
    }
    if distinct.len() > MOST_ARTISTS {
        return vec![VARIOUS.to_owned()];
    }
    distinct.into_iter().cloned().collect()
}

/// The credit that tracks of an album by these artists carry.
pub(super) fn credit(artists: &[String]) -> String {
    if artists.is_empty() {
        UNKNOWN.to_owned()
    } else {
        artists.join(", ")
    }
}

/// Whether `name` is `lead`, or `lead` with something behind a word's end.
fn begins_with(name: &str, lead: &str) -> bool {
    let (name, lead) = (name.to_lowercase(), lead.to_lowercase());
    name.strip_prefix(&lead)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(&["Alder"], "Alder")]
    #[case(&["Alder", "ALDER"], "Alder")]
    #[case(&["Alder & Birch", "Alder", "Alder & Cedar"], "Alder")]
    #[case(&["Alder", "Alderman"], "Alder, Alderman")]
    #[case(&["Alder", "Birch", "Cedar"], "Alder, Birch, Cedar")]
    #[case(&["Alder", "Birch", "Cedar", "Dogwood"], "Various Artists")]
    #[case(&[], "[unknown]")]
    fn accidents_of_titles_are_undone(#[case] names: &[&str], #[case] expected: &str) {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(credit(&artists_of_heard(&names)), expected);
    }
}

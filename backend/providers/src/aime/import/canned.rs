//! Which texts are canned: written for no album in particular.
//!
//! The original drew sentences from a stock when its language model did not answer, and stored them as
//! descriptions. They are known by standing on several albums, whole or sentence by sentence, with nothing
//! but the names changed.

use std::{
    collections::{HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
};

/// From so many albums on a text is canned.
const ALBUMS: u32 = 3;

/// Shorter sentences are said of many albums in good faith ("Un classique.").
const SENTENCE_CHARS: usize = 25;

/// Counts of texts and sentences over all albums.
#[derive(Debug, Default)]
pub(super) struct Canned {
    texts: HashMap<u64, u32>,
    sentences: HashMap<u64, u32>,
}

impl Canned {
    /// Counts a text; `names` are the album's title and artists.
    pub(super) fn saw(&mut self, body: &str, names: &[&str]) {
        let masked = mask(body, names);
        *self.texts.entry(hash(&masked)).or_default() += 1;
        for sentence in sentences(&masked).map(hash).collect::<HashSet<_>>() {
            *self.sentences.entry(sentence).or_default() += 1;
        }
    }

    /// Whether a text that was counted stands on several albums, or most of it does.
    pub(super) fn is_canned(&self, body: &str, names: &[&str]) -> bool {
        let masked = mask(body, names);
        if self
            .texts
            .get(&hash(&masked))
            .is_some_and(|count| *count >= ALBUMS)
        {
            return true;
        }
        let (mut all, mut repeated) = (0, 0);
        for sentence in sentences(&masked) {
            all += sentence.len();
            if self
                .sentences
                .get(&hash(sentence))
                .is_some_and(|count| *count >= ALBUMS)
            {
                repeated += sentence.len();
            }
        }
        all > 0 && repeated * 2 > all
    }
}

/// The text in lower case with the album's names and all figures (a year) taken out.
fn mask(body: &str, names: &[&str]) -> String {
    let mut masked = body.trim().to_lowercase();
    let mut names: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    names.sort_by_key(|name| usize::MAX - name.len());
    // A title of one or two letters would tear words apart.
    for name in names.iter().filter(|name| name.chars().count() > 2) {
        masked = masked.replace(name.as_str(), "\u{1}");
    }
    masked
        .chars()
        .map(|c| if c.is_ascii_digit() { '#' } else { c })
        .collect()
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['.', '!', '?', '\n'])
        .map(str::trim)
        .filter(|s| s.chars().count() >= SENTENCE_CHARS)
}

fn hash(text: impl AsRef<str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.as_ref().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOCK: &str = "A warm album of wooden guitars and quiet evenings by the fence.";

    #[test]
    fn a_text_on_three_albums_is_canned() {
        let mut canned = Canned::default();
        for title in ["Gate", "Post"] {
            canned.saw(STOCK, &[title, "Alder"]);
        }
        assert!(!canned.is_canned(STOCK, &["Gate", "Alder"]));
        canned.saw(STOCK, &["Rail", "Birch"]);
        assert!(canned.is_canned(STOCK, &["Gate", "Alder"]));
    }

    #[test]
    fn changed_names_do_not_hide_a_template() {
        let mut canned = Canned::default();
        let text = |title: &str, artist: &str, mood: &str| {
            format!("{title} by {artist} opens a door to endless sonic landscapes. It is {mood}.")
        };
        let bare = |title: &str, artist: &str, year: u32| format!("{title} by {artist} ({year})");
        let albums = [
            ("Gate Song", "Alder", "blue", 1970),
            ("Post", "Birch", "red", 1985),
            ("Rail", "Cedar", "grey", 2001),
        ];
        for (title, artist, mood, year) in albums {
            canned.saw(&text(title, artist, mood), &[title, artist]);
            canned.saw(&bare(title, artist, year), &[title, artist]);
        }
        assert!(canned.is_canned(&text("Post", "Birch", "red"), &["Post", "Birch"]));
        assert!(canned.is_canned(&bare("Post", "Birch", 1985), &["Post", "Birch"]));
    }

    #[test]
    fn a_text_of_its_own_is_not_canned() {
        let mut canned = Canned::default();
        let own =
            "Recorded in a barn over two winters, with nothing but an upright piano. Un classique.";
        for body in [
            own,
            "Another one, entirely different from it. Un classique.",
            "A third, unlike both. Un classique.",
        ] {
            canned.saw(body, &["Gate"]);
        }
        assert!(!canned.is_canned(own, &["Gate"]));
    }
}

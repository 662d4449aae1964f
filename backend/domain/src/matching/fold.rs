//! Names folded to keys that do not depend on case, accents, punctuation or spacing.

use super::vocabulary::{ASKING, SAME_WORD};
use super::words::{Kind, Words};

/// The key of an artist's or any other name: equal keys are one name.
///
/// Folds compatible forms (NFKC), case, accents, ligatures, quotes, punctuation and spaces, a leading or
/// trailing "the", and `&`, `+`, `'n'` as "and". A name of signs alone stands for itself, so that the key is
/// empty only where the name is. Idempotent.
///
/// ```
/// use aime_domain::matching::fold;
/// assert_eq!(fold("Beatles, The"), fold("THE BEATLES"));
/// assert_eq!(fold("Guns N’ Roses"), fold("Guns and Roses"));
/// assert_eq!(fold("÷"), "÷");
/// ```
pub fn fold(name: &str) -> String {
    let mut words = Words::of(name);
    words.bring_article_forward(name);
    words.drop_the();
    words.retain(|word| word != "?");
    words.spell_and();
    words.spell_same();
    let key = words.compact();
    if key.is_empty() {
        return Words::of(name).compact();
    }
    // Two words may together be one that is spelled otherwise.
    match SAME_WORD.iter().find(|(other, _)| *other == key) {
        Some((_, usual)) => (*usual).to_owned(),
        None => key,
    }
}

/// The key of a title's plain words, with numbers in one notation and a meaningful question mark kept.
///
/// It parses nothing: for what a version, a guest or an edition does to a title, ask
/// [`super::recording_identity`] and [`super::album_identity`].
///
/// ```
/// use aime_domain::matching::fold_title;
/// assert_eq!(fold_title("Ob-La-Di, Ob-La-Da"), fold_title("Ob La Di, Ob La Da"));
/// assert_eq!(fold_title("Tubular Bells, Part One"), fold_title("Tubular Bells, Pt. 1"));
/// assert_ne!(fold_title("In the Flesh?"), fold_title("In the Flesh"));
/// ```
pub fn fold_title(title: &str) -> String {
    title_words(title).compact()
}

/// The words of a title as its key is made of.
pub(super) fn title_words(title: &str) -> Words {
    let mut words = Words::of(title);
    words.bring_article_forward(title);
    words.spell_and();
    words.spell_same();
    words.spell_numbers();
    drop_expected_question(&mut words);
    words
}

fn drop_expected_question(words: &mut Words) {
    if words.contains("?") && words.len() > 2 && ASKING.contains(&words.get(0)) {
        words.retain(|word| word != "?");
    }
    while words.kind(0) == Some(Kind::Mark) && words.len() > 1 {
        words.remove(0);
    }
}

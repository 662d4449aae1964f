//! Umlauts and their kin written out: `Bluemchen` for `Blümchen`, `Aalborg` for `Ålborg`.

use std::borrow::Cow;

use crate::listen::Names;

/// The names with umlauts written in two letters; `None` where there is none.
pub(super) fn spelled_out(names: &Names) -> Option<Names> {
    let (artist, title) = (in_two_letters(&names.artist), in_two_letters(&names.title));
    if matches!((&artist, &title), (Cow::Borrowed(_), Cow::Borrowed(_))) {
        return None;
    }
    Some(Names {
        artist: artist.into_owned(),
        title: title.into_owned(),
        ..names.clone()
    })
}

/// `text` with umlauts written in two letters.
pub(super) fn in_two_letters(text: &str) -> Cow<'_, str> {
    let letters = |c: char| match c {
        'ä' | 'Ä' => Some("ae"),
        'ö' | 'Ö' | 'ø' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        _ => None,
    };
    if text.is_ascii() || text.chars().all(|c| letters(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        match letters(c) {
            Some(two) => out.push_str(two),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

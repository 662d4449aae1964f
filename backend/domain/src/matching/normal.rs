//! Characters brought to one form: case, width, accents, ligatures, quotes, dashes, look-alike letters.
//!
//! Only the shape of single characters is decided here; words and marks are the business of [`super::words`].

use unicode_normalization::UnicodeNormalization;

/// `text` in lower case and compatible form, with accents removed and quotes and dashes made plain.
///
/// Marks that are part of a letter stay (Japanese voicing, Indic vowel signs, Hangul).
pub(super) fn normalise(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase().replace('`', "'");
    }
    let mut out = String::with_capacity(text.len());
    let letters = text
        .chars()
        .filter_map(plain)
        .nfkd()
        .filter_map(plain)
        .filter(|c| !is_accent(*c))
        .nfc();
    for c in letters {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            for lower in c.to_lowercase().filter(|c| !is_accent(*c)) {
                match spelled_out(lower) {
                    Some(text) => out.push_str(text),
                    None => out.push(lower),
                }
            }
        }
    }
    out
}

/// A character before decomposition; `None` drops it.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => {
            return None;
        }
        // Decomposition would turn these into letters that nobody meant.
        '™' | '℠' | '®' | '©' | '℗' => return None,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => '-',
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | 'ʼ' | 'ʹ' | 'ʻ' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '〝'
        | '〞' | '＂' => '"',
        '〜' | '～' | '∼' => '~',
        '⁄' | '∕' => '/',
        '×' | '✕' | '✖' => 'x',
        _ => c,
    })
}

/// Whether `c` is an accent that names are often written without.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{640}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6ed}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Letters that have no decomposition and a common spelling without them.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'æ' | 'ӕ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ß' => "ss",
        'ð' | 'đ' => "d",
        'þ' => "th",
        'ł' => "l",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "n",
        'ŧ' => "t",
        'ς' => "σ",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        _ => return None,
    })
}

/// The Latin letter that a Greek or Cyrillic one stands for when it decorates a Latin word
/// (`MӨЯIS`, `Λ`); both cases, since case is gone by then.
pub(super) fn lookalike(c: char) -> Option<char> {
    Some(match c {
        'а' | 'λ' | 'α' | 'δ' | 'д' => 'a',
        'в' | 'β' => 'b',
        'с' => 'c',
        'е' | 'є' | 'ε' | 'ξ' | 'σ' | 'з' | 'э' => 'e',
        'н' | 'η' => 'h',
        'і' | 'ι' => 'i',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'и' | 'п' | 'ν' => 'n',
        'о' | 'ο' | 'ө' | 'ѳ' | 'θ' | 'φ' | 'ф' => 'o',
        'р' | 'ρ' => 'p',
        'я' | 'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ц' => 'u',
        'ш' | 'щ' | 'ω' | 'ψ' => 'w',
        'х' | 'χ' | 'ж' => 'x',
        'у' | 'ч' | 'γ' => 'y',
        _ => return None,
    })
}

/// Writing systems as far as matching tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin letters.
    Latin,
    /// Greek or Cyrillic letters, which Latin names borrow for decoration.
    Cousin,
    /// Any other letters.
    Other,
}

/// The script of a letter; `None` for digits, marks and signs.
pub(super) fn script(c: char) -> Option<Script> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(Script::Latin);
    }
    if !c.is_alphabetic() {
        return None;
    }
    Some(match c {
        '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{ff21}'..='\u{ff5a}' => Script::Latin,
        '\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}' => Script::Cousin,
        _ => Script::Other,
    })
}

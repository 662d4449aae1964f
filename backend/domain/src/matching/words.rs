//! A text as words: what its letters, digits and meaningful marks are, without the way they are punctuated.
//!
//! Everything that compares names works on these words, so that `R.E.M.`, `REM` and `r.e.m` are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::censor;
use super::normal::{self, Script, script};
use super::numeral;
use super::vocabulary::SAME_WORD;

/// What a word is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Letters,
    /// A single letter that numbers a movement: the "I" of "Op. 67: I. Allegro".
    Heading,
    /// Digits.
    Digits,
    /// Signs that stand alone, such as `÷` or `††`.
    Sign,
    /// A mark that belongs to what stands before it: `?`, `%`.
    Mark,
}

/// The words of a text in order, in one buffer.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    text: String,
    spans: Vec<(u32, u32, Kind)>,
}

impl Words {
    /// The words of `text` in any case and punctuation.
    pub(super) fn of(text: &str) -> Self {
        let words = Reader::new(&normal::normalise(text)).read();
        if words.is_empty() {
            return Self::bare(text);
        }
        words
    }

    /// A text of which nothing remains in its plain form, such as a lone accent, as it is.
    fn bare(text: &str) -> Self {
        let mut out = Self::default();
        let signs: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control())
            .nfc()
            .collect();
        if !signs.is_empty() {
            out.push(&signs, Kind::Sign);
        }
        out
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is no word at all.
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The word at `index`; empty beyond the end.
    pub(super) fn get(&self, index: usize) -> &str {
        self.spans
            .get(index)
            .map_or("", |&(from, to, _)| &self.text[from as usize..to as usize])
    }

    /// What the word at `index` is made of.
    pub(super) fn kind(&self, index: usize) -> Option<Kind> {
        self.spans.get(index).map(|&(_, _, kind)| kind)
    }

    /// The words in order.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.spans
            .iter()
            .map(|&(from, to, _)| &self.text[from as usize..to as usize])
    }

    /// Whether `word` is among them.
    pub(super) fn contains(&self, word: &str) -> bool {
        self.iter().any(|w| w == word)
    }

    /// Whether any of `list` is among them.
    pub(super) fn contains_any(&self, list: &[&str]) -> bool {
        self.iter().any(|w| list.contains(&w))
    }

    /// Whether the words of `phrase` follow each other somewhere.
    pub(super) fn contains_phrase(&self, phrase: &[&str]) -> bool {
        self.find_phrase(phrase).is_some()
    }

    /// Where the words of `phrase` first follow each other.
    pub(super) fn find_phrase(&self, phrase: &[&str]) -> Option<usize> {
        (0..=self.len().checked_sub(phrase.len())?).find(|&start| {
            phrase
                .iter()
                .enumerate()
                .all(|(i, word)| self.get(start + i) == *word)
        })
    }

    /// Whether the words begin with those of `phrase`.
    pub(super) fn starts_with(&self, phrase: &[&str]) -> bool {
        phrase.len() <= self.len()
            && phrase
                .iter()
                .enumerate()
                .all(|(i, word)| self.get(i) == *word)
    }

    /// Whether the words end with those of `phrase`.
    pub(super) fn ends_with(&self, phrase: &[&str]) -> bool {
        phrase.len() <= self.len()
            && phrase
                .iter()
                .rev()
                .enumerate()
                .all(|(i, word)| self.get(self.len() - 1 - i) == *word)
    }

    /// Drops the word at `index`.
    pub(super) fn remove(&mut self, index: usize) {
        if index < self.spans.len() {
            self.spans.remove(index);
        }
    }

    /// Keeps the words for which `keep` holds.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        let text = &self.text;
        self.spans
            .retain(|&(from, to, _)| keep(&text[from as usize..to as usize]));
    }

    /// Puts `word` in the place of the word at `index`.
    pub(super) fn replace(&mut self, index: usize, word: &str, kind: Kind) {
        let from = self.text.len();
        self.text.push_str(word);
        if let Some(span) = self.spans.get_mut(index) {
            *span = (from as u32, self.text.len() as u32, kind);
        }
    }

    /// All words run together, apart only where they would make another word.
    ///
    /// Spaces and hyphens are the least stable part of a name (`Go-Go`, `Go Go`, `GoGo`).
    pub(super) fn compact(&self) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut before: Option<(Kind, &str)> = None;
        for &(from, to, kind) in &self.spans {
            let word = &self.text[from as usize..to as usize];
            if let Some((last_kind, last)) = before {
                out.push_str(between(last_kind, last, kind, word));
            }
            out.push_str(word);
            before = Some((kind, word));
        }
        if out.is_ascii() {
            out
        } else {
            out.nfc().collect()
        }
    }

    /// Adds the words of `other` behind these.
    pub(super) fn append(&mut self, other: &Self) {
        for &(from, to, kind) in &other.spans {
            self.push(&other.text[from as usize..to as usize], kind);
        }
    }

    fn push(&mut self, word: &str, kind: Kind) {
        let from = self.text.len() as u32;
        self.text.push_str(word);
        self.spans.push((from, self.text.len() as u32, kind));
    }
}

/// What keeps two words apart: numbers, signs, and letters that would be taken for one decorated word.
fn between(last_kind: Kind, last: &str, kind: Kind, word: &str) -> &'static str {
    match (last_kind, kind) {
        // Not a space, which would make a long number of them.
        (Kind::Digits, Kind::Digits) => "-",
        (Kind::Sign, _) | (_, Kind::Sign) => " ",
        (_, Kind::Mark) | (Kind::Mark, _) => "",
        _ if last.is_ascii() && word.is_ascii() => "",
        _ => {
            let has = |text: &str, wanted: Script| text.chars().any(|c| script(c) == Some(wanted));
            let mixed = has(last, Script::Latin) && has(word, Script::Cousin)
                || has(last, Script::Cousin) && has(word, Script::Latin);
            if mixed { " " } else { "" }
        }
    }
}

/// Signs that only decorate a word and are dropped even where they stand alone among words.
fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '🅴' | '★'
            | '☆'
            | '✩'
            | '✪'
            | '✭'
            | '♥'
            | '♡'
            | '❤'
            | '♪'
            | '♫'
            | '♬'
            | '•'
            | '·'
            | '・'
            | '°'
            | '¤'
    )
}

/// Punctuation that carries no meaning beside words.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        && !matches!(
            c,
            '+' | '=' | '<' | '>' | '%' | '^' | '$' | '@' | '#' | '&' | '?' | '|'
        )
        || matches!(
            c,
            '¡' | '¿'
                | '…'
                | '、'
                | '。'
                | '，'
                | '．'
                | '：'
                | '；'
                | '！'
                | '·'
                | '・'
                | '،'
                | '؛'
        )
        || matches!(
            c,
            '【' | '】' | '〔' | '〕' | '〈' | '〉' | '《' | '》' | '|' | '¦'
        )
}

struct Reader<'a> {
    chars: Vec<char>,
    source: &'a str,
    at: usize,
    out: Words,
    word: String,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        let out = Words {
            text: String::with_capacity(source.len() + 8),
            spans: Vec::with_capacity(12),
        };
        Self {
            chars: source.chars().collect(),
            source,
            at: 0,
            out,
            word: String::new(),
        }
    }

    fn peek(&self, offset: usize) -> char {
        self.chars.get(self.at + offset).copied().unwrap_or(' ')
    }

    fn read(mut self) -> Words {
        while self.at < self.chars.len() {
            let c = self.chars[self.at];
            if c.is_alphabetic() || (is_combining_mark(c) && !self.word.is_empty()) {
                self.letters();
            } else if c.is_numeric() {
                self.digits();
            } else {
                self.sign(c);
            }
        }
        if self.out.is_empty() || self.is_bare() {
            self.whole();
        }
        self.out
    }

    /// One letter or digit framed by signs (`/A\`) is told from the bare letter by them.
    fn is_bare(&self) -> bool {
        self.out.len() == 1
            && self.out.get(0).chars().count() == 1
            && self.chars.iter().any(|c| {
                !c.is_alphanumeric()
                    && !c.is_whitespace()
                    && !matches!(c, '.' | ',' | '!' | '\'' | '"' | '*' | '(' | ')')
            })
    }

    /// A text without letters stands for itself.
    fn whole(&mut self) {
        let signs: String = self
            .source
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == '|' { '¦' } else { c })
            .nfc()
            .collect();
        self.out.spans.clear();
        if !signs.is_empty() {
            self.out.push(&signs, Kind::Sign);
        }
    }

    /// A run of letters with the apostrophes and masks inside it.
    fn letters(&mut self) {
        self.word.clear();
        let (mut masked, mut latin, mut cousin, mut other) = (false, false, false, false);
        loop {
            let c = self.peek(0);
            let inside = !self.word.is_empty();
            if c.is_alphabetic() || (inside && is_combining_mark(c)) {
                match script(c) {
                    Some(Script::Latin) => latin = true,
                    Some(Script::Cousin) => cousin = true,
                    Some(Script::Other) => other = true,
                    None => {}
                }
                self.word.push(c);
            } else if c == '\'' && inside && self.peek(1).is_alphabetic() {
                // An apostrophe joins: "don't", "o'mine".
            } else if inside && censor::is_mask(c) && self.mask_goes_on() {
                masked = true;
                self.word.push('*');
            } else if inside
                && latin
                && matches!(c, '!' | '$' | '@')
                && self.peek(1).is_alphabetic()
                && self.word.len() <= 2
            {
                masked = true;
                self.word.push(match c {
                    '!' => 'i',
                    '$' => 's',
                    _ => 'a',
                });
            } else if inside && latin && c == '$' && !self.peek(1).is_numeric() {
                self.word.push('s');
            } else {
                break;
            }
            self.at += 1;
        }
        let mut word = std::mem::take(&mut self.word);
        if latin && cousin && !other {
            word = word
                .chars()
                .map(|c| normal::lookalike(c).unwrap_or(c))
                .collect();
        }
        if masked {
            word = censor::unmask(&word);
        }
        if !word.is_empty() {
            let kind = if self.is_heading(&word) {
                Kind::Heading
            } else {
                Kind::Letters
            };
            self.out.push(&word, kind);
        }
        self.word = word;
        self.word.clear();
    }

    /// Whether the word that was just read numbers what follows it.
    fn is_heading(&self, word: &str) -> bool {
        if !matches!(word, "i" | "v" | "x") || !self.peek(1).is_whitespace() {
            return false;
        }
        let before = &self.chars[..self.at - 1];
        match self.peek(0) {
            ':' => before.last().is_none_or(|c| c.is_whitespace()),
            '.' => before
                .iter()
                .rev()
                .find(|c| !c.is_whitespace())
                .is_none_or(|c| matches!(c, ':' | '-' | '/' | ',' | ';' | '"' | ')')),
            _ => false,
        }
    }

    /// Whether a mask sign belongs to the word: more of the word, or of the mask, follows.
    fn mask_goes_on(&self) -> bool {
        let c = self.peek(0);
        let next = self.peek(1);
        if c == '-' || c == '_' {
            // "f--k": two of them, then a letter; a single one is a hyphen.
            return next == c && self.peek(2).is_alphabetic()
                || self.word.ends_with('*')
                    && next.is_alphabetic()
                    && self.at > 0
                    && self.chars[self.at - 1] == c;
        }
        if c == '#' {
            return next.is_alphabetic() || next == '#';
        }
        // A single asterisk at the end is Discogs' mark of a name variation.
        next.is_alphabetic() || censor::is_mask(next) || self.word.ends_with('*')
    }

    fn digits(&mut self) {
        let start = self.at;
        while self.peek(0).is_numeric() && !self.peek(0).is_alphabetic() {
            self.at += 1;
        }
        self.thousands(start);
        let text: String = self.chars[start..self.at]
            .iter()
            .filter(|c| c.is_numeric())
            .collect();
        self.out.push(&text, Kind::Digits);
    }

    /// Takes in further groups of a number written with separators: `10 000`, `10,000`.
    fn thousands(&mut self, start: usize) {
        if self.at - start > 3 || self.chars[start] == '0' {
            return;
        }
        loop {
            let separator = self.peek(0);
            let group = matches!(separator, ' ' | ',' | '.' | '\'' | '\u{a0}' | '\u{202f}')
                && (1..=3).all(|i| self.peek(i).is_ascii_digit())
                && !self.peek(4).is_ascii_digit();
            if !group {
                return;
            }
            self.at += 4;
        }
    }

    fn sign(&mut self, c: char) {
        let next = self.peek(1);
        let before = self.at.checked_sub(1).map_or(' ', |i| self.chars[i]);
        match c {
            '?' | '？' => {
                if self
                    .out
                    .kind(self.out.len().wrapping_sub(1))
                    .is_some_and(|kind| kind != Kind::Mark)
                {
                    self.out.push("?", Kind::Mark);
                }
            }
            '#' if next.is_numeric() => self.out.push("no", Kind::Letters),
            '#' | '♯' if before.is_alphabetic() && !next.is_alphabetic() => {
                self.out.push("sharp", Kind::Letters);
            }
            '♭' if before.is_alphabetic() => self.out.push("flat", Kind::Letters),
            '&' | '+' if !self.out.is_empty() && self.word_follows() => {
                if self.out.get(self.out.len() - 1) != "and" {
                    self.out.push("and", Kind::Letters);
                }
            }
            '@' if !next.is_alphabetic() && self.word_follows() => {
                self.out.push("at", Kind::Letters);
            }
            '$' if next.is_alphabetic() => {
                self.chars[self.at] = 's';
                return;
            }
            '%' if !self.out.is_empty() => self.out.push("%", Kind::Mark),
            _ if c.is_whitespace() || is_punctuation(c) || is_ornament(c) => {}
            _ => {
                self.standing_alone();
                return;
            }
        }
        self.at += 1;
    }

    fn word_follows(&self) -> bool {
        self.chars[self.at + 1..]
            .iter()
            .any(|c| c.is_alphanumeric())
    }

    /// Signs between spaces are kept; attached to a word they only decorate it.
    fn standing_alone(&mut self) {
        let start = self.at;
        while self.at < self.chars.len()
            && !self.peek(0).is_alphanumeric()
            && !self.peek(0).is_whitespace()
        {
            self.at += 1;
        }
        let before = start.checked_sub(1).map_or(' ', |i| self.chars[i]);
        if !before.is_alphanumeric() && !self.peek(0).is_alphanumeric() {
            let signs: String = self.chars[start..self.at]
                .iter()
                .filter(|c| !is_punctuation(**c) && !is_ornament(**c))
                .collect();
            if !signs.is_empty() {
                self.out.push(&signs, Kind::Sign);
            }
        }
    }
}

/// Articles of English that a catalogue moves or leaves out.
const ARTICLES: &[&str] = &["the", "a", "an"];

impl Words {
    /// Puts an article behind a last comma (`Beatles, The`) in front. `text` is what the words were read from.
    pub(super) fn bring_article_forward(&mut self, text: &str) {
        let Some((_, tail)) = text.rsplit_once(',') else {
            return;
        };
        let tail = tail.trim().to_ascii_lowercase();
        if self.len() > 1 && ARTICLES.contains(&tail.as_str()) && self.get(self.len() - 1) == tail {
            self.spans.rotate_right(1);
        }
    }

    /// Drops a leading "the" where something else remains.
    pub(super) fn drop_the(&mut self) {
        if self.len() > 1 && self.get(0) == "the" {
            self.spans.remove(0);
        }
    }

    /// Writes "'n'" between words as "and".
    pub(super) fn spell_and(&mut self) {
        for i in 1..self.len().saturating_sub(1) {
            if self.get(i) == "n"
                && self.get(i - 1).len() > 1
                && self.get(i + 1).len() > 1
                && self.kind(i + 1) == Some(Kind::Letters)
            {
                self.replace(i, "and", Kind::Letters);
            }
        }
    }

    /// Writes everyday spellings of a word as the usual one.
    pub(super) fn spell_same(&mut self) {
        for i in 0..self.len() {
            let word = self.get(i);
            if let Some((_, usual)) = SAME_WORD.iter().find(|(other, _)| *other == word) {
                self.replace(i, usual, Kind::Letters);
            }
        }
    }

    /// Writes part, volume and other numbers in digits.
    pub(super) fn spell_numbers(&mut self) {
        numeral::spell(self);
    }
}

//! A title cut where writers add to it: brackets, spaced dashes, tildes.

/// Where a piece of a title stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Plain text before any addition, or between brackets.
    Plain,
    /// Inside brackets.
    Bracket,
    /// Behind a spaced dash.
    Dash,
}

/// A piece of a title, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment<'a> {
    /// Where it stands.
    pub(super) place: Place,
    /// Its text without the marks around it, trimmed, never empty.
    pub(super) text: &'a str,
}

/// The pieces of `title` in order. A bracket at the very start is plain text ("(What's the Story) Morning Glory?").
pub(super) fn split(title: &str) -> Vec<Segment<'_>> {
    let mut out = Vec::with_capacity(4);
    let mut cutter = Cutter {
        title,
        from: 0,
        place: Place::Plain,
        out: &mut out,
    };
    let mut depth = 0u32;
    let mut leading = false;
    let mut before = ' ';
    for (at, c) in title.char_indices() {
        let end = at + c.len_utf8();
        if is_open(c) {
            if depth == 0 {
                leading = title[..at].trim().is_empty();
                if !leading {
                    cutter.cut(at, end, Place::Bracket);
                }
            }
            depth += 1;
        } else if is_close(c) && depth > 0 {
            depth -= 1;
            if depth == 0 && !leading {
                cutter.cut(at, end, Place::Plain);
            }
        } else if depth == 0 && is_dash(c) && before.is_whitespace() && at > 0 {
            let spaced = title[end..].starts_with(char::is_whitespace);
            let framed = !spaced && title.trim_end().ends_with(c) && title.trim_end().len() > end;
            if spaced || framed {
                cutter.cut(at, end, Place::Dash);
            }
        }
        before = c;
    }
    cutter.cut(title.len(), title.len(), Place::Plain);
    out
}

struct Cutter<'a, 'o> {
    title: &'a str,
    from: usize,
    place: Place,
    out: &'o mut Vec<Segment<'a>>,
}

impl Cutter<'_, '_> {
    /// Ends the running piece at `at`; the next begins at `next` and stands at `place`.
    fn cut(&mut self, at: usize, next: usize, place: Place) {
        let frame = |c: char| c.is_whitespace() || (self.place == Place::Dash && is_dash(c));
        let text = self.title[self.from..at.max(self.from)].trim_matches(frame);
        if !text.is_empty() {
            self.out.push(Segment {
                place: self.place,
                text,
            });
        }
        self.from = next;
        // What follows a bracket inside a dashed part still belongs to the plain text.
        self.place = place;
    }
}

fn is_open(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '（' | '［' | '｛' | '【' | '〔' | '〈')
}

fn is_close(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '）' | '］' | '｝' | '】' | '〕' | '〉')
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '‐' | '‑' | '–' | '—' | '―' | '−' | '~' | '〜' | '～'
    )
}

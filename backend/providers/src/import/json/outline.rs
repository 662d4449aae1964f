//! The shape of a JSON file, seen from its beginning: which objects there are, and with which keys.

use std::collections::BTreeMap;

use super::elements::{RowPath, Step};

/// Deepest objects that are looked at.
const MAX_DEPTH: usize = 12;

/// Most keys remembered of one kind of object.
const MAX_KEYS: usize = 200;

/// Objects at one place of the structure.
#[derive(Debug, Clone, Default)]
struct Shape {
    keys: Vec<String>,
    /// The first key of the first of them; `None` once another began differently.
    first_key: Option<String>,
    count: usize,
}

/// What the beginning of a JSON file shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outline {
    shapes: BTreeMap<Vec<Step>, Shape>,
}

impl Outline {
    /// The outline of `head`, or `None` when it does not begin like JSON with objects in it.
    pub(crate) fn of(head: &str) -> Option<Self> {
        let text = head.trim_start();
        let first = *text.as_bytes().first()?;
        if first != b'{' && first != b'[' {
            return None;
        }
        let mut walk = Walk {
            bytes: text.as_bytes(),
            at: 0,
            outline: Self::default(),
        };
        walk.run();
        (!walk.outline.shapes.is_empty() || text[1..].trim_start().starts_with(']'))
            .then_some(walk.outline)
    }

    /// Where the objects are that have all these keys; the outermost, then the most frequent.
    pub(crate) fn rows_with(&self, keys: &[&str]) -> Option<RowPath> {
        self.rows_where(|has| keys.iter().all(|key| has(key)))
    }

    /// Where the objects are of which `matches` is true, given a test for a key.
    pub(crate) fn rows_where(
        &self,
        matches: impl Fn(&dyn Fn(&str) -> bool) -> bool,
    ) -> Option<RowPath> {
        self.rows_with_keys(|keys| matches(&|key: &str| keys.iter().any(|known| known == key)))
    }

    /// Keys of the objects at `row`, in the order in which they were first seen.
    pub(crate) fn keys_of(&self, row: &RowPath) -> Vec<&str> {
        self.shapes
            .get(&row.steps)
            .map(|shape| shape.keys.iter().map(String::as_str).collect())
            .unwrap_or_default()
    }

    /// Where there are objects of whose keys `matches` is true; the outermost.
    pub(crate) fn rows_with_keys(&self, matches: impl Fn(&[String]) -> bool) -> Option<RowPath> {
        self.shapes
            .iter()
            .filter(|(_, shape)| matches(&shape.keys))
            .min_by_key(|(steps, shape)| (steps.len(), usize::MAX - shape.count))
            .map(|(steps, shape)| RowPath {
                steps: steps.clone(),
                first_key: shape.first_key.clone(),
            })
    }

    /// Whether objects `below` (keys, from a row) have all these keys.
    pub(crate) fn has_below(&self, row: &RowPath, below: &[&str], keys: &[&str]) -> bool {
        let mut steps = row.steps.clone();
        steps.extend(below.iter().map(|key| {
            if *key == "[]" {
                Step::Item
            } else {
                Step::Key((*key).to_owned())
            }
        }));
        self.shapes.get(&steps).is_some_and(|shape| {
            keys.iter()
                .all(|key| shape.keys.iter().any(|known| known == key))
        })
    }

    /// Keys of the outermost objects, for a message.
    pub(crate) fn top_keys(&self) -> Vec<&str> {
        self.shapes
            .iter()
            .min_by_key(|(steps, _)| steps.len())
            .map(|(_, shape)| shape.keys.iter().map(String::as_str).collect())
            .unwrap_or_default()
    }

    fn saw_key(&mut self, steps: &[Step], key: &str, first: bool) {
        if !self.shapes.contains_key(steps) {
            self.shapes.insert(steps.to_vec(), Shape::default());
        }
        let Some(shape) = self.shapes.get_mut(steps) else {
            return;
        };
        if first {
            shape.count += 1;
            if shape.count == 1 {
                shape.first_key = Some(key.to_owned());
            } else if shape.first_key.as_deref() != Some(key) {
                shape.first_key = None;
            }
        }
        if shape.keys.len() < MAX_KEYS && !shape.keys.iter().any(|known| known == key) {
            shape.keys.push(key.to_owned());
        }
    }
}

/// A lenient walk: damage makes it go on at the next object, because the sample may begin with a bad row.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    outline: Outline,
}

impl Walk<'_> {
    fn run(&mut self) {
        /// An open container.
        struct Open {
            object: bool,
            /// Keys seen in it.
            keys: usize,
            /// Steps from the top to its values, without the key of the value being read.
            steps: usize,
        }
        let mut open: Vec<Open> = Vec::new();
        let mut steps: Vec<Step> = Vec::new();
        let mut expect_key = false;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'{' | b'[' => {
                    let object = byte == b'{';
                    if !object {
                        steps.push(Step::Item);
                    }
                    open.push(Open {
                        object,
                        keys: 0,
                        steps: steps.len(),
                    });
                    expect_key = object;
                    self.at += 1;
                    if open.len() > MAX_DEPTH {
                        return;
                    }
                }
                b'}' | b']' => {
                    open.pop();
                    steps.truncate(open.last().map_or(0, |around| around.steps));
                    expect_key = false;
                    self.at += 1;
                }
                b',' => {
                    steps.truncate(open.last().map_or(0, |around| around.steps));
                    expect_key = open.last().is_some_and(|around| around.object);
                    self.at += 1;
                }
                b'"' => {
                    let Some(text) = self.string() else { return };
                    if !expect_key {
                        continue;
                    }
                    expect_key = false;
                    if let Some(container) = open.last_mut() {
                        self.outline.saw_key(&steps, &text, container.keys == 0);
                        container.keys += 1;
                        steps.push(Step::Key(text));
                    }
                }
                _ => self.at += 1,
            }
        }
    }

    /// The string that begins here; `None` when the text ends within it.
    fn string(&mut self) -> Option<String> {
        let start = self.at;
        self.at += 1;
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    let raw = &self.bytes[start..self.at];
                    return Some(
                        serde_json::from_slice(raw)
                            .unwrap_or_else(|_| String::from_utf8_lossy(raw).into_owned()),
                    );
                }
                _ => self.at += 1,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_wherever_they_are() {
        let cases = [
            (
                r#"[{"ts":"x","ms_played":1},{"ts":"y","ms_played":2},{"ts""#,
                vec![Step::Item],
            ),
            (
                "{\"ts\":1,\"ms_played\":2}\n{\"ts\":3,\"ms_played\":4}",
                vec![],
            ),
            (
                r#"{"info":{"n":1},"rows":[{"ts":1,"ms_played":2}"#,
                vec![Step::Key("rows".into()), Step::Item],
            ),
        ];
        for (text, steps) in cases {
            let outline = Outline::of(text).expect("JSON");
            let row = outline.rows_with(&["ts", "ms_played"]).expect("rows");
            assert_eq!(
                (row.steps, row.first_key.as_deref()),
                (steps, Some("ts")),
                "{text}"
            );
            assert!(outline.rows_with(&["ts", "nothing"]).is_none());
        }
    }

    #[test]
    fn members_below_a_row_are_known() {
        let outline =
            Outline::of(r#"[{"t":{"n":"x","by":[{"id":1}]},"z":1},{"t":{}}]"#).expect("JSON");
        let row = outline.rows_with(&["t", "z"]).expect("rows");
        assert!(outline.has_below(&row, &["t"], &["n"]));
        assert!(outline.has_below(&row, &["t", "by", "[]"], &["id"]));
        assert!(!outline.has_below(&row, &["t"], &["z"]));
        let deep = Outline::of(r#"{"a":{"b":{"c":1},"d":2},"e":3}"#).expect("JSON");
        assert_eq!(
            deep.rows_with(&["b", "d"]).map(|row| row.steps),
            Some(vec![Step::Key("a".into())])
        );
        assert_eq!(outline.top_keys(), ["t", "z"]);
    }

    #[test]
    fn rows_that_begin_differently_have_no_first_key() {
        let row =
            Outline::of(r#"[{"a":1,"b":2},{"b":1,"a":2}]"#).and_then(|o| o.rows_with(&["a", "b"]));
        assert_eq!(row.expect("rows").first_key, None);
    }

    #[test]
    fn other_texts_are_none() {
        for text in ["", "artist,title", "<html>", "[1,2,3]", "{", "  "] {
            assert!(Outline::of(text).is_none(), "{text}");
        }
    }
}

//! The beginning of a table: its dialect and first records.

use super::records::{Dialect, Records, Taken, WIDE};

/// Most records of the sample that are looked at.
const MAX_RECORDS: usize = 400;

/// A field of the sample.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) quoted: bool,
}

/// What the beginning of a table shows.
#[derive(Debug, Clone)]
pub(crate) struct TableHead {
    pub(crate) dialect: Dialect,
    /// Whole records, the header (if there is one) first.
    pub(crate) records: Vec<Vec<Cell>>,
}

impl TableHead {
    /// The table that `head` begins, or `None` when no delimiter divides it evenly. `complete` = `head` is the
    /// whole file; else its last record may be cut and is not looked at.
    pub(crate) fn of(head: &str, complete: bool) -> Option<Self> {
        [b',', b';', b'\t', b'|']
            .into_iter()
            .filter_map(|delimiter| {
                let records = read(
                    head,
                    Dialect {
                        delimiter,
                        quoted: true,
                    },
                    complete,
                );
                let evenness = evenness(&records)?;
                Some((evenness, delimiter, records))
            })
            .max_by_key(|(evenness, ..)| *evenness)
            .map(|(_, delimiter, records)| Self {
                dialect: Dialect {
                    delimiter,
                    quoted: true,
                },
                records,
            })
    }

    /// The records of `head` split by tabs, quotes having no meaning.
    pub(crate) fn tabbed(head: &str, complete: bool) -> Vec<Vec<Cell>> {
        read(
            head,
            Dialect {
                delimiter: b'\t',
                quoted: false,
            },
            complete,
        )
    }
}

/// The records of `head` in this dialect.
fn read(head: &str, dialect: Dialect, complete: bool) -> Vec<Vec<Cell>> {
    // Without the cut last line; a file of one line is taken as it is.
    let whole = if complete {
        head
    } else {
        head.rfind('\n').map_or(head, |end| &head[..=end])
    };
    let mut records = Records::new(whole.as_bytes(), dialect);
    let mut out = Vec::new();
    while out.len() < MAX_RECORDS {
        match records.next() {
            Some(Taken::Record(record)) => out.push(
                (0..record.len())
                    .map(|i| Cell {
                        text: record.get(i).trim().to_owned(),
                        quoted: record.is_quoted(i),
                    })
                    .collect(),
            ),
            Some(Taken::Bad { .. }) => {}
            None => break,
        }
    }
    out
}

/// How evenly the records are divided: share of those with the most frequent number of fields (or, in a wide
/// table, next to it: the last value is often missing, or has no name), times that number, in hundredths;
/// `None` when that number is 1 or the share below two thirds.
fn evenness(records: &[Vec<Cell>]) -> Option<usize> {
    let (mut best, mut width) = (0, 0);
    for candidate in records.iter().map(Vec::len) {
        let fits =
            |len: usize| len == candidate || candidate >= WIDE && len.abs_diff(candidate) <= 1;
        let count = records.iter().filter(|record| fits(record.len())).count();
        if count > best {
            (best, width) = (count, candidate);
        }
    }
    (width > 1 && best * 3 >= records.len() * 2).then(|| best * 100 / records.len() * width.min(12))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("artist,title\nFoo, Bar\n\"A;B\",C\n", Some(b','))]
    #[case("artist;title;date\nFoo;Bar, Baz;1,5\nX;Y;2,5\n", Some(b';'))]
    #[case("a\tb\nc\td\n", Some(b'\t'))]
    #[case("a|b\nc|d\n", Some(b'|'))]
    #[case("just a line\nand another, with a comma\nand a third\n", None)]
    #[case("", None)]
    fn the_delimiter_divides_evenly(#[case] text: &str, #[case] expected: Option<u8>) {
        assert_eq!(
            TableHead::of(text, true).map(|head| head.dialect.delimiter),
            expected
        );
    }

    #[test]
    fn a_cut_last_record_is_not_looked_at() {
        let head = TableHead::of("a,b\nc,d\ne", false).expect("a table");
        assert_eq!(head.records.len(), 2);
    }
}

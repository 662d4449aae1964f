//! Tab-separated text with a header, no quoting, cells by column name.

use std::collections::HashMap;

/// A table's rows.
pub(super) struct Tsv<'a> {
    columns: HashMap<&'a str, usize>,
    lines: Vec<(usize, Vec<&'a str>)>,
}

impl<'a> Tsv<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut lines = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty());
        let columns = lines.next().map_or_else(HashMap::new, |(_, head)| {
            head.split('\t')
                .enumerate()
                .map(|(at, name)| (name.trim(), at))
                .collect()
        });
        let lines = lines
            .map(|(at, line)| (at + 1, line.split('\t').collect()))
            .collect();
        Self { columns, lines }
    }

    /// The rows in order, each with its line in the file, from 1.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_, 'a>> {
        self.lines.iter().map(|(line, cells)| Row {
            line: *line,
            cells,
            columns: &self.columns,
        })
    }
}

/// One row.
pub(super) struct Row<'t, 'a> {
    pub(super) line: usize,
    cells: &'t [&'a str],
    columns: &'t HashMap<&'a str, usize>,
}

impl<'a> Row<'_, 'a> {
    /// A cell; empty where the row or the table has none.
    pub(super) fn cell(&self, column: &str) -> &'a str {
        self.columns
            .get(column)
            .and_then(|&at| self.cells.get(at))
            .map_or("", |cell| cell.trim_matches('\r'))
    }

    /// A cell that is not empty.
    pub(super) fn known(&self, column: &str) -> Option<&'a str> {
        Some(self.cell(column)).filter(|cell| !cell.is_empty())
    }
}

/// Whether a header line has all of `columns`.
pub(super) fn has(head: &str, columns: &[&str]) -> bool {
    let names: Vec<&str> = head.split('\t').map(str::trim).collect();
    columns.iter().all(|column| names.contains(column))
}

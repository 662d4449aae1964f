//! Tables of text – CSV, TSV, what spreadsheets make of them – in constant memory, columns by name.

mod columns;
mod head;
mod records;
mod rows;

pub(crate) use columns::{Header, fold_name};
pub(crate) use head::{Cell, TableHead};
pub(crate) use records::{Dialect, Record, Records, Taken};
pub(crate) use rows::rows;

//! JSON in constant memory: the shape of its beginning, and its rows one by one.

mod elements;
mod outline;
mod rows;
mod scan;
mod value;

pub(crate) use elements::{Element, Elements, RowPath, Step};
pub(crate) use outline::Outline;
pub(crate) use rows::{Sink, rows, typed};
pub(crate) use value::{Number, OrText, Text, Truth, is_true};

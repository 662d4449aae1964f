//! What a user heard, as journals and statistics show it. Only counted listens appear, each once, with all its
//! witnesses.
//!
//! Totals come from the counts kept beside the listens ([`rollup`](crate::rollup)). Only single days and the
//! edges of ranges are read from the listens themselves.

mod by_source;
pub mod day;
pub mod entry;
pub mod filter;
pub mod heard;
pub mod journal;
mod narrowed;
pub mod pending;
mod place;
pub mod stats;
pub mod timeline;
pub mod track;
pub mod usual;

//! Everything that a user has, read out whole and laid down again (ADR 31).
//!
//! * [`tables`] – which tables go out, which columns stay, and which tables stay and why.
//! * [`contents`] – which rows are a user's, and the numbers under which an archive knows them.
//! * [`read`] – those rows as lines of JSON, a block at a time, with [`ledger`] for what corrections keep.
//! * [`sheet`] – the same to read in a spreadsheet.
//! * [`write`] – lines laid down again, in an account that may hold something already.
//!
//! Rows are numbered from 1 in the order of their keys. Laid down in that order they get keys in that order, so that an
//! archive of a restored account is the archive that it was restored from, byte for byte.

pub mod contents;
mod ledger;
pub mod read;
pub mod sheet;
mod tables;
pub mod write;

pub use tables::{STAY, looked_at};

//! The ledger of corrections: who put what right and when, with enough to take it back.
//!
//! * [`entry`] – the corrections themselves.
//! * [`listens`] – the listens that one changed or made.
//! * [`rows`] – rows of the catalogue as they were before and after.

pub mod entry;
pub mod listens;
pub mod rows;

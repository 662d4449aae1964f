//! The ledger of corrections: who put what right and when, with enough to take it back.
//!
//! * [`entry`] – the corrections themselves.
//! * [`listens`] – the listens that one changed or made.

pub mod entry;
pub mod listens;

//! Albums as a user sees them: what is owned, heard, wanted or listed.
//!
//! The collection is listed from a [`shelf`]: the few facts of every owned album by which lists are filtered
//! and sorted, read with one query and kept in memory until a tag says that they changed ([`shelves`]). Order,
//! [`filter`], [`facet`] counts and [`group`]s are taken from it, so that every window of a list costs the
//! same; what a page shows is read by key ([`card`]).

pub mod card;
pub mod detail;
pub mod facet;
pub mod fact;
pub mod filter;
pub mod group;
pub mod order;
pub mod shelf;
pub mod shelves;
pub mod stats;
pub mod text;
pub mod track;
pub mod visible;
pub mod write;

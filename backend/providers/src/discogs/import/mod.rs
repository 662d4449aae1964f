//! Collections and wantlists: as CSV from Discogs' website, re-saved by spreadsheets, or made by hand, and as
//! JSON out of Discogs' API.

mod columns;
mod csv;
mod json;

pub(crate) use csv::Csv;
pub(crate) use json::Json;

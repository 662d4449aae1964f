//! What Spotify gives out under "Download your data": the extended streaming history, the short one of the
//! last year, and the CSV that people make of either.
//!
//! Fields and their meaning: Spotify's own `ReadMeFirst_ExtendedStreamingHistory.pdf`, which lies in the zip.

mod csv;
mod extended;
mod play;
mod short;

pub(crate) use csv::Csv;
pub(crate) use extended::Extended;
pub(crate) use short::Short;

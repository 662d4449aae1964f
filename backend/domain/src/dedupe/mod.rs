//! Which reports are one play (DESIGN §4, `docs/matching.md`).
//!
//! [`settle`] looks at all reports of one person in a stretch of time and says which count. It never drops
//! anything: a suppressed report points to the one that stands for it, with the reason.

mod clock_offset;
mod enclosed;
mod pairing;
mod play;
mod report;
mod settle;
mod station;
mod window;

pub use clock_offset::{FURTHEST_S, FileClock, Sighting, find as find_file_clock};
pub use report::{Report, Rules, Verdict};
pub use settle::settle;
pub use station::StationFilter;
pub use window::{APPROXIMATE_LOOK_BACK_S, QUIET_GAP_S, settle_radius};

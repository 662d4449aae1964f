//! What the user heard.

pub mod days;
pub mod export;
pub mod love;
pub mod stats;
pub mod timeline;
pub mod tracks;
pub mod usual_day;
pub mod view;

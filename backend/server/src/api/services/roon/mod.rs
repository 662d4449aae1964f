//! Roon: how a user's link stands, and what can be done about it.

pub mod check;
pub mod find;
pub mod keep_left_out;
pub mod link;
pub mod patch;
pub mod start_tracker;
pub mod stop_tracker;
pub mod tracker_status;
pub mod unlink;
pub mod view;

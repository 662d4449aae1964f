//! Services that a user has linked: what they are, how they stand, and what can be done about it.

pub mod begin_sign_in;
pub mod check_lastfm;
pub mod compare_lastfm;
pub mod decide_missing;
pub mod finish_sign_in;
pub mod import_history;
pub mod import_progress;
pub mod lastfm_view;
pub mod link_lastfm;
pub mod list;
pub mod list_missing;
pub mod roon;
pub mod start_tracker;
pub mod status_all;
pub mod stop_tracker;
pub mod sync_loves;
pub mod tracker_status;
pub mod unlink_lastfm;
pub mod view;

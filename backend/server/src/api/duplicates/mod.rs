//! Suppressed reports, to be judged by their listener.

pub mod list;
pub mod params;
pub mod reasons;
pub mod release;
pub mod suppress;
pub mod view;

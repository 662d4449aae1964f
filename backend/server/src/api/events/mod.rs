//! What happens, as it happens.

pub mod feed;
pub mod watch;

//! What the user played most.

pub mod albums;
pub mod artists;
pub mod params;
pub mod place;
pub mod tracks;

//! What the user owns.

pub mod artists;
pub mod facets;
pub mod find;
pub mod index;
pub mod list;
pub mod params;
pub mod stats;
pub mod view;

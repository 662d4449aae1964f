//! What the user owns.

pub mod artists;
pub mod change;
pub mod create;
pub mod delete;
pub mod edit_copy;
pub mod export;
pub mod facets;
pub mod find;
pub mod index;
pub mod list;
pub mod params;
pub mod patch;
pub mod stats;
pub mod update;
pub mod view;

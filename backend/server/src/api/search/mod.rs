//! Search over everything that the user may see.

pub mod by_q;
pub mod by_query;
pub mod results;

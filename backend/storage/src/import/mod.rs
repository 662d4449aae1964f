//! Imports: their records, the rows that want a word, and what files hold beside listens.

pub mod legacy;
pub mod owned;
pub mod record;
pub mod rows;
pub mod undo;

//! Files on their way into the ledger.

pub mod cancel;
pub mod create;
pub mod download;
pub mod find;
pub mod list;
pub mod pause;
pub mod resume;
pub mod rows;
pub mod undo;
pub mod view;

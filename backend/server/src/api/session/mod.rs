//! Signing in and out with a browser.

pub mod create;
pub mod delete;
pub mod find;
pub mod view;

//! Scrobbling clients that ask to be let in (AudioScrobbler's `auth.getToken`).

pub mod create;
pub mod find;

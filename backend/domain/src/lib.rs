//! The music domain: what a listen, an album, a credit is, and when two are the same.
//!
//! Pure: no I/O, no async, no ORM, no HTTP, no clock, no randomness of its own. Everything here is a
//! function of its arguments, so that the rules can be tried on tables (`docs/matching.md`).
//!
//! * [`change`] – what happens to a value that may be absent.
//! * [`clock`] – the time, handed in.
//! * [`listen`] – what every source hands to the one door in.
//! * [`import`] – what a file can hold beside listens.
//! * [`matching`] – names folded, titles and credits parsed, identities compared.
//! * [`dedupe`] – which reports are one play.
//! * [`live_play`] – when what a player reports becomes a listen.
//! * [`rooms`] – several players of one source, side by side.
//! * [`period`] – local days, months and years as integers.
//! * [`search`] – words for full-text search.
//! * [`sheet`] – fields of tables for spreadsheets.
//! * [`sitting`] – listens in a row, and the silences between.
//! * [`span`] – spans of days; [`cover`] – how counted periods cover them.
//! * [`colour`] – what an album looks like without its cover.
//! * [`archive`] – everything that a user has, as a file.
//! * [`account`] – roles, scopes and the names of people.
//! * [`ids`] – newtypes of the ledger's keys.

pub mod account;
pub mod archive;
pub mod change;
pub mod clock;
pub mod colour;
pub mod correction;
pub mod cover;
pub mod dedupe;
pub mod exclusion;
pub mod ids;
pub mod import;
pub mod listen;
pub mod live_play;
pub mod matching;
pub mod period;
pub mod playing;
pub mod rooms;
pub mod search;
pub mod sheet;
pub mod sitting;
pub mod span;

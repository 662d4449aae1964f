//! The one door in: parse → match → dedupe → store → roll up → tag (DESIGN §1).
//!
//! Sources parse; everything after that happens here, in the caller's transaction, for one live listen as
//! for a thousand rows of a file:
//!
//! * [`catalogue`] – names become tracks, known ones by one look-up, new ones made in bulk.
//! * [`settle`] – which reports are one play, decided anew around every change.
//! * [`store`] – both, and the outcome of each report.
//! * [`live`] – listens as they happen.

pub mod catalogue;
mod ids;
pub mod live;
pub mod settle;
pub mod store;

use aime_domain::ids::UserId;
use chrono_tz::Tz;

/// Whose ledger it is, and in which zone their days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listener {
    /// The user.
    pub id: UserId,
    /// Their IANA zone.
    pub zone: Tz,
}

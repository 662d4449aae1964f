//! The one door out: every call to an outside service passes here. Knows no music, and owns its tables.
//!
//! * [`Upstream`] – an outside service and its manners: rate, burst, concurrency, patience, how to read its answers.
//! * [`Gateway`] – calls it. [`Gateway::call`] for what is never kept, [`Gateway::ask`] for answers that are stored
//!   and served fresh, stale or as "not there".
//! * [`Mode`] – whether answers come from what is stored, from the services, or from either.
//! * [`StoredOnly`] – what live code may hold: it can look at stored answers and order work, and has no way to the
//!   network.
//! * [`Request`] – what is asked. Credentials are added apart, and reach no name, log or error.
//! * [`gate`] – the rate shared by all processes of an install, cooling down after "too many requests", the breaker.
//! * [`socket`] – lines and shouts to hosts of one's own network.
//! * [`neighbours`] – the networks that this machine stands in.
//! * [`fetch`] – the socket itself: addresses are judged as they are dialled, sizes and times have limits.
//!
//! Everything stored lies in a file (or schema) of its own that may be deleted at any time.

pub mod address;
mod answer;
pub mod fetch;
mod flight;
pub mod gate;
mod gateway;
mod mode;
mod name;
pub mod neighbours;
mod order;
mod recent;
mod request;
pub mod socket;
mod store;
mod time;
mod upstream;
mod urgency;

pub use answer::{Answer, Verdict};
pub use fetch::{Lookup, Pin, SystemLookup};
pub use gateway::{Failure, Gateway, Outcome, Pace, Parts, Want, Why};
pub use mode::Mode;
pub use name::{Name, Scope};
pub use order::{Order, OrderError, Orders, StoredOnly};
pub use request::{Method, Reach, Request};
pub use store::{Found, Place, StoreError, Stored};
pub use time::Time;
pub use upstream::{Counted, Keep, Limits, Rate, Upstream};
pub use urgency::Urgency;

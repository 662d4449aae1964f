//! The HTTP edge: the API, its documentation, the dashboard's files.
//!
//! * [`api`] – the operations.
//! * [`router`] – everything that answers, on one screen.
//! * [`state`] – what handlers are given.
//! * [`problem`] – every error answer, from one table.
//! * [`extract`] – request data whose refusals are problems.
//! * [`auth`] – who is asking, and what they may do.
//! * [`doors`] – ListenBrainz' and AudioScrobbler's protocols, for any scrobbling client.
//! * [`edge`] – what happens to every request and answer.
//! * [`openapi`] – the API described.
//! * [`spa`] – the dashboard's files.
//!
//! A handler extracts, makes one service call or storage read, and gives a view: one file an operation in
//! `api/<resource>/`. No SQL, no transaction, no rule of the domain here.

pub mod api;
pub mod auth;
pub mod doors;
pub mod edge;
pub mod extract;
pub mod openapi;
pub mod problem;
pub mod router;
pub mod spa;
pub mod state;

//! What happens to every request before a handler sees it and to every answer after.
//!
//! * [`request_id`] – an id for each request, in the log, in the answer and in problems.
//! * [`peer`] – who is at the other end, and through which trusted proxy.
//! * [`host`] – the guard against names that are not ours (DNS rebinding).
//! * [`language`] – the language that the client reads, for problems.
//! * [`headers`] – security headers and the content security policy.
//! * [`counters`] – requests and errors since the start, for `/health`.
//! * [`compress`] – which answers are compressed.
//! * [`trailing_slash`] – the original's addresses that end in a slash.

pub mod compress;
pub mod counters;
pub mod headers;
pub mod host;
pub mod language;
pub mod network;
pub mod peer;
pub mod request_id;
pub mod trailing_slash;

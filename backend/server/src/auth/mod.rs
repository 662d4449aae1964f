//! Who is asking, and what they may do.
//!
//! A person comes with a session cookie and, for changes, the session's CSRF token; a program comes with
//! `Authorization: Bearer`. [`CurrentUser`] accepts either and checks what the method needs; handlers that
//! touch accounts or tokens take [`AccountHolder`].

mod cookie;
mod current;
mod holder;

pub use cookie::{NAME as COOKIE_NAME, end_session, start_session};
pub(crate) use current::is_valid;
pub use current::{Credential, CurrentUser};
pub use holder::AccountHolder;

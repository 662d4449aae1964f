//! The operations of the API: a folder a resource, a file an operation with its parameters, body, view and
//! handler. The handler's name is the operation's id.

pub mod docs;
pub mod instant;
pub mod me;
pub mod session;
pub mod setup;
pub mod system;
pub mod tokens;
pub mod users;

//! The operations of the API: a folder a resource, a file an operation with its parameters, body, view and
//! handler. The handler's name is the operation's id.

pub mod artists;
pub mod brief;
pub mod catalogue;
pub mod charts;
pub mod collection;
pub mod corrections;
pub mod docs;
pub mod download;
pub mod duplicates;
pub mod events;
pub mod exclusions;
pub mod export;
pub mod heard;
pub mod history;
pub mod imports;
pub mod instant;
pub mod jobs;
pub mod listens;
pub mod local;
pub mod me;
pub mod paging;
pub mod playing;
pub mod scrobblers;
pub mod search;
pub mod services;
pub mod session;
pub mod sessions;
pub mod setup;
pub mod system;
pub mod tokens;
pub mod tracks;
pub mod users;

//! The real program as processes: killed, side by side, on SQLite and on PostgreSQL.
#![cfg(test)]

mod beside;
mod cluster;
mod kills;
mod live_kills;
mod roon;
mod support;

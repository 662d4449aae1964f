//! The server as its clients see it: the whole application in process, over a real database.
#![cfg(test)]

mod accounts;
mod audioscrobbler;
mod corrections;
mod discogs;
mod docs;
mod edge;
mod events;
mod exports;
mod harness;
mod imports;
mod isolation;
mod listenbrainz;
mod problems;
mod roon;
mod services;
mod sessions;
mod setup;
mod spa;
mod tokens;

//! Use cases on real databases, SQLite and PostgreSQL.
#![cfg(test)]

use aime_testkit::totals;

mod archive;
mod catalogue;
mod corrections;
mod discogs;
mod evening;
mod file_clock;
mod hand_listens;
mod house;
mod imports;
mod ingest;
mod lastfm;
mod lastfm_compare;
mod lastfm_loves;
mod listening;
mod presence;
mod random_corrections;
mod rollups;
mod roon;
mod roon_recordings;
mod roon_witnesses;
mod undo_import;

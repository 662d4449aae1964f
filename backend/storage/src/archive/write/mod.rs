//! Lines of an archive laid down in an account.
//!
//! *Exactly*, where the installation is empty: rows come to be as they were, with what was decided of them. *Beside what
//! is there*: only what tells itself from every row that is there comes to be; what is there stays as it is.
//!
//! * [`keys`] – what the numbers of an archive became here.
//! * [`rows`] – lines of tables whose rows are as the database has them.
//! * [`account`] – the account itself, and remarks on its imports.
//! * [`listens`] – listens, what stands for what, and what was decided of those that a service no longer has.
//! * [`corrections`] – what corrections did, and what undoes them.
//! * [`alike`] – rows of the catalogue found again by their names, for an archive that is merged.

mod account;
mod alike;
mod corrections;
mod keys;
mod listens;
mod rows;

use aime_domain::ids::{ImportId, UserId};
use serde_json::{Map, Value as Json};

pub use account::{lay_account, lay_import_rows};
pub use alike::{find_album, find_track};
pub use corrections::{lay_correction_listens, lay_correction_rows};
pub use keys::{forget_links, link, linked};
pub use listens::{Listens, find_listens, lay_duplicates, lay_kept, lay_listens};
pub use rows::lay;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// A line taken apart.
pub type Row = Map<String, Json>;

/// Where lines are laid down.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// Whose account.
    pub user: UserId,
    /// The import that brings them.
    pub import: ImportId,
    /// Whether the installation is empty, so that rows come to be exactly as they were.
    pub exact: bool,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landed {
    /// It is a row now.
    Stored,
    /// There was such a row.
    Already,
    /// It names a row that is not there.
    Dangling,
    /// It does not say what a row must say.
    Malformed,
}

/// Whether there is nothing that an archive could meet: no catalogue, and an account that holds nothing.
pub async fn is_empty<C: Conn>(db: &C, user: UserId) -> Result<bool> {
    for query in [
        "SELECT 1 FROM artists LIMIT 1",
        "SELECT 1 FROM albums LIMIT 1",
        "SELECT 1 FROM recordings LIMIT 1",
        "SELECT 1 FROM spellings LIMIT 1",
    ] {
        if sql::optional(db, query, []).await?.is_some() {
            return Ok(false);
        }
    }
    for table in [
        "streams",
        "copies",
        "wantlist",
        "playlists",
        "album_collections",
        "exclusions",
        "corrections",
        "loved_tracks",
        "settings",
    ] {
        let query = format!("SELECT 1 FROM {table} WHERE user_id = $1 LIMIT 1");
        if sql::optional(db, &query, [user.0.into()]).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

//! Pictures of albums and artists.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::db::Conn;
use crate::error::Result;
use crate::sql;

/// Whose pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Of albums.
    Albums,
    /// Of artists.
    Artists,
}

impl Subject {
    const fn column(self) -> &'static str {
        match self {
            Self::Albums => "album_id",
            Self::Artists => "artist_id",
        }
    }
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Its address at the source.
    pub source_url: String,
    /// Service it comes from.
    pub source: String,
    /// Hash of the picture where we hold it, in hexadecimal.
    pub blob: Option<String>,
}

impl Image {
    /// The address at which we serve it; `None` while we do not hold it.
    pub fn path(&self) -> Option<String> {
        self.blob
            .as_ref()
            .map(|blob| format!("/images/{blob}/640.webp"))
    }
}

/// Pictures by subject, best first; those that are gone or were refused are left out.
pub async fn list<C: Conn>(
    db: &C,
    subject: Subject,
    ids: &[i64],
) -> Result<HashMap<i64, Vec<Image>>> {
    let column = subject.column();
    let query = format!(
        "SELECT {column}, url, source, state = 'stored', blob_hash FROM images
         WHERE {column} IN {} AND state IN ('known', 'stored') ORDER BY position, id",
        sql::numbers_in(db.engine(), 1)
    );
    let mut found = HashMap::<i64, Vec<Image>>::new();
    for row in sql::all(db, &query, [sql::numbers(ids.iter().copied())]).await? {
        let blob: Option<Vec<u8>> = row.try_get_by_index(4)?;
        let image = Image {
            source_url: row.try_get_by_index(1)?,
            source: row.try_get_by_index(2)?,
            blob: blob
                .filter(|_| row.try_get_by_index(3).unwrap_or(false))
                .map(hex),
        };
        found
            .entry(row.try_get_by_index(0)?)
            .or_default()
            .push(image);
    }
    Ok(found)
}

fn hex(bytes: Vec<u8>) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

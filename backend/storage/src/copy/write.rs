//! Copies changed and given away by hand.

use std::fmt::Write as _;

use aime_domain::change::Change;
use aime_domain::ids::{AlbumId, CopyId, UserId};
use sea_orm::Value;

use crate::db::{Conn, Tx};
use crate::error::{Result, StorageError};
use crate::sql;
use crate::tag::Tag;

/// What is to change about a copy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CopyChange {
    /// Medium.
    pub support: Change<String>,
    /// Discogs release number.
    pub discogs_release_id: Change<i64>,
}

impl CopyChange {
    /// Whether nothing is to change.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The user's first copy of an album.
pub async fn find_first<C: Conn>(db: &C, user: UserId, album: AlbumId) -> Result<Option<CopyId>> {
    let query = "SELECT MIN(id) FROM copies WHERE user_id = $1 AND album_id = $2";
    let row = sql::one(db, query, [user.0.into(), album.0.into()]).await?;
    Ok(row.try_get_by_index::<Option<i64>>(0)?.map(CopyId))
}

/// Changes a copy of the user; [`StorageError::NotFound`] when it is not theirs.
pub async fn change(tx: &mut Tx, user: UserId, id: CopyId, change: &CopyChange) -> Result<()> {
    let update = "UPDATE copies SET support = CASE WHEN $3 = 1 THEN $4 ELSE support END,
                    discogs_release_id = CASE WHEN $5 = 1 THEN $6 ELSE discogs_release_id END, updated_at = $7
                  WHERE user_id = $1 AND id = $2";
    let values: [Value; 7] = [
        user.0.into(),
        id.0.into(),
        i32::from(!change.support.is_keep()).into(),
        change.support.value().map(String::as_str).into(),
        i32::from(!change.discogs_release_id.is_keep()).into(),
        change.discogs_release_id.value().copied().into(),
        tx.now().into(),
    ];
    if sql::execute(tx, update, values).await? == 0 {
        return Err(StorageError::NotFound);
    }
    tx.touch(Tag::collection(user));
    Ok(())
}

/// Takes all of a user's copies of an album out; how many there were.
pub async fn delete_of_album(tx: &mut Tx, user: UserId, album: AlbumId) -> Result<u64> {
    let delete = "DELETE FROM copies WHERE user_id = $1 AND album_id = $2";
    let gone = sql::execute(tx, delete, [user.0.into(), album.0.into()]).await?;
    if gone > 0 {
        tx.touch(Tag::collection(user));
    }
    Ok(gone)
}

/// A `source_key` that no copy entered by hand bears yet.
pub async fn next_manual_key<C: Conn>(db: &C, album: AlbumId) -> Result<String> {
    let query = "SELECT COALESCE(MAX(id), 0) + 1 FROM copies";
    let row = sql::one(db, query, []).await?;
    Ok(format!(
        "manual:{album}:{}",
        row.try_get_by_index::<i64>(0)?
    ))
}

/// Everything that can be set about a copy by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CopyFields {
    /// Medium.
    pub support: Change<String>,
    /// Format as written.
    pub format: Change<String>,
    /// Country of the pressing.
    pub country: Change<String>,
    /// Year of the pressing.
    pub released_year: Change<i32>,
    /// Condition of the medium.
    pub media_condition: Change<String>,
    /// Condition of the sleeve.
    pub sleeve_condition: Change<String>,
    /// 1 … 5.
    pub rating: Change<i32>,
    /// Folder.
    pub folder: Change<String>,
    /// Notes.
    pub notes: Change<String>,
}

impl CopyFields {
    /// Column and new value of each field that is to change.
    fn set(&self) -> Vec<(&'static str, Value)> {
        let texts = [
            ("support", &self.support),
            ("format", &self.format),
            ("country", &self.country),
            ("media_condition", &self.media_condition),
            ("sleeve_condition", &self.sleeve_condition),
            ("folder", &self.folder),
            ("notes", &self.notes),
        ];
        let numbers = [
            ("released_year", &self.released_year),
            ("rating", &self.rating),
        ];
        let texts = texts
            .into_iter()
            .filter(|(_, change)| !change.is_keep())
            .map(|(column, change)| (column, change.value().cloned().into()));
        let numbers = numbers
            .into_iter()
            .filter(|(_, change)| !change.is_keep())
            .map(|(column, change)| (column, change.value().copied().into()));
        texts.chain(numbers).collect()
    }

    /// Names of the fields that are to change.
    pub fn names(&self) -> Vec<&'static str> {
        self.set().into_iter().map(|(column, _)| column).collect()
    }
}

/// Sets fields of a copy of the user; [`StorageError::NotFound`] when it is not theirs.
pub async fn edit(tx: &mut Tx, user: UserId, id: CopyId, fields: &CopyFields) -> Result<()> {
    let mut values: Vec<Value> = vec![user.0.into(), id.0.into(), tx.now().into()];
    let mut sets = String::from("updated_at = $3");
    for (column, value) in fields.set() {
        values.push(value);
        let _ = write!(sets, ", {column} = ${}", values.len());
    }
    let update = format!("UPDATE copies SET {sets} WHERE user_id = $1 AND id = $2");
    if sql::execute(tx, &update, values).await? == 0 {
        return Err(StorageError::NotFound);
    }
    tx.touch(Tag::collection(user));
    Ok(())
}

//! What can go wrong in storage, by meaning.

use sea_orm::{DbErr, SqlErr};

/// Result of a storage function.
pub type Result<T> = std::result::Result<T, StorageError>;

/// A storage function did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The row is not there, or not for this user.
    #[error("not found")]
    NotFound,
    /// Another row already holds what must be unique, or still depends on this one.
    #[error("conflict: {0}")]
    Conflict(String),
    /// The row was changed by somebody else in the meantime.
    #[error("changed in the meantime")]
    Stale,
    /// A cursor that no list of ours gave out, or that belongs to another list.
    #[error("the cursor is not valid here")]
    BadCursor,
    /// The database failed.
    #[error("database: {0}")]
    Database(#[source] DbErr),
}

impl StorageError {
    /// Whether the database cannot be reached or is too busy, so that the same call may do later.
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Database(DbErr::Conn(_) | DbErr::ConnectionAcquire(_)) => true,
            Self::Database(error) => error.to_string().contains("database is locked"),
            _ => false,
        }
    }
}

impl From<DbErr> for StorageError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(
                SqlErr::UniqueConstraintViolation(what)
                | SqlErr::ForeignKeyConstraintViolation(what),
            ) => Self::Conflict(what),
            _ => match error {
                DbErr::RecordNotFound(_) => Self::NotFound,
                other => Self::Database(other),
            },
        }
    }
}

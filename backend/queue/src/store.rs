//! How a worker reaches its tables.

use std::future::Future;

use sea_orm::ConnectionTrait;

use crate::error::QueueError;

/// A database with the tables `jobs` and `job_runs`. The owner of the data implements it, so that the queue's writes
/// take their turn with all others.
pub trait Store: Send + Sync + 'static {
    /// A connection that only reads.
    type Read: ConnectionTrait + Send + Sync;
    /// A write transaction; dropped uncommitted, it never was.
    type Tx: ConnectionTrait + Send + Sync;

    /// A connection to look with.
    fn read(&self) -> Self::Read;

    /// Begins a write transaction.
    fn begin(&self) -> impl Future<Output = Result<Self::Tx, QueueError>> + Send;

    /// Commits it.
    fn commit(&self, tx: Self::Tx) -> impl Future<Output = Result<(), QueueError>> + Send;
}

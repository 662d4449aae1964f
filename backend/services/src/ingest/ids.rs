//! Keys for rows that are made in bulk, so that rows can point at each other before they are stored.

use std::collections::VecDeque;

use aime_storage::{Result, Tx, sql};

/// How many keys are asked for at a time, at most.
const BATCH: usize = 1_024;

/// A supply of keys of one table, within one transaction.
#[derive(Debug)]
pub(super) struct Ids {
    table: &'static str,
    supply: VecDeque<i64>,
    expected: usize,
    taken: usize,
}

impl Ids {
    /// Keys of `table`, of which about `expected` will be taken.
    pub(super) fn of(table: &'static str, expected: usize) -> Self {
        Self {
            table,
            supply: VecDeque::new(),
            expected: expected.clamp(1, BATCH),
            taken: 0,
        }
    }

    /// The next key; never used before.
    pub(super) async fn take(&mut self, tx: &Tx) -> Result<i64> {
        if self.supply.is_empty() {
            self.supply = sql::reserve_ids(tx, self.table, self.taken, self.expected)
                .await?
                .into();
        }
        self.taken += 1;
        self.supply
            .pop_front()
            .ok_or(aime_storage::StorageError::NotFound)
    }
}

//! What the numbers of an archive became here.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Ground;
use crate::archive::tables::link_of;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// Keys by table and number.
#[derive(Debug, Default)]
pub(super) struct Keys(HashMap<(&'static str, i64), i64>);

impl Keys {
    /// The keys that numbers became; those below zero, which name rows that are gone, are set aside on first sight.
    pub(super) async fn load(
        tx: &Tx,
        ground: &Ground,
        wanted: &BTreeSet<(&'static str, i64)>,
    ) -> Result<Self> {
        let mut all = HashMap::with_capacity(wanted.len());
        let mut by_table = BTreeMap::<&'static str, Vec<i64>>::new();
        for (table, number) in wanted {
            by_table.entry(table).or_default().push(*number);
        }
        for (table, numbers) in by_table {
            if table == "users" {
                all.insert((table, 1), ground.user.0);
                continue;
            }
            let found = linked(tx, ground, table, &numbers).await?;
            for number in numbers {
                if let Some(key) = found.get(&number) {
                    all.insert((table, number), *key);
                } else if number < 0 {
                    let key = sql::set_id_aside(tx, table).await?;
                    link(tx, ground, table, &[(number, key)]).await?;
                    all.insert((table, number), key);
                }
            }
        }
        Ok(Self(all))
    }

    pub(super) fn get(&self, table: &'static str, number: i64) -> Option<i64> {
        self.0.get(&(table, number)).copied()
    }
}

/// What numbers of a table became, of those that became anything.
pub async fn linked(
    tx: &Tx,
    ground: &Ground,
    table: &str,
    numbers: &[i64],
) -> Result<HashMap<i64, i64>> {
    crate::import::rows::linked(tx, ground.user, ground.import, link_of(table), numbers).await
}

/// Remembers what numbers of a table became.
pub async fn link(tx: &Tx, ground: &Ground, table: &str, pairs: &[(i64, i64)]) -> Result<()> {
    let rows = pairs.iter().map(|(number, key)| {
        vec![
            ground.user.0.into(),
            ground.import.0.into(),
            link_of(table).into(),
            (*number).into(),
            (*key).into(),
        ]
    });
    let head = "INSERT INTO import_links (user_id, import_id, kind, foreign_id, local_id)";
    sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", rows.collect()).await?;
    Ok(())
}

/// Forgets what numbers became, once an archive is laid down and nothing hangs on its import.
pub async fn forget_links(tx: &Tx, ground: &Ground) -> Result<()> {
    let delete = "DELETE FROM import_links WHERE user_id = $1 AND import_id = $2";
    sql::execute(tx, delete, [ground.user.0.into(), ground.import.0.into()]).await?;
    Ok(())
}

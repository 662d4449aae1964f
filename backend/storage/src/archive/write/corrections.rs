//! What corrections did, and what undoes them.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value as Json;

use super::keys::Keys;
use super::listens::find_listens;
use super::{Ground, Landed, Row};
use crate::archive::ledger;
use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// Lays down which listens a correction changed or made.
pub async fn lay_correction_listens(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let number = |row: &Row| row.get("correction").and_then(Json::as_i64);
    let wanted: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| Some(("corrections", number(row)?)))
        .collect();
    let keys = Keys::load(tx, ground, &wanted).await?;
    let named: Vec<&Json> = rows
        .iter()
        .map(|row| row.get("listen").unwrap_or(&Json::Null))
        .collect();
    let listens = find_listens(tx, ground, &named).await?;
    let (mut values, mut landed) = (Vec::new(), Vec::new());
    for (row, listen) in rows.iter().zip(listens) {
        let correction = number(row).and_then(|number| keys.get("corrections", number));
        let Some((correction, listen)) = correction.zip(listen) else {
            landed.push(Landed::Dangling);
            continue;
        };
        let role = row.get("role").and_then(Json::as_str);
        values.push(vec![correction.into(), listen.into(), role.into()]);
        landed.push(Landed::Stored);
    }
    let head = "INSERT INTO correction_listens (correction_id, listen_id, role)";
    sql::insert_many(tx, head, "ON CONFLICT DO NOTHING", values).await?;
    Ok(landed)
}

/// Lays down the rows from which corrections are undone.
pub async fn lay_correction_rows(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let mut wanted = BTreeSet::new();
    for row in rows {
        wanted.extend(
            row.get("correction")
                .and_then(Json::as_i64)
                .map(|number| ("corrections", number)),
        );
        wanted.extend(ledger::keys_of(row).unwrap_or_default());
    }
    let keys = Keys::load(tx, ground, &wanted).await?;
    let mut next = HashMap::<i64, i32>::new();
    let (mut values, mut landed) = (Vec::new(), Vec::new());
    for row in rows {
        let number = row.get("correction").and_then(Json::as_i64);
        let Some(correction) = number.and_then(|number| keys.get("corrections", number)) else {
            landed.push(Landed::Dangling);
            continue;
        };
        let with_keys = ledger::with_keys(row.clone(), &mut |table, number| {
            keys.get(table, number).unwrap_or(0)
        });
        let Some(kept) = with_keys else {
            landed.push(Landed::Malformed);
            continue;
        };
        let position = match next.get(&correction) {
            Some(position) => *position,
            None => next_position(tx, correction).await?,
        };
        next.insert(correction, position + 1);
        let text = |name: &str| {
            let side = kept.get(name).filter(|side| !side.is_null());
            side.map(Json::to_string)
        };
        values.push(vec![
            correction.into(),
            position.into(),
            kept.get("table").and_then(Json::as_str).into(),
            text("key").unwrap_or_default().into(),
            text("before").into(),
            text("after").into(),
        ]);
        landed.push(Landed::Stored);
    }
    let head =
        "INSERT INTO correction_rows (correction_id, position, table_name, row_key, before, after)";
    sql::insert_many(tx, head, "", values).await?;
    Ok(landed)
}

async fn next_position(tx: &Tx, correction: i64) -> Result<i32> {
    let query =
        "SELECT COALESCE(MAX(position) + 1, 0) FROM correction_rows WHERE correction_id = $1";
    Ok(sql::one(tx, query, [correction.into()])
        .await?
        .try_get_by_index(0)?)
}

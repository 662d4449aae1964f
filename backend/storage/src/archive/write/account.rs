//! The account itself, and remarks on its imports.

use std::collections::BTreeSet;

use sea_orm::Value;
use serde_json::Value as Json;

use super::keys::Keys;
use super::{Ground, Landed, Row};
use crate::db::Tx;
use crate::error::Result;
use crate::shape;
use crate::sql;

/// Sets language and time zone of an account as they were.
pub async fn lay_account(tx: &Tx, ground: &Ground, row: &Row) -> Result<Landed> {
    let text = |name: &str| row.get(name).and_then(Json::as_str);
    let (Some(language), Some(zone)) = (text("language"), text("time_zone")) else {
        return Ok(Landed::Malformed);
    };
    if zone.parse::<chrono_tz::Tz>().is_err() || !["en", "fr"].contains(&language) {
        return Ok(Landed::Malformed);
    }
    let update = "UPDATE users SET language = $2, time_zone = $3 WHERE id = $1";
    sql::execute(
        tx,
        update,
        [ground.user.0.into(), language.into(), zone.into()],
    )
    .await?;
    Ok(Landed::Stored)
}

/// Lays down remarks on the rows of imports.
pub async fn lay_import_rows(tx: &Tx, ground: &Ground, rows: &[Row]) -> Result<Vec<Landed>> {
    let wanted: BTreeSet<_> = rows
        .iter()
        .filter_map(|row| Some(("imports", row.get("import_id")?.as_i64()?)))
        .collect();
    let keys = Keys::load(tx, ground, &wanted).await?;
    let mut landed = Vec::with_capacity(rows.len());
    let mut values = Vec::with_capacity(rows.len());
    for row in rows {
        let import = row.get("import_id").and_then(Json::as_i64);
        let Some(import) = import.and_then(|number| keys.get("imports", number)) else {
            landed.push(Landed::Dangling);
            continue;
        };
        let mut line: Vec<Value> = vec![ground.user.0.into(), import.into()];
        for (name, kind) in &shape::IMPORT_ROWS[2..] {
            line.push(shape::to_value(
                *kind,
                row.get(*name).unwrap_or(&Json::Null),
            ));
        }
        values.push(line);
        landed.push(Landed::Stored);
    }
    let head = format!(
        "INSERT INTO import_rows ({})",
        shape::names(shape::IMPORT_ROWS)
    );
    sql::insert_many(tx, &head, "ON CONFLICT DO NOTHING", values).await?;
    Ok(landed)
}

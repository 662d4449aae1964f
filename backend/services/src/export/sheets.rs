//! Tables for a spreadsheet: a line of names, then a line for each row, dates in the user's own zone.

use aime_domain::ids::UserId;
use aime_domain::sheet::field;
use aime_storage::archive::sheet::{self, SHEETS, Value};
use aime_storage::{Result, Snapshot};
use chrono::DateTime;
use chrono_tz::Tz;

use super::{ExportError, Writing};

/// By this mark spreadsheets know that a table is UTF-8.
const UTF8: &str = "\u{feff}";

pub(super) async fn write(
    db: &Snapshot,
    user: UserId,
    zone: Tz,
    writing: &mut Writing<'_>,
) -> std::result::Result<(), ExportError> {
    for sheet in SHEETS {
        let head: Vec<&str> = sheet.columns.iter().map(|(name, _)| *name).collect();
        let head = format!("{UTF8}{}\r\n", head.join(","));
        let name = format!("tables/{}.csv", sheet.name);
        writing.file(&name, head.into_bytes()).await?;
        let mut after = 0;
        loop {
            let rows = sheet::next(db, user, sheet, &mut after).await?;
            if rows.is_empty() {
                break;
            }
            let block: String = rows.iter().map(|row| line(row, zone)).collect();
            writing.block(block.into_bytes(), rows.len() as u64).await?;
        }
    }
    Ok(())
}

fn line(row: &[Value], zone: Tz) -> String {
    let cells: Vec<String> = row
        .iter()
        .map(|cell| match cell {
            Value::Empty => String::new(),
            Value::Text(text) => field(text),
            Value::Number(number) => number.to_string(),
            Value::Moment(at) => local(*at, zone),
        })
        .collect();
    cells.join(",") + "\r\n"
}

/// A moment as spreadsheets understand it, in the user's zone.
fn local(at: i64, zone: Tz) -> String {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    at.with_timezone(&zone)
        .format("%Y-%m-%d %H:%M:%S")
        .to_string()
}

/// About how many rows there are.
pub(super) async fn count(db: &Snapshot, user: UserId) -> Result<u64> {
    sheet::count(db, user).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reads_as_a_person_writes_it() {
        let row = [
            Value::Moment(1_720_000_000),
            Value::Text("=Sum, of \"it\"".into()),
            Value::Empty,
            Value::Number(-3),
        ];
        assert_eq!(
            line(&row, Tz::Europe__Zurich),
            "2024-07-03 11:46:40,\"'=Sum, of \"\"it\"\"\",,-3\r\n"
        );
    }
}

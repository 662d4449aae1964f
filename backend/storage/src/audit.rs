//! The audit log: who did what to accounts, tokens and the catalogue. Never holds a secret.

use aime_domain::ids::UserId;

use crate::db::Tx;
use crate::error::Result;
use crate::sql;

/// Adds a line, in the transaction that does what it tells. `by` is `None` for the command line.
pub async fn record(
    tx: &Tx,
    by: Option<UserId>,
    action: &str,
    subject: Option<&str>,
    detail: Option<&str>,
) -> Result<()> {
    let insert =
        "INSERT INTO audit_log (user_id, action, subject, detail, at) VALUES ($1, $2, $3, $4, $5)";
    let values = [
        by.map(|id| id.0).into(),
        action.into(),
        subject.into(),
        detail.into(),
        tx.now().into(),
    ];
    sql::execute(tx, insert, values).await?;
    Ok(())
}

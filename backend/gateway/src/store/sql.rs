//! Statements with visible placeholders, which both databases understand as `$1`, `$2` ….

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};

fn statement<C: ConnectionTrait>(db: &C, sql: &str, values: impl Into<Vec<Value>>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values.into())
}

pub(crate) async fn execute<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl Into<Vec<Value>>,
) -> Result<u64, DbErr> {
    let done = db.execute_raw(statement(db, sql, values)).await?;
    Ok(done.rows_affected())
}

pub(crate) async fn optional<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl Into<Vec<Value>>,
) -> Result<Option<QueryResult>, DbErr> {
    db.query_one_raw(statement(db, sql, values)).await
}

pub(crate) async fn one<C: ConnectionTrait>(
    db: &C,
    sql: &str,
    values: impl Into<Vec<Value>>,
) -> Result<QueryResult, DbErr> {
    optional(db, sql, values)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("a row that always is".into()))
}

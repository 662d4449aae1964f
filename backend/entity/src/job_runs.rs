//! Table `job_runs`: ended jobs.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job_runs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub job_id: i64,
    pub kind: String,
    pub lane: String,
    pub owner: Option<i64>,
    pub outcome: String,
    pub attempts: i32,
    pub duration_ms: Option<i64>,
    pub error: Option<String>,
    pub payload: Option<String>,
    pub ended_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

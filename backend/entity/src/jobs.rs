//! Table `jobs`: durable jobs.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: String,
    pub lane: String,
    pub urgency: i32,
    pub dedup: Option<String>,
    pub payload: String,
    pub owner: Option<i64>,
    pub run_at: i64,
    pub attempts: i32,
    pub give_up_at: i64,
    pub claim: Option<String>,
    pub claimed_by: Option<String>,
    pub lease_until: Option<i64>,
    pub last_error: Option<String>,
    pub created_at: i64,
    pub again_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

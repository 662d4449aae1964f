//! Table `imports`: imports of files.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub file_name: String,
    pub file_hash: Option<Vec<u8>>,
    pub kind: Option<String>,
    pub state: String,
    pub dry_run: bool,
    pub time_zone: Option<String>,
    pub bytes_total: i64,
    pub bytes_done: i64,
    pub rows_read: i64,
    pub rows_stored: i64,
    pub rows_duplicate: i64,
    pub rows_skipped: i64,
    pub rows_failed: i64,
    pub report: String,
    pub error: Option<String>,
    pub cancel_requested: bool,
    pub lease_by: Option<String>,
    pub lease_until: Option<i64>,
    pub created_at: i64,
    pub started_at: Option<i64>,
    pub finished_at: Option<i64>,
    pub undo_state: Option<String>,
    pub undone_at: Option<i64>,
    pub undo_report: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::users::Entity",
        from = "Column::UserId",
        to = "super::users::Column::Id",
        on_delete = "Cascade"
    )]
    Users,
}

impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Users.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

//! Table `correction_listens`: listens that a correction changed or made.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction_listens")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub correction_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub listen_id: i64,
    pub role: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::corrections::Entity",
        from = "Column::CorrectionId",
        to = "super::corrections::Column::Id",
        on_delete = "Cascade"
    )]
    Corrections,
    #[sea_orm(
        belongs_to = "super::listening_history::Entity",
        from = "Column::ListenId",
        to = "super::listening_history::Column::Id",
        on_delete = "Cascade"
    )]
    ListeningHistory,
}

impl ActiveModelBehavior for ActiveModel {}

//! Table `correction_rows`: rows as they were before a correction and after it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction_rows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub correction_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    pub table_name: String,
    pub row_key: String,
    pub before: Option<String>,
    pub after: Option<String>,
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
}

impl ActiveModelBehavior for ActiveModel {}

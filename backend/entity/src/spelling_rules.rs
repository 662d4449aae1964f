//! Table `spelling_rules`: what names mean to one listener.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spelling_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub spelling_id: i64,
    pub own_id: i64,
    pub created_at: i64,
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
    #[sea_orm(
        belongs_to = "super::spellings::Entity",
        from = "Column::SpellingId",
        to = "super::spellings::Column::Id",
        on_delete = "Cascade"
    )]
    Spellings,
    #[sea_orm(
        belongs_to = "super::spellings::Entity",
        from = "Column::OwnId",
        to = "super::spellings::Column::Id",
        on_delete = "Restrict"
    )]
    Own,
}

impl ActiveModelBehavior for ActiveModel {}

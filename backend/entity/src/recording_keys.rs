//! Table `recording_keys`: identity keys of recordings.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recording_keys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub recording_id: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::recordings::Entity",
        from = "Column::RecordingId",
        to = "super::recordings::Column::Id",
        on_delete = "Cascade"
    )]
    Recordings,
}

impl Related<super::recordings::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Recordings.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

//! Table `tracks`: recordings at a place on an album.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tracks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub recording_id: i64,
    pub album_id: Option<i64>,
    pub disc: Option<i32>,
    pub number: Option<i32>,
    pub title: String,
    pub duration_ms: Option<i64>,
    pub isrc: Option<String>,
    pub mbid: Option<String>,
    pub created_at: i64,
    pub updated_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "super::recordings::Entity",
        from = "Column::RecordingId",
        to = "super::recordings::Column::Id",
        on_delete = "Restrict"
    )]
    Recordings,
    #[sea_orm(
        belongs_to = "super::albums::Entity",
        from = "Column::AlbumId",
        to = "super::albums::Column::Id",
        on_delete = "Cascade"
    )]
    Albums,
}

impl Related<super::recordings::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Recordings.def()
    }
}

impl Related<super::albums::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Albums.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

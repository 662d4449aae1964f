//! Table `listening_history`: listens.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "listening_history")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub stream_id: i64,
    pub spelling_id: i64,
    pub track_id: i64,
    pub listened_at: i64,
    pub stamp: String,
    pub resolution: String,
    pub approximate: bool,
    pub seconds_played: Option<i32>,
    pub duration_ms: Option<i64>,
    pub source_event_id: Option<String>,
    pub status: String,
    pub duplicate_of: Option<i64>,
    pub reason: Option<String>,
    pub score: Option<f64>,
    pub released: bool,
    pub import_id: Option<i64>,
    pub created_at: i64,
    pub held: Option<String>,
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
        on_delete = "Restrict"
    )]
    Spellings,
    #[sea_orm(
        belongs_to = "super::tracks::Entity",
        from = "Column::TrackId",
        to = "super::tracks::Column::Id",
        on_delete = "Restrict"
    )]
    Tracks,
}

impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Users.def()
    }
}

impl Related<super::spellings::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Spellings.def()
    }
}

impl Related<super::tracks::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Tracks.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

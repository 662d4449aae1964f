//! Table `wantlist`: what users would like to own.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "wantlist")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub user_id: i64,
    pub album_id: i64,
    pub source: String,
    pub source_key: String,
    pub discogs_release_id: Option<i64>,
    pub labels: String,
    pub catalog_numbers: String,
    pub support: Option<String>,
    pub format: Option<String>,
    pub country: Option<String>,
    pub released_year: Option<i32>,
    pub rating: Option<i32>,
    pub notes: Option<String>,
    pub added_at: Option<i64>,
    pub import_id: Option<i64>,
    pub created_at: i64,
    pub updated_at: i64,
    pub sync_account: Option<String>,
    pub sync_look: Option<i64>,
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
        belongs_to = "super::albums::Entity",
        from = "Column::AlbumId",
        to = "super::albums::Column::Id",
        on_delete = "Restrict"
    )]
    Albums,
}

impl Related<super::users::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Users.def()
    }
}

impl Related<super::albums::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Albums.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

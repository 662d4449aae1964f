//! Table `albums`: albums as works.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "albums")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub title: String,
    pub title_key: String,
    pub sort_key: String,
    pub artist_credit: String,
    pub credit_key: String,
    pub credit_sort_key: String,
    pub disambiguation: String,
    pub year: Option<i32>,
    pub is_soundtrack: bool,
    pub genres: String,
    pub styles: String,
    pub mbid: Option<String>,
    pub discogs_master_id: Option<i64>,
    pub spotify_url: Option<String>,
    pub apple_music_url: Option<String>,
    pub discogs_url: Option<String>,
    pub created_at: i64,
    pub updated_at: i64,
    pub locked: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

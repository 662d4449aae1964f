//! Filter and order of the collection, shared by the list and what describes it.

use aime_storage::album::filter::Filter;
use aime_storage::album::order::{By, Order};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::extract::Many;

/// Which albums. A parameter that takes several values may be repeated; any of them will do.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlbumFilterParams {
    /// Words of title or artist, each from its beginning; accents and case do not matter.
    pub search: Option<String>,
    /// Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital …
    #[serde(default)]
    #[param(value_type = Option<Vec<String>>)]
    pub support: Many<String>,
    /// Original year.
    pub year: Option<i32>,
    /// Only music of films, series and games, or only other music.
    pub is_soundtrack: Option<bool>,
    /// Genre or style.
    #[serde(default)]
    #[param(value_type = Option<Vec<String>>)]
    pub genre: Many<String>,
    /// First year of a decade, for example 1970.
    #[serde(default)]
    #[param(value_type = Option<Vec<i32>>)]
    pub decade: Many<i32>,
    /// Label of a copy or of the work.
    #[serde(default)]
    #[param(value_type = Option<Vec<String>>)]
    pub label: Many<String>,
    /// Folder of a copy.
    #[serde(default)]
    #[param(value_type = Option<Vec<String>>)]
    pub folder: Many<String>,
    /// Format of a copy as written, for example `2xLP, Album`.
    #[serde(default)]
    #[param(value_type = Option<Vec<String>>)]
    pub format: Many<String>,
    /// Only albums that were played, or only those that never were.
    #[param(inline)]
    pub played: Option<Played>,
}

/// Whether an album was ever played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Played {
    /// Never.
    Never,
    /// At least once.
    Played,
}

/// In which order.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlbumOrderParams {
    /// What to sort by, over the whole collection; unless given, the artist.
    #[param(inline)]
    pub sort: Option<SortBy>,
    /// Direction; unless given, dates and plays begin with the greatest, all else with the least.
    #[param(inline)]
    pub order: Option<Direction>,
    /// For `random`: the same seed gives the same order.
    #[param(default = 0)]
    pub seed: Option<u32>,
}

/// What to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// Title.
    Title,
    /// Artist, then year.
    Artist,
    /// Original year.
    Year,
    /// When the newest copy was added.
    Added,
    /// Plays.
    Plays,
    /// Last play.
    LastPlayed,
    /// Shuffled.
    Random,
}

/// Direction of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The least first.
    Asc,
    /// The greatest first.
    Desc,
}

impl From<AlbumFilterParams> for Filter {
    fn from(params: AlbumFilterParams) -> Self {
        // The original's word.
        let support = params.support.0.into_iter();
        let support = support.map(|support| match support.to_lowercase().as_str() {
            "vinyle" => "Vinyl".to_owned(),
            _ => support,
        });
        Self {
            search: params.search,
            support: support.collect(),
            format: params.format.0,
            folder: params.folder.0,
            year: params.year,
            decade: params.decade.0,
            is_soundtrack: params.is_soundtrack,
            genre: params.genre.0,
            label: params.label.0,
            played: params.played.map(|played| played == Played::Played),
        }
    }
}

impl From<AlbumOrderParams> for Order {
    fn from(params: AlbumOrderParams) -> Self {
        let by = match params.sort.unwrap_or(SortBy::Artist) {
            SortBy::Title => By::Title,
            SortBy::Artist => By::Artist,
            SortBy::Year => By::Year,
            SortBy::Added => By::Added,
            SortBy::Plays => By::Plays,
            SortBy::LastPlayed => By::LastPlayed,
            SortBy::Random => By::Random(params.seed.unwrap_or(0).into()),
        };
        let usual = matches!(by, By::Added | By::Plays | By::LastPlayed);
        Self {
            by,
            descending: params.order.map_or(usual, |order| order == Direction::Desc),
        }
    }
}

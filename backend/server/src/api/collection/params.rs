//! Filter and order of the collection, shared by the list and what describes it.

use aime_storage::album::filter::Filter;
use aime_storage::album::order::{By, Order};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Which albums.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlbumFilterParams {
    /// Words of title or artist, each from its beginning; accents and case do not matter.
    pub search: Option<String>,
    /// Medium of a copy: Vinyl (or Vinyle), CD, Cassette, Digital …
    pub support: Option<String>,
    /// Original year.
    pub year: Option<i32>,
    /// Only music of films, series and games, or only other music.
    pub is_soundtrack: Option<bool>,
    /// Genre or style.
    pub genre: Option<String>,
    /// First year of a decade, for example 1970.
    pub decade: Option<i32>,
    /// Label of a copy or of the work.
    pub label: Option<String>,
    /// Folder of a copy.
    pub folder: Option<String>,
    /// Format of a copy as written, for example `2xLP, Album`.
    pub format: Option<String>,
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
        let support = params
            .support
            .map(|support| match support.to_lowercase().as_str() {
                "vinyle" => "Vinyl".to_owned(),
                _ => support,
            });
        Self {
            search: params.search,
            support,
            format: params.format,
            folder: params.folder,
            year: params.year,
            decade: params.decade,
            is_soundtrack: params.is_soundtrack,
            genre: params.genre,
            label: params.label,
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

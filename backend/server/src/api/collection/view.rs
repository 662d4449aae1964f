//! Albums and copies as the API shows them. The original's fields come first in each.

use aime_domain::ids::AlbumId;
use aime_storage::album::card::{self, Card};
use aime_storage::artist::credit::Credit;
use aime_storage::copy::read::CopyCard;
use aime_storage::image::Image;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::instant::Instant;
use crate::auth::CurrentUser;
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// An album with what the user has of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Album)]
pub struct AlbumView {
    /// Key.
    pub id: i64,
    /// Title.
    #[schema(example = "Kind of Blue")]
    pub title: String,
    /// Original year.
    #[schema(required)]
    pub year: Option<i32>,
    /// Medium of the first copy.
    #[schema(required, example = "Vinyl")]
    pub support: Option<String>,
    /// Discogs release of the first copy.
    #[schema(required)]
    pub discogs_id: Option<String>,
    /// Page at Spotify.
    #[schema(required)]
    pub spotify_url: Option<String>,
    /// Page at Apple Music.
    #[schema(required)]
    pub apple_music_url: Option<String>,
    /// Page at Discogs.
    #[schema(required)]
    pub discogs_url: Option<String>,
    /// First genre.
    #[schema(required)]
    pub genre: Option<String>,
    /// Names of the artists in order.
    pub artists: Vec<String>,
    /// Addresses of pictures that we hold, on this server.
    pub images: Vec<String>,
    /// Description.
    #[schema(required)]
    pub ai_info: Option<String>,
    /// When the catalogue met it.
    pub created_at: Instant,
    /// When the catalogue last changed it.
    pub updated_at: Instant,
    /// Artist credit as written.
    #[schema(example = "Simon & Garfunkel")]
    pub artist_credit: String,
    /// Artists in order.
    pub artist_refs: Vec<ArtistRef>,
    /// Genres.
    pub genres: Vec<String>,
    /// Styles.
    pub styles: Vec<String>,
    /// Music of a film, a series or a game.
    pub is_soundtrack: bool,
    /// MusicBrainz release group.
    #[schema(required)]
    pub mbid: Option<String>,
    /// What the user owns of it, the oldest first.
    pub copies: Vec<CopyView>,
    /// The user's counted plays.
    pub plays: i32,
    /// The last of them.
    #[schema(required)]
    pub last_played_at: Option<Instant>,
    /// When the newest copy was added.
    #[schema(required)]
    pub added_at: Option<Instant>,
    /// Colour that stands for the cover; white text on it is readable.
    #[schema(example = "#7a3b52")]
    pub colour: String,
    /// Addresses of pictures at their sources.
    pub image_sources: Vec<String>,
    /// Fields that were set by hand, and that no import, sync or enrichment writes over.
    pub locked: Vec<String>,
}

/// An artist by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArtistRef {
    /// Key.
    pub id: i64,
    /// Name.
    pub name: String,
}

/// A concrete thing that the user owns.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Copy)]
pub struct CopyView {
    /// Key.
    pub id: i64,
    /// Where it came from: `discogs`, `manual` …
    pub source: String,
    /// Medium.
    #[schema(required, example = "Vinyl")]
    pub support: Option<String>,
    /// Format as written.
    #[schema(required, example = "2xLP, Album")]
    pub format: Option<String>,
    /// Discogs release.
    #[schema(required)]
    pub discogs_release_id: Option<i64>,
    /// Discogs number of this very copy.
    #[schema(required)]
    pub discogs_instance_id: Option<i64>,
    /// Labels.
    pub labels: Vec<String>,
    /// Catalogue numbers, in the order of the labels.
    pub catalog_numbers: Vec<String>,
    /// Country of the pressing.
    #[schema(required)]
    pub country: Option<String>,
    /// Year of the pressing.
    #[schema(required)]
    pub released_year: Option<i32>,
    /// Condition of the medium.
    #[schema(required)]
    pub media_condition: Option<String>,
    /// Condition of the sleeve.
    #[schema(required)]
    pub sleeve_condition: Option<String>,
    /// 1 to 5.
    #[schema(required)]
    pub rating: Option<i32>,
    /// Folder.
    #[schema(required)]
    pub folder: Option<String>,
    /// The owner's notes.
    #[schema(required)]
    pub notes: Option<String>,
    /// Price paid, in hundredths of `currency`.
    #[schema(required)]
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    #[schema(required, example = "CHF")]
    pub currency: Option<String>,
    /// When it was added.
    pub added_at: Instant,
    /// Fields that were set by hand, and that no import or sync writes over.
    pub locked: Vec<String>,
}

/// An album as it is after a change.
pub(super) async fn read(
    app: &AppState,
    current: &CurrentUser,
    id: AlbumId,
) -> Result<AlbumView, Problem> {
    let (db, ids) = (app.read(), [id.0]);
    let cards = card::list(&db, current.id(), &current.user.language, &ids).await?;
    let card = cards.into_iter().next().ok_or(ProblemKind::NotFound)?;
    Ok(card.into())
}

impl From<Card> for AlbumView {
    fn from(card: Card) -> Self {
        let first = card.copies.first();
        Self {
            id: card.id,
            year: card.year,
            support: first.and_then(|copy| copy.support.clone()),
            discogs_id: first
                .and_then(|copy| copy.discogs_release_id)
                .map(|id| id.to_string()),
            spotify_url: card.spotify_url,
            apple_music_url: card.apple_music_url,
            discogs_url: card.discogs_url,
            genre: card.genres.first().cloned(),
            artists: card
                .artists
                .iter()
                .map(|artist| artist.name.clone())
                .collect(),
            images: card.images.iter().filter_map(Image::path).collect(),
            ai_info: card.ai_info,
            created_at: Instant(card.created_at),
            updated_at: Instant(card.updated_at),
            title: card.title,
            artist_credit: card.artist_credit,
            artist_refs: card.artists.into_iter().map(ArtistRef::from).collect(),
            genres: card.genres,
            styles: card.styles,
            is_soundtrack: card.is_soundtrack,
            mbid: card.mbid,
            copies: card.copies.into_iter().map(CopyView::from).collect(),
            plays: card.plays,
            last_played_at: card.last_played_at.map(Instant),
            added_at: card.added_at.map(Instant),
            colour: card.colour,
            locked: card.locked,
            image_sources: card
                .images
                .into_iter()
                .map(|image| image.source_url)
                .collect(),
        }
    }
}

impl From<Credit> for ArtistRef {
    fn from(credit: Credit) -> Self {
        Self {
            id: credit.artist_id,
            name: credit.name,
        }
    }
}

impl From<CopyCard> for CopyView {
    fn from(copy: CopyCard) -> Self {
        Self {
            id: copy.id,
            source: copy.source,
            support: copy.support,
            format: copy.format,
            discogs_release_id: copy.discogs_release_id,
            discogs_instance_id: copy.discogs_instance_id,
            labels: copy.labels,
            catalog_numbers: copy.catalog_numbers,
            country: copy.country,
            released_year: copy.released_year,
            media_condition: copy.media_condition,
            sleeve_condition: copy.sleeve_condition,
            rating: copy.rating,
            folder: copy.folder,
            notes: copy.notes,
            price_cents: copy.price_cents,
            currency: copy.currency,
            added_at: Instant(copy.added_at),
            locked: copy.locked,
        }
    }
}

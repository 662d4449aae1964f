//! `GET /api/v1/collection/export/markdown`: the collection to read and to print, by artist.

use std::fmt::Write as _;

use aime_storage::StorageError;
use aime_storage::album::card::Card;
use aime_storage::album::filter::Filter;
use aime_storage::album::order::{By, Order};
use aime_storage::catalogue::merged::{self, What};
use axum::extract::State;
use axum::response::Response;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::{Shown, release_url};
use crate::api::collection::params::AlbumFilterParams;
use crate::api::download::file;
use crate::api::local;
use crate::auth::CurrentUser;
use crate::extract::{Path, Query};
use crate::problem::{Problem, ProblemKind};
use crate::state::AppState;

/// Downloads the collection as Markdown, by artist and year.
#[utoipa::path(
    get,
    path = "/api/v1/collection/export/markdown",
    tag = "collection",
    params(AlbumFilterParams),
    responses((status = 200, description = "The albums", body = String, content_type = "text/markdown"))
)]
pub async fn download_collection_markdown(
    State(app): State<AppState>,
    current: CurrentUser,
    Query(filter): Query<AlbumFilterParams>,
) -> Result<Response, Problem> {
    send(&app, &current, &filter.into(), None).await
}

/// Downloads the albums of one artist as Markdown.
#[utoipa::path(
    get,
    path = "/api/v1/collection/export/markdown/{artist_id}",
    tag = "collection",
    params(("artist_id" = i64, Path, description = "Key of the artist"), AlbumFilterParams),
    responses((status = 200, description = "The albums", body = String, content_type = "text/markdown"))
)]
pub async fn download_artist_markdown(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(artist_id): Path<i64>,
    Query(filter): Query<AlbumFilterParams>,
) -> Result<Response, Problem> {
    let artist_id = merged::survivor(&app.read(), What::Artists, artist_id).await?;
    send(&app, &current, &filter.into(), Some(artist_id)).await
}

/// Downloads the albums on one medium as Markdown; the original's address, see the parameter `support` of the other.
#[utoipa::path(
    get,
    path = "/api/v1/collection/export/markdown/support/{support}",
    tag = "collection",
    params(("support" = String, Path, description = "Medium: Vinyl (or Vinyle), CD …")),
    responses((status = 200, description = "The albums", body = String, content_type = "text/markdown"))
)]
pub async fn download_support_markdown(
    State(app): State<AppState>,
    current: CurrentUser,
    Path(support): Path<String>,
    Query(mut filter): Query<AlbumFilterParams>,
) -> Result<Response, Problem> {
    filter.support.0 = vec![support];
    send(&app, &current, &filter.into(), None).await
}

async fn send(
    app: &AppState,
    current: &CurrentUser,
    filter: &Filter,
    artist: Option<i64>,
) -> Result<Response, Problem> {
    let order = Order {
        by: By::Artist,
        descending: false,
    };
    let mut shown = Shown::of(app, current, filter, order).await?;
    // Read once for the list of artists that stands before them; only their names are kept.
    let mut artists: Vec<(String, usize)> = Vec::new();
    let mut kept = Vec::new();
    let mut blocks = Box::pin(shown.clone().blocks());
    while let Some(cards) = blocks.try_next().await? {
        for card in cards.iter().filter(|card| is_by(card, artist)) {
            kept.push(card.id);
            match artists.last_mut() {
                Some((name, count)) if *name == card.artist_credit => *count += 1,
                _ => artists.push((card.artist_credit.clone(), 1)),
            }
        }
    }
    if kept.is_empty() && (artist.is_some() || *filter != Filter::default()) {
        return Err(Problem::new(ProblemKind::NotFound).with_detail("No album passes the filter."));
    }
    shown.ids = kept;
    let day = local::day(app.now(), local::zone(&current.user));
    let head = contents(&artists, shown.ids.len(), &day);
    let mut section = 0;
    let mut last: Option<String> = None;
    let albums = shown.blocks().map_ok(move |cards| {
        let mut text = String::new();
        for card in &cards {
            if last.as_ref() != Some(&card.artist_credit) {
                section += 1;
                let name = escape(&card.artist_credit);
                let _ = write!(text, "\n<a id=\"artist-{section}\"></a>\n\n## {name}\n");
                last = Some(card.artist_credit.clone());
            }
            text += &album(card);
        }
        text
    });
    let pieces = stream::iter([Ok::<_, StorageError>(head)]).chain(albums);
    Ok(file(
        "collection.md",
        "text/markdown; charset=utf-8",
        pieces,
    ))
}

fn is_by(card: &Card, artist: Option<i64>) -> bool {
    artist.is_none_or(|id| card.artists.iter().any(|artist| artist.artist_id == id))
}

/// Title, and the artists with links to their sections, which have names of their own: no two tools make the same
/// of a heading with brackets or marks.
fn contents(artists: &[(String, usize)], albums: usize, day: &str) -> String {
    let mut text = format!("# Collection\n\n{albums} albums, {day}\n\n");
    for (n, (name, count)) in artists.iter().enumerate() {
        let _ = writeln!(text, "- [{}](#artist-{}) ({count})", escape(name), n + 1);
    }
    text
}

fn album(card: &Card) -> String {
    let year = card.year.map(|year| format!(" ({year})"));
    let mut text = format!(
        "\n### {}{}\n\n",
        escape(&card.title),
        year.unwrap_or_default()
    );
    for copy in &card.copies {
        let labels = copy.labels.iter().enumerate().map(|(n, label)| {
            let number = copy
                .catalog_numbers
                .get(n)
                .map(|number| format!(" {number}"));
            format!("{label}{}", number.unwrap_or_default())
        });
        let facts = [
            copy.support.clone(),
            copy.format.clone(),
            Some(labels.collect::<Vec<_>>().join(", ")),
            copy.country.clone(),
            copy.released_year.map(|year| year.to_string()),
            copy.media_condition.clone(),
        ];
        let facts: Vec<String> = facts
            .into_iter()
            .flatten()
            .filter(|fact| !fact.is_empty())
            .map(|fact| escape(&fact))
            .collect();
        let release = copy
            .discogs_release_id
            .map(|id| format!(" ([Discogs {id}]({}))", release_url(id)));
        let _ = writeln!(
            text,
            "- {}{}",
            facts.join(" · "),
            release.unwrap_or_default()
        );
    }
    let genres: Vec<&str> = card
        .genres
        .iter()
        .chain(&card.styles)
        .map(String::as_str)
        .collect();
    if !genres.is_empty() {
        let _ = writeln!(text, "- {}", escape(&genres.join(", ")));
    }
    let links = [
        ("Spotify", &card.spotify_url),
        ("Apple Music", &card.apple_music_url),
        ("Discogs", &card.discogs_url),
    ];
    let links: Vec<String> = links
        .into_iter()
        .filter_map(|(name, url)| Some(format!("[{name}](<{}>)", url.as_deref()?)))
        .collect();
    if !links.is_empty() {
        let _ = writeln!(text, "- {}", links.join(" · "));
    }
    if let Some(image) = card.images.first() {
        let _ = write!(
            text,
            "\n![{}](<{}>)\n",
            escape(&card.title),
            image.source_url
        );
    }
    if let Some(summary) = &card.ai_info {
        let _ = write!(text, "\n{}\n", summary.trim());
    }
    text
}

/// Names as they are, whatever marks they have.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
        ) {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_names_mean_nothing() {
        assert_eq!(escape("*NSYNC [Live] <b>"), "\\*NSYNC \\[Live\\] \\<b\\>");
        let artists = [(String::from("Sunn O)))"), 2), (String::from("!!!"), 1)];
        assert!(
            contents(&artists, 3, "2026-11-21")
                .contains("- [Sunn O)))](#artist-1) (2)\n- [!!!](#artist-2) (1)\n")
        );
    }
}

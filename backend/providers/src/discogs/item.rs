//! A copy or a wish as Discogs' API lists it (`/users/U/collection/folders/0/releases`, `/users/U/wants`): what a file
//! of such rows and the API itself have in common.
//!
//! Each row has `basic_information` (title, year, artists, labels, formats, genres, styles); a copy also `instance_id`,
//! `folder_id`, `date_added`, `rating` and `notes` (1 = media condition, 2 = sleeve condition, 3 = notes, others are
//! the owner's own fields). People's scripts flatten that into `release_id`, `title`, `artists`, `labels`, `catnos`,
//! `formats`.

use aime_domain::import::{FailReason, Links, OwnedCopy, SkipReason};
use serde::Deserialize;
use serde_json::Value;

use super::words;
use crate::capability::List;
use crate::import::{
    NameLine, Parsed,
    json::{self, Number, OrText, Text},
    when,
};

/// A row that was understood.
#[derive(Debug)]
pub(super) struct Item {
    /// What it says. Its folder is named only where every collection has it.
    pub(super) copy: Box<OwnedCopy>,
    /// Whether it is a wish.
    pub(super) is_want: bool,
    /// Number of its folder.
    pub(super) folder: Option<i64>,
    /// Fields of the owner's own, by number, in the row's order.
    pub(super) own_fields: Vec<(i64, String)>,
}

/// What a list says of a copy or wish.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    id: Number,
    release_id: Number,
    instance_id: Number,
    folder_id: Number,
    #[serde(borrow)]
    date_added: Text<'a>,
    #[serde(borrow)]
    rating: Text<'a>,
    #[serde(borrow)]
    user_rating: Text<'a>,
    #[serde(borrow)]
    notes: Option<Notes<'a>>,
    /// Only wishes have it.
    #[serde(borrow)]
    notes_public: Option<Text<'a>>,
    #[serde(borrow)]
    basic_information: Option<Release<'a>>,
}

/// Fields by number, or one text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Notes<'a> {
    Fields(#[serde(borrow)] Vec<Field<'a>>),
    Text(#[serde(borrow)] Text<'a>),
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Field<'a> {
    field_id: Number,
    #[serde(borrow)]
    value: Text<'a>,
}

impl Notes<'_> {
    /// The field of this number; a text alone is field 3, the notes.
    fn field(&self, number: i64) -> Option<String> {
        match self {
            Self::Fields(fields) => fields
                .iter()
                .find(|field| field.field_id.whole() == Some(number))
                .and_then(|field| field.value.owned()),
            Self::Text(text) => text.owned().filter(|_| number == NOTES),
        }
    }

    /// Fields that only this collection has.
    fn own_fields(self) -> Vec<(i64, String)> {
        let Self::Fields(fields) = self else {
            return Vec::new();
        };
        let own = fields.iter().filter_map(|field| {
            let number = field.field_id.whole().filter(|number| *number > NOTES)?;
            Some((number, field.value.owned()?))
        });
        own.collect()
    }
}

/// Numbers of the fields that each collection has from the beginning.
const MEDIA_CONDITION: i64 = 1;
const SLEEVE_CONDITION: i64 = 2;
const NOTES: i64 = 3;

/// What is known of the release, under `basic_information` or in the row itself.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Release<'a> {
    master_id: Number,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    artists: Vec<OrText<'a, Artist<'a>>>,
    #[serde(borrow)]
    labels: Vec<OrText<'a, Label<'a>>>,
    #[serde(borrow)]
    catnos: Vec<Text<'a>>,
    #[serde(borrow)]
    formats: Vec<OrText<'a, Format<'a>>>,
    #[serde(borrow)]
    format_descriptions: Vec<Text<'a>>,
    #[serde(borrow)]
    genres: Vec<Text<'a>>,
    #[serde(borrow)]
    styles: Vec<Text<'a>>,
    #[serde(borrow)]
    year: Text<'a>,
    #[serde(borrow)]
    original_year: Text<'a>,
    #[serde(borrow)]
    country: Text<'a>,
    #[serde(borrow)]
    cover_image: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Artist<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    join: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Label<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    catno: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Format<'a> {
    #[serde(borrow)]
    name: Text<'a>,
    qty: Number,
    #[serde(borrow)]
    descriptions: Vec<Text<'a>>,
    #[serde(borrow)]
    text: Text<'a>,
}

impl Release<'_> {
    /// The artists as Discogs prints them: `A & B, C`.
    fn artist(&self) -> String {
        let mut credit = String::new();
        // What the artist before says stands between.
        let mut join = String::new();
        for artist in &self.artists {
            let (name, next) = match artist {
                OrText::Object(artist) => (artist.name.get(), artist.join.get()),
                OrText::Text(name) => (name.get(), ""),
            };
            if !credit.is_empty() {
                credit.push_str(&join);
            }
            credit.push_str(name);
            join = if matches!(next, "" | ",") {
                ", ".to_owned()
            } else {
                format!(" {next} ")
            };
        }
        credit
    }

    /// The artists one by one.
    fn artists(&self) -> Vec<String> {
        let names = self.artists.iter().filter_map(|artist| match artist {
            OrText::Object(artist) => artist.name.owned(),
            OrText::Text(name) => name.owned(),
        });
        names.collect()
    }

    fn labels(&self) -> (Vec<String>, Vec<String>) {
        let mut names: Vec<String> = Vec::new();
        let mut numbers: Vec<String> = self.catnos.iter().filter_map(Text::owned).collect();
        for label in &self.labels {
            match label {
                OrText::Object(label) => {
                    names.extend(label.name.owned());
                    numbers.extend(label.catno.owned());
                }
                OrText::Text(name) => names.extend(name.owned()),
            }
        }
        (names, numbers)
    }

    /// The format in the website's words, as far as the API gives them: `2xVinyl, LP, Album`.
    fn format(&self) -> Option<String> {
        let mut formats: Vec<String> = Vec::new();
        for format in &self.formats {
            let parts: Vec<String> = match format {
                OrText::Object(format) => {
                    let name = match format.qty.whole() {
                        Some(quantity) if quantity > 1 => {
                            format!("{quantity}x{}", format.name.get())
                        }
                        _ => format.name.get().to_owned(),
                    };
                    let rest = format
                        .descriptions
                        .iter()
                        .chain([&format.text])
                        .filter_map(Text::owned);
                    std::iter::once(name).chain(rest).collect()
                }
                OrText::Text(name) => vec![name.get().to_owned()],
            };
            formats.push(parts.join(", "));
        }
        let described = self.format_descriptions.iter().filter_map(Text::owned);
        let all: Vec<String> = std::iter::once(formats.join(" + "))
            .chain(described)
            .collect();
        let text = all.join(", ");
        (!text.trim_matches([',', ' ']).is_empty()).then_some(text)
    }
}

/// Reads a row of a file; `in_wants`: whether it stands in a list of wishes. A row that is of no use says why.
pub(super) fn read(raw: &[u8], in_wants: bool) -> Result<Item, Parsed> {
    let mut row: Row<'_> = json::typed(raw)?;
    let release = match row.basic_information.take() {
        Some(release) => release,
        None => json::typed(raw)?,
    };
    understand(row, release, in_wants)
}

/// Reads an item of the API's own answer.
pub(super) fn of_answer(value: &Value, list: List) -> Result<Item, Parsed> {
    let in_words = || value.to_string().into_bytes();
    let malformed = |said: &str| Parsed::fail(FailReason::Malformed, said, &in_words());
    if !value.is_object() {
        return Err(malformed("an object was expected here"));
    }
    let mut row = Row::deserialize(value).map_err(|error| malformed(&error.to_string()))?;
    let release = row
        .basic_information
        .take()
        .ok_or_else(|| malformed("nothing is said of the release"))?;
    understand(row, release, list == List::Wantlist)
}

fn understand(row: Row<'_>, release: Release<'_>, in_wants: bool) -> Result<Item, Parsed> {
    let (artist, title) = (release.artist(), release.title.get().to_owned());
    if artist.is_empty() || title.is_empty() {
        return Err(Parsed::skip(
            SkipReason::NoName,
            NameLine(&artist, &title).to_string(),
        ));
    }
    let positive = |number: Number| number.whole().filter(|number| *number > 0);
    let (labels, catalog_numbers) = release.labels();
    let format = release.format();
    let texts = |texts: &[Text<'_>]| texts.iter().filter_map(Text::owned).collect();
    let field = |number: i64| row.notes.as_ref().and_then(|notes| notes.field(number));
    let is_want = positive(row.instance_id).is_none() && (in_wants || row.notes_public.is_some());
    let release_id = positive(row.release_id).or_else(|| positive(row.id));
    let copy = Box::new(OwnedCopy {
        artist,
        artists: release.artists(),
        title,
        discogs_release_id: release_id,
        discogs_instance_id: positive(row.instance_id),
        discogs_master_id: positive(release.master_id),
        labels,
        catalog_numbers,
        support: format
            .as_deref()
            .and_then(words::support)
            .map(str::to_owned),
        format,
        country: release.country.owned(),
        released_year: words::year(release.year.get()),
        original_year: words::year(release.original_year.get()),
        media_condition: field(MEDIA_CONDITION),
        sleeve_condition: field(SLEEVE_CONDITION),
        rating: words::rating(row.user_rating.some().unwrap_or_else(|| row.rating.get())),
        // Folder 0 is all of them, folder 1 the one that every collection begins with.
        folder: (row.folder_id.whole() == Some(1)).then(|| "Uncategorized".to_owned()),
        notes: field(NOTES),
        price_cents: None,
        currency: None,
        added_at: when::written(row.date_added.get(), when::Order::default())
            .and_then(|time| time.unix(chrono_tz::UTC)),
        genres: texts(&release.genres),
        styles: texts(&release.styles),
        image_url: release
            .cover_image
            .owned()
            .filter(|url| url.starts_with("http")),
        links: Links {
            discogs_url: release_id.map(|id| format!("https://www.discogs.com/release/{id}")),
            ..Links::default()
        },
    });
    Ok(Item {
        copy,
        is_want,
        folder: row.folder_id.whole(),
        own_fields: row.notes.map(Notes::own_fields).unwrap_or_default(),
    })
}

//! Collections and wantlists as Discogs' API gives them, and what people's scripts keep of that.
//!
//! API (`/users/U/collection/folders/0/releases`, `/users/U/wants`): `releases` or `wants`, each with
//! `basic_information` (title, year, artists, labels, formats, genres, styles), a copy with `instance_id`,
//! `date_added`, `rating` and `notes` (1 = media condition, 2 = sleeve condition, 3 = notes). Scripts flatten
//! that into `release_id`, `title`, `artists`, `labels`, `catnos`, `formats`.

use aime_domain::import::{ImportItem, Links, OwnedCopy, SkipReason};
use serde::Deserialize;

use super::words;
use crate::import::{
    Confidence, Importer, NameLine, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Number, OrText, Outline, RowPath, Step, Text},
    when,
};

/// The importer.
pub(crate) struct Json;

fn rows_of(json: &Outline) -> Option<RowPath> {
    json.rows_with(&["id", "basic_information"])
        .or_else(|| json.rows_with(&["release_id", "title", "artists"]))
}

impl Importer for Json {
    fn id(&self) -> &'static str {
        "discogs_json"
    }

    fn title(&self) -> &'static str {
        "Discogs collection or wantlist as JSON"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(rows_of).is_some())
    }

    fn rows(&self, source: Source, _: &Options) -> Reading {
        let path = source.sample.json().and_then(rows_of).unwrap_or_default();
        let in_wants = path.steps.contains(&Step::Key("wants".to_owned()));
        Reading {
            stream: file_stream("discogs", ""),
            zone_assumed: false,
            items: json::rows(source, path, move |row, out| {
                out.push_back(parse(row, in_wants));
            }),
        }
    }
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

fn parse(raw: &[u8], in_wants: bool) -> Parsed {
    let mut row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return failed,
    };
    let release = match row.basic_information.take() {
        Some(release) => release,
        None => match json::typed(raw) {
            Ok(release) => release,
            Err(failed) => return failed,
        },
    };
    let (artist, title) = (release.artist(), release.title.get().to_owned());
    if artist.is_empty() || title.is_empty() {
        return Parsed::skip(SkipReason::NoName, NameLine(&artist, &title).to_string());
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
    if is_want {
        ImportItem::Want(copy)
    } else {
        ImportItem::Copy(copy)
    }
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COPY: &str = r#"{"id":7,"instance_id":101,"folder_id":1,"date_added":"2015-04-14T03:23:29-07:00","rating":4,
        "notes":[{"field_id":1,"value":"Mint (M)"},{"field_id":3,"value":"From a friend"}],
        "basic_information":{"id":7,"master_id":0,"title":"Gate","year":1999,
        "artists":[{"name":"Alder","join":"&"},{"name":"Birch (2)","join":""}],
        "labels":[{"name":"Fence","catno":"X1"}],"genres":["Rock"],
        "formats":[{"name":"Vinyl","qty":"2","descriptions":["LP","Album"]}]}}"#;

    #[test]
    fn a_copy_of_the_api_is_read() {
        let ImportItem::Copy(copy) = parse(COPY.as_bytes(), false).item else {
            panic!("no copy")
        };
        assert_eq!(
            (copy.artist.as_str(), copy.format.as_deref()),
            ("Alder & Birch (2)", Some("2xVinyl, LP, Album"))
        );
        assert_eq!(
            (copy.support.as_deref(), copy.discogs_master_id),
            (Some("Vinyl"), None)
        );
        assert_eq!(
            (copy.media_condition.as_deref(), copy.notes.as_deref()),
            (Some("Mint (M)"), Some("From a friend"))
        );
        assert_eq!((copy.added_at, copy.rating), (Some(1_429_007_009), Some(4)));
    }

    #[test]
    fn a_wish_of_the_api_is_one() {
        let want = r#"{"id":8,"rating":0,"notes":"soon","notes_public":true,"basic_information":{"title":"Post",
            "artists":[{"name":"Alder"}],"formats":[{"name":"CD","qty":"1"}]}}"#;
        let ImportItem::Want(want) = parse(want.as_bytes(), true).item else {
            panic!("no wish")
        };
        assert_eq!(
            (want.notes.as_deref(), want.support.as_deref()),
            (Some("soon"), Some("CD"))
        );
    }

    #[test]
    fn a_flattened_row_is_read() {
        let row = r#"{"release_id":"9","master_id":5,"folder_id":1,"title":"Rail","artists":["Alder","Cedar"],"year":2007,
            "labels":["Fence"],"catnos":["X9"],"formats":["Vinyl"],"format_descriptions":["LP"],"original_year":1977,
            "instance_id":100,"date_added":"2026-07-19T00:00:00Z","user_rating":0,"notes":""}"#;
        let ImportItem::Copy(copy) = parse(row.as_bytes(), false).item else {
            panic!("no copy")
        };
        assert_eq!(
            (copy.artist.as_str(), copy.discogs_release_id),
            ("Alder, Cedar", Some(9))
        );
        assert_eq!(
            (copy.released_year, copy.original_year),
            (Some(2007), Some(1977))
        );
        assert_eq!(
            (copy.format.as_deref(), copy.rating),
            (Some("Vinyl, LP"), None)
        );
    }
}

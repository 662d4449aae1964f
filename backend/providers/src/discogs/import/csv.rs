//! Collections and wantlists as CSV.
//!
//! The website's export (Discogs → Collection → Export) has the header `Catalog#,Artist,Title,Label,Format,
//! Rating,Released,release_id,CollectionFolder,Date Added`, then `Collection` and each of the owner's own
//! fields. Several labels and numbers are joined with `, `; an unknown year is 0; `Date Added` is Pacific time
//! without zone. The wantlist ends with `Notes` and has one value more than names, the date. People re-save
//! both with spreadsheets (other dates, other spellings of the header) and make tables of their own.

use std::borrow::Cow;

use aime_domain::import::{ImportItem, Links, OwnedCopy, SkipReason};
use chrono_tz::Tz;

use super::columns::Columns;
use crate::discogs::words;
use crate::import::{
    Confidence, Importer, NameLine, Options, Parsed, Reading, Sample, Source, file_stream,
    table::{self, Record},
    when,
};

/// The importer.
pub(crate) struct Csv;

impl Importer for Csv {
    fn id(&self) -> &'static str {
        "discogs_csv"
    }

    fn title(&self) -> &'static str {
        "Record collection or wantlist as CSV"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        match sample.table().and_then(Columns::of) {
            Some(columns) if columns.is_discogs => Confidence::SURE,
            Some(_) => Confidence::LIKELY,
            None => Confidence::NO,
        }
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let sample = source.sample.clone();
        let found = sample
            .table()
            .and_then(|table| Some((table.dialect, Columns::of(table)?)));
        let Some((dialect, columns)) = found else {
            return Reading::nothing(file_stream("discogs", ""));
        };
        let default = if columns.is_discogs {
            Tz::America__Los_Angeles
        } else {
            Tz::UTC
        };
        let tz = if columns.is_discogs {
            default
        } else {
            options.tz.unwrap_or(default)
        };
        let stream = file_stream(
            if columns.release_id.is_some() {
                "discogs"
            } else {
                "collection"
            },
            "",
        );
        Reading {
            stream,
            zone_assumed: false,
            items: table::rows(source, dialect, 1, move |record| {
                parse(record, &columns, tz)
            }),
        }
    }
}

fn parse(record: &Record<'_>, columns: &Columns, tz: Tz) -> Parsed {
    let get = |column: Option<usize>| value(record, column);
    let some = |column: Option<usize>| {
        let text = get(column);
        (!text.is_empty()).then(|| text.into_owned())
    };
    let number =
        |column: Option<usize>| get(column).parse().ok().filter(|number: &i64| *number > 0);
    let (artist, title) = (get(Some(columns.artist)), get(Some(columns.title)));
    if artist.is_empty() || title.is_empty() {
        return Parsed::skip(SkipReason::NoName, NameLine(&artist, &title).to_string());
    }
    let url = some(columns.url).filter(|url| url.contains("discogs.com"));
    let (labels, catalog_numbers) = words::labels(&get(columns.label), &get(columns.catalog));
    let format = some(columns.format);
    let price = words::price(&get(columns.price));
    let copy = OwnedCopy {
        artist: artist.into_owned(),
        artists: Vec::new(),
        title: title.into_owned(),
        discogs_release_id: number(columns.release_id)
            .or_else(|| url.as_deref().and_then(words::release_in)),
        discogs_instance_id: number(columns.instance_id),
        discogs_master_id: number(columns.master_id),
        labels,
        catalog_numbers,
        support: format
            .as_deref()
            .and_then(words::support)
            .map(str::to_owned),
        format,
        country: some(columns.country),
        released_year: words::year(&get(columns.released)),
        original_year: words::year(&get(columns.original_year)),
        media_condition: some(columns.media),
        sleeve_condition: some(columns.sleeve),
        rating: words::rating(&get(columns.rating)),
        folder: some(columns.folder),
        notes: notes(record, columns),
        price_cents: price.map(|(cents, _)| cents),
        currency: price
            .and_then(|(_, code)| code.map(str::to_owned))
            .or_else(|| some(columns.currency)),
        added_at: when::written(&get(columns.added), columns.order).and_then(|time| time.unix(tz)),
        genres: words::genres(&get(columns.genre)),
        styles: words::list(&get(columns.style)),
        image_url: some(columns.image).filter(|url| url.starts_with("http")),
        links: Links {
            discogs_url: url,
            ..Links::default()
        },
    };
    let copy = Box::new(copy);
    if columns.is_wantlist {
        ImportItem::Want(copy)
    } else {
        ImportItem::Copy(copy)
    }
    .into()
}

/// The owner's notes, and below them what stands in fields of the owner's own.
fn notes(record: &Record<'_>, columns: &Columns) -> Option<String> {
    let own = columns.own_fields.iter().filter_map(|(column, name)| {
        let text = value(record, Some(*column));
        (!text.is_empty()).then(|| format!("{name}: {text}"))
    });
    let notes = value(record, columns.notes).into_owned();
    let lines: Vec<String> = std::iter::once(notes)
        .filter(|notes| !notes.is_empty())
        .chain(own)
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A trimmed value; empty when missing.
fn value<'a>(record: &Record<'a>, column: Option<usize>) -> Cow<'a, str> {
    let Some(column) = column else {
        return Cow::Borrowed("");
    };
    match record.get(column) {
        Cow::Borrowed(text) => match text.trim() {
            "NA" if !record.is_quoted(column) => Cow::Borrowed(""),
            text => Cow::Borrowed(text),
        },
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::{Records, TableHead, Taken};

    fn items(text: &str) -> Vec<ImportItem> {
        let table = TableHead::of(text, true).expect("a table");
        let columns = Columns::of(&table).expect("a collection");
        let mut records = Records::new(text.as_bytes(), table.dialect);
        records.next();
        let mut out = Vec::new();
        while let Some(Taken::Record(record)) = records.next() {
            out.push(parse(&record, &columns, Tz::America__Los_Angeles).item);
        }
        out
    }

    #[test]
    fn a_row_of_the_website_is_a_copy() {
        let items = items(
            "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,\
             Collection Media Condition,Collection Sleeve Condition,Collection Color,Collection Notes\n\
             \"X1, none\",Alder (2),\"Gate, The\",\"Fence, Post\",\"2xLP, Album, Gat\",4,1999,7,All,2014-12-05 20:23:02,\
             Near Mint (NM or M-),,Teal,From a friend\n\
             X2,,Gate,Fence,LP,,0,8,All,,,,,\n",
        );
        let ImportItem::Copy(copy) = &items[0] else {
            panic!("{items:?}")
        };
        assert_eq!(
            (copy.artist.as_str(), copy.title.as_str()),
            ("Alder (2)", "Gate, The")
        );
        assert_eq!(
            (copy.labels.len(), copy.support.as_deref()),
            (2, Some("Vinyl"))
        );
        assert_eq!(
            (copy.rating, copy.released_year, copy.original_year),
            (Some(4), Some(1999), None)
        );
        // 20:23:02 in Los Angeles in winter.
        assert_eq!(copy.added_at, Some(1_417_839_782));
        assert_eq!(copy.notes.as_deref(), Some("From a friend\nColor: Teal"));
        assert!(matches!(
            items[1],
            ImportItem::Skip {
                reason: SkipReason::NoName,
                ..
            }
        ));
    }

    #[test]
    fn a_row_of_a_wantlist_is_a_wish() {
        let items = items(
            "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,Notes\n\
             X1,Alder,Gate,Fence,CD,,0,7,,2014-12-06 21:34:01\n",
        );
        let ImportItem::Want(want) = &items[0] else {
            panic!("{items:?}")
        };
        assert_eq!((want.released_year, want.added_at.is_some()), (None, true));
    }

    #[test]
    fn numbers_stand_in_addresses_too() {
        let items = items(
            "title,artist,labels,format,rating,url\n\
             Gate,Alder,Fence,\"12\"\"\",4.45,https://www.discogs.com/release/118-Alder-Gate\n",
        );
        let ImportItem::Copy(copy) = &items[0] else {
            panic!("{items:?}")
        };
        assert_eq!((copy.discogs_release_id, copy.rating), (Some(118), None));
        assert_eq!(copy.support.as_deref(), Some("Vinyl"));
    }
}

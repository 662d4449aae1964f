//! Collections and wantlists as Discogs' API gives them, and what people's scripts keep of that.
//! See [`crate::discogs::item`] for the rows.

use aime_domain::import::ImportItem;

use crate::discogs::item;
use crate::import::{
    Confidence, Importer, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Outline, RowPath, Step},
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

fn parse(raw: &[u8], in_wants: bool) -> Parsed {
    match item::read(raw, in_wants) {
        Ok(row) if row.is_want => ImportItem::Want(row.copy).into(),
        Ok(row) => ImportItem::Copy(row.copy).into(),
        Err(of_no_use) => of_no_use,
    }
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

//! Which column of a collection table is what.

use crate::import::{
    table::{Header, TableHead},
    when::Order,
};

const ARTIST: &[&str] = &[
    "artist",
    "artists",
    "artistname",
    "albumartist",
    "kunstler",
    "interpret",
    "artiste",
    "artista",
    "interprete",
    "artiest",
    "wykonawca",
    "band",
    "исполнитель",
    "アーティスト",
];
const TITLE: &[&str] = &[
    "album",
    "albumtitle",
    "albumname",
    "releasetitle",
    "recordtitle",
    "itemtitle",
    "title",
    "titel",
    "titre",
    "titulo",
    "titolo",
    "tytul",
    "release",
    "disco",
    "name",
    "альбом",
    "アルバム",
];
const LABEL: &[&str] = &[
    "label",
    "labels",
    "recordlabel",
    "labelname",
    "sello",
    "etichetta",
];
const CATALOG: &[&str] = &[
    "catalog",
    "catalogno",
    "catalognumber",
    "catalognumbers",
    "catno",
    "catnos",
    "catnumber",
    "katalognummer",
    "cat",
];
const FORMAT: &[&str] = &[
    "format",
    "formats",
    "medium",
    "support",
    "mediatype",
    "mediaformat",
    "tontrager",
    "formato",
];
const RATING: &[&str] = &[
    "rating",
    "myrating",
    "userrating",
    "stars",
    "bewertung",
    "note",
];
const RELEASED: &[&str] = &[
    "released",
    "releaseyear",
    "year",
    "releasedate",
    "jahr",
    "annee",
    "ano",
    "anno",
    "jaar",
    "rok",
];
const ORIGINAL_YEAR: &[&str] = &[
    "originalyear",
    "masteryear",
    "firstreleased",
    "originalreleaseyear",
];
const RELEASE_ID: &[&str] = &[
    "releaseid",
    "discogsreleaseid",
    "discogsid",
    "discogsrelease",
];
const MASTER_ID: &[&str] = &["masterid", "discogsmasterid"];
const INSTANCE_ID: &[&str] = &["instanceid", "discogsinstanceid"];
const FOLDER: &[&str] = &["collectionfolder", "folder", "ordner", "dossier"];
const ADDED: &[&str] = &[
    "dateadded",
    "added",
    "addedat",
    "addeddate",
    "purchasedate",
    "datepurchased",
    "purchasedon",
    "acquired",
    "hinzugefugt",
];
const MEDIA: &[&str] = &[
    "collectionmediacondition",
    "mediacondition",
    "recordcondition",
    "condition",
    "zustand",
];
const SLEEVE: &[&str] = &[
    "collectionsleevecondition",
    "sleevecondition",
    "covercondition",
];
const NOTES: &[&str] = &[
    "collectionnotes",
    "notes",
    "comments",
    "comment",
    "remarks",
    "bemerkung",
    "bemerkungen",
    "kommentar",
    "remarques",
];
const PRICE: &[&str] = &[
    "collectionprice",
    "price",
    "pricepaid",
    "purchaseprice",
    "paid",
    "cost",
    "preis",
    "prix",
    "collectionpricepaid",
];
const CURRENCY: &[&str] = &["currency", "wahrung", "devise"];
const COUNTRY: &[&str] = &["country", "releasecountry", "land", "pays", "pais", "paese"];
const GENRE: &[&str] = &["genre", "genres", "genero", "genere"];
const STYLE: &[&str] = &["style", "styles", "stil"];
const IMAGE: &[&str] = &[
    "imageurl",
    "coverurl",
    "coverimage",
    "cover",
    "image",
    "thumb",
];
const URL: &[&str] = &["url", "discogsurl", "link", "releaseurl", "itemurl"];

/// The columns of a collection table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) artist: usize,
    pub(super) title: usize,
    pub(super) label: Option<usize>,
    pub(super) catalog: Option<usize>,
    pub(super) format: Option<usize>,
    pub(super) rating: Option<usize>,
    pub(super) released: Option<usize>,
    pub(super) original_year: Option<usize>,
    pub(super) release_id: Option<usize>,
    pub(super) master_id: Option<usize>,
    pub(super) instance_id: Option<usize>,
    pub(super) folder: Option<usize>,
    pub(super) added: Option<usize>,
    pub(super) media: Option<usize>,
    pub(super) sleeve: Option<usize>,
    pub(super) notes: Option<usize>,
    pub(super) price: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) country: Option<usize>,
    pub(super) genre: Option<usize>,
    pub(super) style: Option<usize>,
    pub(super) image: Option<usize>,
    pub(super) url: Option<usize>,
    /// Fields that the owner made up (`Collection Color`), with their names.
    pub(super) own_fields: Vec<(usize, String)>,
    /// Whether Discogs itself named the columns.
    pub(super) is_discogs: bool,
    /// Whether the rows are wishes.
    pub(super) is_wantlist: bool,
    /// Day or month first in `added`.
    pub(super) order: Order,
}

impl Columns {
    /// The columns of a table that begins like this, or `None` when it is no collection: it must name artists
    /// and albums, and say something of a release that no list of plays says.
    pub(super) fn of(table: &TableHead) -> Option<Self> {
        let names = table.records.first()?;
        let header = Header::of(names);
        let find = |names: &[&str]| header.find(names);
        let (artist, title) = (find(ARTIST)?, find(TITLE)?);
        let mut columns = Self {
            artist,
            title,
            label: find(LABEL),
            catalog: find(CATALOG),
            format: find(FORMAT),
            rating: find(RATING),
            released: find(RELEASED),
            original_year: find(ORIGINAL_YEAR),
            release_id: find(RELEASE_ID),
            master_id: find(MASTER_ID),
            instance_id: find(INSTANCE_ID),
            folder: find(FOLDER),
            added: find(ADDED),
            media: find(MEDIA),
            sleeve: find(SLEEVE),
            notes: find(NOTES),
            price: find(PRICE),
            currency: find(CURRENCY),
            country: find(COUNTRY),
            genre: find(GENRE),
            style: find(STYLE),
            image: find(IMAGE),
            url: find(URL),
            is_discogs: header.has_all(&["catalog", "releaseid", "format"]),
            ..Self::default()
        };
        let about_a_release = [
            columns.label,
            columns.catalog,
            columns.format,
            columns.release_id,
            columns.media,
        ];
        if artist == title || about_a_release.iter().all(Option::is_none) {
            return None;
        }
        let own = |(at, name): (usize, &str)| {
            let known = [
                columns.folder,
                columns.media,
                columns.sleeve,
                columns.notes,
                columns.price,
            ];
            (name.starts_with("collection") && !known.contains(&Some(at))).then(|| {
                (
                    at,
                    names[at]
                        .text
                        .trim_start_matches("Collection")
                        .trim()
                        .to_owned(),
                )
            })
        };
        columns.own_fields = header.names().enumerate().filter_map(own).collect();
        columns.is_wantlist =
            columns.is_discogs && !header.names().any(|name| name.starts_with("collection"));
        if columns.is_wantlist && columns.added.is_none() {
            // The website's wantlist has one value more than names: the day of the wish.
            columns.added = Some(header.len());
        }
        let added = |row: &Vec<_>| -> Option<String> {
            let cell: &crate::import::table::Cell = row.get(columns.added?)?;
            Some(cell.text.clone())
        };
        let dates: Vec<String> = table.records[1..].iter().filter_map(added).collect();
        columns.order = Order::of(dates.iter().map(String::as_str)).unwrap_or_default();
        Some(columns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> Option<Columns> {
        TableHead::of(text, true).and_then(|table| Columns::of(&table))
    }

    #[test]
    fn a_collection_of_the_website_has_the_owners_fields() {
        let found = columns(
            "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,CollectionFolder,Date Added,\
             Collection Media Condition,Collection Sleeve Condition,Collection Color\n\
             X1,Alder,Gate,Fence,LP,,1999,7,All,2014-12-05 20:23:02,,,Teal\n",
        )
        .expect("a collection");
        assert!(found.is_discogs && !found.is_wantlist);
        assert_eq!(found.own_fields, [(12, "Color".to_owned())]);
    }

    #[test]
    fn a_wantlist_has_its_date_beyond_the_header() {
        let found = columns(
            "Catalog#,Artist,Title,Label,Format,Rating,Released,release_id,Notes\n\
             X1,Alder,Gate,Fence,LP,,1999,7,,2014-12-06 21:34:01\n",
        )
        .expect("a wantlist");
        assert!(found.is_wantlist);
        assert_eq!(found.added, Some(9));
    }

    #[test]
    fn hand_made_tables_are_read_by_their_names() {
        let found = columns(
            "Genre,Artist,Album,Year,,Label,CatNo,Country\nRock,Alder,Gate,1999,,Fence,X1,CH\n",
        );
        let found = found.expect("a collection");
        assert_eq!((found.artist, found.title, found.catalog), (1, 2, Some(6)));
        assert!(!found.is_discogs && !found.is_wantlist);
        let resaved = columns(
            "Catalog.;Artist;Title;Date.Added;release_id\nX1;Alder;Gate;03/25/2024 10:00;7\n",
        );
        assert_eq!(resaved.map(|found| found.order), Some(Order::MonthFirst));
    }

    #[test]
    fn plays_and_other_tables_are_none() {
        assert_eq!(
            columns("artist,album,track,uts\nAlder,Gate,Hinge,1600000000\n"),
            None
        );
        assert_eq!(columns("name,price\nx,1\n"), None);
    }
}

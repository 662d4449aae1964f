//! The original's JSON exports, by hand (`GET /collection/export/json`) and scheduled (`export-json-*.json`).
//!
//! `{"export_date", "total_albums", "albums": [ … ]}`; an album has the original's columns, its artists by
//! name, `images` and a `metadata` object. All are albums of the collection; no listens are in it.

use std::io::Read;

use aime_domain::import::{ImportItem, LegacyItem, SkipReason};
use serde::Deserialize;

use super::{
    album::{Album, labels, time},
    canned::Canned,
};
use crate::import::{
    Confidence, Importer, Options, Parsed, Reading, Sample, Source, file_stream,
    json::{self, Element, Elements, Number, Outline, RowPath, Sink, Text},
};

/// Bytes of texts that are held back until all of them were seen. Beyond that they go out as they come, and
/// whether one is canned is decided by what was seen until then.
const HELD_BYTES: usize = 16 << 20;

/// The importer.
pub(crate) struct Json;

fn rows_of(json: &Outline) -> Option<RowPath> {
    let path = json.rows_with(&["id", "title", "artists", "support", "discogs_id"])?;
    let is_wrapped = json.rows_with(&["total_albums", "albums"]).is_some();
    (is_wrapped || json.has_below(&path, &["metadata"], &["ai_info"])).then_some(path)
}

impl Importer for Json {
    fn id(&self) -> &'static str {
        "aime_json"
    }

    fn title(&self) -> &'static str {
        "JSON export of the original AIME"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        Confidence::sure_if(sample.json().and_then(rows_of).is_some())
    }

    fn rows(&self, source: Source, _: &Options) -> Reading {
        let path = source.sample.json().and_then(rows_of).unwrap_or_default();
        let (reader, ..) = source.into_text();
        let albums = Albums {
            elements: Elements::new(reader, path),
            ready: Sink::new(),
            texts: Texts::default(),
        };
        Reading {
            stream: file_stream("aime", ""),
            zone_assumed: false,
            items: Box::new(albums),
        }
    }
}

/// The albums of an export, and after the last of them their texts.
struct Albums<R> {
    elements: Elements<R>,
    ready: Sink,
    texts: Texts,
}

impl<R: Read> Iterator for Albums<R> {
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        loop {
            if let Some(parsed) = self.ready.pop_front() {
                return Some(parsed);
            }
            match self.elements.next() {
                Some(Element::Row(row)) => parse(row, &mut self.ready, &mut self.texts),
                Some(Element::Damaged {
                    reason,
                    detail,
                    raw,
                }) => {
                    return Some(Parsed::fail(reason, detail, raw));
                }
                None => self.texts.release(&mut self.ready),
            }
            if self.texts.bytes > HELD_BYTES {
                self.texts.release(&mut self.ready);
            } else if self.ready.is_empty() && self.elements.is_at_end() {
                return None;
            }
        }
    }
}

/// A text that waits until it is known whether it is canned.
struct Held {
    album_id: i64,
    kind: &'static str,
    body: String,
    names: Vec<String>,
}

#[derive(Default)]
struct Texts {
    held: Vec<Held>,
    bytes: usize,
    canned: Canned,
}

impl Texts {
    fn hold(&mut self, text: Held) {
        let names: Vec<&str> = text.names.iter().map(String::as_str).collect();
        self.canned.saw(&text.body, &names);
        self.bytes += text.body.len();
        self.held.push(text);
    }

    fn release(&mut self, out: &mut Sink) {
        self.bytes = 0;
        for text in self.held.drain(..) {
            let names: Vec<&str> = text.names.iter().map(String::as_str).collect();
            let canned = self.canned.is_canned(&text.body, &names);
            let (album_id, kind) = (text.album_id, text.kind.to_owned());
            let item = LegacyItem::Text {
                album_id,
                kind,
                body: text.body,
                canned,
            };
            out.push_back(ImportItem::Legacy(Box::new(item)).into());
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Row<'a> {
    id: Number,
    #[serde(borrow)]
    title: Text<'a>,
    #[serde(borrow)]
    artists: Vec<Text<'a>>,
    year: Number,
    #[serde(borrow)]
    support: Text<'a>,
    #[serde(borrow)]
    discogs_id: Text<'a>,
    #[serde(borrow)]
    spotify_url: Text<'a>,
    #[serde(borrow)]
    apple_music_url: Text<'a>,
    #[serde(borrow)]
    discogs_url: Text<'a>,
    #[serde(borrow)]
    genre: Text<'a>,
    #[serde(borrow)]
    image_url: Text<'a>,
    #[serde(borrow)]
    created_at: Text<'a>,
    #[serde(borrow)]
    ai_description: Text<'a>,
    #[serde(borrow)]
    ai_style: Text<'a>,
    #[serde(borrow)]
    images: Vec<Image<'a>>,
    #[serde(borrow)]
    metadata: Option<Metadata<'a>>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Image<'a> {
    #[serde(borrow)]
    url: Text<'a>,
    #[serde(borrow, rename = "type")]
    kind: Text<'a>,
    #[serde(borrow)]
    source: Text<'a>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Metadata<'a> {
    #[serde(borrow)]
    ai_info: Text<'a>,
    #[serde(borrow)]
    resume: Text<'a>,
    #[serde(borrow)]
    labels: Text<'a>,
    #[serde(borrow)]
    film_title: Text<'a>,
    film_year: Number,
    #[serde(borrow)]
    film_director: Text<'a>,
}

/// The items of an album, its texts apart.
fn parse(raw: &[u8], out: &mut Sink, texts: &mut Texts) {
    let row: Row<'_> = match json::typed(raw) {
        Ok(row) => row,
        Err(failed) => return out.push_back(failed),
    };
    let (Some(id), Some(title)) = (row.id.whole(), row.title.owned()) else {
        return out.push_back(Parsed::skip(SkipReason::NoName, "an album without a title"));
    };
    let artists: Vec<String> = row.artists.iter().filter_map(Text::owned).collect();
    let names: Vec<String> = std::iter::once(title.clone())
        .chain(artists.iter().cloned())
        .collect();
    let metadata = row.metadata.unwrap_or_default();
    let album = Album {
        id,
        title,
        artists,
        year: row.year.whole(),
        support: row.support.owned(),
        // Whatever is exported is of the collection.
        source: Some("discogs".to_owned()),
        discogs_id: row.discogs_id.owned(),
        spotify_url: row.spotify_url.owned(),
        apple_music_url: row.apple_music_url.owned(),
        discogs_url: row.discogs_url.owned(),
        genre: row.genre.owned(),
        image_url: row.image_url.owned(),
        created_at: row.created_at.some().and_then(time),
        has_canned_text: false,
    };
    album.into_items(|parsed| out.push_back(parsed));
    for image in row.images.iter().filter(|image| image.url.some().is_some()) {
        let kind = image.kind.some().unwrap_or("album").to_owned();
        let (url, source) = (image.url.get().to_owned(), image.source.get().to_owned());
        let item = LegacyItem::Image {
            album_id: Some(id),
            artist_id: None,
            url,
            kind,
            source,
        };
        out.push_back(ImportItem::Legacy(Box::new(item)).into());
    }
    let facts = LegacyItem::Metadata {
        album_id: id,
        labels: metadata.labels.some().map(labels).unwrap_or_default(),
        film_title: metadata.film_title.owned(),
        film_year: metadata.film_year.whole().map(|year| year as i32),
        film_director: metadata.film_director.owned(),
    };
    if metadata
        .labels
        .some()
        .or(metadata.film_title.some())
        .or(metadata.film_director.some())
        .is_some()
    {
        out.push_back(ImportItem::Legacy(Box::new(facts)).into());
    }
    let bodies = [
        ("ai_description", &row.ai_description),
        ("ai_style", &row.ai_style),
        ("ai_info", &metadata.ai_info),
        ("resume", &metadata.resume),
    ];
    for (kind, body) in bodies {
        if let Some(body) = body.owned() {
            texts.hold(Held {
                album_id: id,
                kind,
                body,
                names: names.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<ImportItem> {
        let path = Outline::of(text)
            .as_ref()
            .and_then(rows_of)
            .expect("the original's rows");
        let elements = Elements::new(text.as_bytes(), path);
        Albums {
            elements,
            ready: Sink::new(),
            texts: Texts::default(),
        }
        .map(|parsed| parsed.item)
        .collect()
    }

    fn album(id: u32, title: &str, description: &str) -> String {
        format!(
            r#"{{"id":{id},"title":"{title}","artists":["Alder"],"year":1999,"support":"CD","discogs_id":"{id}",
            "images":[{{"url":"https://example.org/{id}.jpg","type":"album","source":"discogs"}}],
            "created_at":"2026-01-30T14:01:32","ai_description":"{description}",
            "metadata":{{"ai_info":null,"labels":"Fence,Fence","film_title":null}}}}"#
        )
    }

    #[test]
    fn an_album_its_image_its_labels_and_at_the_end_its_texts() {
        let stock = "A warm album of wooden guitars and quiet evenings by the fence.";
        let albums = [
            album(1, "Gate", stock),
            album(2, "Post", stock),
            album(3, "Rail", stock),
            album(4, "Barn", "Its own text."),
        ];
        let text = format!(
            r#"{{"export_date":"2026-02-06T09:28:31","total_albums":4,"albums":[{}]}}"#,
            albums.join(",")
        );
        let items = items(&text);
        assert_eq!(items.len(), 16);
        let canned: Vec<bool> = items
            .iter()
            .filter_map(|item| match item {
                ImportItem::Legacy(legacy) => match &**legacy {
                    LegacyItem::Text { canned, .. } => Some(*canned),
                    _ => None,
                },
                _ => None,
            })
            .collect();
        assert_eq!(canned, [true, true, true, false]);
        assert!(
            matches!(&items[2], ImportItem::Legacy(item) if matches!(&**item, LegacyItem::Metadata { labels, .. } if labels == &["Fence"]))
        );
    }
}

//! The library of iTunes or Apple's Music application as XML (File → Library → Export Library…).
//!
//! A property list: `Tracks` is a dictionary of dictionaries with `Name`, `Artist`, `Album`, `Total Time`
//! (milliseconds), `Play Count` and `Play Date UTC`, which is when the track was last heard to its END. Of
//! earlier plays only their number is known, so that a track gives one listen at most; how many are left out is
//! said in the report. Albums of which the library holds at least half, as files or purchases, are owned: they
//! follow as digital copies. Playlists follow after the tracks and are not read.

mod albums;
mod track;

use std::{
    collections::VecDeque,
    io::{self, BufRead, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use aime_domain::import::FailReason;
use quick_xml::{Reader, events::Event};

use self::{albums::Albums, track::Track};
use crate::import::{
    Confidence, Importer, Notes, Options, Parsed, Reading, Sample, Source, file_stream,
};

/// Longest piece of XML between two tags, with room for what is read ahead.
const MAX_EVENT_BYTES: usize = 1 << 20;

/// Longest text that is kept of a field.
const MAX_FIELD_BYTES: usize = 4 << 10;

/// So many faults of the XML, and it is given up.
const MAX_FAULTS: u32 = 1000;

/// The importer.
pub(crate) struct Library;

impl Importer for Library {
    fn id(&self) -> &'static str {
        "itunes"
    }

    fn title(&self) -> &'static str {
        "iTunes or Music library as XML"
    }

    fn sniff(&self, sample: &Sample) -> Confidence {
        let text = sample.text();
        let is_library = text.contains("<key>Tracks</key>")
            || text.contains("<key>Library Persistent ID</key>")
            || text.contains("<key>Music Folder</key>");
        Confidence::sure_if(
            text.trim_start().starts_with('<') && text.contains("<plist") && is_library,
        )
    }

    fn rows(&self, source: Source, options: &Options) -> Reading {
        let (reader, _, notes) = source.into_text();
        Reading {
            stream: file_stream("itunes", ""),
            zone_assumed: false,
            items: Box::new(Tracks::new(reader, options.now, notes)),
        }
    }
}

/// Lets so much through until it is filled up again, so that no single event can fill the memory.
struct Allowance<R> {
    inner: R,
    left: Arc<AtomicUsize>,
}

impl<R: Read> Read for Allowance<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        let left = self.left.load(Ordering::Relaxed);
        if n > left {
            return Err(io::Error::other(
                "a piece of the XML is longer than any real one",
            ));
        }
        self.left.store(left - n, Ordering::Relaxed);
        Ok(n)
    }
}
/// Where in the property list the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the tracks.
    Before,
    /// Between tracks.
    Tracks,
    /// Behind them.
    After,
}

struct Tracks<R: Read> {
    xml: Reader<BufReader<Allowance<R>>>,
    left: Arc<AtomicUsize>,
    buf: Vec<u8>,
    now: i64,
    notes: Notes,
    place: Place,
    /// Open dictionaries and arrays.
    depth: usize,
    key: String,
    text: String,
    track: Track,
    faults: u32,
    timeless: u64,
    albums: Albums,
    copies: VecDeque<Parsed>,
}

/// Depth of the library's own dictionary, of `Tracks`, and of a track.
const LIBRARY: usize = 1;
const TRACKS: usize = 2;
const TRACK: usize = 3;

impl<R: Read> Tracks<R> {
    fn new(reader: R, now: i64, notes: Notes) -> Self {
        let left = Arc::new(AtomicUsize::new(MAX_EVENT_BYTES));
        let allowance = Allowance {
            inner: reader,
            left: left.clone(),
        };
        let mut xml = Reader::from_reader(BufReader::with_capacity(64 << 10, allowance));
        // Tags are counted here; a lost one must not end the file.
        xml.config_mut().check_end_names = false;
        xml.config_mut().allow_unmatched_ends = true;
        Self {
            xml,
            left,
            buf: Vec::new(),
            now,
            notes,
            place: Place::Before,
            depth: 0,
            key: String::new(),
            text: String::new(),
            track: Track::default(),
            faults: 0,
            timeless: 0,
            albums: Albums::default(),
            copies: VecDeque::new(),
        }
    }

    fn open(&mut self, name: &[u8]) {
        self.text.clear();
        if matches!(name, b"dict" | b"array") {
            self.depth += 1;
            if self.depth == TRACKS && self.place == Place::Before && self.key == "Tracks" {
                self.place = Place::Tracks;
            }
            if self.depth == TRACK {
                self.track = Track::default();
            }
        }
    }

    /// An element has ended; a track when it was one.
    fn close(&mut self, name: &[u8]) -> Option<Parsed> {
        match name {
            b"dict" | b"array" => {
                let depth = self.depth;
                self.depth = depth.saturating_sub(1);
                if self.place == Place::Tracks && depth == TRACK {
                    let track = std::mem::take(&mut self.track);
                    self.albums.add(&track);
                    let (parsed, timeless) = track.item(self.now);
                    self.timeless += timeless;
                    return Some(parsed);
                }
                if self.place == Place::Tracks && depth <= TRACKS {
                    self.place = Place::After;
                }
            }
            b"key" if self.depth == LIBRARY || self.depth == TRACK => {
                std::mem::swap(&mut self.key, &mut self.text);
            }
            _ if self.place == Place::Tracks && self.depth == TRACK => {
                self.track.set(&self.key, self.text.trim());
            }
            _ => {}
        }
        self.text.clear();
        None
    }

    fn push(&mut self, text: &str) {
        if self.text.len() + text.len() <= MAX_FIELD_BYTES {
            self.text.push_str(text);
        }
    }

    fn end(&mut self) {
        self.place = Place::After;
        self.copies
            .extend(std::mem::take(&mut self.albums).into_copies());
        if self.timeless > 0 {
            let text = format!(
                "{} earlier plays are known by their number only and are left out.",
                self.timeless
            );
            self.notes.add("plays_without_time", text);
        }
    }
}

impl<R: Read> Iterator for Tracks<R>
where
    BufReader<Allowance<R>>: BufRead,
{
    type Item = Parsed;

    fn next(&mut self) -> Option<Parsed> {
        while self.place != Place::After {
            self.left.store(MAX_EVENT_BYTES, Ordering::Relaxed);
            self.buf.clear();
            let mut buf = std::mem::take(&mut self.buf);
            let event = self.xml.read_event_into(&mut buf);
            let mut parsed = None;
            match event {
                Ok(Event::Start(tag)) => self.open(tag.name().as_ref()),
                Ok(Event::End(tag)) => parsed = self.close(tag.name().as_ref()),
                Ok(Event::Empty(tag)) => {
                    if tag.name().as_ref() == b"true" && self.depth == TRACK {
                        self.track.set_truth(&self.key);
                    }
                }
                Ok(Event::Text(text)) => self.push(&String::from_utf8_lossy(&text)),
                Ok(Event::CData(text)) => self.push(&String::from_utf8_lossy(&text)),
                Ok(Event::GeneralRef(name)) => {
                    let character = match &*name {
                        b"amp" => Some('&'),
                        b"lt" => Some('<'),
                        b"gt" => Some('>'),
                        b"quot" => Some('"'),
                        b"apos" => Some('\''),
                        _ => name.resolve_char_ref().ok().flatten(),
                    };
                    if let Some(character) = character {
                        self.push(character.encode_utf8(&mut [0; 4]));
                    }
                }
                Ok(Event::Eof) => {
                    let is_cut = self.place == Place::Tracks || self.depth > 0;
                    self.end();
                    parsed = is_cut.then(|| {
                        Parsed::fail(FailReason::Malformed, "the file ends in the middle", b"")
                    });
                }
                Ok(Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_)) => {}
                Err(error) => {
                    self.faults += 1;
                    if self.faults >= MAX_FAULTS || matches!(error, quick_xml::Error::Io(_)) {
                        self.end();
                    }
                    parsed = Some(Parsed::fail(
                        FailReason::Malformed,
                        error.to_string(),
                        self.key.as_bytes(),
                    ));
                }
            }
            self.buf = buf;
            if self.place == Place::After && parsed.is_none() {
                self.end();
            }
            if parsed.is_some() {
                return parsed;
            }
        }
        self.copies.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use aime_domain::{import::ImportItem, listen::Stamp};

    use super::*;

    const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0"><dict><key>Major Version</key><integer>1</integer><key>Tracks</key><dict>"#;

    fn track(name: &str, more: &str) -> String {
        format!(
            "<key>7</key><dict><key>Name</key><string>{name}</string><key>Artist</key><string>Alder</string>{more}</dict>"
        )
    }

    const PLAYED: &str = "<key>Total Time</key><integer>200000</integer><key>Play Count</key><integer>3</integer>\
        <key>Play Date UTC</key><date>2018-10-17T09:49:55Z</date>";

    fn read(tracks: &str) -> (Vec<String>, Notes) {
        let notes = Notes::default();
        let text = format!(
            "{HEAD}{tracks}</dict><key>Playlists</key><array><dict><key>Name</key><string>x</string></dict></array></dict></plist>"
        );
        let rows = Tracks::new(text.as_bytes(), 1_700_000_000, notes.clone());
        let words = rows
            .map(|parsed| match parsed.item {
                ImportItem::Listen(event) => {
                    assert_eq!(event.stamp, Stamp::End);
                    format!("{} {}", event.names.title, event.listened_at)
                }
                ImportItem::Copy(copy) => format!("owned {}", copy.title),
                ImportItem::Loved(loved) => format!("loved {}", loved.names.title),
                ImportItem::Skip { reason, .. } => reason.to_string(),
                ImportItem::Fail { reason, .. } => reason.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        (words, notes)
    }

    #[test]
    fn tracks_give_their_last_play() {
        let tracks = [
            track("R&#38;B &amp; Gates", PLAYED),
            track("Post", ""),
            track("Rail", "<key>Loved</key><true/>"),
            track("Film", &format!("{PLAYED}<key>Movie</key><true/>")),
            track("Talk", &format!("{PLAYED}<key>Podcast</key><true/>")),
            track("", PLAYED),
        ];
        let (words, notes) = read(&tracks.concat());
        assert_eq!(
            words,
            [
                "R&B & Gates 1539769795",
                "not_a_play",
                "loved Rail",
                "video",
                "podcast",
                "no_name"
            ]
        );
        assert!(
            notes
                .list()
                .iter()
                .any(|note| note.text.starts_with("2 earlier plays"))
        );
    }

    #[test]
    fn albums_held_by_half_are_owned() {
        let on = |album: &str, more: &str| {
            track(
                "Gate",
                &format!(
                    "<key>Album</key><string>{album}</string><key>Track Count</key><integer>4</integer>{more}"
                ),
            )
        };
        let tracks = [
            on("Fences", ""),
            on("Fences", ""),
            on("Rails", ""),
            on("Streams", "<key>Apple Music</key><true/>"),
            on("Streams", "<key>Apple Music</key><true/>"),
        ];
        let (words, _) = read(&tracks.concat());
        assert_eq!(words.last().map(String::as_str), Some("owned Fences"));
        assert_eq!(
            words
                .iter()
                .filter(|word| word.starts_with("owned"))
                .count(),
            1
        );
    }

    #[test]
    fn a_cut_file_gives_what_came_before() {
        let text = format!(
            "{HEAD}{}{}",
            track("Gate", PLAYED),
            "<key>8</key><dict><key>Name</key><str"
        );
        let words: Vec<bool> = Tracks::new(text.as_bytes(), 1_700_000_000, Notes::default())
            .map(|parsed| matches!(parsed.item, ImportItem::Listen(_)))
            .collect();
        assert_eq!(words.first(), Some(&true));
        assert!(words.len() > 1 && !words[1..].contains(&true));
    }

    #[test]
    fn an_endless_text_is_stopped() {
        let endless = HEAD.as_bytes().chain(io::repeat(b'x').take(64 << 20));
        let rows = Tracks::new(endless, 1_700_000_000, Notes::default());
        assert_eq!(rows.count(), 1);
    }

    #[test]
    fn it_is_told_by_content() {
        assert_eq!(
            Library.sniff(&Sample::of(HEAD.into(), false)),
            Confidence::SURE
        );
        assert_eq!(
            Library.sniff(&Sample::of(b"<plist><dict></dict></plist>".to_vec(), true)),
            Confidence::NO
        );
    }
}

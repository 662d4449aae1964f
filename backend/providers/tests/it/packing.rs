//! The same export, packed and encoded in every way that people bring it, and what is refused.

use std::io::{Cursor, Write};

use aime_providers::import::{Options, Refusal, open};
use flate2::{Compression, write::GzEncoder};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::samples::{NOW, all, file, lastfm_csv, read, spotify_extended};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content).expect("memory");
    encoder.finish().expect("memory")
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        if name.ends_with('/') {
            writer
                .add_directory(*name, SimpleFileOptions::default())
                .expect("memory");
        } else {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .expect("memory");
            writer.write_all(content).expect("memory");
        }
    }
    writer.finish().expect("memory").into_inner()
}

fn refused(content: &[u8]) -> Refusal {
    let (_folder, path) = file(content);
    match open(&path, &Options::at(NOW)) {
        Err(refusal) => refusal,
        Ok(opened) => panic!("read as {:?}", opened.parts()),
    }
}

#[test]
fn each_format_is_told_by_content_and_read_whole() {
    for sample in all() {
        let (_folder, path) = file(sample.text.as_bytes());
        let (kind, counts) = read(&path, &Options::at(NOW)).expect(sample.kind);
        assert_eq!(
            (kind, counts.stored, counts.failed),
            (sample.kind, sample.stored, 0)
        );
    }
}

#[test]
fn packing_and_encoding_change_nothing() {
    for sample in all() {
        let text = sample.text.as_bytes();
        let utf16: Vec<u8> = [0xfeff]
            .into_iter()
            .chain(sample.text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let forms = [
            ("byte order mark", [b"\xef\xbb\xbf", text].concat()),
            ("UTF-16", utf16),
            ("gzip", gzip(text)),
            (
                "zip",
                zip(&[
                    ("folder/", b""),
                    ("folder/any.name", text),
                    ("cover.jpg", b"\xff\xd8\xff\xe0"),
                ]),
            ),
        ];
        for (form, content) in forms {
            let (_folder, path) = file(&content);
            let (kind, counts) = read(&path, &Options::at(NOW)).expect(form);
            assert_eq!(
                (kind, counts.stored, counts.failed),
                (sample.kind, sample.stored, 0),
                "{form}"
            );
        }
    }
}

#[test]
fn the_same_file_gives_the_same_rows_again() {
    let (_folder, path) = file(&zip(&[
        ("b.json", spotify_extended(300).as_bytes()),
        ("a.csv", lastfm_csv(300).as_bytes()),
    ]));
    let options = Options::at(NOW);
    let rows = || open(&path, &options).expect("an export").rows(&options);
    let all: Vec<_> = rows().map(|row| (row.number, row.part, row.item)).collect();
    let again: Vec<_> = rows()
        .skip(217)
        .map(|row| (row.number, row.part, row.item))
        .collect();
    assert_eq!(all.len(), 600);
    assert_eq!(all[217..], again);
}

#[test]
fn parts_of_an_archive_are_read_by_name_and_the_rest_is_told() {
    let archive = zip(&[
        (
            "MyData/Streaming_History_Audio_2.json",
            spotify_extended(3).as_bytes(),
        ),
        (
            "MyData/Streaming_History_Audio_1.json",
            spotify_extended(2).as_bytes(),
        ),
        ("MyData/Userdata.json", br#"{"country":"CH"}"#),
        ("MyData/ReadMe.pdf", b"%PDF-1.7"),
    ]);
    let (_folder, path) = file(&archive);
    let options = Options::at(NOW);
    let opened = open(&path, &options).expect("an export");
    let names: Vec<&str> = opened
        .parts()
        .iter()
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "MyData/Streaming_History_Audio_1.json",
            "MyData/Streaming_History_Audio_2.json"
        ]
    );
    let left: Vec<&str> = opened
        .left_out()
        .iter()
        .map(|left| left.reason.as_str())
        .collect();
    assert_eq!(
        left,
        ["a PDF document", "JSON of an unknown shape with country"]
    );
    assert_eq!(opened.rows(&options).count(), 5);
}

#[test]
fn archives_are_nested_once_and_need_a_place_to_unpack() {
    let inner = zip(&[("listens.csv", lastfm_csv(7).as_bytes())]);
    let (_folder, path) = file(&zip(&[("takeout.zip", &inner)]));
    assert!(matches!(
        open(&path, &Options::at(NOW)),
        Err(Refusal::NothingInside(_))
    ));
    let folder = tempfile::tempdir().expect("a folder");
    // Nobody has made this one yet.
    let scratch = folder.path().join("scratch");
    let options = Options {
        scratch: Some(scratch.clone()),
        ..Options::at(NOW)
    };
    assert_eq!(read(&path, &options).expect("an export").1.stored, 7);
    let (_folder, deeper) = file(&zip(&[("outer.zip", &zip(&[("takeout.zip", &inner)]))]));
    assert!(matches!(
        open(&deeper, &options),
        Err(Refusal::NothingInside(_))
    ));
    assert_eq!(
        std::fs::read_dir(&scratch).expect("a folder").count(),
        0,
        "nothing is left behind"
    );
}

#[test]
fn a_format_can_be_asked_for() {
    let (_folder, path) = file(lastfm_csv(3).as_bytes());
    let asked = |format: &str| Options {
        format: Some(format.to_owned()),
        ..Options::at(NOW)
    };
    assert_eq!(
        read(&path, &asked("lastfm_csv"))
            .expect("an export")
            .1
            .stored,
        3
    );
    assert!(matches!(
        open(&path, &asked("koito")),
        Err(Refusal::Unknown(_))
    ));
    assert!(matches!(
        open(&path, &asked("nothing")),
        Err(Refusal::NoSuchFormat(_))
    ));
}

#[test]
fn what_is_no_export_is_refused_with_a_reason() {
    let cases: [(&[u8], &str, &str); 9] = [
        (b"", "unknown_format", "empty file"),
        (
            b"<!doctype html><html></html>",
            "unknown_format",
            "web page",
        ),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
            "unknown_format",
            "git lfs pull",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", "unknown_format", "picture (PNG)"),
        (
            b"{\"a\":1}",
            "unknown_format",
            "JSON of an unknown shape with a",
        ),
        (
            b"name,size\nx,1\ny,2\n",
            "unknown_format",
            "table of an unknown kind with name, size",
        ),
        (b"PK\x03\x04 and then nothing", "broken_archive", "damaged"),
        (
            b"\x1f\x8b\x08\0 and then nothing",
            "broken_archive",
            "damaged",
        ),
        (
            b"SQLite format 3\0 and then nothing",
            "broken_archive",
            "damaged",
        ),
    ];
    for (content, code, words) in cases {
        let refusal = refused(content);
        assert_eq!(refusal.code(), code, "{refusal}");
        assert!(refusal.to_string().contains(words), "{refusal}");
    }
    let refusal = refused(&zip(&[
        ("notes.txt", b"hello"),
        ("cover.png", b"\x89PNG\r\n\x1a\n"),
    ]));
    assert_eq!(refusal.code(), "nothing_inside");
    assert!(
        refusal.to_string().contains("notes.txt: plain text"),
        "{refusal}"
    );
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(
        open(folder.path(), &Options::at(NOW)),
        Err(Refusal::NotAFile)
    ));
    assert!(matches!(
        open(&folder.path().join("none"), &Options::at(NOW)),
        Err(Refusal::Unreadable(_))
    ));
}

#[test]
fn a_locked_archive_is_refused() {
    let mut archive = zip(&[("a.csv", lastfm_csv(3).as_bytes())]);
    // The general purpose bit "encrypted", in the local and the central header.
    archive[6] |= 1;
    let central = archive
        .windows(4)
        .rposition(|bytes| bytes == b"PK\x01\x02")
        .expect("a directory");
    archive[central + 8] |= 1;
    assert!(matches!(refused(&archive), Refusal::Encrypted));
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let zeros = vec![b' '; 16 << 20];
    assert!(matches!(
        refused(&zip(&[("bomb.json", &zeros)])),
        Refusal::TooLarge
    ));
}

#[test]
fn a_bomb_that_lies_about_its_size_ends_with_a_failed_row() {
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    bomb.write_all(lastfm_csv(20).as_bytes()).expect("memory");
    bomb.write_all(&vec![b' '; 24 << 20]).expect("memory");
    let (_folder, path) = file(&bomb.finish().expect("memory"));
    let (_, counts) = read(&path, &Options::at(NOW)).expect("it begins as an export");
    assert_eq!((counts.stored, counts.failed), (20, 1));
}

#[test]
fn gigabytes_of_nonsense_are_refused_at_once() {
    let (_folder, path) = file(b"");
    let nonsense = std::fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .expect("a file");
    // Sparse: nothing of it is on disk, but reading all of it would take long.
    nonsense.set_len(8 << 30).expect("a sparse file");
    assert!(matches!(
        open(&path, &Options::at(NOW)),
        Err(Refusal::Unknown(_))
    ));
}

#[test]
fn a_damaged_member_fails_at_its_end_only() {
    let text = spotify_extended(200);
    let mut archive = zip(&[("a.json", text.as_bytes())]);
    let central = archive
        .windows(4)
        .rposition(|bytes| bytes == b"PK\x01\x02")
        .expect("a directory");
    archive[central + 16] ^= 0xff; // the checksum
    let (_folder, path) = file(&archive);
    let (_, counts) = read(&path, &Options::at(NOW)).expect("an export");
    assert_eq!((counts.stored, counts.failed), (200, 1));
}

#[test]
fn a_packed_database_is_unpacked_for_reading() {
    let (folder, _) = file(b"");
    let database = folder.path().join("made.db");
    crate::samples::make_database(&database);
    let bytes = std::fs::read(&database).expect("a database");
    let options = Options {
        scratch: Some(folder.path().to_owned()),
        ..Options::at(NOW)
    };
    for packed in [gzip(&bytes), zip(&[("data/musique.db", &bytes)])] {
        let (_folder, path) = file(&packed);
        assert!(
            open(&path, &Options::at(NOW)).is_err(),
            "there is nowhere to unpack it"
        );
        let (kind, counts) = read(&path, &options).expect("an export");
        assert_eq!(
            (kind, counts.stored, counts.failed),
            ("aime_database", 4, 0)
        );
    }
}

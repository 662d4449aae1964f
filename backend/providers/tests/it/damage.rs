//! Mutated exports: no panic, no hang, rows that add up, memory that stays small.

use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use aime_providers::import::{Options, open};

use crate::samples::{NOW, Sample, all, file, make_database, read};

/// A small generator (xorshift), so that the same damage is done each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).expect("small")
    }
}

/// Does one kind of damage somewhere.
fn damage(bytes: &mut Vec<u8>, dice: &mut Dice) {
    const PIECES: [&[u8]; 12] = [
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"\\",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"null",
        b"<key>",
    ];
    if bytes.is_empty() {
        return;
    }
    let at = dice.roll(bytes.len());
    match dice.roll(7) {
        0 => bytes[at] ^= 1 << dice.roll(8),
        1 => bytes[at] = u8::try_from(dice.roll(256)).expect("a byte"),
        2 => bytes.truncate(at),
        3 => {
            bytes.splice(at..at, PIECES[dice.roll(PIECES.len())].iter().copied());
        }
        4 => {
            let end = (at + dice.roll(200)).min(bytes.len());
            bytes.drain(at..end);
        }
        5 => {
            let end = (at + dice.roll(400)).min(bytes.len());
            let copy = bytes[at..end].to_vec();
            bytes.splice(at..at, copy);
        }
        _ => {
            let filler = vec![b"x\"[{0\t,"[dice.roll(7)]; dice.roll(300_000)];
            bytes.splice(at..at, filler);
        }
    }
}

/// Mutations of each sample; `AIME_FUZZ_ROUNDS` asks for more.
fn rounds() -> usize {
    std::env::var("AIME_FUZZ_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(25)
}

#[test]
fn damaged_exports_are_read_or_refused() {
    let mut dice = Dice(0x5eed_0001);
    let started = Instant::now();
    let mut read_files = 0;
    for sample in all() {
        for _ in 0..rounds() {
            let mut bytes = sample.text.clone().into_bytes();
            for _ in 0..=dice.roll(4) {
                damage(&mut bytes, &mut dice);
            }
            let (_folder, path) = file(&bytes);
            if let Ok((_, counts)) = read(&path, &Options::at(NOW)) {
                read_files += 1;
                let rows = counts.stored + counts.skipped + counts.failed;
                assert!(rows <= bytes.len(), "more rows than bytes");
            }
        }
    }
    assert!(
        read_files > rounds() * 8,
        "most damage is survived: {read_files}"
    );
    println!(
        "{read_files} damaged files read in {} ms",
        started.elapsed().as_millis()
    );
}

#[test]
fn one_damaged_row_costs_one_row() {
    let cases: [(&str, &str, &str); 5] = [
        (
            "spotify_extended",
            r#""reason_start":"trackdone""#,
            r#""reason_start":"trackdone"#,
        ),
        ("listenbrainz", r#""track_name": "#, r#""track_name" "#),
        ("koito", r#""artists":[{"#, r#""artists":{{"#),
        ("discogs_csv", "\"two\nlines\"", "\"two\nlines"),
        ("lastfm_csv", "\"Gate \"\"20\"\"\"", "\"Gate"),
    ];
    for (kind, whole, spoilt) in cases {
        let sample = all()
            .into_iter()
            .find(|sample| sample.kind == kind)
            .expect(kind);
        let at = sample
            .text
            .match_indices(whole)
            .nth(if kind == "lastfm_csv" { 0 } else { 20 })
            .expect(whole)
            .0;
        let text = format!(
            "{}{spoilt}{}",
            &sample.text[..at],
            &sample.text[at + whole.len()..]
        );
        let (_folder, path) = file(text.as_bytes());
        let (_, counts) = read(&path, &Options::at(NOW)).expect(kind);
        assert!(counts.stored >= sample.stored - 2, "{kind}: {counts:?}");
        assert!((1..=3).contains(&counts.failed), "{kind}: {counts:?}");
    }
}

#[test]
fn a_cut_file_gives_what_came_before() {
    for sample in all() {
        let cut = sample.text.len() * 3 / 4 + 5;
        let mut cut = cut.min(sample.text.len());
        while !sample.text.is_char_boundary(cut) {
            cut -= 1;
        }
        let (_folder, path) = file(&sample.text.as_bytes()[..cut]);
        let (kind, counts) = read(&path, &Options::at(NOW)).expect(sample.kind);
        assert_eq!(kind, sample.kind);
        assert!(counts.stored >= sample.stored / 2, "{kind}: {counts:?}");
        assert!(counts.failed <= 2, "{kind}: {counts:?}");
    }
}

#[test]
fn damaged_databases_are_read_or_refused() {
    let (folder, _) = file(b"");
    let whole = folder.path().join("whole.db");
    make_database(&whole);
    let bytes = std::fs::read(&whole).expect("a database");
    let mut dice = Dice(0x5eed_0002);
    for _ in 0..rounds() {
        let mut bytes = bytes.clone();
        for _ in 0..=dice.roll(6) {
            damage(&mut bytes, &mut dice);
        }
        let (_folder, path) = file(&bytes);
        let _ = read(&path, &Options::at(NOW));
    }
}

#[test]
fn an_abandoned_database_is_let_go() {
    let (folder, _) = file(b"");
    let path = folder.path().join("made.db");
    make_database(&path);
    let options = Options::at(NOW);
    let mut rows = open(&path, &options).expect("an export").rows(&options);
    assert!(rows.next().is_some());
    drop(rows);
    assert_eq!(read(&path, &options).expect("an export").1.stored, 4);
}

/// A figure of this process in KiB, where the system tells it.
fn status_kib(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_ascii_whitespace().next()?.parse().ok()
}

/// Resident memory now.
fn resident_kib() -> Option<u64> {
    status_kib("VmRSS:")
}

/// Where a sample's row of that number has its title.
fn title_of(sample: &Sample, number: usize) -> usize {
    let ways = [
        format!("Gate {number}"),
        format!("Gate No. {number} "),
        format!("Gate \"\"{number}"),
        format!("Gate, {number}"),
    ];
    let found = ways.iter().find_map(|way| sample.text.find(way));
    found.unwrap_or_else(|| panic!("{} has no row {number}", sample.kind))
}

/// Writes a sample with one of its rows again and again, until it is as large; gives how often.
fn write_grown(sample: &Sample, path: &Path, bytes: usize) -> usize {
    // From one title to the next is a whole row, though it begins in its middle.
    let (from, to) = (title_of(sample, 20), title_of(sample, 21));
    let row = &sample.text[from..to];
    let copies = bytes / row.len();
    let mut out = BufWriter::new(std::fs::File::create(path).expect("a file"));
    out.write_all(&sample.text.as_bytes()[..to])
        .expect("a disk");
    for _ in 0..copies {
        out.write_all(row.as_bytes()).expect("a disk");
    }
    out.write_all(&sample.text.as_bytes()[to..])
        .expect("a disk");
    out.flush().expect("a disk");
    copies
}

#[test]
fn no_format_is_held_in_memory() {
    const SIZE: usize = 10 << 20;
    /// What readers may keep at hand: some buffers.
    const MOST_KIB: u64 = 4 << 10;
    let (_folder, path) = file(b"");
    for sample in all() {
        // The small one takes what is taken once.
        std::fs::write(&path, &sample.text).expect("a file");
        read(&path, &Options::at(NOW)).expect(sample.kind);
        let copies = write_grown(&sample, &path, SIZE);
        // From here on the most that is in use is counted anew.
        if std::fs::write("/proc/self/clear_refs", "5").is_err() {
            eprintln!("SKIPPED: this system does not tell the memory of a process");
            return;
        }
        let before = status_kib("VmHWM:").expect("a system that tells");
        let (_, counts) = read(&path, &Options::at(NOW)).expect(sample.kind);
        let after = status_kib("VmHWM:").expect("a system that tells");
        let rows = counts.stored + counts.skipped + counts.failed;
        assert!(
            rows >= sample.stored + copies,
            "{}: {counts:?} of {copies}",
            sample.kind
        );
        println!(
            "{}: {copies} rows, {} KiB more",
            sample.kind,
            after - before
        );
        assert!(
            after - before < MOST_KIB,
            "{}: {before} KiB before, {after} KiB at most",
            sample.kind
        );
    }
}

#[test]
fn memory_does_not_grow_with_the_file() {
    let (_folder, path) = file(b"");
    let mut out = std::fs::File::create(&path).expect("a file");
    let rows = crate::samples::spotify_extended(2_000);
    let body = &rows[1..rows.len() - 1];
    out.write_all(b"[").expect("a disk");
    for n in 0..20 {
        let comma: &[u8] = if n == 0 { b"" } else { b"," };
        out.write_all(comma)
            .and_then(|()| out.write_all(body.as_bytes()))
            .expect("a disk");
    }
    // A row that never ends.
    out.write_all(b",{\"ts\":\"")
        .and_then(|()| out.write_all(&vec![b'x'; 32 << 20]))
        .expect("a disk");
    drop(out);
    let before = resident_kib();
    let (_, counts) = read(&path, &Options::at(NOW)).expect("an export");
    assert_eq!((counts.stored, counts.failed), (40_000, 1));
    if let (Some(before), Some(after)) = (before, resident_kib()) {
        // Other tests run beside this one; a file held whole would be 60 MiB more.
        assert!(
            after < before + 40_000,
            "{before} KiB before, {after} KiB after"
        );
    }
}

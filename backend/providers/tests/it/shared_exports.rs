//! Reads every export of a folder of real ones, which lies beside the repository where it exists, and prints
//! what came out. The folder holds other people's data and is never part of the repository.
#![cfg(test)]

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    time::Instant,
};

use aime_domain::import::ImportItem;
use aime_providers::import::{Options, open};
use flate2::read::MultiGzDecoder;

/// A moment after the newest of these exports.
const NOW: i64 = 1_796_000_000;

/// Kinds of files that are exports of listens or collections.
const KINDS: [&str; 11] = [
    "spotify_extended",
    "spotify_short",
    "lastfm",
    "scrobbler_log",
    "apple",
    "youtube",
    "itunes",
    "fixtures_koito",
    "listenbrainz",
    "discogs",
    "aime",
];

/// Parts of names of files that are no exports.
const OTHER_FILES: [&str; 7] = [
    "api_fixture",
    "bandcamp",
    "discogs_data_step",
    "euria_descriptions",
    "artist_images",
    ".md",
    "lfs_pointer",
];

#[derive(Default)]
struct Counts {
    read: u64,
    stored: u64,
    skipped: BTreeMap<&'static str, u64>,
    failed: BTreeMap<&'static str, u64>,
    first_failure: Option<String>,
}

/// The folder of exports beside the repository, if it is there.
fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    beside.join("data").is_dir().then_some(beside)
}

fn count(path: &Path, options: &Options) -> Result<(&'static str, Counts), String> {
    let opened = open(path, options).map_err(|refusal| refusal.to_string())?;
    let kind = opened.kind();
    let mut counts = Counts::default();
    for row in opened.rows(options) {
        counts.read += 1;
        assert_eq!(row.number, counts.read, "rows are numbered one by one");
        match &row.item {
            ImportItem::Skip { reason, .. } => {
                *counts.skipped.entry(reason.as_str()).or_default() += 1;
            }
            ImportItem::Fail { reason, detail } => {
                *counts.failed.entry(reason.as_str()).or_default() += 1;
                counts
                    .first_failure
                    .get_or_insert_with(|| format!("{detail}: {}", row.excerpt()));
            }
            _ => counts.stored += 1,
        }
    }
    Ok((kind, counts))
}

#[test]
fn every_shared_export_is_read() {
    let Some(shared) = shared() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI must have the folder of exports beside the repository"
        );
        eprintln!("SKIPPED: there is no folder of exports beside the repository");
        return;
    };
    let expected =
        fs::read_to_string(shared.join("checks/import-expected.tsv")).expect("the least counts");
    let least: BTreeMap<&str, u64> = expected
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(file, count)| (file, count.trim().parse().expect("a count")))
        .collect();
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let options = Options {
        scratch: Some(scratch.path().to_owned()),
        ..Options::at(NOW)
    };
    let mut faults = Vec::new();
    for kind in KINDS {
        let mut files: Vec<PathBuf> = fs::read_dir(shared.join("data").join(kind))
            .expect(kind)
            .map(|entry| entry.expect("a file").path())
            .collect();
        files.sort();
        for path in files {
            let name = format!(
                "{kind}/{}",
                path.file_name().expect("a name").to_string_lossy()
            );
            if OTHER_FILES.iter().any(|word| name.contains(word)) {
                continue;
            }
            let plain = unpacked(&path, scratch.path());
            let started = Instant::now();
            match count(&plain, &options) {
                Err(refusal) => faults.push(format!("{name}: {refusal}")),
                Ok((format, counts)) => {
                    let failed: u64 = counts.failed.values().sum();
                    println!(
                        "{name}: {format} read {} stored {} skipped {:?} failed {:?} {:?} in {} ms",
                        counts.read,
                        counts.stored,
                        counts.skipped,
                        counts.failed,
                        counts.first_failure,
                        started.elapsed().as_millis()
                    );
                    let wanted = least.get(name.as_str()).copied().unwrap_or(1);
                    if counts.stored < wanted {
                        faults.push(format!(
                            "{name}: {} rows, at least {wanted} expected",
                            counts.stored
                        ));
                    }
                    if failed * 100 > counts.read.max(100) {
                        faults.push(format!("{name}: {failed} of {} rows failed", counts.read));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The file itself, or what is in it when it is packed: in the folder each file is packed by itself.
fn unpacked(path: &Path, scratch: &Path) -> PathBuf {
    if path.extension().is_none_or(|ext| ext != "gz") {
        return path.to_owned();
    }
    let to = scratch.join(path.file_stem().expect("a name"));
    let mut reader = MultiGzDecoder::new(File::open(path).expect("a file"));
    io::copy(
        &mut reader.by_ref(),
        &mut File::create(&to).expect("a new file"),
    )
    .expect("a gzip");
    to
}

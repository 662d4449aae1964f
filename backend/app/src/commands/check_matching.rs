//! `aime check-matching`.

use std::path::{Path, PathBuf};

use aime_domain::matching::truth::{TableScore, check_table};
use anyhow::Context as _;

use super::ReportForm;
use crate::outcome::refused;

/// Try the rules of matching on tables of truth and print how many rows come out right
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Reads every file of the folder that is a table of a known kind, told by its content;
docs/matching.md describes the kinds. Ends with 0 also when rows come out wrong."
)]
pub(super) struct Args {
    /// Folder with tables
    folder: PathBuf,
    /// How to report
    #[arg(long, value_enum, default_value = "text")]
    report: ReportForm,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let scores = check(&args.folder)?;
    if scores.is_empty() {
        return Err(refused(format!(
            "{} holds no table of a known kind",
            args.folder.display()
        )));
    }
    match args.report {
        ReportForm::Json => println!("{}", serde_json::json!({ "tables": scores })),
        ReportForm::Text => scores.iter().for_each(print),
    }
    Ok(())
}

fn check(folder: &Path) -> anyhow::Result<Vec<TableScore>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| refused(format!("{} cannot be read: {error}", folder.display())))?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    files.sort();
    let mut scores = Vec::new();
    for file in files.iter().filter(|file| file.is_file()) {
        let bytes =
            std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        scores.extend(
            std::str::from_utf8(&bytes)
                .ok()
                .and_then(|text| check_table(&name, text)),
        );
    }
    Ok(scores)
}

fn print(score: &TableScore) {
    println!(
        "{} ({}): {} of {} right ({:.1} %), {} false same, {} missed same",
        score.table,
        score.kind,
        score.right,
        score.rows,
        score.share() * 100.0,
        score.false_same,
        score.missed_same
    );
    for miss in &score.misses {
        println!(
            "  line {}: expected {}, got {} ({})",
            miss.line, miss.expected, miss.got, miss.why
        );
    }
}

//! `aime import`.

use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use aime_services::imports::{Imports, Progress, Report, Upload, Watch};
use aime_storage::import::record::{Counts, Import};
use aime_storage::user::User;
use chrono_tz::Tz;
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::ReportForm;
use crate::house::House;
use crate::outcome::refused;
use crate::signals;

/// Bring exports into a user's ledger; any known format, told by its content
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  aime import my_spotify_data.zip --user zoe
  aime import scrobbles.csv --user zoe --tz Europe/Zurich --dry-run

Importing a file twice changes nothing. One that was interrupted goes on where it stopped when the same command
is given again. The report adds up: read = stored + duplicate + skipped + failed.
Ends with 0 when done, 2 when a file is refused (not an export), 1 when it failed.")]
pub(super) struct Args {
    /// Files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Whose ledger
    #[arg(long)]
    user: String,
    /// Try it and store nothing
    #[arg(long)]
    dry_run: bool,
    /// Zone of times that are written without one, for example Europe/Zurich
    #[arg(long, value_name = "ZONE")]
    tz: Option<Tz>,
    /// How to report; json prints one object on the last line
    #[arg(long, value_enum, default_value = "text")]
    report: ReportForm,
}

pub(super) async fn run(house: &House, args: Args) -> anyhow::Result<()> {
    let user = house.user(&args.user).await?;
    let imports = house.imports();
    let stop = CancellationToken::new();
    signals::stop_on_signal(&stop)?;
    let mut done = Vec::with_capacity(args.files.len());
    for file in &args.files {
        let began = Instant::now();
        let import = import_file(&imports, &user, file, &args, &stop).await?;
        let row = FileReport::of(import, began.elapsed().as_secs_f64());
        if matches!(args.report, ReportForm::Text) {
            row.print();
        }
        done.push(row);
    }
    if matches!(args.report, ReportForm::Json) {
        println!("{}", serde_json::to_string(&Summary::of(done))?);
    }
    Ok(())
}

async fn import_file(
    imports: &Imports,
    user: &User,
    file: &Path,
    args: &Args,
    stop: &CancellationToken,
) -> anyhow::Result<Import> {
    if !file.is_file() {
        return Err(refused(format!("{} is no file", file.display())));
    }
    let path = file.to_owned();
    let (hash, bytes) = tokio::task::spawn_blocking(move || hash(&path)).await??;
    let upload = Upload {
        file_name: &file.file_name().unwrap_or_default().to_string_lossy(),
        hash,
        bytes,
        dry_run: args.dry_run,
        time_zone: args.tz,
    };
    let import = imports.begin(user.id, &upload).await?;
    let bar = bar(bytes);
    let shown = bar.clone();
    let watch = Watch {
        stop: stop.clone(),
        progress: Arc::new(move |progress| show(&shown, progress)),
    };
    let ended = imports.run(user.id, import.id, file, &watch).await;
    bar.finish_and_clear();
    ended.map_err(|error| anyhow::Error::new(error).context(file.display().to_string()))
}

fn hash(path: &Path) -> std::io::Result<([u8; 32], u64)> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut block = vec![0; 256 * 1024];
    let mut size = 0;
    loop {
        let read = file.read(&mut block)?;
        if read == 0 {
            return Ok((*hasher.finalize().as_bytes(), size));
        }
        hasher.update(&block[..read]);
        size += read as u64;
    }
}

/// A bar on a terminal, nothing elsewhere.
fn bar(bytes: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}  {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(bytes).with_style(style)
}

fn show(bar: &ProgressBar, progress: &Progress) {
    bar.set_position(u64::try_from(progress.bytes_done).unwrap_or(0));
    let message = match progress.counting {
        Some((done, of)) => format!("statistics {done} of {of}"),
        None => format!(
            "{} rows, {} stored, {}",
            HumanCount(progress.counts.read as u64),
            HumanCount(progress.counts.stored as u64),
            HumanBytes(progress.bytes_done as u64)
        ),
    };
    bar.set_message(message);
}

/// What became of one file.
#[derive(Debug, Serialize)]
struct FileReport {
    file: String,
    import_id: i64,
    kind: String,
    state: String,
    dry_run: bool,
    read: i64,
    stored: i64,
    duplicate: i64,
    skipped: i64,
    failed: i64,
    seconds: f64,
    #[serde(flatten)]
    report: Report,
}

impl FileReport {
    fn of(import: Import, seconds: f64) -> Self {
        let Counts {
            read,
            stored,
            duplicate,
            skipped,
            failed,
        } = import.counts;
        Self {
            file: import.file_name,
            import_id: import.id.0,
            kind: import.kind.unwrap_or_default(),
            state: import.state,
            dry_run: import.dry_run,
            read,
            stored,
            duplicate,
            skipped,
            failed,
            seconds,
            report: serde_json::from_str(&import.report).unwrap_or_default(),
        }
    }

    fn print(&self) {
        let trial = if self.dry_run {
            " (tried only, nothing stored)"
        } else {
            ""
        };
        println!(
            "{}: {}, {} in {:.1} s{trial}",
            self.file, self.kind, self.state, self.seconds
        );
        println!(
            "  read {} = stored {} + duplicate {} + skipped {} + failed {}",
            self.read, self.stored, self.duplicate, self.skipped, self.failed
        );
        for reason in &self.report.reasons {
            println!("  {} {}: {}", reason.outcome, reason.reason, reason.count);
        }
        for note in &self.report.notes {
            println!("  note: {note}");
        }
    }
}

/// All files together: of one file its own report, of several their sum with each of them in `files`.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Summary {
    One(Box<FileReport>),
    Many {
        kind: String,
        read: i64,
        stored: i64,
        duplicate: i64,
        skipped: i64,
        failed: i64,
        files: Vec<FileReport>,
    },
}

impl Summary {
    fn of(mut files: Vec<FileReport>) -> Self {
        if files.len() == 1
            && let Some(only) = files.pop()
        {
            return Self::One(Box::new(only));
        }
        let sum = |count: fn(&FileReport) -> i64| files.iter().map(count).sum();
        let mut kinds: Vec<&str> = files.iter().map(|file| file.kind.as_str()).collect();
        kinds.dedup();
        Self::Many {
            kind: kinds.join(","),
            read: sum(|file| file.read),
            stored: sum(|file| file.stored),
            duplicate: sum(|file| file.duplicate),
            skipped: sum(|file| file.skipped),
            failed: sum(|file| file.failed),
            files,
        }
    }
}

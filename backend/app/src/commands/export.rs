//! `aime export`.

use std::fs::File;
use std::io::{BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use aime_domain::archive::Manifest;
use aime_services::export::ExportWatch;
use anyhow::Context as _;
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::ReportForm;
use crate::house::House;
use crate::outcome::refused;
use crate::signals;

/// Write everything a user has to one zip, which any AIME brings back
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  aime export --user zoe --out zoe.zip
  aime export --user zoe --out - | ssh backup 'cat > zoe.zip'
  DATABASE_URL=postgres://… aime import zoe.zip --user zoe      into a new home on another database

The zip holds JSON lines for programs (data/), tables for a spreadsheet (tables/) and a README.txt that explains both.
It never holds a password, a token or the key of a service. The file appears once it is whole; one that is there
already is only written over with --force. The server may go on running: what is written is the ledger as it was when
the command began.
Ends with 0 when done, 2 when refused (no such user, the file is there), 1 when it failed.")]
pub(super) struct Args {
    /// Whose data
    #[arg(long)]
    user: String,
    /// The zip to write; - for standard output
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    /// How to report; json prints one object (on standard error where the zip goes to standard output)
    #[arg(long, value_enum, default_value = "text")]
    report: ReportForm,
}

pub(super) async fn run(house: &House, args: Args) -> anyhow::Result<()> {
    let user = house.user(&args.user).await?;
    let to_stdout = args.out.as_os_str() == "-";
    if !to_stdout && args.out.exists() && !args.force {
        return Err(refused(format!(
            "{} is there already; choose another name, or --force to write over it",
            args.out.display()
        )));
    }
    let stop = CancellationToken::new();
    signals::stop_on_signal(&stop)?;
    let bar = bar();
    let shown = bar.clone();
    let watch = ExportWatch {
        stop,
        progress: Arc::new(move |done, of| {
            shown.set_length(of);
            shown.set_position(done);
        }),
    };
    let exports = house.exports();
    let turn = exports.turn().context("another export is being written")?;
    let began = Instant::now();
    let (manifest, bytes) = if to_stdout {
        let out = std::io::stdout();
        (exports.write(user.id, out, &watch, turn).await?, None)
    } else {
        let part = Part::beside(&args.out)?;
        let out = BufWriter::new(part.file.try_clone()?);
        let manifest = exports.write(user.id, out, &watch, turn).await?;
        let bytes = part.keep(&args.out)?;
        (manifest, Some(bytes))
    };
    bar.finish_and_clear();
    report(&args, &manifest, bytes, began.elapsed().as_secs_f64())
}

/// The file while it is written: beside the place where it will be, and gone if it never gets there.
struct Part {
    path: PathBuf,
    file: File,
    kept: bool,
}

impl Part {
    fn beside(out: &Path) -> anyhow::Result<Self> {
        let mut name = out.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let path = out.with_file_name(name);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options
            .open(&path)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self {
            path,
            file,
            kept: false,
        })
    }

    /// Puts the file in its place once all of it is on the disk; its size.
    fn keep(mut self, out: &Path) -> anyhow::Result<u64> {
        self.file.flush()?;
        self.file.sync_all()?;
        let bytes = self.file.metadata()?.len();
        std::fs::rename(&self.path, out)
            .with_context(|| format!("{} cannot be written", out.display()))?;
        self.kept = true;
        Ok(bytes)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.kept {
            // Best effort: the name says what it is.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// A bar on a terminal, nothing elsewhere.
fn bar() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {pos} rows  {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

/// What was written.
#[derive(Debug, Serialize)]
struct Written<'a> {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    rows: u64,
    seconds: f64,
    #[serde(flatten)]
    manifest: &'a Manifest,
}

fn report(
    args: &Args,
    manifest: &Manifest,
    bytes: Option<u64>,
    seconds: f64,
) -> anyhow::Result<()> {
    let text = match args.report {
        ReportForm::Json => serde_json::to_string(&Written {
            file: args.out.display().to_string(),
            bytes,
            rows: manifest.rows(),
            seconds,
            manifest,
        })?,
        ReportForm::Text => {
            let listens = manifest.files.iter().find(|file| file.table == "listens");
            let listens = listens.map_or(0, |file| file.rows);
            let size = bytes.map_or_else(String::new, |bytes| format!(", {}", HumanBytes(bytes)));
            format!(
                "{}: {} rows, {} of them listens{size}, in {seconds:.1} s",
                args.out.display(),
                HumanCount(manifest.rows()),
                HumanCount(listens)
            )
        }
    };
    if bytes.is_some() {
        println!("{text}");
    } else {
        eprintln!("{text}");
    }
    Ok(())
}

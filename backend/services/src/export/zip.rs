//! A zip that is written on a thread of its own, file after file, to whatever takes bytes.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{DateTime, Datelike as _, Timelike as _};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

enum Piece {
    File(String),
    Bytes(Vec<u8>),
    End,
}

/// The archive as whoever fills it sees it.
pub(super) struct Zip {
    pieces: mpsc::Sender<Piece>,
    thread: JoinHandle<io::Result<()>>,
}

/// Pieces that wait to be packed: some hundred kilobytes.
const WAITING: usize = 4;

impl Zip {
    /// Begins an archive whose files are dated `at`, unix seconds UTC.
    pub(super) fn begin<W: Write + Send + 'static>(out: W, at: i64) -> Self {
        let (pieces, taken) = mpsc::channel(WAITING);
        Self {
            pieces,
            thread: tokio::task::spawn_blocking(move || pack(out, at, taken)),
        }
    }

    pub(super) async fn begin_file(&self, name: &str) -> io::Result<()> {
        self.send(Piece::File(name.to_owned())).await
    }

    pub(super) async fn write(&self, bytes: Vec<u8>) -> io::Result<()> {
        self.send(Piece::Bytes(bytes)).await
    }

    async fn send(&self, piece: Piece) -> io::Result<()> {
        let sent = self.pieces.send(piece).await;
        sent.map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }

    /// Ends it once everything is written. Dropped without, it stays without its directory and is no archive.
    pub(super) async fn end(self, complete: bool) -> io::Result<()> {
        if complete {
            // A thread that is gone says below why.
            let _ = self.pieces.send(Piece::End).await;
        }
        drop(self.pieces);
        self.thread.await.map_err(io::Error::other)?
    }
}

fn pack<W: Write>(out: W, at: i64, mut pieces: mpsc::Receiver<Piece>) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(dated(at))
        .unix_permissions(0o600);
    let broken = Arc::new(AtomicBool::new(false));
    let mut zip = ZipWriter::new_stream(Breakable {
        inner: out,
        broken: Arc::clone(&broken),
    });
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            // How long a file becomes is not known when it begins.
            Piece::File(name) => zip.start_file(name, options.large_file(true))?,
            Piece::Bytes(bytes) => zip.write_all(&bytes)?,
            Piece::End => {
                zip.finish()?.into_inner().flush()?;
                return Ok(());
            }
        }
    }
    broken.store(true, Ordering::Relaxed);
    drop(zip);
    Ok(())
}

/// What an archive is written to. Once it is broken off nothing more is written, so that it gets no directory and nobody
/// takes it for an archive.
struct Breakable<W> {
    inner: W,
    broken: Arc<AtomicBool>,
}

impl<W: Write> Write for Breakable<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.broken.load(Ordering::Relaxed) {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// A moment as zips write it, UTC; before 1980 they know none.
fn dated(at: i64) -> zip::DateTime {
    let at = DateTime::from_timestamp(at, 0).unwrap_or_default();
    zip::DateTime::from_date_and_time(
        u16::try_from(at.year()).unwrap_or(1980),
        at.month() as u8,
        at.day() as u8,
        at.hour() as u8,
        at.minute() as u8,
        at.second() as u8,
    )
    .unwrap_or_default()
}

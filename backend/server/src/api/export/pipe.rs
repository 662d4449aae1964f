//! Bytes from a thread that writes to a body that is sent.

use std::io;
use std::time::Duration;

use axum::body::Bytes;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// Bytes that are gathered before they are sent on.
const BLOCK: usize = 64 * 1024;
/// Blocks that wait for a slow client.
const WAITING: usize = 8;
/// How long a client may take nothing before it is given up: while an export is written, the ledger is held as it was.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a body is made of.
pub(super) type Piece = io::Result<Bytes>;

/// The end that is written to, from a thread that may wait.
#[derive(Debug)]
pub(super) struct Pipe {
    pieces: mpsc::Sender<Piece>,
    runtime: Handle,
    block: Vec<u8>,
}

/// A pipe and the pieces that come out of it; a further sender tells of what went wrong.
pub(super) fn pipe() -> (Pipe, mpsc::Sender<Piece>, mpsc::Receiver<Piece>) {
    let (sender, receiver) = mpsc::channel(WAITING);
    let pipe = Pipe {
        pieces: sender.clone(),
        runtime: Handle::current(),
        block: Vec::with_capacity(BLOCK),
    };
    (pipe, sender, receiver)
}

impl io::Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.block.extend_from_slice(bytes);
        if self.block.len() >= BLOCK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.block.is_empty() {
            return Ok(());
        }
        let block = std::mem::replace(&mut self.block, Vec::with_capacity(BLOCK));
        let sending = timeout(PATIENCE, self.pieces.send(Ok(block.into())));
        match self.runtime.block_on(sending) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }
}

//! Readers that count, and that stop an archive which unpacks to more than anyone's history.

use std::{
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// Most bytes that one upload may unpack to: 8 GiB (DESIGN §5).
pub(super) const MAX_UNPACKED_BYTES: u64 = 8 << 30;

/// Most bytes unpacked for one byte packed (DESIGN §5); real exports lie between 5 and 40.
pub(super) const MAX_RATIO: u64 = 200;

/// Below this the ratio is not looked at: the first block of a tiny file says nothing.
const RATIO_FLOOR_BYTES: u64 = 1 << 20;

/// Whether so much out of so little is a bomb rather than an export.
pub(super) const fn is_bomb(unpacked: u64, packed: u64) -> bool {
    unpacked > MAX_UNPACKED_BYTES
        || (unpacked > RATIO_FLOOR_BYTES && unpacked > packed.saturating_mul(MAX_RATIO))
}

/// A count of bytes that several readers share.
#[derive(Debug, Clone, Default)]
pub(super) struct Meter(Arc<AtomicU64>);

impl Meter {
    pub(super) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    fn add(&self, bytes: usize) -> u64 {
        self.0.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64
    }

    pub(super) fn set(&self, bytes: u64) {
        self.0.store(bytes, Ordering::Relaxed);
    }
}

/// Counts what goes through.
pub(super) struct Metered<R> {
    inner: R,
    meters: [Meter; 2],
}

impl<R> Metered<R> {
    /// Counts into both meters: that of the upload and that of the part.
    pub(super) const fn new(inner: R, upload: Meter, part: Meter) -> Self {
        Self {
            inner,
            meters: [upload, part],
        }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        for meter in &self.meters {
            meter.add(n);
        }
        Ok(n)
    }
}

/// Fails as soon as what comes out of an unpacker is a bomb.
pub(super) struct Guarded<R> {
    inner: R,
    /// Unpacked bytes of the whole upload.
    unpacked: Meter,
    /// Unpacked bytes of this part.
    part_unpacked: u64,
    /// Packed bytes of this part that were read.
    part_packed: Meter,
}

impl<R> Guarded<R> {
    pub(super) const fn new(inner: R, unpacked: Meter, part_packed: Meter) -> Self {
        Self {
            inner,
            unpacked,
            part_unpacked: 0,
            part_packed,
        }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.part_unpacked += n as u64;
        if self.unpacked.add(n) > MAX_UNPACKED_BYTES
            || is_bomb(self.part_unpacked, self.part_packed.get())
        {
            return Err(io::Error::other(
                "the archive unpacks to more than 8 GiB, or to more than 200 times its size",
            ));
        }
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_stopped_while_streaming() {
        let packed = Meter::default();
        packed.set(1000);
        let mut reader = Guarded::new(io::repeat(b' '), Meter::default(), packed);
        let read = io::copy(&mut reader, &mut io::sink());
        assert!(read.is_err());
        assert!(reader.part_unpacked <= RATIO_FLOOR_BYTES + (64 << 10));
    }

    #[test]
    fn an_ordinary_export_is_no_bomb() {
        assert!(!is_bomb(40 << 20, 1 << 20));
        assert!(!is_bomb(900_000, 100));
        assert!(is_bomb((8 << 30) + 1, 8 << 30));
    }
}

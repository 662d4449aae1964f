//! Compression of answers: text of some size, never event streams (they must pass at once), never what is
//! compressed already.

use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, CompressionLevel};

/// Below this many bytes, compressing costs more than it saves.
const SMALLEST: u64 = 512;

/// The layer. Quality 4 of Brotli is near gzip's time at a clearly smaller size.
pub fn layer() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(4))
        .compress_when(
            SizeAbove::new(SMALLEST)
                .and(NotForContentType::SSE)
                .and(NotForContentType::IMAGES)
                .and(NotForContentType::const_new("audio/"))
                .and(NotForContentType::const_new("font/"))
                .and(NotForContentType::const_new("application/zip")),
        )
}

//! What both doors hold of times and identifiers.

/// Nothing was heard before AudioScrobbler began: 2002-10-01, unix seconds.
pub(in crate::doors) const EARLIEST: i64 = 1_033_410_600;
/// Clocks of clients may be ahead by so much, seconds.
pub(in crate::doors) const AHEAD: i64 = 3_600;

/// Whether a text is a UUID with its hyphens.
pub(in crate::doors) fn is_mbid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(n, byte)| match n {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

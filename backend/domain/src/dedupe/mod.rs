//! Dedupe.

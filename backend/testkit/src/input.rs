//! Test input that is not part of the repository: real exports in `../shared`, beside the checkout.

use std::path::{Path, PathBuf};

/// Whether nothing may be skipped (`CI=true`).
pub fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// A file or folder below `../shared`; `None`, said loudly, where it is not there. With `CI=true` its absence fails
/// the test.
pub fn shared(path: &str) -> Option<PathBuf> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(path);
    if place.exists() {
        return Some(place);
    }
    assert!(
        !in_ci(),
        "test input is missing: ../shared/{path} beside the checkout"
    );
    eprintln!("SKIPPED: ../shared/{path} is not there");
    None
}

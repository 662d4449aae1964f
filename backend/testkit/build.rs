//! Names the schema that this build of the test kit knows, so that migrated templates can be kept between runs.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let sources = Path::new("../../migrations/src");
    println!("cargo::rerun-if-changed={}", sources.display());
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = fs::read_dir(sources)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    println!("cargo::rustc-env=AIME_SCHEMA={:016x}", hasher.finish());
    // Templates live beside what this script made: private to the checkout, gone with `cargo clean`.
    println!(
        "cargo::rustc-env=AIME_TEMPLATES={}",
        env::var("OUT_DIR").map_err(io::Error::other)?
    );
    Ok(())
}

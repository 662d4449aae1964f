//! Rebuilds the server when the dashboard was built anew: its files are part of the binary.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // A debug build reads the files from the disk as it runs.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo:rerun-if-changed=../../frontend/dist");
    }
}

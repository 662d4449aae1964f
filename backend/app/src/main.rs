//! aime
fn main() {}

//! `cargo blog`: sets up what is missing, then checks, builds, serves and tests the blog.
fn main() {}

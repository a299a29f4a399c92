//! The native side of the blog: everything between `posts/` and the finished folder, as plain functions.
//!
//! The binary `blog` (`main.rs`, `commands/`, `tools/`) is the only caller that talks to a terminal.

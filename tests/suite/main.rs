//! Native tests of what the crates promise together. One module is one topic; its head says how to add a case.
//!
//! `cargo test -p tests --test suite` runs them all; a name behind it, such as `markdown`, runs one module.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

mod assemble;
mod code;
mod commonmark;
mod contrast;
mod corpora;
mod deviations;
mod feeds;
mod fixture;
mod formulas;
mod front_matter;
mod hostile;
mod import;
mod library;
mod limits;
mod markdown;
mod shared;
mod sites;
mod snapshots;
mod style;
mod texts;

use tests::diff;

//! Native tests of what the crates promise together. One module is one topic; its head says how to add a case.
//!
//! `cargo test -p tests --test suite` runs them all; a name behind it, such as `markdown`, runs one module.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test reports by panicking")]

mod adopted;
mod again;
mod assemble;
mod code;
mod commonmark;
mod configuration;
mod contrast;
mod corpora;
mod dependencies;
mod deviations;
mod feeds;
mod fixture;
mod formulas;
mod front_matter;
mod hostile;
mod import;
mod library;
mod limits;
mod lists;
mod live;
mod markdown;
mod problems;
mod schedule;
mod search;
mod shared;
mod sites;
mod snapshots;
mod style;
mod texts;
mod verify;
mod workflows;

use tests::diff;

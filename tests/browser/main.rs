//! What readers get: the finished blog in a real Chromium, from a server that can be damaged and stopped.
//!
//! `cargo blog test --only browser` runs them all; tests/README.md says how to run one, how to watch the browser, and
//! how to add a test. A module is one topic, a test is named after the promise that it guards.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test reports by panicking")]

mod driver;
mod server;
mod site;
mod tab;
mod visit;

mod accessibility_tree;
mod accessible;
mod articles;
mod authoring;
mod code;
mod copying;
mod failures;
mod first_view;
mod fragments;
mod hostile;
mod hosts;
mod images;
mod intent;
mod keyboard;
mod lighthouse;
mod measurements;
mod navigation;
mod offline;
mod places;
mod policy;
mod reading;
mod resume;
mod same_page;
mod search;
mod settings;
mod shortcuts;
mod start;
mod still;
mod unknown;
mod without_scripts;

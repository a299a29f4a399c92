//! How every test begins and ends.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::site::Site;
use crate::tab::Tab;

/// A reader with a fresh browser, and the finished blog at the root of a host.
pub fn visit(test: impl FnOnce(&Tab, &Site)) {
    visit_below("/", test);
}

/// The same, with the blog below a base path. A test that fails shows where its tab was and what the console said;
/// one that passes must have left the console empty, but for what it expected with [`Tab::expect_console`].
pub fn visit_below(base: &str, test: impl FnOnce(&Tab, &Site)) {
    let site = Site::serve(base);
    run(&Tab::open_browser(&site.server.origin()), &site, test);
}

/// The same with the blog that uses every feature, below a base path.
pub fn visit_showcase(test: impl FnOnce(&Tab, &Site)) {
    let site = Site::showcase();
    run(&Tab::open_browser(&site.server.origin()), &site, test);
}

/// Runs a test with a tab.
pub fn run(tab: &Tab, site: &Site, test: impl FnOnce(&Tab, &Site)) {
    let outcome = catch_unwind(AssertUnwindSafe(|| test(tab, site)));
    if let Err(failure) = outcome {
        eprintln!("The tab was at {}; its console:", tab.address_if_any());
        tab.console().iter().for_each(|line| eprintln!("  {line}"));
        resume_unwind(failure);
    }
    let remarks = tab.unexpected_remarks();
    assert!(remarks.is_empty(), "the console should be empty, but shows\n{}", remarks.join("\n"));
}

//! The reference of `blog.toml` in the documentation is what the program reads by.

use std::fs;

use crate::{diff, fixture, shared};

#[test]
fn the_reference_of_the_settings_is_that_of_the_code() {
    let file = shared::repository().join("docs/configuration.md");
    let written = site::reference();
    if fixture::updating() {
        fs::write(file, written).unwrap();
        return;
    }
    let found = fs::read_to_string(file).unwrap_or_default();
    assert!(
        found == written,
        "\ndocs/configuration.md\n{}{}",
        diff::lines(&found, &written),
        fixture::refresh("configuration")
    );
}

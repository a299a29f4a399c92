//! Plain lists of known deviations, under `tests/deviations/`, each below its reason:
//!
//! ```text
//! # Why these deviate, in one or more lines.
//! 616
//! 617
//! ```
//!
//! A deviation that is not listed fails its test, and so does a listed one that is none any more.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::shared;

/// Compares what deviates with what the list `name` says; each deviation comes with its details.
pub fn check(name: &str, deviating: &BTreeMap<String, String>) -> Result<(), String> {
    let file = format!("tests/deviations/{name}.txt");
    let text =
        std::fs::read_to_string(shared::repository().join(&file)).map_err(|e| format!("{file}: {e}"))?;
    let listed = read(&text).map_err(|fault| format!("{file}:{fault}"))?;
    let mut report = String::new();
    for (entry, details) in deviating.iter().filter(|(entry, _)| !listed.contains_key(entry.as_str())) {
        let _ = writeln!(report, "{file}: add the line `{entry}` below its reason, or mend this:\n{details}");
    }
    for (entry, line) in listed.iter().filter(|(entry, _)| !deviating.contains_key(**entry)) {
        let _ = writeln!(report, "{file}:{line}: remove the line `{entry}`: it does not deviate any more");
    }
    if report.is_empty() { Ok(()) } else { Err(report) }
}

/// The entries, each with its line number.
fn read(text: &str) -> Result<BTreeMap<&str, usize>, String> {
    let mut listed = BTreeMap::new();
    let mut reason = false;
    for (line, entry) in (1..).zip(text.lines()).filter(|(_, entry)| !entry.is_empty()) {
        if entry.starts_with('#') {
            reason = true;
        } else if !reason {
            return Err(format!(
                "{line}: `{entry}` stands before the first reason: write a line `# why` above it"
            ));
        } else if let Some(first) = listed.insert(entry, line) {
            return Err(format!(
                "{line}: `{entry}` is listed in line {first} already: remove one of the two"
            ));
        }
    }
    Ok(listed)
}

#[test]
fn a_list_has_reasons_and_no_entry_twice() {
    assert_eq!(read("# why\n1\n\n# else\n2\n"), Ok(BTreeMap::from([("1", 2), ("2", 5)])));
    assert!(read("1\n").unwrap_err().contains("before the first reason"));
    assert!(read("# why\n1\n# else\n1\n").unwrap_err().contains("listed in line 2 already"));
}

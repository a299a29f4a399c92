//! Names: of functions, for as long as they have any, and of what wasm and glue know of each other.

use std::collections::BTreeMap;

use wasmparser::{KnownCustom, Name, Parser, Payload};

use super::rewrite::Unreadable;

/// The functions' names, by their numbers; none in a file without them.
pub(super) fn of_functions(wasm: &[u8]) -> Result<BTreeMap<u32, String>, Unreadable> {
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(parts) = section.as_known() else { continue };
        for part in parts {
            let Name::Function(functions) = part? else { continue };
            for function in functions {
                let function = function?;
                names.insert(function.index, without_hashes(function.name));
            }
        }
    }
    Ok(names)
}

/// `core[1f3c…]::panicking::panic` is `core::panicking::panic`.
fn without_hashes(name: &str) -> String {
    let mut plain = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain += before;
        match after.split_once(']') {
            Some((hash, after)) if hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                rest = after;
            }
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}

/// Whether a function is called only in order to panic, or to print a value in its message. All of the first kind never
/// return; of the second the app makes no other use.
pub(super) fn only_for_panics(name: &str) -> bool {
    const BEGINNINGS: [&str; 12] = [
        "core::panicking::",
        "core::option::expect_failed",
        "core::option::unwrap_failed",
        "core::result::unwrap_failed",
        "core::str::slice_error_fail",
        "core::slice::index::slice_",
        "core::cell::panic_already",
        "core::fmt::builders::",
        "alloc::alloc::handle_alloc_error",
        "alloc::raw_vec::capacity_overflow",
        "alloc::raw_vec::handle_error",
        "std::panicking::panic_handler",
    ];
    BEGINNINGS.iter().any(|start| name.starts_with(start))
        || name.contains("as core::fmt::Debug>::fmt")
        || name.contains("core::fmt::Formatter>::debug_")
        || name.contains("<core::fmt::builders::")
}

/// Short names for those that wasm-bindgen made up, in their order: the same files get the same.
pub(super) fn shortened<'a>(names: impl Iterator<Item = &'a String>) -> BTreeMap<String, String> {
    let long = names.filter(|name| name.starts_with("__") || name.starts_with("wasm_bindgen__"));
    long.zip(0..).map(|(name, number)| (name.clone(), letters(number))).collect()
}

/// `$a`, `$b` … `$Z`, `$aa` …: the sign is part of no name that the glue has by itself.
fn letters(mut number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = "$".to_owned();
    loop {
        name.push(char::from(LETTERS[number % LETTERS.len()]));
        number /= LETTERS.len();
        if number == 0 {
            return name;
        }
        number -= 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn hashes_are_no_part_of_a_name() {
        assert_eq!(without_hashes("core[c5930c85a12de822]::panicking::panic"), "core::panicking::panic");
        assert_eq!(without_hashes("<[T] as a[b]>::c"), "<[T] as a[b]>::c");
    }

    #[test]
    fn what_panics_need_is_known_by_its_name() {
        let known = [
            "core::panicking::panic_fmt",
            "<pulldown_cmark::parse::ItemBody as core::fmt::Debug>::fmt::ha5dc",
            "<core::fmt::Formatter>::debug_tuple_field1_finish",
        ];
        assert!(known.iter().all(|name| only_for_panics(name)));
        let others =
            ["core::fmt::write", "<u32 as core::fmt::Display>::fmt", "std::panicking::panic_count::increase"];
        assert!(!others.iter().any(|name| only_for_panics(name)));
    }

    #[test]
    fn short_names_are_all_different() {
        let names: BTreeSet<_> = (0..3_000).map(letters).collect();
        assert_eq!(names.len(), 3_000);
        assert_eq!([0, 51, 52, 53].map(letters), ["$a", "$Z", "$aa", "$ba"].map(str::to_owned));
    }
}

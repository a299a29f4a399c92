use std::fs;
use std::path::Path;

use super::SetUpError;
use super::version::Version;

/// The release of wasm-bindgen that the app is compiled with. The program of that name must be of the same release:
/// the two speak a private format that changes with each.
pub(crate) fn wasm_bindgen(root: &Path) -> Result<Version, SetUpError> {
    let file = root.join("Cargo.lock");
    let text =
        fs::read_to_string(&file).map_err(|error| SetUpError::Lockfile { why: error.kind().to_string() })?;
    version_of(&text, "wasm-bindgen")
        .ok_or_else(|| SetUpError::Lockfile { why: "it does not name wasm-bindgen".to_owned() })
}

/// By lines: Cargo writes this file itself, always in the same form.
fn version_of(lockfile: &str, package: &str) -> Option<Version> {
    let mut lines = lockfile.lines();
    let name = format!("name = \"{package}\"");
    lines.find(|line| *line == name)?;
    Version::find(lines.next()?.strip_prefix("version = ")?.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_package_and_not_its_neighbours() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(version_of(lock, "wasm-bindgen"), Some(Version(0, 2, 130)));
        assert_eq!(version_of(lock, "wasm"), None);
    }

    #[test]
    fn says_what_to_do_without_a_lockfile() {
        let folder = tempfile::tempdir().unwrap();
        let error = wasm_bindgen(folder.path()).unwrap_err().to_string();
        assert_eq!(
            error,
            "Cargo.lock does not say which wasm-bindgen is needed: entity not found\n    \
             run: cargo generate-lockfile"
        );
    }
}

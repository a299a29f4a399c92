//! Which release of each tool is installed when none that fits is there. The one place to change them; the release of
//! wasm-bindgen stands in Cargo.lock and is read from there.

use super::version::Version;

/// 0.22 needs a newer compiler than `rust-toolchain.toml` names.
pub(crate) const TRUNK: Version = Version(0, 21, 14);

/// Binaryen, the project that wasm-opt belongs to.
pub(crate) const BINARYEN: Version = Version(132, 0, 0);

/// The first wasm-opt that knows every feature that rustc turns on.
pub(crate) const OLDEST_WASM_OPT: Version = Version(116, 0, 0);

/// esbuild.
pub(crate) const ESBUILD: Version = Version(0, 28, 2);

/// The first esbuild that takes `--tree-shaking` for a single file.
pub(crate) const OLDEST_ESBUILD: Version = Version(0, 14, 0);

/// The Nu Html Checker, named by its day.
pub(crate) const VNU: Version = Version(26, 9, 27);

/// What looks for barriers in pages.
pub(crate) const AXE: Version = Version(4, 14, 1);

/// What gives marks to pages. Another release gives other marks.
pub(crate) const LIGHTHOUSE: Version = Version(12, 8, 2);

/// The first Java that runs the checker.
pub(crate) const OLDEST_JAVA: Version = Version(17, 0, 0);

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::hash;

/// What rustc turns on for wasm32-unknown-unknown (1.82 and later); the optimizer refuses code it was not told of.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Twice for size, the second time over a flat form: 2 kB less (brotli, of 200) than once, for ten seconds.
const PASSES: [&str; 7] =
    ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--strip-debug", "--strip-producers"];

/// Makes the wasm smaller. The build goes on without: then it comes back as it was, with a sentence on what that
/// costs. The result is kept by the hash of what went in: a changed post optimizes nothing.
pub(super) fn shrink(wasm: Vec<u8>, tool: Option<&Path>, cache: &Path) -> (Vec<u8>, Option<String>) {
    let Some(tool) = tool else {
        let hint = "without wasm-opt the app is about a tenth larger than it could be; `cargo blog build` installs it";
        return (wasm, Some(hint.to_owned()));
    };
    let kept = cache.join(format!("{}.wasm", hash::for_name(&[&wasm, PASSES.join(" ").as_bytes()].concat())));
    if let Ok(small) = fs::read(&kept) {
        return (small, None);
    }
    match run(&wasm, tool, &kept) {
        Ok(small) => (small, None),
        Err(why) => (wasm, Some(format!("wasm-opt failed, so the app is larger than it could be: {why}"))),
    }
}

fn run(wasm: &[u8], tool: &Path, kept: &Path) -> Result<Vec<u8>, String> {
    let folder = kept.parent().ok_or("no cache folder")?;
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let [input, output] =
        ["in", "out"].map(|name| kept.with_extension(format!("{name}.{}", std::process::id())));
    fs::write(&input, wasm).map_err(|error| error.to_string())?;
    let mut command = Command::new(tool);
    command.args(FEATURES).args(PASSES);
    let answer = command.arg(&input).arg("-o").arg(&output).output().map_err(|error| error.to_string());
    // Best effort: a file that stays behind in the cache does no harm.
    let _ = fs::remove_file(&input);
    let answer = answer?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).trim().to_owned());
    }
    fs::rename(&output, kept).map_err(|error| error.to_string())?;
    fs::read(kept).map_err(|error| error.to_string())
}

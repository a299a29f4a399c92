use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::commands::build::DIST;
use crate::tools::{Machine, Toolbox};

/// What the tests of a step find in their environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surroundings {
    /// Nothing special.
    Plain,
    /// wasm-bindgen's runner, with a browser to run in.
    Components,
    /// The finished blog and a browser to look at it with.
    FinishedBlog,
}

type Variables = Vec<(&'static str, OsString)>;

/// For a browser without a screen that makes no request of its own. Without the sandbox, because containers often
/// forbid what it is built on; all that it opens is the tests' own pages.
const CHROMIUM_ARGUMENTS: [&str; 7] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Seconds after which a run of component tests counts as stuck.
const PATIENCE: &str = "120";

impl Surroundings {
    /// The variables to set.
    pub(super) fn variables(self, machine: &Machine, toolbox: &Toolbox) -> Result<Variables, String> {
        let program = |name| {
            let path = toolbox.program(name).map(|path| path.as_os_str().to_owned());
            path.ok_or_else(|| format!("{name} is not set up"))
        };
        match self {
            Self::Plain => Ok(Vec::new()),
            Self::Components => {
                let session = session_file(machine, Path::new(&program("chromium")?))?;
                Ok(vec![
                    ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", program("wasm-bindgen-test-runner")?),
                    ("CHROMEDRIVER", program("chromedriver")?),
                    ("WASM_BINDGEN_TEST_WEBDRIVER_JSON", session.into()),
                    ("WASM_BINDGEN_USE_BROWSER", "1".into()),
                    ("WASM_BINDGEN_TEST_TIMEOUT", PATIENCE.into()),
                ])
            }
            Self::FinishedBlog => {
                let dist = machine.root.join(DIST);
                if !dist.join("index.html").is_file() {
                    return Err(format!("there is no finished blog in {DIST}/, run: cargo blog build"));
                }
                let mut variables = vec![
                    ("BLOG_CHROMIUM", program("chromium")?),
                    ("BLOG_CHROMEDRIVER", program("chromedriver")?),
                    ("BLOG_DIST", dist.into()),
                ];
                // Where one could not be installed, its tests say that they skipped.
                for (name, variable) in [
                    ("axe.js", "BLOG_AXE"),
                    ("lighthouse", "BLOG_LIGHTHOUSE"),
                    ("esbuild", "BLOG_ESBUILD"),
                    ("caddy", "BLOG_CADDY"),
                    ("nginx", "BLOG_NGINX"),
                    ("nginx-brotli", "BLOG_NGINX_BROTLI"),
                ] {
                    variables.extend(program(name).ok().map(|path| (variable, path)));
                }
                Ok(variables)
            }
        }
    }
}

/// Writes the file in which wasm-bindgen's runner reads which browser to start, and how. It names a path of this
/// machine, so it belongs with what is built here.
fn session_file(machine: &Machine, chromium: &Path) -> Result<PathBuf, String> {
    let folder = machine.target();
    let file = folder.join("webdriver.json");
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, session(chromium)));
    written.map(|()| file.clone()).map_err(|error| format!("{} cannot be written: {error}", file.display()))
}

fn session(chromium: &Path) -> String {
    let options = serde_json::json!({ "binary": chromium.to_string_lossy(), "args": CHROMIUM_ARGUMENTS });
    format!("{:#}\n", serde_json::json!({ "goog:chromeOptions": options }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_names_the_browser_and_its_arguments() {
        let session: serde_json::Value = serde_json::from_str(&session(Path::new("/opt/a \"b\""))).unwrap();
        let options = &session["goog:chromeOptions"];
        assert_eq!(options["binary"], "/opt/a \"b\"");
        assert_eq!(options["args"][0], "--headless");
    }

    #[cfg(unix)]
    #[test]
    fn the_browser_tests_say_when_there_is_nothing_to_test() {
        let machine = crate::tools::Sandbox::new().machine();
        let why = Surroundings::FinishedBlog.variables(&machine, &Toolbox::default()).unwrap_err();
        assert_eq!(why, "there is no finished blog in dist/, run: cargo blog build");
    }
}

use std::fs;
use std::io;
use std::path::Path;

use site::Problem;
use site::live::Code;

use crate::commands::build;
use crate::tools::{Machine, Toolbox};

/// Set for Trunk while the blog is served: its hooks have nothing to do then.
pub(crate) const SERVING: &str = "FIELDNOTES_SERVING";

/// Lets Trunk compile the app, which prints why when it cannot.
pub(super) fn compile(machine: &Machine, toolbox: &Toolbox) -> Result<Code, Box<Problem>> {
    let folder = machine.target().join("blog/serve");
    let mut trunk = build::trunk(machine, toolbox);
    trunk.arg("build").arg("--dist").arg(&folder).env(SERVING, "1");
    match trunk.status() {
        Ok(status) if status.success() => read(&folder).map_err(|error| problem(error.to_string())),
        Ok(_) => Err(problem("the app does not compile".to_owned())),
        Err(error) => Err(problem(format!("trunk could not be started: {error}"))),
    }
}

fn read(folder: &Path) -> io::Result<Code> {
    Ok(Code {
        shell: fs::read_to_string(folder.join("index.html"))?,
        wasm: fs::read(folder.join("app_bg.wasm"))?,
        glue: fs::read(folder.join("app.js"))?,
    })
}

fn problem(what: String) -> Box<Problem> {
    let remedy = "the terminal says why; it is compiled again when a file is saved";
    Box::new(Problem::new("src", None, "app", what, remedy))
}

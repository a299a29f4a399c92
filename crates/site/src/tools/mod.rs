//! The programs that the blog's commands need besides cargo: what is there and fits is used, only what is missing is
//! installed, into a folder of the user that every clone shares.

mod apt;
mod axe;
mod browser;
mod elapsed;
mod error;
mod html_checker;
mod installer;
mod job;
mod lockfile;
mod machine;
mod pins;
mod program;
#[cfg(test)]
#[cfg(unix)]
mod sandbox;
mod screen;
mod set_up;
mod source;
mod toolbox;
mod version;
mod wasm_target;
mod web_servers;
mod workshop;

use std::path::PathBuf;

pub(crate) use elapsed::spoken;
pub(crate) use error::SetUpError;
pub(crate) use machine::{Machine, program_in};
#[cfg(test)]
#[cfg(unix)]
pub(crate) use sandbox::Sandbox;
pub(crate) use screen::Screen;
pub(crate) use set_up::{look_up, set_up};
pub(crate) use toolbox::Toolbox;
use workshop::Workshop;

/// Something a command cannot do without, or not as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// The standard library for WebAssembly.
    WasmTarget,
    /// Trunk, which packages the app.
    Trunk,
    /// wasm-bindgen, with the runner for tests in a browser.
    WasmBindgen,
    /// wasm-opt, which makes the app smaller.
    WasmOpt,
    /// esbuild, which makes scripts smaller.
    Esbuild,
    /// Chromium and its driver.
    Browser,
    /// The Nu Html Checker and the Java that runs it.
    HtmlChecker,
    /// axe-core.
    Axe,
    /// Lighthouse.
    Lighthouse,
    /// nginx and Caddy.
    WebServers,
}

impl Need {
    /// What meets this need on any machine.
    fn tool(self, machine: &Machine) -> Result<Box<dyn Tool>, SetUpError> {
        Ok(match self {
            Self::WasmTarget => Box::new(wasm_target::WasmTarget),
            Self::Trunk => Box::new(program::trunk()),
            Self::WasmBindgen => Box::new(program::wasm_bindgen(lockfile::wasm_bindgen(&machine.root)?)),
            Self::WasmOpt => Box::new(program::wasm_opt()),
            Self::Esbuild => Box::new(program::esbuild()),
            Self::Browser => Box::new(browser::Browser),
            Self::HtmlChecker => Box::new(html_checker::HtmlChecker),
            Self::Axe => Box::new(axe::Axe),
            Self::Lighthouse => Box::new(program::lighthouse()),
            Self::WebServers => Box::new(web_servers::WebServers),
        })
    }
}

/// A tool: what it is for, how it is looked up, what fits, and how it is installed.
trait Tool {
    /// As people call it.
    fn name(&self) -> &'static str;

    /// What it does for the blog.
    fn purpose(&self) -> &'static str;

    /// What it costs to go on without; `None` when that is impossible.
    fn cost_of_absence(&self) -> Option<&'static str> {
        None
    }

    /// Looks for one that fits.
    fn find(&self, machine: &Machine) -> Search;

    /// Installs one, so that [`Tool::find`] finds it.
    fn install(
        &self,
        machine: &Machine,
        workshop: &Workshop,
        screen: &mut Screen<'_>,
    ) -> Result<(), SetUpError>;

    /// The one command with which a person installs it.
    fn by_hand(&self) -> String;
}

/// What came of looking for a tool.
#[derive(Debug, PartialEq, Eq)]
enum Search {
    /// It is there.
    Fits(Found),
    /// Something is there that does not do.
    Unfit {
        /// What it is and what is wanted.
        why: String,
    },
    /// Nothing of that name is there.
    Missing,
}

/// A tool that fits.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    /// Its release and place, for people.
    what: String,
    /// Its programs by name.
    programs: Vec<(&'static str, PathBuf)>,
}

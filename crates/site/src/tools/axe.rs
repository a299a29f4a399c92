use std::path::PathBuf;

use super::source::Source;
use super::{Found, Machine, Screen, Search, SetUpError, Tool, Workshop, installer, pins};

/// axe-core, which looks for what keeps people out of a page. A script that the browser tests run in pages.
#[derive(Debug)]
pub(super) struct Axe;

const SOURCE: Source = Source::Npm { package: "axe-core" };
/// Where the script lies in what npm installs.
const SCRIPT: &str = "node_modules/axe-core/axe.min.js";

impl Axe {
    fn release() -> String {
        format!("axe-core-{}", pins::AXE)
    }

    fn script(machine: &Machine) -> PathBuf {
        machine.cache.join(Self::release()).join(SCRIPT)
    }
}

impl Tool for Axe {
    fn name(&self) -> &'static str {
        "axe-core"
    }

    fn purpose(&self) -> &'static str {
        "tells whether the pages are accessible"
    }

    fn cost_of_absence(&self) -> Option<&'static str> {
        Some("nothing tells whether the pages are accessible")
    }

    fn find(&self, machine: &Machine) -> Search {
        let script = Self::script(machine);
        if !script.is_file() {
            return Search::Missing;
        }
        let what = format!("{}, {}", pins::AXE, script.display());
        Search::Fits(Found { what, programs: vec![("axe.js", script)] })
    }

    fn install(
        &self,
        machine: &Machine,
        workshop: &Workshop,
        screen: &mut Screen<'_>,
    ) -> Result<(), SetUpError> {
        installer::fetch(self, (&SOURCE, pins::AXE), &Self::release(), machine, workshop, screen)
    }

    /// The installer: the script itself is kept where only this looks for it.
    fn by_hand(&self) -> String {
        let npm = if cfg!(target_os = "linux") { "sudo apt-get install npm" } else { "brew install node" };
        format!("{npm} (or what your system calls it)")
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::{Need, Sandbox, set_up};

    /// An npm that "installs" by making the file where `--prefix` says.
    const NPM: &str = r#"PATH=/usr/bin:/bin
        while [ "$1" != --prefix ]; do shift; done
        mkdir -p "$2/node_modules/axe-core" && : > "$2/node_modules/axe-core/axe.min.js""#;

    #[test]
    fn it_is_installed_once() {
        let sandbox = Sandbox::new();
        sandbox.program("bin", "npm", NPM);
        let said = [(); 2].map(|()| {
            let mut out = Vec::new();
            set_up(&sandbox.machine(), &[Need::Axe], &mut Screen::new(&mut out, false)).unwrap();
            String::from_utf8(out).unwrap()
        });
        assert!(said[0].contains("  install  axe-core, which tells whether"), "{}", said[0]);
        let script = Axe::script(&sandbox.machine());
        assert_eq!(said[1], format!("  ready    axe-core {}, {}\n", pins::AXE, script.display()));
    }
}

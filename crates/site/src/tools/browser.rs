use std::path::{Path, PathBuf};

use super::version::Version;
use super::{Found, Machine, Screen, Search, SetUpError, Tool, Workshop, apt};

/// Chromium and the driver that steers it in tests. Both must be of the same major release.
#[derive(Debug)]
pub(super) struct Browser;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const DRIVERS: [&str; 1] = ["chromedriver"];
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// A program and its release.
type Candidate = (PathBuf, Version);

impl Browser {
    /// Everything of these names that can be started; or just what the author chose.
    fn candidates(machine: &Machine, chosen: Option<&Path>, names: &[&str]) -> Vec<Candidate> {
        let paths: Vec<_> = match chosen {
            Some(path) => vec![path.to_owned()],
            None => names.iter().flat_map(|name| machine.all(name).collect::<Vec<_>>()).collect(),
        };
        let version = |path: &PathBuf| Version::find(&machine.ask(path, &["--version"])?);
        paths.into_iter().filter_map(|path| version(&path).map(|version| (path, version))).collect()
    }
}

impl Tool for Browser {
    fn name(&self) -> &'static str {
        "Chromium with chromedriver"
    }

    fn purpose(&self) -> &'static str {
        "runs the tests that need a browser"
    }

    fn find(&self, machine: &Machine) -> Search {
        let browsers = Self::candidates(machine, machine.browser[0].as_deref(), &BROWSERS);
        let drivers = Self::candidates(machine, machine.browser[1].as_deref(), &DRIVERS);
        let pairs = browsers.iter().flat_map(|browser| drivers.iter().map(move |driver| (browser, driver)));
        if let Some((browser, driver)) = pairs.clone().find(|(browser, driver)| browser.1.0 == driver.1.0) {
            let what = format!("{}, {} and {}", browser.1.0, browser.0.display(), driver.0.display());
            let programs = vec![("chromium", browser.0.clone()), ("chromedriver", driver.0.clone())];
            return Search::Fits(Found { what, programs });
        }
        let why = match (browsers.first(), drivers.first()) {
            (Some(browser), Some(driver)) => {
                format!(
                    "{} is {}, but {} is {}",
                    browser.0.display(),
                    browser.1.0,
                    driver.0.display(),
                    driver.1.0
                )
            }
            (Some(browser), None) => format!("{} has no chromedriver", browser.0.display()),
            (None, Some(driver)) => format!("{} has no browser", driver.0.display()),
            (None, None) => return Search::Missing,
        };
        Search::Unfit { why }
    }

    fn install(
        &self,
        machine: &Machine,
        workshop: &Workshop,
        screen: &mut Screen<'_>,
    ) -> Result<(), SetUpError> {
        apt::install(&PACKAGES, self, machine, workshop, screen)
    }

    fn by_hand(&self) -> String {
        if cfg!(target_os = "linux") {
            format!("sudo apt-get install {} (or what your system calls them)", PACKAGES.join(" "))
        } else {
            "brew install --cask chromium chromedriver (or set BLOG_CHROMIUM and BLOG_CHROMEDRIVER to their paths)"
                .to_owned()
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::Sandbox;

    #[test]
    fn the_pair_must_be_of_one_release() {
        let sandbox = Sandbox::new();
        assert_eq!(Browser.find(&sandbox.machine()), Search::Missing);
        let browser = sandbox.program("bin", "chromium", "echo Chromium 156.0.8078.79 built on Debian");
        let why = format!("{} has no chromedriver", browser.display());
        assert_eq!(Browser.find(&sandbox.machine()), Search::Unfit { why });
        let old = sandbox.program("bin", "chromedriver", "echo ChromeDriver 120.0.1.2");
        let why = format!("{} is 156, but {} is 120", browser.display(), old.display());
        assert_eq!(Browser.find(&sandbox.machine()), Search::Unfit { why });
        let driver = sandbox.program("other", "chromedriver", "echo ChromeDriver 156.0.1.2");
        let Search::Fits(found) = Browser.find(&sandbox.machine()) else { panic!("they fit") };
        assert_eq!(found.programs, [("chromium", browser), ("chromedriver", driver)]);
    }

    #[test]
    fn what_the_author_chose_goes_first() {
        let sandbox = Sandbox::new();
        let [one, two] = ["a", "b"].map(|name| sandbox.program("elsewhere", name, "echo Chrome 99.0.1"));
        let mut machine = sandbox.machine();
        machine.search.clear();
        machine.browser = [Some(one.clone()), Some(two.clone())];
        let Search::Fits(found) = Browser.find(&machine) else { panic!("they were chosen") };
        assert_eq!(found.programs, [("chromium", one), ("chromedriver", two)]);
    }

    #[test]
    fn without_permission_a_person_is_asked() {
        let sandbox = Sandbox::new();
        sandbox.program("bin", "apt-get", "");
        sandbox.program("bin", "id", "echo 1000");
        let (machine, mut out) = (sandbox.machine(), Vec::new());
        let mut screen = Screen::new(&mut out, false);
        let workshop = Workshop::open(&machine, &mut screen).unwrap();
        let error = Browser.install(&machine, &workshop, &mut screen).unwrap_err().brief();
        assert_eq!(
            error,
            "Chromium with chromedriver is missing, and so is the permission to run apt-get, which would install it"
        );
    }
}

use std::fs;
use std::path::{Path, PathBuf};

use super::{Found, Machine, Screen, Search, SetUpError, Tool, Workshop, installer};

/// nginx with its module for brotli, and Caddy, on which the browser tests try the settings that the build writes.
///
/// Debian's packages are unpacked, not installed: an installed server would start, now and after every boot.
#[derive(Debug)]
pub(super) struct WebServers;

const FOLDER: &str = "web-servers";
const PACKAGES: [&str; 3] = ["nginx", "libnginx-mod-http-brotli-static", "caddy"];
/// Where the module lies, from nginx's own folder.
const MODULE: &str = "../lib/nginx/modules/ngx_http_brotli_static_module.so";

impl WebServers {
    fn judge(machine: &Machine, nginx: PathBuf, caddy: PathBuf) -> Result<Found, String> {
        let runs = |program: &Path, argument| match machine.ask(program, &[argument]) {
            Some(says) => Ok(says),
            None => Err(format!("{} does not run", program.display())),
        };
        runs(&nginx, "-v")?;
        let version = runs(&caddy, "version")?;
        let module = nginx.parent().unwrap_or(&nginx).join(MODULE);
        if !module.is_file() {
            return Err(format!("{} has no module for brotli", nginx.display()));
        }
        let version = version.split_whitespace().next().unwrap_or_default();
        let what = format!("{}, {} {version}", nginx.display(), caddy.display());
        Ok(Found { what, programs: vec![("nginx", nginx), ("caddy", caddy), ("nginx-brotli", module)] })
    }
}

impl Tool for WebServers {
    fn name(&self) -> &'static str {
        "nginx and Caddy"
    }

    fn purpose(&self) -> &'static str {
        "are the servers that the written settings are tried on"
    }

    fn cost_of_absence(&self) -> Option<&'static str> {
        Some("nobody tries the settings that are written for servers")
    }

    fn find(&self, machine: &Machine) -> Search {
        let cached = machine.cache.join(FOLDER).join("usr");
        let cached = [cached.join("sbin/nginx"), cached.join("bin/caddy")];
        let own = [machine.which("nginx"), machine.which("caddy")];
        let mut first_fault = None;
        for pair in [own, cached.map(|path| path.is_file().then_some(path))] {
            let [Some(nginx), Some(caddy)] = pair else { continue };
            match Self::judge(machine, nginx, caddy) {
                Ok(found) => return Search::Fits(found),
                Err(why) => first_fault = first_fault.or(Some(why)),
            }
        }
        first_fault.map_or(Search::Missing, |why| Search::Unfit { why })
    }

    fn install(
        &self,
        machine: &Machine,
        workshop: &Workshop,
        screen: &mut Screen<'_>,
    ) -> Result<(), SetUpError> {
        let missing =
            |installer| SetUpError::NoInstaller { tool: self.name(), installer, by_hand: self.by_hand() };
        let apt = machine.which("apt-get").ok_or_else(|| missing("apt-get"))?;
        let dpkg = machine.which("dpkg-deb").ok_or_else(|| missing("dpkg-deb"))?;
        let (bench, log) = (workshop.bench(FOLDER), workshop.log(FOLDER));
        let failed = |error| SetUpError::Folder { path: bench.clone(), error };
        fs::create_dir_all(&bench).map_err(failed)?;
        let mut download = machine.command(apt, &[]);
        download.arg("download").args(PACKAGES).current_dir(&bench);
        installer::run(self, &mut download, &log, screen)?;
        let mut packages: Vec<_> = fs::read_dir(&bench)
            .map_err(failed)?
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "deb"))
            .collect();
        packages.sort();
        for package in packages {
            let mut unpack = machine.command(&dpkg, &[]);
            unpack.arg("-x").arg(&package).arg(&bench);
            installer::run(self, &mut unpack, &log, screen)?;
            let _ = fs::remove_file(package);
        }
        workshop.deliver(FOLDER)
    }

    fn by_hand(&self) -> String {
        format!("sudo apt-get install {} (or what your system calls them)", PACKAGES.join(" "))
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::tools::{Need, Sandbox, set_up};

    #[test]
    fn packages_are_unpacked_where_only_tests_look() {
        let sandbox = Sandbox::new();
        sandbox.program("bin", "nginx", "exit 0");
        sandbox.program("bin", "caddy", "echo 2.6.2");
        let Search::Unfit { why } = WebServers.find(&sandbox.machine()) else { panic!("it has no module") };
        assert!(why.ends_with("/nginx has no module for brotli"), "{why}");
        sandbox.program("bin", "apt-get", "[ \"$1\" = download ] && : > a.deb");
        let unpack = r#"PATH=/usr/bin:/bin
            mkdir -p "$3/usr/bin" "$3/usr/sbin" "$3/usr/lib/nginx/modules"
            : > "$3/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
            printf '#!/bin/sh\n' > "$3/usr/sbin/nginx"
            printf '#!/bin/sh\necho 2.6.2 h1\n' > "$3/usr/bin/caddy"
            chmod +x "$3/usr/sbin/nginx" "$3/usr/bin/caddy""#;
        sandbox.program("bin", "dpkg-deb", unpack);
        let mut out = Vec::new();
        let toolbox =
            set_up(&sandbox.machine(), &[Need::WebServers], &mut Screen::new(&mut out, false)).unwrap();
        let place = sandbox.machine().cache.join(FOLDER);
        assert_eq!(toolbox.program("caddy"), Some(place.join("usr/bin/caddy").as_path()));
        assert!(toolbox.program("nginx-brotli").is_some_and(Path::is_file));
        assert!(!place.join("a.deb").exists());
    }
}

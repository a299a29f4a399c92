use std::io;
use std::process::Child;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use clap::Args;
use content::Base;
use site::Config;

use super::{CommandError, build, port};
use crate::tools::{Machine, Need, Screen, set_up};

/// How the blog is served.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The port on this computer; when it is taken, the next free one
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,

    /// Open the blog in the browser when it is ready
    #[arg(long)]
    open: bool,
}

const NEEDS: [Need; 3] = [Need::WasmTarget, Need::Trunk, Need::WasmBindgen];
const GLANCE: Duration = Duration::from_millis(200);
const GRACE: Duration = Duration::from_secs(2);

/// Sets up what is missing and serves the blog until Ctrl-C.
pub(crate) fn run(machine: &Machine, options: &Options, screen: &mut Screen<'_>) -> Result<(), CommandError> {
    let toolbox = set_up(machine, &NEEDS, screen)?;
    let port = port::free(options.port)?;
    if port != options.port {
        screen.line(&format!("Port {} is taken, so it will be {port}.", options.port));
    }
    let base = base_path(machine);
    let mut command = build::trunk(machine, &toolbox);
    command.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    // The second is where its reload script connects to: by itself it does not follow the first.
    command.args(["--serve-base", &base, "--ws-base", &base]);
    if options.open {
        command.arg("--open=true");
    }
    let stop = on_ctrl_c();
    let fault = |error| CommandError::Start { program: "trunk".to_owned(), error };
    let mut trunk = command.spawn().map_err(fault)?;
    let end = attend(&mut trunk, port, &stop, || {
        screen.line(&format!("The blog is at http://127.0.0.1:{port}{base}"));
    });
    match end.map_err(fault)? {
        End::Asked => Ok(()),
        End::Failed => Err(CommandError::Failed { task: "serving the blog" }),
    }
}

/// The path below which the blog lives, and is shown. Problems of `blog.toml` are told by the build, which stays and
/// watches until they are mended.
fn base_path(machine: &Machine) -> String {
    let base = Config::load(&machine.root).map(|config| config.base);
    base.unwrap_or_else(|_| Base::root()).as_str().to_owned()
}

/// How serving ended.
enum End {
    /// With Ctrl-C.
    Asked,
    /// By itself.
    Failed,
}

/// Waits for the first answer, then for the end. Trunk opens its port when the first build is done.
fn attend(trunk: &mut Child, port: u16, stop: &Receiver<()>, ready: impl FnOnce()) -> io::Result<End> {
    let mut ready = Some(ready);
    loop {
        match stop.recv_timeout(GLANCE) {
            Ok(()) => return end(trunk).map(|()| End::Asked),
            Err(RecvTimeoutError::Timeout) => {}
            // No handler could be set, so Ctrl-C ends this program at once.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(GLANCE),
        }
        if trunk.try_wait()?.is_some() {
            // A terminal tells both of Ctrl-C; Trunk may have been the faster.
            return Ok(if stop.recv_timeout(GLANCE).is_ok() { End::Asked } else { End::Failed });
        }
        if ready.is_some() && port::answers(port) {
            ready.take().into_iter().for_each(|ready| ready());
        }
    }
}

/// Trunk ends by itself when the terminal told it, too; when only this program was told, it is ended.
fn end(trunk: &mut Child) -> io::Result<()> {
    for _ in 0..GRACE.as_millis() / GLANCE.as_millis() {
        if trunk.try_wait()?.is_some() {
            return Ok(());
        }
        thread::sleep(GLANCE);
    }
    trunk.kill()?;
    trunk.wait().map(drop)
}

/// Receives something when the user or the system asks this program to end.
fn on_ctrl_c() -> Receiver<()> {
    let (sender, receiver) = mpsc::channel();
    // Fails only where there are no signals; then there is nothing to receive.
    let _ = ctrlc::set_handler(move || {
        let _ = sender.send(());
    });
    receiver
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};
    use std::process::Command;

    use super::*;

    #[test]
    fn says_when_it_is_ready_and_ends_its_server() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut server = Command::new("/bin/sleep").arg("60").spawn().unwrap();
        let (sender, stop) = mpsc::channel();
        let end = attend(&mut server, port, &stop, || sender.send(()).unwrap());
        assert!(matches!(end.unwrap(), End::Asked));
        assert!(server.try_wait().unwrap().is_some());
    }

    #[test]
    fn a_server_that_ends_by_itself_has_failed() {
        let mut server = Command::new("/bin/sh").args(["-c", "exit 1"]).spawn().unwrap();
        let (_sender, stop) = mpsc::channel();
        let end = attend(&mut server, 1, &stop, || ());
        assert!(matches!(end.unwrap(), End::Failed));
    }
}

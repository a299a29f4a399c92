mod app;
mod report;
mod restart;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use clap::Args;
use content::Base;
use jiff::Timestamp;
use site::Config;
use site::live::{Live, News};

pub(crate) use app::SERVING;

use super::{CommandError, port};
use crate::tools::{Machine, Need, Screen, Toolbox, set_up};

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
/// So often it is looked whether there is something to do.
const GLANCE: Duration = Duration::from_millis(200);

/// Sets up what is missing and serves the blog until Ctrl-C.
pub(crate) fn run(
    machine: &Machine,
    options: &Options,
    now: Timestamp,
    screen: &mut Screen<'_>,
) -> Result<(), CommandError> {
    // Before it can be replaced by a newer one.
    let program = restart::program();
    let toolbox = set_up(machine, &NEEDS, screen)?;
    let listener = port::listen(options.port)?;
    let (live, news) = Live::start(&machine.root, Some(now), listener).map_err(CommandError::Serve)?;
    let port = live.address().port();
    if port != options.port {
        screen.line(&format!("Port {} is taken, so it will be {port}.", options.port));
    }
    let stop = on_ctrl_c();
    live.compiled(app::compile(machine, &toolbox));
    let address = format!("http://127.0.0.1:{port}{}", base_path(machine));
    screen.line(&format!("The blog is at {address}"));
    if options.open && open::that_detached(&address).is_err() {
        screen.line("No browser could be opened; open this address yourself.");
    }
    match attend(machine, &toolbox, &live, &news, &stop, screen) {
        End::Asked => Ok(()),
        End::NewCode => {
            drop(live);
            restart::restart(program, port)
        }
    }
}

/// The path below which the blog lives, and is shown. Problems of `blog.toml` are told, and pages wait until they are
/// mended.
fn base_path(machine: &Machine) -> String {
    let base = Config::load(&machine.root).map(|config| config.base);
    base.unwrap_or_else(|_| Base::root()).as_str().to_owned()
}

/// How serving ended.
enum End {
    /// With Ctrl-C.
    Asked,
    /// This program makes pages, and there is a newer one of it.
    NewCode,
}

/// Tells what happens, and compiles what is saved of the app, until there is an end.
fn attend(
    machine: &Machine,
    toolbox: &Toolbox,
    live: &Live,
    news: &Receiver<News>,
    stop: &Receiver<()>,
    screen: &mut Screen<'_>,
) -> End {
    let mut new_code = false;
    loop {
        match news.recv_timeout(GLANCE) {
            Ok(News::Code) => new_code = true,
            Ok(other) => report::tell(&other, screen),
            // Whoever saves several files has finished.
            Err(RecvTimeoutError::Timeout) if new_code => {
                new_code = false;
                screen.line("The code has changed and is compiled; until then the blog is shown as it was.");
                match app::compile(machine, toolbox) {
                    Ok(_) => return End::NewCode,
                    Err(problem) => live.compiled(Err(problem)),
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return End::Asked,
        }
        if stop.try_recv().is_ok() {
            return End::Asked;
        }
    }
}

/// Receives something when the user or the system asks this program to end.
fn on_ctrl_c() -> Receiver<()> {
    let (sender, receiver) = mpsc::channel();
    // Fails only where there are no signals; then Ctrl-C ends this program at once.
    let _ = ctrlc::set_handler(move || {
        let _ = sender.send(());
    });
    receiver
}

//! The blog while its author writes: a server on this computer that shows at once what is saved.
//!
//! `watch` tells what was saved, `desk` reads it again and makes the next edition, `server` answers from the edition of
//! the moment and pushes news of it to open pages, where `live.js` puts it in place. Nothing is written to any folder.

mod batch;
mod desk;
mod http;
mod kind;
mod newest;
mod server;
mod sources;
mod watch;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use desk::{Desk, Task};
use jiff::Timestamp;
use newest::Newest;
use server::Server;
use watch::Watch;

pub use crate::assemble::edition::Code;
use crate::{Problem, Problems};

/// The script in every page, below the base. Names that begin with an underscore are no post's.
pub(crate) const SCRIPT: &str = "_live/live.js";

/// What the person at the terminal should hear of.
#[derive(Debug)]
pub enum News {
    /// What is wrong now; nothing, where all of it has been mended.
    Problems(Problems),
    /// What keeps nothing from being shown; nothing, where there is none any more.
    Warnings(Problems),
    /// What was saved is part of the app's code: it has to be compiled, and given to [`Live::compiled`].
    Code,
    /// Changes cannot be seen as they happen, and are looked for twice a second.
    Polling {
        /// Why.
        why: String,
    },
}

/// A blog that is served and watched until this is dropped.
pub struct Live {
    address: SocketAddr,
    newest: Arc<Newest>,
    tasks: Sender<Task>,
    // Ends when it is dropped.
    _server: Server,
    desk: Option<JoinHandle<()>>,
}

impl Live {
    /// Serves the blog at `root`, as it is to be read at the moment `now`, where `listener` listens. Drafts and posts of
    /// later days are shown, and links to these are problems. Without a moment every date has come. There is nothing but
    /// problems until the app is there: [`Self::compiled`].
    ///
    /// # Errors
    /// When the listener has no address, or the folder cannot be watched in any way.
    pub fn start(
        root: &Path,
        now: Option<Timestamp>,
        listener: TcpListener,
    ) -> io::Result<(Self, Receiver<News>)> {
        let address = listener.local_addr()?;
        let (news, told) = mpsc::channel();
        let (tasks, work) = mpsc::channel();
        let newest = Arc::new(Newest::new());
        let watch = Watch::start(root, tasks.clone(), &news)?;
        let desk = Desk::new(root, now, watch, Arc::clone(&newest), news, tasks.clone());
        let desk = thread::spawn(move || desk.work(&work));
        let server = Server::start(listener, Arc::clone(&newest))?;
        Ok((Self { address, newest, tasks, _server: server, desk: Some(desk) }, told))
    }

    /// What has been compiled, or why nothing has. Returns when it is served.
    pub fn compiled(&self, code: Result<Code, Box<Problem>>) {
        let (done, served) = mpsc::channel();
        let _ = self.tasks.send(Task::Compiled(code, done));
        // Nothing comes where the desk has ended.
        let _ = served.recv();
    }

    /// Where it is served.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What is wrong now.
    #[must_use]
    pub fn problems(&self) -> Problems {
        self.newest.problems()
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let _ = self.tasks.send(Task::End);
        if let Some(desk) = self.desk.take() {
            let _ = desk.join();
        }
    }
}

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::News;
use super::desk::Task;
use super::kind::Kind;

/// Tells of every file of the blog that changes. Ends when it is dropped.
pub(super) struct Watch {
    _watcher: Box<dyn Watcher + Send>,
}

/// Folders that are watched with all that is in them: not the whole root, in which compilers write.
const FOLDERS: [&str; 5] = ["posts", "public", "style", "src", "crates"];

/// Between two looks, where changes cannot be seen as they happen.
const INTERVAL: Duration = Duration::from_millis(500);

impl Watch {
    /// By the system's own means; where it has none for this folder, or no more of them, by looking again and again.
    pub(super) fn start(root: &Path, tasks: Sender<Task>, news: &Sender<News>) -> io::Result<Self> {
        // Events name files without links on the way.
        let root = root.canonicalize()?;
        let handler = Handler { root: root.clone(), tasks };
        let by_system = RecommendedWatcher::new(handler.clone(), Config::default())
            .map(Box::new)
            .and_then(|mut watcher| watch(watcher.as_mut(), &root).map(|()| watcher));
        let error = match by_system {
            Ok(watcher) => return Ok(Self { _watcher: watcher }),
            Err(error) => error,
        };
        let _ = news.send(News::Polling { why: error.to_string() });
        let config = Config::default().with_poll_interval(INTERVAL).with_compare_contents(true);
        let mut watcher = PollWatcher::new(handler, config).map_err(io::Error::other)?;
        watch(&mut watcher, &root).map_err(io::Error::other)?;
        Ok(Self { _watcher: Box::new(watcher) })
    }
}

fn watch(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir()) {
        watcher.watch(&folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}

#[derive(Clone)]
struct Handler {
    root: PathBuf,
    tasks: Sender<Task>,
}

impl notify::EventHandler for Handler {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        let task = match event {
            // Some were lost: anything may have changed.
            Ok(event) if event.need_rescan() => Task::Lost,
            Ok(event) => {
                let open = match event.kind {
                    EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
                    EventKind::Access(_) => return,
                    // Whoever writes has not closed the file yet. Only Linux tells when it is.
                    EventKind::Modify(notify::event::ModifyKind::Data(_)) => cfg!(target_os = "linux"),
                    _ => false,
                };
                let paths = event.paths.iter().filter_map(|path| path.strip_prefix(&self.root).ok());
                let files: BTreeSet<_> =
                    paths.filter_map(|path| Some((path.to_owned(), Kind::of(path)?))).collect();
                if files.is_empty() {
                    return;
                }
                Task::Saved { files, open }
            }
            Err(_) => Task::Lost,
        };
        // Nobody is there to hear of it any more.
        let _ = self.tasks.send(task);
    }
}

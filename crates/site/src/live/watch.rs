use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::News;
use super::desk::Task;
use super::kind::Kind;
use crate::adopted::is_passed_over;

/// Tells of every file of the blog that changes. Ends when it is dropped.
pub(super) struct Watch {
    watcher: Box<dyn Watcher + Send>,
    root: PathBuf,
    adopted: Elsewhere,
}

/// The folder of posts that is read in place, without links on the way to it.
type Elsewhere = Arc<Mutex<Option<PathBuf>>>;

/// Folders that are watched with all that is in them: not the whole root, in which compilers write.
const FOLDERS: [&str; 5] = ["posts", "public", "style", "src", "crates"];

/// Between two looks, where changes cannot be seen as they happen.
const INTERVAL: Duration = Duration::from_millis(500);

impl Watch {
    /// By the system's own means; where it has none for this folder, or no more of them, by looking again and again.
    pub(super) fn start(root: &Path, tasks: Sender<Task>, news: &Sender<News>) -> io::Result<Self> {
        // Events name files without links on the way.
        let root = root.canonicalize()?;
        let adopted = Elsewhere::default();
        let handler = Handler { root: root.clone(), adopted: Arc::clone(&adopted), tasks };
        let by_system = RecommendedWatcher::new(handler.clone(), Config::default())
            .map(Box::new)
            .and_then(|mut watcher| watch(watcher.as_mut(), &root).map(|()| watcher));
        let error = match by_system {
            Ok(watcher) => return Ok(Self { watcher, root, adopted }),
            Err(error) => error,
        };
        let _ = news.send(News::Polling { why: error.to_string() });
        let config = Config::default().with_poll_interval(INTERVAL).with_compare_contents(true);
        let mut watcher = PollWatcher::new(handler, config).map_err(io::Error::other)?;
        watch(&mut watcher, &root).map_err(io::Error::other)?;
        Ok(Self { watcher: Box::new(watcher), root, adopted })
    }

    /// From now on, also tells of this folder, seen from the blog's, and no more of the one before.
    pub(super) fn adopt(&mut self, folder: Option<&Path>) -> notify::Result<()> {
        let folder = folder.and_then(|folder| self.root.join(folder).canonicalize().ok());
        let before = {
            let mut adopted = self.adopted.lock().unwrap_or_else(PoisonError::into_inner);
            std::mem::replace(&mut *adopted, folder.clone())
        };
        if before == folder {
            return Ok(());
        }
        for (path, _) in before.iter().flat_map(|folder| parts(folder)) {
            // Parts that have gone are not watched any more.
            let _ = self.watcher.unwatch(&path);
        }
        folder
            .iter()
            .flat_map(|folder| parts(folder))
            .try_for_each(|(path, mode)| self.watcher.watch(&path, mode))
    }
}

fn watch(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir()) {
        watcher.watch(&folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}

/// What of a folder is watched: not what programs put into it, tens of thousands of files.
fn parts(folder: &Path) -> Vec<(PathBuf, RecursiveMode)> {
    let mut parts = vec![(folder.to_owned(), RecursiveMode::NonRecursive)];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_source = !is_passed_over(&entry.file_name().to_string_lossy());
        if is_source && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            parts.push((entry.path(), RecursiveMode::Recursive));
        }
    }
    parts
}

#[derive(Clone)]
struct Handler {
    root: PathBuf,
    adopted: Elsewhere,
    tasks: Sender<Task>,
}

impl Handler {
    fn kind(&self, path: &Path) -> Option<(PathBuf, Kind)> {
        let adopted = self.adopted.lock().unwrap_or_else(PoisonError::into_inner);
        let within = adopted.as_ref().and_then(|folder| path.strip_prefix(folder).ok());
        match within {
            Some(within) => {
                let is_source = within.iter().all(|name| !is_passed_over(&name.to_string_lossy()));
                is_source.then(|| (path.to_owned(), Kind::Adopted))
            }
            None => {
                let path = path.strip_prefix(&self.root).ok()?;
                Some((path.to_owned(), Kind::of(path)?))
            }
        }
    }
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
                let files: BTreeSet<_> = event.paths.iter().filter_map(|path| self.kind(path)).collect();
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

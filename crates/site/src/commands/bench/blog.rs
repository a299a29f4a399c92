use std::fs;
use std::path::{Path, PathBuf};

use super::failed;
use crate::commands::CommandError;
use crate::tools::Machine;

/// The app as a finished blog has it: its code is taken for what the compiler made. What was optimised once stays as it is.
pub(super) struct Compiled {
    wasm: Vec<u8>,
    glue: Vec<u8>,
}

impl Compiled {
    /// That of a finished blog.
    pub(super) fn of(dist: &Path) -> Result<Self, CommandError> {
        let app = dist.join("app");
        let entries = fs::read_dir(&app).map_err(|error| failed("read", &app, &error))?;
        let names: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        let file = |end: &str| {
            let is = |path: &&PathBuf| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with("app.") && name.ends_with(end)
            };
            let path = names.iter().find(is).ok_or_else(|| CommandError::Bench {
                why: format!("{} has no app.*{end}\n    run: cargo blog build", app.display()),
            })?;
            fs::read(path).map_err(|error| failed("read", path, &error))
        };
        Ok(Self { wasm: file(".wasm")?, glue: file(".js")? })
    }
}

/// A synthetic blog on the disk, and where it is built.
pub(super) struct Blog {
    /// How many posts it has.
    pub(super) posts: usize,
    /// Where `blog.toml` lies.
    pub(super) root: PathBuf,
    compiled: PathBuf,
    /// Where Trunk would stage.
    pub(super) staging: PathBuf,
    /// The finished blog.
    pub(super) dist: PathBuf,
    /// What builds leave to later ones.
    pub(super) kept: PathBuf,
}

impl Blog {
    /// Writes one of so many posts into a folder, with this blog's own style and shell.
    pub(super) fn write(
        machine: &Machine,
        folder: &Path,
        posts: usize,
        compiled: &Compiled,
    ) -> Result<Self, CommandError> {
        let [root, code, staging, dist, kept] =
            ["blog", "compiled", "staging", "dist", "kept"].map(|name| folder.join(name));
        for stale in [&root, &code, &staging] {
            remove(stale)?;
        }
        put(&root.join("blog.toml"), synthetic::SETTINGS.as_bytes())?;
        put(&root.join("public/favicon.svg"), synthetic::ICON.as_bytes())?;
        copy(&machine.root.join("style"), &root.join("style"))?;
        for post in synthetic::posts(posts) {
            put(&post_file(&root, &post), post.file().as_bytes())?;
        }
        put(&code.join("app_bg.wasm"), &compiled.wasm)?;
        put(&code.join("app.js"), &compiled.glue)?;
        let shell = machine.root.join("index.html");
        put(&code.join("index.html"), &fs::read(&shell).map_err(|error| failed("read", &shell, &error))?)?;
        // Read as papers of the release.
        let lock = machine.root.join("Cargo.lock");
        put(&root.join("Cargo.lock"), &fs::read(&lock).map_err(|error| failed("read", &lock, &error))?)?;
        Ok(Self { posts, root, compiled: code, staging, dist, kept })
    }

    /// As Trunk leaves it when it has compiled: nothing is finished, but for what is in `dist`.
    pub(super) fn stage(&self) -> Result<(), CommandError> {
        remove(&self.staging)?;
        copy(&self.compiled, &self.staging)
    }

    /// As Trunk does it at the end: what was staged is what is finished.
    pub(super) fn publish(&self) -> Result<(), CommandError> {
        remove(&self.dist)?;
        fs::rename(&self.staging, &self.dist).map_err(|error| failed("write", &self.dist, &error))
    }

    /// Nothing is left of any build.
    pub(super) fn forget(&self) -> Result<(), CommandError> {
        remove(&self.dist)?;
        remove(&self.kept)
    }

    /// Works on the post in the middle.
    pub(super) fn edit(&self, times: usize) -> Result<(), CommandError> {
        let post = synthetic::edited(self.posts / 2, times);
        put(&post_file(&self.root, &post), post.file().as_bytes())
    }
}

fn post_file(root: &Path, post: &synthetic::Post) -> PathBuf {
    root.join(format!("posts/{}.md", post.slug))
}

fn put(file: &Path, bytes: &[u8]) -> Result<(), CommandError> {
    let written = fs::create_dir_all(file.parent().unwrap_or(file)).and_then(|()| fs::write(file, bytes));
    written.map_err(|error| failed("write", file, &error))
}

fn remove(folder: &Path) -> Result<(), CommandError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(failed("remove", folder, &error)),
        _ => Ok(()),
    }
}

/// A folder with all that is below it.
fn copy(from: &Path, to: &Path) -> Result<(), CommandError> {
    let read = |error: &std::io::Error| failed("read", from, error);
    for entry in fs::read_dir(from).map_err(|error| read(&error))? {
        let path = entry.map_err(|error| read(&error))?.path();
        let goal = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &goal)?;
        } else {
            put(&goal, &fs::read(&path).map_err(|error| failed("read", &path, &error))?)?;
        }
    }
    Ok(())
}

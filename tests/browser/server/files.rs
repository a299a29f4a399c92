use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

/// The files of a release: a folder, and what a test has put over it.
#[derive(Clone, Debug)]
pub struct Files {
    folder: PathBuf,
    base: String,
    /// By path below the base; `None` is a file that is gone.
    overlay: HashMap<String, Option<Vec<u8>>>,
}

impl Files {
    /// A folder, below a base path such as `/` or `/blog/`.
    pub fn new(folder: PathBuf, base: &str) -> Self {
        Self { folder, base: base.to_owned(), overlay: HashMap::new() }
    }

    /// The file at a path of the host, and its media type.
    pub fn get(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        let path = path.strip_prefix(&self.base)?;
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        if file.split('/').any(|part| part == "..") {
            return None;
        }
        let bytes = match self.overlay.get(&file) {
            Some(bytes) => bytes.clone()?,
            None => fs::read(self.folder.join(&file)).ok()?,
        };
        Some((bytes, media_type(&file)))
    }

    /// The page for everything else.
    pub fn not_found(&self) -> Option<(Vec<u8>, &'static str)> {
        self.get(&format!("{}404.html", self.base))
    }

    /// Puts a file over the folder, at a path below the base.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.overlay.insert(path.to_owned(), Some(bytes));
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.overlay.insert(path.to_owned(), None);
    }
}

fn media_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml; charset=utf-8",
        "xsl" => "text/xsl; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

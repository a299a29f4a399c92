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
    /// Files that are sent with brotli, by path below the base.
    compressed: HashMap<String, Vec<u8>>,
}

/// One file, as it is sent.
#[derive(Clone, Debug)]
pub struct File {
    pub bytes: Vec<u8>,
    pub media: &'static str,
    /// Whether the bytes are brotli's.
    pub compressed: bool,
}

impl Files {
    /// A folder, below a base path such as `/` or `/blog/`.
    pub fn new(folder: PathBuf, base: &str) -> Self {
        Self { folder, base: base.to_owned(), overlay: HashMap::new(), compressed: HashMap::new() }
    }

    /// The file at a path of the host.
    pub fn get(&self, path: &str) -> Option<File> {
        let path = path.strip_prefix(&self.base)?;
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        if file.split('/').any(|part| part == "..") {
            return None;
        }
        let media = media_type(&file);
        if let Some(bytes) = self.compressed.get(&file) {
            return Some(File { bytes: bytes.clone(), media, compressed: true });
        }
        Some(File { bytes: self.read(&file)?, media, compressed: false })
    }

    /// The bytes of a file at a path below the base, as they were made.
    pub fn read(&self, file: &str) -> Option<Vec<u8>> {
        match self.overlay.get(file) {
            Some(bytes) => bytes.clone(),
            None => fs::read(self.folder.join(file)).ok(),
        }
    }

    /// Sends a file compressed from now on, as content networks do. It is done here, once, and not when it is asked
    /// for: nobody's measurement waits for it.
    pub fn compress(&mut self, file: &str) {
        let Some(bytes) = self.read(file) else { return };
        let small = compress::Format::Brotli.compress(&bytes).unwrap();
        self.compressed.insert(file.to_owned(), small);
    }

    /// The page for everything else.
    pub fn not_found(&self) -> Option<File> {
        self.get(&format!("{}404.html", self.base))
    }

    /// Puts a file over the folder, at a path below the base.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.overlay.insert(path.to_owned(), Some(bytes));
    }

    /// Shows the folder's own file again.
    pub fn restore(&mut self, path: &str) {
        self.overlay.remove(path);
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

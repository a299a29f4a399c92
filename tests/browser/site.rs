//! The finished blog on a host of its own, and what a test may know of it.

use std::env;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use content::{Catalogue, Entry};
use site::{Profile, Shrinkers};
use tests::catalogue;
use tests::finished::{self, Code};
use tests::tree;

use crate::driver::variable;
use crate::server::{Files, Server};

/// One blog, served.
pub struct Site {
    /// Its host.
    pub server: Server,
    /// The path below which it lies, with slashes at both ends.
    pub base: String,
    /// The finished blog.
    pub folder: PathBuf,
    /// What it says of itself.
    pub catalogue: Catalogue,
}

impl Site {
    /// The blog of `BLOG_DIST` below a base path. It is built for one base path; for another, the links of its
    /// pages are rewritten as the build would have written them. What they say of their own address stays.
    ///
    /// There is no worker: nothing comes between a test and the host that it damages.
    pub fn serve(base: &str) -> Self {
        Self::of(dist(), Some(base))
    }

    /// The blog that uses every feature, `tests/fixtures/showcase`, with the app of `BLOG_DIST`, at its own base path.
    pub fn showcase() -> Self {
        Self::of(SHOWCASE.clone(), None)
    }

    fn of(folder: PathBuf, base: Option<&str>) -> Self {
        let home = fs::read_to_string(folder.join("index.html")).expect("BLOG_DIST holds a finished blog");
        let built_for = between(&home, "data-base=\"", "\"").expect("pages name their base path").to_owned();
        let base = base.unwrap_or(&built_for);
        let mut files = Files::new(folder.clone(), base);
        if base != built_for {
            for page in pages(&folder) {
                let html = fs::read_to_string(folder.join(&page)).unwrap();
                let html = moved(&html, &built_for, base);
                files.put(&page, html.into_bytes());
            }
        }
        files.put("sw.js", b"// keeps nothing".to_vec());
        Self::with(folder, files, base)
    }

    /// A finished blog with its worker, below the base path that it was built for.
    pub fn serve_with_worker(folder: PathBuf, base: &str) -> Self {
        let files = Files::new(folder.clone(), base);
        Self::with(folder, files, base)
    }

    fn with(folder: PathBuf, files: Files, base: &str) -> Self {
        let catalogue = catalogue(&folder);
        Self { server: Server::start(files), base: base.to_owned(), folder, catalogue }
    }

    /// Deploys another release: from now on the host has its files, and no others.
    pub fn deploy(&self, folder: &Path) {
        self.server.change(|files| *files = Files::new(folder.to_owned(), &self.base));
    }

    /// The same on a host that deletes nothing: what the other release does not have stays.
    pub fn deploy_over(&self, folder: &Path) {
        let mut files = Files::new(folder.to_owned(), &self.base);
        for (name, bytes) in tree::read(&self.folder).unwrap() {
            if files.read(&name).is_none() {
                files.put(&name, bytes);
            }
        }
        self.server.change(|served| *served = files);
    }

    /// All articles, newest first.
    pub fn articles(&self) -> &[Entry] {
        &self.catalogue.posts
    }

    /// The path of an article on the host.
    pub fn path_of(&self, entry: &Entry) -> String {
        format!("{}posts/{}/", self.base, entry.slug)
    }

    /// The paths of all pages on the host, `404.html` left out.
    pub fn routes(&self) -> Vec<String> {
        pages(&self.folder)
            .iter()
            .filter_map(|page| Some(format!("{}{}", self.base, page.strip_suffix("index.html")?)))
            .collect()
    }

    /// Those of which the app has a view: a click shows them without loading a page.
    pub fn routes_in_app(&self) -> Vec<String> {
        let privacy = format!("{}{}", self.base, fieldnotes::components::PRIVACY);
        self.routes().into_iter().filter(|route| *route != privacy).collect()
    }

    /// Asks the host as a plain client does: status and body.
    pub fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let host = self.server.origin().replace("http://", "");
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let head = answer.windows(4).position(|end| end == b"\r\n\r\n").expect("a head");
        let status = std::str::from_utf8(&answer[9..12]).unwrap().parse().unwrap();
        (status, answer.split_off(head + 4))
    }
}

/// The catalogue of a finished blog.
pub fn catalogue(folder: &Path) -> Catalogue {
    let posts = fs::read_dir(folder.join("posts")).into_iter().flatten();
    let paths: Vec<_> = posts
        .map(|post| format!("posts/{}/{}", post.unwrap().file_name().to_string_lossy(), content::Page::FILE))
        .filter(|path| folder.join(path).is_file())
        .collect();
    catalogue::catalogue(paths.iter().map(String::as_str), |path| fs::read(folder.join(path)).unwrap())
}

pub fn dist() -> PathBuf {
    PathBuf::from(variable("BLOG_DIST"))
}

/// With what the finished blog's scripts were shortened. Its wasm has been optimized already.
pub fn shrinkers() -> Shrinkers {
    Shrinkers { esbuild: env::var_os("BLOG_ESBUILD").map(Into::into), wasm_opt: None }
}

/// Finished once for all tests, which only read it: in the folder that Cargo gives to them.
pub static SHOWCASE: LazyLock<PathBuf> = LazyLock::new(|| {
    let temporary = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = temporary.join("showcase");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let release = Profile::Release { shrinkers: shrinkers(), cache: temporary.join("showcase-cache") };
    let sources = finished::sources("showcase").unwrap();
    code(|code| finished::finish(&sources, code, &release, &folder)).unwrap_or_else(|why| panic!("{why}"));
    folder
});

/// What the app of `BLOG_DIST` was compiled to.
pub fn code<T>(finish: impl FnOnce(&Code<'_>) -> T) -> T {
    let compiled = tree::read(&dist().join("app")).expect("BLOG_DIST holds an app");
    let file = |start: &str, end: &str| {
        let mut found = compiled.iter().filter(|(name, _)| name.starts_with(start) && name.ends_with(end));
        found.next().map(|(_, bytes)| bytes).expect("BLOG_DIST holds an app")
    };
    finish(&Code { wasm: file("app.", ".wasm"), glue: file("app.", ".js") })
}

/// The paths of all HTML files below a folder, sorted.
fn pages(folder: &Path) -> Vec<String> {
    let files = tree::read(folder).unwrap();
    files.into_keys().filter(|file| file.ends_with(".html")).collect()
}

/// A page for another base path.
fn moved(html: &str, from: &str, to: &str) -> String {
    ["href", "src", "action", "data-base"].iter().fold(html.to_owned(), |html, attribute| {
        html.replace(&format!("{attribute}=\"{from}"), &format!("{attribute}=\"{to}"))
    })
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(found, _)| found)
}

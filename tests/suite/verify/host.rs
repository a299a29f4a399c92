//! A host of a finished blog, whose every answer can be changed.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use tests::tree;

/// What is sent.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    headers: BTreeMap<&'static str, String>,
    pub body: Vec<u8>,
    /// The same by brotli.
    copy: Option<Vec<u8>>,
}

impl Answer {
    pub fn set(&mut self, name: &'static str, value: &str) {
        self.headers.insert(name, value.to_owned());
    }

    pub fn unset(&mut self, name: &'static str) {
        self.headers.remove(name);
    }

    fn write(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        let body = self.copy.as_ref().unwrap_or(&self.body);
        let mut head = format!("HTTP/1.1 {} -\r\nContent-Length: {}\r\n", self.status, body.len());
        if self.copy.is_some() {
            head += "Content-Encoding: br\r\n";
        }
        self.headers.iter().for_each(|(name, value)| head += &format!("{name}: {value}\r\n"));
        stream.write_all(format!("{head}Connection: close\r\n\r\n").as_bytes())?;
        stream.write_all(body)
    }
}

/// Answers by path below the base.
#[derive(Clone, Debug)]
pub struct Host {
    answers: BTreeMap<String, Answer>,
    pub not_found: Answer,
}

impl Host {
    /// One that does what `docs/deploy.md` says.
    pub fn right(dist: &Path) -> Self {
        let files = tree::read(dist).unwrap();
        let home = String::from_utf8(files["index.html"].clone()).unwrap();
        let policy =
            between(&home, "Security-Policy\" content=\"", "\"").replace("&#39;", "'").replace("&#x27;", "'");
        let mut host = Self::of(dist, true);
        for (path, answer) in &mut host.answers {
            let is_hashed =
                path.split('.').any(|part| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()));
            let keeping = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
            answer.set("Cache-Control", keeping);
            answer.set("Content-Security-Policy", &format!("{policy}; frame-ancestors 'none'"));
            answer.set("Referrer-Policy", "strict-origin-when-cross-origin");
            answer.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
            answer.set("Cross-Origin-Opener-Policy", "same-origin");
            answer.set("X-Content-Type-Options", "nosniff");
            answer.copy = files.get(&format!("{}.br", file_of(path))).cloned();
            let html = String::from_utf8_lossy(&answer.body).into_owned();
            if html.contains("http-equiv=\"refresh\"") {
                let to = between(&html, "url=", "\"").to_owned();
                *answer = Answer { status: 301, ..Answer::default() };
                answer.set("Location", &to);
            }
        }
        host.not_found.body = files["404.html"].clone();
        host
    }

    /// One that sends files with the types that it knows, and nothing else.
    pub fn plain(dist: &Path) -> Self {
        let mut host = Self::of(dist, false);
        host.not_found.body = b"<h1>404</h1>".to_vec();
        host
    }

    fn of(dist: &Path, knows_all: bool) -> Self {
        let mut answers = BTreeMap::new();
        for (name, body) in tree::read(dist).unwrap() {
            if name == "404.html" || name.ends_with(".br") || name.ends_with(".gz") {
                continue;
            }
            let mut answer = Answer { status: 200, body, ..Answer::default() };
            answer.set("Content-Type", media_type(&name, knows_all));
            let path = name.strip_suffix("index.html").unwrap_or(&name);
            answers.insert(path.to_owned(), answer);
        }
        let mut not_found = Answer { status: 404, ..Answer::default() };
        not_found.set("Content-Type", "text/html");
        Self { answers, not_found }
    }

    /// An address from which the blog leads on.
    pub fn old_address(dist: &Path) -> String {
        let host = Self::right(dist);
        host.answers.into_iter().find(|(_, answer)| answer.status == 301).unwrap().0
    }

    /// Where an address leads.
    pub fn leads_to(&self, path: &str) -> String {
        self.answers[path].headers["Location"].clone()
    }

    /// Takes a file away.
    pub fn without(mut self, path: &str) -> Self {
        self.answers.remove(path).unwrap();
        self
    }

    /// Puts a file there, with the headers of the home page.
    pub fn add(mut self, path: &str, media_type: &'static str, body: &[u8]) -> Self {
        let mut answer = Answer { body: body.to_vec(), copy: None, ..self.answers[""].clone() };
        answer.set("Content-Type", media_type);
        self.answers.insert(path.to_owned(), answer);
        self
    }

    /// Changes an answer; it is sent as it is from now on.
    pub fn change(mut self, path: &str, change: impl FnOnce(&mut Answer)) -> Self {
        let answer = self.answers.get_mut(path).unwrap();
        let before = answer.body.clone();
        change(answer);
        if answer.body != before {
            // By brotli, too: only this is wrong with it.
            let copy = compress::Format::Brotli.compress(&answer.body).unwrap();
            answer.copy = answer.copy.is_some().then_some(copy);
        }
        self
    }

    /// Answers until the test ends; the address of the blog.
    pub fn start(self, base: &str) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = format!("http://{}{base}", listener.local_addr().unwrap());
        let host = Arc::new(self);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let host = Arc::clone(&host);
                thread::spawn(move || host.answer(&stream));
            }
        });
        address
    }

    fn answer(&self, stream: &TcpStream) -> Option<()> {
        let mut lines = BufReader::new(stream).lines();
        let line = lines.next()?.ok()?;
        while !lines.next()?.ok()?.is_empty() {}
        let path = line.split(' ').nth(1)?;
        let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
        let answer = path.strip_prefix("/journal/").and_then(|below| self.answers.get(below));
        answer.unwrap_or(&self.not_found).write(stream).ok()
    }
}

fn file_of(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() }
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

fn media_type(name: &str, knows_all: bool) -> &'static str {
    let file = name.rsplit('/').next().unwrap();
    match (file, file.rsplit('.').next().unwrap()) {
        ("feed.xml", _) if knows_all => "application/atom+xml; charset=utf-8",
        ("rss.xml", _) if knows_all => "application/rss+xml; charset=utf-8",
        ("feed.json", _) if knows_all => "application/feed+json; charset=utf-8",
        (_, "webmanifest") if knows_all => "application/manifest+json",
        (_, "md") if knows_all => "text/markdown; charset=utf-8",
        (_, "html") => "text/html",
        (_, "js") => "text/javascript",
        (_, "css") => "text/css",
        (_, "csv") => "text/csv",
        (_, "txt") => "text/plain",
        (_, "json") => "application/json",
        (_, "xml") => "text/xml",
        (_, "wasm") => "application/wasm",
        (_, "svg") => "image/svg+xml",
        (_, "png") => "image/png",
        (_, "jpg" | "jpeg") => "image/jpeg",
        (_, "gif") => "image/gif",
        (_, "webp") => "image/webp",
        (_, "avif") => "image/avif",
        (_, "ico") => "image/vnd.microsoft.icon",
        (_, "mp4") => "video/mp4",
        (_, "webm") => "video/webm",
        (_, "mp3") => "audio/mpeg",
        (_, "ogg") => "audio/ogg",
        (_, "wav") => "audio/wav",
        (_, "vtt") => "text/vtt",
        (_, "pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}

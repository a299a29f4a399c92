use std::io::{BufRead, BufReader};
use std::net::TcpStream;

/// What a browser asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, as a rule.
    pub method: String,
    /// The path from the host's root, without the query, as it was sent.
    pub path: String,
    /// What stood behind the question mark; empty without one.
    pub query: String,
}

impl Request {
    /// Reads line and headers; `None` when the connection brought no whole request.
    pub fn read(stream: &TcpStream) -> Option<Self> {
        let mut lines = BufReader::new(stream).lines();
        let line = lines.next()?.ok()?;
        while !lines.next()?.ok()?.is_empty() {}
        let mut words = line.split(' ');
        let (method, target) = (words.next()?, words.next()?);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Some(Self { method: method.to_owned(), path: path.to_owned(), query: query.to_owned() })
    }

    /// Whether it asks for a file of this kind: `.wasm`.
    pub fn ends_with(&self, end: &str) -> bool {
        self.path.ends_with(end)
    }

    /// Whether it asks for bundled content: what an address shows, an article's text.
    pub fn is_content(&self) -> bool {
        self.path.contains("/content/") || self.ends_with("/index.bin")
    }
}

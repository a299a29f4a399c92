use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde_json::Value;
use site::live::{Code, Live};
use tests::finished::NO_CODE;
use tests::tree::{self, Tree};

/// After this long, something counts as never coming.
const PATIENCE: Duration = Duration::from_secs(20);

/// An author's folder, served.
pub struct Author {
    root: tempfile::TempDir,
    live: Live,
}

/// What a server answers.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl Author {
    pub fn with(sources: &Tree) -> Self {
        let root = tempfile::tempdir().unwrap();
        for (name, bytes) in sources {
            tree::write(root.path(), name, bytes).unwrap();
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let (live, _) = Live::start(root.path(), None, listener).unwrap();
        let shell = concat!(env!("CARGO_MANIFEST_DIR"), "/../index.html");
        live.compiled(Ok(Code {
            shell: fs::read_to_string(shell).unwrap(),
            wasm: NO_CODE.wasm.to_vec(),
            glue: NO_CODE.glue.to_vec(),
        }));
        Self { root, live }
    }

    pub fn file(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub fn save(&self, path: &str, text: impl AsRef<[u8]>) {
        tree::write(self.root.path(), path, text.as_ref()).unwrap();
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.live.address()))
    }

    /// Sends a request as it is written; the head must end it.
    pub fn ask(&self, request: &str) -> Answer {
        let mut stream = BufReader::new(self.connect());
        stream.get_mut().write_all(request.as_bytes()).unwrap();
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(stream.read_line(&mut head).unwrap(), 0, "a whole head, not {head:?}");
        }
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")).unwrap();
        let mut body = vec![0; length.parse().unwrap()];
        if !request.starts_with("HEAD") {
            stream.read_exact(&mut body).unwrap();
        }
        Answer { status: head[9..12].parse().unwrap(), head, body }
    }

    /// What an open page is told from now on.
    pub fn listen(&self) -> Told {
        let mut stream = self.connect();
        let request = format!("GET /_live/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.live.address());
        stream.write_all(request.as_bytes()).unwrap();
        let mut told = Told(BufReader::new(stream));
        told.wait("hello", |_| true);
        told
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.live.address()).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }
}

/// The messages to a page.
pub struct Told(BufReader<TcpStream>);

impl Told {
    /// Waits for a message of this kind that fits; those before it are of no interest.
    pub fn wait(&mut self, kind: &str, mut fits: impl FnMut(&Value) -> bool) -> Value {
        loop {
            let (is, data) = self.next();
            if is == kind && fits(&data) {
                return data;
            }
        }
    }

    /// The next message.
    pub fn next(&mut self) -> (String, Value) {
        let Self(stream) = self;
        let mut kind = String::new();
        let start = Instant::now();
        loop {
            // The server says now and then that it is still there.
            assert!(start.elapsed() < PATIENCE, "waited in vain");
            let mut line = String::new();
            assert_ne!(stream.read_line(&mut line).unwrap(), 0, "the server has gone");
            if let Some(is) = line.strip_prefix("event: ") {
                is.trim().clone_into(&mut kind);
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (kind, serde_json::from_str(data).unwrap());
            }
        }
    }
}

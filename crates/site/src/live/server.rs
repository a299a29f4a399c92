use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::http::{self, Request, Response};
use super::newest::Newest;
use crate::assemble::edition::Answer;
use crate::media::media_type;

/// Answers whoever asks on this computer. Ends when it is dropped.
pub(super) struct Server {
    address: SocketAddr,
    newest: Arc<Newest>,
    stopped: Arc<AtomicBool>,
    listening: Option<JoinHandle<()>>,
}

/// What shows changes in open pages.
const LIVE: &str = include_str!("live.js");
/// Its name below the base, and that of what it listens to.
const PATHS: [&str; 2] = [super::SCRIPT, "_live/events"];

/// So often a page that is gone is noticed.
const BEAT: Duration = Duration::from_secs(15);
/// A connection that nothing comes on is closed then.
const IDLE: Duration = Duration::from_secs(60);

/// Nothing is kept: the next moment it may be another. Names with hashes are an exception, as they cannot be another;
/// the app of a debug build has 3.4 MB.
const NO_STORE: (&str, &str) = ("Cache-Control", "no-store");
const KEEP: (&str, &str) = ("Cache-Control", "max-age=31536000, immutable");

impl Server {
    pub(super) fn start(listener: TcpListener, newest: Arc<Newest>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        let stopped = Arc::new(AtomicBool::new(false));
        let (stop, shown) = (Arc::clone(&stopped), Arc::clone(&newest));
        let listening = thread::spawn(move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::Relaxed) {
                    return;
                }
                let (Ok(stream), shown) = (stream, Arc::clone(&shown)) else { continue };
                // A browser that has left is no fault.
                thread::spawn(move || drop(serve(stream, &shown)));
            }
        });
        Ok(Self { address, newest, stopped, listening: Some(listening) })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        // Wakes the listener, which then ends, and with it the connections that wait for news.
        drop(TcpStream::connect(self.address));
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
        self.newest.close();
    }
}

fn serve(mut stream: TcpStream, newest: &Newest) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(IDLE))?;
    let mut buffer = Vec::new();
    while let Some(request) = http::read(&mut stream, &mut buffer)? {
        answer(&request, &mut stream, newest)?;
    }
    Ok(())
}

fn answer(request: &Request, stream: &mut TcpStream, newest: &Newest) -> io::Result<()> {
    let head_only = request.method == "HEAD";
    let mut send = |status, headers: &[(&'static str, &str)], body: &[u8]| {
        Response { status, headers, body }.send(stream, head_only)
    };
    let text = ("Content-Type", "text/plain; charset=utf-8");
    // A page of another site that has got its name led to this computer must not read drafts.
    if !["127.0.0.1", "localhost", "[::1]"].contains(&request.host.as_str()) {
        return send("403 Forbidden", &[text], b"This blog is served to 127.0.0.1 and localhost only.\n");
    }
    if !head_only && request.method != "GET" {
        return send("405 Method Not Allowed", &[text, ("Allow", "GET, HEAD")], b"");
    }
    let edition = newest.edition();
    let base = edition.as_ref().map_or("/", |edition| edition.base().as_str()).to_owned();
    let below = request.path.strip_prefix(&base);
    match PATHS.iter().position(|path| below == Some(path)) {
        Some(0) => {
            return send("200 OK", &[("Content-Type", media_type("live.js")), NO_STORE], LIVE.as_bytes());
        }
        Some(_) => return tell(stream, newest),
        None => {}
    }
    let html = ("Content-Type", media_type("index.html"));
    let Some(edition) = edition else {
        return send("503 Service Unavailable", &[html, NO_STORE], NOTHING_YET.as_bytes());
    };
    let Some(below) = below else {
        // Also the base without its slash.
        return send("302 Found", &[("Location", &base), NO_STORE], b"");
    };
    match edition.answer(below) {
        Ok(Answer::File { name, bytes }) => {
            let keep = if name.starts_with("app/") { KEEP } else { NO_STORE };
            send("200 OK", &[("Content-Type", media_type(&name)), keep], &bytes)
        }
        Ok(Answer::Elsewhere(path)) => {
            let path = percent_encoding::utf8_percent_encode(&path, percent_encoding::CONTROLS).to_string();
            send("302 Found", &[("Location", &path), NO_STORE], b"")
        }
        Ok(Answer::NotFound(bytes)) => send("404 Not Found", &[html, NO_STORE], &bytes),
        Err(error) => send("500 Internal Server Error", &[text, NO_STORE], error.to_string().as_bytes()),
    }
}

/// Sends news until the page is gone.
fn tell(stream: &mut TcpStream, newest: &Newest) -> io::Result<()> {
    let mut head = http::head("200 OK", &[("Content-Type", "text/event-stream"), NO_STORE]);
    head.extend(b"Connection: close\r\n\r\nretry: 500\n\n");
    stream.write_all(&head)?;
    let messages = newest.listen();
    loop {
        match messages.recv_timeout(BEAT) {
            Ok(message) => stream.write_all(message.as_bytes())?,
            Err(RecvTimeoutError::Timeout) => stream.write_all(b": still here\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::ConnectionAborted.into()),
        }
    }
}

/// The page while there is none: the script in it says why, and shows the blog when it is there.
const NOTHING_YET: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n<title>Nothing yet</title>\n\
    <script defer src=\"/_live/live.js\"></script>\n</head>\n<body>\n\
    <p>The blog cannot be shown yet. This page shows it as soon as it can be.</p>\n</body>\n</html>\n";

//! As much of HTTP/1.1 (RFC 9112) as browsers need of a server on their own computer: requests without a body, and answers
//! of a known length.

use std::io::{self, Read, Write};
use std::net::TcpStream;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: String,
    /// Without its query, percent signs decoded.
    pub(super) path: String,
    /// The name that the browser asked for, without its port.
    pub(super) host: String,
}

/// Larger heads are none of a browser.
const MOST: usize = 64 * 1024;

/// Reads a request; `None` when the other side has closed the connection, or sends something else.
pub(super) fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<Option<Request>> {
    loop {
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(buffer) {
            Ok(httparse::Status::Complete(length)) => {
                let request = of(&request);
                buffer.drain(..length);
                return Ok(request);
            }
            Ok(httparse::Status::Partial) if buffer.len() < MOST => {}
            Ok(httparse::Status::Partial) | Err(_) => return Ok(None),
        }
        let mut part = [0; 4096];
        match stream.read(&mut part)? {
            0 => return Ok(None),
            count => buffer.extend_from_slice(&part[..count]),
        }
    }
}

fn of(request: &httparse::Request<'_, '_>) -> Option<Request> {
    let path = request.path?;
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?.into_owned();
    let host = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case("host"))?;
    let host = std::str::from_utf8(host.value).ok()?;
    // An address of version 6 has colons within its brackets.
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    Some(Request { method: request.method?.to_owned(), path, host: name.to_ascii_lowercase() })
}

/// An answer whose body is known.
pub(super) struct Response<'a> {
    pub(super) status: &'static str,
    pub(super) headers: &'a [(&'static str, &'a str)],
    pub(super) body: &'a [u8],
}

impl Response<'_> {
    /// Sends it; without its body, when only its head was asked for.
    pub(super) fn send(&self, stream: &mut TcpStream, head_only: bool) -> io::Result<()> {
        let mut bytes = head(self.status, self.headers);
        bytes.extend(format!("Content-Length: {}\r\n\r\n", self.body.len()).into_bytes());
        if !head_only {
            bytes.extend_from_slice(self.body);
        }
        stream.write_all(&bytes)
    }
}

/// The beginning of an answer, up to the last line of its head.
pub(super) fn head(status: &str, headers: &[(&'static str, &str)]) -> Vec<u8> {
    let lines = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    format!("HTTP/1.1 {status}\r\nX-Content-Type-Options: nosniff\r\n{}", lines.collect::<String>())
        .into_bytes()
}

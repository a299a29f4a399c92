use super::{Files, Request};

/// What the host sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
    /// How much of the body is sent, of the length that was announced.
    pub(super) sent: usize,
}

impl Answer {
    /// As a static host answers: files, a folder's `index.html`, the missing slash of a folder, and `404.html`.
    pub(super) fn to(request: &Request, files: &Files) -> Self {
        let path = percent_decoded(&request.path);
        if let Some(file) = files.get(&path) {
            let mut headers =
                vec![("Content-Type", file.media.to_owned()), ("Cache-Control", keeping(&path))];
            if file.compressed {
                headers.push(("Content-Encoding", "br".to_owned()));
            }
            return Self::new(200, headers, file.bytes);
        }
        if files.get(&format!("{path}/")).is_some() {
            return Self::redirect(format!("{}/", request.path));
        }
        let (body, media) = files.not_found().map(|file| (file.bytes, file.media)).unwrap_or_default();
        Self::new(404, vec![("Content-Type", media.to_owned())], body)
    }

    pub(super) fn html(status: u16, html: &str) -> Self {
        Self::new(status, vec![("Content-Type", "text/html; charset=utf-8".to_owned())], html.into())
    }

    pub(super) fn redirect(to: String) -> Self {
        Self::new(302, vec![("Location", to)], Vec::new())
    }

    fn new(status: u16, headers: Vec<(&'static str, String)>, body: Vec<u8>) -> Self {
        let sent = body.len();
        Self { status, headers, body, sent }
    }

    pub(super) fn write(&self, out: &mut Vec<u8>, head_only: bool) {
        let mut head = format!("HTTP/1.1 {} -\r\nContent-Length: {}\r\n", self.status, self.body.len());
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        head += "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
        out.extend_from_slice(head.as_bytes());
        if !head_only {
            out.extend_from_slice(&self.body[..self.sent]);
        }
    }
}

/// Names with a hash never change; everything else is asked for anew.
fn keeping(path: &str) -> String {
    let hashed = path.split('.').any(|part| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit()));
    if hashed { "public, max-age=31536000, immutable" } else { "no-cache" }.to_owned()
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| byte == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) => {
                bytes.push(decoded);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

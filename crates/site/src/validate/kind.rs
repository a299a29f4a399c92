use super::fault::Fault;
use super::tree::File;

/// What a file's name must end in, what people call it, and how large it may be. Beyond that, something went wrong
/// or a reader on a phone pays for it.
const KINDS: [(&[&str], &str, u64); 9] = [
    (&["html"], "page", 2 * MB),
    (&["svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico"], "image", 5 * MB),
    (&["css"], "stylesheet", MB),
    (&["js"], "script", MB),
    (&["woff2", "woff", "ttf"], "font", MB),
    // That of a debug build has 20 MB; a release has budgets of its own.
    (&["wasm"], "program", 64 * MB),
    (&["json", "webmanifest", "xml", "xsl", "txt", "md"], "text", LARGEST),
    (&["bin"], "data file", LARGEST),
    (&["pdf", "zip", "csv", "mp4", "webm", "mp3", "ogg", "m4a", "wav", "vtt"], "file", LARGEST),
];

const MB: u64 = 1_000_000;
/// Some hosts refuse larger ones.
const LARGEST: u64 = 25 * MB;

/// Files that have no extension, by convention.
const NAMES: [&str; 4] = ["CNAME", "_headers", "_redirects", ".nojekyll"];

/// Copies that a server sends in place of the file beside them.
pub(super) const COMPRESSED: [&str; 3] = ["br", "gz", "zst"];

/// Whether the file is of a known kind, unless it is the author's own, and of a sane size.
pub(super) fn judge(file: &File, own: bool) -> Option<Fault> {
    let extension = extension(&file.path);
    let kind = KINDS.iter().find(|(extensions, ..)| extensions.contains(&extension));
    let (what, limit) = match kind {
        Some(&(_, what, limit)) => (what, limit),
        None if own || is_named(&file.path) || COMPRESSED.contains(&extension) => ("file", LARGEST),
        None => return Some(Fault::UnknownKind { extension: extension.to_owned() }),
    };
    (file.size > limit).then_some(Fault::TooLarge { what, size: file.size, limit })
}

/// What stands behind the last dot of a file's name.
pub(super) fn extension(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn is_named(path: &str) -> bool {
    NAMES.contains(&path) || path.starts_with(".well-known/")
}

use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The SHA-256 of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Sum(pub(crate) [u8; 32]);

impl Sum {
    /// Of these bytes.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// See [`for_name`].
    pub(crate) fn for_name(self) -> String {
        HEXLOWER.encode(&self.0[..8])
    }

    /// See [`integrity`].
    pub(crate) fn integrity(self) -> String {
        format!("sha256-{}", BASE64.encode(&self.0))
    }
}

/// The hash as it stands in file names: 16 hexadecimal digits, 64 bits. Among ten thousand files two agree by
/// chance once in 10^11 builds, and `fetch` still tells them apart by [`integrity`].
pub(crate) fn for_name(bytes: &[u8]) -> String {
    Sum::of(bytes).for_name()
}

/// The hash in the form of Subresource Integrity: `sha256-` and base64.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    Sum::of(bytes).integrity()
}

/// `style/blog.css` with the hash of its bytes: `style/blog.0f3a….css`.
pub(crate) fn name(path: &str, bytes: &[u8]) -> String {
    name_of(path, Sum::of(bytes))
}

/// The same with a hash that is known.
pub(crate) fn name_of(path: &str, sum: Sum) -> String {
    let hash = sum.for_name();
    let file = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[file..].rfind('.') {
        Some(dot) if dot > 0 => format!("{}.{hash}{}", &path[..file + dot], &path[file + dot..]),
        _ => format!("{path}.{hash}"),
    }
}

/// The hash in a file's name, when it has one: `0f3a…` of `style/blog.0f3a….css`.
pub(crate) fn in_name(path: &str) -> Option<&str> {
    let file = path.rsplit('/').next()?;
    let is_hash =
        |part: &&str| part.len() == 16 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    file.split('.').skip(1).find(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // FIPS 180-4 gives SHA-256("abc") = ba7816bf 8f01cfea …
        assert_eq!(for_name(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(integrity(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assert_eq!(name("a.b/blog.css", b"abc"), "a.b/blog.ba7816bf8f01cfea.css");
        assert_eq!(name("a.b/LICENSE", b"abc"), "a.b/LICENSE.ba7816bf8f01cfea");
        assert_eq!(name("a/.hidden", b"abc"), "a/.hidden.ba7816bf8f01cfea");
    }

    #[test]
    fn a_name_says_its_hash() {
        for path in ["a.b/blog.css", "a.b/LICENSE", "a/.hidden"] {
            assert_eq!(in_name(&name(path, b"abc")), Some("ba7816bf8f01cfea"), "{path}");
            assert_eq!(in_name(path), None);
        }
        assert_eq!(in_name("ba7816bf8f01cfea.css"), None);
    }
}

//! Brotli and gzip, as hosts send them.
//!
//! The encoder's code is generic, so it is compiled with whoever calls it. Called from the build, which is not optimised,
//! the highest level of brotli would take ten times as long; `Cargo.toml` has this crate optimised in every profile.

use std::io::{self, Read, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// How a file is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 7932.
    Brotli,
    /// RFC 1952.
    Gzip,
}

impl Format {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What a copy's name ends in.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// What `Content-Encoding` says.
    #[must_use]
    pub fn encoding(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// Compresses at the highest level (brotli's 11, gzip's 9), without a name and a time: the same bytes each time.
    ///
    /// # Errors
    /// None in practice: memory is written to.
    pub fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Brotli => {
                let mut copy = Vec::new();
                let best = BrotliEncoderParams { size_hint: bytes.len(), ..BrotliEncoderParams::default() };
                brotli::BrotliCompress(&mut &*bytes, &mut copy, &best)?;
                Ok(copy)
            }
            Self::Gzip => {
                let mut writer = GzBuilder::new().write(Vec::new(), Compression::best());
                writer.write_all(bytes)?;
                writer.finish()
            }
        }
    }

    /// What was compressed, up to `limit` bytes of it.
    ///
    /// # Errors
    /// When it is not of this format, or not whole.
    pub fn decompress(self, bytes: &[u8], limit: u64) -> io::Result<Vec<u8>> {
        let mut whole = Vec::new();
        match self {
            Self::Brotli => brotli::Decompressor::new(bytes, 1 << 16).take(limit).read_to_end(&mut whole)?,
            Self::Gzip => flate2::read::MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut whole)?,
        };
        Ok(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let text = "A sentence that comes again. ".repeat(200).into_bytes();
        for format in Format::ALL {
            let small = format.compress(&text).unwrap();
            assert!(small.len() < 200, "{format:?}: {}", small.len());
            assert_eq!(format.decompress(&small, 1 << 20).unwrap(), text);
            assert_eq!(format.decompress(&small, 100).unwrap().len(), 100);
            assert!(format.decompress(&small[..small.len() / 2], 1 << 20).is_err());
            assert_eq!(format.compress(&text).unwrap(), small);
        }
    }
}

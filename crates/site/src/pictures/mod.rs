//! Smaller copies of the images that texts show, so that a phone fetches what a phone shows.
//!
//! Of each image that does not move: WebP at a few widths, the image's own among them, and the colours of a first
//! impression. The image itself is published without its metadata ([`published`]), for browsers and readers of feeds that
//! know no WebP, and for whoever follows the link to it.
//!
//! WebP and nothing newer: every browser that runs the app shows it.

mod cache;
mod decode;
mod make;
mod strip;
#[cfg(test)]
mod tests;
mod themed;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use self::cache::Cache;
pub(crate) use self::cache::Kept;
pub(crate) use self::strip::orientation;
use self::strip::stripped;
use crate::Progress;

/// The widths that are made, in pixels. A text is 350 CSS pixels wide on a phone, 600 on a laptop, a figure up to 850,
/// and screens have one to three pixels for each.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1800];

/// Wider than this no copy is: an enlarged picture fills a window.
const WIDEST: u32 = 2560;

/// An image of more pixels is no image for a page, but a mistake or a trap: a few bytes can unfold to any number.
pub(crate) const MOST_PIXELS: u64 = 100_000_000;

/// Why nothing can be made of an image.
#[derive(Clone, Debug)]
pub(crate) enum PictureError {
    /// It has more than [`MOST_PIXELS`].
    TooLarge,
    /// Its pixels cannot be read.
    Broken(String),
    /// The encoder's own reason.
    Encoder(String),
    /// Somebody has removed what was just made.
    Lost,
}

impl PictureError {
    fn broken(error: impl fmt::Display) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<image::ImageError> for PictureError {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::Limits(_) => Self::TooLarge,
            error => Self::broken(error),
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("it has more than 100 million pixels"),
            Self::Broken(why) => write!(f, "its pixels cannot be read: {why}"),
            Self::Encoder(why) => write!(f, "no smaller copy of it can be made: {why}"),
            Self::Lost => f.write_str("its smaller copies are gone from target/blog/images: build again"),
        }
    }
}

/// An image as it is published: without its metadata; a drawing with the colours of the blog at this root, when it names
/// some. Other files are as they were.
pub(crate) fn published<'a>(bytes: &'a [u8], root: &Path) -> Cow<'a, [u8]> {
    let drawing = || {
        let svg = str::from_utf8(bytes).ok().filter(|text| text.contains("<svg"))?;
        let sheet = fs::read_to_string(root.join("style/tokens.css")).ok()?;
        themed::themed(svg, &sheet)
    };
    // What begins with a letter or a sign of another kind is none.
    let is_text =
        bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| b"<\xef".contains(byte));
    match is_text.then(drawing).flatten() {
        Some(drawn) => Cow::Owned(drawn.into_bytes()),
        None => stripped(bytes),
    }
}

/// What is made of some files.
pub(crate) struct All {
    cache: Cache,
    /// Of each file its name in the cache, and what was made of it, in the order of the files.
    pub(crate) found: Vec<(String, Result<Kept, PictureError>)>,
    /// How many images were not in the cache.
    pub(crate) new: usize,
}

/// Makes what is not in the cache, on all cores.
///
/// # Errors
/// When a file cannot be read, or the cache not be written.
pub(crate) fn all(files: &[PathBuf], cache: &Path, progress: &Progress) -> io::Result<All> {
    let cache = Cache::new(cache);
    let key = |file: &PathBuf| Ok(Cache::key(&stripped(&fs::read(file)?)));
    let keys = files.par_iter().map(key).collect::<io::Result<Vec<_>>>()?;
    let lacking: BTreeMap<_, _> =
        keys.iter().zip(files).filter(|(key, _)| cache.get(key).is_none()).collect();
    progress.begin_of("Making smaller copies of images", lacking.len());
    let lacking: Vec<_> = lacking.into_iter().collect();
    let make = |(key, file): &(&String, &PathBuf)| {
        let made = make::make(&stripped(&fs::read(file)?));
        let outcome = match made {
            Ok(made) => cache.put(key, &made).map(|()| None)?,
            Err(error) => Some(((*key).clone(), error)),
        };
        progress.step();
        Ok(outcome)
    };
    // Few are in memory at a time: a thousand images are more than it has room for.
    let failed = lacking.par_iter().map(make).collect::<io::Result<Vec<_>>>()?;
    let failed: BTreeMap<_, _> = failed.into_iter().flatten().collect();
    let new = lacking.len() - failed.len();
    cache.tidy(&keys.iter().map(String::as_str).collect())?;
    let found = keys.into_iter().map(|key| {
        let kept = match failed.get(&key) {
            Some(error) => Err(error.clone()),
            None => cache.get(&key).ok_or(PictureError::Lost),
        };
        (key, kept)
    });
    Ok(All { found: found.collect(), new, cache })
}

impl All {
    /// The bytes of a copy; made again where the cache has been damaged.
    ///
    /// # Errors
    /// When that fails.
    pub(crate) fn bytes(&self, key: &str, file: &Path, index: usize) -> io::Result<Vec<u8>> {
        if let Some(bytes) = self.cache.bytes(key, index) {
            return Ok(bytes);
        }
        let made =
            make::make(&stripped(&fs::read(file)?)).map_err(|error| io::Error::other(error.to_string()))?;
        self.cache.put(key, &made)?;
        let copy = made.variants.into_iter().nth(index);
        copy.map(|(_, bytes)| bytes).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }
}

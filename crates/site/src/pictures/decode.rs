use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{MOST_PIXELS, PictureError, strip};

/// Pixels as browsers show them without being told more: upright, in sRGB, three or four bytes each.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Whether there is a fourth byte, of which at least one is not 255.
    pub(super) has_alpha: bool,
    pub(super) bytes: Vec<u8>,
    /// Whether the file loses nothing, as those of drawings and screenshots do.
    pub(super) is_exact: bool,
}

impl Pixels {
    pub(super) fn per_pixel(&self) -> usize {
        if self.has_alpha { 4 } else { 3 }
    }
}

/// `None` for what stays as it is: another kind of file, one that moves, colours for print.
pub(super) fn decode(bytes: &[u8]) -> Result<Option<Pixels>, PictureError> {
    if strip::moves(bytes) {
        return Ok(None);
    }
    let cursor = Cursor::new(bytes);
    match bytes {
        [0xff, 0xd8, 0xff, ..] => {
            let decoder = JpegDecoder::new(cursor)?;
            // Without the printer's profile, nobody knows what they look like.
            let for_print = decoder.original_color_type() == ExtendedColorType::Cmyk8;
            if for_print { Ok(None) } else { pixels(decoder, strip::orientation(bytes), false).map(Some) }
        }
        [0x89, b'P', b'N', b'G', ..] => pixels(PngDecoder::with_limits(cursor, limits())?, 1, true).map(Some),
        [b'R', b'I', b'F', b'F', ..] => {
            let is_exact = bytes.get(12..16) == Some(b"VP8L");
            pixels(WebPDecoder::new(cursor)?, 1, is_exact).map(Some)
        }
        _ => Ok(None),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    // Eight bytes are the most that a pixel takes; a decoder needs some room beside.
    limits.max_alloc = Some(MOST_PIXELS * 8 + (64 << 20));
    limits
}

fn pixels(mut decoder: impl ImageDecoder, held: u8, is_exact: bool) -> Result<Pixels, PictureError> {
    decoder.set_limits(limits())?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooLarge);
    }
    let profile = decoder.icc_profile().ok().flatten();
    let mut image = DynamicImage::from_decoder(decoder)?;
    if let Some(orientation) = Orientation::from_exif(held) {
        image.apply_orientation(orientation);
    }
    let (width, height) = (image.width(), image.height());
    let has_alpha =
        image.color().has_alpha() && { image.to_rgba8().pixels().any(|pixel| pixel.0[3] < u8::MAX) };
    let is_grey = !image.color().has_color();
    let bytes = if has_alpha { image.into_rgba8().into_raw() } else { image.into_rgb8().into_raw() };
    let bytes = match profile {
        Some(profile) if !is_grey => as_srgb(&profile, has_alpha, bytes),
        _ => bytes,
    };
    Ok(Pixels { width, height, has_alpha, bytes, is_exact })
}

/// A profile that cannot be read is one that browsers pass over, too.
fn as_srgb(profile: &[u8], has_alpha: bool, bytes: Vec<u8>) -> Vec<u8> {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return bytes };
    if profile.color_space != DataColorSpace::Rgb {
        return bytes;
    }
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default());
    let mut out = vec![0; bytes.len()];
    match transform.and_then(|transform| transform.transform(&bytes, &mut out)) {
        Ok(()) => out,
        Err(_) => bytes,
    }
}

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use webp::{Encoder, WebPConfig};

use super::decode::{Pixels, decode};
use super::{PictureError, WIDEST, WIDTHS};

/// What is made of one image.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// WebP files by their widths, ascending, each of more bytes than the one before and of less than the image.
    pub(super) variants: Vec<(u32, Vec<u8>)>,
    /// The image's own width where no file of its size is smaller: then it is the largest choice itself.
    pub(super) itself: Option<u32>,
    /// Twelve colours, four in a row, three digits each: what to show before it is there. Empty where the ground shines
    /// through the image.
    pub(super) colours: String,
}

/// What photographs are encoded with. At 78 of 100 libwebp's files look like JPEG's of 85, and have two thirds of the
/// bytes; drawings show what they lose earlier.
const QUALITY: f32 = 78.0;
const QUALITY_OF_DRAWINGS: f32 = 88.0;

/// Makes the variants of an image as it is published; none of one that stays alone.
pub(super) fn make(bytes: &[u8]) -> Result<Made, PictureError> {
    let Some(pixels) = decode(bytes)? else { return Ok(Made::default()) };
    let mut made = Made::default();
    let own = pixels.width.min(WIDEST);
    // One that is nearly as wide as the image is no choice.
    let smaller = WIDTHS.into_iter().filter(|width| width * 6 < own * 5);
    let mut most = bytes.len();
    for width in smaller.chain([own]).rev() {
        let file = encode(&scaled(&pixels, width, height_at(&pixels, width), FilterType::Lanczos3)?)?;
        if file.len() < most {
            most = file.len();
            made.variants.insert(0, (width, file));
        } else if width == pixels.width {
            made.itself = Some(width);
        }
    }
    if made.variants.is_empty() {
        made.itself = None;
    }
    if !pixels.has_alpha {
        made.colours = colours(&scaled(&pixels, 4, 3, FilterType::Box)?);
    }
    Ok(made)
}

fn height_at(pixels: &Pixels, width: u32) -> u32 {
    let height =
        (u64::from(pixels.height) * u64::from(width) + u64::from(pixels.width) / 2) / u64::from(pixels.width);
    u32::try_from(height.max(1)).unwrap_or(u32::MAX)
}

fn scaled(pixels: &Pixels, width: u32, height: u32, filter: FilterType) -> Result<Pixels, PictureError> {
    let kind = if pixels.has_alpha { PixelType::U8x4 } else { PixelType::U8x3 };
    let Pixels { has_alpha, is_exact, .. } = *pixels;
    let mut out = Image::new(width, height, kind);
    let from =
        ImageRef::new(pixels.width, pixels.height, &pixels.bytes, kind).map_err(PictureError::broken)?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    Resizer::new().resize(&from, &mut out, &options).map_err(PictureError::broken)?;
    Ok(Pixels { width, height, has_alpha, is_exact, bytes: out.into_vec() })
}

fn encode(pixels: &Pixels) -> Result<Vec<u8>, PictureError> {
    let Pixels { width, height, bytes, .. } = pixels;
    let encoder = match pixels.per_pixel() {
        4 => Encoder::from_rgba(bytes, *width, *height),
        _ => Encoder::from_rgb(bytes, *width, *height),
    };
    let with = |set: &dyn Fn(&mut WebPConfig)| {
        let mut config = WebPConfig::new().map_err(|()| PictureError::Encoder("no settings".to_owned()))?;
        set(&mut config);
        let file = encoder.encode_advanced(&config);
        file.map(|file| file.to_vec()).map_err(|why| PictureError::Encoder(format!("{why:?}")))
    };
    if !pixels.is_exact {
        return with(&|config| config.quality = QUALITY);
    }
    let lossy = with(&|config| {
        config.quality = QUALITY_OF_DRAWINGS;
        config.use_sharp_yuv = 1;
    })?;
    // Effort, not quality.
    let exact = with(&|config| {
        config.lossless = 1;
        config.quality = 40.0;
        config.method = 2;
    })?;
    // Letters and lines stay sharp, as long as that costs little.
    Ok(if exact.len() < lossy.len() + lossy.len() / 2 { exact } else { lossy })
}

fn colours(twelve: &Pixels) -> String {
    let digit = |channel: &u8| char::from_digit(u32::from(channel / 17), 16).unwrap_or('0');
    twelve.bytes.iter().map(digit).collect()
}

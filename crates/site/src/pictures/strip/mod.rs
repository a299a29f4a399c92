//! Images without what says where, when and with what they were made. Nothing is decoded: every pixel stays as it was,
//! and so do profiles of colours and the loops of animations. What cannot be told apart stays as it is.

mod avif;
mod gif;
mod jpeg;
mod png;
mod webp;

use std::borrow::Cow;

/// The image as it is published.
pub(in crate::pictures) fn stripped(bytes: &[u8]) -> Cow<'_, [u8]> {
    let stripped = match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::stripped(bytes),
        [0x89, b'P', b'N', b'G', ..] => png::stripped(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp::stripped(bytes),
        [b'G', b'I', b'F', b'8', ..] => gif::stripped(bytes),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => avif::stripped(bytes),
        _ => None,
    };
    stripped.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// How the camera was held: 1 to 8, as Exif counts. Only files of cameras say it, and these are JPEG.
pub(crate) fn orientation(bytes: &[u8]) -> u8 {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => jpeg::orientation(bytes),
        _ => 1,
    }
}

/// Whether an image moves, or may: it is shown as it is.
pub(crate) fn moves(bytes: &[u8]) -> bool {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => png::moves(bytes),
        [b'R', b'I', b'F', b'F', ..] => webp::moves(bytes),
        [b'G', b'I', b'F', b'8', ..] => true,
        _ => false,
    }
}

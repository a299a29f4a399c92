use imagesize::ImageError;

use super::sanitize::svg;
use crate::pictures;

/// Width and height of an image in CSS pixels, from its first bytes.
///
/// # Errors
/// In words, when the file is not an image that browsers show.
pub(super) fn size(name: &str, bytes: &[u8]) -> Result<(u32, u32), String> {
    if name.to_lowercase().ends_with(".svg") {
        return svg_size(bytes);
    }
    let size = imagesize::blob_size(bytes).map_err(|error| match error {
        ImageError::NotSupported => "its bytes are none of an image".to_owned(),
        ImageError::CorruptedImage => "it is damaged".to_owned(),
        ImageError::IoError(_) => "it ends too early".to_owned(),
    })?;
    match (u32::try_from(size.width), u32::try_from(size.height)) {
        (Ok(width), Ok(height)) if u64::from(width) * u64::from(height) > pictures::MOST_PIXELS => {
            Err(pictures::PictureError::TooLarge.to_string())
        }
        // Browsers turn it as the camera was held.
        (Ok(width), Ok(height)) if width > 0 && height > 0 => match pictures::orientation(bytes) {
            5.. => Ok((height, width)),
            _ => Ok((width, height)),
        },
        _ => Err("it has no area".to_owned()),
    }
}

/// The extensions that are shown as images and whose dimensions we can tell.
pub(super) fn is_image(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let known = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif"];
    extension.is_some_and(|extension| known.contains(&extension.as_str()))
}

fn svg_size(bytes: &[u8]) -> Result<(u32, u32), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err("its root is not an svg element".to_owned());
    }
    if let Some(harm) = svg::harm(&document) {
        return Err(harm);
    }
    let length = |name| root.attribute(name)?.trim_end_matches("px").parse::<f64>().ok();
    let view_box: Vec<f64> = root.attribute("viewBox").map_or_else(Vec::new, |text| {
        text.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect()
    });
    let size = match (length("width"), length("height"), view_box.as_slice()) {
        (Some(width), Some(height), _) => (width, height),
        (_, _, &[_, _, width, height]) => (width, height),
        _ => return Err("its svg element has neither width and height nor a viewBox".to_owned()),
    };
    // Sizes beyond this are mistakes, and saturating casts keep them harmless.
    match (size.0.round() as u32, size.1.round() as u32) {
        (0, _) | (_, 0) => Err("it has no area".to_owned()),
        size => Ok(size),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_has_the_size_it_says() {
        let size = |svg: &str| size("a.svg", svg.as_bytes());
        assert_eq!(size("<svg xmlns='http://www.w3.org/2000/svg' width='72' height='30px'/>"), Ok((72, 30)));
        assert_eq!(size("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 720 299.6'/>"), Ok((720, 300)));
        assert_eq!(
            size("<svg xmlns='http://www.w3.org/2000/svg' width='100%'/>"),
            Err("its svg element has neither width and height nor a viewBox".into())
        );
        assert_eq!(size("<p/>"), Err("its root is not an svg element".into()));
        assert!(size("<svg").is_err());
    }

    #[test]
    fn a_png_has_the_size_in_its_header() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x40\x08\x06\0\0\0";
        assert_eq!(size("a.png", png), Ok((256, 64)));
        assert_eq!(size("a.png", b"not an image"), Err("its bytes are none of an image".into()));
        assert_eq!(size("a.png", &png[..12]), Err("it ends too early".into()));
    }
}

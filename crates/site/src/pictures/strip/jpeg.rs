/// Parts of the file, each with its marker's second byte; the pixels of a scan belong to the scan's header.
fn parts(bytes: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut parts = Vec::new();
    let mut at = 2;
    loop {
        // A marker may be filled up with further bytes 0xff.
        let mut start = at;
        while bytes.get(start..)?.starts_with(&[0xff, 0xff]) {
            start += 1;
        }
        let &[0xff, marker] = bytes.get(start..start + 2)? else { return None };
        if marker == END {
            parts.push((marker, &bytes[start..start + 2]));
            return Some(parts);
        }
        let length = u16::from_be_bytes(bytes.get(start + 2..start + 4)?.try_into().ok()?);
        at = start + 2 + usize::from(length);
        if marker == SCAN {
            let pixels = bytes.get(at..)?;
            let next = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | 0xd0..=0xd7);
            // One that breaks off is shown as far as it goes.
            at += pixels.windows(2).position(next).unwrap_or(pixels.len());
        }
        parts.push((marker, bytes.get(start..at)?));
        if at == bytes.len() {
            return Some(parts);
        }
    }
}

const SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// What stays of the parts that say something: the kind of colours, and nothing else. What follows the end goes, too:
/// phones put films there.
fn stays(marker: u8, part: &[u8]) -> bool {
    match marker {
        0xe0 => part[4..].starts_with(b"JFIF\0"),
        0xe2 => part[4..].starts_with(b"ICC_PROFILE\0"),
        0xee => part[4..].starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let parts = parts(bytes)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(&bytes[..2]);
    let held = orientation(bytes);
    let mut said = held == 1;
    for (marker, part) in parts.into_iter().filter(|(marker, part)| stays(*marker, part)) {
        // JFIF wants to be the first.
        if !said && marker != 0xe0 {
            out.extend_from_slice(&exif(held));
            said = true;
        }
        out.extend_from_slice(part);
    }
    Some(out)
}

/// Exif with nothing but how the camera was held: browsers turn the image by it.
fn exif(orientation: u8) -> Vec<u8> {
    let mut part = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    part.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    part
}

pub(super) fn orientation(bytes: &[u8]) -> u8 {
    let parts = parts(bytes).unwrap_or_default();
    let exif = parts.iter().filter(|(marker, _)| *marker == 0xe1);
    let mut said = exif.filter_map(|(_, part)| in_tiff(part.get(4..)?.strip_prefix(b"Exif\0\0")?));
    said.find(|held| (1..=8).contains(held)).unwrap_or(1)
}

/// The value of the tag 0x0112 in the first directory of a TIFF file, which is what Exif is.
fn in_tiff(tiff: &[u8]) -> Option<u8> {
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let pair = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(usize::from(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }))
    };
    let long = |at: usize| match little {
        true => Some(short(at)? + (short(at + 2)? << 16)),
        false => Some((short(at)? << 16) + short(at + 2)?),
    };
    let first = long(4)?;
    let mut entries = (0..short(first)?).map(|entry| first + 2 + 12 * entry);
    let entry = entries.find(|entry| short(*entry) == Some(0x0112))?;
    u8::try_from(short(entry + 8)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of these parts, with a scan of a few bytes in which there is an escaped 0xff.
    fn jpeg(parts: &[&[u8]]) -> Vec<u8> {
        let mut file = vec![0xff, 0xd8];
        for part in parts {
            file.extend_from_slice(part);
        }
        file.extend_from_slice(b"\xff\xda\0\x04ab\x01\xff\0\x02\xff\xd0\x03\xff\xd9");
        file
    }

    const JFIF: &[u8] = b"\xff\xe0\0\x07JFIF\0";
    const ICC: &[u8] = b"\xff\xe2\0\x0fICC_PROFILE\0p";
    const MPF: &[u8] = b"\xff\xe2\0\x06MPF\0";
    const XMP: &[u8] = b"\xff\xe1\0\x06http";
    const COMMENT: &[u8] = b"\xff\xfe\0\x04hi";
    const TABLE: &[u8] = b"\xff\xdb\0\x03t";

    #[test]
    fn only_what_colours_and_pixels_need_stays() {
        let whole = [&jpeg(&[JFIF, XMP, ICC, MPF, COMMENT, TABLE])[..], b"a film"].concat();
        assert_eq!(stripped(&whole), Some(jpeg(&[JFIF, ICC, TABLE])));
        assert_eq!(stripped(&jpeg(&[b"\xff\xe1\xff\xffno"])), None);
    }

    #[test]
    fn how_the_camera_was_held_is_the_one_thing_that_is_still_said() {
        let little = b"\xff\xe1\0\x2aExif\0\0II\x2a\0\x08\0\0\0\x02\0\x0f\x01\x02\0\x04\0\0\0Cam\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let turned = jpeg(&[JFIF, little, TABLE]);
        assert_eq!(orientation(&turned), 6);
        let stripped = stripped(&turned).unwrap();
        assert_eq!(stripped, jpeg(&[JFIF, &exif(6), TABLE]));
        assert_eq!(orientation(&stripped), 6);
        assert!(!stripped.windows(3).any(|three| three == b"Cam"));
        assert_eq!(orientation(&jpeg(&[JFIF])), 1);
    }
}

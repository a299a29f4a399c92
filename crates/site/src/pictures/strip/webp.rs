/// The flags of an extended file that say of Exif and XMP.
const SAYS: u8 = 0x08 | 0x04;

/// Parts by their kinds, with their lengths and filled up to an even one.
fn parts(bytes: &[u8]) -> Option<Vec<(&[u8], &[u8])>> {
    let mut parts = Vec::new();
    let mut rest = bytes.get(12..)?;
    while rest.len() >= 8 {
        let length = usize::try_from(u32::from_le_bytes(rest.get(4..8)?.try_into().ok()?)).ok()?;
        let (part, after) = rest.split_at_checked(length.checked_add(8 + length % 2)?)?;
        parts.push((&part[..4], part));
        rest = after;
    }
    Some(parts)
}

pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..12)?.to_vec();
    for (kind, part) in parts(bytes)? {
        match kind {
            b"VP8X" => {
                let start = out.len();
                out.extend_from_slice(part);
                *out.get_mut(start + 8)? &= !SAYS;
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => out.extend_from_slice(part),
            _ => {}
        }
    }
    let length = u32::try_from(out.len() - 8).ok()?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Some(out)
}

pub(super) fn moves(bytes: &[u8]) -> bool {
    parts(bytes).is_some_and(|parts| parts.iter().any(|(kind, _)| *kind == b"ANIM"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn webp(parts: &[&[u8]]) -> Vec<u8> {
        let parts = parts.concat();
        let length = u32::try_from(parts.len() + 4).unwrap();
        [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &parts].concat()
    }

    #[test]
    fn only_what_pixels_need_stays_and_nothing_else_is_announced() {
        let pixels = b"VP8 \x03\0\0\0abc\0";
        let whole = webp(&[b"VP8X\x02\0\0\0\x2d!", pixels, b"EXIF\x02\0\0\0me", b"XMP \x02\0\0\0me"]);
        assert_eq!(stripped(&whole), Some(webp(&[b"VP8X\x02\0\0\0\x21!", pixels])));
        assert!(!moves(&whole));
        assert!(moves(&webp(&[b"ANIM\0\0\0\0"])));
    }
}

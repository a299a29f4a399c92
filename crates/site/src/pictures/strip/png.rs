/// Kinds of parts that decide how pixels look, beside those that each reader must know.
const LOOKS: [&[u8; 4]; 14] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
];

/// Parts by their kinds, with length and checksum; up to the end, which nothing follows.
fn parts(bytes: &[u8]) -> Option<Vec<(&[u8], &[u8])>> {
    let mut parts = Vec::new();
    let mut rest = bytes.get(8..)?;
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        let (part, after) = rest.split_at_checked(usize::try_from(length).ok()?.checked_add(12)?)?;
        parts.push((&part[4..8], part));
        if &part[4..8] == b"IEND" {
            break;
        }
        rest = after;
    }
    Some(parts)
}

pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    for (kind, part) in parts(bytes)? {
        if kind[0].is_ascii_uppercase() || LOOKS.iter().any(|known| *known == kind) {
            out.extend_from_slice(part);
        }
    }
    Some(out)
}

pub(super) fn moves(bytes: &[u8]) -> bool {
    parts(bytes).is_some_and(|parts| parts.iter().any(|(kind, _)| *kind == b"acTL"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(kinds: &[&[u8; 4]]) -> Vec<u8> {
        let parts = kinds.iter().flat_map(|kind| [&b"\0\0\0\x01"[..], &kind[..], b"xsum!"].concat());
        b"\x89PNG\r\n\x1a\n".iter().copied().chain(parts).collect()
    }

    #[test]
    fn only_what_pixels_need_stays() {
        let whole = png(&[b"IHDR", b"iCCP", b"tEXt", b"eXIf", b"tIME", b"acTL", b"IDAT", b"prVt", b"IEND"]);
        let whole = [&whole[..], b"more"].concat();
        assert_eq!(stripped(&whole), Some(png(&[b"IHDR", b"iCCP", b"acTL", b"IDAT", b"IEND"])));
        assert!(moves(&whole));
        assert_eq!(stripped(&whole[..40]), None);
    }
}

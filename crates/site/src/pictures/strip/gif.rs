/// Everything but comments and what programs say to themselves: loops and profiles of colours stay.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = 13 + table(*bytes.get(10)?);
    let mut out = bytes.get(..at)?.to_vec();
    loop {
        let start = at;
        let stays = match bytes.get(at..)? {
            [0x3b, ..] => {
                out.push(0x3b);
                return Some(out);
            }
            [0x21, label, ..] => {
                at += 2;
                let name = bytes.get(at + 1..at + 12).unwrap_or_default();
                match label {
                    0xff => [&b"NETSCAPE2.0"[..], b"ANIMEXTS1.0", b"ICCRGBG1012"].contains(&name),
                    label => *label != 0xfe,
                }
            }
            [0x2c, ..] => {
                at += 11 + table(*bytes.get(at + 9)?);
                true
            }
            _ => return None,
        };
        while let length @ 1.. = usize::from(*bytes.get(at)?) {
            at += 1 + length;
        }
        at += 1;
        if stays {
            out.extend_from_slice(bytes.get(start..at)?);
        }
    }
}

/// The bytes of a table of colours, by the flags that announce it.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_stay_and_comments_go() {
        let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
        let lasts = b"\x21\xf9\x04\0\0\0\0\0";
        let repeats = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";
        let image = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
        let comment = b"\x21\xfe\x05hello\0";
        let xmp = b"\x21\xff\x0bXMP DataXMP\x02me\0";
        let whole = [&head[..], repeats, comment, lasts, image, xmp, b";more"].concat();
        assert_eq!(stripped(&whole), Some([&head[..], repeats, lasts, image, b";"].concat()));
        assert_eq!(stripped(&whole[..30]), None);
    }
}

/// The boxes in a piece of the file: kind, where it begins and ends, where its content begins.
fn boxes(bytes: &[u8], mut at: usize, end: usize) -> Option<Vec<(&[u8], usize, usize)>> {
    let mut boxes = Vec::new();
    while at < end {
        let short = usize::try_from(number(bytes, at, 4)?).ok()?;
        let (length, head) = match short {
            0 => (end - at, 8),
            1 => (usize::try_from(number(bytes, at + 8, 8)?).ok()?, 16),
            short => (short, 8),
        };
        let next = at.checked_add(length).filter(|next| length >= head && *next <= end)?;
        boxes.push((bytes.get(at + 4..at + 8)?, at + head, next));
        at = next;
    }
    Some(boxes)
}

fn number(bytes: &[u8], at: usize, count: usize) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(count)?)?;
    Some(digits.iter().fold(0, |number, digit| number << 8 | u64::from(*digit)))
}

fn within<'a>(bytes: &'a [u8], boxes: &[(&'a [u8], usize, usize)], kind: &[u8; 4]) -> Option<(usize, usize)> {
    boxes
        .iter()
        .find(|(name, ..)| name == kind)
        .map(|(_, start, end)| (*start, *end))
        .filter(|_| !bytes.is_empty())
}

/// The same file with zeros where Exif and XMP were: nothing moves, so nothing that says where pixels lie is wrong.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let top = boxes(bytes, 0, bytes.len())?;
    let (meta, meta_end) = within(bytes, &top, b"meta")?;
    let inner = boxes(bytes, meta + 4, meta_end)?;
    let says = items(bytes, within(bytes, &inner, b"iinf")?)?;
    let places = places(bytes, within(bytes, &inner, b"iloc")?)?;
    let own = within(bytes, &inner, b"idat").map(|(start, _)| start);
    let mut out = bytes.to_vec();
    for place in places.iter().filter(|place| says.contains(&place.item)) {
        let start = place.start + if place.within { own? } else { 0 };
        out.get_mut(start..start.checked_add(place.length)?)?.fill(0);
    }
    Some(out)
}

/// The numbers of the items that say something of the image.
fn items(bytes: &[u8], (start, end): (usize, usize)) -> Option<Vec<u64>> {
    let wide = number(bytes, start, 1)? > 0;
    let mut says = Vec::new();
    for (kind, start, _) in boxes(bytes, start + if wide { 8 } else { 6 }, end)? {
        let version = number(bytes, start, 1)?;
        let size = if version == 3 { 4 } else { 2 };
        let item = number(bytes, start + 4, size)?;
        let of = bytes.get(start + 6 + size..start + 10 + size)?;
        if kind == b"infe" && version >= 2 && [&b"Exif"[..], b"mime"].contains(&of) {
            says.push(item);
        }
    }
    Some(says)
}

/// A piece of an item.
struct Piece {
    item: u64,
    /// Whether it lies in the box for small items, from whose beginning `start` counts.
    within: bool,
    start: usize,
    length: usize,
}

fn places(bytes: &[u8], (start, _): (usize, usize)) -> Option<Vec<Piece>> {
    let version = number(bytes, start, 1)?;
    let sizes = number(bytes, start + 4, 2)?;
    let size = |at: u32| usize::try_from(sizes >> at & 15).ok();
    let (offset, length, base, index) = (size(12)?, size(8)?, size(4)?, size(0)?);
    let mut at = start + 6;
    let mut next = |count: usize| {
        let found = number(bytes, at, count);
        at += count;
        found
    };
    let wide = if version < 2 { 2 } else { 4 };
    let mut places = Vec::new();
    for _ in 0..next(wide)? {
        let item = next(wide)?;
        let within = version > 0 && next(2)? & 15 == 1;
        next(2)?;
        let first = next(base)?;
        for _ in 0..next(2)? {
            if version > 0 {
                next(index)?;
            }
            let start = usize::try_from(first.checked_add(next(offset)?)?).ok()?;
            places.push(Piece { item, within, start, length: usize::try_from(next(length)?).ok()? });
        }
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len() + 8).unwrap();
        [&length.to_be_bytes()[..], kind, content].concat()
    }

    #[test]
    fn what_is_said_becomes_zeros_where_it_stands() {
        let item = |number: u8, kind: &[u8; 4]| {
            boxed(b"infe", &[&[2, 0, 0, 0, 0, number, 0, 0][..], kind, b"\0"].concat())
        };
        let file = |exif: &[u8]| {
            let head = boxed(b"ftyp", b"avifmif1");
            let items = [&b"\0\0\0\0\0\x02"[..], &item(1, b"av01"), &item(2, b"Exif")].concat();
            let place = |number: u8, start: u8, length: u8| {
                vec![0, number, 0, 0, 0, 1, 0, 0, 0, start, 0, 0, 0, length]
            };
            let of = |first: u8| {
                let places = [place(1, first, 6), place(2, first + 6, 4)].concat();
                let places = [&b"\0\0\0\0\x44\0\0\x02"[..], &places].concat();
                boxed(
                    b"meta",
                    &[&b"\0\0\0\0"[..], &boxed(b"iinf", &items), &boxed(b"iloc", &places)].concat(),
                )
            };
            let first = u8::try_from(head.len() + of(0).len() + 8).unwrap();
            [head, of(first), boxed(b"mdat", &[b"pixels", exif].concat())].concat()
        };
        assert_eq!(stripped(&file(b"here")), Some(file(&[0; 4])));
    }
}

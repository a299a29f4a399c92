use std::fs;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, RgbImage, RgbaImage};

use super::make::Made;
use super::strip::orientation;
use super::*;

/// Soft colours with some grain, as of a photograph: red at the left, green at the top.
fn photograph(width: u32, height: u32) -> RgbImage {
    let mut grain = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = grain >> 29;
        image::Rgb([255 - (x * 240 / width + grain) as u8, 255 - (y * 240 / height + grain) as u8, 40])
    })
}

fn jpeg(image: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92).encode_image(image).unwrap();
    bytes
}

fn png(image: &DynamicImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let color = ExtendedColorType::from(image.color());
    PngEncoder::new(&mut bytes).write_image(image.as_bytes(), image.width(), image.height(), color).unwrap();
    bytes
}

fn sizes(made: &Made) -> Vec<(u32, u32)> {
    let size = |bytes| image::codecs::webp::WebPDecoder::new(Cursor::new(bytes)).unwrap().dimensions();
    made.variants.iter().map(|(_, bytes)| size(bytes)).collect()
}

#[test]
fn a_photograph_has_a_few_widths_and_never_more_than_it_has() {
    let source = jpeg(&photograph(1500, 1000));
    let made = make::make(&source).unwrap();
    assert_eq!(sizes(&made), [(480, 320), (800, 533), (1200, 800), (1500, 1000)]);
    let lengths: Vec<_> = made.variants.iter().map(|(_, bytes)| bytes.len()).collect();
    assert!(lengths.is_sorted() && lengths[3] < source.len(), "{lengths:?} of {}", source.len());
    assert_eq!(made, make::make(&source).unwrap(), "the same bytes each time");
    assert_eq!(sizes(&make::make(&jpeg(&photograph(3000, 30))).unwrap()).last(), Some(&(2560, 26)));
    assert_eq!(sizes(&make::make(&jpeg(&photograph(300, 200))).unwrap()), [(300, 200)]);
}

#[test]
fn the_first_impression_has_the_colours_of_the_image() {
    let colours = make::make(&jpeg(&photograph(400, 300))).unwrap().colours;
    assert_eq!(colours.len(), 36);
    let at = |index: usize| &colours[3 * index..3 * index + 3];
    assert!(at(0).starts_with(['c', 'd', 'e']) && at(3).starts_with(['1', '2']), "{colours}");
    let clear = RgbaImage::from_pixel(400, 300, image::Rgba([0, 0, 0, 100])).into();
    assert_eq!(make::make(&png(&clear)).unwrap().colours, "");
}

#[test]
fn what_is_not_smaller_is_left_out() {
    let mut grain = 1_u32;
    let noise = RgbImage::from_fn(900, 600, |_, _| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([(grain >> 24) as u8, (grain >> 16) as u8, 90])
    });
    // Somebody has saved bytes already: another encoding of the same size only adds some.
    let saved = webp::Encoder::from_rgb(&noise, 900, 600).encode(20.0).to_vec();
    let made = make::make(&saved).unwrap();
    assert_eq!((made.itself, sizes(&made)), (Some(900), vec![(480, 320)]));
    assert!(made.variants[0].1.len() < saved.len());
}

#[test]
fn drawings_stay_sharp() {
    let stripes =
        RgbImage::from_fn(600, 400, |x, _| image::Rgb([if x % 40 < 3 { 200 } else { 255 }, 255, 255]));
    let made = make::make(&png(&stripes.clone().into())).unwrap();
    let (_, bytes) = made.variants.last().unwrap();
    let decoder = image::codecs::webp::WebPDecoder::new(Cursor::new(bytes)).unwrap();
    assert_eq!(DynamicImage::from_decoder(decoder).unwrap().into_rgb8(), stripes);
}

#[test]
fn a_camera_held_sideways_takes_upright_pictures() {
    let upright = jpeg(&photograph(600, 400));
    let exif = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let turned = [&upright[..2], exif, &upright[2..]].concat();
    assert_eq!(orientation(&stripped(&turned)), 6);
    let made = make::make(&stripped(&turned)).unwrap();
    assert_eq!(sizes(&made), [(400, 600)]);
    // What was the left is on top now.
    assert!(made.colours[..3].starts_with(['b', 'c', 'd', 'e']), "{}", made.colours);
}

#[test]
fn other_colours_become_those_of_the_web() {
    let flat = RgbImage::from_pixel(600, 400, image::Rgb([200, 60, 60]));
    let bytes = |profile: Option<Vec<u8>>| {
        let mut bytes = Vec::new();
        let mut encoder = PngEncoder::new(&mut bytes);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile).unwrap();
        }
        encoder.write_image(&flat, 600, 400, ExtendedColorType::Rgb8).unwrap();
        bytes
    };
    let wide = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let colours = |bytes: &[u8]| make::make(bytes).unwrap().colours[..3].to_owned();
    assert_eq!(colours(&bytes(None)), "b33");
    assert_eq!(
        colours(&bytes(Some(wide))),
        "c23",
        "Display P3 reaches further: its 200, 60, 60 are our 217, 42, 52"
    );
}

#[test]
fn what_moves_or_is_no_image_stays_alone() {
    assert_eq!(make::make(b"GIF89a").unwrap(), Made::default());
    assert_eq!(make::make(b"<svg/>").unwrap(), Made::default());
}

#[test]
fn what_is_broken_is_told() {
    let source = png(&photograph(64, 64).into());
    let told = make::make(&source[..source.len() / 2]).unwrap_err().to_string();
    assert!(told.starts_with("its pixels cannot be read: "), "{told}");
    let mut bomb = source;
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    bomb[29..33].copy_from_slice(&[0x0c, 0x1d, 0x8b, 0x9b]);
    let told = make::make(&bomb).unwrap_err().to_string();
    assert!(told.contains("100 million") || told.contains("cannot be read"), "{told}");
}

#[test]
fn a_second_time_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let images = [
        jpeg(&photograph(500, 300)),
        b"GIF89a".to_vec(),
        jpeg(&photograph(500, 310)),
        b"\x89PNG\r\n\x1a\n".to_vec(),
        jpeg(&photograph(500, 300)),
    ];
    let write = |(number, bytes): (usize, &Vec<u8>)| {
        let file = folder.path().join(number.to_string());
        fs::write(&file, bytes).unwrap();
        file
    };
    let files: Vec<_> = images.iter().enumerate().map(write).collect();
    let cache = folder.path().join("cache");
    let run = || all(&files, &cache, &Progress::default()).unwrap();
    let made = |all: &All| {
        let one = |(_, made): &(String, Result<Kept, PictureError>)| {
            made.clone().map_err(|error| error.to_string())
        };
        all.found.iter().map(one).collect::<Vec<_>>()
    };
    let first = run();
    assert_eq!(first.new, 3, "the last is the first again, and one is broken");
    assert!(made(&first)[3].as_ref().unwrap_err().starts_with("its pixels cannot be read: "));
    let widths =
        |made: &Result<Kept, String>| made.as_ref().unwrap().copies.iter().map(|copy| copy.width).collect();
    assert_eq!(made(&first)[0], made(&first)[4]);
    let widths: [Vec<u32>; 2] = [0, 1].map(|index| widths(&made(&first)[index]));
    assert_eq!(widths, [vec![500], vec![]]);
    let second = run();
    assert_eq!((second.new, made(&second)), (0, made(&first)));
    assert_eq!(fs::read_dir(&cache).unwrap().count(), 3);
    // A damaged one is made again, when its copy is wanted.
    let (key, _) = &first.found[0];
    let copy = first.bytes(key, &files[0], 0).unwrap();
    let mut damaged = fs::read(cache.join(key)).unwrap();
    *damaged.last_mut().unwrap() ^= 1;
    fs::write(cache.join(key), damaged).unwrap();
    assert_eq!(run().bytes(key, &files[0], 0).unwrap(), copy);
}

use tiny_skia::{FillRule, Mask, Path, Transform};

use super::ShareError;

pub(super) const WIDTH: u32 = 1200;
pub(super) const HEIGHT: u32 = 630;

/// The colours of the blog by day, from the tokens of its style.
const PAPER: [u8; 3] = [0xfb, 0xfb, 0xf8];
const INKS: [[u8; 3]; 4] = [[0x22, 0x26, 0x2b], [0x58, 0x5f, 0x69], [0x8a, 0x3b, 0x12], [0xe0, 0xb8, 0xa3]];

/// What can be drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// `--ink`: the title.
    Strong,
    /// `--soft`: what is said beside it.
    Soft,
    /// `--mark`: the blog's mark.
    Mark,
    /// `--margin`: the line in red.
    Margin,
}

/// Steps from paper to full ink. With more, files grow and no eye sees it.
const STEPS: usize = 15;

/// The pixels, as numbers of a small palette: paper, and [`STEPS`] shades of every ink. Three to four times smaller
/// as a file than the same in full colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sheet {
    pixels: Vec<u8>,
}

impl Sheet {
    pub(super) fn new() -> Self {
        Self { pixels: vec![0; (WIDTH * HEIGHT) as usize] }
    }

    /// Fills a shape.
    pub(super) fn fill(&mut self, path: &Path, ink: Ink) {
        let Some(mut mask) = Mask::new(WIDTH, HEIGHT) else { return };
        mask.fill_path(path, FillRule::Winding, true, Transform::identity());
        // The rest of the mask is empty: most shapes are one small line.
        let bounds = path.bounds();
        let columns = bounds.left().max(0.0) as usize..(bounds.right().ceil() as usize).min(WIDTH as usize);
        let rows = bounds.top().max(0.0) as usize..(bounds.bottom().ceil() as usize).min(HEIGHT as usize);
        for y in rows {
            let start = y * WIDTH as usize;
            let row = start + columns.start.min(columns.end)..start + columns.end;
            for (pixel, &cover) in self.pixels[row.clone()].iter_mut().zip(&mask.data()[row]) {
                let step = (usize::from(cover) * STEPS + 127) / 255;
                if step > 0 {
                    // Four inks of 15 shades and the paper: 61 colours.
                    *pixel = (1 + ink as usize * STEPS + step - 1) as u8;
                }
            }
        }
    }

    /// The file.
    pub(super) fn png(&self) -> Result<Vec<u8>, ShareError> {
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette());
        encoder.set_compression(png::Compression::High);
        // Numbers of a palette have no gradients: filters would only cost.
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().map_err(ShareError::Encode)?;
        writer.write_image_data(&self.pixels).map_err(ShareError::Encode)?;
        writer.finish().map_err(ShareError::Encode)?;
        Ok(png)
    }
}

fn palette() -> Vec<u8> {
    let mut palette = PAPER.to_vec();
    for ink in INKS {
        for step in 1..=STEPS {
            let mix = |paper: u8, ink: u8| {
                ((usize::from(paper) * (STEPS - step) + usize::from(ink) * step + STEPS / 2) / STEPS) as u8
            };
            palette.extend(PAPER.iter().zip(ink).map(|(&paper, ink)| mix(paper, ink)));
        }
    }
    palette
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_goes_from_paper_to_each_ink() {
        let palette = palette();
        let colour = |at: usize| &palette[3 * at..3 * at + 3];
        assert_eq!(palette.len(), 3 * (1 + 4 * STEPS));
        assert_eq!(colour(0), PAPER);
        for (at, ink) in INKS.iter().enumerate() {
            assert_eq!(colour((at + 1) * STEPS), ink);
        }
    }

    #[test]
    fn the_colours_are_those_of_the_pages() {
        let css = std::fs::read_to_string("../../style/tokens.css").unwrap();
        let names = ["paper", "ink", "soft", "mark", "margin"];
        for (name, [r, g, b]) in names.into_iter().zip([PAPER].into_iter().chain(INKS)) {
            let token = format!("--{name}: light-dark(#{r:02x}{g:02x}{b:02x},");
            assert!(
                css.contains(&token),
                "tokens.css has no {token} ...: change it here and raise design::VERSION"
            );
        }
    }
}

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::PathBuilder;

/// Adds the shape of a glyph to a path, its origin at `(x, y)`.
pub(super) fn add(
    path: &mut PathBuilder,
    font: &FontRef<'_>,
    glyph: u16,
    weight: f32,
    size: f32,
    x: f32,
    y: f32,
) {
    let location = font.axes().location([("wght", weight)]);
    let settings = DrawSettings::unhinted(Size::new(size), LocationRef::from(&location));
    if let Some(outline) = font.outline_glyphs().get(GlyphId::from(glyph)) {
        // A glyph that is broken in its font draws as far as it goes.
        let _ = outline.draw(settings, &mut Pen { path, x, y });
    }
}

/// From the coordinates of a font, where y grows upwards, to those of the sheet.
struct Pen<'a> {
    path: &'a mut PathBuilder,
    x: f32,
    y: f32,
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + cx, self.y - cy, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path.cubic_to(self.x + ax, self.y - ay, self.x + bx, self.y - by, self.x + x, self.y - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

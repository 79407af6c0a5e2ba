//! The icon as PNG, for the one browser family that puts no SVG on a home screen. It is drawn from the same three shapes as
//! `icon-maskable.svg` (a test compares the numbers), so that no picture lies in the tree that nobody can edit.
//!
//! Coordinates are those of the SVG, 64 units wide; each pixel is the mean of 4 x 4 points in it.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// What iOS asks for, in pixels.
pub const APPLE: u32 = 180;
/// What Android draws its splash screen with, in pixels.
pub const LARGE: u32 = 512;

const UNITS: f32 = 64.0;
/// Points in a row of a pixel.
const POINTS: u32 = 4;
const GROUND: [f32; 3] = [38.0, 62.0, 130.0];
const SHAPE: [f32; 3] = [245.0, 242.0, 237.0];
/// The shapes stand so far from the edge, in units.
const MARGIN: f32 = 16.0;

/// The icon in this size; drawn once.
#[must_use]
pub fn png(size: u32) -> Vec<u8> {
    static DRAWN: Mutex<Option<HashMap<u32, Vec<u8>>>> = Mutex::new(None);
    let mut drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    drawn.get_or_insert_default().entry(size).or_insert_with(|| encoded(size, &pixels(size))).clone()
}

/// Whether a point, in units from the margin, lies in the bell: its button, its dome or its base.
fn in_shape(x: f32, y: f32) -> bool {
    let within = |cx: f32, cy: f32, r: f32| (x - cx).powi(2) + (y - cy).powi(2) <= r * r;
    let button = within(16.0, 7.0, 2.5);
    let dome = y <= 21.5 && within(16.0, 21.5, 11.5);
    let (left, top, width, height) = (2.5, 23.25, 27.0, 3.25);
    let half = height / 2.0;
    let (first, last, middle) = (left + half, left + width - half, top + half);
    let base = within(first, middle, half)
        || within(last, middle, half)
        || ((first..=last).contains(&x) && (y - middle).abs() <= half);
    button || dome || base
}

/// Rows of red, green, blue; each row begins with PNG's filter byte, 0.
fn pixels(size: u32) -> Vec<u8> {
    #[expect(clippy::cast_precision_loss, reason = "sizes are below a thousand")]
    let at =
        |pixel: u32, point: u32| (pixel as f32 + (point as f32 + 0.5) / POINTS as f32) * UNITS / size as f32 - MARGIN;
    let mut rows = Vec::new();
    for row in 0..size {
        rows.push(0);
        for column in 0..size {
            let points =
                (0..POINTS * POINTS).filter(|point| in_shape(at(column, point % POINTS), at(row, point / POINTS)));
            #[expect(clippy::cast_precision_loss, reason = "at most sixteen")]
            let covered = points.count() as f32 / (POINTS * POINTS) as f32;
            for (ground, shape) in GROUND.into_iter().zip(SHAPE) {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
                rows.push((ground + (shape - ground) * covered).round() as u8);
            }
        }
    }
    rows
}

fn encoded(size: u32, rows: &[u8]) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    // 8 bits a channel, colour without palette, the only compression and filter method there is, not interlaced
    let mut head = [size.to_be_bytes(), size.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    // memory takes everything
    let data = packer.write_all(rows).and_then(|()| packer.finish()).unwrap_or_default();
    for (name, content) in [(b"IHDR", head.as_slice()), (b"IDAT", &data), (b"IEND", &[])] {
        chunk(&mut png, name, content);
    }
    png
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], content: &[u8]) {
    let mut sum = Crc::new();
    sum.update(name);
    sum.update(content);
    png.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes());
    png.extend(name);
    png.extend(content);
    png.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_drawn_from_the_numbers_of_the_svg() {
        let svg = include_str!("../../../web-assets/icon-maskable.svg");
        for said in [
            "viewBox=\"0 0 64 64\"",
            "#263e82",
            "#f5f2ed",
            "translate(16 16)",
            "cx=\"16\" cy=\"7\" r=\"2.5\"",
            "M4.5 21.5a11.5 11.5 0 0 1 23 0z",
            "x=\"2.5\" y=\"23.25\" width=\"27\" height=\"3.25\" rx=\"1.625\"",
        ] {
            assert!(svg.contains(said), "{said}");
        }
    }

    #[test]
    fn the_bell_stands_on_the_ground() {
        let size = 64;
        let rows = pixels(size);
        let pixel = |x: usize, y: usize| [0, 1, 2].map(|channel| rows[y * (1 + 3 * 64) + 1 + 3 * x + channel]);
        assert_eq!(pixel(0, 0), [38, 62, 130]);
        assert_eq!(pixel(32, 23), [245, 242, 237], "button");
        assert_eq!(pixel(32, 35), [245, 242, 237], "dome");
        assert_eq!(pixel(32, 38), [38, 62, 130], "between dome and base");
        assert_eq!(pixel(32, 40), [245, 242, 237], "base");
        assert_eq!(png(APPLE).get(1..4), Some(b"PNG".as_slice()));
    }
}

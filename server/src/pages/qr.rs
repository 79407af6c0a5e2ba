//! QR codes as one path of an SVG: black squares on a grid, with the quiet zone that scanners need.
//!
//! "Failed": a text that is too long for any code (some 2,300 bytes) is `None`; addresses with a building and a room are
//! shorter, however they are written.

use qrcode::{Color, EcLevel, QrCode};
use serde::Serialize;

/// Empty squares around a code, as the standard asks.
const QUIET: usize = 4;

/// A code, ready to be drawn.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Drawn {
    /// Squares at each side, the quiet zone included.
    pub side: usize,
    /// The `d` of a path: digits and the letters M, h, v, z.
    pub path: String,
}

/// Draws the code of a text. Medium correction: a poster may get a scratch.
pub(super) fn draw(text: &str) -> Option<Drawn> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, two| one == two) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, long) = (x + QUIET, y + QUIET, run.len());
                path.push_str(&format!("M{x} {y}h{long}v1h-{long}z"));
            }
            x += run.len();
        }
    }
    Some(Drawn { side: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The squares that a path fills, as a scanner's camera would see them: 4 pixels each.
    fn pixels(Drawn { side, path }: &Drawn) -> (usize, Vec<bool>) {
        const SCALE: usize = 4;
        let width = side * SCALE;
        let mut dark = vec![false; width * width];
        for run in path.split('M').filter(|run| !run.is_empty()) {
            let numbers: Vec<usize> =
                run.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let [x, y, long, ..] = numbers.as_slice() else { panic!("{run}") };
            for row in y * SCALE..(y + 1) * SCALE {
                dark[row * width + x * SCALE..row * width + (x + long) * SCALE].fill(true);
            }
        }
        (width, dark)
    }

    fn scanned(text: &str) -> String {
        let (width, dark) = pixels(&draw(text).unwrap());
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| if dark[y * width + x] { 0 } else { 255 });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "one code");
        grids[0].decode().unwrap().1
    }

    #[test]
    fn what_is_drawn_is_read_back_by_a_scanner() {
        let longest = format!(
            "https://helpdesk.campus.example/tickets/new?building={}&room={}",
            "%F0%9F%98%80".repeat(80),
            "%C3%9F".repeat(40)
        );
        for text in ["x", "http://127.0.0.1:8080/tickets/new?building=Library&room=204", longest.as_str()] {
            assert_eq!(scanned(text), text);
        }
    }

    #[test]
    fn a_path_is_nothing_but_a_path() {
        let path = draw("<script>\"&").unwrap().path;
        assert!(path.chars().all(|c| c.is_ascii_digit() || "Mhvz -".contains(c)), "{path}");
        assert_eq!(draw(&"x".repeat(3_000)), None);
    }
}

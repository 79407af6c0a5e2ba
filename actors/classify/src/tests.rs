//! What only the inside can prove: the data files are sound, the parts add up, the temperature still fits.

mod calibration;
mod data;
mod sums;

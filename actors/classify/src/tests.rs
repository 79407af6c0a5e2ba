//! What only the inside can prove: the data files are sound, the parts add up, the temperature still fits, and
//! no single hand turns the model.

mod calibration;
mod data;
mod sums;
mod vandal;

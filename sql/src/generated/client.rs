//! Generated from `queries/` by cornucopia (see `examples/generate.rs`). Do not modify.

pub(crate) mod async_;
pub use async_::*;

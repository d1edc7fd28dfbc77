//! What people and machines see: the only place that lays out and renders.
//!
//! [`style`] says for whom, [`view`] makes any text safe to show, [`machine`] does so for JSON.

pub mod machine;
pub mod style;
pub mod view;

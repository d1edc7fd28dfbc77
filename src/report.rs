//! What people and machines see: the only place that lays out and renders.
//!
//! [`style`] says for whom, [`view`] makes any text safe to show ([`machine`] does so for JSON), [`picture`] draws
//! places in files with words to them, [`diagnostics`] puts what is wrong with a file into pictures, lines or JSON, and
//! [`findings`] makes it an error that a host program can handle.

pub mod account;
pub mod diagnostics;
pub mod findings;
pub mod json;
pub mod judged;
pub mod layout;
pub mod machine;
pub mod phrase;
pub mod picture;
pub mod plan;
pub mod show;
pub mod style;
pub mod view;

mod fill;
mod frame;
mod lines;

//! Laying text out in a terminal: cells, wrapping, and the few shapes a report is made of.
//!
//! Read it in this order: `cells.rs` (how wide text is), `wrap.rs` (where lines break), `page.rs` (the shapes).

mod cells;
mod page;
mod wrap;

pub use cells::{edged, keep, unkept, width};
pub use page::{Item, ItemLine, Mark, Page};
pub use wrap::wrap;

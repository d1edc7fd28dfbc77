//! adieu: may this account be deleted, and if not, what has to happen first, and when?

pub mod near;
pub mod source;
#[macro_use]
pub mod messages;
pub mod diagnostic;
pub mod syntax;

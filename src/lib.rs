//! adieu: may this account be deleted, and if not, what has to happen first, and when?

pub mod moment;
pub mod near;
pub mod source;
pub mod truth;
pub mod value;
#[macro_use]
pub mod messages;
pub mod check;
pub mod diagnostic;
pub mod facts;
pub mod outcome;
pub mod program;
pub mod syntax;

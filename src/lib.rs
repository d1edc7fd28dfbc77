//! adieu: may this account be deleted, and if not, what has to happen first, and when?

pub mod near;
pub mod source;
pub mod truth;
pub mod value;
pub mod moment;
#[macro_use]
pub mod messages;
pub mod diagnostic;
pub mod syntax;
pub mod program;
pub mod check;
pub mod rules;
pub mod outcome;
pub mod facts;
pub mod eval;
pub mod explain;
pub mod verdict;
pub mod suite;
pub mod interview;
pub mod report;
pub mod handbook;

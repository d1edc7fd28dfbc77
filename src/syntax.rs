//! Text to tree: the only place that knows pest.

pub mod ast;
mod brackets;
mod depth;
mod lexical;
mod outline;
mod patch;
mod quotes;
mod token;
mod wide;
mod words;

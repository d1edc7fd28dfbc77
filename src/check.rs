//! stub
use crate::diagnostic::Diagnostic;
use crate::program::Base;
use crate::source::SourceMap;
use crate::syntax::ast;
/// stub
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// stub
    pub base: Base,
    /// stub
    pub broken: Vec<String>,
    /// stub
    pub diagnostics: Vec<Diagnostic>,
}
/// stub
pub fn check(_: &SourceMap, _: &[ast::File]) -> Checked { Checked::default() }

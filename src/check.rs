//! From trees to checked programs: names resolved, types agreed, what must be there is there.
//!
//! All errors of all files come out of one run, each cause once. A broken file stops no other: every platform is
//! checked with the files it includes, apart from the rest. Read it in this order: [`library`] (which files belong
//! together), [`checker`] (one platform's run), then the parts that it calls: names and facts, definitions,
//! expressions (`formulas`, `relations`, `loops`, `terms`), items, tests.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::messages::Language;
use crate::program::Base;
use crate::source::{FileId, SourceMap};
use crate::syntax::ast;

use self::checker::Checker;
use self::composition::circles;
use self::library::Library;

mod accounts;
mod acts;
mod agreement;
mod blocks;
mod checker;
mod composition;
mod cycles;
mod definitions;
mod dependencies;
mod env;
mod facts;
mod findings;
mod formulas;
mod heads;
mod items;
mod library;
mod literals;
mod loops;
mod missing;
mod names;
mod none;
mod paths;
mod periods;
mod platform;
mod procedures;
mod relations;
mod remedies;
mod secrets;
mod sources;
mod spans;
mod terms;
mod tests;
mod texts;
mod types;
mod values;
mod versions;
mod way_out;
mod words;

/// What came out of a run.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The programs of all platforms without errors.
    pub base: Base,
    /// The ids of the platforms that have errors, and so no program.
    pub broken: Vec<String>,
    /// Everything found, sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks rule files. Files are found by `include NAME` under their name without folder and ending.
pub fn check(sources: &SourceMap, files: &[ast::File]) -> Checked {
    let (mut library, mut diagnostics) = Library::new(sources, files);
    library.entangle(circles(&library, &mut diagnostics));
    let mut runs = Vec::new();
    for root in library.roots() {
        let outcome = Checker::new(&library, root).run();
        runs.push((root, outcome.program));
        diagnostics.extend(outcome.diagnostics);
    }
    let wrong: HashSet<FileId> = files_with_errors(files, &diagnostics);
    let mut checked = Checked { diagnostics: in_order_and_once(diagnostics), ..Checked::default() };
    for (root, program) in runs {
        let Some(platform) = library.platform_of(root) else { continue };
        let broken = library.unit(root).iter().any(|&file| wrong.contains(&library.file(file).id));
        match program.filter(|_| !broken) {
            Some(program) => checked.base.programs.push(*program),
            None => checked.broken.push(platform.name.text.clone()),
        }
    }
    checked
}

/// Files with an error of their own, or with items that the parser had to leave out.
fn files_with_errors(files: &[ast::File], diagnostics: &[Diagnostic]) -> HashSet<FileId> {
    let unparsed = files.iter().filter(|file| !file.broken.is_empty()).map(|file| file.id);
    let unchecked = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    unparsed.chain(unchecked.filter_map(|diagnostic| diagnostic.labels.first()).map(|label| label.span.file)).collect()
}

/// Sorted by place; what several platforms found in one shared file is kept once.
fn in_order_and_once(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let place = |diagnostic: &Diagnostic| diagnostic.labels.first().map(|label| label.span);
    let mut seen = HashSet::new();
    diagnostics.retain(|found| seen.insert((place(found), found.code, found.message.text(Language::En))));
    diagnostics.sort_by_key(|diagnostic| (place(diagnostic), diagnostic.code));
    diagnostics
}

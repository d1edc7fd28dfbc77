//! The everyday report: may the account be deleted, and if not, what to do, in the order of `look.md`.
//!
//! Read it in this order: [`account`]; `one.rs` (a report on one account), `several.rs`; `verdict.rs` (the first two
//! lines), `tasks.rs`, `questions.rs`, `open.rs` (the items), `stages.rs`, `request.rs`, `course.rs` (a request under
//! way), `automatic.rs` (what the platform does by itself), `notes.rs`, `basis.rs`, `closing.rs` (the last lines).

mod age;
pub(in crate::report) mod automatic;
mod basis;
mod change;
mod closing;
pub(in crate::report) mod command;
pub(in crate::report) mod course;
mod elements;
pub(in crate::report) mod notes;
mod one;
pub(in crate::report) mod open;
pub(in crate::report) mod questions;
pub(in crate::report) mod request;
mod several;
pub(in crate::report) mod stages;
pub(in crate::report) mod tasks;
mod verdict;
mod why;
mod why_course;

use std::collections::BTreeSet;

use crate::moment::Day;
use crate::report::judged::Judged;
use crate::report::layout::Page;
use crate::report::phrase::Wording;
use crate::report::style::Style;
use crate::report::view::safe;
use crate::source::SourceMap;

pub use change::{Change, changes};
pub(crate) use open::unit_word;
pub use why::{Why, items, why};

/// The answers to report, and where they come from.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a> {
    /// One per account, in the order of the account file.
    pub accounts: &'a [Judged<'a>],
    /// The files that places point into.
    pub sources: &'a SourceMap,
    /// The day it is. Absent if nothing shall be called “today”.
    pub today: Option<Day>,
}

impl<'a> Answers<'a> {
    /// The words for one account.
    fn wording(&self, judged: &Judged<'a>, style: &Style) -> Wording<'a> {
        let id = &judged.program.platform.id;
        let alike = self.accounts.iter().filter(|other| other.program.platform.id == *id).count();
        Wording::new(*judged, self.sources, style.language, self.today).by_file(alike > 1)
    }
}

/// The everyday report on one account, or on several of one person.
pub fn account(answers: &Answers<'_>, style: &Style) -> String {
    let mut page = Page::new(*style);
    match answers.accounts {
        [] => {}
        [only] => one::write(answers, &answers.wording(only, style), &mut page),
        several => several::write(answers, several, &mut page),
    }
    page.finish()
}

/// The verdict's word alone, one line per account; of several behind the platform's id, and of several files behind the
/// name of the file.
pub fn quiet(answers: &Answers<'_>) -> String {
    let several = answers.accounts.len() > 1;
    let files = answers.accounts.iter().map(|judged| judged.file);
    let of_files = files.collect::<BTreeSet<_>>().len() > 1;
    let line = |judged: &Judged<'_>| {
        let file = of_files.then(|| format!("{}\t", safe(judged.file.unwrap_or("-"))));
        let platform = several.then(|| format!("{}\t", judged.program.platform.id));
        let (file, platform) = (file.unwrap_or_default(), platform.unwrap_or_default());
        format!("{file}{platform}{}\n", judged.outcome.verdict.id())
    };
    answers.accounts.iter().map(line).collect()
}

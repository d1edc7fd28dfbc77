//! A plan in words: a checklist with dates, then how to ask, what follows, what is lost.
//!
//! Read it in this order: [`Plans`] (what is told), `sheet.rs` (the sections of one plan, in words), `answer.rs`, `tasks.rs`,
//! `procedure.rs` (the sections that need most words), `days.rs` (what belongs into a calendar); then the ways to write a sheet: `human.rs`, `markdown.rs`,
//! `calendar.rs`, `record.rs` (JSON).

mod answer;
mod calendar;
mod days;
mod human;
mod markdown;
mod procedure;
mod record;
mod sheet;
mod tasks;

use crate::facts::Located;
use crate::messages::Language;
use crate::moment::Day;
use crate::outcome::{FactPath, Outcome};
use crate::plan::{Plan, Situation};
use crate::program::{Base, Program};
use crate::report::judged::Judged;
use crate::report::phrase::Wording;
use crate::source::SourceMap;

pub use calendar::{calendar, has_days};
pub use human::plan;
pub use markdown::markdown;
pub use record::json;
pub(in crate::report) use sheet::Entry;

/// The plan of one account.
#[derive(Clone, Copy, Debug)]
pub struct Planned<'a> {
    /// Whose rules apply.
    pub program: &'a Program,
    /// What to do.
    pub plan: &'a Plan,
    /// The account file as it was named on the command line; absent for standard input.
    pub file: Option<&'a str>,
}

/// Plans to tell, in the order in which they are carried out.
#[derive(Clone, Copy, Debug)]
pub struct Plans<'a> {
    /// All platforms.
    pub base: &'a Base,
    /// One per account.
    pub plans: &'a [Planned<'a>],
    /// The files that places point into.
    pub sources: &'a SourceMap,
    /// The day it is. Absent if nothing shall be called “today”.
    pub today: Option<Day>,
}

impl<'a> Plans<'a> {
    /// The words for one situation of a plan.
    fn wording(&self, planned: &Planned<'a>, situation: &'a Situation, language: Language) -> Wording<'a> {
        self.wording_of(planned, situation, &situation.outcome, language)
    }

    fn wording_of(
        &self,
        planned: &Planned<'a>,
        situation: &'a Situation,
        outcome: &'a Outcome,
        language: Language,
    ) -> Wording<'a> {
        let judged = Judged {
            base: self.base,
            program: planned.program,
            facts: &situation.facts,
            outcome,
            file: planned.file,
            locate: &nowhere,
        };
        let id = &planned.program.platform.id;
        let alike = self.plans.iter().filter(|other| other.program.platform.id == *id).count();
        Wording::new(judged, self.sources, language, self.today).naming_all().by_file(alike > 1)
    }
}

/// A planned fact stands in no file.
fn nowhere(_: &FactPath) -> Option<Located> {
    None
}

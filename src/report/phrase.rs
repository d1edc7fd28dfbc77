//! Phrases: what a fact is and what it must be, in words.
//!
//! Read it in this order: [`Wording`] (whose words), `day.rs`, `value.rs`, `subject.rs` (what a value is called),
//! `expected.rs` (what it must be), `finding.rs` (why something fails: what was found and what is needed).

mod day;
mod expected;
mod finding;
mod mask;
mod nesting;
mod sentence;
mod subject;
mod told;
mod value;
mod verdict;

use crate::explain::KEPT;
use crate::messages::{Language, Phrase, Words};
use crate::moment::Day;
use crate::report::judged::Judged;
use crate::report::layout::{edged, keep};
use crate::report::view::safe;
use crate::source::SourceMap;

pub use day::plain_day;
pub use expected::{Expected, Join};
pub use finding::{ElementFound, FactFound, Finding, ListFound, ListNeed};
pub use nesting::Binder;
use nesting::Nesting;

/// Longer texts from data are shortened to this many cells.
const LONGEST_TEXT: usize = 32;
/// Lists name this many of their elements.
pub const NAMED: usize = 3;

/// One account in one language.
#[derive(Clone, Debug)]
pub struct Wording<'a> {
    /// The account, its rules, the answer.
    pub judged: Judged<'a>,
    /// The files that places point into.
    pub sources: &'a SourceMap,
    /// Whose words.
    pub language: Language,
    /// The day it is; absent if the report must not say “today”.
    pub today: Option<Day>,
    /// Other accounts of the same platform are reported as well.
    by_file: bool,
    nesting: Nesting,
    /// Holes of texts are shown by what belongs in them: there is no account, only rules.
    pub(super) sketch: bool,
    /// The facts are those that a plan leads to: what the person has said cannot be told from them.
    pub(super) planned: bool,
    /// So many elements of a list are named.
    pub(super) named: usize,
    /// Layouts whose values are never shown, because the list that holds them is sensitive.
    masked: Vec<bool>,
}

impl<'a> Wording<'a> {
    /// Words for an account.
    pub fn new(judged: Judged<'a>, sources: &'a SourceMap, language: Language, today: Option<Day>) -> Self {
        Wording {
            judged,
            sources,
            language,
            today,
            by_file: false,
            nesting: Nesting::new(judged.program),
            sketch: false,
            planned: false,
            named: NAMED,
            masked: mask::layouts(judged.program),
        }
    }

    /// Words for rules without an account.
    pub fn for_rules(judged: Judged<'a>, sources: &'a SourceMap, language: Language) -> Self {
        Wording { sketch: true, ..Wording::new(judged, sources, language, None) }
    }

    /// The same for a checklist, in which everything has to stand.
    pub(super) fn naming_all(self) -> Self {
        Wording { named: KEPT, ..self }
    }

    /// The same where a few names are enough.
    pub(super) fn briefly(&self) -> Self {
        Wording { named: NAMED, ..self.clone() }
    }

    /// The same of facts that a plan leads to.
    pub(super) fn planned(self, planned: bool) -> Self {
        Wording { planned, ..self }
    }

    /// The same account in another language.
    pub fn in_language(&self, language: Language) -> Self {
        Wording { language, ..self.clone() }
    }

    /// Is the day asked about the day it is?
    pub fn is_today(&self) -> bool {
        self.today == Some(self.judged.day())
    }

    /// A message.
    pub fn say(&self, phrase: Phrase) -> String {
        phrase.text(self.language)
    }

    /// Words from a rule file.
    pub fn words(&self, words: &Words) -> String {
        safe(words.get(self.language)).into_owned()
    }

    /// The name of the platform.
    pub fn platform(&self) -> String {
        edged(&self.words(&self.judged.program.platform.title))
    }

    /// The name of the platform, and of the file where that alone does not tell whose account it is.
    pub fn whose_account(&self) -> String {
        match self.judged.file.filter(|_| self.by_file) {
            Some(file) => {
                let text = self.words(&self.judged.program.platform.title);
                self.say(Phrase::Bracketed { text, inner: keep(&safe(file)) })
            }
            None => self.platform(),
        }
    }

    /// The same words where accounts of one platform are told apart by their files.
    pub(super) fn by_file(self, by_file: bool) -> Self {
        Wording { by_file, ..self }
    }

    /// `A, B and C`; of more than three the first three and how many there are.
    pub fn listed(&self, names: &[String]) -> String {
        sentence::listed_up_to(names, self.named, self.language)
    }

    /// The words with a full stop.
    pub fn ended(&self, text: &str) -> String {
        sentence::ended(text, self.language)
    }

    /// A sentence of these words.
    pub fn sentence(&self, text: &str) -> String {
        sentence(text, self.language)
    }
}

pub use sentence::{capitalised, either, joined, listed, sentence, small_first};
pub use verdict::{evidence_adjective, evidence_word, verdict_word};

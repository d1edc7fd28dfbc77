//! The answer for machines: everything the everyday report shows, as data and as words in both languages.
//!
//! `docs/json.md` describes the shape for its readers; its version is [`FORMAT`]. Read it in this order: [`Document`],
//! `account.rs`, `course.rs` (a request that was made), `finding.rs` (reasons), `value.rs`, `note.rs`.

mod account;
mod course;
mod finding;
mod note;
mod value;

use serde::Serialize;

use crate::messages::Language;
use crate::outcome::{FactPath, FactScope, FactStep};
use crate::report::account::Answers;
use crate::report::diagnostics::{PlaceRecord, Texts, place_record};
use crate::report::judged::Judged;
use crate::report::layout::unkept;
use crate::report::machine;
use crate::report::phrase::Wording;
use crate::source::Span;

pub use account::AccountRecord;
pub(in crate::report) use finding::truth;
pub(in crate::report) use value::{MASK, value};

/// The name and version of the shape. A change that a reader could trip over changes the number.
pub const FORMAT: &str = "adieu/outcome/1";

/// The answers on all accounts of a file.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// [`FORMAT`]
    pub format: &'static str,
    /// One per account, in the order of the file.
    pub accounts: Vec<AccountRecord>,
}

/// The answers as data.
pub fn document(answers: &Answers<'_>) -> Document {
    let accounts = answers.accounts.iter().map(|judged| AccountRecord::new(&Both::new(answers, judged))).collect();
    Document { format: FORMAT, accounts }
}

/// The answers as JSON, indented, with a line end.
pub fn outcome(answers: &Answers<'_>) -> String {
    let mut text = machine::to_json(&document(answers));
    text.push('\n');
    text
}

/// One account, in both languages.
pub(crate) struct Both<'a> {
    pub en: Wording<'a>,
    pub zh: Wording<'a>,
}

impl<'a> Both<'a> {
    pub(crate) fn new(answers: &Answers<'a>, judged: &Judged<'a>) -> Self {
        let en = Wording::new(*judged, answers.sources, Language::En, answers.today);
        Both { zh: en.in_language(Language::Zh), en }
    }

    /// A text in both languages.
    pub(crate) fn texts(&self, text: impl Fn(&Wording<'a>) -> String) -> Texts {
        Texts { en: unkept(&text(&self.en)), zh: unkept(&text(&self.zh)) }
    }

    /// A text in both languages, if there is one.
    pub(crate) fn maybe(&self, text: impl Fn(&Wording<'a>) -> Option<String>) -> Option<Texts> {
        Some(Texts { en: unkept(&text(&self.en)?), zh: unkept(&text(&self.zh)?) })
    }

    pub(crate) fn judged(&self) -> &Judged<'a> {
        &self.en.judged
    }

    /// A fact: its name, its JSON pointer in an account file, and where it stands if it does.
    pub(crate) fn fact(&self, fact: &FactPath) -> FactRecord {
        FactRecord {
            fact: fact.name(),
            pointer: pointer(&self.judged().program.platform.id, fact),
            place: self.judged().located(fact).map(|span| self.place(span)),
        }
    }

    pub(crate) fn place(&self, span: Span) -> PlaceRecord {
        place_record(span, self.en.sources)
    }
}

/// Which fact, and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct FactRecord {
    /// `authorized_apps[0].last_used`, `me.has_phone`
    pub fact: String,
    /// `/wechat/authorized_apps/0/last_used`
    pub pointer: String,
    /// Where it stands in the account file; absent if it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRecord>,
}

/// A JSON pointer into an account file, as RFC 6901 has it.
fn pointer(platform: &str, fact: &FactPath) -> String {
    let top = match fact.scope {
        FactScope::Account => platform,
        FactScope::Me => "me",
    };
    let mut pointer = format!("/{}", escaped(top));
    for step in &fact.steps {
        match step {
            FactStep::Field(name) => pointer.push_str(&format!("/{}", escaped(name))),
            FactStep::Index(index) => pointer.push_str(&format!("/{index}")),
        }
    }
    pointer
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

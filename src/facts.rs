//! Account files: what a person knows about their accounts, read from JSON, YAML or TOML, and written again.
//!
//! A file becomes a [`Document`] (a tree with places, one reader per format), and the document's values become
//! [`Facts`] by the types that the rules declare. Facts keep no places: [`Document::locate`] finds the one that must be
//! shown.
//!
//! Read it in this order: [`Document`], [`read`](Document::facts), [`scalar`](read_value), then the writers.

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::moment::{Day, Moment};
use crate::outcome::{FactPath, FactScope, FactStep};
use crate::program::{Field, LayoutId, Program, Type};
use crate::source::Span;
use crate::value::Value;

pub use self::document::{DEPTH_LIMIT, Document, Format, SIZE_LIMIT};
pub use self::locate::Located;
pub use self::scalar::{Problem, read as read_value};
pub use self::schema::schema;
pub use self::template::template;
pub use self::write::{merge, write};

mod account;
mod document;
mod edit;
mod edit_lines;
mod findings;
mod out_of_force;
mod json;
mod json_words;
mod locate;
mod out;
pub mod place;
mod read;
mod scalar;
mod schema;
mod set;
mod template;
mod toml;
mod toml_mistakes;
mod write;
mod yaml;
mod yaml_mistakes;

/// The facts of one account, in the order of its program's layouts.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The account's.
    pub account: Vec<Value>,
    /// The person's.
    pub me: Vec<Value>,
    /// The accounts of other platforms that the rules refer to, in the order of `Program::uses`; `None` if the file
    /// holds none.
    pub others: Vec<Option<Vec<Value>>>,
    /// The day the answers were given. No event may lie after it.
    pub as_of: Option<Day>,
}

impl Facts {
    /// Nothing is known.
    pub fn unknown(program: &Program) -> Facts {
        let row = |layout: LayoutId| vec![Value::Unknown; program.layout(layout).fields.len()];
        Facts {
            account: row(Program::ACCOUNT),
            me: row(Program::ME),
            others: vec![None; program.uses.len()],
            as_of: None,
        }
    }
}

/// What an account file says.
#[derive(Clone, Debug, Default)]
pub struct AccountFile {
    /// The day the answers were given, if the file names it.
    pub as_of: Option<Day>,
    /// The accounts of platforms whose rules are loaded, in the order of the file.
    pub accounts: Vec<Account>,
    /// Where values stand that are never shown in clear, not even in a picture of the file.
    pub sensitive: Vec<Span>,
}

/// One account.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Whose rules apply: a position in [`Base::programs`](crate::program::Base).
    pub program: usize,
    /// What is known of it.
    pub facts: Facts,
}

/// A fact whose day lies after the moment that is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct NotYet {
    /// Which.
    pub fact: FactPath,
    /// What it is called.
    pub label: crate::messages::Words,
    /// When it happens.
    pub day: Day,
}

/// The events that have not happened yet at the moment asked about: an account file knows them because it is newer.
pub fn not_yet_happened(program: &Program, facts: &Facts, moment: Moment) -> Vec<NotYet> {
    let mut search =
        Search { program, moment, path: FactPath { scope: FactScope::Account, steps: Vec::new() }, found: Vec::new() };
    search.row(Program::ACCOUNT, &facts.account);
    search.path.scope = FactScope::Me;
    search.row(Program::ME, &facts.me);
    search.found
}

struct Search<'a> {
    program: &'a Program,
    moment: Moment,
    path: FactPath,
    found: Vec<NotYet>,
}

impl Search<'_> {
    fn row(&mut self, layout: LayoutId, row: &[Value]) {
        let program = self.program;
        for (field, value) in program.layout(layout).fields.iter().zip(row) {
            let depth = self.path.steps.len();
            self.path.steps.extend(field.path.iter().cloned().map(FactStep::Field));
            self.value(field, value);
            self.path.steps.truncate(depth);
        }
    }

    fn value(&mut self, field: &Field, value: &Value) {
        let zone = &self.program.platform.zone;
        let day = match value {
            Value::Date(day) if Day(*day) > self.moment.day(zone) => Day(*day),
            Value::Time(instant) if *instant > self.moment.instant(zone) => zone.day_of(*instant),
            Value::List(list) => {
                if let Type::List(layout) = field.kind {
                    for (index, row) in list.rows().enumerate() {
                        self.path.steps.push(FactStep::Index(u32::try_from(index).unwrap_or(u32::MAX)));
                        self.row(layout, row);
                        self.path.steps.pop();
                    }
                }
                return;
            }
            _ => return,
        };
        if !field.may_lie_ahead {
            self.found.push(NotYet { fact: self.path.clone(), label: field.label.clone(), day });
        }
    }
}

impl NotYet {
    /// The warning about it, at its place in the file.
    pub fn diagnostic(&self, program: &Program, document: &Document) -> Diagnostic {
        let message = Says::NotYetHappened { label: self.label.clone(), day: self.day.iso() };
        let place = document.locate(&program.platform.id, &self.fact);
        let place = place.map_or(document.root.span.before(), |located| located.value);
        Diagnostic::warning(Code::NotYetHappened, place, message.into())
    }
}

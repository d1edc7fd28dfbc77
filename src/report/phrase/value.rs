//! Values in words: the person's own digits, days with their age, words with their names; sensitive ones masked.

use rust_decimal::Decimal;

use super::{LONGEST_TEXT, Wording};
use crate::eval::Frame;
use crate::messages::Phrase;
use crate::moment::Day;
use crate::outcome::{FactPath, FactScope, FactStep};
use crate::program::{Field, LayoutId, Place, Program, TermType, Type};
use crate::report::layout::edged;
use crate::report::view::{safe, shorten};
use crate::value::{List, Value};

impl<'a> Wording<'a> {
    /// A value as what was found: days come with their age.
    pub fn value(&self, value: &Value, kind: &Type) -> String {
        match value {
            Value::Date(day) => self.event(Day(*day)),
            Value::Time(instant) => {
                let day = self.judged.program.platform.zone.day_of(*instant);
                self.say(Phrase::DayAndAge { day: self.instant(*instant), age: self.ago(day) })
            }
            _ => self.bare_value(value, kind),
        }
    }

    /// A value as a rule has it: days without age.
    pub fn bare_value(&self, value: &Value, kind: &Type) -> String {
        match value {
            Value::Unknown => self.say(Phrase::Unknown),
            Value::None if matches!(kind, Type::Date | Type::Time) => self.say(Phrase::Never),
            Value::None => self.say(Phrase::NoneOf),
            Value::YesNo(true) => self.say(Phrase::Yes),
            Value::YesNo(false) => self.say(Phrase::No),
            Value::Whole(number) => self.number(&number.to_string(), kind),
            Value::Decimal(number) => self.decimal(number, kind),
            Value::Choice(index) => edged(&self.choice(*index, kind)),
            Value::Date(day) => self.event_day(Day(*day)),
            Value::Time(instant) => self.instant(*instant),
            Value::Text(text) => edged(&self.text(text)),
            Value::List(list) => self.list(list, kind),
        }
    }

    /// A number with its currency or unit.
    pub fn decimal(&self, number: &Decimal, kind: &Type) -> String {
        self.number(&number.to_string(), kind)
    }

    fn number(&self, number: &str, kind: &Type) -> String {
        let mut number = number.to_owned();
        // Money has two decimals or none, as people write it.
        if matches!(kind, Type::Money(_)) && number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 1) {
            number.push('0');
        }
        let text = match kind {
            Type::Money(currency) if currency == "CNY" => self.say(Phrase::Cny { number }),
            Type::Money(currency) => self.say(Phrase::Money { number, unit: currency.clone() }),
            Type::Amount(unit) => {
                let unit = self.words(&self.judged.program[*unit].title);
                self.say(Phrase::Money { number, unit })
            }
            _ => number,
        };
        crate::report::layout::keep(&text)
    }

    /// A word of a `one of`.
    fn choice(&self, index: u16, kind: &Type) -> String {
        match kind {
            Type::OneOf(choices) => {
                let choice = choices.get(usize::from(index));
                choice.map_or_else(|| self.say(Phrase::Unknown), |choice| self.words(&choice.title))
            }
            _ => self.say(Phrase::Unknown),
        }
    }

    /// Text from an account file: safe, and not too long.
    pub fn text(&self, text: &str) -> String {
        shorten(&safe(text), LONGEST_TEXT, "...").into_owned()
    }

    /// The elements of a list by name.
    fn list(&self, list: &List, kind: &Type) -> String {
        let Type::List(layout) = kind else { return self.say(Phrase::Unknown) };
        if list.is_empty() {
            return self.say(Phrase::NoneInList);
        }
        let names: Vec<String> =
            (0..list.len()).map(|index| self.row_name(*layout, list.row(index), index, true)).collect();
        self.listed(&names)
    }

    /// The name of the element that a frame is in, by position if it has none.
    pub fn element_name(&self, frame: &Frame<'_>, level: u8) -> String {
        let row = frame.row(level);
        self.row_name(row.layout, row.cells, row.index as usize, true)
    }

    /// What people would call an element: its name or title, its only word, its kind and (if `dated`) day; else its
    /// position.
    pub fn row_name(&self, layout: LayoutId, cells: &[Value], index: usize, dated: bool) -> String {
        let named = self.known_name(layout, cells, dated);
        named.unwrap_or_else(|| self.say(Phrase::Position { number: index + 1 }))
    }

    /// What people would call an element, if enough of it is known.
    pub fn known_name(&self, layout: LayoutId, cells: &[Value], dated: bool) -> Option<String> {
        let fields = &self.judged.program.layout(layout).fields;
        let shown =
            |field, value: &&Value| !self.is_masked(layout, field) && !matches!(value, Value::Unknown | Value::None);
        let mut known = fields.iter().zip(cells).filter(|(field, value)| shown(field, value));
        let text = known.clone().find(|(field, _)| field.kind == Type::Text);
        let named = known.clone().find(|(field, _)| is_name(field)).or(text);
        let kind = known.clone().find(|(field, _)| matches!(field.kind, Type::OneOf(_)));
        let day = known.find(|(field, _)| matches!(field.kind, Type::Date | Type::Time));
        // Where elements have names, a day is none.
        let nameable = fields.iter().any(|field| matches!(field.kind, Type::Text | Type::OneOf(_)));
        match (named, kind, day) {
            (Some((field, value)), ..) => Some(self.bare_value(value, &field.kind)),
            (None, Some((kind, word)), Some((day, value))) if dated => Some(self.say(Phrase::KindAndDay {
                kind: self.bare_value(word, &kind.kind),
                day: self.bare_value(value, &day.kind),
            })),
            (None, Some((field, value)), _) => Some(self.bare_value(value, &field.kind)),
            (None, None, Some((field, value))) if !nameable => Some(self.bare_value(value, &field.kind)),
            (None, None, _) => None,
        }
    }

    /// The layout, declaration and value of a fact in the account file.
    pub fn fact_at(&self, path: &FactPath) -> Option<(LayoutId, &'a Field, &'a Value)> {
        let facts = self.judged.facts;
        let (mut layout, mut cells) = match path.scope {
            FactScope::Account => (Program::ACCOUNT, facts.account.as_slice()),
            FactScope::Me => (Program::ME, facts.me.as_slice()),
        };
        let mut names: Vec<&str> = Vec::new();
        let mut found = None;
        for step in &path.steps {
            match step {
                FactStep::Field(name) => {
                    names.push(name);
                    let program = self.judged.program;
                    if let Some((slot, field)) = program.layout(layout).find(&names) {
                        found = Some((layout, field, cells.get(slot).unwrap_or(&Value::Unknown)));
                        names.clear();
                    }
                }
                FactStep::Index(index) => {
                    let (Some((_, field, Value::List(list))), true) = (found, names.is_empty()) else { return None };
                    let Type::List(inner) = field.kind else { return None };
                    (layout, cells) = (inner, list.row(*index as usize));
                    // A list of words: its element is the value itself.
                    let word = self.judged.program.layout(layout).find(&[]);
                    let value = |slot: usize| cells.get(slot).unwrap_or(&Value::Unknown);
                    found = word.map(|(slot, field)| (layout, field, value(slot))).or(found);
                }
            }
        }
        if names.is_empty() { found } else { None }
    }

    /// The value at a place in view, masked if it must be.
    pub fn value_at(&self, frame: &Frame<'_>, place: Place) -> String {
        let value = frame.value(place);
        match self.field(frame, place) {
            Some(field) if self.is_masked(frame.layout(place.scope), field) && !value.is_unknown() => {
                self.say(Phrase::Hidden)
            }
            Some(field) => self.bare_value(value, &field.kind),
            None => self.say(Phrase::Unknown),
        }
    }

    /// A computed value with its type.
    pub fn typed(&self, value: &Value, kind: &TermType) -> String {
        match kind {
            TermType::Fact(kind) => self.value(value, kind),
            TermType::Span => self.say(Phrase::Computed),
        }
    }
}

/// Is it what people would call the element by?
pub(super) fn is_name(field: &Field) -> bool {
    match field.path.as_slice() {
        [] => true,
        [name] => matches!(name.as_str(), "name" | "title" | "名称" | "标题"),
        _ => false,
    }
}

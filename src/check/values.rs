//! Values of examples, tests and `counts as`, read by the type of the fact they are for.

use rust_decimal::Decimal;

use crate::check::checker::{Checker, Member};
use crate::check::literals::Kinds;
use crate::check::paths::joined;
use crate::check::types::{Ty, words_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::moment::parse_day;
use crate::program::{LayoutId, Type};
use crate::source::Span;
use crate::syntax::ast::{self, ValueKind};
use crate::value::{List, Value};

impl Checker<'_> {
    /// The value of a fact; a value that the fact does not take is reported.
    pub(super) fn fact_value(
        &mut self,
        value: &ast::Value,
        kind: &Type,
        optional: bool,
        declared: Span,
        file: usize,
    ) -> Option<Value> {
        let span = value.span;
        match (&value.kind, kind) {
            (ValueKind::None, _) if optional => Some(Value::None),
            (ValueKind::None, _) => {
                let found = Diagnostic::error(Code::NeverNone, span, Check::NoneForFact.into());
                self.report(found.label(declared, Check::NotOptionalHere.into()));
                None
            }
            (ValueKind::ThatDay, _) => {
                self.misplaced(span, Check::ThatDayElsewhere);
                None
            }
            (ValueKind::Word(word), Type::YesNo) => self.yes_or_no(word, span),
            (ValueKind::Word(word), Type::OneOf(choices)) => {
                let name = ast::Name { text: word.clone(), span };
                self.choice(&name, choices, Some(declared))
            }
            (ValueKind::Number(text), Type::Whole) if !text.contains('.') => self.whole(text, span).map(Value::Whole),
            (ValueKind::Number(text), Type::Decimal) => self.decimal(text, span).map(Value::Decimal),
            (ValueKind::Number(text), Type::Money(_) | Type::Amount(_)) if is_zero(text) => {
                Some(Value::Decimal(Decimal::ZERO))
            }
            (ValueKind::Amount(text, unit), Type::Money(_) | Type::Amount(_)) => {
                self.amount_value(text, unit, kind, span, (declared, file))
            }
            (ValueKind::Text(text), Type::Text) => Some(Value::Text(text.as_str().into())),
            (ValueKind::Date(text), Type::Date) if !is_time(text) => self.day_value(text, span),
            (ValueKind::Date(text), Type::Time) if is_time(text) => self.time_of(text, span).map(Value::Time),
            (ValueKind::List { elements, incomplete }, Type::List(layout)) => {
                Some(self.list_value(elements, *incomplete, *layout, file))
            }
            _ => {
                self.value_does_not_fit(value, kind, declared);
                None
            }
        }
    }

    fn yes_or_no(&mut self, word: &str, span: Span) -> Option<Value> {
        match word {
            "yes" => Some(Value::YesNo(true)),
            "no" => Some(Value::YesNo(false)),
            _ => {
                let message = Check::NeitherYesNorNo { word: word.to_owned() }.into();
                let found = Diagnostic::error(Code::UnknownValue, span, message);
                self.report(found.help(Check::OneOfThese { list: String::from("yes, no") }.into()));
                None
            }
        }
    }

    fn amount_value(
        &mut self,
        text: &str,
        unit: &ast::Name,
        kind: &Type,
        span: Span,
        (declared, file): (Span, usize),
    ) -> Option<Value> {
        let written = self.unit_type(unit, file)?;
        let number = self.decimal(text, span)?;
        if written != *kind {
            let (left, right) = (self.kind_words(kind), self.kind_words(&written));
            let message = Check::NotTheUnit { wanted: left.clone(), given: right }.into();
            let found = Diagnostic::error(Code::DifferentUnits, span, message);
            self.report(found.label(declared, Check::Kind { kind: left }.into()));
            return None;
        }
        Some(Value::Decimal(number))
    }

    fn kind_words(&self, kind: &Type) -> crate::messages::Words {
        words_of(&Ty::Fact(kind.clone()), &self.program)
    }

    fn day_value(&mut self, text: &str, span: Span) -> Option<Value> {
        match parse_day(text) {
            Ok(day) => Some(Value::Date(day.0)),
            Err(problem) => {
                self.bad_date(text, span, problem);
                None
            }
        }
    }

    fn value_does_not_fit(&mut self, value: &ast::Value, kind: &Type, declared: Span) {
        let given = Kinds::of(&value.kind);
        let words = self.kind_words(kind);
        let message = Check::ValueDoesNotFit { wanted: words.clone(), given }.into();
        let found = Diagnostic::error(Code::DifferentTypes, value.span, message);
        let found = found.label(declared, Check::Kind { kind: words }.into());
        let unit = match (&value.kind, kind) {
            (ValueKind::Number(text), Type::Money(currency)) => Some(format!("{text} {currency}")),
            (ValueKind::Number(text), Type::Amount(unit)) => {
                self.program.units.get(unit.0 as usize).map(|unit| format!("{text} {}", unit.name))
            }
            _ => None,
        };
        self.report(match unit {
            Some(text) => found.saying(Check::WriteInstead { text: text.clone() }.into()).fix(value.span, text),
            None => found,
        });
    }

    fn list_value(&mut self, elements: &[ast::Value], incomplete: bool, layout: LayoutId, file: usize) -> Value {
        let width = self.program.layouts.get(layout.0 as usize).map_or(1, |layout| layout.fields.len()).max(1);
        let mut cells = Vec::with_capacity(elements.len().saturating_mul(width));
        for element in elements {
            cells.extend(self.element(element, layout, file));
        }
        Value::List(Box::new(List { cells, width, incomplete }))
    }

    /// One element's row.
    fn element(&mut self, element: &ast::Value, layout: LayoutId, file: usize) -> Vec<Value> {
        if self.is_plain(layout) {
            let field = self.field(layout, 0).map(|field| (field.kind.clone(), field.span));
            let wrong = self.is_wrong(layout, 0);
            let value = field
                .filter(|_| !wrong)
                .and_then(|(kind, declared)| self.fact_value(element, &kind, false, declared, file));
            return vec![value.unwrap_or(Value::Unknown)];
        }
        let width = self.program.layouts.get(layout.0 as usize).map_or(0, |layout| layout.fields.len());
        let mut row = vec![Value::Unknown; width];
        match &element.kind {
            ValueKind::Record(fields) => self.record(fields, "", layout, &mut row, file),
            _ => {
                let message = Check::RecordWanted.into();
                self.report(Diagnostic::error(Code::DifferentTypes, element.span, message));
            }
        }
        row
    }

    fn record(
        &mut self,
        fields: &[(ast::Name, ast::Value)],
        prefix: &str,
        layout: LayoutId,
        row: &mut [Value],
        file: usize,
    ) {
        let mut given: std::collections::HashMap<&str, Span> = std::collections::HashMap::new();
        for (name, value) in fields {
            if let Some(first) = given.insert(&name.text, name.span) {
                self.duplicate(name, first);
                continue;
            }
            self.record_field(name, value, prefix, layout, row, file);
        }
    }

    /// A field by its name: `that day` is left to the caller, who reads it again.
    pub(super) fn record_field(
        &mut self,
        name: &ast::Name,
        value: &ast::Value,
        prefix: &str,
        layout: LayoutId,
        row: &mut [Value],
        file: usize,
    ) {
        let path = joined(prefix, &name.text);
        let member = self.layouts.get(layout.0 as usize).and_then(|names| names.members.get(&path));
        match (member.map(|entry| entry.item), &value.kind) {
            (Some(Member::Field(slot)), _) => {
                let Some(field) = self.field(layout, slot) else { return };
                let (kind, optional, declared) = (field.kind.clone(), field.optional, field.span);
                if self.is_wrong(layout, slot) {
                    return self.found.fail();
                }
                let value = self.fact_value(value, &kind, optional, declared, file);
                if let (Some(cell), Some(value)) = (row.get_mut(usize::from(slot)), value) {
                    *cell = value;
                }
            }
            (Some(Member::Group), ValueKind::Record(fields)) => self.record(fields, &path, layout, row, file),
            (Some(Member::Group), _) => {
                let message = Check::RecordWanted.into();
                self.report(Diagnostic::error(Code::DifferentTypes, value.span, message));
            }
            (Some(Member::Definition(_)), _) => {
                let message = Check::NotAFact { name: name.text.clone() }.into();
                self.report(Diagnostic::error(Code::WrongType, name.span, message));
            }
            (None, _) => self.unknown_field(name, layout, file),
        }
    }

    fn unknown_field(&mut self, name: &ast::Name, layout: LayoutId, file: usize) {
        let names = self.layouts.get(layout.0 as usize);
        let candidates = names.into_iter().flat_map(|names| names.members.names());
        let near = self.found.near(&name.text, candidates);
        self.unknown(name, Code::UnknownName, Check::UnknownField { name: name.text.clone() }, near, file);
    }

    /// The cells of an element that an act adds; `that day` is a cell without value.
    pub(super) fn gained(&mut self, value: &ast::Value, layout: LayoutId, file: usize) -> Option<Vec<Option<Value>>> {
        if self.is_plain(layout) {
            return Some(self.element(value, layout, file).into_iter().map(Some).collect());
        }
        let ValueKind::Record(fields) = &value.kind else {
            let message = Check::RecordWanted.into();
            self.report(Diagnostic::error(Code::DifferentTypes, value.span, message));
            return None;
        };
        let (days, others): (Vec<_>, Vec<_>) =
            fields.iter().cloned().partition(|(_, value)| matches!(value.kind, ValueKind::ThatDay));
        let width = self.program.layouts.get(layout.0 as usize).map_or(0, |layout| layout.fields.len());
        let mut row = vec![Value::Unknown; width];
        self.record(&others, "", layout, &mut row, file);
        let mut cells: Vec<Option<Value>> = row.into_iter().map(Some).collect();
        for (name, value) in &days {
            let member = self.layouts.get(layout.0 as usize).and_then(|names| names.members.get(&name.text));
            let Some(Member::Field(slot)) = member.map(|entry| entry.item) else {
                self.unknown_field(name, layout, file);
                continue;
            };
            let Some((kind, declared)) = self.field(layout, slot).map(|field| (field.kind.clone(), field.span)) else {
                continue;
            };
            self.that_day(&kind, value.span, declared)?;
            if let Some(cell) = cells.get_mut(usize::from(slot)) {
                *cell = None;
            }
        }
        Some(cells)
    }
}

fn is_zero(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'0')
}

/// Does a day carry a time of day?
fn is_time(text: &str) -> bool {
    text.contains(['T', 't', ' ', ':'])
}

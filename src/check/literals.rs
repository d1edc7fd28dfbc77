//! Literals: exact numbers, amounts with their units, days, words of a `one of`.

use rust_decimal::Decimal;

use crate::check::checker::Checker;
use crate::check::env::Env;
use crate::check::terms::Operand;
use crate::check::types::{Ty, is_currency};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::moment::parse_day;
use crate::program::{Choice, TermKind, Type};
use crate::source::Span;
use crate::syntax::ast::{self, Literal};
use crate::value::Value;

impl Checker<'_> {
    /// A literal in an expression.
    pub(super) fn literal(&mut self, literal: &Literal, span: Span, env: &Env) -> Operand {
        match literal {
            Literal::Yes => self.constant(Value::YesNo(true), Ty::Fact(Type::YesNo), span),
            Literal::No => self.constant(Value::YesNo(false), Ty::Fact(Type::YesNo), span),
            Literal::None => {
                self.report(Diagnostic::error(Code::WrongType, span, Check::NoneAlone.into()));
                self.wrong_value(span)
            }
            Literal::Number(text) => self.number_literal(text, span),
            Literal::Amount(text, unit) => self.amount_literal(text, unit, span, env),
            Literal::Span(literal) => match self.span_of(literal, span) {
                Some(id) => {
                    let hours = literal.unit == ast::SpanUnit::Hours;
                    self.value(TermKind::Span(id), Ty::Span { hours }, span)
                }
                None => self.wrong_value(span),
            },
            Literal::Date(text) => self.date_literal(text, span),
            Literal::Text(text) => self.constant(Value::Text(text.as_str().into()), Ty::Fact(Type::Text), span),
            Literal::Unpublished => self.value(TermKind::Unpublished, Ty::Unpublished, span),
        }
    }

    fn constant(&mut self, value: Value, ty: Ty, span: Span) -> Operand {
        self.value(TermKind::Constant(value), ty, span)
    }

    fn number_literal(&mut self, text: &str, span: Span) -> Operand {
        if text.contains('.') {
            return match self.decimal(text, span) {
                Some(number) => self.constant(Value::Decimal(number), Ty::Fact(Type::Decimal), span),
                None => self.wrong_value(span),
            };
        }
        match self.whole(text, span) {
            Some(0) => self.constant(Value::Whole(0), Ty::Zero, span),
            Some(number) => self.constant(Value::Whole(number), Ty::Digits, span),
            None => self.wrong_value(span),
        }
    }

    fn amount_literal(&mut self, text: &str, unit: &ast::Name, span: Span, env: &Env) -> Operand {
        let kind = self.unit_type(unit, env.file);
        match (self.decimal(text, span), kind) {
            (Some(number), Some(kind)) => self.constant(Value::Decimal(number), Ty::Fact(kind), span),
            _ => self.wrong_value(span),
        }
    }

    /// The type of an amount with this unit: a currency, or a declared unit.
    pub(super) fn unit_type(&mut self, unit: &ast::Name, file: usize) -> Option<Type> {
        if is_currency(&unit.text) {
            return Some(Type::Money(unit.text.clone()));
        }
        self.unit_named(unit, file).map(Type::Amount)
    }

    fn date_literal(&mut self, text: &str, span: Span) -> Operand {
        if text.contains(['T', 't', ' ', ':']) {
            return match self.time_of(text, span) {
                Some(instant) => self.constant(Value::Time(instant), Ty::Fact(Type::Time), span),
                None => self.wrong_value(span),
            };
        }
        match parse_day(text) {
            Ok(day) => self.constant(Value::Date(day.0), Ty::Fact(Type::Date), span),
            Err(problem) => {
                self.bad_date(text, span, problem);
                self.wrong_value(span)
            }
        }
    }

    /// A whole number, `_` allowed between digits.
    pub(super) fn whole(&mut self, text: &str, span: Span) -> Option<i64> {
        let number = text.replace('_', "").parse().ok();
        if number.is_none() {
            self.overflow(text, span);
        }
        number
    }

    /// A decimal, with the digits that were written, or nothing if it cannot be kept exactly.
    pub(super) fn decimal(&mut self, text: &str, span: Span) -> Option<Decimal> {
        let number = Decimal::from_str_exact(&text.replace('_', "")).ok();
        if number.is_none() {
            self.overflow(text, span);
        }
        number
    }

    /// A number that is none at all was reported when it was read.
    fn overflow(&mut self, text: &str, span: Span) {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        if !is_digits(whole) || !is_digits(fraction) {
            return self.found.fail();
        }
        let message = Check::Overflow { text: text.to_owned() }.into();
        let found = Diagnostic::error(Code::Overflow, span, message);
        self.report(found.help(Check::OverflowHelp.into()));
    }

    /// A word of a `one of`; another word is reported with the nearest and with all that there are.
    pub(super) fn choice(&mut self, word: &ast::Name, choices: &[Choice], declared: Option<Span>) -> Option<Value> {
        let position = choices.iter().position(|choice| choice.word == word.text);
        if let Some(position) = position.and_then(|position| u16::try_from(position).ok()) {
            return Some(Value::Choice(position));
        }
        if self.broken.contains(word.text.as_str()) {
            self.found.fail();
            return None;
        }
        let near = self.found.near(&word.text, choices.iter().map(|choice| choice.word.as_str()));
        let found =
            Diagnostic::error(Code::UnknownValue, word.span, Check::UnknownValue { word: word.text.clone() }.into());
        let found = match &near {
            Some(near) => found.saying(Check::DidYouMean { name: near.clone() }.into()).fix(word.span, near.as_str()),
            None => found,
        };
        let found = match declared {
            Some(declared) => found.label(declared, Check::DeclaredHere.into()),
            None => found,
        };
        self.report(found.help(Check::OneOfThese { list: listed(choices) }.into()));
        None
    }
}

/// The words of a `one of`, the first dozen of them.
fn listed(choices: &[Choice]) -> String {
    const SHOWN: usize = 12;
    let mut list: Vec<&str> = choices.iter().take(SHOWN).map(|choice| choice.word.as_str()).collect();
    if choices.len() > SHOWN {
        list.push("…");
    }
    list.join(", ")
}

/// The words for values as written.
pub(super) struct Kinds;

impl Kinds {
    /// With an article in English.
    pub(super) fn of(value: &ast::ValueKind) -> Words {
        match value {
            ast::ValueKind::None => Words::of("无", "none"),
            ast::ValueKind::Word(word) if word == "yes" || word == "no" => Words::of("是或否", "yes or no"),
            ast::ValueKind::Word(_) => Words::of("一个词", "a word"),
            ast::ValueKind::Number(text) if text.contains('.') => Words::of("小数", "a decimal"),
            ast::ValueKind::Number(_) => Words::of("数字", "a number"),
            ast::ValueKind::Amount(..) => Words::of("带单位的数", "an amount"),
            ast::ValueKind::Text(_) => Words::of("文字", "a text"),
            ast::ValueKind::Date(text) if text.contains(['T', 't', ':']) => Words::of("时刻", "a time"),
            ast::ValueKind::Date(_) | ast::ValueKind::ThatDay => Words::of("日期", "a date"),
            ast::ValueKind::List { .. } => Words::of("列表", "a list"),
            ast::ValueKind::Record(_) => Words::of("一组字段", "a record"),
        }
    }
}

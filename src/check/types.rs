//! Types as written, the types of values in expressions, and the words for both.

use std::collections::HashMap;
use std::sync::Arc;

use crate::check::checker::Checker;
use crate::check::names::NameKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::program::{Choice, Program, Type, UnitId};
use crate::source::Span;
use crate::syntax::ast;

/// The type of a value in an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ty {
    /// Something is wrong with it, and said elsewhere: it goes with everything.
    Wrong,
    /// A literal `0`: fits every number, amount and currency.
    Zero,
    /// A literal without a point: a whole number or a decimal.
    Digits,
    /// `an unpublished amount`: fits everything that has a size.
    Unpublished,
    /// A span of time, in hours or not.
    Span {
        /// Does it count hours, in any of its branches?
        hours: bool,
    },
    /// The type of a fact.
    Fact(Type),
}

/// A type as written, read.
#[derive(Clone, Debug)]
pub(super) struct ReadType {
    /// Which.
    pub(super) kind: Type,
    /// `optional`?
    pub(super) optional: bool,
    /// Something is wrong with it, and reported.
    pub(super) wrong: bool,
}

impl ReadType {
    fn plain(kind: Type) -> ReadType {
        ReadType { kind, optional: false, wrong: false }
    }

    fn wrong() -> ReadType {
        ReadType { kind: Type::Text, optional: false, wrong: true }
    }
}

impl<'a> Checker<'a> {
    /// The type of a fact. The fields of a list's elements are read by the caller.
    pub(super) fn read_type(&mut self, kind: &'a ast::Type, name: &ast::Name, file: usize) -> ReadType {
        match &kind.kind {
            ast::TypeKind::YesOrNo => ReadType::plain(Type::YesNo),
            ast::TypeKind::WholeNumber => ReadType::plain(Type::Whole),
            ast::TypeKind::Decimal => ReadType::plain(Type::Decimal),
            ast::TypeKind::Text => ReadType::plain(Type::Text),
            ast::TypeKind::Date => ReadType::plain(Type::Date),
            ast::TypeKind::Time => ReadType::plain(Type::Time),
            ast::TypeKind::Money(currency) => self.currency(currency),
            ast::TypeKind::Amount(unit) if is_currency(&unit.text) => {
                let message = Check::CurrencyAsUnit { name: unit.text.clone() }.into();
                let found = Diagnostic::error(Code::UnknownUnit, unit.span, message);
                self.report(found.help(Check::MoneyIn { name: unit.text.clone() }.into()));
                ReadType::wrong()
            }
            ast::TypeKind::Amount(unit) => match self.unit_named(unit, file) {
                Some(unit) => ReadType::plain(Type::Amount(unit)),
                None => ReadType::wrong(),
            },
            ast::TypeKind::OneOf(choices) => ReadType::plain(Type::OneOf(self.choices(choices))),
            ast::TypeKind::List(element) => self.list_type(element, file),
            ast::TypeKind::Optional(inner) => self.optional_type(kind, inner, name, file),
            ast::TypeKind::Platform(platform) => {
                if self.used_platform(platform, file).is_some() {
                    let message = Check::AccountNotInList { name: platform.text.clone() }.into();
                    let help = Check::AccountNotInListHelp { name: platform.text.clone() }.into();
                    let found = Diagnostic::error(Code::WrongType, platform.span, message).help(help);
                    self.report(found.fix(platform.span.before(), "list of "));
                }
                ReadType::wrong()
            }
            // A group is handled before; inside a list, by the caller; anywhere else it has no place.
            ast::TypeKind::Record(_) => self.no_such_type(kind.span, Check::OptionalGroup),
        }
    }

    fn currency(&mut self, currency: &ast::Name) -> ReadType {
        if is_currency(&currency.text) {
            return ReadType::plain(Type::Money(currency.text.clone()));
        }
        let message = Check::NotACurrency { name: currency.text.clone() }.into();
        let found = Diagnostic::error(Code::UnknownUnit, currency.span, message);
        let declared = self.units.get(&currency.text).is_some();
        self.report(match declared {
            true => found.help(Check::AmountInUnit { name: currency.text.clone() }.into()),
            false => found.help(Check::CurrencyHelp.into()),
        });
        ReadType::wrong()
    }

    /// A declared unit.
    pub(super) fn unit_named(&mut self, name: &ast::Name, file: usize) -> Option<UnitId> {
        if let Some(entry) = self.units.get(&name.text)
            && self.can_see(file, entry.file)
        {
            return Some(entry.item);
        }
        let near = self.found.near(&name.text, self.units.names());
        self.unknown(name, Code::UnknownUnit, Check::UnknownUnit { name: name.text.clone() }, near, file);
        None
    }

    fn list_type(&mut self, element: &'a ast::Type, file: usize) -> ReadType {
        match &element.kind {
            ast::TypeKind::Optional(_) => self.no_such_type(element.span, Check::ListOfOptional),
            ast::TypeKind::List(_) => self.no_such_type(element.span, Check::ListOfList),
            ast::TypeKind::Platform(name) => {
                let layout = self.used_platform(name, file).and_then(|uses| self.account_layout(uses, name.span));
                layout.map_or_else(ReadType::wrong, |layout| ReadType::plain(Type::List(layout)))
            }
            _ => ReadType::plain(Type::List(self.new_layout())),
        }
    }

    fn optional_type(&mut self, kind: &'a ast::Type, inner: &'a ast::Type, name: &ast::Name, file: usize) -> ReadType {
        match &inner.kind {
            ast::TypeKind::List(_) => {
                let read = self.read_type(inner, name, file);
                self.no_such_type(kind.span, Check::OptionalList);
                ReadType { wrong: true, ..read }
            }
            ast::TypeKind::Optional(_) => {
                let read = self.read_type(inner, name, file);
                self.no_such_type(kind.span, Check::OptionalTwice);
                read
            }
            _ => ReadType { optional: true, ..self.read_type(inner, name, file) },
        }
    }

    fn no_such_type(&mut self, span: Span, message: Check) -> ReadType {
        self.report(Diagnostic::error(Code::WrongType, span, message.into()));
        ReadType::wrong()
    }

    fn choices(&mut self, choices: &[ast::Choice]) -> Arc<[Choice]> {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        let mut list = Vec::with_capacity(choices.len());
        for choice in choices {
            self.check_name(&choice.name, NameKind::Choice);
            if let Some(&first) = seen.get(choice.name.text.as_str()) {
                self.duplicate(&choice.name, first);
                continue;
            }
            seen.insert(&choice.name.text, choice.name.span);
            if choice.zh.is_none() {
                self.one_language(choice.name.span, "zh");
            }
            let zh = choice.zh.as_ref().map(|zh| zh.value.clone()).unwrap_or_default();
            let title = Words { zh, en: choice.name.text.replace('_', " ") };
            list.push(Choice { word: choice.name.text.clone(), title });
        }
        if let (Err(_), Some(last)) = (u16::try_from(list.len()), choices.last()) {
            self.report(Diagnostic::error(Code::TooLarge, last.name.span, Check::TooManyChoices.into()));
        }
        list.into()
    }
}

/// Three capitals, as currencies are written.
pub(super) fn is_currency(name: &str) -> bool {
    name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The words for a type, with an article in English.
pub(super) fn words_of(ty: &Ty, program: &Program) -> Words {
    match ty {
        Ty::Wrong => Words::of("写错的值", "something wrong"),
        Ty::Zero | Ty::Digits => Words::of("数字", "a number"),
        Ty::Unpublished => Words::of("未公布的数量", "an unpublished amount"),
        Ty::Span { .. } => Words::of("一段时间", "a span of time"),
        Ty::Fact(kind) => words_of_type(kind, program),
    }
}

fn words_of_type(kind: &Type, program: &Program) -> Words {
    match kind {
        Type::YesNo => Words::of("“是/否”", "a yes or no"),
        Type::Whole => Words::of("整数", "a whole number"),
        Type::Decimal => Words::of("小数", "a decimal"),
        Type::Money(currency) => Words { zh: format!("金额（{currency}）"), en: format!("money in {currency}") },
        Type::Amount(unit) => {
            let unit = program.units.get(unit.0 as usize).map(|unit| unit.name.as_str()).unwrap_or_default();
            Words { zh: format!("数量（{unit}）"), en: format!("an amount in {unit}") }
        }
        Type::Text => Words::of("文字", "a text"),
        Type::OneOf(_) => Words::of("选项", "a word of a list"),
        Type::Date => Words::of("日期", "a date"),
        Type::Time => Words::of("时刻", "a time"),
        Type::List(_) => Words::of("列表", "a list"),
        Type::Account(..) => Words::of("账号", "an account"),
    }
}

//! An atom that compares one fact with something written out, as one look at that fact, for one moment. What a look says
//! is what `relation.rs` says of the same atom; atoms that need more are no looks.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::At;
use crate::program::{Atom, Carry, Comparison, LayoutId, Program, Relation, Scope, TermId, TermKind, TimeSpan, Type};
use crate::truth::Truth;
use crate::value::Value;

/// One fact, and what its value comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    slot: u16,
    test: Test,
    /// If it is none.
    none: Truth,
}

#[derive(Clone, Copy, Debug)]
enum Test {
    /// A word: true if its bit is set.
    Words(u64),
    /// Yes, and no.
    YesNo(Truth, Truth),
    /// A day or second: `early` up to this one.
    Until { last: i64, early: bool },
    /// A number, compared with this one.
    Number { accepts: Orders, than: Decimal },
    /// Anything but none.
    Known(Truth),
}

/// Which orders of two numbers are accepted.
#[derive(Clone, Copy, Debug)]
struct Orders {
    less: bool,
    equal: bool,
    greater: bool,
}

impl Look {
    /// A look says what an atom says, if that depends on one fact alone. `element` is the layout of the loop around.
    pub(super) fn new(at: &At<'_>, atom: &Atom, element: Option<LayoutId>) -> Option<(Scope, Look)> {
        let TermKind::Fact(place) = at.program[atom.subject].kind else { return None };
        let layout = match place.scope {
            Scope::Account => Program::ACCOUNT,
            Scope::Me => Program::ME,
            Scope::Element(_) => element?,
        };
        let field = at.program.layout(layout).fields.get(usize::from(place.slot))?;
        let none = match (atom.carry, &atom.relation) {
            (Some(Carry::NoneOr), _) => Truth::True,
            (Some(Carry::NotNoneAnd), _) => Truth::False,
            (None, Relation::None) => Truth::from(!atom.negated),
            (None, _) => Truth::Unknown,
        };
        let test = match Test::new(at, &atom.relation, &field.kind)? {
            Test::YesNo(_, no) if field.judged => Test::YesNo(Truth::Unknown, no),
            _ if field.judged => return None,
            test => test,
        };
        let test = if atom.negated { test.turned() } else { test };
        Some((place.scope, Look { slot: place.slot, test, none }))
    }

    /// The look whose truth is the opposite.
    pub(super) fn turned(self) -> Look {
        Look { test: self.test.turned(), none: !self.none, ..self }
    }

    /// What it says of a row.
    #[inline]
    pub(super) fn truth(&self, cells: &[Value]) -> Truth {
        let Some(value) = cells.get(usize::from(self.slot)) else { return Truth::Unknown };
        match (&self.test, value) {
            (Test::Words(words), Value::Choice(word)) => (words >> (word & 63) & 1 == 1).into(),
            (Test::YesNo(yes, no), Value::YesNo(value)) => {
                if *value {
                    *yes
                } else {
                    *no
                }
            }
            (Test::Until { last, early }, Value::Time(second)) => ((second <= last) == *early).into(),
            (Test::Until { last, early }, Value::Date(day)) => ((i64::from(*day) <= *last) == *early).into(),
            (_, Value::None) => self.none,
            (_, Value::Unknown) => Truth::Unknown,
            (Test::Number { accepts, than }, Value::Decimal(value)) => accepts.truth(*value, *than),
            (Test::Number { accepts, than }, Value::Whole(value)) => accepts.truth(Decimal::from(*value), *than),
            (Test::Known(truth), _) => *truth,
            (Test::Words(_) | Test::YesNo(..) | Test::Until { .. } | Test::Number { .. }, _) => Truth::Unknown,
        }
    }
}

impl Test {
    fn new(at: &At<'_>, relation: &Relation, kind: &Type) -> Option<Test> {
        let constant = |term: TermId| match &at.program[term].kind {
            TermKind::Constant(value) => Some(value),
            _ => None,
        };
        match relation {
            Relation::None => Some(Test::Known(Truth::False)),
            Relation::Equal(term) => Test::equal(constant(*term)?, kind),
            Relation::OneOf(values) => Test::words(values, kind),
            Relation::Compare(comparison, term) => Test::compare(*comparison, constant(*term)?),
            Relation::Ago(comparison, TimeSpan::Known(span)) => {
                let (reached, passed) = match kind {
                    Type::Date => {
                        let cut = at.cut(*span);
                        (i64::from(cut.reached), i64::from(cut.passed))
                    }
                    Type::Time => {
                        let last = at.now.checked_sub(at.program[*span].exact_seconds()?)?;
                        (last, last.checked_sub(1)?)
                    }
                    _ => return None,
                };
                Some(Test::ago(*comparison, reached, passed))
            }
            Relation::Ago(..) | Relation::Within(..) | Relation::Includes(..) => None,
        }
    }

    /// An event is the longer ago, the earlier it is.
    fn ago(comparison: Comparison, reached: i64, passed: i64) -> Test {
        match comparison {
            Comparison::AtLeast => Test::Until { last: reached, early: true },
            Comparison::LessThan => Test::Until { last: reached, early: false },
            Comparison::MoreThan => Test::Until { last: passed, early: true },
            Comparison::AtMost => Test::Until { last: passed, early: false },
        }
    }

    fn equal(constant: &Value, kind: &Type) -> Option<Test> {
        let accepts = Orders { less: false, equal: true, greater: false };
        match constant {
            Value::Choice(_) => Test::words(std::slice::from_ref(constant), kind),
            Value::YesNo(yes) => Some(Test::YesNo(Truth::from(*yes), Truth::from(!*yes))),
            _ => Some(Test::Number { accepts, than: number(constant)? }),
        }
    }

    /// One of some words. Lists of more words than bits take the whole way.
    fn words(values: &[Value], kind: &Type) -> Option<Test> {
        let Type::OneOf(choices) = kind else { return None };
        let bit = |value: &Value| match value {
            Value::Choice(word) => 1u64.checked_shl(u32::from(*word)),
            _ => None,
        };
        let bits = values.iter().map(bit).try_fold(0, |bits, bit| Some(bits | bit?));
        bits.filter(|_| choices.len() <= 64).map(Test::Words)
    }

    fn compare(comparison: Comparison, constant: &Value) -> Option<Test> {
        if let Value::Date(day) = constant {
            let (before, on) = (i64::from(*day).checked_sub(1)?, i64::from(*day));
            return Some(match comparison {
                Comparison::LessThan => Test::Until { last: before, early: true },
                Comparison::AtLeast => Test::Until { last: before, early: false },
                Comparison::AtMost => Test::Until { last: on, early: true },
                Comparison::MoreThan => Test::Until { last: on, early: false },
            });
        }
        let (less, equal, greater) = match comparison {
            Comparison::LessThan => (true, false, false),
            Comparison::AtMost => (true, true, false),
            Comparison::AtLeast => (false, true, true),
            Comparison::MoreThan => (false, false, true),
        };
        Some(Test::Number { accepts: Orders { less, equal, greater }, than: number(constant)? })
    }

    fn turned(self) -> Test {
        match self {
            Test::Words(words) => Test::Words(!words),
            Test::YesNo(yes, no) => Test::YesNo(!yes, !no),
            Test::Until { last, early } => Test::Until { last, early: !early },
            Test::Number { accepts: Orders { less, equal, greater }, than } => {
                Test::Number { accepts: Orders { less: !less, equal: !equal, greater: !greater }, than }
            }
            Test::Known(truth) => Test::Known(!truth),
        }
    }
}

impl Orders {
    fn truth(self, value: Decimal, than: Decimal) -> Truth {
        match value.cmp(&than) {
            Ordering::Less => self.less,
            Ordering::Equal => self.equal,
            Ordering::Greater => self.greater,
        }
        .into()
    }
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Whole(value) => Some(Decimal::from(*value)),
        Value::Decimal(value) => Some(*value),
        _ => None,
    }
}

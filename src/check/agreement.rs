//! Whether two values go together, and what an open literal becomes beside the other.

use rust_decimal::Decimal;

use crate::check::checker::Checker;
use crate::check::terms::{Operand, is_loose, type_of};
use crate::check::types::{Ty, words_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::program::{Choice, TermId, TermKind, Type};
use crate::value::Value;

/// How a disagreement is put: compared, added, or branches of one `if`.
pub(super) type Wording = fn(Words, Words) -> Check;

impl Check {
    /// Two values are compared.
    pub(super) fn compared(left: Words, right: Words) -> Check {
        Check::NotCompared { left, right }
    }

    /// Two values are added.
    pub(super) fn added(left: Words, right: Words) -> Check {
        Check::NotAddedUp { left, right }
    }

    /// Two branches of one `if`.
    pub(super) fn branches(left: Words, right: Words) -> Check {
        Check::BranchesDiffer { left, right }
    }
}

impl Checker<'_> {
    /// Do two values that are compared go together? If not, that is reported with both types.
    pub(super) fn agree(&mut self, left: &Operand, right: &Operand) -> Option<()> {
        self.agree_on(left, right, Check::compared).map(|_| ())
    }

    /// The type that two values have in common; open literals become of that type.
    pub(super) fn agree_on(&mut self, left: &Operand, right: &Operand, wording: Wording) -> Option<Ty> {
        let Some(ty) = common(&left.ty, &right.ty) else {
            self.disagree(left, right, wording);
            return None;
        };
        if ty == Ty::Wrong {
            return Some(ty);
        }
        self.coerce(left.id, &ty);
        self.coerce(right.id, &ty);
        Some(ty)
    }

    fn disagree(&mut self, left: &Operand, right: &Operand, wording: Wording) {
        let units = unit_of(&left.ty).is_some() && unit_of(&right.ty).is_some();
        let code = if units { Code::DifferentUnits } else { Code::DifferentTypes };
        let (one, other) = (words_of(&left.ty, &self.program), words_of(&right.ty, &self.program));
        let message = match (&left.ty, &right.ty) {
            (Ty::Fact(Type::OneOf(_)), Ty::Fact(Type::OneOf(_))) => Check::DifferentWords,
            _ => wording(one, other.clone()),
        };
        let found = Diagnostic::error(code, left.span, message.into());
        let found = match self.unit_wanted(right, left) {
            Some(text) => found.saying(Check::NumberWithUnit { text: text.clone() }.into()).fix(left.span, text),
            None => found,
        };
        let found = match self.unit_wanted(left, right) {
            Some(text) => {
                let found = found.label(right.span, Check::NumberWithUnit { text: text.clone() }.into());
                found.fix(right.span, text)
            }
            None => found.label(right.span, Check::Kind { kind: other }.into()),
        };
        let found = self.declared_as(found, left);
        let found = self.declared_as(found, right);
        self.report(found);
    }

    /// `5` beside money is `5 CNY`.
    fn unit_wanted(&self, left: &Operand, right: &Operand) -> Option<String> {
        let TermKind::Constant(Value::Whole(_) | Value::Decimal(_)) = self.program[right.id].kind else { return None };
        let number = matches!(right.ty, Ty::Digits | Ty::Fact(Type::Decimal));
        let unit = match &left.ty {
            Ty::Fact(Type::Money(currency)) => currency.clone(),
            Ty::Fact(Type::Amount(unit)) => self.program.units.get(unit.0 as usize)?.name.clone(),
            _ => return None,
        };
        number.then(|| format!("{} {unit}", self.library.sources.text(right.span)))
    }

    /// A label with the type where a fact or definition is declared.
    pub(super) fn declared_as(&self, found: Diagnostic, operand: &Operand) -> Diagnostic {
        match operand.declared {
            Some(declared) => found.label(declared, Check::Kind { kind: words_of(&operand.ty, &self.program) }.into()),
            None => found,
        }
    }

    /// Gives an open literal, or what is made of open literals, its type.
    pub(super) fn coerce(&mut self, id: TermId, ty: &Ty) {
        if is_loose(ty) {
            return;
        }
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            let Some(term) = self.program.terms.get_mut(id.0 as usize) else { continue };
            let wanted = type_of(ty);
            if term.kind_of == wanted {
                continue;
            }
            match &mut term.kind {
                TermKind::Constant(value) => {
                    if let (Value::Whole(number), false) = (&value, matches!(ty, Ty::Fact(Type::Whole))) {
                        *value = Value::Decimal(Decimal::from(*number));
                    }
                }
                TermKind::Sum(parts) => waiting.extend(parts.iter().map(|&(_, part)| part)),
                TermKind::If(_, then, otherwise) => waiting.extend([*then, *otherwise]),
                TermKind::Unpublished | TermKind::Defined(_) => {}
                TermKind::Span(_) | TermKind::Fact(_) | TermKind::Aggregate(_) => continue,
            }
            term.kind_of = wanted;
        }
    }

    /// What stays open becomes a whole number.
    pub(super) fn settled(&mut self, operand: Operand) -> Operand {
        match operand.ty {
            Ty::Zero | Ty::Digits => Operand { ty: Ty::Fact(Type::Whole), ..operand },
            _ => operand,
        }
    }

    /// Spans are not compared: a month is longer or shorter than 30 days.
    pub(super) fn no_span_compared(&mut self, left: &Operand, right: &Operand) -> Option<()> {
        if left.ty == Ty::Wrong || !matches!(right.ty, Ty::Span { .. }) {
            return Some(());
        }
        let message = Check::SpansCompared.into();
        self.report(Diagnostic::error(Code::WrongType, left.span.to(right.span), message));
        None
    }
}

/// The type that two values share, if they do.
fn common(left: &Ty, right: &Ty) -> Option<Ty> {
    match (left, right) {
        (Ty::Wrong, _) | (_, Ty::Wrong) => Some(Ty::Wrong),
        (Ty::Unpublished, other) | (other, Ty::Unpublished) => {
            crate::check::relations::has_size(other).then(|| other.clone())
        }
        (Ty::Zero, Ty::Zero) => Some(Ty::Zero),
        (Ty::Zero | Ty::Digits, Ty::Zero | Ty::Digits) => Some(Ty::Digits),
        (Ty::Zero, Ty::Fact(kind)) | (Ty::Fact(kind), Ty::Zero) => has_number(kind).then(|| Ty::Fact(kind.clone())),
        (Ty::Digits, Ty::Fact(kind @ (Type::Whole | Type::Decimal)))
        | (Ty::Fact(kind @ (Type::Whole | Type::Decimal)), Ty::Digits) => Some(Ty::Fact(kind.clone())),
        (Ty::Span { hours: one }, Ty::Span { hours: other }) => Some(Ty::Span { hours: *one || *other }),
        (Ty::Fact(Type::OneOf(one)), Ty::Fact(Type::OneOf(other))) => same_words(one, other).then(|| left.clone()),
        (Ty::Fact(one), Ty::Fact(other)) => (one == other).then(|| left.clone()),
        (Ty::Digits | Ty::Zero, _) | (_, Ty::Digits | Ty::Zero) | (Ty::Span { .. }, _) | (_, Ty::Span { .. }) => None,
    }
}

fn has_number(kind: &Type) -> bool {
    matches!(kind, Type::Whole | Type::Decimal | Type::Money(_) | Type::Amount(_))
}

fn same_words(one: &[Choice], other: &[Choice]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.word == other.word)
}

/// What stands behind the number, if its type says.
fn unit_of(ty: &Ty) -> Option<()> {
    matches!(ty, Ty::Fact(Type::Money(_) | Type::Amount(_))).then_some(())
}

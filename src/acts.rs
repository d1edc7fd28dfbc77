//! What an act does to the facts: what its `counts as` says, and whatever makes the part true that it mends.
//!
//! A `fix` does not say how the facts look afterwards; its condition does. `pay is one of closed, never_opened` holds
//! once the fact is `closed`; `no card in cards` once the cards are gone. What cannot be told this way, an act does not
//! do: no date is promised then.

mod effect;
mod values;

use crate::eval::{At, Frame, Reading};
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{FactPath, FactScope, FactStep};
use crate::program::{
    AccountTest, Atom, CountsAs, DefinitionValue, Fix, FormulaId, FormulaKind, Loop, Place, Program, Quantifier,
    Relation, RemedyId, Require, Scope, TermId, TermKind, Type,
};
use crate::truth::Truth;
use crate::value::{List, Value};

use values::{with_neighbours, zero_of};

pub use effect::Effect;

/// What doing a `fix` changes, by the end of the act on that day.
#[derive(Debug, Default)]
pub struct Done {
    /// The changes, to be made in this order.
    pub effects: Vec<Effect>,
    /// Is the part mended by them?
    pub mends: bool,
}

/// What a fix of a failing require does that is done on a day. `at` is then, or the moment if acts done before took
/// longer.
pub fn done<'a>(at: &'a At<'a>, facts: &'a Facts, require: &'a Require, target: (RemedyId, usize), on: Moment) -> Done {
    let Some(fix) = at.program[target.0].fixes.get(target.1) else { return Done::default() };
    let mut frame = at.frame(facts);
    let mut act = Act::new(at, fix, target.0, on);
    let counted = act.declared(&frame, |place| !matches!(place.scope, Scope::Element(_)));
    if is_mended(at, &after(at, facts, &counted), require, (fix, target.0), on) {
        return Done { effects: counted, mends: true };
    }
    let mends = act.mend(&mut frame, require.test, Truth::False, false);
    let mut effects = counted;
    effects.append(&mut act.effects);
    // The last element first, so that the others keep their places.
    act.leaving.sort_by(|one, other| other.cmp(one));
    act.leaving.dedup();
    effects.extend(act.leaving.into_iter().map(|(list, index)| Effect::Leaves { list, index }));
    // What mends one part may spoil another: only the rules can tell.
    let mends = mends && is_mended(at, &after(at, facts, &effects), require, (fix, target.0), on);
    Done { effects, mends }
}

fn after(at: &At<'_>, facts: &Facts, effects: &[Effect]) -> Facts {
    let mut facts = facts.clone();
    effects.iter().for_each(|effect| effect.apply(at.program, &mut facts));
    facts
}

/// Does the require hold, or at least fail for other parts of it than the one that a fix belongs to?
fn is_mended(at: &At<'_>, facts: &Facts, require: &Require, (fix, target): (&Fix, RemedyId), on: Moment) -> bool {
    let mut frame = at.frame(facts);
    if at.require::<Truth>(&mut frame, require) != Truth::False {
        return true;
    }
    let mut act = Act::new(at, fix, target, on);
    act.mend(&mut frame, require.test, Truth::False, false);
    !act.met
}

struct Act<'a> {
    at: &'a At<'a>,
    fix: &'a Fix,
    target: RemedyId,
    on: Moment,
    /// The elements of the loops around, the outermost first.
    trail: Vec<FactPath>,
    effects: Vec<Effect>,
    leaving: Vec<(FactPath, u32)>,
    /// Was the part that the fix belongs to found to be in the way?
    met: bool,
}

impl<'a> Act<'a> {
    fn new(at: &'a At<'a>, fix: &'a Fix, target: RemedyId, on: Moment) -> Self {
        Act { at, fix, target, on, trail: Vec::new(), effects: Vec::new(), leaving: Vec::new(), met: false }
    }

    fn program(&self) -> &'a Program {
        self.at.program
    }

    /// The day of the act, as a value of a fact's type.
    fn that_day(&self, kind: &Type) -> Value {
        let zone = &self.program().platform.zone;
        match kind {
            Type::Time => Value::Time(self.on.instant(zone)),
            _ => Value::Date(self.on.day(zone).0),
        }
    }

    /// The effects that `counts as` declares, for the places that are wanted.
    fn declared(&self, frame: &Frame<'a>, wanted: impl Fn(Place) -> bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        for effect in &self.fix.counts_as {
            match effect {
                CountsAs::Becomes(place, value) if wanted(*place) => {
                    let Some(field) = self.at.field(frame, *place) else { continue };
                    let value = value.clone().unwrap_or_else(|| self.that_day(&field.kind));
                    effects.push(Effect::Becomes { fact: self.path(frame, *place), value });
                }
                CountsAs::Gains(place, cells) if wanted(*place) => {
                    let Some(Type::List(layout)) = self.at.field(frame, *place).map(|field| &field.kind) else {
                        continue;
                    };
                    let fields = &self.program().layout(*layout).fields;
                    let cells = cells.iter().zip(fields);
                    let cells =
                        cells.map(|(cell, field)| cell.clone().unwrap_or_else(|| self.that_day(&field.kind))).collect();
                    effects.push(Effect::Gains { list: self.path(frame, *place), cells });
                }
                CountsAs::Becomes(..) | CountsAs::Gains(..) => {}
            }
        }
        effects
    }

    /// Makes a formula otherwise than `bad`; only within the part that the fix belongs to.
    fn mend(&mut self, frame: &mut Frame<'a>, formula: FormulaId, bad: Truth, within: bool) -> bool {
        let program = self.program();
        let within = within || program[formula].remedy == Some(self.target);
        self.met |= within;
        match &program[formula].kind {
            FormulaKind::All(parts) => self.parts(frame, parts, bad, bad == Truth::False, within),
            FormulaKind::Any(parts) => self.parts(frame, parts, bad, bad == Truth::True, within),
            FormulaKind::Not(part) => self.mend(frame, *part, !bad, within),
            FormulaKind::If(test, then, otherwise) => match self.at.formula::<Truth>(frame, *test) {
                Truth::True => self.mend(frame, *then, bad, within),
                Truth::False => self.mend(frame, *otherwise, bad, within),
                Truth::Unknown => false,
            },
            FormulaKind::Loop(each) => self.each(frame, each, bad, within),
            FormulaKind::Defined(definition) => match program[*definition].value {
                DefinitionValue::Formula(body) => self.mend(frame, body, bad, within),
                DefinitionValue::Term(_) => false,
            },
            FormulaKind::Atom(atom) => within && self.atom(frame, atom, bad),
            FormulaKind::Account(test) => within && self.account(frame, *test, bad),
            FormulaKind::Unpublished => false,
        }
    }

    /// The parts that are `bad`: each of them, or one.
    fn parts(&mut self, frame: &mut Frame<'a>, parts: &[FormulaId], bad: Truth, all: bool, within: bool) -> bool {
        let mut mended = Vec::new();
        for &part in parts {
            if self.at.formula::<Truth>(frame, part) == bad {
                let mends = self.mend(frame, part, bad, within);
                if mends && !all {
                    return true;
                }
                mended.push(mends);
            }
        }
        let enough = if within { mended.iter().all(|&mends| mends) } else { mended.contains(&true) };
        all && enough && !mended.is_empty()
    }

    /// The elements that make a loop as it is: each of them, or one. An element that cannot be otherwise leaves.
    fn each(&mut self, frame: &mut Frame<'a>, each: &Loop, bad: Truth, within: bool) -> bool {
        let list: &'a List = match frame.value(each.list) {
            Value::List(list) => list,
            _ => return false,
        };
        let path = self.path(frame, each.list);
        let bad_body = if each.quantifier == Quantifier::No { !bad } else { bad };
        let all = (each.quantifier == Quantifier::Some) == (bad == Truth::True);
        let mut mended = Vec::new();
        for index in 0..list.len() {
            if self.at.element(frame, each.level, each.layout, list, index).is_err() {
                continue;
            }
            let there = each.body.map_or(Truth::True, |body| self.at.formula(frame, body));
            if there != bad_body || within && !self.is_offered(frame) {
                continue;
            }
            let position = u32::try_from(index).unwrap_or(u32::MAX);
            let mut element = path.clone();
            element.steps.push(FactStep::Index(position));
            self.trail.push(element);
            let before = self.effects.len();
            let mut mends = each.body.is_some_and(|body| self.mend(frame, body, bad_body, within));
            if !mends && within && all {
                self.effects.truncate(before);
                self.leaving.push((path.clone(), position));
                mends = true;
            }
            if mends {
                let mut own = self.declared(frame, |place| matches!(place.scope, Scope::Element(_)));
                self.effects.append(&mut own);
            }
            self.trail.pop();
            if mends && !all {
                return true;
            }
            mended.push(mends);
        }
        all && !mended.is_empty() && (mended.contains(&true) && !within || mended.iter().all(|&mends| mends))
    }

    /// Is the fix offered for the element that was entered last?
    fn is_offered(&self, frame: &Frame<'a>) -> bool {
        // Its own loops would take the place of the element.
        self.fix.when.is_none_or(|when| self.at.formula::<Truth>(&mut frame.clone(), when) != Truth::False)
    }

    fn atom(&mut self, frame: &mut Frame<'a>, atom: &Atom, bad: Truth) -> bool {
        if let Relation::Includes(list, value) = &atom.relation {
            return self.includes(frame, *list, value, (bad == Truth::False) != atom.negated);
        }
        self.subject(frame, atom, atom.subject, bad)
    }

    fn subject(&mut self, frame: &mut Frame<'a>, atom: &Atom, subject: TermId, bad: Truth) -> bool {
        let program = self.program();
        match &program[subject].kind {
            TermKind::Fact(place) => self.fact(frame, atom, *place, bad),
            TermKind::Aggregate(aggregate) => {
                let Value::List(list) = frame.value(aggregate.list) else { return false };
                let path = self.path(frame, aggregate.list);
                let mut found = false;
                for index in 0..list.len() {
                    if self.at.element(frame, aggregate.level, aggregate.layout, list, index).is_err() {
                        continue;
                    }
                    let counts = aggregate.filter.map_or(Truth::True, |filter| self.at.formula(frame, filter));
                    if counts == Truth::True {
                        self.leaving.push((path.clone(), u32::try_from(index).unwrap_or(u32::MAX)));
                        found = true;
                    }
                }
                found
            }
            TermKind::Defined(definition) => match program[*definition].value {
                DefinitionValue::Term(term) => self.subject(frame, atom, term, bad),
                DefinitionValue::Formula(_) => false,
            },
            TermKind::If(test, then, otherwise) => match self.at.formula::<Truth>(frame, *test) {
                Truth::True => self.subject(frame, atom, *then, bad),
                Truth::False => self.subject(frame, atom, *otherwise, bad),
                Truth::Unknown => false,
            },
            TermKind::Sum(parts) => self.sum(frame, atom, parts.iter().map(|&(_, part)| part), bad),
            TermKind::Constant(_) | TermKind::Span(_) | TermKind::Unpublished => false,
        }
    }

    /// Every part of a sum becomes zero, if that is as it should be.
    fn sum(&mut self, frame: &mut Frame<'a>, atom: &Atom, parts: impl Iterator<Item = TermId>, bad: Truth) -> bool {
        let mut changes = Vec::new();
        let mut zero = None;
        for part in parts {
            let TermKind::Fact(place) = self.program()[part].kind else { return false };
            let Some(nothing) = self.at.field(frame, place).and_then(|field| zero_of(&field.kind)) else {
                return false;
            };
            changes.push(Effect::Becomes { fact: self.path(frame, place), value: nothing.clone() });
            zero = Some(nothing);
        }
        let accepted = zero.is_some_and(|zero| self.accepts(frame, atom, &zero, bad));
        if accepted {
            self.effects.append(&mut changes);
        }
        accepted
    }

    /// The first value that makes the atom as it should be: those it names, then those of the type.
    fn fact(&mut self, frame: &mut Frame<'a>, atom: &Atom, place: Place, bad: Truth) -> bool {
        let Some(field) = self.at.field(frame, place) else { return false };
        let mut candidates = Vec::new();
        if let Type::Date | Type::Time = field.kind {
            candidates.push(self.that_day(&field.kind));
        }
        candidates.extend(self.named(frame, &atom.relation));
        match &field.kind {
            Type::YesNo => candidates.extend([Value::YesNo(true), Value::YesNo(false)]),
            Type::OneOf(choices) => {
                candidates.extend((0..choices.len()).filter_map(|at| u16::try_from(at).ok()).map(Value::Choice))
            }
            kind => candidates.extend(zero_of(kind)),
        }
        if field.optional {
            candidates.push(Value::None);
        }
        // An act makes nothing happen on a later day.
        let happens = |value: &Value| field.may_lie_ahead || !self.lies_ahead(value);
        let found = candidates.into_iter().find(|value| happens(value) && self.accepts(frame, atom, value, bad));
        let Some(value) = found else { return false };
        self.effects.push(Effect::Becomes { fact: self.path(frame, place), value });
        true
    }

    fn lies_ahead(&self, value: &Value) -> bool {
        match *value {
            Value::Date(day) => day > self.at.day.0,
            Value::Time(time) => time > self.at.now,
            _ => false,
        }
    }

    /// The values that a relation names, and their neighbours.
    fn named(&self, frame: &mut Frame<'a>, relation: &Relation) -> Vec<Value> {
        match relation {
            Relation::OneOf(values) => values.clone(),
            Relation::Equal(term) | Relation::Compare(_, term) => match self.at.term(frame, *term).0 {
                Reading::Known(scalar) => with_neighbours(scalar.value()),
                _ => Vec::new(),
            },
            Relation::None | Relation::Within(..) | Relation::Ago(..) | Relation::Includes(..) => Vec::new(),
        }
    }

    fn accepts(&self, frame: &Frame<'a>, atom: &Atom, value: &Value, bad: Truth) -> bool {
        // The value lives shorter than the facts; what is judged with it does too.
        self.at.atom_of(&mut frame.clone(), atom, value) == !bad
    }

    fn includes(&mut self, frame: &Frame<'a>, list: Place, value: &Value, wanted: bool) -> bool {
        let path = self.path(frame, list);
        if wanted {
            self.effects.push(Effect::Gains { list: path, cells: vec![value.clone()] });
            return true;
        }
        let Value::List(list) = frame.value(list) else { return false };
        for (index, row) in list.rows().enumerate() {
            if row.first() == Some(value) {
                self.leaving.push((path.clone(), u32::try_from(index).unwrap_or(u32::MAX)));
            }
        }
        true
    }

    /// The account of another platform is deleted.
    fn account(&mut self, frame: &Frame<'a>, test: AccountTest, bad: Truth) -> bool {
        if !test.deleted || bad == Truth::True {
            return false;
        }
        let deleted = Value::YesNo(true);
        match test.account {
            Some(Scope::Element(level)) => {
                let Some(mut fact) = self.trail.get(usize::from(level)).cloned() else { return false };
                fact.steps.push(FactStep::Field(String::from("deleted")));
                self.effects.push(Effect::Becomes { fact, value: deleted });
                true
            }
            Some(Scope::Account | Scope::Me) | None => {
                let Some(cells) = self.at.account_cells(frame, test) else { return false };
                let mut cells = cells.to_vec();
                if let Some(last) = cells.last_mut() {
                    *last = deleted;
                }
                self.effects.push(Effect::OtherBecomes { index: test.platform.0 as usize, cells });
                true
            }
        }
    }

    /// Where in an account file the fact at a place stands.
    fn path(&self, frame: &Frame<'a>, place: Place) -> FactPath {
        let mut path = match place.scope {
            Scope::Account => FactPath { scope: FactScope::Account, steps: Vec::new() },
            Scope::Me => FactPath { scope: FactScope::Me, steps: Vec::new() },
            Scope::Element(level) => {
                let nowhere = FactPath { scope: FactScope::Account, steps: Vec::new() };
                self.trail.get(usize::from(level)).cloned().unwrap_or(nowhere)
            }
        };
        if let Some(field) = self.at.field(frame, place) {
            path.steps.extend(field.path.iter().cloned().map(FactStep::Field));
        }
        path
    }
}

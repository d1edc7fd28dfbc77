//! Whether a failing `require` can be mended: by waiting, by an act that somebody wrote down, or never, if that is
//! written down too. Decided by its form alone.

use std::collections::HashMap;

use crate::program::{
    AggregateKind, Atom, Carry, Comparison, DefinitionId, DefinitionValue, FormulaId, FormulaKind, Program, Quantifier,
    Relation, Remedy, TermId, TermKind, TimeSpan,
};
use crate::value::Value;

/// The part of a test that nothing mends, if there is one.
pub(super) fn without_way_out(program: &Program, test: FormulaId) -> Option<FormulaId> {
    Search { program, known: HashMap::new() }.stuck(test, true)
}

/// Does a test wait for a day?
pub(super) fn has_day(program: &Program, test: FormulaId) -> bool {
    let mut seen = std::collections::HashSet::new();
    let mut waiting = vec![test];
    while let Some(id) = waiting.pop() {
        match &program[id].kind {
            FormulaKind::All(parts) | FormulaKind::Any(parts) => waiting.extend(parts),
            FormulaKind::Not(inner) => waiting.push(*inner),
            FormulaKind::If(test, then, otherwise) => waiting.extend([*test, *then, *otherwise]),
            FormulaKind::Loop(inner) => waiting.extend(inner.body),
            FormulaKind::Atom(atom) => match atom.relation {
                Relation::Ago(..) => return true,
                _ => waiting.extend(filter_of(program, atom)),
            },
            FormulaKind::Defined(definition) if seen.insert(*definition) => {
                if let DefinitionValue::Formula(id) = program[*definition].value {
                    waiting.push(id);
                }
            }
            FormulaKind::Account(_) => return true,
            FormulaKind::Defined(_) | FormulaKind::Unpublished => {}
        }
    }
    false
}

/// `count of (x in xs where x.on is less than 2 weeks ago)` waits for days as well.
fn filter_of(program: &Program, atom: &Atom) -> Option<FormulaId> {
    match &program[atom.subject].kind {
        TermKind::Aggregate(aggregate) => aggregate.filter,
        _ => None,
    }
}

struct Search<'p> {
    program: &'p Program,
    known: HashMap<(DefinitionId, bool), bool>,
}

impl Search<'_> {
    /// The part that keeps a formula from becoming true, or false, for good; `None` if there is a way.
    fn stuck(&mut self, id: FormulaId, wanted: bool) -> Option<FormulaId> {
        let program = self.program;
        let formula = &program[id];
        if formula.remedy.is_some_and(|remedy| says_anything(&program[remedy])) {
            return None;
        }
        match &formula.kind {
            FormulaKind::All(parts) if wanted => parts.iter().find_map(|&part| self.stuck(part, wanted)),
            FormulaKind::Any(parts) if !wanted => parts.iter().find_map(|&part| self.stuck(part, wanted)),
            FormulaKind::All(parts) | FormulaKind::Any(parts) => {
                let mut first = None;
                for &part in parts {
                    let stuck = self.stuck(part, wanted)?;
                    first = first.or(Some(stuck));
                }
                first.or(Some(id))
            }
            FormulaKind::Not(inner) => self.stuck(*inner, !wanted),
            FormulaKind::If(_, then, otherwise) => self.stuck(*then, wanted).or_else(|| self.stuck(*otherwise, wanted)),
            FormulaKind::Loop(inner) => match (inner.quantifier, wanted, inner.body) {
                (Quantifier::Every, true, Some(body)) => self.stuck(body, true),
                (Quantifier::No, true, Some(body)) | (Quantifier::Some, false, Some(body)) => self.stuck(body, false),
                // An element is wanted that may not be there.
                _ => Some(id),
            },
            FormulaKind::Atom(atom) => (!self.passes(atom, wanted)).then_some(id),
            FormulaKind::Defined(definition) => self.stuck_definition(*definition, wanted).then_some(id),
            FormulaKind::Unpublished => None,
            FormulaKind::Account(test) => (!wanted || test.deleted).then_some(id),
        }
    }

    fn stuck_definition(&mut self, definition: DefinitionId, wanted: bool) -> bool {
        if let Some(&stuck) = self.known.get(&(definition, wanted)) {
            return stuck;
        }
        let stuck = match self.program[definition].value {
            DefinitionValue::Formula(id) => self.stuck(id, wanted).is_some(),
            DefinitionValue::Term(_) => true,
        };
        self.known.insert((definition, wanted), stuck);
        stuck
    }

    /// Does a comparison become true, or false, as days go by? What only the platform knows is left to it.
    fn passes(&mut self, atom: &Atom, wanted: bool) -> bool {
        let wanted_of_relation = wanted != atom.negated;
        let carried = match atom.carry {
            None => true,
            Some(Carry::NoneOr) => wanted,
            Some(Carry::NotNoneAnd) => !wanted,
        };
        match &atom.relation {
            Relation::Ago(_, TimeSpan::Unpublished) | Relation::Within(TimeSpan::Unpublished, _) => true,
            Relation::Ago(comparison, _) => {
                let looks_far_back = matches!(comparison, Comparison::AtLeast | Comparison::MoreThan);
                carried && looks_far_back == wanted_of_relation
            }
            Relation::Equal(right) | Relation::Compare(_, right)
                if self.is_unpublished(atom.subject) || self.is_unpublished(*right) =>
            {
                true
            }
            Relation::Equal(right) => wanted_of_relation && self.is_zero(*right) && self.count_falls(atom),
            Relation::Compare(comparison, _) => {
                let small = matches!(comparison, Comparison::AtMost | Comparison::LessThan);
                small == wanted_of_relation && self.count_falls(atom)
            }
            Relation::None | Relation::OneOf(_) | Relation::Within(..) | Relation::Includes(..) => false,
        }
    }

    fn is_unpublished(&self, term: TermId) -> bool {
        matches!(self.program[term].kind, TermKind::Unpublished)
    }

    fn is_zero(&self, term: TermId) -> bool {
        matches!(self.program[term].kind, TermKind::Constant(Value::Whole(0)))
    }

    /// Is it a count of what drops out as days go by?
    fn count_falls(&mut self, atom: &Atom) -> bool {
        let program = self.program;
        match &program[atom.subject].kind {
            TermKind::Aggregate(aggregate) if aggregate.kind == AggregateKind::Count => {
                aggregate.filter.is_some_and(|filter| self.stuck(filter, false).is_none())
            }
            _ => false,
        }
    }
}

fn says_anything(remedy: &Remedy) -> bool {
    !remedy.fixes.is_empty() || remedy.no_fix.is_some() || remedy.says.is_some()
}

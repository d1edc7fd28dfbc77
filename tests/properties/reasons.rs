//! The tree of reasons against the program: listed parts are exactly those whose truth equals the whole's, and the
//! facts they read suffice.

use adieu::eval::{At, Frame};
use adieu::explain::KEPT;
use adieu::facts::Facts;
use adieu::outcome::{Outcome, Reason, ReasonId, ReasonKind};
use adieu::program::{
    Aggregate, Atom, DefinitionValue, FormulaId, FormulaKind, Loop, Place, Program, Quantifier, Relation, Scope,
    TermId, TermKind,
};
use adieu::truth::Truth;
use adieu::value::{List, Value};

type Checked = Result<(), String>;

/// Checks every require of an outcome that fails or is unknown.
pub fn check(at: &At<'_>, facts: &Facts, outcome: &Outcome, suffice: bool) -> Checked {
    for condition in &outcome.conditions {
        for require in &condition.requires {
            let test = at.program[condition.condition].requires[require.require].test;
            let mut walk = Walk {
                at,
                frame: Frame::new(facts, &at.program.platform.zone, at.now),
                outcome,
                trail: Vec::new(),
                read: Vec::new(),
            };
            walk.reason(require.reason, test)?;
            if suffice && require.truth == Truth::False {
                let kept = only(facts, &walk.read);
                let truth: Truth = at.formula(&mut Frame::new(&kept, &at.program.platform.zone, at.now), test);
                if truth != Truth::False {
                    return Err(format!("{truth:?} from its reasons alone: {:?}", at.program[test]));
                }
            }
        }
    }
    Ok(())
}

/// A cell: whose row, then slot, and for each list on the way the element and its slot.
type Cell = (bool, Vec<usize>);

struct Walk<'a, 'p> {
    at: &'a At<'p>,
    frame: Frame<'a>,
    outcome: &'a Outcome,
    /// The cell of the list and the position of the element, of each loop around.
    trail: Vec<(Cell, usize)>,
    /// The cells that decided parts read. A cell that is a list stands for all below it.
    read: Vec<Cell>,
}

impl<'a, 'p: 'a> Walk<'a, 'p> {
    fn program(&self) -> &'a Program {
        self.at.program
    }

    fn truth(&mut self, formula: FormulaId) -> Truth {
        self.at.formula(&mut self.frame, formula)
    }

    /// Checks that a reason is about a formula and lists the right parts, then those.
    fn reason(&mut self, id: ReasonId, formula: FormulaId) -> Checked {
        let outcome = self.outcome;
        let reason = outcome.reason(id).ok_or("no such reason")?;
        let truth = self.truth(formula);
        let elements: Vec<u32> = self.trail.iter().map(|(_, index)| *index as u32).collect();
        if (reason.formula, reason.truth, &reason.elements) != (formula, truth, &elements) {
            return Err(format!("{reason:?} is not about {formula:?} {truth:?} {elements:?}"));
        }
        match &self.program()[formula].kind {
            FormulaKind::All(parts) | FormulaKind::Any(parts) => self.chain(reason, parts, truth),
            FormulaKind::Not(part) => self.exactly(reason, &[*part]),
            FormulaKind::If(test, then, otherwise) => match self.truth(*test) {
                Truth::Unknown => self.chain(reason, &[*test, *then, *otherwise], truth),
                decided => {
                    self.formula_reads(*test);
                    self.exactly(reason, &[if decided == Truth::True { *then } else { *otherwise }])
                }
            },
            FormulaKind::Defined(definition) => match self.program()[*definition].value {
                DefinitionValue::Formula(body) => self.exactly(reason, &[body]),
                DefinitionValue::Term(_) => Err("a value as a condition".to_owned()),
            },
            FormulaKind::Loop(each) => self.each(reason, each, truth),
            FormulaKind::Atom(atom) => {
                self.atom_reads(atom);
                Ok(())
            }
            FormulaKind::Unpublished | FormulaKind::Account(_) => Ok(()),
        }
    }

    fn exactly(&mut self, reason: &Reason, parts: &[FormulaId]) -> Checked {
        if reason.parts.len() != parts.len() {
            return Err(format!("{reason:?} should have the parts {parts:?}"));
        }
        reason.parts.iter().zip(parts).try_for_each(|(&id, &part)| self.reason(id, part))
    }

    fn chain(&mut self, reason: &Reason, parts: &[FormulaId], truth: Truth) -> Checked {
        let mut expected = Vec::new();
        for &part in parts {
            if self.truth(part) == truth {
                expected.push(part);
            }
        }
        match reason.kind {
            ReasonKind::Parts { total } if total == expected.len() => {}
            _ => return Err(format!("{reason:?} should count {expected:?}")),
        }
        expected.truncate(KEPT);
        self.exactly(reason, &expected)
    }

    fn each(&mut self, reason: &Reason, each: &'a Loop, truth: Truth) -> Checked {
        let Value::List(list) = self.frame.value(each.list) else {
            return match reason.kind {
                ReasonKind::Missing { incomplete: false, .. } if truth == Truth::Unknown => Ok(()),
                _ => Err(format!("{reason:?} is about a list nobody gave")),
            };
        };
        let cell = self.cell(each.list).ok_or("no cell")?;
        let mut parts = reason.parts.iter();
        let (mut matched, mut unknown) = (0, 0);
        for index in 0..list.len() {
            if self.at.element(&mut self.frame, each.level, each.layout, list, index).is_err() {
                continue;
            }
            let there = each.body.map_or(Truth::True, |body| self.truth(body));
            let answer = if each.quantifier == Quantifier::No { !there } else { there };
            unknown += usize::from(answer == Truth::Unknown);
            if answer != truth {
                continue;
            }
            matched += usize::from(answer != Truth::Unknown);
            let &part = parts.next().ok_or_else(|| format!("{reason:?} leaves out element {index}"))?;
            self.trail.push((cell.clone(), index));
            match each.body {
                Some(body) => self.reason(part, body)?,
                None => self.element(part)?,
            }
            self.trail.pop();
        }
        let rest: Vec<_> = parts.map(|&id| self.outcome.reason(id).map(|rest| rest.kind.clone())).collect();
        let open = truth == Truth::Unknown && list.incomplete;
        let fits = match (&rest[..], open) {
            ([Some(ReasonKind::Missing { incomplete: true, .. })], true) | ([], false) => true,
            _ => false,
        };
        match &reason.kind {
            ReasonKind::Loop { matched: m, unknown: u, total, incomplete, .. }
                if fits && (*m, *u, *total, *incomplete) == (matched, unknown, list.len(), list.incomplete) =>
            {
                Ok(())
            }
            _ => Err(format!("{reason:?} should count {matched} {unknown}, and then {rest:?}")),
        }
    }

    fn element(&mut self, part: ReasonId) -> Checked {
        match self.outcome.reason(part).map(|reason| &reason.kind) {
            Some(ReasonKind::Element) => Ok(()),
            other => Err(format!("{other:?} is no element")),
        }
    }

    /// Where a place stands in the facts.
    fn cell(&self, place: Place) -> Option<Cell> {
        let slot = usize::from(place.slot);
        match place.scope {
            Scope::Account => Some((true, vec![slot])),
            Scope::Me => Some((false, vec![slot])),
            Scope::Element(level) => {
                // An element of an aggregate is not on the trail: its list is kept whole.
                let ((account, list), index) = self.trail.get(usize::from(level))?;
                let mut steps = list.clone();
                steps.extend([*index, slot]);
                Some((*account, steps))
            }
        }
    }

    fn place_read(&mut self, place: Place) {
        let cell = self.cell(place);
        self.read.extend(cell);
    }

    fn formula_reads(&mut self, formula: FormulaId) {
        match &self.program()[formula].kind {
            FormulaKind::All(parts) | FormulaKind::Any(parts) => {
                parts.iter().for_each(|&part| self.formula_reads(part))
            }
            FormulaKind::Not(part) => self.formula_reads(*part),
            FormulaKind::If(test, then, otherwise) => {
                [*test, *then, *otherwise].into_iter().for_each(|part| self.formula_reads(part));
            }
            FormulaKind::Loop(each) => {
                self.place_read(each.list);
                each.body.into_iter().for_each(|body| self.formula_reads(body));
            }
            FormulaKind::Atom(atom) => self.atom_reads(atom),
            FormulaKind::Defined(definition) => match self.program()[*definition].value {
                DefinitionValue::Formula(body) => self.formula_reads(body),
                DefinitionValue::Term(term) => self.term_reads(term),
            },
            FormulaKind::Unpublished | FormulaKind::Account(_) => {}
        }
    }

    fn atom_reads(&mut self, atom: &Atom) {
        match &atom.relation {
            Relation::Includes(list, _) => return self.place_read(*list),
            Relation::Equal(term) | Relation::Compare(_, term) | Relation::Within(_, term) => self.term_reads(*term),
            Relation::None | Relation::OneOf(_) | Relation::Ago(..) => {}
        }
        self.term_reads(atom.subject);
    }

    fn term_reads(&mut self, term: TermId) {
        match &self.program()[term].kind {
            TermKind::Fact(place) => self.place_read(*place),
            TermKind::Sum(parts) => parts.iter().for_each(|&(_, part)| self.term_reads(part)),
            TermKind::Aggregate(aggregate) => self.aggregate_reads(aggregate),
            TermKind::If(test, then, otherwise) => {
                self.formula_reads(*test);
                self.term_reads(*then);
                self.term_reads(*otherwise);
            }
            TermKind::Defined(definition) => match self.program()[*definition].value {
                DefinitionValue::Formula(body) => self.formula_reads(body),
                DefinitionValue::Term(term) => self.term_reads(term),
            },
            TermKind::Constant(_) | TermKind::Span(_) | TermKind::Unpublished => {}
        }
    }

    fn aggregate_reads(&mut self, aggregate: &Aggregate) {
        self.place_read(aggregate.list);
        aggregate.filter.into_iter().for_each(|filter| self.formula_reads(filter));
        aggregate.value.into_iter().for_each(|value| self.term_reads(value));
    }
}

/// The facts with nothing but some cells known; lists keep their length.
fn only(facts: &Facts, read: &[Cell]) -> Facts {
    let row = |account: bool, cells: &[Value]| {
        let mut kept = blank(cells);
        for (_, steps) in read.iter().filter(|(whose, _)| *whose == account) {
            keep(&mut kept, cells, steps);
        }
        kept
    };
    Facts { account: row(true, &facts.account), me: row(false, &facts.me), ..facts.clone() }
}

fn blank(cells: &[Value]) -> Vec<Value> {
    let blanked = |value: &Value| match value {
        Value::List(list) => Value::List(Box::new(List { cells: blank(&list.cells), ..List::clone(list) })),
        _ => Value::Unknown,
    };
    cells.iter().map(blanked).collect()
}

fn keep(kept: &mut [Value], cells: &[Value], steps: &[usize]) {
    let (&slot, rest) = steps.split_first().expect("a slot");
    match (rest.split_first(), &mut kept[slot], &cells[slot]) {
        (Some((&index, rest)), Value::List(kept), Value::List(list)) => {
            let from = index * list.width;
            keep(&mut kept.cells[from..from + list.width], list.row(index), rest);
        }
        (_, kept, value) => *kept = value.clone(),
    }
}

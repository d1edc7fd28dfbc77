//! Why a formula has its truth, and what would mend it, as data.
//!
//! A part is a reason if and only if its truth equals the whole's. The explainer has no evaluation of its own: it asks
//! the evaluator about each part of the one formula it explains, and only after that formula was found false or
//! unknown. Read it in this order: this file (the tree of reasons), `mending.rs` (what would mend a part, and when),
//! `missing.rs` (which facts an undecided comparison lacks), `ways.rs` (what to do about it).

mod leftover;
mod mending;
mod missing;
mod ways;

use crate::eval::{At, Frame, Reading};
use crate::facts::Facts;
use crate::outcome::{FactPath, FactScope, FactStep, Reason, ReasonId, ReasonKind, Way};
use crate::program::{
    Atom, Base, DefinitionValue, FormulaId, FormulaKind, LayoutId, Loop, Place, Program, Quantifier, Relation, Scope,
    TermId, TermKind, Verdict,
};
use crate::truth::{Lasting, Truth};
use crate::value::{List, Value};

pub use mending::{Mending, of as mending_of};

/// How many parts of one reason are kept; totals are exact. Enough for every list a person keeps by hand.
pub const KEPT: usize = 32;

/// How many reasons one explanation has at most, but for the first part of each, which is always kept: definitions that
/// use definitions twice would otherwise double it at each.
const MOST_REASONS: usize = 1_000;

/// Explains formulas of one program at one moment; gathers the reasons.
pub struct Explainer<'a> {
    at: &'a At<'a>,
    reasons: Vec<Reason>,
    /// The elements of the loops around the formula being explained, the outermost first.
    trail: Vec<Step>,
    /// How deep inside one explanation this is, and how many reasons there may be at its end.
    depth: usize,
    most: usize,
    verdict_at: VerdictAt,
}

/// The verdict of another platform's account: known to the layer above, which lends it.
pub type VerdictAt = fn(&Base, &Program, &Facts, i64) -> Verdict;

/// An element on the way down.
#[derive(Clone)]
struct Step {
    path: FactPath,
    index: u32,
}

/// A kind of reason, with its parts.
type Explained = (ReasonKind, Vec<ReasonId>);

impl<'a> Explainer<'a> {
    /// Nothing is explained yet.
    pub fn new(at: &'a At<'a>, verdict_at: VerdictAt) -> Self {
        Explainer { at, reasons: Vec::new(), trail: Vec::new(), depth: 0, most: 0, verdict_at }
    }

    /// The reasons so far.
    pub fn finish(self) -> Vec<Reason> {
        self.reasons
    }

    /// A reason that was explained here.
    pub fn reason(&self, id: ReasonId) -> Option<&Reason> {
        self.reasons.get(id.0 as usize)
    }

    /// Why a formula is as it is. If it should be otherwise, `ways` is where the ways to mend it are gathered.
    pub fn explain(&mut self, frame: &mut Frame<'a>, formula: FormulaId, ways: Option<&mut Vec<Way>>) -> ReasonId {
        if self.depth == 0 {
            self.most = self.reasons.len().saturating_add(MOST_REASONS);
        }
        self.depth = self.depth.saturating_add(1);
        let id = self.explain_part(frame, formula, ways);
        self.depth = self.depth.saturating_sub(1);
        id
    }

    fn explain_part(&mut self, frame: &mut Frame<'a>, formula: FormulaId, mut ways: Option<&mut Vec<Way>>) -> ReasonId {
        let answer: Lasting = self.at.formula(frame, formula);
        let program = self.program();
        let (kind, parts) = match &program[formula].kind {
            FormulaKind::All(parts) | FormulaKind::Any(parts) => {
                self.chain(frame, parts, answer.truth, ways.as_deref_mut())
            }
            FormulaKind::Not(part) => {
                (ReasonKind::Parts { total: 1 }, vec![self.explain(frame, *part, ways.as_deref_mut())])
            }
            FormulaKind::If(test, then, otherwise) => {
                self.choice(frame, [*test, *then, *otherwise], answer.truth, ways.as_deref_mut())
            }
            FormulaKind::Loop(each) => self.each(frame, formula, each, answer.truth, ways.as_deref_mut()),
            FormulaKind::Atom(atom) => self.atom(frame, formula, atom, answer.truth),
            FormulaKind::Defined(definition) => match program[*definition].value {
                DefinitionValue::Formula(body) => {
                    (ReasonKind::Defined, vec![self.explain(frame, body, ways.as_deref_mut())])
                }
                DefinitionValue::Term(_) => (ReasonKind::Defined, Vec::new()),
            },
            FormulaKind::Unpublished => (ReasonKind::Unpublished { actual: Value::Unknown, fact: None }, Vec::new()),
            FormulaKind::Account(test) => self.account(frame, *test),
        };
        let id = self.push(formula, answer, kind, parts);
        if let Some(ways) = ways {
            self.mend(frame, id, answer.truth);
            self.offer(frame, id, ways);
        }
        id
    }

    /// Is there room for another part beside so many?
    fn keeps(&self, kept: usize) -> bool {
        kept == 0 || kept < KEPT && self.reasons.len() < self.most
    }

    fn program(&self) -> &'a Program {
        self.at.program
    }

    fn push(&mut self, formula: FormulaId, answer: Lasting, kind: ReasonKind, parts: Vec<ReasonId>) -> ReasonId {
        let id = ReasonId(u32::try_from(self.reasons.len()).unwrap_or(u32::MAX));
        self.reasons.push(Reason {
            formula,
            elements: self.trail.iter().map(|step| step.index).collect(),
            truth: answer.truth,
            until: answer.until,
            earliest: None,
            mend: None,
            kind,
            parts,
        });
        id
    }

    /// The first moment at which a reason is as it should be, and what would mend it.
    fn mend(&mut self, frame: &Frame<'a>, id: ReasonId, bad: Truth) {
        let Some(formula) = self.reason(id).map(|reason| reason.formula) else { return };
        let mending = mending::of(self.at, frame, formula, bad);
        let earliest = mending.waiting.map(|instant| mending::promised(self.at, frame, formula, bad, instant));
        if let Some(reason) = self.reasons.get_mut(id.0 as usize) {
            reason.mend = Some(mending.mend());
            reason.earliest = earliest;
        }
    }

    fn chain(
        &mut self,
        frame: &mut Frame<'a>,
        parts: &[FormulaId],
        truth: Truth,
        mut ways: Option<&mut Vec<Way>>,
    ) -> Explained {
        let mut total = 0;
        let mut kept = Vec::new();
        for &part in parts {
            if self.at.formula::<Truth>(frame, part) != truth {
                continue;
            }
            total += 1;
            if self.keeps(kept.len()) {
                kept.push(self.explain(frame, part, ways.as_deref_mut()));
            }
        }
        (ReasonKind::Parts { total }, kept)
    }

    fn choice(
        &mut self,
        frame: &mut Frame<'a>,
        [test, then, otherwise]: [FormulaId; 3],
        truth: Truth,
        mut ways: Option<&mut Vec<Way>>,
    ) -> Explained {
        let mut parts = Vec::new();
        let mut explain = |explainer: &mut Self, frame: &mut Frame<'a>, part| {
            parts.push(explainer.explain(frame, part, ways.as_deref_mut()));
        };
        match self.at.formula::<Truth>(frame, test) {
            Truth::True => explain(self, frame, then),
            Truth::False => explain(self, frame, otherwise),
            Truth::Unknown => {
                for part in [test, then, otherwise] {
                    if self.at.formula::<Truth>(frame, part) == truth {
                        explain(self, frame, part);
                    }
                }
            }
        }
        (ReasonKind::Parts { total: parts.len() }, parts)
    }

    fn each(
        &mut self,
        frame: &mut Frame<'a>,
        formula: FormulaId,
        each: &Loop,
        truth: Truth,
        mut ways: Option<&mut Vec<Way>>,
    ) -> Explained {
        let path = self.path(frame, each.list);
        let list: &'a List = match frame.value(each.list) {
            Value::List(list) => list,
            Value::None => {
                return (
                    ReasonKind::Loop { list: path, matched: 0, unknown: 0, total: 0, incomplete: false },
                    Vec::new(),
                );
            }
            _ => return (ReasonKind::Missing { fact: path, incomplete: false }, Vec::new()),
        };
        let (mut matched, mut unknown) = (0, 0);
        let mut parts = Vec::new();
        for index in 0..list.len() {
            if self.at.element(frame, each.level, each.layout, list, index).is_err() {
                continue;
            }
            let there = each.body.map_or(Truth::True, |body| self.at.formula(frame, body));
            let answer = if each.quantifier == Quantifier::No { !there } else { there };
            unknown += usize::from(answer == Truth::Unknown);
            if answer != truth {
                continue;
            }
            matched += usize::from(answer != Truth::Unknown);
            if self.keeps(parts.len()) {
                parts.push(self.within(frame, &path, index, formula, each.body, ways.as_deref_mut()));
            }
        }
        if truth == Truth::Unknown && list.incomplete {
            let answer = Lasting { truth, until: crate::truth::FOREVER };
            parts.push(self.push(
                formula,
                answer,
                ReasonKind::Missing { fact: path.clone(), incomplete: true },
                Vec::new(),
            ));
        }
        let incomplete = list.incomplete;
        (ReasonKind::Loop { list: path, matched, unknown, total: list.len(), incomplete }, parts)
    }

    /// Explains one element of a loop, which the frame has entered.
    fn within(
        &mut self,
        frame: &mut Frame<'a>,
        list: &FactPath,
        index: usize,
        formula: FormulaId,
        body: Option<FormulaId>,
        ways: Option<&mut Vec<Way>>,
    ) -> ReasonId {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let mut path = list.clone();
        path.steps.push(FactStep::Index(index));
        self.trail.push(Step { path, index });
        let id = match body {
            Some(body) => self.explain(frame, body, ways),
            None => {
                let there = Lasting { truth: Truth::True, until: crate::truth::FOREVER };
                self.push(formula, there, ReasonKind::Element, Vec::new())
            }
        };
        self.trail.pop();
        id
    }

    fn atom(&mut self, frame: &mut Frame<'a>, formula: FormulaId, atom: &Atom, truth: Truth) -> Explained {
        if truth == Truth::Unknown {
            return self.undecided(frame, formula, atom);
        }
        if let Relation::Includes(list, _) = &atom.relation {
            let fact = Some(self.path(frame, *list));
            return (ReasonKind::Atom { actual: frame.value(*list).clone(), fact }, Vec::new());
        }
        let fact = self.fact_of(frame, atom.subject);
        let parts = self.counted(frame, formula, atom.subject);
        (ReasonKind::Atom { actual: self.actual(frame, atom.subject), fact }, parts)
    }

    /// What the subject of an atom is, if it is known.
    fn actual(&self, frame: &mut Frame<'a>, term: TermId) -> Value {
        match self.at.term(frame, term).0 {
            Reading::Known(scalar) => scalar.value(),
            Reading::None => Value::None,
            // The latest of nothing.
            Reading::Between { low, high } if low == high => Value::None,
            Reading::Unknown | Reading::Between { .. } => Value::Unknown,
        }
    }

    /// The elements that an aggregate counts, as parts.
    fn counted(&mut self, frame: &mut Frame<'a>, formula: FormulaId, term: TermId) -> Vec<ReasonId> {
        let TermKind::Aggregate(aggregate) = &self.program()[term].kind else { return Vec::new() };
        let Value::List(list) = frame.value(aggregate.list) else { return Vec::new() };
        let path = self.path(frame, aggregate.list);
        let mut parts = Vec::new();
        for index in 0..list.len() {
            if self.at.element(frame, aggregate.level, aggregate.layout, list, index).is_err() {
                continue;
            }
            let counts = aggregate.filter.map_or(Truth::True, |filter| self.at.formula(frame, filter));
            if counts == Truth::True && self.keeps(parts.len()) {
                parts.push(self.within(frame, &path, index, formula, None, None));
            }
        }
        parts
    }

    /// The one fact that a term reads, if it is one.
    fn fact_of(&self, frame: &Frame<'a>, term: TermId) -> Option<FactPath> {
        match &self.program()[term].kind {
            TermKind::Fact(place) => Some(self.path(frame, *place)),
            TermKind::Aggregate(aggregate) => Some(self.path(frame, aggregate.list)),
            TermKind::Defined(definition) => match self.program()[*definition].value {
                DefinitionValue::Term(term) => self.fact_of(frame, term),
                DefinitionValue::Formula(_) => None,
            },
            TermKind::Constant(_) | TermKind::Span(_) | TermKind::Sum(_) | TermKind::If(..) | TermKind::Unpublished => {
                None
            }
        }
    }

    /// Where in an account file the fact at a place stands.
    /// Where a fact stands in an account file.
    pub fn path(&self, frame: &Frame<'a>, place: Place) -> FactPath {
        let mut path = match place.scope {
            Scope::Account => FactPath { scope: FactScope::Account, steps: Vec::new() },
            Scope::Me => FactPath { scope: FactScope::Me, steps: Vec::new() },
            Scope::Element(level) => self.element_path(level),
        };
        let layout: LayoutId = frame.layout(place.scope);
        if let Some(field) = self.program().layout(layout).fields.get(usize::from(place.slot)) {
            path.steps.extend(field.path.iter().cloned().map(FactStep::Field));
        }
        path
    }

    fn element_path(&self, level: u8) -> FactPath {
        let nowhere = FactPath { scope: FactScope::Account, steps: Vec::new() };
        self.trail.get(usize::from(level)).map_or(nowhere, |step| step.path.clone())
    }
}

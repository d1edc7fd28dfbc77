//! Which lists a formula looks into, and the facts in view there.

use super::Wording;
use crate::eval::{Frame, Row};
use crate::outcome::Reason;
use crate::program::{
    Atom, DefinitionValue, Field, FormulaId, FormulaKind, LayoutId, Place, Program, Relation, TermId, TermKind,
    TimeSpan,
};
use crate::value::Value;

/// A list that a loop or a count goes through.
#[derive(Clone, Copy, Debug)]
pub struct Binder {
    /// The list.
    pub list: Place,
    /// Of its elements.
    pub layout: LayoutId,
    /// The depth of its element.
    pub level: u8,
}

/// For each formula the one it is a part of, and the list between them.
#[derive(Clone, Debug)]
pub(super) struct Nesting {
    parents: Vec<Option<(FormulaId, Option<Binder>)>>,
}

impl Nesting {
    pub(super) fn new(program: &Program) -> Self {
        let mut nesting = Nesting { parents: vec![None; program.formulas.len()] };
        for (index, formula) in program.formulas.iter().enumerate() {
            let parent = FormulaId(u32::try_from(index).unwrap_or(u32::MAX));
            match &formula.kind {
                FormulaKind::All(parts) | FormulaKind::Any(parts) => {
                    parts.iter().for_each(|&part| nesting.adopt(part, parent, None));
                }
                FormulaKind::Not(part) => nesting.adopt(*part, parent, None),
                FormulaKind::If(test, then, otherwise) => {
                    [test, then, otherwise].into_iter().for_each(|&part| nesting.adopt(part, parent, None));
                }
                FormulaKind::Loop(each) => {
                    let binder = Binder { list: each.list, layout: each.layout, level: each.level };
                    each.body.into_iter().for_each(|body| nesting.adopt(body, parent, Some(binder)));
                }
                FormulaKind::Defined(definition) => {
                    if let DefinitionValue::Formula(value) = program[*definition].value {
                        nesting.adopt(value, parent, None);
                    }
                }
                FormulaKind::Atom(atom) => nesting.adopt_filters(program, atom, parent),
                FormulaKind::Unpublished | FormulaKind::Account(_) => {}
            }
        }
        nesting
    }

    fn adopt(&mut self, child: FormulaId, parent: FormulaId, binder: Option<Binder>) {
        if let Some(slot) = self.parents.get_mut(child.0 as usize) {
            *slot = Some((parent, binder));
        }
    }

    /// The conditions inside the values that an atom compares.
    fn adopt_filters(&mut self, program: &Program, atom: &Atom, parent: FormulaId) {
        let mut terms = vec![(atom.subject, None)];
        match atom.relation {
            Relation::Equal(term) | Relation::Compare(_, term) => terms.push((term, None)),
            Relation::Within(span, term) => {
                terms.push((term, None));
                terms.extend(computed(span).map(|span| (span, None)));
            }
            Relation::Ago(_, span) => terms.extend(computed(span).map(|span| (span, None))),
            Relation::None | Relation::OneOf(_) | Relation::Includes(..) => {}
        }
        while let Some((term, binder)) = terms.pop() {
            match &program[term].kind {
                TermKind::Sum(parts) => terms.extend(parts.iter().map(|&(_, part)| (part, binder))),
                TermKind::If(test, then, otherwise) => {
                    self.adopt(*test, parent, binder);
                    terms.extend([(*then, binder), (*otherwise, binder)]);
                }
                TermKind::Aggregate(each) => {
                    let binder = Some(Binder { list: each.list, layout: each.layout, level: each.level });
                    each.filter.into_iter().for_each(|filter| self.adopt(filter, parent, binder));
                    terms.extend(each.value.map(|value| (value, binder)));
                }
                TermKind::Defined(definition) => {
                    if let DefinitionValue::Term(value) = program[*definition].value {
                        terms.push((value, binder));
                    }
                }
                TermKind::Constant(_) | TermKind::Span(_) | TermKind::Fact(_) | TermKind::Unpublished => {}
            }
        }
    }

    /// The lists that are gone through around a formula, the outermost first.
    fn around(&self, formula: FormulaId) -> Vec<Binder> {
        let mut binders = Vec::new();
        let mut inner = formula;
        // Definitions never refer to themselves, so the walk ends; the bound is for programs that nobody checked.
        for _ in 0..self.parents.len() {
            let Some((parent, binder)) = self.parents.get(inner.0 as usize).copied().flatten() else { break };
            binders.extend(binder);
            inner = parent;
        }
        binders.reverse();
        binders
    }
}

fn computed(span: TimeSpan) -> Option<TermId> {
    match span {
        TimeSpan::Computed(term) => Some(term),
        TimeSpan::Known(_) | TimeSpan::Unpublished => None,
    }
}

impl<'a> Wording<'a> {
    /// The facts in view of a reason: those of the account, and the elements of the lists around it.
    pub fn frame(&self, reason: &Reason) -> Frame<'a> {
        let mut binders = self.nesting.around(reason.formula);
        // An element that is there at all is a reason of the loop or count itself.
        if reason.elements.len() > binders.len() {
            binders.extend(self.own_list(reason.formula));
        }
        self.frame_in(&binders, &reason.elements)
    }

    /// The facts in view at these elements of some lists.
    pub fn frame_in(&self, binders: &[Binder], elements: &[u32]) -> Frame<'a> {
        let zone = &self.judged.program.platform.zone;
        let mut frame = Frame::new(self.judged.facts, zone, self.judged.outcome.moment.instant(zone));
        for (around, &index) in binders.iter().zip(elements) {
            if let Value::List(list) = frame.value(around.list) {
                let cells = list.row(index as usize);
                frame.enter(around.level, Row { cells, layout: around.layout, index });
            }
        }
        frame
    }

    /// The facts in view inside a formula, without any account: elements that nobody named.
    pub fn sketched(&self, formula: FormulaId) -> Frame<'a> {
        let mut frame = self.frame_in(&[], &[]);
        let around = self.nesting.around(formula);
        for binder in around.into_iter().chain(self.own_list(formula)) {
            frame.enter(binder.level, Row { cells: &[], layout: binder.layout, index: 0 });
        }
        frame
    }

    /// The list that a formula itself goes through.
    pub fn own_list(&self, formula: FormulaId) -> Option<Binder> {
        let program = self.judged.program;
        match &program[formula].kind {
            FormulaKind::Loop(each) => Some(Binder { list: each.list, layout: each.layout, level: each.level }),
            FormulaKind::Atom(atom) => match &program[atom.subject].kind {
                TermKind::Aggregate(each) => Some(Binder { list: each.list, layout: each.layout, level: each.level }),
                _ => None,
            },
            _ => None,
        }
    }

    /// The declaration of the fact at a place.
    pub fn field(&self, frame: &Frame<'_>, place: Place) -> Option<&'a Field> {
        self.judged.program.layout(frame.layout(place.scope)).fields.get(usize::from(place.slot))
    }
}

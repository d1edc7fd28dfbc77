//! What would still be unknown of a failing formula once everything that fails in it is mended.

use super::{Explainer, KEPT};
use crate::eval::Frame;
use crate::outcome::{ReasonId, ReasonKind};
use crate::program::{DefinitionValue, FormulaId, FormulaKind, Loop, Quantifier};
use crate::truth::{FOREVER, Lasting, Truth};
use crate::value::Value;

impl<'a> Explainer<'a> {
    /// The parts of a formula whose truth is `bad` that are unknown and must not be `bad` either.
    pub fn leftovers(&mut self, frame: &mut Frame<'a>, formula: FormulaId, bad: Truth, found: &mut Vec<ReasonId>) {
        let program = self.program();
        match &program[formula].kind {
            FormulaKind::All(parts) if bad == Truth::False => self.of_parts(frame, parts, bad, found),
            FormulaKind::Any(parts) if bad == Truth::True => self.of_parts(frame, parts, bad, found),
            FormulaKind::Not(part) => self.leftovers(frame, *part, !bad, found),
            FormulaKind::If(test, then, otherwise) => match self.at.formula::<Truth>(frame, *test) {
                Truth::True => self.leftovers(frame, *then, bad, found),
                Truth::False => self.leftovers(frame, *otherwise, bad, found),
                Truth::Unknown => {}
            },
            FormulaKind::Loop(each) if (each.quantifier == Quantifier::Some) == (bad == Truth::True) => {
                self.of_elements(frame, formula, each, bad, found);
            }
            FormulaKind::Defined(definition) => {
                if let DefinitionValue::Formula(body) = program[*definition].value {
                    self.leftovers(frame, body, bad, found);
                }
            }
            // One way out of several is enough, or there are no parts.
            FormulaKind::All(_)
            | FormulaKind::Any(_)
            | FormulaKind::Loop(_)
            | FormulaKind::Atom(_)
            | FormulaKind::Unpublished
            | FormulaKind::Account(_) => {}
        }
    }

    fn of_parts(&mut self, frame: &mut Frame<'a>, parts: &[FormulaId], bad: Truth, found: &mut Vec<ReasonId>) {
        for &part in parts {
            match self.at.formula::<Truth>(frame, part) {
                _ if found.len() >= KEPT => return,
                Truth::Unknown => found.push(self.explain(frame, part, None)),
                truth if truth == bad => self.leftovers(frame, part, bad, found),
                Truth::True | Truth::False => {}
            }
        }
    }

    fn of_elements(
        &mut self,
        frame: &mut Frame<'a>,
        formula: FormulaId,
        each: &Loop,
        bad: Truth,
        found: &mut Vec<ReasonId>,
    ) {
        let Value::List(list) = frame.value(each.list) else { return };
        let path = self.path(frame, each.list);
        let bad = if each.quantifier == Quantifier::No { !bad } else { bad };
        for index in 0..list.len() {
            let Some(body) = each.body else { break };
            if found.len() >= KEPT || self.at.element(frame, each.level, each.layout, list, index).is_err() {
                continue;
            }
            let truth: Truth = self.at.formula(frame, body);
            self.enter(&path, index);
            match truth {
                Truth::Unknown => found.push(self.explain(frame, body, None)),
                truth if truth == bad => self.leftovers(frame, body, bad, found),
                Truth::True | Truth::False => {}
            }
            self.trail.pop();
        }
        if list.incomplete {
            let unknown = Lasting { truth: Truth::Unknown, until: FOREVER };
            found.push(self.push(formula, unknown, ReasonKind::Missing { fact: path, incomplete: true }, Vec::new()));
        }
    }
}

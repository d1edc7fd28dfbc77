//! What an interview begins with: was deletion asked for already? If so, what withdraws, holds up or ends the request
//! comes next.

use crate::eval::{At, Frame};
use crate::explain::Explainer;
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{FactPath, FactScope, FactStep, Outcome, ReasonKind};
use crate::program::{Base, FormulaId, Place, Procedure, ProcedureId, Program, Scope, Stage, TermKind, Wait, WaitKind};
use crate::truth::Truth;
use crate::value::Value;
use crate::verdict::verdict_at;

/// A question about a request, and the procedure that it belongs to.
pub type Asked = (FactPath, ProcedureId);

/// The facts that are missing about a request, in the order of the procedures in force.
pub fn questions(base: &Base, program: &Program, facts: &Facts, moment: Moment, outcome: &Outcome) -> Vec<Asked> {
    let at = At::new(base, program, moment.instant(&program.platform.zone));
    let mut frame = at.frame(facts);
    let mut missing = Missing { at: &at, found: Vec::new() };
    for &id in &outcome.procedures {
        missing.of_procedure(&mut frame, id, &program[id]);
    }
    missing.found
}

struct Missing<'a> {
    at: &'a At<'a>,
    found: Vec<Asked>,
}

impl<'a> Missing<'a> {
    fn of_procedure(&mut self, frame: &mut Frame<'a>, id: ProcedureId, procedure: &'a Procedure) {
        let request = procedure.stages.iter().find_map(|stage| match stage {
            Stage::Request(place) => Some(*place),
            _ => None,
        });
        let Some(request) = request else { return };
        match frame.value(request) {
            Value::Unknown => self.fact(frame, id, request),
            Value::Date(_) | Value::Time(_) => {
                for stage in &procedure.stages {
                    if let Stage::Wait(wait) = stage {
                        self.of_wait(frame, id, wait);
                    }
                }
            }
            _ => {}
        }
    }

    fn of_wait(&mut self, frame: &mut Frame<'a>, id: ProcedureId, wait: &'a Wait) {
        for (formula, _) in wait.cancels.iter().chain(&wait.stalls) {
            self.formula(frame, id, *formula);
        }
        match &wait.kind {
            WaitKind::Until { fact, .. } => self.fact(frame, id, *fact),
            WaitKind::For { after: Some(term), .. } => {
                if let TermKind::Fact(place) = self.at.program[*term].kind {
                    self.fact(frame, id, place);
                }
            }
            WaitKind::For { after: None, .. } => {}
        }
    }

    fn fact(&mut self, frame: &Frame<'a>, id: ProcedureId, place: Place) {
        let scope = match place.scope {
            Scope::Account => FactScope::Account,
            Scope::Me => FactScope::Me,
            Scope::Element(_) => return,
        };
        let field = self.at.field(frame, place).filter(|_| frame.value(place).is_unknown());
        if let Some(field) = field {
            let steps = field.path.iter().cloned().map(FactStep::Field).collect();
            self.add(id, FactPath { scope, steps });
        }
    }

    fn formula(&mut self, frame: &mut Frame<'a>, id: ProcedureId, formula: FormulaId) {
        if self.at.formula::<Truth>(frame, formula) != Truth::Unknown {
            return;
        }
        let mut explainer = Explainer::new(self.at, verdict_at);
        explainer.explain(frame, formula, None);
        for reason in explainer.finish() {
            if let ReasonKind::Missing { fact, .. } = reason.kind {
                self.add(id, fact);
            }
        }
    }

    fn add(&mut self, id: ProcedureId, fact: FactPath) {
        if self.found.iter().all(|(found, _)| *found != fact) {
            self.found.push((fact, id));
        }
    }
}

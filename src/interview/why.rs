//! Why something is asked, and where the answer is found.

use super::Interview;
use crate::facts::place;
use crate::messages::Words;
use crate::outcome::{Mend, Question};
use crate::program::{Cite, ConditionId, Head, ProcedureId};
use crate::truth::Truth;

/// Why something is asked, and where the answer is found.
#[derive(Clone, Debug)]
pub struct Why<'a> {
    /// The rules that it may decide, with their citations.
    pub rules: Vec<(&'a Head, Vec<&'a Cite>)>,
    /// It is about a request: the rules are procedures.
    pub request: bool,
    /// It decides nothing, and tells more.
    pub telling: bool,
    /// Where a person finds the answer.
    pub whereabouts: Whereabouts<'a>,
}

/// Where a person finds an answer.
#[derive(Clone, Copy, Debug)]
pub enum Whereabouts<'a> {
    /// There, a source says.
    There(&'a (Words, Vec<Cite>)),
    /// No source says.
    Unsaid,
    /// It is nothing to look up.
    Nowhere,
}

impl<'a> Why<'a> {
    /// Why what decides nothing is offered.
    pub(super) fn telling() -> Why<'a> {
        Why { rules: Vec::new(), request: false, telling: true, whereabouts: Whereabouts::Nowhere }
    }
}

impl<'a> Interview<'a> {
    pub(super) fn why(&self, question: &Question) -> Why<'a> {
        let program = self.program;
        let mut rules: Vec<_> = question.conditions.iter().filter_map(|id| self.rule(*id)).collect();
        let requested = self.requested.iter().find(|asked| asked.fact == question.fact).map(|asked| asked.procedure);
        let under_way = self.outcome.request.as_ref().map(|request| request.time_line.procedure);
        let procedure = requested.or(under_way.filter(|_| question.conditions.is_empty()));
        let procedure = procedure.and_then(|ProcedureId(id)| program.procedures.get(id as usize));
        rules.extend(procedure.map(|procedure| (&procedure.head, procedure.head.cites.iter().collect())));
        let whereabouts = place::field(program, &question.fact).and_then(|field| field.whereabouts.as_ref());
        let whereabouts = whereabouts.map_or(Whereabouts::Unsaid, Whereabouts::There);
        if self.is_decided() {
            return Why { whereabouts, ..Why::telling() };
        }
        let request = question.conditions.is_empty();
        Why { rules, request, telling: false, whereabouts }
    }

    /// The rules that nothing mends.
    pub(super) fn why_impossible(&self) -> Why<'a> {
        let hopeless = self.outcome.conditions.iter().filter(|condition| {
            condition.truth == Truth::False && matches!(condition.mend, Some(Mend::Never | Mend::Unpublished))
        });
        let rules = hopeless.filter_map(|condition| self.rule(condition.condition)).collect();
        Why { rules, request: false, telling: false, whereabouts: Whereabouts::Nowhere }
    }

    fn rule(&self, ConditionId(id): ConditionId) -> Option<(&'a Head, Vec<&'a Cite>)> {
        let program = self.program;
        let condition = program.conditions.get(id as usize)?;
        let cites = condition.head.cites.iter().chain(condition.requires.iter().flat_map(|require| &require.cites));
        Some((&condition.head, cites.collect()))
    }
}

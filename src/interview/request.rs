//! What an interview begins with: was deletion asked for already? If so, what withdraws it or holds it up comes next: the
//! outcome asks for that. Last comes what ends its waits.

use crate::facts::Facts;
use crate::outcome::{FactPath, FactScope, FactStep, Outcome, RequestState};
use crate::program::{Place, ProcedureId, Program, Scope, WaitKind};
use crate::timeline::{request_of, waits};
use crate::value::Value;

/// A question about a request.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which fact.
    pub fact: FactPath,
    /// The procedure that it belongs to.
    pub procedure: ProcedureId,
    /// It comes before all others.
    pub begins: bool,
}

/// What the rules need not know to judge, and an interview asks all the same.
pub fn questions(program: &Program, facts: &Facts, outcome: &Outcome) -> Vec<Asked> {
    let mut found = Vec::new();
    let mut add = |procedure: ProcedureId, place: Place, begins: bool| {
        if let Some(fact) = missing(program, facts, place).filter(|fact| !contains(&found, fact)) {
            found.push(Asked { fact, procedure, begins });
        }
    };
    for &id in &outcome.procedures {
        if let Some(place) = request_of(&program[id]) {
            add(id, place, true);
        }
    }
    let request = outcome.request.as_ref();
    if let Some(request) = request.filter(|request| !matches!(request.state, RequestState::Cancelled { .. })) {
        let id = request.time_line.procedure;
        for (_, wait) in waits(&program[id]) {
            if let WaitKind::Until { fact, .. } = wait.kind {
                add(id, fact, false);
            }
        }
    }
    found
}

/// Is a fact among them?
pub fn contains(asked: &[Asked], fact: &FactPath) -> bool {
    asked.iter().any(|asked| asked.fact == *fact)
}

/// The path of a fact that nobody gave.
fn missing(program: &Program, facts: &Facts, place: Place) -> Option<FactPath> {
    let (scope, layout, row) = match place.scope {
        Scope::Account => (FactScope::Account, Program::ACCOUNT, &facts.account),
        Scope::Me => (FactScope::Me, Program::ME, &facts.me),
        Scope::Element(_) => return None,
    };
    let slot = usize::from(place.slot);
    let field = program.layout(layout).fields.get(slot).filter(|_| row.get(slot).is_some_and(Value::is_unknown))?;
    Some(FactPath { scope, steps: field.path.iter().cloned().map(FactStep::Field).collect() })
}

//! What is not known and decides nothing: facts that only losses, advice and the like, or what the platform does by
//! itself, depend on. Whoever cares answers them, and is told more.

use crate::eval::{At, Frame, in_force};
use crate::explain::Explainer;
use crate::facts::Facts;
use crate::moment::Moment;
use crate::outcome::{FactPath, Question, Reason, ReasonId, ReasonKind};
use crate::program::{Base, FormulaId, FormulaKind, Note, NoteText, Program};
use crate::truth::Truth;

/// The questions whose answers change no verdict but tell more, in the order of the rules: those of notes, then those of
/// automatic rules.
pub fn telling(base: &Base, program: &Program, facts: &Facts, moment: Moment) -> Vec<Question> {
    let at = At::new(base, program, moment.instant(&program.platform.zone));
    let mut search = Search { at: &at, explainer: Explainer::new(&at, super::verdict_at), found: Vec::new() };
    let mut frame = at.frame(facts);
    for note in program.notes.iter().filter(|note| at.applies(&note.head).0) {
        search.note(&mut frame, note);
    }
    for automatic in program.automatics.iter().filter(|automatic| at.applies(&automatic.head).0) {
        search.gate(&mut frame, [automatic.head.when, automatic.head.unless]);
    }
    let Search { explainer, found, .. } = search;
    questions(&explainer.finish(), &found)
}

/// What a text lacks.
enum Lacks {
    /// What this reason lacks.
    Reason(ReasonId),
    /// This fact.
    Fact(FactPath),
}

struct Search<'a> {
    at: &'a At<'a>,
    explainer: Explainer<'a>,
    found: Vec<Lacks>,
}

impl<'a> Search<'a> {
    fn note(&mut self, frame: &mut Frame<'a>, note: &'a Note) {
        let gate: Truth = self.at.gate(frame, note.head.when, note.head.unless);
        if gate == Truth::False {
            return;
        }
        self.gate(frame, [note.head.when, note.head.unless]);
        let zone = &self.at.program.platform.zone;
        for text in note.texts.iter().filter(|text| in_force(zone, text.window, self.at.now).0) {
            self.text(frame, text);
        }
    }

    fn text(&mut self, frame: &mut Frame<'a>, text: &'a NoteText) {
        let gate: Truth = self.at.gate(frame, text.when, text.unless);
        if gate == Truth::False {
            return;
        }
        self.gate(frame, [text.when, text.unless]);
        // Within a loop, an amount is one of an element, whose other facts are asked with it.
        let in_loop = text.when.is_some_and(|when| matches!(self.at.program[when].kind, FormulaKind::Loop(_)));
        if let Some(amount) = text.amount.filter(|_| !in_loop) {
            let lacking = self.explainer.lacking(frame, amount);
            self.found.extend(lacking.into_iter().map(Lacks::Fact));
        }
    }

    fn gate(&mut self, frame: &mut Frame<'a>, formulas: [Option<FormulaId>; 2]) {
        for formula in formulas.into_iter().flatten() {
            if self.at.formula::<Truth>(frame, formula) == Truth::Unknown {
                self.found.push(Lacks::Reason(self.explainer.explain(frame, formula, None)));
            }
        }
    }
}

/// What is missing, each once.
fn questions(reasons: &[Reason], found: &[Lacks]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut ask = |fact: &FactPath, incomplete: bool| {
        if !questions.iter().any(|question| question.fact == *fact) {
            questions.push(Question { fact: fact.clone(), incomplete, conditions: Vec::new(), reason: None });
        }
    };
    for lacks in found {
        let mut open = match lacks {
            Lacks::Fact(fact) => {
                ask(fact, false);
                continue;
            }
            Lacks::Reason(id) => vec![*id],
        };
        while let Some(reason) = open.pop().and_then(|ReasonId(id)| reasons.get(id as usize)) {
            match &reason.kind {
                ReasonKind::Missing { fact, incomplete } => ask(fact, *incomplete),
                _ if reason.truth == Truth::Unknown => open.extend(reason.parts.iter().rev()),
                _ => {}
            }
        }
    }
    questions
}

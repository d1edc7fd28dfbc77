//! An interview about one account: which question comes next, what an answer means, and the way back. No terminal here:
//! whoever leads it shows a [`Prompt`] and hands in a line.
//!
//! After each answer the rules are asked anew, so only what still matters is asked.

use crate::diagnostic::Diagnostic;

use crate::facts::{Facts, place};
use crate::messages::{self, Words};
use crate::moment::{Day, Moment};
use crate::outcome::{FactPath, FactStep, Outcome, Question};
use crate::program::{Base, Cite, Condition, ConditionId, Field, LayoutId, Program, Type, Verdict};
use crate::value::{List, Value};
use crate::verdict::evaluate;

use self::answer::{Command, Days};

pub use self::prompt::Prompt;

mod answer;
pub mod day;
mod prompt;

/// An interview under way.
#[derive(Clone, Debug)]
pub struct Interview<'a> {
    base: &'a Base,
    program: &'a Program,
    moment: Moment,
    today: Day,
    outcome: Outcome,
    state: State,
    history: Vec<State>,
}

/// All that going back restores.
#[derive(Clone, Debug)]
struct State {
    facts: Facts,
    passed: Vec<FactPath>,
    question: Option<Question>,
    step: Step,
    place: Option<Words>,
    number: usize,
    answers: usize,
}

/// What is asked within a question.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// The fact itself; of a list: whether there is anything (else) in it.
    Fact,
    /// A field of the newest element.
    Field(usize),
    /// Whether the list has one more element.
    Another,
}

/// What became of a line.
#[derive(Clone, Debug)]
pub enum Reply<'a> {
    /// It was understood; the next prompt is due.
    Taken,
    /// It was not: why. The same prompt is due again.
    Again(messages::Interview),
    /// It asked why. The same prompt is due again.
    Why(Why<'a>),
}

/// Why something is asked, and where the answer is found.
#[derive(Clone, Debug)]
pub struct Why<'a> {
    /// The conditions that it may decide.
    pub conditions: Vec<&'a Condition>,
    /// Where a person finds the answer, if a source says it.
    pub whereabouts: Option<&'a (Words, Vec<Cite>)>,
}

impl<'a> Interview<'a> {
    /// Begins with what is known already. `today` dates the answers: no event may lie after it.
    ///
    /// # Errors
    /// What the evaluation met: a number too large to compute with.
    pub fn new(
        base: &'a Base,
        program: &'a Program,
        mut facts: Facts,
        moment: Moment,
        today: Day,
    ) -> Result<Interview<'a>, Box<Diagnostic>> {
        facts.as_of = Some(today);
        let outcome = evaluate(base, program, &facts, moment)?;
        let state =
            State { facts, passed: Vec::new(), question: None, step: Step::Fact, place: None, number: 0, answers: 0 };
        let mut interview = Interview { base, program, moment, today, outcome, state, history: Vec::new() };
        interview.next_question();
        Ok(interview)
    }

    /// How many questions are open: no more will come, but for the elements of lists.
    pub fn open_questions(&self) -> usize {
        self.outcome.questions.iter().filter(|question| self.is_askable(question)).count()
    }

    /// How many answers were given.
    pub fn answers(&self) -> usize {
        self.state.answers
    }

    /// What is known so far, to be kept. An element of which nothing is known yet is left out of its list, which has
    /// maybe others.
    pub fn facts(&self) -> Facts {
        let mut facts = self.state.facts.clone();
        let question = self.state.question.as_ref().filter(|_| matches!(self.state.step, Step::Field(_)));
        let list = question.and_then(|question| place::value_mut(&mut facts, self.program, &question.fact));
        if let Some(Value::List(list)) = list
            && let Some(newest) = list.len().checked_sub(1)
            && list.row(newest).iter().all(Value::is_unknown)
        {
            list.cells.truncate(newest * list.width);
        }
        facts
    }

    /// The rules asked about.
    pub fn program(&self) -> &'a Program {
        self.program
    }

    /// The answer so far.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// Takes a line of input.
    ///
    /// # Errors
    /// What the evaluation met: a number too large to compute with. The answer is kept.
    pub fn answer(&mut self, line: &str) -> Result<Reply<'a>, Box<Diagnostic>> {
        let Some(question) = self.state.question.clone() else { return Ok(Reply::Taken) };
        match answer::command(line) {
            Some(Command::Why) => return Ok(Reply::Why(self.why(&question))),
            Some(Command::Back) => return self.back(),
            Some(Command::DontKnow) => {
                self.history.push(self.state.clone());
                self.pass(&question);
            }
            None => {
                let before = self.state.clone();
                if let Err(problem) = self.take(&question, line) {
                    return Ok(Reply::Again(problem));
                }
                self.history.push(before);
                self.state.answers += 1;
            }
        }
        self.outcome = evaluate(self.base, self.program, &self.state.facts, self.moment)?;
        self.skip_fields(&question);
        if self.state.question.is_none() {
            self.next_question();
        }
        Ok(Reply::Taken)
    }

    fn back(&mut self) -> Result<Reply<'a>, Box<Diagnostic>> {
        let Some(before) = self.history.pop() else {
            return Ok(Reply::Again(messages::Interview::NothingBefore));
        };
        self.state = before;
        self.outcome = evaluate(self.base, self.program, &self.state.facts, self.moment)?;
        Ok(Reply::Taken)
    }

    /// The first question at the place where the last one was, else the first of all.
    fn next_question(&mut self) {
        let mut open = self.outcome.questions.iter().filter(|question| self.is_askable(question));
        let place_of = |question: &Question| place::field(self.program, &question.fact)?.place.clone();
        let first = open.clone().next();
        // Before the first question nobody is anywhere.
        let same_place = open.find(|question| self.state.number > 0 && place_of(question) == self.state.place);
        let Some(question) = same_place.or(first).cloned() else { return };
        self.state.place = place_of(&question);
        self.state.question = Some(question);
        self.state.step = Step::Fact;
        self.state.number += 1;
    }

    fn is_askable(&self, question: &Question) -> bool {
        if matches!(self.outcome.verdict, Verdict::Impossible | Verdict::NotOffered) {
            return false;
        }
        let field = place::field(self.program, &question.fact);
        field.is_some_and(|field| !matches!(field.kind, Type::Account(..)))
            && !self.state.passed.contains(&question.fact)
    }

    /// The question stays open; what was said of a list so far stands, and there may be others.
    fn pass(&mut self, question: &Question) {
        match self.state.step {
            Step::Fact | Step::Another => {
                self.state.passed.push(question.fact.clone());
                self.state.question = None;
            }
            Step::Field(_) if self.is_list_of_words(question) => {
                self.drop_newest(question);
                self.state.passed.push(question.fact.clone());
                self.state.question = None;
            }
            Step::Field(slot) => {
                if let Some(path) = self.newest_field(question, slot) {
                    self.state.passed.push(path);
                }
                self.state.step = Step::Field(slot + 1);
            }
        }
    }

    /// A word nobody knows says no more than that there may be others.
    fn drop_newest(&mut self, question: &Question) {
        if let Some(Value::List(list)) = place::value_mut(&mut self.state.facts, self.program, &question.fact) {
            let kept = list.len().saturating_sub(1) * list.width;
            list.cells.truncate(kept);
        }
    }

    fn is_list_of_words(&self, question: &Question) -> bool {
        let kind = place::field(self.program, &question.fact).map(|field| &field.kind);
        let Some(Type::List(layout)) = kind else { return false };
        matches!(self.program.layout(*layout).fields.as_slice(), [word] if word.path.is_empty())
    }

    /// Reads an answer and keeps it.
    fn take(&mut self, question: &Question, line: &str) -> Result<(), messages::Interview> {
        let field = place::field(self.program, &question.fact).ok_or(messages::Interview::NotYesNo)?;
        match (self.state.step.clone(), &field.kind) {
            (Step::Fact | Step::Another, Type::List(layout)) => {
                let more = answer::some_or_none(line).ok_or(messages::Interview::NotYesNo)?;
                self.take_element(question, *layout, more);
            }
            (Step::Field(slot), Type::List(layout)) => {
                let field = self.program.layout(*layout).fields.get(slot).ok_or(messages::Interview::NotYesNo)?;
                let value = answer::value(field, self.program, line, self.days())?;
                if let Some(path) = self.newest_field(question, slot) {
                    self.set(&path, value);
                }
                self.state.step = Step::Field(slot + 1);
            }
            _ => {
                let value = answer::value(field, self.program, line, self.days())?;
                self.set(&question.fact, value);
                self.state.question = None;
            }
        }
        Ok(())
    }

    /// One more element, of which nothing is known yet; or the list is complete.
    fn take_element(&mut self, question: &Question, layout: LayoutId, more: bool) {
        let width = self.program.layout(layout).fields.len().max(1);
        let Some(value) = place::value_mut(&mut self.state.facts, self.program, &question.fact) else { return };
        if !matches!(value, Value::List(_)) {
            *value = Value::List(Box::new(List { cells: Vec::new(), width, incomplete: true }));
        }
        let Value::List(list) = value else { return };
        list.incomplete = more;
        if more {
            list.cells.extend(std::iter::repeat_n(Value::Unknown, width));
            self.state.step = Step::Field(0);
        } else {
            self.state.question = None;
        }
    }

    /// Goes past the fields of the newest element that change nothing, and on to the next element.
    fn skip_fields(&mut self, question: &Question) {
        let Some(Type::List(layout)) = place::field(self.program, &question.fact).map(|field| &field.kind) else {
            return;
        };
        let fields = &self.program.layout(*layout).fields;
        while let Step::Field(slot) = self.state.step {
            match fields.get(slot) {
                None => self.state.step = Step::Another,
                Some(field) if self.matters(question, field, slot) => return,
                Some(_) => self.state.step = Step::Field(slot + 1),
            }
        }
    }

    /// Does a field of the newest element tell it from others, or may it decide something?
    fn matters(&self, question: &Question, field: &Field, slot: usize) -> bool {
        match &field.kind {
            Type::Text | Type::OneOf(_) => return true,
            Type::List(_) | Type::Account(..) => return false,
            _ => {}
        }
        let asks = |outcome: &Outcome, path: &FactPath| outcome.questions.iter().any(|open| open.fact == *path);
        if self.newest_field(question, slot).is_some_and(|path| asks(&self.outcome, &path)) {
            return true;
        }
        let mut alone = self.state.facts.clone();
        if let Some(Value::List(list)) = place::value_mut(&mut alone, self.program, &question.fact) {
            let newest = list.len().saturating_sub(1);
            **list = List { cells: list.row(newest).to_vec(), width: list.width, incomplete: false };
        }
        let path = element_field_path(&question.fact, 0, field);
        evaluate(self.base, self.program, &alone, self.moment).is_ok_and(|outcome| asks(&outcome, &path))
    }

    /// Somebody who asks about a day to come answers today all the same.
    fn days(&self) -> Days {
        let asked = self.moment.day(&self.program.platform.zone);
        Days { from: asked.min(self.today), latest: self.today }
    }

    fn set(&mut self, path: &FactPath, value: Value) {
        if let Some(place) = place::value_mut(&mut self.state.facts, self.program, path) {
            *place = value;
        }
    }

    fn why(&self, question: &Question) -> Why<'a> {
        let program = self.program;
        let condition = |id: &ConditionId| program.conditions.get(id.0 as usize);
        let whereabouts = place::field(program, &question.fact).and_then(|field| field.whereabouts.as_ref());
        Why { conditions: question.conditions.iter().filter_map(condition).collect(), whereabouts }
    }
}

impl<'a> Interview<'a> {
    /// The list at a path, if one is known.
    fn list(&self, path: &FactPath) -> Option<&List> {
        match place::value(&self.state.facts, self.program, path)? {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    fn element_field(&self, field: &Field, slot: usize) -> Option<&'a Field> {
        let Type::List(layout) = field.kind else { return None };
        self.program.layout(layout).fields.get(slot)
    }

    /// The path of a field of the newest element.
    fn newest_field(&self, question: &Question, slot: usize) -> Option<FactPath> {
        let field = self.element_field(place::field(self.program, &question.fact)?, slot)?;
        let newest = self.list(&question.fact)?.len().checked_sub(1)?;
        Some(element_field_path(&question.fact, newest, field))
    }
}

fn element_field_path(list: &FactPath, index: usize, field: &Field) -> FactPath {
    let mut path = list.clone();
    path.steps.push(FactStep::Index(u32::try_from(index).unwrap_or(u32::MAX)));
    path.steps.extend(field.path.iter().cloned().map(FactStep::Field));
    path
}

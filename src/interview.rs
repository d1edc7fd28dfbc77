//! An interview about one account: which question comes next, what an answer means, and the way back. No terminal here:
//! whoever leads it shows a [`Prompt`] and hands in a line.
//!
//! It begins with whether deletion was asked for already. After each answer the rules are asked anew, so only what still
//! matters is asked, in the order of [`Outcome::questions`]; what is answered at one place in the app stays together.

use crate::diagnostic::Diagnostic;

use crate::facts::{Facts, place};
use crate::messages::{self, Words};
use crate::moment::{Day, Moment};
use crate::outcome::{FactPath, FactScope, Outcome, Question};
use crate::program::{Base, Field, Program, Type, Verdict};
use crate::value::Value;
use crate::verdict::{evaluate, telling};

use self::answer::{Command, Days};
use self::offers::{More, Stop};

pub use self::prompt::Prompt;
pub use self::why::{Whereabouts, Why};

mod answer;
pub mod day;
mod elements;
mod offers;
mod prompt;
mod request;
pub mod standing;
mod why;

/// An interview under way.
#[derive(Clone, Debug)]
pub struct Interview<'a> {
    base: &'a Base,
    program: &'a Program,
    moment: Moment,
    today: Day,
    outcome: Outcome,
    /// What is missing about a request for deletion.
    requested: Vec<request::Asked>,
    /// What decides nothing and tells more.
    telling: Vec<Question>,
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
    stop: Stop,
    more: More,
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
    Taken {
        /// The day that it named, if it did.
        day: Option<Day>,
    },
    /// It was not: why. The same prompt is due again.
    Again(messages::Interview),
    /// It asked why. The same prompt is due again.
    Why(Why<'a>),
}

impl<'a> Interview<'a> {
    /// Begins with what is known already. `today` is the day of the answers: no event may lie after it. It dates the
    /// facts, unless they are dated later already.
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
        facts.as_of = facts.as_of.max(Some(today));
        let outcome = evaluate(base, program, &facts, moment)?;
        let state = State {
            facts,
            passed: Vec::new(),
            question: None,
            step: Step::Fact,
            place: None,
            number: 0,
            answers: 0,
            stop: Stop::NotYet,
            more: More::NotYet,
        };
        let (requested, telling, history) = (Vec::new(), Vec::new(), Vec::new());
        let mut interview = Interview { base, program, moment, today, outcome, requested, telling, state, history };
        interview.judge()?;
        interview.next_question();
        Ok(interview)
    }

    /// The same, without questions about the person that were asked before and that nobody could answer.
    #[must_use]
    pub fn after(mut self, unanswered: &[FactPath]) -> Interview<'a> {
        self.state.passed.extend_from_slice(unanswered);
        self.state.question = None;
        self.state.number = 0;
        self.state.stop = Stop::NotYet;
        self.state.more = More::NotYet;
        self.next_question();
        self
    }

    /// The questions about the person that nobody could answer.
    pub fn unanswered(&self) -> impl Iterator<Item = &FactPath> {
        self.state.passed.iter().filter(|fact| fact.scope == FactScope::Me)
    }

    /// Asks the rules anew.
    fn judge(&mut self) -> Result<(), Box<Diagnostic>> {
        let facts = &self.state.facts;
        self.outcome = evaluate(self.base, self.program, facts, self.moment)?;
        self.requested = request::questions(self.program, facts, &self.outcome);
        self.telling = match self.outcome.verdict {
            Verdict::Blocked
            | Verdict::Waiting
            | Verdict::Undetermined
            | Verdict::PlatformDecides
            | Verdict::Deletable => telling(self.base, self.program, facts, self.moment),
            // Of a request under way, what has to be moved before has its time no more.
            Verdict::NotOffered | Verdict::Pending | Verdict::Impossible => Vec::new(),
        };
        Ok(())
    }

    /// How many questions are open: no more will come, but for the elements of lists and about a request that was made.
    pub fn open_questions(&self) -> usize {
        self.questions().count()
    }

    /// Is it still to be asked whether deletion was asked for? If it was, other questions come.
    pub fn may_be_requested(&self) -> bool {
        self.questions().any(|question| self.requested.iter().any(|asked| asked.begins && asked.fact == question.fact))
    }

    /// Is an element of a list only half described? What the answers so far come to is then no news yet.
    pub fn is_within_element(&self) -> bool {
        matches!(self.state.step, Step::Field(_)) && self.state.question.is_some()
    }

    /// How many questions were answered.
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
        if self.state.stop == Stop::Asked {
            return self.stop_or_go_on(line);
        }
        if self.state.more == More::Offered {
            return self.more_or_not(line);
        }
        let Some(question) = self.state.question.clone() else { return Ok(Reply::Taken { day: None }) };
        let mut day = None;
        match answer::command(line) {
            Some(Command::Why) => return Ok(Reply::Why(self.why(&question))),
            Some(Command::Back) => return self.back(),
            None if self.state.step == Step::Another && answer::is_maybe(line) => {
                self.history.push(self.state.clone());
                self.pass(&question);
            }
            Some(Command::DontKnow) => {
                self.history.push(self.state.clone());
                self.pass(&question);
            }
            None => {
                let before = self.state.clone();
                match self.take(&question, line) {
                    Ok(taken) => day = taken,
                    Err(problem) => return Ok(Reply::Again(problem)),
                }
                // Elements of a list answer one question.
                self.state.answers += usize::from(before.step == Step::Fact);
                self.history.push(before);
            }
        }
        self.judge()?;
        self.skip_fields(&question);
        if self.state.question.is_none() {
            self.next_question();
        }
        Ok(Reply::Taken { day })
    }

    fn back(&mut self) -> Result<Reply<'a>, Box<Diagnostic>> {
        let Some(before) = self.history.pop() else {
            return Ok(Reply::Again(messages::Interview::NothingBefore));
        };
        self.state = before;
        self.judge()?;
        Ok(Reply::Taken { day: None })
    }

    /// What comes next: whether to stop, a request, a question at the place where the last one was, else the first of all.
    fn next_question(&mut self) {
        let place_of = |question: &Question| place::field(self.program, &question.fact)?.place.clone();
        let open: Vec<Question> = self.questions().collect();
        let Some(first) = open.first() else {
            if self.state.more == More::NotYet && self.more_questions().next().is_some() {
                self.state.more = More::Offered;
            }
            return;
        };
        if self.outcome.verdict == Verdict::Impossible && self.state.stop == Stop::NotYet {
            self.state.stop = Stop::Asked;
            return;
        }
        let here = |question: &Question| self.state.place.is_some() && place_of(question) == self.state.place;
        // A request, and what one can still do, come before everything.
        let begins = request::contains(&self.requested, &first.fact)
            || place::field(self.program, &first.fact).is_some_and(|field| field.asked_first);
        let beside = open.iter().find(|question| here(question)).filter(|_| !begins);
        let question = beside.unwrap_or(first);
        self.state.place = place_of(question);
        self.state.question = Some(question.clone());
        self.state.step = Step::Fact;
        self.state.number += 1;
    }

    /// What may be asked now, in order.
    fn questions(&self) -> impl Iterator<Item = Question> {
        let nothing = self.outcome.verdict == Verdict::NotOffered || self.state.stop == Stop::Yes;
        let requested = |begins| {
            let asked = self.requested.iter().filter(move |asked| asked.begins == begins);
            asked.map(|asked| Question {
                fact: asked.fact.clone(),
                incomplete: false,
                conditions: Vec::new(),
                reason: None,
            })
        };
        let is_new = |question: &&Question| !request::contains(&self.requested, &question.fact);
        let others = self.outcome.questions.iter().filter(is_new).cloned();
        requested(true)
            .chain(others)
            .chain(requested(false))
            .chain(self.more_questions().filter(|_| self.state.more == More::Yes))
            .filter(move |question| !nothing && self.is_askable(question))
    }

    fn is_askable(&self, question: &Question) -> bool {
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

    /// Reads an answer and keeps it; tells the day that it names.
    fn take(&mut self, question: &Question, line: &str) -> Result<Option<Day>, messages::Interview> {
        let field = place::field(self.program, &question.fact).ok_or(messages::Interview::NotYesNo)?;
        match (self.state.step.clone(), &field.kind) {
            (Step::Fact | Step::Another, Type::List(layout)) => match answer::some_or_none(line) {
                Some(more) => self.take_element(question, *layout, more),
                None => self.take_named_element(question, *layout, line).map_err(|problem| match problem {
                    messages::Interview::NotSomeOrNone if self.state.step == Step::Another => {
                        messages::Interview::NotYesNo
                    }
                    problem => problem,
                })?,
            },
            (Step::Field(slot), Type::List(layout)) => {
                let field = self.program.layout(*layout).fields.get(slot).ok_or(messages::Interview::NotYesNo)?;
                let value = answer::value(field, self.program, line, self.days())?;
                let day = day_of(&value, field);
                if let Some(path) = self.newest_field(question, slot) {
                    self.set(&path, value);
                }
                self.state.step = Step::Field(slot + 1);
                return Ok(day);
            }
            _ => {
                let value = answer::value(field, self.program, line, self.days())?;
                let day = day_of(&value, field);
                self.set(&question.fact, value);
                self.state.question = None;
                return Ok(day);
            }
        }
        Ok(None)
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
}

/// The day that is an answer, to be shown to whoever typed it.
fn day_of(value: &Value, field: &Field) -> Option<Day> {
    match value {
        Value::Date(day) if !field.sensitive => Some(Day(*day)),
        _ => None,
    }
}

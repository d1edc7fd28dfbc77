//! Runs the `test` blocks of a rule file and explains what came out otherwise.

use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Facts;
use crate::messages::Suite;
use crate::moment::Day;
use crate::outcome::{AutomaticOutcome, Outcome};
use crate::program::{Base, Expect, ExpectKind, Program, Test, Verdict};
use crate::source::Span;
use crate::truth::Truth;

/// What became of one test.
#[derive(Clone, Debug)]
pub struct TestResult {
    /// Its sentence.
    pub name: String,
    /// Where that is written.
    pub span: Span,
    /// What came out otherwise, or kept it from running; empty if it passed.
    pub failures: Vec<Diagnostic>,
}

/// Runs all tests of a platform, in order.
pub fn run(base: &Base, program: &Program) -> Vec<TestResult> {
    program.tests.iter().map(|test| one(base, program, test)).collect()
}

fn one(base: &Base, program: &Program, test: &Test) -> TestResult {
    let facts = Facts {
        account: test.account.clone(),
        me: test.me.clone(),
        others: vec![None; program.uses.len()],
        as_of: None,
    };
    let failures = match crate::verdict::evaluate(base, program, &facts, test.on) {
        Ok(outcome) => {
            let run = Run { program, test, outcome: &outcome };
            test.expects.iter().filter_map(|expect| run.unmet(expect)).collect()
        }
        Err(diagnostic) => vec![*diagnostic],
    };
    TestResult { name: test.name.clone(), span: test.span, failures }
}

/// One test that ran.
struct Run<'a> {
    program: &'a Program,
    test: &'a Test,
    outcome: &'a Outcome,
}

impl Run<'_> {
    /// What an expectation did not get.
    fn unmet(&self, expect: &Expect) -> Option<Diagnostic> {
        let (expected, got) = match &expect.kind {
            ExpectKind::Verdict(verdict) => (verdict.id().to_owned(), self.outcome.verdict.id().to_owned()),
            ExpectKind::Failing(names) => (listed(names), listed(&self.conditions(Truth::False))),
            ExpectKind::Unknown(names) => (listed(names), listed(&self.conditions(Truth::Unknown))),
            ExpectKind::Asks(names) => (listed(names), listed(&self.questions())),
            ExpectKind::Earliest(day) => (day.iso(), self.earliest().map_or_else(nothing, Day::iso)),
            ExpectKind::Shows(names) => return self.shown(expect.span, names, true),
            ExpectKind::NotShows(names) => return self.shown(expect.span, names, false),
            ExpectKind::Automatic(name, day) => (day.iso(), self.strikes(name).map_or_else(nothing, Day::iso)),
        };
        (expected != got).then(|| {
            let message = Suite::Unexpected { test: self.test.name.clone(), expected, got };
            self.failed(expect.span, message)
        })
    }

    fn failed(&self, span: Span, message: Suite) -> Diagnostic {
        Diagnostic::error(Code::TestFailed, span, message.into())
            .label(self.test.span, Suite::ThisTest { verdict: self.outcome.verdict.id().to_owned() }.into())
    }

    fn conditions(&self, truth: Truth) -> Vec<String> {
        let conditions = self.outcome.conditions.iter();
        conditions
            .filter(|condition| condition.truth == truth && !condition.contested)
            .map(|condition| self.program[condition.condition].head.name.clone())
            .collect()
    }

    fn questions(&self) -> Vec<String> {
        self.outcome.questions.iter().map(|question| question.fact.name()).collect()
    }

    fn shown(&self, span: Span, names: &[String], wanted: bool) -> Option<Diagnostic> {
        let shown = self.shows();
        let wrong: Vec<String> = names.iter().filter(|name| shown.contains(name) != wanted).cloned().collect();
        if wrong.is_empty() {
            return None;
        }
        let items = listed(&wrong);
        let message = if wanted { Suite::NotShown { items } } else { Suite::Shown { items } };
        Some(self.failed(span, message))
    }

    /// The first day by waiting, or not before; of a request that was made, the day on which all waits are over.
    fn earliest(&self) -> Option<Day> {
        let request = self.outcome.request.as_ref().filter(|_| self.outcome.verdict == Verdict::Pending);
        match request {
            Some(request) => request.time_line.over.map(|over| over.day(&self.program.platform.zone)),
            None => self.outcome.by_waiting.or(self.outcome.not_before).map(|point| point.day),
        }
    }

    /// The items a report of this outcome shows: notes that apply or may, conditions that do not hold, automatic rules
    /// with a date.
    fn shows(&self) -> Vec<String> {
        let notes = self.outcome.notes.iter().map(|note| self.program[note.note].head.name.clone());
        let conditions = self.outcome.conditions.iter().filter(|condition| condition.truth != Truth::True);
        let automatics = self.outcome.automatics.iter().filter(|outcome| outcome.strikes.is_some());
        let automatics = automatics.filter_map(|outcome| self.program.automatics.get(outcome.automatic));
        let conditions = conditions.map(|condition| self.program[condition.condition].head.name.clone());
        notes.chain(conditions).chain(automatics.map(|automatic| automatic.head.name.clone())).collect()
    }

    /// The first day, from the test's on, on which the platform acts by itself.
    fn strikes(&self, name: &str) -> Option<Day> {
        let named = |outcome: &&AutomaticOutcome| {
            self.program.automatics.get(outcome.automatic).is_some_and(|automatic| automatic.head.name == name)
        };
        self.outcome.automatics.iter().find(named)?.strikes.map(|point| point.day)
    }
}

fn listed(names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort();
    if names.is_empty() { nothing() } else { names.join(", ") }
}

fn nothing() -> String {
    String::from("-")
}

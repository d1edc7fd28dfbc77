//! Runs the `test` blocks of a rule file and explains what came out otherwise.

use crate::diagnostic::{Code, Diagnostic};
use crate::eval::{self, At, Frame};
use crate::facts::Facts;
use crate::messages::Suite;
use crate::moment::Day;
use crate::outcome::{Outcome, Point};
use crate::program::{Automatic, Base, Expect, ExpectKind, Program, Test};
use crate::source::Span;
use crate::truth::{Chain, Lasting, Truth};

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
            let run = Run { base, program, test, facts: &facts, outcome: &outcome };
            test.expects.iter().filter_map(|expect| run.unmet(expect)).collect()
        }
        Err(diagnostic) => vec![*diagnostic],
    };
    TestResult { name: test.name.clone(), span: test.span, failures }
}

/// One test that ran.
struct Run<'a> {
    base: &'a Base,
    program: &'a Program,
    test: &'a Test,
    facts: &'a Facts,
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
            ExpectKind::Earliest(day) => {
                let point = self.outcome.by_waiting.or(self.outcome.not_before);
                (day.iso(), point.map_or_else(nothing, point_text))
            }
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

    /// The items a report of this outcome shows: notes that apply or may, and conditions that do not hold.
    fn shows(&self) -> Vec<String> {
        let notes = self.outcome.notes.iter().map(|note| self.program[note.note].head.name.clone());
        let conditions = self.outcome.conditions.iter().filter(|condition| condition.truth != Truth::True);
        notes.chain(conditions.map(|condition| self.program[condition.condition].head.name.clone())).collect()
    }

    /// The first day, from the test's on, on which the platform acts by itself.
    fn strikes(&self, name: &str) -> Option<Day> {
        let zone = &self.program.platform.zone;
        let automatic = self.program.automatics.iter().find(|automatic| automatic.head.name == name)?;
        let at = At::new(self.base, self.program, self.test.on.instant(zone));
        let mut frame = at.frame(self.facts);
        let instant = eval::first(&at, |truth| truth == Truth::True, |at| strikes(at, &mut frame, automatic))?;
        Some(zone.day_of(instant))
    }
}

/// Does an automatic rule strike?
fn strikes<'v, 'p: 'v>(at: &At<'p>, frame: &mut Frame<'v>, automatic: &Automatic) -> Lasting {
    let (applies, until) = at.applies(&automatic.head);
    let mut chain = Chain::and();
    chain.take(Lasting { truth: applies.into(), until });
    chain.take(at.gate::<Lasting>(frame, automatic.head.when, automatic.head.unless));
    chain.finish()
}

fn listed(names: &[String]) -> String {
    let mut names = names.to_vec();
    names.sort();
    if names.is_empty() { nothing() } else { names.join(", ") }
}

fn nothing() -> String {
    String::from("-")
}

fn point_text(point: Point) -> String {
    point.day.iso()
}

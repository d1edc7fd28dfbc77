//! Plans against every schedule there is: small rule files about answers and days, whose acts are done in any order, on
//! any days, or not at all.
//!
//! The search here knows nothing of the library's: it sets answers and days by what the acts of its own tree say.

use std::fmt::Write as _;

use adieu::check::check;
use adieu::diagnostic::Code;
use adieu::facts::Facts;
use adieu::moment::{Day, Moment};
use adieu::plan;
use adieu::program::{Base, Program, Verdict};
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, parse};
use adieu::value::Value;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::tape::Tape;

/// How many answers and days there are.
const FACTS: usize = 3;

/// The day of the question. Days are counted from it.
const TODAY: (i16, i8, i8) = (2026, 11, 20);

/// No schedule is looked at that lasts longer.
const LAST: i32 = 24;

/// What a condition asks for.
#[derive(Clone, Debug)]
enum Test {
    /// `answer is yes`
    Yes(usize),
    /// `day is none or at least N days ago`
    Past(usize, i32),
    /// `day is not none and at most N days ago`
    Fresh(usize, i32),
    /// `any of { answer is yes … day is none or at least N days ago }`
    Either(usize, usize, i32),
}

#[derive(Clone, Debug)]
struct Act {
    /// The condition that it is for.
    rule: usize,
    when: Option<usize>,
    counts_as: Vec<Counts>,
    takes: i32,
}

#[derive(Clone, Copy, Debug)]
enum Counts {
    Day(usize),
    Never(usize),
    Answer(usize, bool),
}

#[derive(Clone, Debug)]
struct Puzzle {
    tests: Vec<Test>,
    acts: Vec<Act>,
    state: State,
}

/// Answers, and days counted from the day of the question.
#[derive(Clone, Debug)]
struct State {
    answers: [bool; FACTS],
    days: [Option<i32>; FACTS],
}

impl Test {
    fn holds(&self, state: &State, on: i32) -> bool {
        let past = |day: usize, count: i32| state.days[day].is_none_or(|day| on - day >= count);
        match *self {
            Test::Yes(answer) => state.answers[answer],
            Test::Past(day, count) => past(day, count),
            Test::Fresh(day, count) => state.days[day].is_some_and(|day| on - day <= count),
            Test::Either(answer, day, count) => state.answers[answer] || past(day, count),
        }
    }

    fn has_act(&self) -> bool {
        !matches!(self, Test::Past(..))
    }
}

impl Puzzle {
    fn make(tape: &mut Tape) -> Puzzle {
        let count = 1 + tape.below(3);
        let span = |tape: &mut Tape| 1 + tape.below(10) as i32;
        let tests: Vec<Test> = (0..count)
            .map(|_| {
                let (answer, day, count) = (tape.below(FACTS), tape.below(FACTS), span(tape));
                match tape.below(6) {
                    0 | 1 => Test::Yes(answer),
                    2 => Test::Past(day, count),
                    3 => Test::Fresh(day, count),
                    _ => Test::Either(answer, day, count),
                }
            })
            .collect();
        let mut acts = Vec::new();
        for (rule, _) in tests.iter().enumerate().filter(|(_, test)| test.has_act()) {
            for _ in 0..1 + usize::from(tape.once_in(4)) {
                let when = tape.once_in(6).then(|| tape.below(FACTS));
                let effect = |tape: &mut Tape| match tape.below(6) {
                    0..=3 => Counts::Day(tape.below(FACTS)),
                    4 => Counts::Never(tape.below(FACTS)),
                    _ => Counts::Answer(tape.below(FACTS), tape.below(2) == 0),
                };
                let counts_as = (0..[0, 1, 1, 2][tape.below(4)]).map(|_| effect(tape)).collect();
                let takes = [0, 0, 0, 1, 2, 4][tape.below(6)];
                acts.push(Act { rule, when, counts_as, takes });
            }
        }
        acts.truncate(3);
        let fits = |rule: usize| acts.iter().any(|act| act.rule == rule);
        let plain = |(rule, test): (usize, Test)| if test.has_act() && !fits(rule) { Test::Past(0, 3) } else { test };
        let tests: Vec<Test> = tests.into_iter().enumerate().map(plain).collect();
        let mut state = State { answers: [false; FACTS], days: [None; FACTS] };
        for slot in 0..FACTS {
            state.answers[slot] = tape.below(3) == 0;
            state.days[slot] = (tape.below(4) > 0).then(|| -(tape.below(14) as i32));
        }
        Puzzle { tests, acts, state }
    }

    fn text(&self) -> String {
        let mut out = String::from(
            "adieu 1\nplatform probe {\n    name zh \"探针\" en \"Probe\"\n    timezone \"UTC\"\n    conditions complete\n}\n\
             source paper {\n    title zh \"纸\" en \"Paper\"\n    address \"example.org/paper\"\n    lines 9\n    seen 2018\n    \
             evidence reported\n}\naccount {\n",
        );
        for slot in 0..FACTS {
            for (name, kind) in [("answer", "yes or no"), ("day", "optional date")] {
                let _ = writeln!(
                    out,
                    "    {name}_{slot}: {kind} label zh \"{name}\" en \"{name}\" ask zh \"{name}\" en \"{name}\""
                );
            }
        }
        out += "}\n";
        for (rule, test) in self.tests.iter().enumerate() {
            let _ = writeln!(
                out,
                "condition rule_{rule} {{\n    title zh \"条件\" en \"Condition\"\n    cite paper line 3"
            );
            let fixes: String = self.acts.iter().filter(|act| act.rule == rule).map(Act::text).collect();
            let past = |day: usize, count: i32| format!("day_{day} is none or at least {count} days ago");
            let test = match *test {
                Test::Yes(answer) => format!("answer_{answer} is yes\n{fixes}"),
                Test::Past(day, count) => past(day, count) + "\n",
                Test::Fresh(day, count) => format!("day_{day} is not none and at most {count} days ago\n{fixes}"),
                Test::Either(answer, day, count) => {
                    format!("any of {{\n        answer_{answer} is yes\n{fixes}        {}\n    }}\n", past(day, count))
                }
            };
            let _ = writeln!(out, "    require {test}}}");
        }
        out
    }

    fn facts(&self, program: &Program) -> Facts {
        let mut facts = Facts::unknown(program);
        let today = today();
        let mut set = |name: String, value: Value| {
            let (slot, _) = program.layout(Program::ACCOUNT).find(&[&name]).expect("declared");
            facts.account[slot] = value;
        };
        for slot in 0..FACTS {
            set(format!("answer_{slot}"), Value::YesNo(self.state.answers[slot]));
            let day = self.state.days[slot].map_or(Value::None, |day| Value::Date(today.0 + day));
            set(format!("day_{slot}"), day);
        }
        facts.as_of = Some(today);
        facts
    }

    /// The first day on which every condition holds, by any schedule of the acts; each is done once at most.
    fn first(&self) -> Option<i32> {
        (0..=LAST).find(|&day| self.is_reachable(day, &mut vec![None; self.acts.len()], 0))
    }

    /// Is there a schedule by which everything holds on a day? `starts` has the days on which acts begin.
    fn is_reachable(&self, on: i32, starts: &mut Vec<Option<i32>>, next: usize) -> bool {
        if next == self.acts.len() {
            return orders(self.acts.len()).iter().any(|order| self.leads_there(on, starts, order));
        }
        let latest = on - self.acts[next].takes;
        let found = std::iter::once(None).chain((0..=latest).map(Some)).any(|start| {
            starts[next] = start;
            self.is_reachable(on, starts, next + 1)
        });
        starts[next] = None;
        found
    }

    /// Runs a schedule. On one day, acts begin and end in the given order.
    fn leads_there(&self, on: i32, starts: &[Option<i32>], order: &[usize]) -> bool {
        let mut state = self.state.clone();
        for day in 0..=on {
            for &index in order {
                let act = &self.acts[index];
                let Some(start) = starts[index] else { continue };
                if start == day {
                    let offered = act.when.is_none_or(|answer| state.answers[answer]);
                    if !offered || self.tests[act.rule].holds(&state, day) {
                        return false;
                    }
                }
                if start + act.takes == day {
                    self.finish(act, &mut state, day);
                }
            }
        }
        self.tests.iter().all(|test| test.holds(&state, on))
    }

    fn finish(&self, act: &Act, state: &mut State, on: i32) {
        for effect in &act.counts_as {
            match *effect {
                Counts::Day(day) => state.days[day] = Some(on),
                Counts::Never(day) => state.days[day] = None,
                Counts::Answer(answer, value) => state.answers[answer] = value,
            }
        }
        let test = &self.tests[act.rule];
        match *test {
            _ if test.holds(state, on) => {}
            Test::Yes(answer) | Test::Either(answer, ..) => state.answers[answer] = true,
            Test::Fresh(day, _) => state.days[day] = Some(on),
            Test::Past(..) => {}
        }
    }
}

impl Act {
    fn text(&self) -> String {
        let mut out = String::from("        fix zh \"去办\" en \"Do it\"\n");
        if let Some(answer) = self.when {
            let _ = writeln!(out, "            when answer_{answer} is yes");
        }
        for effect in &self.counts_as {
            let _ = match *effect {
                Counts::Day(day) => writeln!(out, "            counts as day_{day}: that day"),
                Counts::Never(day) => writeln!(out, "            counts as day_{day}: none"),
                Counts::Answer(answer, true) => writeln!(out, "            counts as answer_{answer}: yes"),
                Counts::Answer(answer, false) => writeln!(out, "            counts as answer_{answer}: no"),
            };
        }
        if self.takes > 0 {
            let _ = writeln!(out, "            takes {} days", self.takes);
        }
        out
    }
}

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let with = |order: Vec<usize>| {
        (0..count).map(move |at| {
            let mut order = order.clone();
            order.insert(at, count - 1);
            order
        })
    };
    orders(count - 1).into_iter().flat_map(with).collect()
}

fn today() -> Day {
    Day::new(TODAY.0, TODAY.1, TODAY.2).expect("in range")
}

/// The rules of a puzzle, checked; nothing if its acts undo each other in a circle.
fn base(text: &str) -> Option<Base> {
    let mut sources = SourceMap::new();
    let file = sources.add("probe.adieu", text);
    let (tree, mut diagnostics) = parse(&sources, file, Wanted::Rules);
    let checked = check(&sources, &[tree]);
    diagnostics.extend(checked.diagnostics);
    let (circles, wrong): (Vec<_>, Vec<_>) = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.is_error())
        .partition(|diagnostic| diagnostic.code == Code::CircularActs);
    assert!(wrong.is_empty(), "{wrong:#?}\n{text}");
    circles.is_empty().then_some(checked.base)
}

/// The day of the plan's request, and what the plan is.
///
/// A verdict that nothing helps is not the plan's to doubt.
fn planned(puzzle: &Puzzle) -> Option<(Option<i32>, String)> {
    let text = puzzle.text();
    let base = base(&text)?;
    let program = &base.programs[0];
    let plan = plan::plan(&base, program, &puzzle.facts(program), Moment::Day(today())).expect("small numbers");
    let impossible = plan.first.outcome.verdict == Verdict::Impossible;
    let day = plan.request.map(|point| point.day.0 - today().0);
    let tasks: Vec<String> = plan
        .tasks
        .iter()
        .map(|task| {
            let day = |moment: Moment| moment.day(&program.platform.zone).0 - today().0;
            let name = &program[task.condition].head.name;
            format!("{name} fix {}: {} to {:?} after {:?}\n", task.fix, day(task.from), task.done.map(day), task.after)
        })
        .collect();
    let rules = text.find("condition rule_0").map_or("", |start| &text[start..]);
    let told = format!("{}request {day:?}\n{rules}\n{:?}", tasks.concat(), puzzle.state);
    (!impossible).then_some((day, told))
}

/// The search is no full one. What it misses of the shortest schedules is counted, and stays rare: `docs/decisions.md`
/// has the share. `PUZZLES` sets another number of them.
#[test]
fn plans_are_nearly_always_shortest() {
    let wanted = std::env::var("PUZZLES").ok().and_then(|wanted| wanted.parse().ok());
    let mut runner = TestRunner::deterministic();
    let (mut judged, mut later, mut missed) = (0, 0, Vec::new());
    for _ in 0..wanted.unwrap_or(800) {
        let bytes = vec(any::<u8>(), 20..60).new_tree(&mut runner).unwrap().current();
        let puzzle = Puzzle::make(&mut Tape::new(&bytes));
        let Some((day, plan)) = planned(&puzzle) else { continue };
        judged += 1;
        later += usize::from(day != Some(0));
        if let Some(first) = puzzle.first().filter(|&first| day.is_none_or(|day| day > first)) {
            missed.push(format!("day {first} would do\n{plan}"));
        }
    }
    println!("{} of {judged} missed, {later} not on the first day", missed.len());
    assert!(missed.len() * 200 <= judged, "{} of {judged}:\n{}", missed.len(), missed.join("\n\n"));
}

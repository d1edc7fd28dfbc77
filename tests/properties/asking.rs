//! How many questions an interview takes: a person who knows everything is asked one question after another, until
//! nothing more can matter.

use std::collections::BTreeMap;

use adieu::facts::{Facts as Given, place};
use adieu::interview::{Interview, Reply};
use adieu::moment::{Day, Moment};
use adieu::outcome::{FactPath, FactStep, Outcome};
use adieu::program::{Base, Field, LayoutId, Program, Type, Verdict};
use adieu::rules::{RuleFiles, built_in_platforms};
use adieu::value::{List, Value};
use adieu::verdict::evaluate;

use crate::Case;
use crate::facts;
use crate::tape::Tape;

/// Which of the open questions is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    /// The first, as the outcome names them.
    Ranked,
    /// The first in the order of the rules.
    OfRules,
    /// The first in the order in which the facts are declared.
    OfFacts,
}

const ORDERS: [Order; 3] = [Order::Ranked, Order::OfRules, Order::OfFacts];

/// Questions and people, by order, and whether one stops at the first `impossible`.
type Counts = BTreeMap<(bool, Order), (u32, u32)>;

/// Counted over a fixed set of rules and people, never timed. `ADIEU_FILES=400` measures more of them: the figures are
/// in `docs/asking.md`.
#[test]
fn ranked_questions_are_fewer() {
    let files = std::env::var("ADIEU_FILES").ok().and_then(|files| files.parse().ok()).unwrap_or(80);
    let mut counts = Counts::new();
    for seed in 0..files {
        let case = Case::new(&mut Tape::new(&random_bytes(seed, 500)));
        for person in 0..5 {
            let bytes = random_bytes(seed * 1_000 + person + 1_000_000, 400);
            let mut tape = Tape::new(&bytes);
            let question = facts::question(&mut tape, &case.zone, false);
            let known = facts::filled(&mut tape, &case.zone, &question);
            let known_facts = facts::given(case.program(), &known.facts, known.as_of);
            let asking = Asking { base: &case.base, program: case.program(), known: known_facts, on: known.moment() };
            asking.count(&mut counts);
        }
    }
    let averages = averages("random rules", &counts);
    for stops in [true, false] {
        for other in [Order::OfRules, Order::OfFacts] {
            assert!(averages[&(stops, Order::Ranked)] < 0.97 * averages[&(stops, other)], "{averages:?}");
        }
    }
}

/// The rules that are built in, and people made up at random.
#[test]
fn ranked_questions_are_not_more_on_the_built_in_rules() {
    let people = std::env::var("ADIEU_FILES").ok().and_then(|files| files.parse().ok()).unwrap_or(8);
    let mut all = Counts::new();
    for id in built_in_platforms() {
        let rules = RuleFiles::new().built_in(id).parse().check();
        let program = rules.base.platform(id).expect("built in");
        let mut counts = Counts::new();
        for person in 0..people {
            let bytes = random_bytes(person, 4_000);
            let mut tape = Tape::new(&bytes);
            let today = Day::new(2026, 11, 20).expect("a day");
            let mut row = |layout| made_up(program, layout, today, &mut tape);
            let (account, me) = (row(Program::ACCOUNT), row(Program::ME));
            let known = Given { account, me, as_of: Some(today), ..Given::unknown(program) };
            Asking { base: &rules.base, program, known, on: Moment::Day(today) }.count(&mut counts);
        }
        averages(id, &counts);
        for (what, (questions, people)) in counts {
            let all = all.entry(what).or_default();
            *all = (all.0 + questions, all.1 + people);
        }
    }
    let averages = averages("built-in rules", &all);
    for stops in [true, false] {
        for other in [Order::OfRules, Order::OfFacts] {
            assert!(averages[&(stops, Order::Ranked)] <= averages[&(stops, other)], "{averages:?}");
        }
    }
}

fn averages(of: &str, counts: &Counts) -> BTreeMap<(bool, Order), f64> {
    let average = |(questions, people): &(u32, u32)| f64::from(*questions) / f64::from(*people);
    let averages: BTreeMap<_, _> = counts.iter().map(|(what, counts)| (*what, average(counts))).collect();
    for ((stops, order), average) in &averages {
        eprintln!("{of}, {}, {order:?}: {average:.2}", if *stops { "up to `impossible`" } else { "to the end" });
    }
    averages
}

/// Somebody who knows everything.
struct Asking<'a> {
    base: &'a Base,
    program: &'a Program,
    known: Given,
    on: Moment,
}

impl Asking<'_> {
    fn count(&self, counts: &mut Counts) {
        for stops in [true, false] {
            for order in ORDERS {
                let count = counts.entry((stops, order)).or_default();
                *count = (count.0 + self.questions(order, stops), count.1 + 1);
            }
        }
    }

    /// How many questions are asked until nothing more can matter.
    fn questions(&self, order: Order, stops: bool) -> u32 {
        let mut given = Given { as_of: self.known.as_of, ..Given::unknown(self.program) };
        let mut count = 0;
        loop {
            let outcome = evaluate(self.base, self.program, &given, self.on).expect("small numbers");
            if stops && outcome.verdict == Verdict::Impossible {
                return count;
            }
            let Some(fact) = self.next(&outcome, order) else { return count };
            let kind = &place::field(self.program, &fact).unwrap().kind;
            let answer = self.answer(kind, place::value(&self.known, self.program, &fact).expect("the same lists"));
            assert!(!answer.is_unknown(), "{}", fact.name());
            *place::value_mut(&mut given, self.program, &fact).unwrap() = answer;
            count += 1;
            assert!(count < 1_000, "never done");
        }
    }

    /// A list is named with its elements; what they are like is asked one by one. A list of words says it all.
    fn answer(&self, kind: &Type, answer: &Value) -> Value {
        let record = |layout| self.program.layout(layout).fields.iter().all(|field| !field.path.is_empty());
        match (answer, kind) {
            (Value::List(list), Type::List(layout)) if record(*layout) => {
                let cells = vec![Value::Unknown; list.cells.len()];
                Value::List(Box::new(List { cells, width: list.width, incomplete: list.incomplete }))
            }
            (answer, _) => answer.clone(),
        }
    }

    fn next(&self, outcome: &Outcome, order: Order) -> Option<FactPath> {
        let is_account =
            |fact| place::field(self.program, fact).is_none_or(|field| matches!(field.kind, Type::Account(..)));
        let mut questions = outcome.questions.iter().filter(|question| !is_account(&question.fact));
        let declared = |fact: &FactPath| {
            let steps = fact.steps.iter().take_while(|step| matches!(step, FactStep::Field(_))).cloned().collect();
            let top = FactPath { scope: fact.scope, steps };
            let line = |fact| place::field(self.program, fact).map(|field| field.span.start);
            let index = fact.steps.iter().find(|step| matches!(step, FactStep::Index(_)));
            (fact.scope, line(&top), index.cloned(), line(fact), fact.clone())
        };
        let first = match order {
            Order::Ranked => questions.next(),
            Order::OfRules => questions.min_by_key(|question| question.reason),
            Order::OfFacts => questions.min_by_key(|question| declared(&question.fact)),
        };
        first.map(|question| question.fact.clone())
    }
}

/// Facts of somebody who is made up.
fn made_up(program: &Program, layout: LayoutId, today: Day, tape: &mut Tape) -> Vec<Value> {
    program.layout(layout).fields.iter().map(|field| made_up_value(program, field, today, tape)).collect()
}

fn made_up_value(program: &Program, field: &Field, today: Day, tape: &mut Tape) -> Value {
    if field.optional && tape.once_in(3) {
        return Value::None;
    }
    let number = [0, 0, 1, 40][tape.below(4)];
    let day = today.plus_days(-([0, 5, 40, 400, 4_000][tape.below(5)]));
    match &field.kind {
        Type::YesNo => Value::YesNo(tape.below(2) == 0),
        Type::Whole => Value::Whole(number),
        Type::Decimal | Type::Money(_) | Type::Amount(_) => Value::Decimal(number.into()),
        Type::Text => Value::Text("Keep".into()),
        Type::OneOf(choices) => Value::Choice(u16::try_from(tape.below(choices.len())).unwrap()),
        Type::Date => Value::Date(day.0),
        Type::Time => Value::Time(i64::from(day.0) * 86_400),
        Type::List(layout) => {
            let cells: Vec<Value> =
                (0..[0, 0, 1, 2][tape.below(4)]).flat_map(|_| made_up(program, *layout, today, tape)).collect();
            Value::List(Box::new(List { cells, width: program.layout(*layout).fields.len(), incomplete: false }))
        }
        Type::Account(..) => Value::Unknown,
    }
}

/// Whatever is typed, an interview goes on or comes to its end, and going back restores what was there.
#[test]
fn an_interview_ends() {
    const LINES: &[&str] = &[
        "none",
        "1",
        "2",
        "no",
        "yes",
        "",
        "0",
        "5 days ago",
        "Keep",
        "3",
        "昨天",
        "12.50",
        "maybe",
        "?",
        "99999999999999999999",
        "2020-02-30",
        "没有了",
        "🕊",
    ];
    let today = Day::new(2026, 11, 20).expect("a day");
    for id in built_in_platforms() {
        let rules = RuleFiles::new().built_in(id).parse().check();
        let program = rules.base.platform(id).expect("built in");
        for seed in 0..12 {
            let bytes = random_bytes(seed, 4_000);
            let mut tape = Tape::new(&bytes);
            let unknown = Given::unknown(program);
            let mut interview = Interview::new(&rules.base, program, unknown, Moment::Day(today), today).unwrap();
            let mut lines = 0;
            while let Some(prompt) = interview.prompt() {
                let before = interview.facts();
                let reply = interview.answer(LINES[tape.below(LINES.len())]).unwrap();
                if matches!(reply, Reply::Taken { .. }) && interview.prompt().is_some() && tape.once_in(8) {
                    interview.answer("b").unwrap();
                    assert_eq!((interview.facts(), interview.prompt()), (before, Some(prompt)), "{id} {seed}");
                }
                lines += 1;
                assert!(lines < 1_000, "{id} {seed}: never done");
            }
        }
    }
}

/// Bytes that are the same for ever.
fn random_bytes(seed: u64, count: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1);
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as u8
    };
    (0..count).map(|_| next()).collect()
}

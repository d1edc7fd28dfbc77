//! Properties of plans: the days that a plan names are true, each act does what its `fix` is for, and nothing makes the
//! search long.

use adieu::eval::At;
use adieu::facts::Facts as Known;
use adieu::moment::{Day, Moment};
use adieu::outcome::{FactPath, FactScope, FactStep, Outcome, Point, RequestState, WaitOutcome};
use adieu::plan::{self, Effect, Plan, moment_of};
use adieu::program::{Actor, LayoutId, Program, Stage, Type, Verdict, WaitKind};
use adieu::truth::Truth;
use adieu::value::{List, Value};
use adieu::verdict::evaluate;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::facts::{self, Question};
use crate::tape::Tape;
use crate::{Case, generate, render, tries};

impl Case {
    /// Rules with acts that say all that can be said of them.
    fn plannable(tape: &mut Tape) -> Option<Case> {
        let rules = generate::plannable(tape);
        let text = render::rules(&rules);
        Case::unless_circular(rules, text)
    }

    fn known(&self, question: &Question) -> Known {
        let mut known = facts::given(self.program(), &question.facts, question.as_of);
        for name in ["asked_on", "agreed_on", "proved_on"] {
            if let Some((slot, _)) = self.program().layout(Program::ACCOUNT).find(&[name]) {
                known.account[slot] = Value::None;
            }
        }
        known
    }

    fn judge(&self, known: &Known, moment: Moment) -> Outcome {
        evaluate(&self.base, self.program(), known, moment).expect("small numbers")
    }
}

/// Makes a change by the tests' own walk through the facts.
pub fn apply(program: &Program, known: &mut Known, effect: &Effect) {
    match effect {
        Effect::Becomes { fact, value } => *cell(program, known, fact) = value.clone(),
        Effect::Leaves { list, index } => match cell(program, known, list) {
            Value::List(list) => {
                let mut rows: Vec<Vec<Value>> = list.cells.chunks(list.width).map(<[Value]>::to_vec).collect();
                rows.remove(*index as usize);
                list.cells = rows.concat();
            }
            other => panic!("no list to leave: {other:?}"),
        },
        Effect::Gains { list, cells } => match cell(program, known, list) {
            Value::List(list) => {
                assert_eq!(list.width, cells.len());
                list.cells.extend(cells.iter().cloned());
            }
            nothing => {
                let incomplete = *nothing == Value::Unknown;
                *nothing = Value::List(Box::new(List { cells: cells.clone(), width: cells.len(), incomplete }));
            }
        },
        Effect::OtherBecomes { index, cells } => known.others[*index] = Some(cells.clone()),
    }
}

fn cell<'k>(program: &Program, known: &'k mut Known, path: &FactPath) -> &'k mut Value {
    let (mut layout, mut row): (LayoutId, &mut [Value]) = match path.scope {
        FactScope::Account => (Program::ACCOUNT, &mut known.account),
        FactScope::Me => (Program::ME, &mut known.me),
    };
    let mut steps = path.steps.iter().peekable();
    loop {
        let mut name: Vec<&str> = Vec::new();
        while let Some(FactStep::Field(field)) = steps.peek() {
            name.push(field);
            steps.next();
        }
        let fields = &program.layout(layout).fields;
        let slot = fields.iter().position(|field| field.path == name).unwrap_or_else(|| panic!("{path:?} is declared"));
        let kind = &fields[slot].kind;
        match steps.next() {
            None => return &mut row[slot],
            Some(FactStep::Index(index)) => {
                let (Value::List(list), Type::List(inner)) = (&mut row[slot], kind) else { panic!("{path:?}") };
                let start = *index as usize * list.width;
                layout = *inner;
                row = &mut list.cells[start..start + list.width];
            }
            Some(FactStep::Field(_)) => unreachable!("all taken"),
        }
    }
}

/// The facts once the plan's acts are done, in their order.
fn carried_out(case: &Case, known: &Known, plan: &Plan) -> Known {
    let mut known = known.clone();
    for effect in plan.tasks.iter().flat_map(|task| &task.effects) {
        apply(case.program(), &mut known, effect);
    }
    known
}

/// The same, in the order of the days on which the acts are done; not where a position in a list would mean another
/// element then.
fn by_day(case: &Case, known: &Known, plan: &Plan) -> Option<Known> {
    let mut tasks: Vec<_> = plan.tasks.iter().collect();
    tasks.sort_by_key(|task| task.done.unwrap_or(task.from).instant(case.zone_of()));
    let mut known = known.clone();
    for effect in tasks.iter().flat_map(|task| &task.effects) {
        if matches!(effect, Effect::Leaves { .. } | Effect::Gains { .. }) {
            return None;
        }
        apply(case.program(), &mut known, effect);
    }
    Some(known)
}

fn fails(outcome: &Outcome) -> bool {
    outcome.verdict == Verdict::NotOffered || outcome.conditions.iter().any(|condition| condition.truth == Truth::False)
}

/// The last moment before a promised one.
fn before(point: Point) -> Moment {
    if point.whole_day { Moment::Day(point.day.plus_days(-1)) } else { Moment::Instant(point.instant - 1) }
}

fn told(case: &Case, question: &Question, plan: &Plan) -> String {
    let tasks: Vec<String> = plan
        .tasks
        .iter()
        .map(|task| {
            let condition = &case.program()[task.condition].head.name;
            format!(
                "{condition}/{}: {:?} to {:?} after {:?}: {:?}",
                task.require, task.from, task.done, task.after, task.effects
            )
        })
        .collect();
    format!("{}\nrequest {:?}\n{}", tasks.join("\n"), plan.request, case.describe(question))
}

proptest! {
    #![proptest_config(tries(300))]

    /// With the acts done on their days, the promised verdict comes out on the promised day, and nothing fails; on the
    /// day before something does, or deletion is not offered.
    #[test]
    fn the_dates_of_a_plan_are_right(bytes in vec(any::<u8>(), 0..600), more in vec(any::<u8>(), 0..400)) {
        let Some(case) = Case::plannable(&mut Tape::new(&bytes)) else { return Ok(()) };
        let mut tape = Tape::new(&more);
        for rewound in [false, true] {
            let question = facts::question(&mut tape, &case.zone, rewound);
            let known = case.known(&question);
            let plan = plan::plan(&case.base, case.program(), &known, question.moment()).expect("small numbers");
            let Some(point) = plan.request else { continue };
            let done = carried_out(&case, &known, &plan);
            if let Some(by_day) = by_day(&case, &known, &plan) {
                prop_assert_eq!(&by_day.account, &done.account, "{}", told(&case, &question, &plan));
                prop_assert_eq!(&by_day.me, &done.me, "{}", told(&case, &question, &plan));
            }
            let end = case.judge(&done, moment_of(point));
            prop_assert_eq!(Some(end.verdict), plan.end.as_ref().map(|end| end.verdict), "{}", told(&case, &question, &plan));
            prop_assert!(!fails(&end), "{}", told(&case, &question, &plan));
            let (zone, early) = (case.zone_of(), before(point));
            let last = plan.tasks.iter().map(|task| task.done.unwrap_or(task.from)).map(|done| done.instant(zone)).max();
            let last = last.unwrap_or(i64::MIN).max(question.now(&case.zone));
            if early.instant(zone) >= last {
                prop_assert!(fails(&case.judge(&done, early)), "{:?}\n{}", early, told(&case, &question, &plan));
            }
            if plan.tasks.is_empty() {
                let outcome = case.judge(&known, question.moment());
                let waiting = outcome.by_waiting.is_none_or(|waiting| waiting == point);
                prop_assert!(waiting, "{:?} {:?}", outcome.by_waiting, told(&case, &question, &plan));
            }
        }
    }

    /// What an act is for fails before it and not after it; where that cannot be told, no day is promised.
    #[test]
    fn every_effect_does_what_its_fix_is_for(bytes in vec(any::<u8>(), 0..600), more in vec(any::<u8>(), 0..400)) {
        let Some(case) = Case::plannable(&mut Tape::new(&bytes)) else { return Ok(()) };
        let question = facts::question(&mut Tape::new(&more), &case.zone, false);
        let known = case.known(&question);
        let plan = plan::plan(&case.base, case.program(), &known, question.moment()).expect("small numbers");
        let mut facts = known.clone();
        for (position, task) in plan.tasks.iter().enumerate() {
            let require = &case.program()[task.condition].requires[task.require];
            let zone = case.zone_of();
            let now = plan.situations[position].outcome.moment;
            let on = task.done.unwrap_or(task.from);
            let on = if on.instant(zone) > now.instant(zone) { on } else { now };
            let truth = |facts: &Known, moment: Moment| {
                let at = At::new(&case.base, case.program(), moment.instant(case.zone_of()));
                at.require::<Truth>(&mut at.frame(facts), require)
            };
            prop_assert_eq!(truth(&facts, now), Truth::False, "task {}\n{}", position, told(&case, &question, &plan));
            for effect in &task.effects {
                apply(case.program(), &mut facts, effect);
            }
            let whole = case.program()[require.test].remedy == Some(task.remedy);
            if whole && plan.request.is_some() {
                prop_assert_ne!(truth(&facts, on), Truth::False, "task {}\n{}", position, told(&case, &question, &plan));
            }
        }
    }
}

proptest! {
    #![proptest_config(tries(300))]

    /// Once deletion is asked for on the plan's day, every day finds the request in the wait that the plan names, and
    /// the day on which all waits are over finds it over.
    #[test]
    fn the_time_line_is_kept(bytes in vec(any::<u8>(), 0..300), more in vec(any::<u8>(), 0..300)) {
        let Some(case) = Case::plannable(&mut Tape::new(&bytes)) else { return Ok(()) };
        let question = facts::question(&mut Tape::new(&more), &case.zone, false);
        let known = case.known(&question);
        let plan = plan::plan(&case.base, case.program(), &known, question.moment()).expect("small numbers");
        let (Some(point), Some(line)) = (plan.request, plan.time_lines.first()) else { return Ok(()) };
        let mut asked = carried_out(&case, &known, &plan);
        let (slot, _) = case.program().layout(Program::ACCOUNT).find(&["asked_on"]).expect("with procedures");
        asked.account[slot] = Value::Date(point.day.0);
        asked.as_of = asked.as_of.map(|as_of| as_of.max(point.day));
        let day = |moment: Moment| moment.day(case.zone_of());
        // The person does their part at once.
        let program = case.program();
        let stages = &program[line.procedure].stages;
        let mut proofs = line.waits.iter().filter(|wait| {
            matches!(&stages[wait.stage], Stage::Wait(it) if matches!(it.kind, WaitKind::Until { by: Actor::You, .. }))
        });
        if let Some(proved) = proofs.next().and_then(|wait| wait.until) {
            let (slot, _) = program.layout(Program::ACCOUNT).find(&["proved_on"]).expect("with procedures");
            asked.account[slot] = Value::Date(day(proved).0);
            asked.as_of = asked.as_of.map(|as_of| as_of.max(day(proved)));
        }
        if proofs.next().is_some() {
            return Ok(());
        }
        let ends = line.waits.iter().filter_map(|wait| wait.until).map(day);
        let mut days: Vec<Day> = ends.flat_map(|end| [-1, 0, 1].map(|count| end.plus_days(count))).collect();
        days.extend((0..60).map(|count| point.day.plus_days(count)));
        for on in days.into_iter().filter(|on| *on >= point.day) {
            let running = |wait: &WaitOutcome| wait.awaits || wait.until.is_none_or(|until| day(until) > on);
            let expected = match line.waits.iter().position(running) {
                Some(wait) => RequestState::Waiting { wait },
                None => RequestState::Over,
            };
            let outcome = case.judge(&asked, Moment::Day(on));
            let request = outcome.request.as_ref().expect("asked for");
            prop_assert_eq!(&request.state, &expected, "on {:?} {:?}\n{}", on, line, told(&case, &question, &plan));
        }
        let all_over = line.waits.iter().all(|wait| wait.until.is_some() && !wait.awaits);
        prop_assert_eq!(line.over.is_some(), all_over, "{:?}\n{}", line, told(&case, &question, &plan));
        if let Some(over) = line.over {
            let outcome = case.judge(&asked, Moment::Day(day(over)));
            prop_assert_eq!(&outcome.request.expect("asked for").state, &RequestState::Over);
        }
    }

    /// Any other way is no sooner than the one that was taken.
    #[test]
    fn no_other_way_is_sooner(bytes in vec(any::<u8>(), 0..600), more in vec(any::<u8>(), 0..400)) {
        let Some(case) = Case::plannable(&mut Tape::new(&bytes)) else { return Ok(()) };
        let question = facts::question(&mut Tape::new(&more), &case.zone, false);
        let known = case.known(&question);
        let plan = plan::plan(&case.base, case.program(), &known, question.moment()).expect("small numbers");
        let others = plan.tasks.iter().flat_map(|task| &task.instead).chain(plan.pauses.iter().flat_map(|pause| &pause.instead));
        for other in others {
            let sooner = match (other.request, plan.request) {
                (Some(other), Some(taken)) => other < taken,
                (other, taken) => other.is_some() && taken.is_none(),
            };
            prop_assert!(!sooner, "{:?}\n{}", other, told(&case, &question, &plan));
        }
    }
}

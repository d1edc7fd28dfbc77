//! Properties of the evaluator, the solver, the explanations and the readers, held over random well-typed rule files,
//! facts and moments. A second, plain evaluator (`plain.rs`) says what must come out.
//!
//! Everything random is read from a tape of bytes (`tape.rs`), so that a failure shrinks to a short tape and with it to
//! a small rule file. Failures are kept in `regressions.txt` and tried first.

#![allow(
    clippy::single_match,
    clippy::match_like_matches_macro,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

#[allow(dead_code, reason = "the fuzz targets use the rest")]
#[path = "../../fuzz/drive.rs"]
mod drive;

mod asking;
mod facts;
mod generate;
mod plain;
mod plan;
mod reasons;
mod render;
mod robust;
mod schema;
mod shortest;
mod tape;
mod tree;

use adieu::check::check;
use adieu::diagnostic::Code;
use adieu::eval::{self, At, Frame};
use adieu::moment::{Moment, Zone};
use adieu::outcome::Outcome;
use adieu::program::{Base, Program, Verdict};
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, parse};
use adieu::truth::{FOREVER, Lasting, Truth};
use adieu::value::Value;
use adieu::verdict::evaluate;
use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use facts::Question;
use plain::{Known, World};
use tape::Tape;
use tree::{Condition, Require, Rules};

/// How many tapes a property tries; `PROPTEST_CASES` sets another number for all of them.
fn tries(cases: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: wanted.unwrap_or(cases),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/properties/regressions.txt"))),
        max_shrink_iters: 3_000,
        ..ProptestConfig::default()
    }
}

/// A rule file, checked, and what the tests know of it.
struct Case {
    rules: Rules,
    text: String,
    base: Base,
    zone: TimeZone,
}

impl Case {
    /// Every generated file must be without errors.
    fn new(tape: &mut Tape) -> Case {
        let rules = generate::rules(tape);
        let text = render::rules(&rules);
        Case::of(rules, text)
    }

    fn of(rules: Rules, text: String) -> Case {
        Case::unless_circular(rules, text).expect("only acts are circular")
    }

    /// Nothing if its acts undo each other in a circle.
    fn unless_circular(rules: Rules, text: String) -> Option<Case> {
        let mut sources = SourceMap::new();
        let file = sources.add("probe.adieu", text.as_str());
        let (tree, mut diagnostics) = parse(&sources, file, Wanted::Rules);
        let checked = check(&sources, &[tree]);
        diagnostics.extend(checked.diagnostics);
        let (circles, wrong): (Vec<_>, Vec<_>) = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.is_error())
            .partition(|diagnostic| diagnostic.code == Code::CircularActs);
        let wrong: Vec<String> = wrong
            .iter()
            .map(|diagnostic| {
                let place = diagnostic.labels.first().map(|label| sources.text(label.span));
                format!("{:?} {:?} at `{}`", diagnostic.code, diagnostic.message, place.unwrap_or_default())
            })
            .collect();
        assert!(
            wrong.is_empty(),
            "a generated rule file is refused: {wrong:#?}\n{}",
            text.find("condition rule_").map_or(text.as_str(), |start| &text[start..])
        );
        let zone = plain::zone(rules.zone);
        circles.is_empty().then_some(Case { rules, text, base: checked.base, zone })
    }

    fn program(&self) -> &Program {
        &self.base.programs[0]
    }

    fn zone_of(&self) -> &Zone {
        &self.program().platform.zone
    }

    fn world(&self, question: &Question, now: i64) -> World<'_> {
        World::new(&self.rules, &question.facts, now)
    }

    fn outcome(&self, question: &Question, moment: Moment) -> Outcome {
        let facts = facts::given(self.program(), &question.facts, question.as_of);
        evaluate(&self.base, self.program(), &facts, moment).expect("small numbers")
    }

    /// The rules without what every file declares, and the facts.
    fn describe(&self, question: &Question) -> String {
        let defined = self.text.lines().filter(|line| line.trim_start().starts_with("define "));
        let rules = self.text.find("condition rule_").map_or("", |start| &self.text[start..]);
        format!("{}\n{rules}\n{question:?}", defined.collect::<Vec<_>>().join("\n"))
    }
}

fn known(truth: Truth) -> Known {
    match truth {
        Truth::True => Known::Yes,
        Truth::False => Known::No,
        Truth::Unknown => Known::Open,
    }
}

/// Seconds worth a look from `now` on: every day's first second for so many days, and around every time of the facts
/// plus every span of the rules.
fn moments(case: &Case, question: &Question, now: i64, days: i64) -> Vec<i64> {
    let today = plain::day_of(&case.zone, now);
    let day = |count: i64| today.saturating_add(jiff::Span::new().days(count));
    let mut moments: Vec<i64> = (1..=days).map(|count| plain::start_of(&case.zone, day(count))).collect();
    for end in plain::ends_of_times(&case.rules, &question.facts, &case.zone) {
        moments.extend([end - 1, end, end + 1]);
    }
    let last = moments.first().copied().unwrap_or(now).max(plain::start_of(&case.zone, day(days)));
    moments.retain(|moment| *moment > now && *moment <= last);
    moments.sort_unstable();
    moments.dedup();
    moments.insert(0, now);
    moments
}

#[test]
fn a_number_too_large_on_the_way_to_a_date_is_an_error() {
    let rules =
        Rules { zone: "UTC", definitions: Vec::new(), conditions: Vec::new(), procedures: Vec::new(), automatic: None };
    let text = render::rules(&rules)
        + "condition rule_0 { title zh \"条件\" en \"Condition\" cite paper line 3 require \
           if opened is at least 5 days ago then (visits + visits) is at least 3 else verified is yes \
           fix zh \"等\" en \"Wait\" }";
    let case = Case::of(rules, text);
    let question = facts::question(&mut Tape::new(&[]), &case.zone, false);
    let mut given = facts::given(case.program(), &question.facts, question.as_of);
    let mut set = |name: &str, value: Value| {
        let (slot, _) = case.program().layout(Program::ACCOUNT).find(&[name]).unwrap();
        given.account[slot] = value;
    };
    set("visits", Value::Whole(i64::MAX));
    set("verified", Value::YesNo(false));
    let error = evaluate(&case.base, case.program(), &given, question.moment()).unwrap_err();
    assert_eq!(error.code, Code::EvaluationOverflow);
}

proptest! {
    #![proptest_config(tries(400))]

    /// The truth of every require, every condition and all of them together is that of the plain evaluator, on the
    /// fast path and on the one that also computes the end.
    #[test]
    fn truth_is_that_of_the_plain_evaluator(bytes in vec(any::<u8>(), 0..500), more in vec(any::<u8>(), 0..500)) {
        let case = Case::new(&mut Tape::new(&bytes));
        let mut tape = Tape::new(&more);
        for _ in 0..4 {
            let question = facts::question(&mut tape, &case.zone, true);
            let now = question.now(&case.zone);
            let world = case.world(&question, now);
            let given = facts::given(case.program(), &question.facts, question.as_of);
            let at = At::new(&case.base, case.program(), now);
            let mut frame = Frame::new(&given, case.zone_of(), now);
            for (condition, compiled) in case.rules.conditions.iter().zip(&case.program().conditions) {
                for (require, compiled) in condition.requires.iter().zip(&compiled.requires) {
                    let truth: Truth = at.formula(&mut frame, compiled.test);
                    prop_assert_eq!(known(truth), world.truth(&require.test),
                        "{}\n{}", render::cond(&require.test, false), case.describe(&question));
                    let lasting: Lasting = at.formula(&mut frame, compiled.test);
                    prop_assert_eq!(lasting.truth, truth, "{}", case.describe(&question));
                }
                let truth: Truth = at.condition(&mut frame, compiled);
                prop_assert_eq!(known(truth), world.condition(condition), "{}", case.describe(&question));
            }
            let (truth, lasting): (Truth, Lasting) = (at.all_hold(&mut frame), at.all_hold(&mut frame));
            prop_assert_eq!(known(truth), world.all_hold(), "{}", case.describe(&question));
            prop_assert_eq!(truth, lasting.truth, "{}", case.describe(&question));
        }
    }
}

proptest! {
    #![proptest_config(tries(150))]

    /// Up to the end that an evaluation gives, the truth stays what it is.
    #[test]
    fn an_end_is_never_late(bytes in vec(any::<u8>(), 0..500), more in vec(any::<u8>(), 0..300)) {
        let case = Case::new(&mut Tape::new(&bytes));
        let question = facts::question(&mut Tape::new(&more), &case.zone, true);
        let now = question.now(&case.zone);
        let given = facts::given(case.program(), &question.facts, question.as_of);
        let at = At::new(&case.base, case.program(), now);
        let mut frame = Frame::new(&given, case.zone_of(), now);
        let lasting: Lasting = at.all_hold(&mut frame);
        prop_assert!(lasting.until > now);
        let mut sampled = moments(&case, &question, now, 200);
        sampled.extend([lasting.until - 1].into_iter().filter(|_| lasting.until != FOREVER));
        for moment in sampled.into_iter().filter(|moment| *moment < lasting.until) {
            let truth = case.world(&question, moment).all_hold();
            prop_assert_eq!(known(lasting.truth), truth, "at {} until {}\n{}", moment, lasting.until, case.describe(&question));
        }
    }

    /// The first moment at which all hold, or none fails, is the one that a plain scan finds.
    #[test]
    fn the_solved_moment_is_that_of_a_plain_scan(bytes in vec(any::<u8>(), 0..500), more in vec(any::<u8>(), 0..300)) {
        let case = Case::new(&mut Tape::new(&bytes));
        let question = facts::question(&mut Tape::new(&more), &case.zone, true);
        let now = question.now(&case.zone);
        let given = facts::given(case.program(), &question.facts, question.as_of);
        let at = At::new(&case.base, case.program(), now);
        let mut frame = Frame::new(&given, case.zone_of(), now);
        for wanted in [|truth: Known| truth == Known::Yes, |truth: Known| truth != Known::No] {
            let solved = eval::first(&at, |truth| wanted(known(truth)), |at| at.all_hold::<Lasting>(&mut frame));
            let holds = |moment: i64| wanted(case.world(&question, moment).all_hold());
            let scanned = moments(&case, &question, now, 500);
            let last = *scanned.last().unwrap();
            match solved {
                Some(solved) => {
                    prop_assert!(holds(solved), "not at {}\n{}", solved, case.describe(&question));
                    prop_assert!(solved == now || !holds(solved - 1), "before {}\n{}", solved, case.describe(&question));
                }
                None => {}
            }
            let first = scanned.into_iter().find(|moment| holds(*moment));
            match (first, solved) {
                (Some(first), _) => prop_assert_eq!(solved, Some(first), "{}", case.describe(&question)),
                (None, Some(solved)) => prop_assert!(solved > last, "found {}\n{}", solved, case.describe(&question)),
                (None, None) => {}
            }
        }
    }

    /// The verdict waits exactly if waiting alone helps; its date is the scan's, and on that day the promise is kept.
    #[test]
    fn a_promised_day_is_kept(bytes in vec(any::<u8>(), 0..500), more in vec(any::<u8>(), 0..300)) {
        let case = Case::new(&mut Tape::new(&bytes));
        let question = facts::question(&mut Tape::new(&more), &case.zone, true);
        let now = question.now(&case.zone);
        let outcome = case.outcome(&question, question.moment());
        let fails = |moment: i64| case.world(&question, moment).all_hold() == Known::No;
        let scanned = moments(&case, &question, now, 500);
        let last = *scanned.last().unwrap();
        let first = scanned.iter().copied().find(|moment| !fails(*moment));
        if !fails(now) {
            let fine = [Verdict::Undetermined, Verdict::PlatformDecides, Verdict::Deletable];
            prop_assert!(fine.contains(&outcome.verdict), "{:?}\n{}", outcome.verdict, case.describe(&question));
            prop_assert_eq!(outcome.by_waiting, None);
            return Ok(());
        }
        // Waiting helps if each thing that fails passes by its own dates, and all together.
        let passes = |failing: &(&Condition, &Require)| {
            scanned.iter().any(|&moment| case.world(&question, moment).asked(failing.0, failing.1) != Known::No)
        };
        let each = case.world(&question, now).failing().iter().all(passes);
        match (first.filter(|_| each), outcome.by_waiting) {
            (Some(first), Some(point)) => prop_assert_eq!(point.instant, first, "{}", case.describe(&question)),
            (Some(first), None) => prop_assert!(false, "{:?}, but {}\n{}", outcome.verdict, first, case.describe(&question)),
            (None, Some(point)) => prop_assert!(point.instant > last, "{:?}\n{}", point, case.describe(&question)),
            (None, None) => {}
        }
        prop_assert_eq!(outcome.by_waiting.is_some(), outcome.verdict == Verdict::Waiting, "{}", case.describe(&question));
        if let Some(point) = outcome.by_waiting {
            let end = Moment::Day(point.day).instant(case.zone_of());
            prop_assert_eq!(point.whole_day, !fails(end), "{}", case.describe(&question));
            let promised = if point.whole_day { Moment::Day(point.day) } else { Moment::Instant(point.instant) };
            let kept = case.outcome(&question, promised);
            prop_assert_eq!(Some(kept.verdict), outcome.then, "on {:?}\n{}", promised, case.describe(&question));
            let sooner = outcome.not_before.expect("as soon as by waiting");
            prop_assert!(sooner <= point, "{:?} {:?}\n{}", sooner, point, case.describe(&question));
        }
    }

    /// What is decided stays decided when an unknown fact becomes known.
    #[test]
    fn knowing_more_never_turns_a_decided_condition(bytes in vec(any::<u8>(), 0..500), more in vec(any::<u8>(), 0..400)) {
        let case = Case::new(&mut Tape::new(&bytes));
        let mut tape = Tape::new(&more);
        let question = facts::question(&mut tape, &case.zone, false);
        let filled = facts::filled(&mut tape, &case.zone, &question);
        let now = question.now(&case.zone);
        let at = At::new(&case.base, case.program(), now);
        let less = facts::given(case.program(), &question.facts, question.as_of);
        let more = facts::given(case.program(), &filled.facts, filled.as_of);
        for condition in &case.program().conditions {
            let before: Truth = at.condition(&mut Frame::new(&less, case.zone_of(), now), condition);
            let after: Truth = at.condition(&mut Frame::new(&more, case.zone_of(), now), condition);
            let may = before == Truth::Unknown || before == after;
            prop_assert!(may, "{:?} {:?}\n{}\nfilled: {:?}", before, after, case.describe(&question), filled.facts);
        }
    }

    /// What lies after the moment has not happened yet: facts that leave it out give the same outcome.
    #[test]
    fn what_lies_ahead_has_not_happened(bytes in vec(any::<u8>(), 0..500), more in vec(any::<u8>(), 0..300)) {
        let case = Case::new(&mut Tape::new(&bytes));
        let question = facts::question(&mut Tape::new(&more), &case.zone, true);
        let now = question.now(&case.zone);
        let as_seen = Question {
            facts: plain::as_seen(&question.facts, &case.zone, now),
            as_of: Some(plain::day_of(&case.zone, now)),
            ..question.clone()
        };
        let at = At::new(&case.base, case.program(), now);
        let with = facts::given(case.program(), &question.facts, question.as_of);
        let without = facts::given(case.program(), &as_seen.facts, as_seen.as_of);
        for condition in &case.program().conditions {
            let one: Truth = at.condition(&mut Frame::new(&with, case.zone_of(), now), condition);
            let other: Truth = at.condition(&mut Frame::new(&without, case.zone_of(), now), condition);
            prop_assert_eq!(one, other, "{}", case.describe(&question));
        }
    }

    /// A part is listed as a reason if and only if its truth equals the whole's, and the reasons suffice: with every
    /// other fact unknown, what failed still fails.
    #[test]
    fn reasons_are_exact_and_suffice(bytes in vec(any::<u8>(), 0..500), more in vec(any::<u8>(), 0..400)) {
        let case = Case::new(&mut Tape::new(&bytes));
        let mut tape = Tape::new(&more);
        for rewound in [true, false] {
            let question = facts::question(&mut tape, &case.zone, rewound);
            let outcome = case.outcome(&question, question.moment());
            let given = facts::given(case.program(), &question.facts, question.as_of);
            let at = At::new(&case.base, case.program(), question.now(&case.zone));
            if let Err(problem) = reasons::check(&at, &given, &outcome, !rewound) {
                prop_assert!(false, "{}\n{}", problem, case.describe(&question));
            }
        }
    }
}

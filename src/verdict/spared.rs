//! How many questions the answer to another one spares: each is answered in thought, both ways, and what is still open
//! then is counted. Thought runs over the reasons that were given for what is unknown, not over the rules, so that it
//! takes as long as they are many.

use std::collections::HashMap;

use crate::facts::place;
use crate::outcome::{ConditionOutcome, FactPath, Question, Reason, ReasonId, ReasonKind, RequireOutcome};
use crate::program::{FormulaId, FormulaKind, Program, Quantifier, Type};
use crate::truth::Truth;

/// So many questions are compared; those behind them spare nothing.
const MOST: usize = 64;

/// A list takes about so many answers: is there any, which, is that all?
const LIST: u32 = 3;

/// For each question, twice the number of others that its answer spares.
pub(super) struct Spared(Vec<u32>);

impl Spared {
    /// Answers each question in thought.
    pub fn of(program: &Program, conditions: &[ConditionOutcome], reasons: &[Reason], all: &[Question]) -> Spared {
        let questions = all.get(..MOST).unwrap_or(all);
        let numbers = questions.iter().enumerate().map(|(at, question)| (&question.fact, at)).collect();
        let thought = Thought { program, reasons, numbers };
        let untouched: Vec<Open> =
            conditions.iter().map(|condition| thought.condition(condition, None).open()).collect();
        let spared = questions.iter().enumerate().map(|(asked, question)| {
            let weigh = |open: Open| open.weight(program, questions, asked);
            let before = weigh(untouched.iter().fold(Open::default(), |all, open| all.with(*open)));
            let after = |truth| {
                let mut left = Open::default();
                for (condition, untouched) in conditions.iter().zip(&untouched) {
                    let concerned = question.conditions.contains(&condition.condition);
                    match concerned.then(|| thought.condition(condition, Some((asked, truth)))) {
                        None => left = left.with(*untouched),
                        Some(Found::Open(open)) => left = left.with(open),
                        // Nothing else needs to be asked then.
                        Some(Found::Hopeless) => return 0,
                    }
                }
                weigh(left)
            };
            let spared = |truth| before.saturating_sub(after(truth));
            spared(Truth::True).saturating_add(spared(Truth::False))
        });
        Spared(spared.collect())
    }

    /// Twice the number of questions that the one at a position spares.
    pub fn by(&self, at: usize) -> u32 {
        self.0.get(at).copied().unwrap_or(0)
    }
}

/// Questions that are open, by position.
#[derive(Clone, Copy, Default)]
struct Open(u64);

impl Open {
    fn only(question: usize) -> Open {
        Open(u32::try_from(question).ok().and_then(|question| 1u64.checked_shl(question)).unwrap_or(0))
    }

    fn with(self, other: Open) -> Open {
        Open(self.0 | other.0)
    }

    fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// How many answers they take, but for the one that is asked.
    fn weight(self, program: &Program, questions: &[Question], asked: usize) -> u32 {
        let open = questions.iter().enumerate().filter(|&(at, _)| at != asked && self.0 & Open::only(at).0 != 0);
        open.map(|(_, question)| if is_list(program, &question.fact) { LIST } else { 1 }).sum()
    }
}

/// What became of a condition.
enum Found {
    /// These questions are open.
    Open(Open),
    /// It fails, and nothing mends it.
    Hopeless,
}

impl Found {
    fn open(self) -> Open {
        match self {
            Found::Open(open) => open,
            Found::Hopeless => Open::default(),
        }
    }
}

/// The truth that is wanted of a part, if one is.
type Wanted = Option<Truth>;

/// A question answered in thought: what lacked it alone has this truth.
type Answer = Option<(usize, Truth)>;

/// What a part comes to, and what is open in it.
type Part = (Truth, Open);

struct Thought<'a> {
    program: &'a Program,
    reasons: &'a [Reason],
    numbers: HashMap<&'a FactPath, usize>,
}

impl Thought<'_> {
    fn condition(&self, outcome: &ConditionOutcome, answer: Answer) -> Found {
        let nothing = Found::Open(Open::default());
        if outcome.truth == Truth::True || outcome.contested {
            return nothing;
        }
        let head = &self.program[outcome.condition].head;
        let gates = outcome.gates.iter().map(|&gate| {
            let (truth, open) = self.part(gate, None, answer);
            let unless = self.reason(gate).map(|reason| reason.formula) == head.unless;
            (if unless { !truth } else { truth }, open)
        });
        let (gate, at_gate) = all(gates, None);
        if gate == Truth::False {
            return nothing;
        }
        let mut open = Open::default();
        let mut held = true;
        for require in &outcome.requires {
            let (asked, at_asked) = match require.gate {
                Some(gate) => self.part(gate, None, answer),
                None => (Truth::True, Open::default()),
            };
            let (truth, within) = self.require(require, answer);
            if asked == Truth::False || truth == Truth::True {
                continue;
            }
            held = false;
            open = open.with(within).with(at_asked);
            let fails = truth == Truth::False && asked == Truth::True && gate == Truth::True;
            if fails && require.truth != Truth::False && self.is_hopeless(outcome, require) {
                return Found::Hopeless;
            }
        }
        if held { nothing } else { Found::Open(open.with(at_gate)) }
    }

    fn require(&self, require: &RequireOutcome, answer: Answer) -> Part {
        if require.truth != Truth::False {
            return self.part(require.reason, Some(Truth::True), answer);
        }
        let left = require.leftovers.iter().map(|&left| self.part(left, None, answer).1);
        (Truth::False, left.fold(Open::default(), Open::with))
    }

    fn is_hopeless(&self, condition: &ConditionOutcome, require: &RequireOutcome) -> bool {
        let written = self.program[condition.condition].requires.get(require.require);
        written.is_some_and(|written| {
            let remedy = &self.program[written.remedy];
            remedy.no_fix.is_some() && remedy.fixes.is_empty()
        })
    }

    fn reason(&self, id: ReasonId) -> Option<&Reason> {
        self.reasons.get(id.0 as usize)
    }

    /// What a part comes to. If a certain truth of it is wanted, what is open beside a part that fails stays open: people
    /// want the whole list.
    fn part(&self, id: ReasonId, wanted: Wanted, answer: Answer) -> Part {
        let Some(reason) = self.reason(id) else { return (Truth::Unknown, Open::default()) };
        if reason.truth != Truth::Unknown {
            return (reason.truth, Open::default());
        }
        let parts = |wanted| reason.parts.iter().map(move |&part| self.part(part, wanted, answer));
        let unkept = |total: usize| (total > reason.parts.len()).then_some((Truth::Unknown, Open::default()));
        match (&reason.kind, &self.program[reason.formula].kind) {
            (ReasonKind::Missing { fact, .. }, _) => match (self.numbers.get(fact), answer) {
                (Some(&number), Some((asked, truth))) if number == asked => (truth, Open::default()),
                (Some(&number), _) => (Truth::Unknown, Open::only(number)),
                (None, _) => (Truth::Unknown, Open::default()),
            },
            (ReasonKind::Loop { unknown, .. }, FormulaKind::Loop(each)) => match each.quantifier {
                Quantifier::Every => all(parts(wanted).chain(unkept(*unknown)), wanted),
                Quantifier::Some => any(parts(wanted).chain(unkept(*unknown)), wanted),
                Quantifier::No => {
                    let wanted = wanted.map(|wanted| !wanted);
                    turned(any(parts(wanted).chain(unkept(*unknown)), wanted))
                }
            },
            (ReasonKind::Parts { total }, FormulaKind::All(_)) => all(parts(wanted).chain(unkept(*total)), wanted),
            (ReasonKind::Parts { total }, FormulaKind::Any(_)) => any(parts(wanted).chain(unkept(*total)), wanted),
            (ReasonKind::Parts { .. }, FormulaKind::Not(_)) => {
                parts(wanted.map(|wanted| !wanted)).next().map_or((Truth::Unknown, Open::default()), turned)
            }
            (ReasonKind::Parts { .. }, &FormulaKind::If(test, then, otherwise)) => {
                self.choice(reason, [test, then, otherwise], wanted, answer)
            }
            (ReasonKind::Defined, _) => parts(wanted).next().unwrap_or((Truth::Unknown, Open::default())),
            // A comparison that lacks several facts needs them all.
            (ReasonKind::Parts { .. }, _) => {
                let (lacking, open) = parts(None).fold((false, Open::default()), |(lacking, all), (truth, open)| {
                    (lacking || truth == Truth::Unknown, all.with(open))
                });
                match answer {
                    Some((_, truth)) if !lacking => (truth, Open::default()),
                    _ => (Truth::Unknown, open),
                }
            }
            _ => (Truth::Unknown, Open::default()),
        }
    }

    /// `if … then … else …`: what is known of a branch is not among the reasons, and then nothing in it is open.
    fn choice(&self, reason: &Reason, [test, then, otherwise]: [FormulaId; 3], wanted: Wanted, answer: Answer) -> Part {
        let decided = (wanted.unwrap_or(Truth::True), Open::default());
        let of = |formula: FormulaId, wanted| {
            let same = |&&part: &&ReasonId| self.reason(part).is_some_and(|reason| reason.formula == formula);
            reason.parts.iter().find(same).map(|&part| self.part(part, wanted, answer))
        };
        let (then, otherwise) = (of(then, wanted).unwrap_or(decided), of(otherwise, wanted).unwrap_or(decided));
        match of(test, None) {
            // The test was known before: one branch alone is among the reasons.
            None => [then, otherwise].into_iter().find(|branch| !branch.1.is_nothing()).unwrap_or(then),
            Some((Truth::True, _)) => then,
            Some((Truth::False, _)) => otherwise,
            Some((Truth::Unknown, open)) => (Truth::Unknown, open.with(then.1).with(otherwise.1)),
        }
    }
}

/// All of the parts.
fn all(parts: impl Iterator<Item = Part>, wanted: Wanted) -> Part {
    let (mut whole, mut unknown, mut every) = (Truth::True, Open::default(), Open::default());
    for (truth, open) in parts {
        whole = match (whole, truth) {
            (Truth::False, _) | (_, Truth::False) => Truth::False,
            (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
            (Truth::True, Truth::True) => Truth::True,
        };
        every = every.with(open);
        if truth == Truth::Unknown {
            unknown = unknown.with(open);
        }
    }
    match (whole, wanted) {
        (Truth::Unknown, _) => (whole, unknown),
        (Truth::False, Some(Truth::True)) => (whole, every),
        (Truth::True | Truth::False, _) => (whole, Open::default()),
    }
}

/// One of the parts.
fn any(parts: impl Iterator<Item = Part>, wanted: Wanted) -> Part {
    turned(all(parts.map(turned), wanted.map(|wanted| !wanted)))
}

fn turned((truth, open): Part) -> Part {
    (!truth, open)
}

fn is_list(program: &Program, fact: &FactPath) -> bool {
    place::field(program, fact).is_some_and(|field| matches!(field.kind, Type::List(_)))
}

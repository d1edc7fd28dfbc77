//! What an evaluation found, with every reason, as data. Reports, interviews, machine formats and tests read this one
//! structure; nothing in it is worded.
//!
//! Read it in this order: [`Outcome`], [`ConditionOutcome`], [`Reason`].

use crate::moment::{Day, Moment};
use crate::program::{ConditionId, Evidence, FormulaId, NoteId, ProcedureId, RemedyId, SourceId, Verdict};
use crate::truth::Truth;
use crate::value::Value;

/// The answer for one account.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The moment asked about.
    pub moment: Moment,
    /// The answer.
    pub verdict: Verdict,
    /// The first moment at which nothing fails, were every act done at the moment; only if something fails and can be
    /// mended.
    pub not_before: Option<Point>,
    /// The first moment at which nothing fails, by waiting alone; absent if an act is needed.
    pub by_waiting: Option<Point>,
    /// What the verdict will be at `by_waiting`, or, without it, once everything that fails is mended.
    pub then: Option<Verdict>,
    /// The conditions in force at the moment, in the order of the rules.
    pub conditions: Vec<ConditionOutcome>,
    /// The facts that are missing and matter: what an interview begins with, then the most decisive first.
    pub questions: Vec<Question>,
    /// What only the platform can say.
    pub open_points: Vec<OpenPoint>,
    /// Losses, advice, cautions, alternatives and rights that apply or may apply.
    pub notes: Vec<NoteOutcome>,
    /// The procedures in force at the moment.
    pub procedures: Vec<ProcedureId>,
    /// The request for deletion, if the facts say that one was made.
    pub request: Option<Request>,
    /// What the platform will or may do by itself, in the order of the rules.
    pub automatics: Vec<AutomaticOutcome>,
    /// What the verdict rests on.
    pub rests_on: Option<RestsOn>,
    /// All reasons; the rest of the outcome refers to them by position.
    pub reasons: Vec<Reason>,
}

impl Outcome {
    /// A reason. Ids come from this outcome.
    pub fn reason(&self, id: ReasonId) -> Option<&Reason> {
        self.reasons.get(id.0 as usize)
    }

    /// How many conditions hold, and how many are in force.
    pub fn counts(&self) -> (usize, usize) {
        let holding = self.conditions.iter().filter(|condition| condition.truth == Truth::True).count();
        (holding, self.conditions.len())
    }
}

/// A promised moment: the first day whose last second lies in the window, or the time if no day's does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The first second.
    pub instant: i64,
    /// Its civil day in the platform's zone.
    pub day: Day,
    /// Is the day enough to keep the promise?
    pub whole_day: bool,
}

/// Position of a [`Reason`] in its outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReasonId(pub u32);

/// One condition.
#[derive(Clone, Debug)]
pub struct ConditionOutcome {
    /// Which.
    pub condition: ConditionId,
    /// Does it hold? A contested condition that fails is [`Truth::Unknown`].
    pub truth: Truth,
    /// It rests on contested sources alone and would fail if they were right.
    pub contested: bool,
    /// What would mend it, if it fails: the hardest of its requires.
    pub mend: Option<Mend>,
    /// The requires that fail or are unknown.
    pub requires: Vec<RequireOutcome>,
    /// Why it is not known whether the condition applies: reasons of `when` and `unless` that are unknown.
    pub gates: Vec<ReasonId>,
}

/// One require that fails or is unknown.
#[derive(Clone, Debug)]
pub struct RequireOutcome {
    /// Position among the condition's requires.
    pub require: usize,
    /// False or unknown.
    pub truth: Truth,
    /// Why: the minimal reason.
    pub reason: ReasonId,
    /// What would mend it, if it fails.
    pub mend: Option<Mend>,
    /// The first moment at which it holds by waiting alone.
    pub by_waiting: Option<Point>,
    /// The first moment at which it can hold if every act is done at once.
    pub not_before: Option<Point>,
    /// The ways that mend it. Several acts are a choice unless they are for different elements.
    pub ways: Vec<Way>,
    /// Why it is not known whether it applies: the reason of its own `when`, if that is unknown.
    pub gate: Option<ReasonId>,
    /// Of one that fails: what would still be unknown once everything that fails in it is mended.
    pub leftovers: Vec<ReasonId>,
}

/// What mends something, the easiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mend {
    /// Waiting until that second.
    At(i64),
    /// An act of the person.
    Act,
    /// An act of the platform or of others.
    Others,
    /// Nobody published what would.
    Unpublished,
    /// Nothing.
    Never,
}

/// One way to mend a failing require.
#[derive(Clone, Debug)]
pub enum Way {
    /// Do what a `fix` says.
    Act {
        /// Where the fix stands.
        remedy: RemedyId,
        /// Which fix of it.
        fix: usize,
        /// The reasons it mends: one per element, whose loops fill the text's holes.
        reasons: Vec<ReasonId>,
    },
    /// Wait.
    Wait {
        /// Until then.
        until: Point,
        /// The reasons that pass by waiting.
        reasons: Vec<ReasonId>,
    },
    /// Nothing mends it, says `no fix`.
    Nothing {
        /// Where that stands.
        remedy: RemedyId,
        /// The reasons it is about.
        reasons: Vec<ReasonId>,
    },
}

/// Why a formula has its truth: it, the elements of the loops around it, and the parts whose truth equals its own.
#[derive(Clone, Debug)]
pub struct Reason {
    /// The formula.
    pub formula: FormulaId,
    /// The positions of the elements of the loops around it, the outermost first.
    pub elements: Vec<u32>,
    /// Its truth.
    pub truth: Truth,
    /// Seconds since 1970: it stays so up to then.
    pub until: i64,
    /// The first moment at which it is as it should be, by waiting alone; only for reasons of a failing require.
    pub earliest: Option<Point>,
    /// What would mend it; only for reasons of a failing require.
    pub mend: Option<Mend>,
    /// What it is.
    pub kind: ReasonKind,
    /// The first few parts that are reasons.
    pub parts: Vec<ReasonId>,
}

/// What a reason is.
#[derive(Clone, Debug)]
pub enum ReasonKind {
    /// A comparison, decided. The expectation is the formula's own.
    Atom {
        /// The subject's value.
        actual: Value,
        /// The fact the value stands in, if it is one fact.
        fact: Option<FactPath>,
    },
    /// Parts of an `and`, `or`, `not`, `if`.
    Parts {
        /// How many parts are reasons; the first few are kept.
        total: usize,
    },
    /// A loop.
    Loop {
        /// The list.
        list: FactPath,
        /// How many elements make it true or false as it is.
        matched: usize,
        /// How many are undecided.
        unknown: usize,
        /// How many are known.
        total: usize,
        /// There may be others.
        incomplete: bool,
    },
    /// A definition.
    Defined,
    /// An element that is there at all: of a loop without a body, or one that a count counts.
    Element,
    /// A fact nobody gave.
    Missing {
        /// Which.
        fact: FactPath,
        /// It is a list that may have others.
        incomplete: bool,
    },
    /// Something nobody published.
    Unpublished {
        /// The subject's value, if the phrase has one that is known.
        actual: Value,
        /// Where it stands.
        fact: Option<FactPath>,
    },
    /// A fact on which the person's yes does not count.
    Judged {
        /// Which.
        fact: FactPath,
    },
    /// Another platform's account, judged by its own rules.
    Account {
        /// Its id.
        platform: String,
        /// Its verdict; `None` if no rules for it are in the base.
        verdict: Option<Verdict>,
    },
}

/// A place in an account file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactPath {
    /// The account or the person.
    pub scope: FactScope,
    /// The way there.
    pub steps: Vec<FactStep>,
}

/// Whose fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactScope {
    /// The account's.
    Account,
    /// The person's.
    Me,
}

/// A step on the way to a fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactStep {
    /// A field.
    Field(String),
    /// An element, from 0.
    Index(u32),
}

impl FactPath {
    /// `security_changes[0].on`, `me.has_phone`: as questions and tests name it.
    pub fn name(&self) -> String {
        let mut name = match self.scope {
            FactScope::Account => String::new(),
            FactScope::Me => String::from("me"),
        };
        for step in &self.steps {
            match step {
                FactStep::Field(field) if name.is_empty() => name.push_str(field),
                FactStep::Field(field) => {
                    name.push('.');
                    name.push_str(field);
                }
                FactStep::Index(index) => name.push_str(&format!("[{index}]")),
            }
        }
        name
    }
}

/// A fact that is missing and matters.
#[derive(Clone, Debug)]
pub struct Question {
    /// Which.
    pub fact: FactPath,
    /// The list is given, but there may be others.
    pub incomplete: bool,
    /// The conditions it may decide; none if it is about a request that was made.
    pub conditions: Vec<ConditionId>,
    /// The reason that names it; `None` if a wait does.
    pub reason: Option<ReasonId>,
}

/// What only the platform can say.
#[derive(Clone, Debug)]
pub enum OpenPoint {
    /// Something unpublished, or a fact that only the platform can judge.
    Unpublished {
        /// In which condition.
        condition: ConditionId,
        /// Position among its requires.
        require: usize,
        /// The reason.
        reason: ReasonId,
        /// What is said of it.
        remedy: RemedyId,
    },
    /// A condition that only contested sources name, and that fails.
    Contested {
        /// Which.
        condition: ConditionId,
        /// Position among its requires.
        require: usize,
        /// The reason.
        reason: ReasonId,
    },
    /// The source's list of conditions trails off.
    OtherConditions,
    /// Another platform's open points, by its id.
    OtherPlatform(String),
}

/// A request for deletion that was made.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its waits, with their dates.
    pub time_line: TimeLine,
    /// How it stands at the moment.
    pub state: RequestState,
    /// What may have withdrawn it or may hold it up: facts decide that nobody gave.
    pub unclear: Vec<ReasonId>,
    /// Facts nobody gave that date the wait it is in: whether somebody acted, or what the wait is counted from.
    pub missing: Vec<FactPath>,
}

/// How a request stands. Waits are named by their position in the [`TimeLine`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestState {
    /// In this wait.
    Waiting {
        /// Which.
        wait: usize,
    },
    /// Something holds it up: nobody can say until when.
    Stalled {
        /// In which wait.
        wait: usize,
        /// Which of its `stall` entries.
        stall: usize,
        /// Why.
        reason: ReasonId,
    },
    /// It was withdrawn: the account may be asked about anew.
    Cancelled {
        /// In which wait.
        wait: usize,
        /// Which of its `cancel` entries.
        cancel: usize,
        /// Why.
        reason: ReasonId,
        /// On that day, if the facts name one.
        on: Option<Day>,
    },
    /// All waits are over.
    Over,
}

/// The waits of a procedure after a request made on some day.
#[derive(Clone, Debug)]
pub struct TimeLine {
    /// Which procedure.
    pub procedure: ProcedureId,
    /// When the request is made.
    pub requested: Moment,
    /// Its waits in order.
    pub waits: Vec<WaitOutcome>,
    /// When all waits are over; `None` if that is unpublished or depends on what has not happened yet.
    pub over: Option<Moment>,
}

/// A wait with its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitOutcome {
    /// Its position among the procedure's stages.
    pub stage: usize,
    /// When it begins, if that is known.
    pub from: Option<Moment>,
    /// When it ends; of one that waits for somebody, the end of the term for it. `None` if that is not known.
    pub until: Option<Moment>,
    /// It waits for somebody who has not acted yet.
    pub awaits: bool,
}

/// What a platform will or may do by itself.
#[derive(Clone, Copy, Debug)]
pub struct AutomaticOutcome {
    /// Its position in [`Program::automatics`](crate::program::Program).
    pub automatic: usize,
    /// The first moment at which its case is there; the moment asked about if it is there already. `None` if facts are
    /// missing that decide it.
    pub strikes: Option<Point>,
}

/// A text of a note that applies.
#[derive(Clone, Debug)]
pub struct NoteOutcome {
    /// Which note.
    pub note: NoteId,
    /// Position among its texts.
    pub text: usize,
    /// The elements of its loop, if it speaks of one.
    pub elements: Vec<u32>,
    /// True: it applies; unknown: it may.
    pub truth: Truth,
    /// How much it is about, if known.
    pub amount: Option<Value>,
}

/// What a verdict rests on: a yes on the weakest rule, a no on the strongest failing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// The evidence.
    pub evidence: Evidence,
    /// The sources of that evidence, in order.
    pub sources: Vec<SourceId>,
}

//! A request for deletion that was made: how it stands in a sentence, then its stages as items.
//!
//! Days keep the hedges of their source: “about” where it says “usually”, “at the latest” where it says “at most”, and
//! no day at all where nothing is published. Read it in this order: [`Story`], `course.rs` (its items).

use super::stages::{Dated, Sure, When, end, present};
use crate::messages::words::Plural;
use crate::messages::{Course, Phrase};
use crate::moment::Moment;
use crate::outcome::{FactPath, FactScope, FactStep, ReasonId, ReasonKind, Request, RequestState};
use crate::program::{Actor, Place, Procedure, Scope, Stage, TimeSpan, Wait, WaitKind};
use crate::report::layout::edged;
use crate::report::phrase::{Wording, small_first};
use crate::timeline;

/// A request, its procedure and its stages, in somebody's words.
pub(in crate::report) struct Story<'w, 'a> {
    pub words: &'w Wording<'a>,
    pub request: &'a Request,
    pub procedure: &'a Procedure,
    pub stages: Vec<Dated<'a>>,
    /// Its days are never shown.
    hidden: bool,
    /// Days are short and nothing is counted down.
    brief: bool,
}

impl<'w, 'a> Story<'w, 'a> {
    /// Nothing if no request was made.
    pub fn new(words: &'w Wording<'a>) -> Option<Story<'w, 'a>> {
        let request = words.judged.outcome.request.as_ref()?;
        let procedure = &words.judged.program[request.time_line.procedure];
        let stages = words.dated_stages(request);
        let hidden = dated_by(procedure).any(|place| words.is_masked_fact(place));
        Some(Story { words, request, procedure, stages, hidden, brief: false })
    }

    pub(super) fn say(&self, message: Course) -> String {
        message.text(self.words.language)
    }

    /// How the request stands, as the answer of a report.
    pub fn answer(&self) -> String {
        let answer = self.say(Course::Asked { day: self.long(self.request.time_line.requested), next: self.next() });
        let unclear = match self.words.judged.outcome.questions.len() {
            // Where only a date hangs on an answer, the sentence has said so.
            _ if self.request.unclear.is_empty() => return answer,
            0 => Course::NotClear,
            count => Course::DependsOnAnswers { count, s: Plural(count) },
        };
        self.words.say(Phrase::TwoSentences { first: answer, second: self.say(unclear) })
    }

    /// In a few words, behind a platform's name.
    pub fn in_short(mut self) -> String {
        self.brief = true;
        let day = self.short(self.request.time_line.requested);
        match self.request.state {
            RequestState::Over => self.say(Course::BrieflyOver { day }),
            RequestState::Stalled { .. } => self.say(Course::BrieflyStalled { day }),
            RequestState::Waiting { .. } | RequestState::Cancelled { .. } => {
                self.say(Course::BrieflyUntil { day, next: self.next() })
            }
        }
    }

    /// That the request was withdrawn, when and by what; nothing if it was not.
    pub fn withdrawn(&self) -> Option<String> {
        let RequestState::Cancelled { wait, cancel, reason, on } = self.request.state else { return None };
        let asked = self.short(self.request.time_line.requested);
        let by = self.cause(reason).or_else(|| {
            let (_, text) = self.wait(wait)?.cancels.get(cancel)?;
            Some(small_first(&self.words.text_for(text, &[reason])))
        })?;
        Some(self.say(match on {
            Some(day) => Course::WithdrawnOn { asked, day: self.short(Moment::Day(day)), by },
            None => Course::Withdrawn { asked, by },
        }))
    }

    /// The label of the fact that withdrew it; nothing if that was none, or one of many.
    fn cause(&self, root: ReasonId) -> Option<String> {
        let asked = timeline::request_of(self.procedure).map(|place| self.words.path_of(place));
        let fact = self.facts_of(root).into_iter().find(|fact| Some(fact) != asked.as_ref())?;
        if fact.steps.iter().any(|step| matches!(step, FactStep::Index(_))) {
            return None;
        }
        let (_, field, _) = self.words.fact_at(&fact)?;
        Some(self.words.words(&field.label))
    }

    /// The facts that a reason names, in order.
    pub(super) fn facts_of(&self, root: ReasonId) -> Vec<FactPath> {
        let (mut open, mut facts) = (vec![root], Vec::new());
        while let Some(reason) = open.pop().and_then(|id| self.words.judged.outcome.reason(id)) {
            if let ReasonKind::Atom { fact: Some(fact), .. } = &reason.kind {
                facts.push(fact.clone());
            }
            open.extend(reason.parts.iter().rev());
        }
        facts
    }

    /// What comes next, inside a sentence.
    fn next(&self) -> String {
        match self.request.state {
            RequestState::Stalled { .. } => self.stalled(),
            RequestState::Over => self.since(),
            RequestState::Waiting { .. } | RequestState::Cancelled { .. } => self.waiting(),
        }
    }

    /// Since when it is final, all waits being over.
    fn since(&self) -> String {
        let Some(end) = end(&self.stages, &self.request.time_line) else {
            return self.say(Course::HowLongUnpublished);
        };
        let day = self.long(end.moment);
        self.say(match end.sure {
            Sure::Exact => Course::OverOn { day },
            Sure::AtMost => Course::OverBy { day },
            Sure::About => Course::OverAbout { day },
        })
    }

    /// When it would be final if nothing held it up.
    fn stalled(&self) -> String {
        let stages = self.words.stages_as_if_on_time(self.request);
        let Some(end) = end(&stages, &self.request.time_line) else { return self.say(Course::Stalled) };
        let day = self.long(end.moment);
        self.say(match self.words.judged.is_past(end.moment) {
            false => Course::StalledAbout { day },
            true => Course::StalledBeyond { day },
        })
    }

    fn waiting(&self) -> String {
        let waits: Vec<&Dated<'a>> = self.stages.iter().filter(|dated| dated.wait.is_some()).collect();
        let number = present(self.request);
        let Some(&here) = waits.get(number) else { return self.say(Course::HowLongUnpublished) };
        let later: Vec<&Dated<'a>> = waits.iter().skip(number).skip(1).copied().collect();
        if here.awaits {
            let turn = self.turn(here, true);
            return if self.is_overdue(here) { turn } else { self.say(Course::NowTurn { turn }) };
        }
        let Some(until) = here.until else { return self.say(self.endless(here, false)) };
        if later.is_empty() {
            return self.finally(until);
        }
        let day = self.long(until.moment);
        let until = self.say(match until.sure {
            Sure::Exact => Course::Until { day },
            Sure::AtMost => Course::UntilBy { day },
            Sure::About => Course::UntilAbout { day },
        });
        let first = self.say(Course::InWait { number: number.saturating_add(1), count: waits.len(), until });
        let last = match (end(&self.stages, &self.request.time_line), later.iter().find(|dated| dated.awaits)) {
            (Some(end), _) => self.finally(end),
            (None, Some(awaited)) => {
                let turn = self.turn(awaited, false);
                self.say(Course::ThenTurn { turn })
            }
            (None, None) => {
                let open = later.iter().find(|dated| dated.until.is_none());
                self.say(open.map_or(Course::RestUnpublished, |dated| self.endless(dated, true)))
            }
        };
        self.say(Course::Part { first, last })
    }

    /// On which day it will be final.
    fn finally(&self, end: When) -> String {
        let day = self.long(end.moment);
        let text = self.say(match end.sure {
            Sure::Exact => Course::FinalOn { day },
            Sure::AtMost => Course::FinalBy { day },
            Sure::About => Course::FinalAbout { day },
        });
        let left = self.words.days_until(end.moment.day(&self.words.judged.program.platform.zone));
        match u64::try_from(left).ok().filter(|&left| left > 0 && !self.hidden && !self.brief) {
            Some(left) => self.say(Course::Left { text, wait: self.words.units(left, "days") }),
            None => text,
        }
    }

    /// Why a wait has no end.
    fn endless(&self, dated: &Dated<'a>, later: bool) -> Course {
        let unpublished = matches!(
            dated.stage,
            Stage::Wait(wait) if matches!(wait.kind, WaitKind::For { span: TimeSpan::Unpublished, .. })
        );
        match (unpublished, later) {
            (true, false) => Course::HowLongUnpublished,
            (true, true) => Course::RestUnpublished,
            (false, false) => Course::HowLongMissing,
            (false, true) => Course::RestMissing,
        }
    }

    /// Whose turn it is, and by when.
    fn turn(&self, dated: &Dated<'a>, now: bool) -> String {
        let Stage::Wait(wait) = dated.stage else { return String::new() };
        let WaitKind::Until { by, within, .. } = &wait.kind else { return String::new() };
        let unanswered = now && !self.request.missing.is_empty();
        if now && let Some(until) = dated.until.filter(|_| self.is_overdue(dated)) {
            let day = self.long(until.moment);
            return self.say(match by {
                _ if unanswered => Course::OverdueOrDone { day },
                Actor::You => Course::YouOverdue { day },
                by => Course::Overdue { who: self.words.actor(*by), day },
            });
        }
        let turn = self.say(match by {
            Actor::You => Course::YouMust,
            by => Course::TheyMust { who: self.words.actor(*by) },
        });
        let unless_done = |turn| if unanswered { self.say(Course::UnlessDone { turn }) } else { turn };
        match (dated.until, within) {
            (Some(until), _) => {
                let day = self.long(until.moment);
                unless_done(self.say(match until.sure {
                    Sure::About => Course::TurnByAbout { turn, day },
                    Sure::Exact | Sure::AtMost => Course::TurnBy { turn, day },
                }))
            }
            (None, Some(TimeSpan::Unpublished)) => self.say(Course::TurnUnpublished { turn: unless_done(turn) }),
            (None, _) => unless_done(turn),
        }
    }

    /// Did the term for what is awaited end?
    fn is_overdue(&self, dated: &Dated<'a>) -> bool {
        dated.awaits && dated.until.is_some_and(|until| self.words.judged.is_past(until.moment))
    }

    /// Are its days never shown?
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// A wait by its position.
    pub fn wait(&self, position: usize) -> Option<&'a Wait> {
        timeline::waits(self.procedure).nth(position).map(|(_, wait)| wait)
    }

    /// `Fri 6 Nov 2026`
    pub(super) fn long(&self, moment: Moment) -> String {
        match moment {
            _ if self.hidden => self.words.say(Phrase::Hidden),
            moment if self.brief => self.short(moment),
            Moment::Day(day) => self.words.full_day(day),
            Moment::Instant(instant) => edged(&self.words.full_time(instant)),
        }
    }

    /// `6 Nov`
    pub(in crate::report) fn short(&self, moment: Moment) -> String {
        match moment {
            _ if self.hidden => self.words.say(Phrase::Hidden),
            Moment::Day(day) => self.words.event_day(day),
            Moment::Instant(instant) => edged(&self.words.instant(instant)),
        }
    }
}

/// The facts that date a procedure.
fn dated_by(procedure: &Procedure) -> impl Iterator<Item = Place> {
    procedure.stages.iter().filter_map(|stage| match stage {
        Stage::Request(place) => Some(*place),
        Stage::Wait(wait) => match wait.kind {
            WaitKind::Until { fact, .. } => Some(fact),
            WaitKind::For { .. } => None,
        },
        _ => None,
    })
}

impl Wording<'_> {
    /// Where a fact outside any list stands in an account file.
    pub(in crate::report) fn path_of(&self, place: Place) -> FactPath {
        let scope = if place.scope == Scope::Me { FactScope::Me } else { FactScope::Account };
        let field = self.field(&self.frame_in(&[], &[]), place);
        let steps = field.map_or_else(Vec::new, |field| field.path.iter().cloned().map(FactStep::Field).collect());
        FactPath { scope, steps }
    }

    /// Who acts, inside a sentence.
    pub(super) fn actor(&self, by: Actor) -> String {
        match by {
            Actor::You => crate::messages::Plan::You.text(self.language),
            Actor::Platform => self.platform(),
            Actor::Others => crate::messages::Report::Others.text(self.language),
        }
    }

    /// Is a fact outside any list never shown?
    fn is_masked_fact(&self, place: Place) -> bool {
        let frame = self.frame_in(&[], &[]);
        self.field(&frame, place).is_some_and(|field| self.is_masked(frame.layout(place.scope), field))
    }
}

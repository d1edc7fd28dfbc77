//! The stages of a request as items: what is over, where it stands, what is to come.

use super::request::Story;
use super::stages::{Dated, Sure, When, end, hedged, present};
use super::tasks::{Kind, Task, small};
use crate::eval::{At, in_force};
use crate::messages::{Course, Phrase, Plan, Report};
use crate::moment::Moment;
use crate::outcome::{FactPath, ReasonId, ReasonKind, RequestState};
use crate::program::{Actor, Hedge, Stage, StageText, Step, TermKind, TimeSpan, Verdict, Wait, WaitKind};
use crate::report::layout::{Item, ItemLine, Mark, edged};
use crate::report::phrase::Wording;
use crate::timeline;
use crate::truth::Truth;

/// The stages of a request that is under way; nothing if none is.
pub(in crate::report) fn stages(words: &Wording<'_>) -> Vec<Task> {
    let Some(story) = Story::new(words) else { return Vec::new() };
    if matches!(story.request.state, RequestState::Cancelled { .. }) {
        return Vec::new();
    }
    let mut tasks = vec![story.asked()];
    tasks.extend(story.stages.iter().filter_map(|dated| story.stage(dated)));
    tasks
}

/// What fails while a request is under way: shown, without any claim that it stops the request.
pub(super) fn meanwhile(words: &Wording<'_>) -> Vec<Task> {
    let failing = words.judged.outcome.conditions.iter().filter(|condition| condition.truth == Truth::False);
    failing
        .flat_map(|condition| condition.requires.iter().map(move |require| (condition, require)))
        .filter(|(_, require)| require.truth == Truth::False)
        .map(|(condition, require)| {
            let text = Report::NotMet { title: words.title(condition) }.text(words.language);
            let mut lines = vec![ItemLine::Head { text, right: None }];
            lines.extend(words.finding_lines(&words.finding(require.reason, true), Default::default()));
            Task { kind: Kind::Meanwhile, item: Item { mark: Mark::Fails, number: None, lines } }
        })
        .collect()
}

/// What became of a request, where the answer is not about it: it was withdrawn, or goes on although the platform takes
/// no new ones.
pub(in crate::report) fn beside_answer(words: &Wording<'_>) -> Option<String> {
    let story = Story::new(words)?;
    let goes_on = || (words.judged.outcome.verdict == Verdict::NotOffered).then(|| story.answer());
    story.withdrawn().or_else(goes_on)
}

/// Is a request under way, whatever the verdict?
pub(super) fn is_under_way(words: &Wording<'_>) -> bool {
    words.judged.outcome.verdict == Verdict::Pending
        || words
            .judged
            .outcome
            .request
            .as_ref()
            .is_some_and(|request| !matches!(request.state, RequestState::Cancelled { .. }))
            && words.judged.outcome.verdict == Verdict::NotOffered
}

fn stage_item(mark: Mark, lines: Vec<ItemLine>) -> Task {
    Task { kind: Kind::Stage, item: Item { mark, number: None, lines } }
}

fn head(text: String, right: Option<String>) -> ItemLine {
    ItemLine::Head { text, right }
}

fn line(text: String) -> ItemLine {
    ItemLine::Text { text, right: None }
}

impl<'a> Story<'_, 'a> {
    /// That it was asked for, with the place in the account file.
    fn asked(&self) -> Task {
        let requested = self.request.time_line.requested;
        let day = requested.day(&self.words.judged.program.platform.zone);
        let (short, age) = (self.short(requested), self.words.ago(day));
        let value = match self.is_hidden() {
            true => short,
            false => self.words.say(Phrase::DayAndAge { day: short, age }),
        };
        let text = self.words.say(Phrase::LabelValue { label: self.say(Course::AskedFor), value });
        let place = timeline::request_of(self.procedure).map(|place| self.words.path_of(place));
        stage_item(Mark::Holds, vec![head(text, place.map(|fact| self.words.place(&fact)))])
    }

    pub(super) fn stage(&self, dated: &Dated<'a>) -> Option<Task> {
        let over = self.request.state == RequestState::Over;
        match dated.stage {
            Stage::Wait(wait) => Some(self.wait_item(wait, dated)),
            Stage::Final(entry) if self.is_in_force(entry) => {
                let mark = if over { Mark::Open } else { Mark::Ahead };
                let right = dated.from.map(|when| self.hedged_day(when));
                Some(stage_item(mark, vec![head(self.words.text_of(&entry.text), right)]))
            }
            Stage::Afterwards(span, entry) if self.is_in_force(entry) => {
                let right = dated.from.map(|when| self.hedged_day(when)).or_else(|| self.later(*span));
                Some(stage_item(Mark::Ahead, vec![head(self.words.text_of(&entry.text), right)]))
            }
            Stage::Step(step) if self.is_ahead(step) && self.is_in_force(&step.entry) => self.step_item(step),
            _ => None,
        }
    }

    /// `6 months later`, behind a stage that has no day
    fn later(&self, span: TimeSpan) -> Option<String> {
        let span = self.known_span(span)?;
        Some(Plan::Later { span }.text(self.words.language))
    }

    fn known_span(&self, span: TimeSpan) -> Option<String> {
        let judged = &self.words.judged;
        let at = At::new(judged.base, judged.program, judged.outcome.moment.instant(&judged.program.platform.zone));
        at.span(&mut self.words.frame_in(&[], &[]), span).map(|span| self.words.plain_span(span))
    }

    /// Does a step come behind the wait the request is in?
    fn is_ahead(&self, step: &Step) -> bool {
        let present = present(self.request);
        let behind = self.stages.iter().skip_while(|dated| dated.wait != Some(present));
        behind.into_iter().any(|dated| matches!(dated.stage, Stage::Step(other) if std::ptr::eq(other, step)))
    }

    fn is_in_force(&self, entry: &StageText) -> bool {
        let judged = &self.words.judged;
        let zone = &judged.program.platform.zone;
        in_force(zone, entry.window, judged.outcome.moment.instant(zone)).0
    }

    fn step_item(&self, step: &Step) -> Option<Task> {
        let judged = &self.words.judged;
        let at = At::new(judged.base, judged.program, judged.outcome.moment.instant(&judged.program.platform.zone));
        let asked = step.when.map_or(Truth::True, |when| at.formula(&mut self.words.frame_in(&[], &[]), when));
        let text = self.words.text_of(&step.entry.text);
        let text = match (asked, step.hedge) {
            (Truth::False, _) => return None,
            (Truth::True, Hedge::Always) => text,
            (Truth::True, Hedge::Usually) => Plan::StepUsually { text: small(&text) }.text(self.words.language),
            (Truth::True | Truth::Unknown, _) => Plan::StepSometimes { text: small(&text) }.text(self.words.language),
        };
        Some(stage_item(Mark::Ahead, vec![head(text, None)]))
    }

    fn wait_item(&self, wait: &'a Wait, dated: &Dated<'a>) -> Task {
        let position = dated.wait.unwrap_or_default();
        let here = present(self.request) == position;
        let stalled = match self.request.state {
            RequestState::Stalled { wait, stall, reason } if wait == position => Some((stall, reason)),
            _ => None,
        };
        // Whether a wait that is “usually” so long is over, only the platform knows.
        let hedged = self.request.state == RequestState::Over && dated.until.is_some_and(|end| end.sure == Sure::About);
        let lasts = hedged && position.saturating_add(1) == present(self.request);
        let mark = match present(self.request).cmp(&position) {
            std::cmp::Ordering::Greater if lasts => Mark::Open,
            std::cmp::Ordering::Greater => Mark::Holds,
            std::cmp::Ordering::Equal if stalled.is_some() => Mark::Fails,
            std::cmp::Ordering::Equal => Mark::Open,
            std::cmp::Ordering::Less => Mark::Ahead,
        };
        let mut lines = vec![head(self.wait_head(wait), self.wait_days(wait, dated))];
        if let Some((stall, reason)) = stalled {
            lines.extend(self.held_up(wait, stall, reason));
        }
        if lasts || position >= present(self.request) {
            lines.extend(self.wait_lines(wait, here, stalled.map(|(stall, _)| stall)));
        }
        stage_item(mark, lines)
    }

    /// `Wait: usually 15 days`, `For QQ to do: day of approval`
    fn wait_head(&self, wait: &Wait) -> String {
        match &wait.kind {
            WaitKind::Until { fact, by, .. } => {
                let what = self.words.label(&self.words.frame_in(&[], &[]), *fact);
                self.say(match by {
                    Actor::You => Course::ForYou { what },
                    by => Course::ForThem { who: self.words.actor(*by), what },
                })
            }
            WaitKind::For { span, at_most, .. } => self.say(match (self.known_span(*span), wait.hedge, at_most) {
                (None, ..) if matches!(span, TimeSpan::Unpublished) => Course::WaitUnpublished,
                (None, ..) => Course::WaitMissing,
                (Some(span), Hedge::Always, false) => Course::Wait { span },
                (Some(span), Hedge::Always, true) => Course::WaitAtMost { span },
                (Some(span), _, false) => Course::WaitUsually { span },
                (Some(span), _, true) => Course::WaitUsuallyAtMost { span },
            }),
        }
    }

    /// `6 Nov to about 21 Nov`
    fn wait_days(&self, wait: &Wait, dated: &Dated<'a>) -> Option<String> {
        match (&wait.kind, dated.from, dated.until) {
            (WaitKind::Until { .. }, _, Some(until)) if dated.awaits => {
                let day = self.short(until.moment);
                Some(self.say(match until.sure {
                    Sure::About => Course::ByAbout { day },
                    Sure::Exact | Sure::AtMost => Course::By { day },
                }))
            }
            (WaitKind::Until { .. }, _, Some(until)) => Some(self.short(until.moment)),
            (WaitKind::For { .. }, Some(from), Some(until)) => {
                let (from, until) = (self.hedged_day(from), self.hedged_day(until));
                Some(self.say(Course::FromTo { from, until: edged(&until) }))
            }
            (_, Some(from), None) => Some(self.say(Course::From { day: self.hedged_day(from) })),
            (_, None, _) => None,
        }
    }

    fn hedged_day(&self, when: When) -> String {
        let day = self.short(when.moment);
        match when.sure {
            Sure::Exact => day,
            Sure::AtMost => self.say(Course::Latest { day }),
            Sure::About => self.say(Course::About { day }),
        }
    }

    /// What is said of a wait that is not over: what withdraws the request, what holds it up, what is not published.
    fn wait_lines(&self, wait: &'a Wait, here: bool, stalled: Option<usize>) -> Vec<ItemLine> {
        let words = self.words;
        let remedy = &words.judged.program[wait.remedy];
        let mut lines: Vec<ItemLine> =
            wait.texts.iter().map(|text| line(words.sentence(&words.text_of(text)))).collect();
        if let WaitKind::For { after: Some(after), .. } = &wait.kind {
            let what = match &words.judged.program[*after].kind {
                TermKind::Fact(place) => words.label(&words.frame_in(&[], &[]), *place),
                _ => words.subject(*after, &words.frame_in(&[], &[])),
            };
            lines.push(line(self.say(Course::CountedFrom { what })));
        }
        let said = |message: Course| line(words.ended(&self.say(message)));
        lines.extend(remedy.says.iter().map(|says| said(Course::NotPublished { says: words.text_of(says) })));
        if here {
            lines.extend(words.claims(&remedy.claims));
        }
        for (_, text) in &wait.cancels {
            lines.push(said(Course::Cancels { text: small(&words.text_of(text)) }));
        }
        for (index, (_, text)) in wait.stalls.iter().enumerate() {
            if stalled != Some(index) {
                lines.push(said(Course::Stalls { text: small(&words.text_of(text)) }));
            }
        }
        lines
    }

    /// What holds the request up, with the place of the fact that says so.
    fn held_up(&self, wait: &'a Wait, stall: usize, reason: ReasonId) -> Option<ItemLine> {
        let (_, text) = wait.stalls.get(stall)?;
        let text = self.say(Course::HeldUp { text: small(&self.words.text_for(text, &[reason])) });
        let right = self.fact_of(reason).map(|fact| self.words.place(&fact));
        Some(ItemLine::Text { text: self.words.ended(&text), right })
    }

    /// The first fact that a reason names.
    fn fact_of(&self, reason: ReasonId) -> Option<FactPath> {
        let mut open = vec![reason];
        while let Some(id) = open.pop() {
            let reason = self.words.judged.outcome.reason(id)?;
            if let ReasonKind::Atom { fact: Some(fact), .. } = &reason.kind {
                return Some(fact.clone());
            }
            open.extend(reason.parts.iter().rev());
        }
        None
    }

    /// The day on which it is final, as data.
    pub(in crate::report) fn end(&self) -> Option<When> {
        end(&self.stages, &self.request.time_line)
    }
}

/// What the source makes of the end of a wait.
pub(in crate::report) fn hedge_of(wait: &Wait) -> Sure {
    match wait.kind {
        WaitKind::For { at_most, .. } => hedged(wait.hedge, at_most),
        WaitKind::Until { .. } => hedged(wait.hedge, false),
    }
}

/// A day or time as JSON has it.
pub(in crate::report) fn written(words: &Wording<'_>, moment: Moment) -> String {
    match moment {
        Moment::Day(day) => day.iso(),
        Moment::Instant(instant) => words.judged.program.platform.zone.rfc3339(instant),
    }
}

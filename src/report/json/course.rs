//! A request that was made, and what the platform does by itself, for machines.

use serde::Serialize;

use super::Both;
use super::finding::ReasonRecord;
use super::note::CiteRecord;
use super::value::{MASK, span};
use crate::eval::At;
use crate::outcome::RequestState;
use crate::program::{Actor, Automatic, AutomaticAct, Stage, Template, TimeSpan, Wait, WaitKind};
use crate::report::account::request::Story;
use crate::report::account::stages::{Dated, Sure, When};
use crate::report::diagnostics::Texts;

/// A request for deletion that was made.
#[derive(Clone, Debug, Serialize)]
pub struct RequestRecord {
    /// The name of its procedure.
    pub procedure: String,
    /// When it was made.
    pub asked_on: String,
    /// `waiting`, `stalled`, `cancelled`, `over`
    pub state: &'static str,
    /// How it stands, as a sentence.
    pub text: Texts,
    /// The name of the wait it is in, or was withdrawn in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait: Option<String>,
    /// When it was withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancelled_on: Option<String>,
    /// What withdrew it or holds it up, in the rule's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Texts>,
    /// Why it is withdrawn or held up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonRecord>,
    /// What may have withdrawn it or may hold it up; facts decide that nobody gave.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unclear: Vec<ReasonRecord>,
    /// Its waits in order.
    pub waits: Vec<WaitRecord>,
    /// When it is final.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_on: Option<String>,
    /// How sure that day is: as for a wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_hedge: Option<&'static str>,
}

/// A wait of a request.
#[derive(Clone, Debug, Serialize)]
pub struct WaitRecord {
    /// Its name.
    pub name: String,
    /// When it begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// When it ends, or the term for what is awaited does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// How sure that is: `exact`, `at_most`, `about`, `unpublished`.
    pub hedge: &'static str,
    /// How long it is, or the term for what is awaited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<String>,
    /// Who has still to act: `you`, `platform`, `others`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awaits: Option<&'static str>,
    /// What withdraws the request meanwhile.
    pub cancels: Vec<Texts>,
    /// What holds it up.
    pub stalls: Vec<Texts>,
    /// What else is said of it, and what is not published.
    pub texts: Vec<Texts>,
    /// Where it stands.
    pub cites: Vec<CiteRecord>,
}

/// What the platform will or may do by itself.
#[derive(Clone, Debug, Serialize)]
pub struct AutomaticRecord {
    /// The name of its item.
    pub item: String,
    /// What happens, as a sentence.
    pub text: Texts,
    /// `will`, not `may`.
    pub certain: bool,
    /// It rests on contested sources alone, and decides nothing.
    pub contested: bool,
    /// `close`, `suspend`, `reclaim`, `freeze`, `delete`
    pub acts: Vec<&'static str>,
    /// The first day on which its case is there; the moment asked about if it is there already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strikes: Option<String>,
    /// Is its case there at the moment?
    pub already: bool,
    /// What prevents it.
    pub prevents: Vec<Texts>,
    /// What else is said of it.
    pub texts: Vec<Texts>,
    /// Where it stands.
    pub cites: Vec<CiteRecord>,
}

impl Both<'_> {
    pub(super) fn request(&self) -> Option<RequestRecord> {
        let story = Story::new(&self.en)?;
        let request = story.request;
        let (state, cause, reason, on) = match request.state {
            RequestState::Waiting { .. } => ("waiting", None, None, None),
            RequestState::Over => ("over", None, None, None),
            RequestState::Stalled { wait, stall, reason } => {
                let text = story.wait(wait).and_then(|wait| wait.stalls.get(stall));
                ("stalled", text, Some(reason), None)
            }
            RequestState::Cancelled { wait, cancel, reason, on } => {
                let text = story.wait(wait).and_then(|wait| wait.cancels.get(cancel));
                ("cancelled", text, Some(reason), on)
            }
        };
        let present = crate::report::account::stages::present(request);
        let told = |words: &crate::report::phrase::Wording<'_>| {
            Story::new(words).map(|story| story.withdrawn().unwrap_or_else(|| story.answer()))
        };
        let end = story.end();
        Some(RequestRecord {
            procedure: story.procedure.head.name.clone(),
            asked_on: self.moment(&story, When { moment: request.time_line.requested, sure: Sure::Exact }),
            state,
            text: self.maybe(told)?,
            wait: story.wait(present).map(|wait| wait.name.clone()),
            cancelled_on: on.map(|day| if story.is_hidden() { MASK.to_owned() } else { day.iso() }),
            cause: cause.zip(reason).map(|((_, text), id)| self.texts(|words| words.text_for(text, &[id]))),
            reason: reason.and_then(|id| self.reason(id, true, 0)),
            unclear: request.unclear.iter().filter_map(|&id| self.reason(id, true, 0)).collect(),
            waits: story.stages.iter().filter_map(|dated| self.wait(&story, dated)).collect(),
            final_on: end.map(|end| self.moment(&story, end)),
            final_hedge: end.map(|end| sure(end.sure)),
        })
    }

    fn wait(&self, story: &Story<'_, '_>, dated: &Dated<'_>) -> Option<WaitRecord> {
        let Stage::Wait(wait) = dated.stage else { return None };
        let remedy = &self.judged().program[wait.remedy];
        let texts = |texts: &mut dyn Iterator<Item = &Template>| -> Vec<Texts> {
            texts.map(|text| self.texts(|words| words.text_of(text))).collect()
        };
        let length = length_of(wait);
        let awaits = match wait.kind {
            WaitKind::Until { by, .. } if dated.awaits => Some(actor(by)),
            WaitKind::Until { .. } | WaitKind::For { .. } => None,
        };
        let cites = if wait.cites.is_empty() { &story.procedure.head.cites } else { &wait.cites };
        Some(WaitRecord {
            name: wait.name.clone(),
            from: dated.from.map(|when| self.moment(story, when)),
            until: dated.until.map(|when| self.moment(story, when)),
            hedge: match (length, dated.until) {
                (Some(TimeSpan::Unpublished), None) => "unpublished",
                (_, Some(when)) => sure(when.sure),
                (_, None) => sure(crate::report::account::course::hedge_of(wait)),
            },
            length: length.and_then(|length| self.length(length)),
            awaits,
            cancels: texts(&mut wait.cancels.iter().map(|(_, text)| text)),
            stalls: texts(&mut wait.stalls.iter().map(|(_, text)| text)),
            texts: texts(&mut wait.texts.iter().chain(&remedy.says)),
            cites: self.cites(cites),
        })
    }

    fn length(&self, length: TimeSpan) -> Option<String> {
        let (base, program) = (self.judged().base, self.judged().program);
        let at = At::new(base, program, self.judged().outcome.moment.instant(&program.platform.zone));
        at.span(&mut self.en.frame_in(&[], &[]), length).map(span)
    }

    /// A day or time of a request, masked if it must be.
    fn moment(&self, story: &Story<'_, '_>, when: When) -> String {
        match story.is_hidden() {
            true => MASK.to_owned(),
            false => crate::report::account::course::written(&self.en, when.moment),
        }
    }

    pub(super) fn automatics(&self) -> Vec<AutomaticRecord> {
        let program = self.judged().program;
        let outcomes = self.judged().outcome.automatics.iter();
        outcomes
            .filter_map(|outcome| {
                let rule: &Automatic = program.automatics.get(outcome.automatic)?;
                Some(AutomaticRecord {
                    item: rule.head.name.clone(),
                    text: self.texts(|words| words.automatic_act(rule)),
                    certain: rule.certain,
                    contested: rule.is_contested(),
                    acts: rule.acts.iter().map(act).collect(),
                    strikes: outcome.strikes.map(|point| self.point(point)),
                    already: outcome.strikes.is_some_and(|point| self.en.is_there(point)),
                    prevents: rule.prevents.iter().map(|text| self.texts(|words| words.text_of(text))).collect(),
                    texts: rule.texts.iter().map(|text| self.texts(|words| words.text_of(text))).collect(),
                    cites: self.cites(&rule.head.cites),
                })
            })
            .collect()
    }
}

fn length_of(wait: &Wait) -> Option<TimeSpan> {
    match &wait.kind {
        WaitKind::For { span, .. } => Some(*span),
        WaitKind::Until { within, .. } => *within,
    }
}

fn sure(sure: Sure) -> &'static str {
    match sure {
        Sure::Exact => "exact",
        Sure::AtMost => "at_most",
        Sure::About => "about",
    }
}

fn actor(by: Actor) -> &'static str {
    match by {
        Actor::You => "you",
        Actor::Platform => "platform",
        Actor::Others => "others",
    }
}

fn act(act: &AutomaticAct) -> &'static str {
    match act {
        AutomaticAct::Suspend => "suspend",
        AutomaticAct::Close => "close",
        AutomaticAct::Reclaim => "reclaim",
        AutomaticAct::Freeze => "freeze",
        AutomaticAct::Delete => "delete",
    }
}

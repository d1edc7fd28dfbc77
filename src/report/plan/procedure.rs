//! How deletion is asked for, and the time line that follows.

use super::sheet::{Entry, EntryKind, Sheet};
use crate::eval;
use crate::messages::{Plan as Says, Report};
use crate::moment::Moment;
use crate::outcome::{TimeLine, WaitOutcome};
use crate::plan::Plan;
use crate::program::{Actor, Client, Hedge, Procedure, Stage, StageText, Step, TimeSpan, Wait, WaitKind};
use crate::report::phrase::Wording;
use crate::timeline;
use crate::truth::Truth;

impl Wording<'_> {
    /// The paths, then the steps in their order, of the procedures in force.
    pub(super) fn how_to_ask(&self, sheet: &mut Sheet) {
        let program = self.judged.program;
        let procedures = self.judged.outcome.procedures.iter().map(|&id| &program[id]);
        let entries: Vec<Entry> = procedures.flat_map(|procedure| self.paths_and_steps(procedure)).collect();
        sheet.section(Says::HowToAsk.text(self.language), entries);
    }

    /// The paths of a procedure, then its steps.
    pub(in crate::report) fn paths_and_steps(&self, procedure: &Procedure) -> Vec<Entry> {
        let mut entries = Vec::new();
        for stage in &procedure.stages {
            match stage {
                Stage::Path(client, entry) if self.is_shown(entry) => {
                    let client = match client {
                        Client::Mobile => Report::OnMobile,
                        Client::Desktop => Report::OnDesktop,
                        Client::Web => Report::OnWeb,
                    };
                    let (client, path) = (client.text(self.language), self.text_of(&entry.text));
                    entries.push(Entry::bullet(Says::PathEntry { client, path }.text(self.language)));
                }
                Stage::Step(step) if self.is_shown(&step.entry) => entries.extend(self.step(step)),
                _ => {}
            }
        }
        entries
    }

    fn is_shown(&self, entry: &StageText) -> bool {
        let zone = &self.judged.program.platform.zone;
        self.sketch || eval::in_force(zone, entry.window, self.judged.outcome.moment.instant(zone)).0
    }

    fn step(&self, step: &Step) -> Option<Entry> {
        let program = self.judged.program;
        let at = eval::At::new(self.judged.base, program, self.judged.outcome.moment.instant(&program.platform.zone));
        let asked = step.when.map_or(Truth::True, |when| at.formula(&mut self.frame_in(&[], &[]), when));
        if asked == Truth::False {
            return None;
        }
        let text = self.text_of(&step.entry.text);
        let text = match step.hedge {
            Hedge::Always if asked == Truth::True => text,
            Hedge::Usually if asked == Truth::True => Says::StepUsually { text }.text(self.language),
            Hedge::Always | Hedge::Usually | Hedge::Sometimes => Says::StepSometimes { text }.text(self.language),
        };
        let text = match step.by {
            Actor::You => text,
            by => Says::StepBy { text, who: self.who(by) }.text(self.language),
        };
        let mut entry = Entry::bullet(text);
        for text in &step.otherwise {
            entry.detail(Says::Otherwise { text: self.text_of(text) }.text(self.language));
        }
        Some(entry)
    }

    fn who(&self, by: Actor) -> String {
        match by {
            Actor::You => Says::You.text(self.language),
            Actor::Platform => self.platform(),
            Actor::Others => Says::Others.text(self.language),
        }
    }

    /// The request and its waits with their days.
    pub(super) fn after_request(&self, plan: &Plan, sheet: &mut Sheet) {
        let program = self.judged.program;
        for line in &plan.time_lines {
            let procedure = &program[line.procedure];
            let day = self.day_of(line.requested);
            let mut entries = vec![self.dated(self.coming_day(day), Says::YouAsk.text(self.language))];
            entries.extend(self.what_follows(procedure, Some(line)));
            sheet.section(Says::AfterRequest.text(self.language), entries);
        }
    }

    /// The waits of a procedure, its end, and what comes after: with days, if a request is known.
    pub(in crate::report) fn what_follows(&self, procedure: &Procedure, line: Option<&TimeLine>) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut outcomes = line.into_iter().flat_map(|line| &line.waits);
        for stage in &procedure.stages {
            match stage {
                Stage::Wait(wait) => entries.push(self.wait_entry(wait, outcomes.next())),
                Stage::Final(entry) if self.is_shown(entry) => {
                    entries.push(self.dated(self.final_day(procedure, line), self.text_of(&entry.text)));
                }
                Stage::Afterwards(span, entry) if self.is_shown(entry) => {
                    entries.push(self.dated(self.afterwards(*span, line), self.text_of(&entry.text)));
                }
                _ => {}
            }
        }
        entries
    }

    fn dated(&self, head: String, text: String) -> Entry {
        Entry { kind: EntryKind::Dated(head), text, ..Entry::default() }
    }

    fn wait_entry(&self, wait: &Wait, outcome: Option<&WaitOutcome>) -> Entry {
        let say = |message: Says| message.text(self.language);
        let until = outcome.and_then(|outcome| outcome.until).map(|until| self.coming_day(self.day_of(until)));
        let head = match until {
            Some(day) => Says::Until { day },
            None => Says::Then,
        };
        let mut details: Vec<String> = wait.texts.iter().map(|text| self.text_of(text)).collect();
        let awaits = matches!(wait.kind, WaitKind::Until { .. });
        // What is waited for says its own text best.
        let text = if awaits && !details.is_empty() { details.remove(0) } else { say(self.wait_text(wait)) };
        let head = match (&outcome.and_then(|outcome| outcome.from), head) {
            (Some(from), _) if matches!(wait.kind, WaitKind::Until { by: Actor::You, .. }) => {
                Says::From { day: self.coming_day(self.day_of(*from)) }
            }
            (_, head) => head,
        };
        let remedy = &self.judged.program[wait.remedy];
        if let Some(says) = &remedy.says {
            details.push(say(Says::NotPublished { says: self.text_of(says) }));
        }
        if !remedy.claims.is_empty() {
            let claims: Vec<String> = remedy.claims.iter().map(|claim| self.claim(claim)).collect();
            let claims = crate::report::phrase::joined(&claims, self.language);
            details.push(Report::ClaimsDecideNothing { claims }.text(self.language));
        }
        // These texts speak for themselves.
        details.extend(wait.cancels.iter().chain(&wait.stalls).map(|(_, text)| self.text_of(text)));
        let mut entry = self.dated(say(head), text);
        details.into_iter().for_each(|text| entry.detail(text));
        entry
    }

    fn wait_text(&self, wait: &Wait) -> Says {
        let usually = wait.hedge != Hedge::Always;
        match &wait.kind {
            WaitKind::For { at_most, span, .. } => match (self.span_words(*span), at_most, usually) {
                (None, ..) => match span {
                    TimeSpan::Computed(term) => {
                        Says::WaitComputed { span: self.subject(*term, &self.frame_in(&[], &[])) }
                    }
                    TimeSpan::Unpublished | TimeSpan::Known(_) => Says::WaitUnpublished,
                },
                (Some(span), false, false) => Says::Wait { span },
                (Some(span), false, true) => Says::WaitUsually { span },
                (Some(span), true, false) => Says::WaitAtMost { span },
                (Some(span), true, true) => Says::WaitUsuallyAtMost { span },
            },
            WaitKind::Until { fact, by, within } => {
                let what = self.label(&self.frame_in(&[], &[]), *fact);
                let who = self.who(*by);
                match within.and_then(|within| self.span_words(within)) {
                    Some(span) => Says::WaitForWithin { what, who, span },
                    None => Says::WaitFor { what, who },
                }
            }
        }
    }

    /// `15 days`; nothing if it is unpublished or facts are missing for it.
    fn span_words(&self, span: TimeSpan) -> Option<String> {
        let program = self.judged.program;
        let at = eval::At::new(self.judged.base, program, self.judged.outcome.moment.instant(&program.platform.zone));
        at.span(&mut self.frame_in(&[], &[]), span).map(|span| self.plain_span(span))
    }

    fn final_day(&self, procedure: &Procedure, line: Option<&TimeLine>) -> String {
        let say = |message: Says| message.text(self.language);
        let Some(over) = line.filter(|line| !line.waits.is_empty()).and_then(|line| line.over) else {
            return say(Says::Then);
        };
        let day = self.coming_day(self.day_of(over));
        let waits = || timeline::waits(procedure).map(|(_, wait)| wait);
        let at_most = waits().any(|wait| matches!(wait.kind, WaitKind::For { at_most: true, .. }));
        match waits().any(|wait| wait.hedge != Hedge::Always) {
            true => say(Says::About { day }),
            false if at_most => say(Says::By { day }),
            false => day,
        }
    }

    fn afterwards(&self, span: TimeSpan, line: Option<&TimeLine>) -> String {
        let say = |message: Says| message.text(self.language);
        let program = self.judged.program;
        let at = eval::At::new(self.judged.base, program, self.judged.outcome.moment.instant(&program.platform.zone));
        let Some(span) = at.span(&mut self.frame_in(&[], &[]), span) else { return say(Says::SomeTimeLater) };
        let day = |over: Moment| timeline::plus(program, over, span).map(|end| self.coming_day(self.day_of(end)));
        match line.and_then(|line| line.over).and_then(day) {
            Some(day) => say(Says::From { day }),
            None => say(Says::Later { span: self.plain_span(span) }),
        }
    }
}

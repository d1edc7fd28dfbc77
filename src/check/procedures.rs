//! How deletion goes: paths, steps, the request, waits, the end.

use std::collections::HashMap;

use crate::check::checker::Checker;
use crate::check::env::Env;
use crate::check::heads::ReadHead;
use crate::check::items::ItemKind;
use crate::check::names::NameKind;
use crate::check::terms::Operand;
use crate::check::texts::Holes;
use crate::check::types::{Ty, words_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{
    Actor, Client, FormulaId, Place, Procedure, Stage, StageText, Step, Template, TermId, TermKind, Type, VersionId,
    Wait, WaitKind, Window,
};
use crate::source::Span;
use crate::syntax::ast;

const CLIENTS: [(&str, Client); 3] = [("mobile", Client::Mobile), ("desktop", Client::Desktop), ("web", Client::Web)];

/// What the stages of one procedure share.
struct Stages {
    window: Window,
    /// The day or time of the request, once it was read.
    request: Option<Operand>,
    waits: HashMap<String, Span>,
}

impl<'a> Checker<'a> {
    /// `procedure NAME { … }`
    pub(super) fn procedure(&mut self, procedure: &'a ast::Procedure, file: usize, version: Option<VersionId>) {
        self.item_name(&procedure.name, ItemKind::Procedure, file, version);
        let mut env = Env::top(file);
        let ReadHead { mut head, assumed } = self.head(&procedure.name, &procedure.head, version, &mut env);
        if head.title.is_none() {
            self.missing(&procedure.name, "title");
        }
        let mut shared = Stages { window: head.window, request: None, waits: HashMap::new() };
        let stages: Vec<Stage> =
            procedure.stages.iter().filter_map(|stage| self.stage(stage, &mut shared, &mut env)).collect();
        env.forget(assumed);
        for stage in &stages {
            match stage {
                Stage::Path(_, text) | Stage::Final(text) | Stage::Afterwards(_, text) => {
                    self.strengthen(&mut head, &text.cites);
                }
                Stage::Step(step) => self.strengthen(&mut head, &step.entry.cites),
                Stage::Wait(wait) => self.strengthen(&mut head, &wait.cites),
                Stage::Request(_) => {}
            }
        }
        self.program.procedures.push(Procedure { head, stages });
    }

    fn stage(&mut self, stage: &'a ast::Stage, shared: &mut Stages, env: &mut Env) -> Option<Stage> {
        match stage {
            ast::Stage::Path(path) => {
                let entry = self.stage_text(&path.entry, shared.window, env);
                Some(Stage::Path(self.client(&path.client)?, entry))
            }
            ast::Stage::Step(step) => Some(Stage::Step(self.step(step, shared.window, env))),
            ast::Stage::Request(path) => self.request(path, shared, env).map(Stage::Request),
            ast::Stage::Wait(wait) => self.wait(wait, shared, env).map(|wait| Stage::Wait(Box::new(wait))),
            ast::Stage::Final(text) => Some(Stage::Final(self.stage_text(text, shared.window, env))),
            ast::Stage::Afterwards(span, text) => {
                let text = self.stage_text(text, shared.window, env);
                Some(Stage::Afterwards(self.time_span(span, None, env)?, text))
            }
        }
    }

    fn client(&mut self, word: &ast::Name) -> Option<Client> {
        let client = CLIENTS.iter().find(|(name, _)| *name == word.text).map(|&(_, client)| client);
        if client.is_none() {
            self.unknown_word(word, "path", &CLIENTS.map(|(name, _)| name));
        }
        client
    }

    fn stage_text(&mut self, text: &ast::TextStage, around: Window, env: &mut Env) -> StageText {
        StageText {
            text: self.template(&text.text, env, Holes::Facts),
            window: self.window(text.from.as_ref(), text.until.as_ref(), around),
            cites: self.cites(&text.cites, env.file),
        }
    }

    fn step(&mut self, step: &ast::StepStage, around: Window, env: &mut Env) -> Step {
        let (when, _, assumed) = self.guards(step.when.as_ref(), None, env);
        let entry = self.stage_text(&step.entry, around, env);
        let otherwise = step.otherwise.iter().map(|text| self.template(text, env, Holes::Facts)).collect();
        env.forget(assumed);
        let by = step.by.as_ref().map_or(Actor::You, |by| by.value);
        Step { hedge: step.hedge, by, when, otherwise, entry }
    }

    /// `request FACT`: the day it was made, none before.
    fn request(&mut self, path: &ast::Path, shared: &mut Stages, env: &mut Env) -> Option<Place> {
        if let Some(first) = &shared.request {
            let found = Diagnostic::error(Code::DuplicateEntry, path.span, Check::TwoRequests.into());
            let found = found.label(first.span, Check::FirstHere.into());
            self.report(found);
        }
        let event = self.event(path, Check::RequestNoDate, env)?;
        let place = event.optional;
        shared.request = Some(event);
        place
    }

    /// An optional date or time: none as long as it has not happened.
    fn event(&mut self, path: &ast::Path, message: Check, env: &mut Env) -> Option<Operand> {
        let (place, layout) = self.fact_at(path, env)?;
        let field = self.field(layout, place.slot)?;
        let (kind, declared, optional) = (Ty::Fact(field.kind.clone()), field.span, field.optional);
        if !optional || !matches!(kind, Ty::Fact(Type::Date | Type::Time)) {
            let words = words_of(&kind, &self.program);
            let found = Diagnostic::error(Code::WrongType, path.span, message.into());
            let label = if optional { Check::Kind { kind: words } } else { Check::KindNeverNone { kind: words } };
            self.report(found.label(declared, label.into()));
            return None;
        }
        let id = self.push_typed(TermKind::Fact(place), &kind, path.span);
        Some(Operand { id, ty: kind, span: path.span, declared: Some(declared), optional: Some(place) })
    }

    fn wait(&mut self, wait: &'a ast::WaitStage, shared: &mut Stages, env: &mut Env) -> Option<Wait> {
        self.check_name(&wait.name, NameKind::Thing);
        if let Some(&first) = shared.waits.get(&wait.name.text) {
            self.duplicate(&wait.name, first);
        }
        shared.waits.insert(wait.name.text.clone(), wait.name.span);
        let kind = self.wait_kind(&wait.until, shared, env);
        let cancels = wait.cancels.iter().map(|(when, text)| self.event_text(when, text, env)).collect();
        let stalls = wait.stalls.iter().map(|(when, text)| self.event_text(when, text, env)).collect();
        let texts = wait.texts.iter().map(|text| self.template(text, env, Holes::Facts)).collect();
        let remedy = self.wait_remedy(wait, env);
        let cites = self.cites(&wait.cites, env.file);
        let name = wait.name.text.clone();
        Some(Wait { name, hedge: wait.hedge, kind: kind?, cancels, stalls, texts, remedy, cites })
    }

    fn event_text(&mut self, when: &ast::Expr, text: &ast::Text, env: &mut Env) -> (FormulaId, Template) {
        let (when, text) = (self.condition(when, env), text);
        let inner = self.enter_loops(when.id, true, env);
        let text = self.template(text, env, Holes::Facts);
        self.leave_loops(inner, env);
        (when.id, text)
    }

    fn wait_kind(&mut self, kind: &ast::WaitKind, shared: &Stages, env: &mut Env) -> Option<WaitKind> {
        match kind {
            ast::WaitKind::For { at_most, span, after } => {
                let start = after.as_ref().map(|after| self.start_of_wait(after, env));
                let against = match &start {
                    Some(start) => start.as_ref(),
                    None => shared.request.as_ref(),
                };
                let span = self.time_span(span, against, env)?;
                let after: Option<TermId> = start.flatten().map(|start| start.id);
                Some(WaitKind::For { at_most: *at_most, span, after })
            }
            ast::WaitKind::Until { fact, by, within } => {
                let within = within.as_ref().and_then(|span| self.time_span(span, None, env));
                let place = self.event(fact, Check::UntilNoDate, env)?.optional?;
                Some(WaitKind::Until { fact: place, by: by.value, within })
            }
        }
    }

    /// `after E`: as long as that is none, the wait has not begun.
    fn start_of_wait(&mut self, after: &ast::Expr, env: &mut Env) -> Option<Operand> {
        let start = self.operand(after, env);
        match start.ty {
            Ty::Fact(Type::Date | Type::Time) => return Some(start),
            Ty::Wrong => return None,
            _ => {}
        }
        let kind = words_of(&start.ty, &self.program);
        let found = Diagnostic::error(Code::WrongType, start.span, Check::NoPointInTime { kind }.into());
        let found = self.declared_as(found, &start);
        self.report(found);
        None
    }
}

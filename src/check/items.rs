//! Conditions, notes and what the platform does by itself.

use crate::check::checker::Checker;
use crate::check::env::{Arms, Env};
use crate::check::heads::ReadHead;
use crate::check::names::NameKind;
use crate::check::relations::has_size;
use crate::check::texts::Holes;
use crate::check::types::words_of;
use crate::check::way_out::without_way_out;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{
    Automatic, AutomaticAct, Cite, Condition, FormulaId, FormulaKind, Head, Note, NoteKind, NoteText, Quantifier,
    Require, Template, TermId, VersionId,
};
use crate::syntax::ast;

/// What kind of item a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// `condition`
    Condition,
    /// `advice`, `loss`, `caution`, `alternative`, `right`
    Note,
    /// `automatic`
    Automatic,
    /// `procedure`
    Procedure,
}

const ACTS: [(&str, AutomaticAct); 5] = [
    ("close", AutomaticAct::Close),
    ("suspend", AutomaticAct::Suspend),
    ("reclaim", AutomaticAct::Reclaim),
    ("freeze", AutomaticAct::Freeze),
    ("delete", AutomaticAct::Delete),
];

impl<'a> Checker<'a> {
    /// An item with rules in it; the others were read before.
    pub(super) fn item(&mut self, item: &'a ast::Item, file: usize, version: Option<VersionId>) {
        match item {
            ast::Item::Condition(condition) => self.condition_item(condition, file, version),
            ast::Item::Note(note) => self.note(note, file, version),
            ast::Item::Automatic(automatic) => self.automatic(automatic, file, version),
            ast::Item::Procedure(procedure) => self.procedure(procedure, file, version),
            ast::Item::Version(version) => self.version(version, file),
            ast::Item::Platform(_)
            | ast::Item::Include(_)
            | ast::Item::Uses(_)
            | ast::Item::Unit(_)
            | ast::Item::Source(_)
            | ast::Item::Account(_)
            | ast::Item::Me(_)
            | ast::Item::Define(_)
            | ast::Item::Example(_)
            | ast::Item::Test(_) => {}
        }
    }

    /// Takes up an item's name. Different versions may use the same one.
    pub(super) fn item_name(&mut self, name: &ast::Name, kind: ItemKind, file: usize, version: Option<VersionId>) {
        self.check_name(name, NameKind::Thing);
        let first = match version {
            None => self.items.insert(name, file, kind),
            Some(version) => {
                let key = (name.text.clone(), version.0 as usize);
                let twin = self.version_items.insert(key, name.span);
                let plain = self.items.get(&name.text).filter(|entry| self.plain_items.contains(&entry.span));
                self.items.insert(name, file, kind);
                twin.or(plain.map(|entry| entry.span))
            }
        };
        match first {
            Some(first) => self.duplicate(name, first),
            None if version.is_none() => {
                self.plain_items.insert(name.span);
            }
            None => {}
        }
    }

    fn condition_item(&mut self, condition: &'a ast::Condition, file: usize, version: Option<VersionId>) {
        self.item_name(&condition.name, ItemKind::Condition, file, version);
        let mut env = Env::top(file);
        let ReadHead { mut head, assumed } = self.head(&condition.name, &condition.head, version, &mut env);
        let missing = [("title", head.title.is_none()), ("require", condition.requires.is_empty())];
        self.missing_of(&condition.name, missing);
        let requires: Vec<Require> = condition.requires.iter().map(|require| self.require(require, &mut env)).collect();
        env.forget(assumed);
        for require in &requires {
            self.strengthen(&mut head, &require.cites);
        }
        let written = !condition.head.cites.is_empty()
            || !condition.requires.is_empty() && condition.requires.iter().all(|require| !require.cites.is_empty());
        if !written {
            let message = Check::Uncited { name: condition.name.text.clone() }.into();
            let found = Diagnostic::error(Code::Uncited, condition.name.span, message);
            self.report(found.help(Check::UncitedHelp.into()));
        }
        self.program.conditions.push(Condition { head, requires });
    }

    /// `require E …`: its `when` is read first, because the test is only asked where that lets it.
    fn require(&mut self, require: &'a ast::Require, env: &mut Env) -> Require {
        let (when, _, assumed) = self.guards(require.when.as_ref(), None, env);
        let errors = self.found.errors();
        env.arms = Arms::Mend;
        let test = self.condition(&require.test, env);
        env.arms = Arms::Bare;
        let sound = self.found.errors() == errors;
        let remedy = self.remedy(&require.remedy, &[], &test, env);
        env.forget(assumed);
        if let Some(formula) = self.program.formulas.get_mut(test.id.0 as usize) {
            formula.remedy = Some(remedy);
        }
        if sound {
            self.way_out(require, test.id);
        }
        let cites = self.cites(&require.cites, env.file);
        Require { test: test.id, when, remedy, cites, span: require.span }
    }

    /// Nothing that fails is left without a way out, or without a word that there is none.
    fn way_out(&mut self, require: &ast::Require, test: FormulaId) {
        let Some(part) = without_way_out(&self.program, test) else { return };
        let place = self.program[part].span;
        let inside = place.file == require.test.span.file
            && place.start >= require.test.span.start
            && place.end <= require.test.span.end;
        let place = if inside { place } else { require.test.span };
        let found = Diagnostic::error(Code::NoWayOut, place, Check::NoWayOut.into());
        self.report(found.saying(Check::NoWayOutHere.into()).help(Check::NoWayOutHelp.into()));
    }

    /// `advice`, `loss`, `caution`, `alternative`, `right`
    fn note(&mut self, note: &'a ast::Note, file: usize, version: Option<VersionId>) {
        self.item_name(&note.name, ItemKind::Note, file, version);
        let mut env = Env::top(file);
        let ReadHead { mut head, assumed } = self.head(&note.name, &note.head, version, &mut env);
        if note.texts.is_empty() {
            self.missing(&note.name, "text");
        }
        let texts: Vec<NoteText> =
            note.texts.iter().map(|text| self.note_text(text, note.kind, &head, &mut env)).collect();
        env.forget(assumed);
        for text in &texts {
            self.strengthen(&mut head, &text.cites);
        }
        self.program.notes.push(Note { kind: note.kind, head, texts });
    }

    fn note_text(&mut self, text: &'a ast::NoteText, kind: NoteKind, head: &Head, env: &mut Env) -> NoteText {
        let (when, unless, assumed) = self.guards(text.when.as_ref(), text.unless.as_ref(), env);
        let each = when.filter(|&when| match &self.program[when].kind {
            FormulaKind::Loop(inner) => inner.quantifier == Quantifier::Some,
            _ => false,
        });
        let inner = each.map(|when| self.enter_loops(when, true, env));
        let words = self.template(&text.text, env, Holes::Facts);
        let amount = text.amount.as_ref().and_then(|amount| self.amount(amount, env));
        if let Some(inner) = inner {
            self.leave_loops(inner, env);
        }
        env.forget(assumed);
        if let Some(span) = text.recoverable.filter(|_| kind != NoteKind::Loss) {
            self.misplaced(span, Check::RecoverableNoLoss);
        }
        NoteText {
            text: words,
            when,
            unless,
            amount,
            recoverable: text.recoverable.is_some(),
            window: self.window(text.from.as_ref(), text.until.as_ref(), head.window),
            cites: self.cites(&text.cites, env.file),
        }
    }

    fn amount(&mut self, amount: &ast::Expr, env: &mut Env) -> Option<TermId> {
        let amount = self.term(amount, env);
        if has_size(&amount.ty) {
            return Some(amount.id);
        }
        let kind = words_of(&amount.ty, &self.program);
        let found = Diagnostic::error(Code::WrongType, amount.span, Check::NoAmount { kind }.into());
        let found = self.declared_as(found, &amount);
        self.report(found);
        None
    }

    /// `automatic NAME { … }`
    fn automatic(&mut self, automatic: &'a ast::Automatic, file: usize, version: Option<VersionId>) {
        self.item_name(&automatic.name, ItemKind::Automatic, file, version);
        let mut env = Env::top(file);
        let ReadHead { mut head, assumed } = self.head(&automatic.name, &automatic.head, version, &mut env);
        let missing =
            [("title", head.title.is_none()), ("when", head.when.is_none()), ("will", automatic.certain.is_none())];
        self.missing_of(&automatic.name, missing);
        let acts = automatic.acts.iter().filter_map(|act| self.act(act)).collect();
        let (prevents, prevent_cites) = self.cited_texts(&automatic.prevents, &mut env);
        let (texts, text_cites) = self.cited_texts(&automatic.texts, &mut env);
        env.forget(assumed);
        // The item keeps one list of citations: its texts have none of their own.
        head.cites.extend(prevent_cites.into_iter().chain(text_cites));
        head.evidence = self.strongest(&head.cites);
        let certain = automatic.certain.as_ref().is_some_and(|certain| certain.value);
        self.program.automatics.push(Automatic { head, certain, acts, prevents, texts });
    }

    fn act(&mut self, word: &ast::Name) -> Option<AutomaticAct> {
        let act = ACTS.iter().find(|(name, _)| *name == word.text).map(|&(_, act)| act);
        if act.is_none() {
            self.unknown_word(word, "will", &ACTS.map(|(name, _)| name));
        }
        act
    }

    fn cited_texts(&mut self, texts: &[(ast::Text, Vec<ast::Cite>)], env: &mut Env) -> (Vec<Template>, Vec<Cite>) {
        let mut templates = Vec::new();
        let mut all = Vec::new();
        for (text, cites) in texts {
            templates.push(self.template(text, env, Holes::Facts));
            all.extend(self.cites(cites, env.file));
        }
        (templates, all)
    }
}

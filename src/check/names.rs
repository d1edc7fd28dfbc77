//! Names: which may be given, which are taken, and which look like another.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_security::RestrictionLevelDetection;
use unicode_security::restriction_level::RestrictionLevel;
use unicode_security::skeleton;

use crate::check::checker::Checker;
use crate::check::types::is_currency;
use crate::check::words::{is_keyword, is_relation_word, is_unit_word};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::near::looks_like;
use crate::source::Span;
use crate::syntax::ast;

/// What the parser calls an item without a name, such as `account {`, if it cannot read it.
const UNNAMED: &str = "{";

/// Where a name stands: that decides which words are reserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A fact, definition or element: read by its bare name in expressions.
    Bare,
    /// A field behind a dot: any word will do.
    Field,
    /// A word of a `one of`: read right of `is`.
    Choice,
    /// A platform, in its own file or where it is used: `alibaba_cn is deletable`.
    Platform,
    /// A unit, written behind numbers.
    Unit,
    /// An item, source, example: never read in expressions.
    Thing,
}

/// Names and what they stand for, in the order in which they were declared.
#[derive(Debug)]
pub(super) struct Table<T> {
    by_name: HashMap<String, Entry<T>>,
    order: Vec<String>,
}

/// What a name stands for, and where it was declared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<T> {
    /// What it stands for.
    pub(super) item: T,
    /// Where the name is written.
    pub(super) span: Span,
    /// In which file of the library.
    pub(super) file: usize,
}

impl<T: Copy> Table<T> {
    /// No names yet.
    pub(super) fn new() -> Self {
        Table { by_name: HashMap::new(), order: Vec::new() }
    }

    /// Gives a name; if it is taken, nothing changes and the first one's place is returned.
    pub(super) fn insert(&mut self, name: &ast::Name, file: usize, item: T) -> Option<Span> {
        if let Some(first) = self.by_name.get(&name.text) {
            return Some(first.span);
        }
        self.by_name.insert(name.text.clone(), Entry { item, span: name.span, file });
        self.order.push(name.text.clone());
        None
    }

    /// Lets a name stand for something else.
    pub(super) fn replace(&mut self, name: &str, item: T) {
        if let Some(entry) = self.by_name.get_mut(name) {
            entry.item = item;
        }
    }

    /// What a name stands for.
    pub(super) fn get(&self, name: &str) -> Option<Entry<T>> {
        self.by_name.get(name).copied()
    }

    /// All names in their order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }

    /// All names with what they stand for, in their order.
    pub(super) fn entries_with_items(&self) -> impl Iterator<Item = (&str, T)> {
        self.order.iter().filter_map(|name| Some((name.as_str(), self.by_name.get(name)?.item)))
    }

    /// All names with their places, in their order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, Span)> {
        self.order.iter().filter_map(|name| Some((name.as_str(), self.by_name.get(name)?.span)))
    }
}

impl Checker<'_> {
    /// Reports a name that cannot be given there: reserved, not stable, or of mixed alphabets.
    pub(super) fn check_name(&mut self, name: &ast::Name, kind: NameKind) {
        let reserved = match kind {
            NameKind::Bare | NameKind::Platform => is_keyword(&name.text),
            NameKind::Choice => is_relation_word(&name.text),
            NameKind::Unit => is_keyword(&name.text) || is_unit_word(&name.text) || is_currency(&name.text),
            NameKind::Thing => is_keyword(&name.text) && !name.text.is_ascii(),
            NameKind::Field => false,
        };
        if reserved {
            let message = Check::ReservedName { name: name.text.clone() }.into();
            let help = Check::ReservedNameHelp.into();
            return self.report(Diagnostic::error(Code::ReservedName, name.span, message).help(help));
        }
        if name.text.is_ascii() {
            return;
        }
        let stable: String = name.text.nfkc().collect();
        if stable != name.text {
            let message = Check::UnstableName { name: name.text.clone() }.into();
            let label = Check::WriteInstead { text: stable.clone() }.into();
            let found = Diagnostic::error(Code::UnstableName, name.span, message).saying(label);
            return self.report(found.fix(name.span, stable));
        }
        let plain: String = name.text.chars().filter(|&character| character != '_').collect();
        if plain.as_str().detect_restriction_level() > RestrictionLevel::HighlyRestrictive {
            let message = Check::MixedAlphabets { name: name.text.clone() }.into();
            let help = Check::MixedAlphabetsHelp.into();
            self.report(Diagnostic::error(Code::ConfusableName, name.span, message).help(help));
        }
    }

    /// Reports names of which one could be taken for another. Two plain ASCII names never are.
    pub(super) fn check_lookalikes(&mut self) {
        let fields = self.layouts.iter().flat_map(|layout| look_alike(&layout.members));
        let found: Vec<_> = fields
            .chain(look_alike(&self.sources))
            .chain(look_alike(&self.units))
            .chain(look_alike(&self.uses))
            .chain(look_alike(&self.items))
            .chain(look_alike(&self.examples))
            .collect();
        for alike in found {
            self.report_lookalike(&alike);
        }
    }

    /// Remembers what the account's facts and definitions look like, for the names of elements.
    pub(super) fn remember_forms(&mut self) {
        let Some(names) = self.layouts.first() else { return };
        let forms = names.members.entries().map(|(name, span)| (form(name), (name.to_owned(), span)));
        self.forms = forms.collect();
    }

    /// Reports an element that could be taken for a fact or another element.
    pub(super) fn check_element_lookalike(&mut self, name: &ast::Name, elements: &[(String, Span)]) {
        let own = form(&name.text);
        let fact = self.forms.get(&own);
        let element = || elements.iter().find(|(other, _)| form(other) == own);
        let twin = fact
            .or_else(element)
            .filter(|(other, _)| *other != name.text && !(other.is_ascii() && name.text.is_ascii()));
        if let Some((other, span)) = twin {
            let alike = Lookalike { name: name.text.clone(), place: name.span, other: other.clone(), first: *span };
            self.report_lookalike(&alike);
        }
    }

    fn report_lookalike(&mut self, alike: &Lookalike) {
        let message = Check::Lookalike { name: alike.name.clone(), other: alike.other.clone() }.into();
        let found = Diagnostic::error(Code::ConfusableName, alike.place, message);
        let found = found.label(alike.first, Check::TheOtherOne.into()).help(Check::LookalikeHelp.into());
        self.report(found);
    }

    /// Reports a name that is taken. If a shared file has it too, that is no fault of the shared file.
    pub(super) fn duplicate(&mut self, name: &ast::Name, first: Span) {
        let message = Check::DuplicateName { name: name.text.clone() }.into();
        let root = self.library.file(self.root).id;
        let (place, other, label) = match first.file == root && name.span.file != root {
            true => (first, name.span, Check::OtherHere),
            false => (name.span, first, Check::FirstHere),
        };
        self.report(Diagnostic::error(Code::DuplicateName, place, message).label(other, label.into()));
    }

    /// Reports a name that nothing has, unless something that could not be read may have it.
    pub(super) fn unknown(&mut self, name: &ast::Name, code: Code, message: Check, near: Option<String>, file: usize) {
        let known_elsewhere = near.as_ref() == Some(&name.text);
        let unread = near.is_none() && (self.misses_includes(file) || self.broken.contains(UNNAMED));
        let lost = self.broken.contains(name.text.as_str()) || self.lost_elements.contains(&name.text);
        if unread || lost {
            return self.found.fail();
        }
        if let Some(near) = near.as_ref().filter(|near| looks_like(&name.text, near)) {
            let message = Check::Lookalike { name: name.text.clone(), other: near.clone() }.into();
            let label = Check::WriteInstead { text: near.clone() }.into();
            let found = Diagnostic::error(Code::ConfusableName, name.span, message).saying(label);
            return self.report(found.fix(name.span, near.as_str()));
        }
        let bare_fact = matches!(message, Check::UnknownName { .. });
        let platform = matches!(message, Check::UnknownPlatform { .. });
        let found = Diagnostic::error(code, name.span, message.into());
        self.report(match near {
            Some(_) if known_elsewhere => found.saying(Check::NotIncluded { name: name.text.clone() }.into()),
            Some(near) => found.saying(Check::DidYouMean { name: near.clone() }.into()).fix(name.span, near),
            None if bare_fact => found.help(Check::DeclareIt.into()),
            None if platform => found.help(Check::DeclareUses { name: name.text.clone() }.into()),
            None => found,
        });
    }
}

/// Two names of which one could be taken for the other.
struct Lookalike {
    name: String,
    place: Span,
    other: String,
    first: Span,
}

fn look_alike<T: Copy>(table: &Table<T>) -> Vec<Lookalike> {
    if table.names().all(str::is_ascii) {
        return Vec::new();
    }
    let mut forms: HashMap<String, (&str, Span)> = HashMap::new();
    let mut found = Vec::new();
    for (name, place) in table.entries() {
        match forms.get(&form(name)) {
            Some(&(other, first)) if !(name.is_ascii() && other.is_ascii()) => {
                found.push(Lookalike { name: name.to_owned(), place, other: other.to_owned(), first });
            }
            Some(_) => {}
            None => {
                forms.insert(form(name), (name, place));
            }
        }
    }
    found
}

/// What a name looks like.
fn form(name: &str) -> String {
    skeleton(name).collect()
}

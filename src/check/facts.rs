//! What may be known: the facts of `account` and `me`, flattened into layouts.

use crate::check::checker::{Checker, Member};
use crate::check::env::Home;
use crate::check::names::NameKind;
use crate::check::paths::joined;
use crate::check::types::ReadType;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Check, Words};
use crate::program::{Field, Group, LayoutId, Program, Type};
use crate::source::Span;
use crate::syntax::ast;

impl<'a> Checker<'a> {
    /// `account { … }`, `me { … }`
    pub(super) fn facts(&mut self, facts: &'a ast::Facts, layout: LayoutId, file: usize) {
        self.block(facts, &Home { layout, prefix: String::new() }, file);
    }

    /// Another platform's facts, without its definitions.
    pub(super) fn copied_facts(&mut self, facts: &'a ast::Facts, layout: LayoutId, file: usize) {
        for field in &facts.fields {
            self.fact(field, &Home { layout, prefix: String::new() }, file);
        }
    }

    /// The facts between two braces.
    pub(super) fn block(&mut self, facts: &'a ast::Facts, home: &Home, file: usize) {
        for field in &facts.fields {
            self.fact(field, home, file);
        }
        for define in &facts.defines {
            self.declare_definition(define, home.clone(), file);
        }
    }

    fn fact(&mut self, field: &'a ast::Field, home: &Home, file: usize) {
        let bare = !home.is_record() && home.prefix.is_empty() && home.layout != Program::ME;
        self.check_name(&field.name, if bare { NameKind::Bare } else { NameKind::Field });
        let path = joined(&home.prefix, &field.name.text);
        let name = ast::Name { text: path, span: field.name.span };
        if let ast::TypeKind::Record(facts) = &field.kind.kind {
            return self.group(field, facts, &name, home, file);
        }
        if let Some(first) = self.member(home.layout, &name, file, Member::Field(0)) {
            return self.duplicate(&field.name, first);
        }
        let read = self.read_type(&field.kind, &field.name, file);
        self.list_of_values(field, &read, file);
        let kind = read.kind.clone();
        let made = self.made_field(field, name.text.split('.').map(str::to_owned).collect(), read.clone(), file);
        let missing = [("label", field.label.is_none()), ("ask", !home.is_record() && field.ask.is_none())];
        self.missing_of(&field.name, missing);
        self.entries_fit(field, &kind, read.wrong);
        if let Some(span) = field.asked_first.filter(|_| home.is_record()) {
            self.misplaced(span, Check::FirstInList);
        }
        self.no_secret(field, &kind, &made.label);
        self.add_field(home.layout, &name, made, read.wrong);
    }

    fn member(&mut self, layout: LayoutId, name: &ast::Name, file: usize, member: Member) -> Option<Span> {
        self.layouts.get_mut(layout.0 as usize).and_then(|names| names.members.insert(name, file, member))
    }

    /// Puts a fact into its slot; its name is already taken for it.
    fn add_field(&mut self, layout: LayoutId, name: &ast::Name, field: Field, wrong: bool) {
        let index = layout.0 as usize;
        let Some(fields) = self.program.layouts.get_mut(index).map(|layout| &mut layout.fields) else { return };
        let Ok(slot) = u16::try_from(fields.len()) else {
            let message = Check::TooManyFacts.into();
            return self.report(Diagnostic::error(Code::TooLarge, name.span, message));
        };
        fields.push(field);
        if let Some(names) = self.layouts.get_mut(index) {
            names.members.replace(&name.text, Member::Field(slot));
            if wrong {
                names.wrong.insert(slot);
            }
        }
    }

    /// `wallet: { … }`: its facts have longer paths.
    fn group(&mut self, field: &'a ast::Field, facts: &'a ast::Facts, name: &ast::Name, home: &Home, file: usize) {
        if let Some(first) = self.member(home.layout, name, file, Member::Group) {
            return self.duplicate(&field.name, first);
        }
        if facts.fields.is_empty() {
            self.missing(&field.name, "label");
        }
        let label = match &field.label {
            Some(label) => self.words(label),
            None => {
                let words = field.name.text.replace('_', " ");
                Words { zh: words.clone(), en: words }
            }
        };
        let entries = [
            field.ask.as_ref().map(|text| text.span),
            field.whereabouts.as_ref().map(|(text, _)| text.span),
            field.sensitive,
            field.judged,
            field.may_lie_ahead,
            field.asked_first,
        ];
        for span in entries.into_iter().flatten() {
            self.misplaced(span, Check::EntryOfGroup { name: field.name.text.clone() });
        }
        let path = name.text.split('.').map(str::to_owned).collect();
        if let Some(layout) = self.program.layouts.get_mut(home.layout.0 as usize) {
            layout.groups.push(Group { path, label });
        }
        self.block(facts, &Home { layout: home.layout, prefix: name.text.clone() }, file);
    }

    fn made_field(&mut self, field: &ast::Field, path: Vec<String>, read: ReadType, file: usize) -> Field {
        let label = field.label.as_ref().map(|label| self.words(label)).unwrap_or_default();
        let whereabouts = field.whereabouts.as_ref().map(|(text, cites)| (self.words(text), self.cites(cites, file)));
        Field {
            path,
            kind: read.kind,
            optional: read.optional,
            label,
            ask: field.ask.as_ref().map(|ask| self.words(ask)),
            whereabouts,
            place: field.place.as_ref().map(|place| self.words(place)),
            sensitive: field.sensitive.is_some(),
            judged: field.judged.is_some(),
            may_lie_ahead: field.may_lie_ahead.is_some(),
            asked_first: field.asked_first.is_some(),
            span: field.name.span,
        }
    }

    /// Entries that only some types take.
    fn entries_fit(&mut self, field: &ast::Field, kind: &Type, wrong: bool) {
        if wrong {
            return;
        }
        if let Some(span) = field.judged.filter(|_| *kind != Type::YesNo) {
            self.misplaced(span, Check::JudgedNotYesNo);
        }
        if let Some(span) = field.may_lie_ahead.filter(|_| !matches!(kind, Type::Date | Type::Time)) {
            self.misplaced(span, Check::AheadNotDate);
        }
    }

    /// `list of date`, `list of one of …`: the elements' one field has no name, and the list's label.
    fn list_of_values(&mut self, field: &'a ast::Field, read: &ReadType, file: usize) {
        let ast::TypeKind::List(element) = &list_in(&field.kind).kind else { return };
        let Type::List(layout) = read.kind else { return };
        match &element.kind {
            ast::TypeKind::Record(facts) => {
                if facts.fields.is_empty() {
                    let message = Check::EmptyRecord { name: field.name.text.clone() }.into();
                    self.report(Diagnostic::error(Code::MissingEntry, field.name.span, message));
                }
                self.block(facts, &Home { layout, prefix: String::new() }, file);
            }
            ast::TypeKind::Platform(_) => {}
            _ => {
                let inner = self.read_type(element, &field.name, file);
                let label = field.label.as_ref().map(|label| self.quietly(|checker| checker.words(label)));
                let plain = Field {
                    path: Vec::new(),
                    kind: inner.kind,
                    optional: false,
                    label: label.unwrap_or_default(),
                    ask: None,
                    whereabouts: None,
                    place: None,
                    sensitive: field.sensitive.is_some(),
                    judged: false,
                    may_lie_ahead: field.may_lie_ahead.is_some(),
                    asked_first: false,
                    span: field.name.span,
                };
                if let Some(layout) = self.program.layouts.get_mut(layout.0 as usize) {
                    layout.fields.push(plain);
                }
                if let Some(names) = self.layouts.get_mut(layout.0 as usize).filter(|_| inner.wrong) {
                    names.wrong.insert(0);
                }
            }
        }
    }
}

/// The list type inside an `optional`, which is reported elsewhere.
fn list_in(kind: &ast::Type) -> &ast::Type {
    match &kind.kind {
        ast::TypeKind::Optional(inner) => inner,
        _ => kind,
    }
}

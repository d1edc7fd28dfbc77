//! What a path means: an element, a fact, a field, a group, or a definition.

use crate::check::checker::{Checker, Member};
use crate::check::env::Env;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{Field, LayoutId, Place, Program, Scope, Type};
use crate::syntax::ast;

/// What a path means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning {
    /// A fact, or a field of an element.
    Field(Place, LayoutId),
    /// A group of facts.
    Group,
    /// A definition; of an element's record, if a level is given.
    Definition(usize, Option<u8>),
    /// An element that has fields.
    Element,
}

/// Why a path means nothing.
#[derive(Clone, Debug)]
enum Miss {
    /// Nothing has the name of a segment; where it was looked for.
    Unknown { segment: usize, layout: Option<LayoutId>, prefix: String },
    /// A segment is a list, and so has no fields.
    IntoList { segment: usize },
    /// A segment has no parts.
    IntoValue { segment: usize },
}

impl Checker<'_> {
    /// What a path means; reports a path that means nothing.
    pub(super) fn path(&mut self, path: &ast::Path, env: &mut Env) -> Option<Meaning> {
        let element = path.segments.first().and_then(|first| env.element(&first.text)).map(|(level, _)| level);
        if let Some(level) = element {
            env.mention(level);
        }
        match self.resolve(path, env) {
            Ok(meaning) => Some(meaning),
            Err(miss) => {
                self.report_miss(path, &miss, env);
                None
            }
        }
    }

    /// What a path means, without a word if it means nothing.
    pub(super) fn meaning(&self, path: &ast::Path, env: &Env) -> Option<Meaning> {
        self.resolve(path, env).ok()
    }

    fn resolve(&self, path: &ast::Path, env: &Env) -> Result<Meaning, Miss> {
        let nowhere = Miss::Unknown { segment: 0, layout: None, prefix: String::new() };
        let (first, rest) = path.segments.split_first().ok_or_else(|| nowhere.clone())?;
        if let Some((level, element)) = env.element(&first.text) {
            let scope = Scope::Element(level);
            return match (rest.is_empty(), self.is_plain(element.layout)) {
                (true, true) => Ok(Meaning::Field(Place { scope, slot: 0 }, element.layout)),
                (true, false) => Ok(Meaning::Element),
                (false, _) => self.descend(element.layout, scope, String::new(), path, 1, env),
            };
        }
        if let Some(prefix) = self.home_prefix(&first.text, env) {
            let scope = match env.home_level {
                Some(level) => Scope::Element(level),
                None if env.home.layout == Program::ME => Scope::Me,
                None => Scope::Account,
            };
            return self.descend(env.home.layout, scope, prefix, path, 0, env);
        }
        if first.text == "me" && !rest.is_empty() {
            return self.descend(Program::ME, Scope::Me, String::new(), path, 1, env);
        }
        self.descend(Program::ACCOUNT, Scope::Account, String::new(), path, 0, env)
    }

    /// Are the elements of a list plain values, without fields?
    pub(super) fn is_plain(&self, layout: LayoutId) -> bool {
        let fields = self.program.layouts.get(layout.0 as usize).map(|layout| layout.fields.as_slice());
        matches!(fields, Some([field]) if field.path.is_empty())
    }

    /// The innermost group around a definition that has the name.
    fn home_prefix(&self, name: &str, env: &Env) -> Option<String> {
        let names = self.layouts.get(env.home.layout.0 as usize)?;
        let mut prefix = env.home.prefix.as_str();
        loop {
            if names.members.get(&joined(prefix, name)).is_some_and(|entry| self.can_see(env.file, entry.file)) {
                return Some(prefix.to_owned());
            }
            if prefix.is_empty() {
                return None;
            }
            prefix = prefix.rsplit_once('.').map_or("", |(outer, _)| outer);
        }
    }

    fn descend(
        &self,
        layout: LayoutId,
        scope: Scope,
        prefix: String,
        path: &ast::Path,
        skip: usize,
        env: &Env,
    ) -> Result<Meaning, Miss> {
        let mut key = prefix;
        let count = path.segments.len();
        for (at, segment) in path.segments.iter().enumerate().skip(skip) {
            let next = joined(&key, &segment.text);
            let member = self.layouts.get(layout.0 as usize).and_then(|names| names.members.get(&next));
            let last = at + 1 == count;
            // A list brings its elements' fields along, wherever they were declared.
            let shared = layout != Program::ACCOUNT && layout != Program::ME;
            match member.filter(|entry| shared || self.can_see(env.file, entry.file)).map(|entry| entry.item) {
                None => return Err(Miss::Unknown { segment: at, layout: Some(layout), prefix: key }),
                Some(Member::Group) => key = next,
                Some(Member::Field(slot)) if last => return Ok(Meaning::Field(Place { scope, slot }, layout)),
                Some(Member::Field(slot)) => {
                    let kind = self.field(layout, slot).map(|field| &field.kind);
                    return Err(match kind {
                        Some(Type::List(_)) => Miss::IntoList { segment: at },
                        _ => Miss::IntoValue { segment: at },
                    });
                }
                Some(Member::Definition(def)) if last => {
                    let level = match scope {
                        Scope::Element(level) => Some(level),
                        Scope::Account | Scope::Me => None,
                    };
                    return Ok(Meaning::Definition(def, level));
                }
                Some(Member::Definition(_)) => return Err(Miss::IntoValue { segment: at }),
            }
        }
        Ok(Meaning::Group)
    }

    /// A fact of a layout.
    pub(super) fn field(&self, layout: LayoutId, slot: u16) -> Option<&Field> {
        self.program.layouts.get(layout.0 as usize)?.fields.get(usize::from(slot))
    }

    /// The list a loop runs over, with the layout of its elements; reports anything else.
    pub(super) fn list(&mut self, path: &ast::Path, env: &mut Env) -> Option<(Place, LayoutId)> {
        let meaning = self.path(path, env)?;
        let text = self.library.sources.text(path.span).to_owned();
        let found = match meaning {
            Meaning::Field(place, layout) => {
                let wrong = self.is_wrong(layout, place.slot);
                let field = self.field(layout, place.slot)?;
                if let Type::List(elements) = field.kind {
                    return Some((place, elements));
                }
                if wrong {
                    self.found.fail();
                    return None;
                }
                let declared = field.span;
                Diagnostic::error(Code::WrongType, path.span, Check::NotAList { name: text }.into())
                    .label(declared, Check::DeclaredHere.into())
            }
            Meaning::Group | Meaning::Definition(..) | Meaning::Element => {
                Diagnostic::error(Code::WrongType, path.span, Check::NotAList { name: text }.into())
            }
        };
        self.report(found);
        None
    }

    /// Is something wrong with the declaration of a fact?
    pub(super) fn is_wrong(&self, layout: LayoutId, slot: u16) -> bool {
        self.layouts.get(layout.0 as usize).is_some_and(|names| names.wrong.contains(&slot))
    }

    fn report_miss(&mut self, path: &ast::Path, miss: &Miss, env: &Env) {
        match miss {
            Miss::Unknown { segment, layout, prefix } => {
                let Some(name) = path.segments.get(*segment).cloned() else { return };
                let near = self.near_member(&name.text, *segment, *layout, prefix, env);
                self.unknown(&name, Code::UnknownName, Check::UnknownName { name: name.text.clone() }, near, env.file);
            }
            Miss::IntoList { segment } => {
                let Some(name) = path.segments.get(*segment) else { return };
                let message = Check::FieldOfList { name: name.text.clone() }.into();
                let found = Diagnostic::error(Code::WrongType, path.span, message);
                self.report(found.help(Check::FieldOfListHelp { name: name.text.clone() }.into()));
            }
            Miss::IntoValue { segment } => {
                let Some(name) = path.segments.get(*segment) else { return };
                let message = Check::FieldOfValue { name: name.text.clone() }.into();
                self.report(Diagnostic::error(Code::UnknownName, path.span, message));
            }
        }
    }

    /// The name that was probably meant.
    fn near_member(
        &mut self,
        name: &str,
        segment: usize,
        layout: Option<LayoutId>,
        prefix: &str,
        env: &Env,
    ) -> Option<String> {
        if segment == 0 {
            let me = self.layouts.get(Program::ME.0 as usize);
            if me.is_some_and(|me| me.members.get(name).is_some_and(|entry| self.can_see(env.file, entry.file))) {
                return Some(format!("me.{name}"));
            }
            let owner = env.elements.iter().rev().find(|element| {
                let names = self.layouts.get(element.layout.0 as usize);
                !element.name.is_empty() && names.is_some_and(|names| names.members.get(name).is_some())
            });
            if let Some(element) = owner {
                return Some(format!("{}.{name}", element.name));
            }
        }
        let elements = env.elements.iter().map(|element| element.name.as_str()).filter(|_| segment == 0);
        let home = children(self.layouts.get(env.home.layout.0 as usize), &env.home.prefix);
        let home = home.filter(|_| segment == 0);
        let there = children(layout.and_then(|layout| self.layouts.get(layout.0 as usize)), prefix);
        let candidates = elements.chain(home).chain(there);
        self.found.near(name, candidates)
    }
}

/// The names right below a prefix.
fn children<'n>(
    names: Option<&'n crate::check::checker::LayoutNames>,
    prefix: &'n str,
) -> impl Iterator<Item = &'n str> {
    names.into_iter().flat_map(|names| names.members.names()).filter_map(move |name| {
        let rest = name.strip_prefix(prefix)?;
        let rest = if prefix.is_empty() { rest } else { rest.strip_prefix('.')? };
        (!rest.contains('.')).then_some(rest)
    })
}

/// A dotted path, one segment longer.
pub(super) fn joined(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") }
}

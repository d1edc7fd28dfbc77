//! `--set wechat.pay=closed`: assignments are laid over the document, each in a pseudo file of its own, and then read by
//! declared type like everything else, with the same diagnostics.

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::outcome::FactStep;
use crate::source::{FileId, SourceMap, Span};

use super::document::{Document, Entry, Kind, Node};
use super::findings::nul;
use super::json::malformed;
use super::yaml;

/// What the pseudo file is called.
const NAME: &str = "--set";

impl Document {
    /// Lays assignments over the file: `wechat.pay=closed`, `wechat.apps[0].released=yes`, `me.has_phone=no`,
    /// `wechat.admin_of=[]`. A fact alone (`pay=closed`) is one of the file's only account.
    pub fn set<T: AsRef<str>>(&mut self, sources: &mut SourceMap, assignments: &[T]) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for assignment in assignments {
            let file = sources.add(NAME, assignment.as_ref());
            if let Some(at) = sources.file(file).text.find('\0') {
                diagnostics.push(nul(Span::new(file, at..at + 1)));
                continue;
            }
            match parse(sources.file(file).text.as_str(), file, &mut diagnostics) {
                Ok((steps, node)) => diagnostics.extend(self.assign(steps, node)),
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        diagnostics
    }

    fn assign(&mut self, mut steps: Vec<(FactStep, Span)>, node: Node) -> Option<Diagnostic> {
        if let ([(FactStep::Field(name), span)], [(platform, _)]) = (steps.as_slice(), self.platform_keys().as_slice())
            && name != "as_of"
            && name != platform
        {
            let platform = (FactStep::Field((*platform).to_owned()), span.before());
            steps.insert(0, platform);
        }
        let mut target = &mut self.root;
        for (step, span) in steps {
            target = match step_into(target, step, span) {
                Ok(next) => next,
                Err(diagnostic) => return Some(*diagnostic),
            };
        }
        *target = node;
        None
    }
}

/// The value at a step, made if there is none.
fn step_into(node: &mut Node, step: FactStep, span: Span) -> Result<&mut Node, Box<Diagnostic>> {
    match step {
        FactStep::Field(name) => {
            if !matches!(node.kind, Kind::Map(_) | Kind::List(_)) {
                *node = Node { span, kind: Kind::Map(Vec::new()) };
            }
            let Kind::Map(entries) = &mut node.kind else {
                return Err(Box::new(malformed(span, Says::SetWantsIndex)));
            };
            let at = entries.iter().position(|entry| *entry.key == *name).unwrap_or(entries.len());
            if at == entries.len() {
                let value = Node { span, kind: Kind::Empty };
                entries.push(Entry { key: name.into(), key_span: span, value });
            } else if let Some(entry) = entries.get_mut(at) {
                entry.key_span = span;
            }
            entries.get_mut(at).map(|entry| &mut entry.value).ok_or_else(|| Box::new(malformed(span, Says::SetNoPath)))
        }
        FactStep::Index(index) => {
            let index = index as usize;
            let Kind::List(items) = &mut node.kind else {
                return Err(Box::new(malformed(span, Says::SetNoElement { index, count: 0 })));
            };
            let count = items.len();
            items.get_mut(index).ok_or_else(|| Box::new(malformed(span, Says::SetNoElement { index, count })))
        }
    }
}

type Assignment = (Vec<(FactStep, Span)>, Node);

fn parse(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Result<Assignment, Box<Diagnostic>> {
    let whole = Span::new(file, 0..text.len());
    let wrong = |span| Box::new(Diagnostic::error(Code::Malformed, span, Says::SetNoEquals.into()));
    let (path, value) = text.split_once('=').ok_or_else(|| wrong(whole))?;
    let steps = steps(path, file).ok_or_else(|| {
        Box::new(malformed(Span::new(file, 0..path.len()), Says::SetNoPath).help(Says::SetNoEquals.into()))
    })?;
    let start = path.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let span = Span::new(file, start..start + value.len());
    if value.starts_with(['[', '{']) {
        let (node, found) = yaml::parse_at(text, file, start);
        diagnostics.extend(found);
        return Ok((steps, node.unwrap_or(Node { span, kind: Kind::Broken })));
    }
    let quoted =
        value.len() >= 2 && ['"', '\''].into_iter().any(|quote| value.starts_with(quote) && value.ends_with(quote));
    let kind = if value.is_empty() { Kind::Empty } else { Kind::Scalar { quoted, text: None } };
    Ok((steps, Node { span, kind }))
}

/// `wechat.apps[0].name`
fn steps(path: &str, file: FileId) -> Option<Vec<(FactStep, Span)>> {
    let mut steps = Vec::new();
    let mut at = 0;
    for segment in path.split('.') {
        let (name, mut indexes) = segment.split_at_checked(segment.find('[').unwrap_or(segment.len()))?;
        if name.trim().is_empty() {
            return None;
        }
        let start = at + (name.len() - name.trim_start().len());
        let name = name.trim();
        steps.push((FactStep::Field(name.to_owned()), Span::new(file, start..start + name.len())));
        while let Some(rest) = indexes.strip_prefix('[') {
            let (index, rest) = rest.split_once(']')?;
            let start = at + segment.len() - indexes.len();
            steps.push((FactStep::Index(index.trim().parse().ok()?), Span::new(file, start..start + index.len() + 2)));
            indexes = rest.trim_start();
        }
        if !indexes.is_empty() {
            return None;
        }
        at += segment.len() + 1;
    }
    Some(steps)
}

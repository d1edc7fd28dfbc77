//! One account, or the person: every key is looked up in the declared layout, every value read by its declared type.

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Facts as Says, Message};
use crate::moment::Day;
use crate::near::nearest;
use crate::program::{Field, Layout, LayoutId, Program, Type};
use crate::source::Span;
use crate::value::{List, Value};

use super::document::{Entry, Format, Kind, Node};
use super::findings::{Findings, brief, first_line, within};
use super::read::Context;
use super::scalar::{self, Problem};
use super::yaml_mistakes::colon;

/// Reads one account or one person.
pub(super) struct Reader<'a> {
    context: &'a Context<'a>,
    program: &'a Program,
    /// Reading facts about the person: other platforms may know facts that this one does not.
    me: bool,
    pub diagnostics: Findings,
    pub sensitive: Vec<Span>,
}

impl<'a> Reader<'a> {
    pub fn new(context: &'a Context<'a>, program: &'a Program) -> Reader<'a> {
        Reader { context, program, me: false, diagnostics: Findings::default(), sensitive: Vec::new() }
    }

    pub fn unknown(&self, layout: LayoutId) -> Vec<Value> {
        vec![Value::Unknown; self.program.layout(layout).fields.len()]
    }

    fn tell(&mut self, node: &Node, span: Span, problem: Box<Problem>) {
        self.diagnostics.push(tell(self.context.document.format_at(span), node, span, problem));
    }

    /// All facts of an account or of the person.
    pub fn group(&mut self, layout: LayoutId, entry: &Entry) -> Vec<Value> {
        self.me = layout == Program::ME;
        let mut row = self.unknown(layout);
        let program: &'a Program = self.program;
        self.fields(program.layout(layout), &mut Vec::new(), entry, &mut row);
        row
    }

    /// The facts below a key whose path is `path`.
    fn fields(&mut self, layout: &'a Layout, path: &mut Vec<String>, entry: &Entry, row: &mut [Value]) {
        match &entry.value.kind {
            Kind::Map(entries) => self.entries(layout, path, entries, row),
            Kind::Broken => {}
            Kind::Empty => {
                let message = Says::EmptyFact { key: brief(&entry.key) };
                let help = Says::EmptyPlatformHelp;
                let diagnostic = Diagnostic::error(Code::EmptyFact, entry.key_span, message.into());
                self.diagnostics.push(diagnostic.saying(help.into()));
            }
            _ if entry.value.is_question(self.context.sources) => {}
            Kind::List(_) | Kind::Scalar { .. } => {
                let text = self.context.sources.file(entry.value.span.file).text.as_str();
                let start = entry.value.span.start as usize;
                let bare = matches!(entry.value.kind, Kind::Scalar { quoted: false, .. });
                if let Some(diagnostic) = bare.then(|| colon(text, entry.value.span.file, start)).flatten() {
                    self.diagnostics.push(diagnostic);
                    return;
                }
                let place = first_line(text, entry.value.span);
                let name = brief(&entry.key);
                let (message, help) = match entry.value.kind {
                    Kind::List(_) => (Says::GroupNotList { name }, Says::WriteGroupAlone),
                    _ => (Says::GroupWanted { name }, Says::WriteGroup),
                };
                self.diagnostics.push(Diagnostic::error(Code::BadValue, place, message.into()).help(help.into()));
            }
        }
    }

    /// Keys with values, into their cells.
    fn entries(&mut self, layout: &'a Layout, path: &mut Vec<String>, entries: &[Entry], row: &mut [Value]) {
        let depth = path.len();
        // People keep the declared order: the next field is looked at first.
        let mut next = 0;
        for entry in entries {
            let below = |field: &Field| {
                field.path.get(depth).is_some_and(|name| **name == *entry.key) && field.path.starts_with(path)
            };
            let fields = layout.fields.iter().enumerate();
            let found = fields.clone().skip(next).chain(fields.take(next)).find(|(_, field)| below(field));
            match found {
                Some((at, field)) if field.path.len() == depth + 1 => {
                    let value = self.value(field, entry);
                    if let Some(cell) = row.get_mut(at) {
                        *cell = value;
                    }
                    next = at + 1;
                }
                Some(_) => {
                    path.push(entry.key.to_string());
                    self.fields(layout, path, entry, row);
                    path.pop();
                }
                None => self.unknown_key(layout, path, entry),
            }
        }
    }

    /// A key that no field has here.
    fn unknown_key(&mut self, layout: &Layout, path: &[String], entry: &Entry) {
        let key = &*entry.key;
        if self.diagnostics.is_full() || (self.me && self.known_elsewhere(path, key)) {
            return;
        }
        let name = path.iter().map(String::as_str).chain([key]).collect::<Vec<_>>().join(".");
        let shown = brief(&name);
        let span = entry.key_span;
        let here = || layout.fields.iter().filter(|field| field.path.starts_with(path));
        let names = || here().filter_map(|field| field.path.get(path.len())).map(String::as_str);
        let labelled = here().find(|field| {
            field.label.zh == key || field.label.en.replace(' ', "_").eq_ignore_ascii_case(&key.replace(' ', "_"))
        });
        if let Some(field) = labelled.filter(|field| field.path.len() > path.len() + 1) {
            let diagnostic = Diagnostic::error(Code::MisspeltFact, span, Says::MisspeltFact { name: shown }.into());
            let question = Says::DidYouMean { name: field.name() };
            return self.diagnostics.push(diagnostic.saying(question.into()));
        }
        let near = labelled.and_then(|field| field.path.get(path.len())).map(String::as_str);
        if let Some(near) = near.or_else(|| nearest(key, names())) {
            let diagnostic = Diagnostic::error(Code::MisspeltFact, span, Says::MisspeltFact { name: shown }.into());
            let question = Says::DidYouMean { name: near.to_owned() };
            let fix = self.context.spell(span, near);
            return self.diagnostics.push(diagnostic.saying(question.into()).fix(span, fix));
        }
        if let Some(place) = self.elsewhere(layout, key) {
            let diagnostic = Diagnostic::error(Code::MisspeltFact, span, Says::MisspeltFact { name: shown }.into());
            return self.diagnostics.push(diagnostic.saying(Says::FactElsewhere { place }.into()));
        }
        self.diagnostics.push(Diagnostic::warning(Code::UnknownFact, span, Says::UnknownFact { name: shown }.into()));
    }

    /// Is it a fact about the person that the rules of another platform know?
    fn known_elsewhere(&self, path: &[String], key: &str) -> bool {
        let programs = &self.context.base.programs;
        let mut fields = programs.iter().flat_map(|program| &program.layout(Program::ME).fields);
        fields.any(|field| field.path.starts_with(path) && field.path.get(path.len()).is_some_and(|name| name == key))
    }

    /// Where a fact of that name stands, if not here: in a group, at the account, about the person.
    fn elsewhere(&self, layout: &Layout, key: &str) -> Option<String> {
        let group = |layout: &Layout| {
            let field = layout
                .fields
                .iter()
                .find(|field| field.path.len() > 1 && field.path.last().is_some_and(|name| name == key))?;
            Some(field.path.get(..field.path.len() - 1)?.join("."))
        };
        let top = |layout: LayoutId| self.program.layout(layout).find(&[key]).is_some();
        group(layout)
            .or_else(|| (!self.me && top(Program::ME)).then(|| String::from("me")))
            .or_else(|| top(Program::ACCOUNT).then(|| self.program.platform.id.clone()))
    }

    /// One fact.
    fn value(&mut self, field: &'a Field, entry: &Entry) -> Value {
        if field.sensitive {
            self.sensitive.push(entry.value.span);
        }
        match &entry.value.kind {
            Kind::Broken => Value::Unknown,
            Kind::Empty => {
                self.empty(field, entry);
                Value::Unknown
            }
            _ => self.node(field, &entry.value),
        }
    }

    fn empty(&mut self, field: &Field, entry: &Entry) {
        let help = match field.kind {
            Type::List(_) => Says::EmptyListHelp,
            _ if field.optional => Says::EmptyOptionalHelp,
            _ => Says::EmptyFactHelp,
        };
        let problem = Box::new(Problem { advice: Some(help.into()), ..*scalar::empty(&field.name()) });
        self.tell(&entry.value, entry.key_span, problem);
    }

    fn node(&mut self, field: &'a Field, node: &Node) -> Value {
        let (sources, program) = (self.context.sources, self.program);
        match (&field.kind, &node.kind) {
            (_, Kind::Broken) => Value::Unknown,
            (Type::List(layout), Kind::List(items)) => self.list(field, *layout, items),
            (Type::Account(_, layout), Kind::Map(entries)) => {
                let layout = program.layout(*layout);
                let mut row = vec![Value::Unknown; layout.fields.len()];
                self.entries(layout, &mut Vec::new(), entries, &mut row);
                Value::List(Box::new(List { width: row.len().max(1), cells: row, incomplete: false }))
            }
            (_, Kind::Scalar { quoted, .. }) => {
                let text = node.text(sources).unwrap_or("");
                match scalar::read(program, field, text, !quoted) {
                    Ok(value) => self.event(field, node, value),
                    Err(problem) => {
                        let problem = self.listed(field, node, text, problem);
                        self.tell(node, node.span, problem);
                        Value::Unknown
                    }
                }
            }
            _ => {
                self.wrong_shape(field, node);
                Value::Unknown
            }
        }
    }

    /// A single value where a list is wanted: if it would do as an element, brackets mend it.
    fn listed(&self, field: &Field, node: &Node, text: &str, problem: Box<Problem>) -> Box<Problem> {
        let Type::List(layout) = field.kind else { return problem };
        if problem.code != Code::BadValue {
            return problem;
        }
        let layout = self.program.layout(layout);
        let element = match layout.fields.first().filter(|field| field.path.is_empty()) {
            Some(field) if scalar::read(self.program, field, text, true).is_err() => return problem,
            Some(_) => Some(self.context.sources.text(node.span).to_owned()),
            None => self.record(layout, node),
        };
        problem.instead(element.map(|element| format!("[{element}]")))
    }

    /// A bare value as a record, if the record has a text to name it by: that is what was meant.
    fn record(&self, layout: &Layout, node: &Node) -> Option<String> {
        let name = layout.fields.iter().find(|field| field.kind == Type::Text)?.path.first()?;
        let written = self.context.sources.text(node.span);
        Some(match self.context.document.format_at(node.span) {
            Format::Json => format!("{{ \"{name}\": {written} }}"),
            Format::Yaml => format!("{{ {name}: {written} }}"),
            Format::Toml => format!("{{ {name} = {written} }}"),
        })
    }

    /// A list or group where one value is wanted, or the reverse.
    fn wrong_shape(&mut self, field: &Field, node: &Node) {
        let (label, name) = (field.label.clone(), field.name());
        let (message, help) = match (&field.kind, &node.kind) {
            (Type::List(_), _) => (Says::ListWanted { label }, Says::WriteList),
            (Type::Account(..), _) => (Says::GroupWanted { name }, Says::WriteGroup),
            (_, Kind::List(_)) => (Says::OneValueWanted { label, found: Says::AList.words() }, Says::OneValueHelp),
            _ => (Says::OneValueWanted { label, found: Says::AGroup.words() }, Says::OneValueHelp),
        };
        let place = first_line(&self.context.sources.file(node.span.file).text, node.span);
        self.diagnostics.push(Diagnostic::error(Code::BadValue, place, message.into()).help(help.into()));
    }

    /// A list: `"?"` at its end says that there may be others.
    fn list(&mut self, field: &'a Field, id: LayoutId, items: &[Node]) -> Value {
        let program: &'a Program = self.program;
        let layout = program.layout(id);
        let width = layout.fields.len().max(1);
        let mut list = List { cells: Vec::with_capacity(items.len() * width), width, incomplete: false };
        let own =
            layout.fields.first().filter(|field| field.path.is_empty() && !matches!(field.kind, Type::Account(..)));
        for (at, item) in items.iter().enumerate() {
            if item.is_question(self.context.sources) {
                list.incomplete = true;
                if at + 1 < items.len() {
                    let diagnostic = Diagnostic::error(Code::BadValue, item.span, Says::QuestionNotLast.into());
                    self.diagnostics.push(diagnostic.help(Says::QuestionNotLastHelp.into()));
                }
                continue;
            }
            match (own, &item.kind) {
                (_, Kind::Empty) => self.empty_element(field, item),
                (Some(own), _) => {
                    let value = self.node(own, item);
                    list.cells.push(value);
                }
                (None, Kind::Map(entries)) => {
                    let start = list.cells.len();
                    list.cells.resize(start + width, Value::Unknown);
                    if let Some(row) = list.cells.get_mut(start..) {
                        self.entries(layout, &mut Vec::new(), entries, row);
                    }
                }
                (None, Kind::Broken) => {}
                (None, _) => self.not_a_record(field, layout, item),
            }
        }
        Value::List(Box::new(list))
    }

    fn empty_element(&mut self, field: &Field, item: &Node) {
        let text = &self.context.sources.file(item.span.file).text;
        let before = item.span.start.saturating_sub(1) as usize;
        let dash = within(text, item.span.file, before..item.span.end as usize);
        let problem = Box::new(Problem { advice: Some(Says::EmptyListHelp.into()), ..*scalar::empty(&field.name()) });
        self.tell(item, dash, problem);
    }

    /// A bare word where a record is wanted.
    fn not_a_record(&mut self, field: &Field, layout: &Layout, item: &Node) {
        let names = layout.fields.iter().filter_map(|field| field.path.first()).map(String::as_str);
        let fields = scalar::listed(names, &Says::And);
        let message = Says::ElementWanted { label: field.label.clone(), fields };
        let place = first_line(&self.context.sources.file(item.span.file).text, item.span);
        let diagnostic = Diagnostic::error(Code::BadValue, place, message.into());
        let record = self.record(layout, item).filter(|_| matches!(item.kind, Kind::Scalar { .. }));
        self.diagnostics.push(match record {
            Some(record) => {
                diagnostic.saying(Says::WriteElement { example: brief(&record) }.into()).fix(item.span, record)
            }
            None => diagnostic,
        });
    }

    /// An event cannot lie after the day of the answers.
    fn event(&mut self, field: &Field, node: &Node, value: Value) -> Value {
        let day = match value {
            Value::Date(day) => Day(day),
            Value::Time(instant) => self.program.platform.zone.day_of(instant),
            _ => return value,
        };
        let (limit, answers) = match self.context.as_of {
            Some((day, span)) => (day, Some(span)),
            None => (self.context.today, None),
        };
        if field.may_lie_ahead || day <= limit {
            return value;
        }
        let (label, day) = (field.label.clone(), day.iso());
        let message = match answers {
            Some(_) => Says::FutureEvent { label, day },
            None => Says::FutureEventToday { label, day, today: limit.iso() },
        };
        let diagnostic = Diagnostic::error(Code::FutureEvent, node.span, message.into());
        self.diagnostics.push(match answers {
            Some(span) => {
                let diagnostic = diagnostic.label(span, Says::AnswersOf { day: limit.iso() }.into());
                diagnostic.help(Says::FutureEventSince.into())
            }
            None if field.optional => diagnostic.help(Says::FutureEventNone.into()),
            None => diagnostic.help(Says::FutureEventUnknown.into()),
        });
        Value::Unknown
    }
}

/// A problem with a value, at its place. The replacement keeps the quotes that stand there, and gets some where the
/// format wants them.
pub(super) fn tell(format: Format, node: &Node, span: Span, problem: Box<Problem>) -> Diagnostic {
    let problem = *problem;
    let diagnostic = Diagnostic::error(problem.code, span, problem.message);
    let diagnostic = match problem.advice {
        // `yes` is a word in YAML alone.
        Some(Message::Facts(Says::WriteYesNo)) if format != Format::Yaml => {
            diagnostic.saying(Says::WriteTrueFalse.into())
        }
        Some(advice) => diagnostic.saying(advice),
        None => diagnostic,
    };
    let Some(replacement) = problem.replacement else { return diagnostic };
    let quoted = matches!(node.kind, Kind::Scalar { quoted: true, .. });
    let number = replacement.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let day = number && replacement.matches('-').count() > 1;
    let bare =
        replacement.starts_with('[') || (number && !day) || format == Format::Yaml || (format == Format::Toml && day);
    match (quoted, bare) {
        (true, _) if replacement.starts_with('[') => diagnostic.fix(node.span, replacement),
        (true, _) => diagnostic.fix(node.inside(), replacement),
        (false, true) => diagnostic.fix(node.span, replacement),
        (false, false) => diagnostic.fix(node.span, super::write::json_text(&replacement)),
    }
}

//! Examples and tests: their facts in rows, their expectations resolved.

use crate::check::checker::Checker;
use crate::check::env::Env;
use crate::check::items::ItemKind;
use crate::check::names::NameKind;
use crate::check::paths::Meaning;
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Check;
use crate::program::{Expect, ExpectKind, LayoutId, Place, Program, Scope, Test, Verdict};
use crate::source::Span;
use crate::syntax::ast;
use crate::value::Value;

/// The facts of an example or a test.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    account: Vec<Value>,
    me: Vec<Value>,
}

impl<'a> Checker<'a> {
    /// `example NAME { … }`
    pub(super) fn example(&mut self, item: &'a ast::Item, file: usize) {
        let ast::Item::Example(example) = item else { return };
        self.check_name(&example.name, NameKind::Thing);
        let index = self.example_rows.len();
        if let Some(first) = self.examples.insert(&example.name, file, index) {
            self.duplicate(&example.name, first);
        }
        let mut rows = self.unknown_rows();
        self.fill(&mut rows, &example.facts, file);
        self.example_rows.push(rows);
    }

    fn unknown_rows(&self) -> Rows {
        let row = |layout: LayoutId| vec![Value::Unknown; self.program.layout(layout).fields.len()];
        Rows { account: row(Program::ACCOUNT), me: row(Program::ME) }
    }

    fn fill(&mut self, rows: &mut Rows, facts: &[(ast::Path, ast::Value)], file: usize) {
        let mut env = Env::top(file);
        let mut given: std::collections::HashMap<Place, Span> = std::collections::HashMap::new();
        for (path, value) in facts {
            match self.path(path, &mut env) {
                Some(Meaning::Field(place, layout)) => {
                    if let Some(first) = given.insert(place, path.span) {
                        let text = self.library.sources.text(path.span).to_owned();
                        self.duplicate(&ast::Name { text, span: path.span }, first);
                        continue;
                    }
                    self.set(rows, place, layout, value, file);
                }
                Some(Meaning::Group) => self.set_group(rows, path, value, file),
                Some(Meaning::Definition(..) | Meaning::Element) => {
                    let name = self.library.sources.text(path.span).to_owned();
                    self.report(Diagnostic::error(Code::WrongType, path.span, Check::NotAFact { name }.into()));
                }
                None => {}
            }
        }
    }

    fn set(&mut self, rows: &mut Rows, place: Place, layout: LayoutId, value: &ast::Value, file: usize) {
        let Some(field) = self.field(layout, place.slot) else { return };
        let (kind, optional, declared) = (field.kind.clone(), field.optional, field.span);
        if self.is_wrong(layout, place.slot) {
            return self.found.fail();
        }
        let value = self.fact_value(value, &kind, optional, declared, file);
        if let (Some(cell), Some(value)) = (rows.cell(place), value) {
            *cell = value;
        }
    }

    /// `wallet: { balance: 5 CNY }`
    fn set_group(&mut self, rows: &mut Rows, path: &ast::Path, value: &ast::Value, file: usize) {
        let me = path.segments.first().is_some_and(|first| first.text == "me");
        let names: Vec<&str> = path.segments.iter().skip(usize::from(me)).map(|name| name.text.as_str()).collect();
        let ast::ValueKind::Record(fields) = &value.kind else {
            let message = Check::RecordWanted.into();
            return self.report(Diagnostic::error(Code::DifferentTypes, value.span, message));
        };
        let (layout, row) = if me { (Program::ME, &mut rows.me) } else { (Program::ACCOUNT, &mut rows.account) };
        for (name, value) in fields {
            self.record_field(name, value, &names.join("."), layout, row, file);
        }
    }

    /// `test "…" { … }`
    pub(super) fn test(&mut self, item: &'a ast::Item, file: usize) {
        let ast::Item::Test(test) = item else { return };
        let name = ast::Name { text: test.name.value.clone(), span: test.name.span };
        if let Some(first) = self.test_names.insert(test.name.value.clone(), test.name.span) {
            self.duplicate(&name, first);
        }
        self.missing_of(&name, [("on", test.on.is_none()), ("expect", test.expects.is_empty())]);
        let on = test.on.as_ref().and_then(|on| self.moment(on));
        let rows = self.given(test.given.as_ref(), file);
        let expects = test.expects.iter().filter_map(|expect| self.expect(expect, file)).collect();
        let Some(on) = on else { return };
        self.program.tests.push(Test {
            name: name.text,
            on,
            account: rows.account,
            me: rows.me,
            expects,
            span: test.name.span,
        });
    }

    fn given(&mut self, given: Option<&ast::Given>, file: usize) -> Rows {
        let Some(given) = given else { return self.unknown_rows() };
        let mut rows = match &given.example {
            Some(name) => self.example_named(name, file),
            None => self.unknown_rows(),
        };
        self.fill(&mut rows, &given.facts, file);
        for path in &given.without {
            self.without(&mut rows, path, file);
        }
        rows
    }

    fn example_named(&mut self, name: &ast::Name, file: usize) -> Rows {
        let entry = self.examples.get(&name.text).filter(|entry| self.can_see(file, entry.file));
        if let Some(rows) = entry.and_then(|entry| self.example_rows.get(entry.item)) {
            return rows.clone();
        }
        let near = self.found.near(&name.text, self.examples.names());
        self.unknown(name, Code::UnknownName, Check::UnknownExample { name: name.text.clone() }, near, file);
        self.unknown_rows()
    }

    fn without(&mut self, rows: &mut Rows, path: &ast::Path, file: usize) {
        match self.path(path, &mut Env::top(file)) {
            Some(Meaning::Field(place, _)) => {
                if let Some(cell) = rows.cell(place) {
                    *cell = Value::Unknown;
                }
            }
            Some(Meaning::Group) => self.without_group(rows, path),
            Some(Meaning::Definition(..) | Meaning::Element) => {
                let name = self.library.sources.text(path.span).to_owned();
                self.report(Diagnostic::error(Code::WrongType, path.span, Check::NotAFact { name }.into()));
            }
            None => {}
        }
    }

    fn without_group(&self, rows: &mut Rows, path: &ast::Path) {
        let me = path.segments.first().is_some_and(|first| first.text == "me");
        let group: Vec<&String> = path.segments.iter().skip(usize::from(me)).map(|name| &name.text).collect();
        let (layout, row) = if me { (Program::ME, &mut rows.me) } else { (Program::ACCOUNT, &mut rows.account) };
        for (field, cell) in self.program.layout(layout).fields.iter().zip(row) {
            if field.path.iter().take(group.len()).eq(group.iter().copied()) {
                *cell = Value::Unknown;
            }
        }
    }

    fn expect(&mut self, expect: &ast::Expect, file: usize) -> Option<Expect> {
        let kind = match &expect.kind {
            ast::ExpectKind::Verdict(word) => ExpectKind::Verdict(self.verdict(word)?),
            ast::ExpectKind::Failing(names) => ExpectKind::Failing(self.items_named(names, Wanted::Condition, file)),
            ast::ExpectKind::Unknown(names) => ExpectKind::Unknown(self.items_named(names, Wanted::Condition, file)),
            ast::ExpectKind::Shows(names) => ExpectKind::Shows(self.items_named(names, Wanted::Shown, file)),
            ast::ExpectKind::NotShows(names) => ExpectKind::NotShows(self.items_named(names, Wanted::Shown, file)),
            ast::ExpectKind::Asks(paths) => {
                ExpectKind::Asks(paths.iter().filter_map(|path| self.asked(path, file)).collect())
            }
            ast::ExpectKind::Earliest(date) => ExpectKind::Earliest(self.whole_day(date)?),
            ast::ExpectKind::Automatic(name, date) => {
                let names = self.items_named(std::slice::from_ref(name), Wanted::Automatic, file);
                let day = self.whole_day(date);
                ExpectKind::Automatic(names.into_iter().next()?, day?)
            }
        };
        Some(Expect { kind, span: expect.span })
    }

    fn verdict(&mut self, word: &ast::Name) -> Option<Verdict> {
        let verdict = Verdict::from_id(&word.text);
        if verdict.is_none() {
            self.unknown_word(word, "expect", &Verdict::ALL.map(Verdict::id));
        }
        verdict
    }

    fn items_named(&mut self, names: &[ast::Name], wanted: Wanted, file: usize) -> Vec<String> {
        names.iter().filter(|name| self.item_named(name, wanted, file)).map(|name| name.text.clone()).collect()
    }

    fn item_named(&mut self, name: &ast::Name, wanted: Wanted, file: usize) -> bool {
        let entry = self.items.get(&name.text).filter(|entry| self.can_see(file, entry.file));
        if let Some(entry) = entry {
            if !wanted.takes(entry.item) {
                let message = wanted.not_one(name.text.clone()).into();
                let found = Diagnostic::error(Code::UnknownName, name.span, message);
                self.report(found.label(entry.span, Check::DeclaredHere.into()));
            }
            return true;
        }
        let names = self.items.entries_with_items().filter(|&(_, kind)| wanted.takes(kind)).map(|(name, _)| name);
        let near = self.found.near(&name.text, names);
        self.unknown(name, Code::UnknownName, wanted.unknown(name.text.clone()), near, file);
        false
    }

    fn asked(&mut self, path: &ast::Path, file: usize) -> Option<String> {
        let (place, layout) = self.fact_at(path, &mut Env::top(file))?;
        let name = self.field(layout, place.slot)?.name();
        Some(if place.scope == Scope::Me { format!("me.{name}") } else { name })
    }
}

/// What kind of item an expectation names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Condition,
    Shown,
    Automatic,
}

impl Wanted {
    fn takes(self, kind: ItemKind) -> bool {
        match self {
            Wanted::Condition => kind == ItemKind::Condition,
            Wanted::Shown => matches!(kind, ItemKind::Condition | ItemKind::Note | ItemKind::Automatic),
            Wanted::Automatic => kind == ItemKind::Automatic,
        }
    }

    fn unknown(self, name: String) -> Check {
        match self {
            Wanted::Condition => Check::UnknownCondition { name },
            Wanted::Shown => Check::UnknownItemName { name },
            Wanted::Automatic => Check::UnknownAutomatic { name },
        }
    }

    fn not_one(self, name: String) -> Check {
        match self {
            Wanted::Condition => Check::NotACondition { name },
            Wanted::Shown => Check::NeverShown { name },
            Wanted::Automatic => Check::NotAutomatic { name },
        }
    }
}

impl Rows {
    fn cell(&mut self, place: Place) -> Option<&mut Value> {
        let row = match place.scope {
            Scope::Account => &mut self.account,
            Scope::Me => &mut self.me,
            Scope::Element(_) => return None,
        };
        row.get_mut(usize::from(place.slot))
    }
}

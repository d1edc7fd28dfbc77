//! From facts to an account file: for answers that are to be kept. What a person wrote and no answer changed stays as it
//! was, key by key.

use crate::messages::{Facts as Says, Language};
use crate::moment::Day;
use crate::program::{Base, Field, Layout, LayoutId, Program, Type};
use crate::source::SourceMap;
use crate::value::Value;

use super::document::{Document, Entry, Format, Kind};
use super::edit::{Changes, edited};
use super::out::{Item, Out, spell};
use super::out_of_force::OutOfForce;
use super::{Account, AccountFile, template};

/// Text in JSON's quotes.
pub(super) fn json_text(text: &str) -> String {
    super::out::quoted(text)
}

/// A whole account file. In YAML and TOML, what is not known stands as `"?"` below its question, unless only
/// rules of other days than that of the answers read it; in JSON it is left out.
pub fn write(base: &Base, file: &AccountFile, format: Format, language: Language) -> String {
    Writer { base, file, format, language, old: None }.text()
}

/// The same, but keeps everything of `document` that the facts do not change: other accounts, keys that no rule knows,
/// and the wording of values. In the same format every byte is kept that need not change, comments first of all; only
/// where that cannot be done is the file written anew.
pub fn merge(
    base: &Base,
    file: &AccountFile,
    document: &Document,
    sources: &SourceMap,
    format: Format,
    language: Language,
) -> String {
    // Only values are compared here; what is wrong with the old file was told when it was read.
    let (facts, _) = document.facts(sources, base, &[], Day(i32::MAX));
    let writer = Writer { base, file, format, language, old: Some(Old { document, sources, facts }) };
    let anew = writer.text();
    let edited = if format == document.format() { writer.edited(document, sources) } else { None };
    match edited {
        Some(text) if accounts_of(base, &text, format) == accounts_of(base, &anew, format) => text,
        _ => anew,
    }
}

/// What a text says.
fn accounts_of(base: &Base, text: &str, format: Format) -> (Option<Day>, Vec<Account>) {
    let mut sources = SourceMap::new();
    let id = sources.add("", text);
    let (document, _) = Document::parse(&sources, id, Some(format));
    let (file, _) = document.facts(&sources, base, &[], Day(i32::MAX));
    (file.as_of, file.accounts)
}

struct Writer<'a> {
    base: &'a Base,
    file: &'a AccountFile,
    format: Format,
    language: Language,
    old: Option<Old<'a>>,
}

/// The file as it was.
struct Old<'a> {
    document: &'a Document,
    sources: &'a SourceMap,
    facts: AccountFile,
}

impl Old<'_> {
    /// A value as it is, in the same words if the format stays the same.
    fn keep(&self, entry: &Entry, format: Format) -> Out {
        Out::of_node(&entry.value, self.sources, self.document.format_at(entry.value.span) == format)
    }
}

impl Writer<'_> {
    fn text(&self) -> String {
        let mut items = Vec::new();
        if let Some(day) = self.file.as_of {
            items.push(Item::new("as_of", Out::Moment(day.iso())));
        }
        items.extend(self.me());
        for account in &self.file.accounts {
            let Some(program) = self.base.programs.get(account.program) else { continue };
            let id = &program.platform.id;
            let mut facts = self.items(self.account(account, program));
            self.keep_unknown(id, &[program.layout(Program::ACCOUNT)], &mut facts);
            items.push(Item::new(id, Out::Map(facts)));
        }
        self.keep_others(&mut items);
        spell(&[Says::SavedHead.text(self.language)], &items, self.format)
    }

    /// The old file with what changed.
    fn edited(&self, document: &Document, sources: &SourceMap) -> Option<String> {
        let as_of = self.file.as_of.filter(|day| self.old.as_ref().is_some_and(|old| old.facts.as_of != Some(*day)));
        let as_of = as_of.map(|day| Item::new("as_of", Out::Moment(day.iso())));
        let mut changes = Changes { as_of, was: Vec::new(), now: Vec::new() };
        let me = [("me", self.person().0)];
        let accounts = self.file.accounts.iter().filter_map(|account| {
            let program = self.base.programs.get(account.program)?;
            Some((program.platform.id.as_str(), self.account(account, program)))
        });
        // Nobody asked for questions about the person.
        let me = me.into_iter().filter(|(_, cells)| cells.iter().any(|cell| cell.news >= News::New));
        for (key, cells) in me.chain(accounts) {
            let there = document.entry(key).is_some();
            let (mut was, mut now) = (Vec::new(), Vec::new());
            let asks = self.format != Format::Json;
            let news = |cell: &Cell<'_>| match there {
                true => cell.news >= News::New,
                false => asks || cell.item.comment.is_empty(),
            };
            for cell in cells.into_iter().filter(news) {
                insert(&mut was, cell.path, Item { key: String::new(), comment: Vec::new(), value: cell.was });
                let now_is = if there { cell.is } else { cell.item.value };
                let comment = if there { Vec::new() } else { cell.item.comment };
                insert(&mut now, cell.path, Item { key: String::new(), comment, value: now_is });
            }
            if !now.is_empty() {
                changes.was.push(Item::new(key, Out::Map(was)));
                changes.now.push(Item::new(key, Out::Map(now)));
            }
        }
        edited(&changes, document, sources)
    }

    /// The facts of one account.
    fn account<'r>(&'r self, account: &'r Account, program: &'r Program) -> Vec<Cell<'r>> {
        let old = self.old.as_ref().and_then(|old| {
            let facts = old.facts.accounts.iter().find(|old| old.program == account.program)?;
            Some((old.document.entry(&program.platform.id)?, facts.facts.account.as_slice()))
        });
        self.cells(&Row { program, layout: Program::ACCOUNT, values: &account.facts.account, old })
    }

    fn me(&self) -> Option<Item> {
        let (cells, layouts) = self.person();
        let mut items = self.items(cells);
        self.keep_unknown("me", &layouts, &mut items);
        (!items.is_empty()).then(|| Item::new("me", Out::Map(items)))
    }

    /// Facts about the person: each platform knows some of them. Where two have a fact, the newer answer counts.
    fn person(&self) -> (Vec<Cell<'_>>, Vec<&Layout>) {
        let mut cells: Vec<Cell<'_>> = Vec::new();
        let mut layouts = Vec::new();
        for account in &self.file.accounts {
            let Some(program) = self.base.programs.get(account.program) else { continue };
            layouts.push(program.layout(Program::ME));
            let old = self.old.as_ref().and_then(|old| {
                let facts = old.facts.accounts.iter().find(|old| old.program == account.program)?;
                Some((old.document.entry("me")?, facts.facts.me.as_slice()))
            });
            let row = Row { program, layout: Program::ME, values: &account.facts.me, old };
            for cell in self.cells(&row) {
                match cells.iter_mut().find(|other| other.path == cell.path) {
                    None => cells.push(cell),
                    // What another account asked about is known already.
                    Some(other) if other.news == News::Kept && other.is == cell.is => {}
                    Some(other) if other.news < cell.news => *other = cell,
                    Some(_) => {}
                }
            }
        }
        (cells, layouts)
    }

    /// What stands at the top of the old file and is not written anew.
    fn keep_others(&self, items: &mut Vec<Item>) {
        let Some(old) = &self.old else { return };
        for entry in old.document.entries() {
            if *entry.key != *"as_of" && !items.iter().any(|item| *item.key == *entry.key) {
                items.push(Item::new(&*entry.key, old.keep(entry, self.format)));
            }
        }
    }

    /// The facts of an account or of the person, each with what is to be written for it.
    fn cells<'r>(&self, row: &Row<'r>) -> Vec<Cell<'r>> {
        let out_of_force = self.file.as_of.map(|day| OutOfForce::on(row.program, day));
        let was_known =
            |slot: usize| row.old.is_some_and(|(_, old)| old.get(slot).is_some_and(|was| !was.is_unknown()));
        // What no rule in force reads nobody has to find out.
        let wanted = |slot: usize| !out_of_force.as_ref().is_some_and(|facts| facts.has(row.layout, slot));
        let fields = row.program.layout(row.layout).fields.iter().zip(row.values).enumerate();
        let told = fields.filter(|(slot, (_, value))| !value.is_unknown() || was_known(*slot) || wanted(*slot));
        told.map(|(slot, (field, value))| self.cell(row, slot, field, value)).collect()
    }

    fn cell<'r>(&self, row: &Row<'r>, slot: usize, field: &'r Field, value: &Value) -> Cell<'r> {
        let was = row.old.and_then(|(_, values)| values.get(slot));
        let news = match was {
            Some(was) if was != value => News::Changed,
            _ if value.is_unknown() => News::Unknown,
            Some(_) => News::Kept,
            None => News::New,
        };
        let kept = row.old.filter(|_| news == News::Kept).and_then(|(entry, _)| find(entry, &field.path));
        let known = |value: &Value| out(row.program, field, value);
        let (was, is) = (known(was.unwrap_or(&Value::Unknown)), known(value));
        let (value, comment) = match (kept, &self.old) {
            (Some(entry), Some(old)) => (old.keep(entry, self.format), Vec::new()),
            _ if !value.is_unknown() => (is.clone(), Vec::new()),
            _ => {
                let width = template::WIDTH.saturating_sub(2 * field.path.len() + 2);
                (Out::question(), template::question(row.program, field, self.format, self.language, width))
            }
        };
        Cell { path: &field.path, item: Item { key: String::new(), comment, value }, was, is, news }
    }

    /// Cells as items below their groups. JSON has no place for questions: there, what is not known is left out.
    fn items(&self, cells: Vec<Cell<'_>>) -> Vec<Item> {
        let mut items = Vec::new();
        for cell in cells {
            if self.format != Format::Json || cell.item.comment.is_empty() {
                insert(&mut items, cell.path, cell.item);
            }
        }
        items
    }

    /// Keeps the keys below a top-level key that no fact of these layouts has.
    fn keep_unknown(&self, key: &str, layouts: &[&Layout], items: &mut Vec<Item>) {
        if let Some(old) = &self.old
            && let Some(entry) = old.document.entry(key)
        {
            keep_unknown(layouts, &mut Vec::new(), entry, old, self.format, items);
        }
    }
}

/// The facts of one account or person, and what the old file said of them.
struct Row<'a> {
    program: &'a Program,
    layout: LayoutId,
    values: &'a [Value],
    old: Option<(&'a Entry, &'a [Value])>,
}

/// A fact to be written.
struct Cell<'a> {
    path: &'a [String],
    /// Without its key.
    item: Item,
    /// What the old file meant, and what is meant now.
    was: Out,
    is: Out,
    news: News,
}

/// What the old file said of a fact, the least telling first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum News {
    /// Nobody knows it.
    Unknown,
    /// The same.
    Kept,
    /// Nothing.
    New,
    /// Something else.
    Changed,
}

/// Puts an item below the groups of its path.
pub(super) fn insert(items: &mut Vec<Item>, path: &[String], item: Item) {
    match path {
        [] => {}
        [key] => items.push(Item { key: key.clone(), ..item }),
        [group, rest @ ..] => {
            let at = items.iter().position(|item| item.key == *group).unwrap_or(items.len());
            if at == items.len() {
                items.push(Item::new(group, Out::Map(Vec::new())));
            }
            if let Some(Item { value: Out::Map(items), .. }) = items.get_mut(at) {
                insert(items, rest, item);
            }
        }
    }
}

fn find<'a>(entry: &'a Entry, path: &[String]) -> Option<&'a Entry> {
    path.iter().try_fold(entry, |entry, key| match &entry.value.kind {
        Kind::Map(entries) => entries.iter().find(|entry| *entry.key == **key),
        _ => None,
    })
}

fn keep_unknown(
    layouts: &[&Layout],
    path: &mut Vec<String>,
    entry: &Entry,
    old: &Old<'_>,
    format: Format,
    items: &mut Vec<Item>,
) {
    let Kind::Map(entries) = &entry.value.kind else { return };
    for entry in entries {
        path.push(entry.key.to_string());
        let mut fields = layouts.iter().flat_map(|layout| &layout.fields);
        match fields.find(|field| field.path.starts_with(path)) {
            None => insert(items, path, Item::new("", old.keep(entry, format))),
            Some(field) if field.path.len() > path.len() => keep_unknown(layouts, path, entry, old, format, items),
            Some(_) => {}
        }
        path.pop();
    }
}

/// A known value.
pub(super) fn out(program: &Program, field: &Field, value: &Value) -> Out {
    match (value, &field.kind) {
        (Value::Unknown, _) => Out::question(),
        (Value::None, _) => Out::None,
        (Value::YesNo(yes), _) => Out::YesNo(*yes),
        (Value::Whole(number), _) => Out::Number(number.to_string()),
        (Value::Decimal(number), _) => Out::Number(number.to_string()),
        (Value::Choice(at), Type::OneOf(choices)) => {
            choices.get(usize::from(*at)).map_or_else(Out::question, |choice| Out::Word(choice.word.clone()))
        }
        (Value::Date(day), _) => Out::Moment(Day(*day).iso()),
        (Value::Time(instant), _) => Out::Moment(program.platform.zone.rfc3339(*instant)),
        (Value::Text(text), _) => Out::Text(text.to_string()),
        (Value::List(list), Type::List(layout)) => {
            let layout = program.layout(*layout);
            let mut items: Vec<Out> = list.rows().map(|row| element(program, layout, row)).collect();
            if list.incomplete {
                items.push(Out::question());
            }
            Out::List(items)
        }
        (Value::List(list), Type::Account(_, layout)) => element(program, program.layout(*layout), list.row(0)),
        // The checker's types rule these out.
        (Value::Choice(_) | Value::List(_), _) => Out::question(),
    }
}

fn element(program: &Program, layout: &Layout, row: &[Value]) -> Out {
    if let ([field], [value]) = (layout.fields.as_slice(), row)
        && field.path.is_empty()
    {
        return out(program, field, value);
    }
    let mut items = Vec::new();
    for (field, value) in layout.fields.iter().zip(row).filter(|(_, value)| !value.is_unknown()) {
        insert(&mut items, &field.path, Item::new("", out(program, field, value)));
    }
    Out::Map(items)
}

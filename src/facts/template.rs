//! An account file to fill in: every fact that counts as `"?"`, below its question and what may be written.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::messages::{Facts as Says, Language};
use crate::moment::Day;
use crate::program::{Field, Layout, LayoutId, Program, Type};

use super::document::Format;
use super::out::{Item, Out, inline, spell};
use super::out_of_force::OutOfForce;
use super::write::insert;

/// How wide a line may be, in cells.
pub(super) const WIDTH: usize = 80;

/// Where the allowed values begin, if the question is short.
const HINT_COLUMN: usize = 44;

/// The day of examples.
const DAY: &str = "2026-11-15";

/// The time of examples.
const TIME: &str = "2026-11-15T18:30:00+08:00";

/// An account file for one platform, and the facts about the person that its rules read, but for those that
/// only rules of other days read. Filled in with `"?"` throughout, it reads back without a complaint.
pub fn template(program: &Program, day: Day, format: Format, language: Language) -> String {
    let out_of_force = OutOfForce::on(program, day);
    let platform = &program.platform;
    let file = format!("me.{}", format.id());
    let mut head = vec![
        Says::TemplateHead { platform: platform.title.clone(), file }.text(language),
        Says::TemplateSafe.text(language),
    ];
    let mut account = program.layout(Program::ACCOUNT).fields.iter().enumerate();
    if account.any(|(slot, field)| !out_of_force.has(Program::ACCOUNT, slot) && matches!(field.kind, Type::List(_))) {
        head.push(Says::TemplateLists.text(language));
    }
    let head = head.iter().flat_map(|line| wrap(line, WIDTH - 2)).collect::<Vec<_>>();
    let rows = |layout| items(program, &out_of_force, layout, format, language);
    let as_of = label_and_hint(&Says::TemplateAsOf.text(language), &day_hint(language), WIDTH - 2);
    let mut items = vec![Item { comment: as_of, ..Item::new("as_of", Out::question()) }];
    items.push(Item::new(&platform.id, Out::Map(rows(Program::ACCOUNT))));
    let me = rows(Program::ME);
    if !me.is_empty() {
        let comment = vec![Says::TemplateMe.text(language)];
        items.push(Item { comment, ..Item::new("me", Out::Map(me)) });
    }
    let mut text = String::new();
    if format != Format::Json {
        // The head stands apart from the first comment.
        text = spell(&head, &[], format);
        text.push('\n');
    }
    text.push_str(&spell(&[], &items, format));
    text
}

fn items(
    program: &Program,
    out_of_force: &OutOfForce,
    layout: LayoutId,
    format: Format,
    language: Language,
) -> Vec<Item> {
    let mut items = Vec::new();
    let fields = program.layout(layout).fields.iter().enumerate();
    for (_, field) in fields.filter(|(slot, _)| !out_of_force.has(layout, *slot)) {
        let indent = if format == Format::Toml { 0 } else { 2 * field.path.len() };
        let comment = question(program, field, format, language, WIDTH - indent - 2);
        insert(&mut items, &field.path, Item { key: String::new(), comment, value: Out::question() });
    }
    for group in &program.layout(layout).groups {
        let label = group.label.get(language);
        if let Some(item) = find(&mut items, &group.path).filter(|item| item.key != label) {
            item.comment = vec![label.to_owned()];
        }
    }
    items
}

/// The item of a group's path.
fn find<'a>(items: &'a mut [Item], path: &[String]) -> Option<&'a mut Item> {
    let (key, rest) = path.split_first()?;
    let item = items.iter_mut().find(|item| item.key == *key)?;
    if rest.is_empty() {
        return Some(item);
    }
    match &mut item.value {
        Out::Map(items) => find(items, rest),
        _ => None,
    }
}

/// The question of a fact and what may be written, as comment lines of at most `width` cells.
pub(super) fn question(
    program: &Program,
    field: &Field,
    format: Format,
    language: Language,
    width: usize,
) -> Vec<String> {
    let ask = field.ask.as_ref().unwrap_or(&field.label).get(language).to_owned();
    match &field.kind {
        Type::List(layout) => {
            let mut lines = wrap(&ask, width);
            lines.extend(list_hint(program, program.layout(*layout), format, language, width));
            lines
        }
        Type::Account(_, layout) => {
            let mut lines = wrap(&ask, width);
            lines.push(inline(&example(program, program.layout(*layout)), format));
            lines
        }
        _ => label_and_hint(&ask, &hint(program, field, format, language), width),
    }
}

fn label_and_hint(ask: &str, hint: &str, width: usize) -> Vec<String> {
    let mut lines = wrap(ask, width);
    if let Some(last) = lines.last_mut() {
        let gap = HINT_COLUMN.saturating_sub(last.width()).max(2);
        if last.width() + gap + hint.width() <= width {
            last.push_str(&" ".repeat(gap));
            last.push_str(hint);
            return lines;
        }
    }
    lines.extend(wrap(hint, width.saturating_sub(2)).into_iter().map(|line| format!("  {line}")));
    lines
}

fn day_hint(language: Language) -> String {
    Says::HintDay { example: DAY.to_owned() }.text(language)
}

/// What may be written for a fact that is not a list.
fn hint(program: &Program, field: &Field, format: Format, language: Language) -> String {
    let quote = |word: &str| inline(&Out::Word(word.to_owned()), format);
    let moment = |written: &str| inline(&Out::Moment(written.to_owned()), format);
    let hint = match &field.kind {
        Type::YesNo if format == Format::Yaml => Says::HintYesNo.text(language),
        Type::YesNo => Says::HintTrueFalse.text(language),
        Type::Whole => Says::HintWhole.text(language),
        Type::Decimal => Says::HintDecimal.text(language),
        Type::Money(currency) => Says::HintMoney { currency: currency.clone() }.text(language),
        Type::Amount(unit) => Says::HintAmount { unit: program[*unit].title.clone() }.text(language),
        Type::Text => Says::HintText.text(language),
        Type::Date => Says::HintDay { example: moment(DAY) }.text(language),
        Type::Time => Says::HintTime { example: moment(TIME) }.text(language),
        Type::OneOf(choices) => {
            let choices: Vec<String> = choices
                .iter()
                .map(|choice| match language {
                    Language::En => quote(&choice.word),
                    Language::Zh => {
                        Says::HintNamed { word: quote(&choice.word), name: choice.title.zh.clone() }.text(language)
                    }
                })
                .collect();
            joined(&choices, language)
        }
        Type::List(_) | Type::Account(..) => String::new(),
    };
    if field.optional { Says::HintNone { hint, none: inline(&Out::None, format) }.text(language) } else { hint }
}

/// "a, b or c"
fn joined(words: &[String], language: Language) -> String {
    let comma = match language {
        Language::En => ", ",
        Language::Zh => "、",
    };
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let (or, rest) = (Says::Or.text(language), rest.join(comma));
            // A full-width bracket brings its own blank.
            let or = if rest.ends_with('）') { or.trim_start() } else { &or };
            format!("{rest}{or}{last}")
        }
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// How to write none, one and several.
fn list_hint(program: &Program, layout: &Layout, format: Format, language: Language, width: usize) -> Vec<String> {
    let none = Says::HintListNone.text(language);
    if let [field] = layout.fields.as_slice()
        && field.path.is_empty()
    {
        let one = match &field.kind {
            Type::OneOf(choices) => {
                let words: Vec<String> =
                    choices.iter().map(|choice| inline(&Out::Word(choice.word.clone()), format)).collect();
                Says::HintListWords { words: format!("[{}]", words.join(", ")) }.text(language)
            }
            _ => Says::HintListOne { example: inline(&Out::List(vec![sample(program, field)]), format) }.text(language),
        };
        return label_and_hint_list(&none, &one, width);
    }
    let example = inline(&Out::List(vec![example(program, layout)]), format);
    let one = Says::HintListOne { example }.text(language);
    let mut lines = label_and_hint_list(&none, &one, width);
    lines.extend(choices_of(layout, format, language).iter().flat_map(|line| wrap(line, width)));
    lines
}

fn label_and_hint_list(none: &str, one: &str, width: usize) -> Vec<String> {
    let line = format!("{none}       {one}");
    if line.width() <= width {
        return vec![line];
    }
    let mut lines = vec![none.to_owned()];
    lines.extend(wrap(one, width));
    lines
}

/// The words that the fields of a record may take.
fn choices_of(layout: &Layout, format: Format, language: Language) -> Vec<String> {
    let choices = layout.fields.iter().filter_map(|field| match &field.kind {
        Type::OneOf(choices) => Some((field, choices)),
        _ => None,
    });
    choices
        .map(|(field, choices)| {
            let words: Vec<String> =
                choices.iter().map(|choice| inline(&Out::Word(choice.word.clone()), format)).collect();
            format!("{}: {}", field.name(), joined(&words, language))
        })
        .collect()
}

/// One element of a list.
fn example(program: &Program, layout: &Layout) -> Out {
    let mut items = Vec::new();
    for field in &layout.fields {
        insert(&mut items, &field.path, Item::new("", sample(program, field)));
    }
    Out::Map(items)
}

fn sample(program: &Program, field: &Field) -> Out {
    match &field.kind {
        Type::YesNo => Out::YesNo(false),
        Type::Whole | Type::Amount(_) => Out::Number(String::from("1")),
        Type::Decimal | Type::Money(_) => Out::Number(String::from("12.50")),
        Type::Text => Out::Text(String::from("…")),
        Type::OneOf(choices) => choices.first().map_or_else(Out::question, |choice| Out::Word(choice.word.clone())),
        Type::Date => Out::Moment(DAY.to_owned()),
        Type::Time => Out::Moment(TIME.to_owned()),
        Type::List(layout) => {
            let layout = program.layout(*layout);
            let own = layout.fields.first().filter(|field| field.path.is_empty());
            Out::List(vec![own.map_or_else(|| example(program, layout), |field| sample(program, field))])
        }
        Type::Account(_, layout) => example(program, program.layout(*layout)),
    }
}

/// Breaks a text into lines of at most `width` cells: at blanks, and between Chinese characters, but not before
/// punctuation.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if line.width() + piece.trim_end().width() > width && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The parts between which a line may end.
fn pieces(text: &str) -> Vec<&str> {
    const NOT_FIRST: &str = "，。；：？！）”’、》」』…—";
    const NOT_LAST: &str = "（“‘《「『";
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut before: Option<char> = None;
    let mut length = 0;
    for c in text.chars() {
        let wide = |c: char| c.width() == Some(2);
        let ends = before.is_some_and(|before| {
            let blank = before == ' ' && c != ' ';
            blank || ((wide(before) || wide(c)) && c != ' ' && !NOT_FIRST.contains(c) && !NOT_LAST.contains(before))
        });
        if ends && let Some((piece, behind)) = rest.split_at_checked(length) {
            pieces.push(piece);
            rest = behind;
            length = 0;
        }
        length += c.len_utf8();
        before = Some(c);
    }
    pieces.push(rest);
    pieces
}

//! A plan for a terminal, or the same words without layout.

use super::sheet::{Entry, EntryKind, Section, Sheet, sheets};
use super::{Planned, Plans};
use crate::messages::{Language, Plan as Says, Report};
use crate::report::account::command::command;
use crate::report::layout::{Item, ItemLine, Mark, Page, unkept};
use crate::report::style::{Style, Tone};

/// The plans, one after the other.
pub fn plan(plans: &Plans<'_>, style: &Style) -> String {
    let mut page = Page::new(*style);
    let sheets = sheets(plans, style.language);
    if sheets.len() > 1 {
        let row = |sheet: &Sheet| vec![unkept(&sheet.platform), sheet.answer.first().cloned().unwrap_or_default()];
        page.table(0, &sheets.iter().map(row).collect::<Vec<_>>());
    }
    for sheet in &sheets {
        page.blank();
        write(sheet, &mut page);
    }
    page.blank();
    page.beside(&commands(plans, &sheets, style.language));
    page.finish()
}

fn write(sheet: &Sheet, page: &mut Page) {
    let language = page.style().language;
    let rest = Says::HeadRest { platform: sheet.platform.clone(), day: sheet.made.clone() }.text(language);
    page.headline(Tone::Strong, &head_word(language), &rest);
    page.paragraph(&sheet.answer.join(Report::BetweenSentences.text(language).as_str()));
    for section in &sheet.sections {
        page.blank();
        page.heading(&section.heading);
        self::section(section, page);
    }
    page.blank();
    if let Some(basis) = &sheet.basis {
        page.paragraph(basis);
    }
}

fn head_word(language: Language) -> String {
    let word = Says::Head.text(language);
    match language {
        Language::En => word.to_uppercase(),
        Language::Zh => Report::HeadWord { verdict: word }.text(language),
    }
}

fn section(section: &Section, page: &mut Page) {
    let language = page.style().language;
    let mut dated: Vec<Vec<String>> = Vec::new();
    for entry in &section.entries {
        match &entry.kind {
            EntryKind::Check(number) => page.item(&item(entry, Mark::ToDo, *number)),
            EntryKind::Question => page.item(&item(entry, Mark::Unknown, None)),
            EntryKind::Bullet => page.bullets(&[entry.in_one_piece(language)]),
            EntryKind::Dated(day) => {
                dated.push(vec![day.clone(), entry.text.clone()]);
                let details = entry.detail_texts(language);
                dated.extend(details.into_iter().map(|detail| vec![String::new(), detail]));
            }
        }
    }
    page.table(2, &dated);
}

fn item(entry: &Entry, mark: Mark, number: Option<usize>) -> Item {
    let mut lines = vec![ItemLine::Head { text: entry.text.clone(), right: entry.right.clone() }];
    lines.extend(entry.details.iter().cloned());
    Item { mark, number, lines }
}

/// The next commands.
fn commands(plans: &Plans<'_>, sheets: &[Sheet], language: Language) -> Vec<String> {
    let say = |message: Says| message.text(language);
    let files = || plans.plans.iter().map(|planned| planned.file);
    let mut commands = Vec::new();
    // One file is answered at a time.
    if let Some((_, planned)) = sheets.iter().zip(plans.plans).find(|(sheet, _)| sheet.asks) {
        let ask = command([planned.file].into_iter(), "ask", "");
        commands.extend(ask.map(|command| say(Says::AnswerCommand { command })));
    }
    if sheets.iter().any(|sheet| sheet.has_reasons) {
        commands.extend(command(files(), "", "--why").map(|command| say(Says::WhyCommand { command })));
    }
    if sheets.iter().any(|sheet| sheet.has_days) {
        let name = plans.plans.first().map_or("plan", |planned: &Planned<'_>| planned.program.platform.id.as_str());
        let name = if plans.plans.len() == 1 { name } else { "plan" };
        let calendar = command(files(), "plan", &format!("--format ics > {name}.ics"));
        commands.extend(calendar.map(|command| say(Says::CalendarCommand { command })));
    }
    commands
}

//! A plan as a checklist in Markdown, fit for an issue or a note.

use std::fmt::Write as _;

use super::Plans;
use super::sheet::{Entry, EntryKind, Sheet, sheets};
use crate::messages::{Language, Plan as Says, Report};
use crate::report::layout::unkept;

/// The plans, one after the other, each under a heading of its own.
pub fn markdown(plans: &Plans<'_>, language: Language) -> String {
    let mut out = String::new();
    for sheet in sheets(plans, language) {
        if !out.is_empty() {
            out.push('\n');
        }
        write(&sheet, language, &mut out);
    }
    out
}

fn write(sheet: &Sheet, language: Language, out: &mut String) {
    let title = Says::MarkdownTitle { platform: sheet.platform.clone(), day: sheet.made.clone() }.text(language);
    let answer = sheet.answer.join(&Report::BetweenSentences.text(language));
    let _infallible = write!(out, "# {}\n\n{}\n", escaped(&title), escaped(&answer));
    for section in &sheet.sections {
        let _infallible = write!(out, "\n## {}\n\n", escaped(&section.heading));
        for entry in &section.entries {
            self::entry(entry, language, out);
        }
    }
    if let Some(basis) = &sheet.basis {
        let _infallible = write!(out, "\n{}\n", escaped(basis));
    }
}

fn entry(entry: &Entry, language: Language, out: &mut String) {
    let text = match &entry.right {
        Some(right) => Report::NoteWithSource { text: entry.text.clone(), source: right.clone() }.text(language),
        None => entry.text.clone(),
    };
    let text = escaped(&text);
    let _infallible = match &entry.kind {
        EntryKind::Check(Some(number)) => writeln!(out, "- [ ] **{number}** {text}"),
        EntryKind::Check(None) => writeln!(out, "- [ ] {text}"),
        EntryKind::Question | EntryKind::Bullet => writeln!(out, "- {text}"),
        EntryKind::Dated(day) => writeln!(out, "- **{}** {text}", escaped(day)),
    };
    for detail in entry.detail_texts(language) {
        let _infallible = writeln!(out, "  - {}", escaped(&detail));
    }
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut numbered = false;
    for (index, character) in unkept(text).chars().enumerate() {
        // `1.` and `1)` begin a list as well.
        let begins = match character {
            '#' | '-' | '+' | '=' | '>' => index == 0,
            '.' | ')' => numbered,
            _ => false,
        };
        numbered = (index == 0 || numbered) && character.is_ascii_digit();
        if begins || matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '$') {
            out.push('\\');
        }
        out.push(if character == '\n' { ' ' } else { character });
    }
    out
}

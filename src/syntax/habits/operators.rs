//! `=`, `&&`, `!`, `<=`, `;` and their kin: adieu has words for them.

use super::super::words::ItemKind;
use super::declarations::TEXTS;
use super::phrases::foreign_value;
use super::{Look, Match};
use crate::diagnostic::Code;
use crate::messages::Broken;

/// An operator of another language.
pub fn operators(look: &Look<'_>, at: usize) -> Option<Match> {
    let among_texts =
        look.item == Some(ItemKind::Include) || TEXTS.contains(&look.entry) && look.brackets.last() != Some(&b'(');
    match look.foreign(at) {
        "<" | ">" | "<=" | ">=" | "*" | "/" | "%" | "^" | "?" | "&" | "!" | "~" | "->" if among_texts => None,
        "" => None,
        "=" | "==" | "===" | ":=" | "=>" | "->" => Some(equals(look, at)),
        "!=" | "!==" | "<>" => Some(compared(look, at, "is not")),
        "<=" | "=<" => Some(compared(look, at, if dated(look, at) { "is not after" } else { "is at most" })),
        ">=" => Some(compared(look, at, if dated(look, at) { "is not before" } else { "is at least" })),
        "<" => Some(compared(look, at, if dated(look, at) { "is before" } else { "is less than" })),
        ">" => Some(compared(look, at, if dated(look, at) { "is after" } else { "is more than" })),
        "&&" | "&" => Some(written(look, at, "and")),
        "||" | "|" => Some(either(look, at)),
        "!" | "~" => Some(written(look, at, "not")),
        ";" => Some(semicolon(look, at)),
        "*" | "/" | "%" | "^" | "?" => Some(unknown(look, at)),
        _ => None,
    }
}

fn written(look: &Look<'_>, at: usize, right: &str) -> Match {
    Match::written(look, Code::ForeignOperator, at..at + 1, right)
}

fn unknown(look: &Look<'_>, at: usize) -> Match {
    let what = Broken::NoOperator { operator: look.words(at..at + 1) };
    Match::new(Code::ForeignOperator, at..at + 1, what, Broken::OperatorsAre)
}

/// `state = normal`, `state == normal`; where facts are given or declared, a colon is meant; behind an entry's word,
/// nothing.
fn equals(look: &Look<'_>, at: usize) -> Match {
    let declared = match look.item {
        Some(ItemKind::Example | ItemKind::Test) => true,
        Some(ItemKind::Account | ItemKind::Me) => look.entry != "define" && at == look.entry_at + 1,
        _ => look.entry == "counts",
    };
    let behind_entry = at == look.entry_at + 1 && !matches!(look.entry, "when" | "unless" | "require");
    let as_definition = look.entry == "define" && at == look.entry_at + 2 || look.word_before(at, 2) == "define";
    match () {
        () if declared => written(look, at, ":"),
        () if as_definition => written(look, at, "as"),
        () if behind_entry => Match::left_out(look, Code::ForeignOperator, at..at + 1),
        () => compared(look, at, "is"),
    }
}

/// A comparison, together with an `is` before it and a value of another language behind it.
fn compared(look: &Look<'_>, at: usize, right: &str) -> Match {
    let start = if look.word_before(at, 1) == "is" { at - 1 } else { at };
    let Some(value) = foreign_value(look.word(at + 1)) else {
        return Match::written(look, Code::ForeignOperator, start..at + 1, right);
    };
    Match::written(look, Code::ForeignOperator, start..at + 2, format!("{right} {value}"))
}

/// Whether what follows is a day.
fn dated(look: &Look<'_>, at: usize) -> bool {
    look.number(at + 1).is_some_and(|number| number.matches('-').count() == 2)
}

/// `one of a | b` is a list; everywhere else `|` is `or`.
fn either(look: &Look<'_>, at: usize) -> Match {
    let in_list = look.word_before(at, 3) == "one" && look.word_before(at, 2) == "of";
    written(look, at, if in_list { "," } else { "or" })
}

/// Nothing ends an entry but its own end; between fields on one line a comma stands.
fn semicolon(look: &Look<'_>, at: usize) -> Match {
    let last = look.token(at + 1).is_none_or(|next| next.fresh);
    let closing = look.sign(at + 1) == Some(b'}');
    let listed = matches!(look.item, Some(ItemKind::Account | ItemKind::Me | ItemKind::Example | ItemKind::Test));
    match () {
        () if last || closing => Match::left_out(look, Code::ForeignOperator, at..at + 1),
        () if listed => written(look, at, ","),
        () => {
            let what = Broken::NoPlace { what: ";".to_owned() };
            Match::new(Code::ForeignOperator, at..at + 1, what, Broken::NewLine).read_as("\n")
        }
    }
}

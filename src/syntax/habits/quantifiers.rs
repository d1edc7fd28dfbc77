//! `for all`, `there is`, `such that`, `count(…)`: every, some, no, and what follows them.

use super::super::words;
use super::{Look, Match};
use crate::diagnostic::Code;

/// What others say, and adieu's word for it.
const HEADS: &[(&str, &str)] = &[
    ("for all", "every"),
    ("for each", "every"),
    ("for every", "every"),
    ("for any", "some"),
    ("forall", "every"),
    ("foreach", "every"),
    ("each", "every"),
    ("all", "every"),
    ("any", "some"),
    ("there exists an", "some"),
    ("there exists a", "some"),
    ("there exists", "some"),
    ("exists", "some"),
    ("there is no", "no"),
    ("there are no", "no"),
    ("there is an", "some"),
    ("there is a", "some"),
    ("there is some", "some"),
    ("there is", "some"),
    ("there are", "some"),
    ("not exists", "no"),
    ("none", "no"),
    ("at least one", "some"),
];

/// `for all x in xs`.
pub fn heads(look: &Look<'_>, at: usize) -> Option<Match> {
    if look.after_operand(at) || look.word_before(at, 1) == "is" {
        return None;
    }
    let known = HEADS.iter().find_map(|(from, to)| Some((look.reads(at, from)?, *to)));
    let (element, right) = known.or_else(|| Some((at + 1, words::meant(look.word(at), ["every", "some"])?)))?;
    let joins = matches!(look.word(element + 1), "in" | "of" | "from");
    let named = !look.word(element).is_empty() && !matches!(look.word(element), "of" | "in" | "any" | "all");
    let joins = joins && !look.word(element + 2).is_empty();
    (joins && named).then(|| Match::written(look, Code::UnknownPhrase, at..element, right))
}

/// What stands between the list and what is said of its elements, and between element and list.
pub fn joints(look: &Look<'_>, at: usize) -> Option<Match> {
    let listed = !look.word(at + 1).is_empty();
    if matches!(look.word(at), "of" | "from") && listed && quantifier(look, at.checked_sub(1)?).is_some() {
        return Some(Match::written(look, Code::UnknownPhrase, at..at + 1, "in"));
    }
    let such_that = look.reads(at, "such that").or_else(|| look.reads(at, "with"));
    let comma = look.sign(at) == Some(b',') && !matches!(look.brackets.last(), Some(b'(' | b'['));
    let colon = look.sign(at) == Some(b':');
    let filter = look.word(at) == "where";
    let has = matches!(look.word(at), "has" | "have" | "satisfies" | "fulfils");
    if such_that.is_none() && !comma && !colon && !filter && !has {
        return None;
    }
    let quantifier = before_list(look, at)?;
    let right = if quantifier == "every" { ":" } else { "where" };
    if colon && right == ":" || filter && right == "where" {
        return None;
    }
    Some(Match::written(look, Code::UnknownPhrase, at..such_that.unwrap_or(at + 1), right))
}

/// The quantifier of `every x in xs`, if its list ends before `at`.
fn before_list(look: &Look<'_>, at: usize) -> Option<&'static str> {
    let mut path = at.checked_sub(1).filter(|&path| !look.word(path).is_empty())?;
    while path >= 2 && look.sign(path - 1) == Some(b'.') {
        path -= 2;
    }
    let joint = path.checked_sub(1)?;
    if !matches!(look.word(joint), "in" | "of" | "from") {
        return None;
    }
    quantifier(look, joint.checked_sub(1)?)
}

/// The quantifier before the element at `element`.
fn quantifier(look: &Look<'_>, element: usize) -> Option<&'static str> {
    if look.word(element).is_empty() {
        return None;
    }
    match look.word_before(element, 1) {
        "every" | "each" | "all" | "forall" | "foreach" => Some("every"),
        "some" | "any" | "exists" => Some("some"),
        "no" => Some("no"),
        "is" | "are" if look.word_before(element, 2) == "there" => Some("some"),
        "a" | "an" if look.word_before(element, 3) == "there" => Some("some"),
        _ => None,
    }
}

/// `count(x in xs)`, `number of (…)`, `max of (…)`.
pub fn aggregates(look: &Look<'_>, at: usize) -> Option<Match> {
    const OTHER: &[(&str, &str)] = &[
        ("number of", "count of"),
        ("total of", "sum of"),
        ("maximum of", "largest of"),
        ("max of", "largest of"),
        ("minimum of", "smallest of"),
        ("min of", "smallest of"),
        ("newest of", "latest of"),
        ("last of", "latest of"),
        ("oldest of", "earliest of"),
        ("first of", "earliest of"),
        ("count", "count of"),
        ("len", "count of"),
        ("length", "count of"),
        ("size", "count of"),
        ("sum", "sum of"),
        ("total", "sum of"),
        ("max", "largest of"),
        ("min", "smallest of"),
        ("latest", "latest of"),
        ("earliest", "earliest of"),
        ("largest", "largest of"),
        ("smallest", "smallest of"),
    ];
    if look.after_operand(at) {
        return None;
    }
    let (end, right) = OTHER.iter().find_map(|(from, to)| {
        let end = look.reads(at, from)?;
        (look.sign(end) == Some(b'(')).then_some((end, *to))
    })?;
    Some(Match::written(look, Code::UnknownPhrase, at..end, right))
}

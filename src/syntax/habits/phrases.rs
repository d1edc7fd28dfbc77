//! Comparisons in words that adieu says with other words.

use super::super::outline::Reader;
use super::super::token::Kind;
use super::{Look, Match};
use crate::diagnostic::Code;

/// Behind `is` or `is not`; the longer before the shorter that begins it.
const AFTER_IS: &[(&str, &str)] = &[
    ("no more than", "at most"),
    ("no less than", "at least"),
    ("no fewer than", "at least"),
    ("no later than", "not after"),
    ("no earlier than", "not before"),
    ("greater than or equal to", "at least"),
    ("more than or equal to", "at least"),
    ("less than or equal to", "at most"),
    ("greater than", "more than"),
    ("bigger than", "more than"),
    ("larger than", "more than"),
    ("higher than", "more than"),
    ("longer than", "more than"),
    ("smaller than", "less than"),
    ("fewer than", "less than"),
    ("lower than", "less than"),
    ("shorter than", "less than"),
    ("not equal to", "not"),
    ("equal to", ""),
    ("equals", ""),
    ("exactly", ""),
    ("different from", "not"),
    ("identical to", "the same as"),
    ("same as", "the same as"),
    ("above", "more than"),
    ("over", "more than"),
    ("below", "less than"),
    ("under", "less than"),
    ("at the most", "at most"),
    ("at the least", "at least"),
    ("later than", "after"),
    ("earlier than", "before"),
    ("prior to", "before"),
    ("on or before", "not after"),
    ("before or on", "not after"),
    ("on or after", "not before"),
    ("after or on", "not before"),
    ("since", "not before"),
    ("any of", "one of"),
    ("either of", "one of"),
    ("either", "one of"),
    ("none of", "not one of"),
    ("neither", "not one of"),
    ("not in", "not one of"),
    ("in", "one of"),
];

/// Behind `is`, before a span of time: adieu says how long `ago`.
const LOOKING_BACK: &[(&str, &str)] = &[
    ("no older than", "at most"),
    ("not older than", "at most"),
    ("older than", "more than"),
    ("newer than", "less than"),
    ("younger than", "less than"),
    ("more recent than", "less than"),
    ("within the last", "at most"),
    ("within the past", "at most"),
    ("within last", "at most"),
    ("during the last", "at most"),
    ("in the last", "at most"),
    ("in the past", "at most"),
    ("in last", "at most"),
    ("within", "at most"),
    ("longer than", "more than"),
    ("over", "more than"),
    ("under", "less than"),
];

/// `is no more than 5`, `is older than 30 days`, `is empty`.
pub fn after_is(look: &Look<'_>, at: usize) -> Option<Match> {
    let is = at;
    let mut behind = look.reads(is, "is")?;
    let not = look.word(behind) == "not";
    looking_back(look, is, behind).or_else(|| {
        if let Some(found) = phrase(look, is, behind, "is") {
            return Some(found);
        }
        behind += usize::from(not);
        let found = if not { phrase(look, is, behind, "is not") } else { None };
        found.or_else(|| empty(look, is, behind, not)).or_else(|| between(look, is, behind))
    })
}

fn phrase(look: &Look<'_>, is: usize, behind: usize, opening: &str) -> Option<Match> {
    let (end, right) = AFTER_IS.iter().find_map(|(from, to)| Some((look.reads(behind, from)?, *to)))?;
    if !look.before_operand(end) && look.sign(end) != Some(b'[') {
        return None;
    }
    let right = match (opening, right.strip_prefix("not ")) {
        ("is not", Some(positive)) => format!("is {positive}"),
        _ => format!("{opening} {right}").trim_end().to_owned(),
    };
    Some(Match::written(look, Code::UnknownPhrase, is..end, right))
}

/// `is older than 30 days` → `is more than 30 days ago`.
fn looking_back(look: &Look<'_>, is: usize, behind: usize) -> Option<Match> {
    let (start, right) = LOOKING_BACK.iter().find_map(|(from, to)| Some((look.reads(behind, from)?, *to)))?;
    let number = look.number(start)?;
    let unit = look.word(start + 1);
    if !unit_of_time(unit) || look.word(start + 2) == "after" {
        return None;
    }
    let end = start + 2 + usize::from(matches!(look.word(start + 2), "ago" | "old"));
    Some(Match::written(look, Code::UnknownPhrase, is..end, format!("is {right} {number} {unit} ago")))
}

/// Words for spans of time.
pub fn unit_of_time(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    matches!(singular, "hour" | "day" | "week" | "month" | "year")
}

/// `xs is empty`: of a list one says that there is no element in it.
fn empty(look: &Look<'_>, is: usize, behind: usize, not: bool) -> Option<Match> {
    if !matches!(look.word(behind), "empty" | "blank") || look.sign(behind + 1) == Some(b'.') {
        return None;
    }
    let start = path_start(look, is)?;
    let path = look.words(start..is);
    let right = if not { format!("some x in {path}") } else { format!("no x in {path}") };
    Some(Match::written(look, Code::UnknownPhrase, start..behind + 1, right))
}

/// `is between A and B`: adieu names both ends.
fn between(look: &Look<'_>, is: usize, behind: usize) -> Option<Match> {
    let first = look.reads(behind, "between")?;
    let low = value_end(look, first)?;
    let high = look.reads(low, "and").or_else(|| look.reads(low, "to"))?;
    let end = value_end(look, high)?;
    let start = path_start(look, is)?;
    let path = look.words(start..is);
    let (low, high) = (look.words(first..low), look.words(high..end));
    let right = format!("({path} is at least {low} and {path} is at most {high})");
    Some(Match::written(look, Code::UnknownPhrase, start..end, right))
}

/// Behind a number with its unit.
fn value_end(look: &Look<'_>, at: usize) -> Option<usize> {
    look.number(at)?;
    let unit = look.token(at + 1).filter(|token| token.kind == Kind::Word && !token.fresh);
    let joined = matches!(look.word(at + 1), "and" | "or" | "to");
    Some(at + 1 + usize::from(unit.is_some() && !joined))
}

/// Where the path begins that ends before `end`.
fn path_start(look: &Look<'_>, end: usize) -> Option<usize> {
    let mut at = end.checked_sub(1)?;
    if look.word(at).is_empty() {
        return None;
    }
    while at >= 2 && look.sign(at - 1) == Some(b'.') && !look.word(at - 2).is_empty() {
        at -= 2;
    }
    look.after_operand(at + 1).then_some(at)
}

/// Between two operands.
const VERBS: &[(&str, &str)] = &[
    ("must not be", "is not"),
    ("should not be", "is not"),
    ("cannot be", "is not"),
    ("must be", "is"),
    ("should be", "is"),
    ("has to be", "is"),
    ("does not equal", "is not"),
    ("exceeds", "is more than"),
    ("equals", "is"),
    ("contains", "includes"),
    ("contain", "includes"),
    ("include", "includes"),
    ("are not", "is not"),
    ("was not", "is not"),
    ("were not", "is not"),
    ("are", "is"),
    ("was", "is"),
    ("were", "is"),
    ("be", "is"),
    ("isnt", "is not"),
    ("precedes", "is before"),
    ("follows", "is after"),
    ("不大于", "is at most"),
    ("不超过", "is at most"),
    ("小于等于", "is at most"),
    ("不小于", "is at least"),
    ("不少于", "is at least"),
    ("大于等于", "is at least"),
    ("大于", "is more than"),
    ("超过", "is more than"),
    ("多于", "is more than"),
    ("小于", "is less than"),
    ("少于", "is less than"),
    ("早于", "is before"),
    ("晚于", "is after"),
    ("不是", "is not"),
    ("不等于", "is not"),
    ("等于", "is"),
    ("是", "is"),
    ("包含", "includes"),
    ("包括", "includes"),
    ("并且", "and"),
    ("而且", "and"),
    ("且", "and"),
    ("或者", "or"),
    ("或", "or"),
];

/// `count exceeds 5`, `services contains taobao`, `a AND b`.
pub fn verbs(look: &Look<'_>, at: usize) -> Option<Match> {
    if !look.after_operand(at) {
        return None;
    }
    if let Some(right) = shouted(look.word(at), &["and", "or", "is", "includes"]) {
        return Some(Match::written(look, Code::ForeignOperator, at..at + 1, right));
    }
    let (end, right) = VERBS.iter().find_map(|(from, to)| Some((look.reads(at, from)?, *to)))?;
    look.before_operand(end).then(|| Match::written(look, Code::UnknownPhrase, at..end, right))
}

/// A word of the language in capitals.
fn shouted<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    if word.chars().all(|c| !c.is_ascii_uppercase()) {
        return None;
    }
    known.iter().copied().find(|known| word.eq_ignore_ascii_case(known))
}

/// `NOT a is yes`, `elif`, `isn't`, `two hundred days old`.
pub fn words(look: &Look<'_>, at: usize) -> Option<Match> {
    let word = look.word(at);
    if matches!(word, "elif" | "elsif" | "elseif") {
        return Some(Match::written(look, Code::UnknownPhrase, at..at + 1, "else if"));
    }
    if matches!(word, "isn" | "aren") && matches!(look.foreign(at + 1), "'" | "’") && look.word(at + 2) == "t" {
        return Some(Match::written(look, Code::UnknownPhrase, at..at + 3, "is not"));
    }
    if word == "old" && unit_of_time(look.word_before(at, 1)) {
        return Some(Match::written(look, Code::UnknownPhrase, at..at + 1, "ago"));
    }
    let not = matches!(word, "不" | "非").then_some("not");
    let known = ["not", "every", "some", "no", "if", "then", "else"];
    let right = not.or_else(|| shouted(word, &known)).filter(|_| look.before_operand(at + 1))?;
    (!look.after_operand(at) || matches!(right, "then" | "else" | "if"))
        .then(|| Match::written(look, Code::ForeignOperator, at..at + 1, right))
}

/// `is true`, `is null`: the grammar would take them for words of a `one of`.
pub fn foreign_values(look: &Look<'_>, at: usize) -> Option<Match> {
    let is = look.reads(at, "is").filter(|_| look.word(at) == "is")?;
    let value = is + usize::from(look.word(is) == "not");
    let right = foreign_value(look.word(value))?;
    if look.sign(value + 1) == Some(b'.') {
        return None;
    }
    let right = format!("{} {right}", look.words(at..value));
    Some(Match::written(look, Code::UnknownPhrase, at..value + 1, right))
}

/// Whether what follows `is` might be for one of the two rules here.
pub fn may_be_foreign(reader: &Reader<'_>, at: usize) -> bool {
    let at = at + usize::from(reader.word(at) == "not");
    let joined = reader.word(at + 1) == "or" && reader.word(at) != "none";
    let compared = matches!(reader.word(at + 3), "is" | "includes") || reader.sign(at + 3) == Some(b'.');
    joined && !compared || foreign_value(reader.word(at)).is_some()
}

/// `yes`, `no` or `none` in another language.
pub fn foreign_value(word: &str) -> Option<&'static str> {
    match word {
        "true" | "True" | "TRUE" | "Yes" | "YES" => Some("yes"),
        "false" | "False" | "FALSE" | "No" | "NO" => Some("no"),
        "null" | "nil" | "NULL" | "None" | "NONE" | "undefined" => Some("none"),
        _ => None,
    }
}

/// `is normal or stolen`, where `stolen` is a word of the same `one of` as `normal`.
pub fn or_values(look: &Look<'_>, at: usize) -> Option<Match> {
    let first = look.reads(at, "is").filter(|_| look.word(at) == "is")?;
    let first = first + usize::from(look.word(first) == "not");
    let mut end = first + 1;
    while look.word(end) == "or" && stands_alone(look, end + 1) {
        end += 2;
    }
    if end == first + 1 || look.word(first).is_empty() {
        return None;
    }
    let values: Vec<&str> = (first..end).step_by(2).map(|value| look.word(value)).collect();
    if !share_a_list(look, &values) {
        return None;
    }
    let right = format!("{} one of {}", look.words(at..first), values.join(", "));
    Some(Match::written(look, Code::UnknownPhrase, at..end, right))
}

/// A word that begins no comparison of its own.
fn stands_alone(look: &Look<'_>, at: usize) -> bool {
    !look.word(at).is_empty()
        && !matches!(look.word(at), "not" | "no" | "every" | "some" | "any" | "all" | "if")
        && !matches!(look.word(at + 1), "is" | "includes")
        && !matches!(look.sign(at + 1), Some(b'.' | b'+' | b'-' | b'('))
}

/// Whether some fact of this file takes all of the values, and no definition has the name of one of the later ones.
fn share_a_list(look: &Look<'_>, values: &[&str]) -> bool {
    let Some(searches) = look.searches.get().checked_sub(1) else { return false };
    look.searches.set(searches);
    let mut shared = false;
    for at in 0..look.reader.tokens.len() {
        let word = look.word(at);
        if word == "define" && values.iter().skip(1).any(|value| look.word(at + 1) == *value) {
            return false;
        }
        if word == "one" && look.word(at + 1) == "of" {
            shared |= has_all(look, at + 2, values);
        }
    }
    shared
}

/// Whether the words of the `one of` that begins at `at` are among a fact's declared ones, and hold all `values`.
fn has_all(look: &Look<'_>, at: usize, values: &[&str]) -> bool {
    let mut missing: Vec<&str> = values.to_vec();
    let mut at = at;
    while !look.word(at).is_empty() {
        missing.retain(|value| *value != look.word(at));
        at += 1;
        if look.word(at) == "zh" && look.is_text(at + 1) {
            at += 2;
        }
        if look.sign(at) != Some(b',') {
            break;
        }
        at += 1;
    }
    missing.is_empty()
}

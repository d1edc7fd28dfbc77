//! Texts without their language, colons where none stands, types and definitions as other languages write them.

use super::super::token::Kind;
use super::super::words::{self, ItemKind};
use super::{ARMS, Look, Match};
use crate::diagnostic::Code;
use crate::messages::Broken;

/// Entries that hold a text in both languages.
pub const TEXTS: &[&str] = &[
    "name",
    "title",
    "label",
    "ask",
    "where",
    "place",
    "note",
    "says",
    "try",
    "text",
    "fix",
    "prevent",
    "step",
    "path",
    "final",
    "otherwise",
    "claim",
    "afterwards",
    "cancel",
    "stall",
];

/// `fix "解除授权" "Release it"`: which string is which language; `cn "…"`, `english "…"`.
pub fn languages(look: &Look<'_>, at: usize) -> Option<Match> {
    let misnamed = match look.word(at) {
        "cn" | "ch" | "zh_cn" | "zh_CN" | "chinese" | "Chinese" | "ZH" | "中文" | "中" => "zh",
        "eng" | "english" | "English" | "EN" | "en_us" | "en_US" | "英文" | "英" => "en",
        "zh" | "en" => return needless(look, at),
        _ => return bare_text(look, at),
    };
    look.is_text(at + 1).then(|| Match::written(look, Code::UnknownPhrase, at..at + 1, misnamed))
}

/// `timezone zh "Asia/Shanghai"`: what is the same in both languages has none.
fn needless(look: &Look<'_>, at: usize) -> Option<Match> {
    let plain = matches!(look.word_before(at, 1), "timezone" | "address" | "archived" | "called" | "test");
    (plain && look.is_text(at + 1)).then(|| Match::left_out(look, Code::Syntax, at..at + 1))
}

fn bare_text(look: &Look<'_>, at: usize) -> Option<Match> {
    let before = look.word_before(at, 1);
    let wanted = TEXTS.contains(&look.entry) && look.is_text(at) && !matches!(before, "zh" | "en");
    let follows = TEXTS.contains(&before) || matches!(before, "usually" | "sometimes" | "mobile" | "desktop" | "web");
    let second = at.checked_sub(1).is_some_and(|before| look.is_text(before)) && look.entry_at + 4 >= at;
    if !wanted || !(follows || second) {
        return None;
    }
    let written = look.words(at..at + 1);
    let language = if written.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}')) { "zh" } else { "en" };
    let how = Broken::WriteBefore { word: language.to_owned() };
    let found = Match::new(Code::Syntax, at..at + 1, Broken::NoLanguage, how);
    Some(found.read_as(format!("{language} {written}")))
}

/// `title: zh "…"`, `zh: "…"`, `require: …`: a colon stands behind the name of a fact alone.
pub fn colons(look: &Look<'_>, at: usize) -> Option<Match> {
    let is_colon = look.sign(at) == Some(b':') || matches!(look.foreign(at), "=" | ":=");
    let before = look.word_before(at, 1);
    if !is_colon || before.is_empty() {
        return None;
    }
    let language = matches!(before, "zh" | "en") && look.is_text(at + 1);
    let entry =
        look.entry_at + 1 == at && look.item.is_some_and(|item| words::entries(item).any(|word| word == before));
    let facts = matches!(look.item, Some(ItemKind::Account | ItemKind::Me | ItemKind::Example | ItemKind::Test));
    let texted = matches!(look.word(at + 1), "zh" | "en") || look.is_text(at + 1);
    let given = look.item == Some(ItemKind::Test) && look.brackets.len() <= 1;
    let misplaced = language || entry && (!facts || given || texted && look.item != Some(ItemKind::Example));
    misplaced.then(|| Match::left_out(look, Code::Syntax, at..at + 1))
}

/// `define idle = …`, `define idle is …`: adieu says `as`.
pub fn definitions(look: &Look<'_>, at: usize) -> Option<Match> {
    if look.word_before(at, 2) != "define" || look.word_before(at, 1).is_empty() {
        return None;
    }
    let other = look.sign(at) == Some(b':') || matches!(look.word(at), "is" | "means" | "to");
    other.then(|| Match::written(look, Code::UnknownPhrase, at..at + 1, "as"))
}

/// Types as other languages call them.
const TYPES: &[(&str, &str)] = &[
    ("boolean", "yes or no"),
    ("bool", "yes or no"),
    ("string", "text"),
    ("str", "text"),
    ("integer", "whole number"),
    ("int", "whole number"),
    ("number", "whole number"),
    ("float", "decimal"),
    ("double", "decimal"),
    ("datetime", "time"),
    ("timestamp", "time"),
    ("day", "date"),
    ("enum", "one of"),
    ("array of", "list of"),
    ("set of", "list of"),
    ("lists of", "list of"),
];

/// `closed: boolean`: the grammar would take it for a platform.
pub fn types(look: &Look<'_>, at: usize) -> Option<Match> {
    let declared = match look.word_before(at, 1) {
        "optional" => true,
        "of" => look.word_before(at, 2) == "list",
        _ => look.sign(at.checked_sub(1)?) == Some(b':') && !look.word_before(at, 2).is_empty(),
    };
    let facts = matches!(look.item, Some(ItemKind::Account | ItemKind::Me));
    if !facts || !declared || look.entry == "define" {
        return None;
    }
    let (end, right) = TYPES.iter().find_map(|(from, to)| Some((look.reads(at, from)?, *to))).or(short(look, at))?;
    Some(Match::written(look, Code::UnknownPhrase, at..end, right))
}

/// Whether a word might be a type of another language, or half of one.
pub fn may_be_type(word: &str, next: &str) -> bool {
    let half = match word {
        "money" => next != "in",
        "list" | "one" => next != "of",
        "yes" => next != "or",
        "whole" => next != "number",
        "lists" | "array" | "set" => true,
        _ => false,
    };
    half || TYPES.iter().any(|(known, _)| *known == word)
}

/// Types of which half was said: `money`, `list { … }`, `yes`.
fn short(look: &Look<'_>, at: usize) -> Option<(usize, &'static str)> {
    let next = look.word(at + 1);
    let right = match look.word(at) {
        "money" if next != "in" => "money in CNY",
        "list" | "lists" if next != "of" => "list of",
        "one" if next != "of" => "one of",
        "yes" if next != "or" => "yes or no",
        "whole" if next != "number" => "whole number",
        _ => return None,
    };
    let end = at + 1 + usize::from(look.word(at) == "one" && look.sign(at + 1) == Some(b':'));
    Some((end, right))
}

/// `last_used?: date`, `last_used: date?`
pub fn optional(look: &Look<'_>, at: usize) -> Option<Match> {
    let facts = matches!(look.item, Some(ItemKind::Account | ItemKind::Me));
    if !facts || look.entry == "define" {
        return None;
    }
    let how = |right: &str| Broken::Write { right: right.to_owned() };
    if look.foreign(at) == "?" && look.sign(at + 1) == Some(b':') {
        let found = Match::new(Code::Syntax, at..at + 2, Broken::Optional, how(": optional"));
        return Some(found.read_as(": optional"));
    }
    let named = !look.word(at).is_empty() && look.foreign(at + 1) == "?" && look.touches(at);
    if !named || look.sign(at.checked_sub(1)?) != Some(b':') {
        return None;
    }
    let right = format!("optional {}", look.word(at));
    Some(Match::new(Code::Syntax, at..at + 2, Broken::Optional, how(&right)).read_as(right))
}

/// `given clean and { … }`, `expect failing a and b`, `cancel if`, `by the platform`, `version new since 2020`.
pub fn joining_words(look: &Look<'_>, at: usize) -> Option<Match> {
    let word = look.word(at);
    let head = look.item == Some(ItemKind::Version) && look.brackets.is_empty();
    let right = match (look.item, look.entry, word) {
        (Some(ItemKind::Test), "given", "and" | "with" | "except") if look.sign(at + 1) == Some(b'{') => "but",
        (Some(ItemKind::Test), "expect", "and" | "or") => ",",
        (_, _, "if") if matches!(look.word_before(at, 1), "cancel" | "stall") => "when",
        (_, _, "since" | "starting") if head => "from",
        (_, _, "to" | "till" | "through") if head => "until",
        (_, _, "the") if look.word_before(at, 1) == "by" => {
            return Some(Match::left_out(look, Code::Syntax, at..at + 1));
        }
        _ => return None,
    };
    Some(Match::written(look, Code::UnknownPhrase, at..at + 1, right))
}

/// `one of [a, b]`: the words follow without brackets.
pub fn one_of_brackets(look: &Look<'_>, at: usize) -> Option<Match> {
    const LONGEST: usize = 200;
    let one_of = look.word_before(at, 1) == "of" && matches!(look.word_before(at, 2), "one" | "any")
        || look.word_before(at, 1) == "in" && look.word_before(at, 2) == "is";
    let opens = matches!(look.token(at)?.kind, Kind::Open(b'[' | b'('));
    if !one_of || !opens {
        return None;
    }
    let end = (at + 1..at + LONGEST).find(|&end| !matches!(look.token(end), Some(token) if flat(token.kind)))?;
    let closed = matches!(look.token(end)?.kind, Kind::Close(_)) && end > at + 1;
    let bare = look.reader.text.get(look.reader.bytes(at + 1..end))?;
    let what = Broken::NoBrackets;
    closed.then(|| Match::new(Code::Syntax, at..end + 1, what, Broken::OneOfWithout).read_as(bare))
}

/// `a is yes, b is yes` among arms: each begins its line, and nothing stands between them.
pub fn commas(look: &Look<'_>, at: usize) -> Option<Match> {
    if look.sign(at) != Some(b',') || look.brackets.last() != Some(&ARMS) {
        return None;
    }
    let next = look.token(at + 1)?;
    let mut behind = at + 2;
    while look.sign(behind) == Some(b'.') {
        behind += 2;
    }
    let arm = next.kind == Kind::Word && matches!(look.word(behind), "is" | "includes") || next.fresh;
    if !arm {
        return None;
    }
    let what = Broken::NoPlace { what: ",".to_owned() };
    let how = if next.fresh { Broken::LeaveOut } else { Broken::NewLine };
    let right = if next.fresh { "" } else { "\n" };
    Some(Match::new(Code::ArmsOnOneLine, at..at + 1, what, how).read_as(right))
}

fn flat(kind: Kind) -> bool {
    matches!(kind, Kind::Word | Kind::Number | Kind::Text | Kind::Sign(_))
}

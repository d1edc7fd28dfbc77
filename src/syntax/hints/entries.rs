//! Words that begin no entry, or not there; facts without a colon; heads without a name.

use super::super::grammar::Rule;
use super::super::outline::header;
use super::super::patch::Edit;
use super::super::segments::Body;
use super::super::words::{self, ItemKind};
use super::sentences::missing;
use super::{Hint, Stuck};
use crate::diagnostic::Code;
use crate::messages::{Broken, Choices, Message, Syntax, Words};

/// An entry that may stand in more items than these is better told what stands in its own.
const MOST_HOMES: usize = 5;

/// A hint about a word that should begin something.
pub fn entry(stuck: &Stuck<'_>) -> Option<Hint> {
    head(stuck).or_else(|| field(stuck)).or_else(|| word(stuck))
}

/// `condition {`, `test {`, `version new {`
fn head(stuck: &Stuck<'_>) -> Option<Hint> {
    let kind = stuck.place.item.filter(|_| stuck.place.body == Body::Head || stuck.found == 1)?;
    let item = words::word(kind).to_owned();
    if kind == ItemKind::Include && stuck.found > 1 {
        let what = Broken::NotExpected { found: stuck.found_text() };
        let tokens = stuck.found..stuck.found + 1;
        return Some(stuck.lost(stuck.error(Code::Syntax, tokens.clone(), what, Broken::IncludeName), tokens));
    }
    let tokens = stuck.place.head..stuck.found.max(stuck.place.head + 1);
    let whole = stuck.place.segment.clone();
    let (what, how, filler) = match kind {
        ItemKind::Test if stuck.wanted.has(Rule::string) => {
            (Broken::TestWithoutSentence, Broken::WriteTest, Some("test \"\""))
        }
        ItemKind::Version if stuck.wanted.has(Rule::SEEN) => (Broken::VersionWithoutStart, Broken::WriteVersion, None),
        _ if stuck.wanted.has(Rule::name) && words::named(kind) => {
            (Broken::ItemWithoutName { item: item.clone() }, Broken::WriteName { item }, None)
        }
        _ => return None,
    };
    let diagnostic = stuck.error(Code::Syntax, tokens.clone(), what, how);
    let mut hint = stuck.lost(diagnostic, tokens);
    if let Some(filler) = filler {
        hint.edits = vec![Edit { range: stuck.bytes(whole), text: filler.to_owned() }];
        hint.spoils = true;
    }
    Some(hint)
}

/// Among facts the grammar takes every word for the name of a fact and then misses its colon.
fn field(stuck: &Stuck<'_>) -> Option<Hint> {
    let at = stuck.found.checked_sub(1)?;
    let word = stuck.reader.word(at);
    if stuck.before.body != Body::Fields || !stuck.wanted.has(Rule::COLON) || word.is_empty() {
        return None;
    }
    const TYPES: &[&str] =
        &["yes", "one", "text", "list", "optional", "whole", "decimal", "money", "amount", "date", "time"];
    let next = stuck.reader.word(stuck.found);
    if TYPES.contains(&next) && !stuck.reader.token(stuck.found).is_some_and(|token| token.fresh) {
        let what = Broken::MissingMark { mark: ":".to_owned() };
        let how = Broken::Write { right: format!("{word}:") };
        let diagnostic = stuck.error(Code::Syntax, at..at + 1, what, how);
        return Some(stuck.replaced(diagnostic, at..at + 1, &format!("{word}:")));
    }
    if let Some(hint) = elsewhere(stuck, at, ItemKind::Account).or_else(|| misspelt(stuck, at, ItemKind::Account)) {
        return Some(hint);
    }
    let fresh = stuck.reader.token(at).is_some_and(|token| token.fresh);
    if let Some(hint) = out_of_order(stuck, at, ItemKind::Account).filter(|_| fresh && word != "define") {
        return Some(hint);
    }
    if matches!(word, "zh" | "en") {
        let expected = Choices(vec![Message::from(Syntax::AString)]);
        let what = Broken::NotExpected { found: stuck.found_text() };
        let tokens = stuck.found..stuck.found + 1;
        let diagnostic = stuck.error(Code::Syntax, tokens.clone(), what, Broken::ExpectedHere { expected });
        return Some(stuck.lost(diagnostic, tokens));
    }
    let listed = (stuck.before.segment.start..at).any(|at| stuck.reader.word(at) == "one");
    if listed && !fresh {
        return Some(missing(stuck, at - 1, ",", ","));
    }
    let (what, how) = match fresh {
        true => (Broken::FactWithoutType { fact: word.to_owned() }, Broken::WriteFact { fact: word.to_owned() }),
        false => (Broken::NotExpected { found: word.to_owned() }, Broken::AfterType),
    };
    let diagnostic = stuck.error(Code::Syntax, at..at + 1, what, how);
    let mut hint = stuck.lost(diagnostic, at..at + 1);
    if !fresh {
        hint.edits = vec![Edit { range: stuck.bytes(at..at + 1), text: String::new() }];
        hint.spoils = true;
    }
    Some(hint)
}

/// A word where an entry may begin.
fn word(stuck: &Stuck<'_>) -> Option<Hint> {
    let at = stuck.found;
    let kind = stuck.place.item?;
    if stuck.reader.word(at).is_empty() || !stuck.wanted.an_entry() {
        return None;
    }
    if stuck.place.body == Body::Wait {
        return misspelt_among(stuck, at, &["cancel", "stall", "text", "says", "claim", "cite"]);
    }
    if kind == ItemKind::Version {
        return version_item(stuck, at);
    }
    if let Some(nested) = nested(stuck, at, kind) {
        return Some(nested);
    }
    let begins = at == stuck.place.segment.start;
    let known = !words::homes(stuck.reader.word(at)).is_empty();
    match (known, begins) {
        (true, _) => elsewhere(stuck, at, kind).or_else(|| out_of_order(stuck, at, kind)),
        (false, _) => misspelt(stuck, at, kind).or_else(|| begins.then(|| unknown(stuck, at, kind))),
    }
}

/// A word near to one that begins an entry of such items.
fn misspelt(stuck: &Stuck<'_>, at: usize, kind: ItemKind) -> Option<Hint> {
    let near: Vec<&str> = words::entries(kind).collect();
    misspelt_among(stuck, at, &near)
}

fn misspelt_among(stuck: &Stuck<'_>, at: usize, known: &[&str]) -> Option<Hint> {
    const SHORTEST: usize = 3;
    let word = stuck.reader.word(at);
    let near = words::meant(word, known.iter().copied()).filter(|_| word.chars().count() >= SHORTEST);
    let right = near.or_else(|| words::synonym(word).filter(|right| known.contains(right)))?;
    let what = Broken::NoEntry { word: word.to_owned() };
    let how = Broken::DidYouMean { right: right.to_owned() };
    let diagnostic = stuck.error(Code::UnknownEntry, at..at + 1, what, how);
    Some(stuck.replaced(diagnostic, at..at + 1, right))
}

/// An entry of other items.
fn elsewhere(stuck: &Stuck<'_>, at: usize, kind: ItemKind) -> Option<Hint> {
    let word = stuck.reader.word(at);
    let homes = words::homes(word);
    if homes.is_empty() || homes.contains(&kind) {
        return None;
    }
    let what = Broken::NotInThisItem { word: word.to_owned(), item: words::word(kind).to_owned() };
    let how = match homes.len() {
        0..=MOST_HOMES => Broken::BelongsIn { items: items(homes) },
        _ => entries_are(kind),
    };
    let diagnostic = stuck.error(Code::UnknownEntry, at..at + 1, what, how);
    Some(stuck.lost(diagnostic, at..at + 1))
}

/// An entry of this item, but not there.
fn out_of_order(stuck: &Stuck<'_>, at: usize, kind: ItemKind) -> Option<Hint> {
    const HEAD: &[&str] = &["title", "when", "unless", "from", "until"];
    const BEHIND: &[(&str, &str)] = &[
        ("fix", "require"),
        ("no", "require"),
        ("says", "require"),
        ("claim", "require"),
        ("try", "require"),
        ("takes", "fix"),
        ("through", "fix"),
        ("counts", "fix"),
        ("by", "fix"),
        ("amount", "text"),
        ("recoverable", "text"),
        ("otherwise", "step"),
        ("cancel", "wait"),
        ("stall", "wait"),
        ("note", "cite"),
        ("label", ":"),
        ("ask", ":"),
        ("where", ":"),
        ("place", ":"),
        ("sensitive", ":"),
        ("judged", ":"),
    ];
    let word = stuck.reader.word(at);
    let first = words::first_entry(kind).to_owned();
    let how = match BEHIND.iter().find(|(entry, _)| *entry == word) {
        Some((_, ":")) => Broken::BehindType,
        Some((_, owner)) => Broken::StandsBehind { owner: (*owner).to_owned() },
        None if HEAD.contains(&word) && !first.is_empty() => Broken::StandsBefore { entry: first },
        None => return None,
    };
    let dependent = !matches!(how, Broken::StandsBefore { .. });
    let diagnostic = stuck.error(Code::MisplacedEntry, at..at + 1, Broken::Misplaced { word: word.to_owned() }, how);
    Some(Hint { dependent, ..stuck.lost(diagnostic, at..at + 1) })
}

fn unknown(stuck: &Stuck<'_>, at: usize, kind: ItemKind) -> Hint {
    let word = stuck.reader.word(at).to_owned();
    let diagnostic = stuck.error(Code::UnknownEntry, at..at + 1, Broken::NoEntry { word }, entries_are(kind));
    stuck.lost(diagnostic, at..at + 1)
}

fn entries_are(kind: ItemKind) -> Broken {
    let entries: Vec<&str> = words::entries(kind).filter(|entry| words::main_entry(kind, entry)).collect();
    Broken::EntriesAre { item: words::word(kind).to_owned(), entries: list(&entries) }
}

/// A whole item inside of another.
fn nested(stuck: &Stuck<'_>, at: usize, kind: ItemKind) -> Option<Hint> {
    let head = header(stuck.reader, at).filter(|head| head.brace.is_some())?;
    let inner = words::word(head.kind?).to_owned();
    let what = Broken::ItemInItem { inner, item: words::word(kind).to_owned() };
    let diagnostic = stuck.error(Code::MisplacedEntry, at..at + 1, what, Broken::ItemsStandAlone);
    Some(stuck.lost(diagnostic, at..at + 1))
}

/// A word in a version that begins no item, or none of those that a version holds.
fn version_item(stuck: &Stuck<'_>, at: usize) -> Option<Hint> {
    let word = stuck.reader.word(at).to_owned();
    let inner: Vec<&str> =
        words::ITEMS.iter().filter(|(_, kind)| words::versioned(*kind)).map(|(word, _)| *word).collect();
    if words::item(&word).is_some() {
        let what = Broken::NotInVersion { item: word };
        let how = Broken::VersionHolds { items: list(&inner) };
        let diagnostic = stuck.error(Code::MisplacedEntry, at..at + 1, what, how);
        return Some(stuck.lost(diagnostic, at..at + 1));
    }
    let what = Broken::NoItem { word: word.clone() };
    match words::meant(&word, inner.iter().copied()) {
        Some(right) => {
            let how = Broken::DidYouMean { right: right.to_owned() };
            let diagnostic = stuck.error(Code::UnknownItem, at..at + 1, what, how);
            Some(stuck.replaced(diagnostic, at..at + 1, right))
        }
        None => {
            let how = Broken::VersionHolds { items: list(&inner) };
            let diagnostic = stuck.error(Code::UnknownItem, at..at + 1, what, how);
            Some(stuck.lost(diagnostic, at..at + 1))
        }
    }
}

/// Items by their words.
pub fn items(kinds: &[ItemKind]) -> Words {
    list(&kinds.iter().map(|kind| words::word(*kind)).collect::<Vec<_>>())
}

/// Words of the language, the last joined by “or”.
pub fn list(words: &[&str]) -> Words {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            Words { zh: format!("{} 或 {last}", rest.join("、")), en: format!("{} or {last}", rest.join(", ")) }
        }
        _ => Words { zh: quoted.concat(), en: quoted.concat() },
    }
}

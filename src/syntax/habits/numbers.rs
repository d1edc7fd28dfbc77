//! Dates, numbers, money and citations as people write them elsewhere.

use super::super::token::Kind;
use super::phrases::unit_of_time;
use super::{Look, Match};
use crate::diagnostic::Code;
use crate::messages::{Broken, words};

/// `2026/11/20`, `20.11.2026`, `2026年11月20日`, `20 November 2026`.
pub fn dates(look: &Look<'_>, at: usize) -> Option<Match> {
    let end = touching_end(look, at).max(at + 1);
    let written = look.words(at..end);
    if let Some(found) = look.number(at).and_then(|_| date(look, at, end, &written)) {
        return Some(found);
    }
    if let Some(month) = month_number(look.word(at)).filter(|_| look.number(at + 1).is_some_and(|year| year.len() == 4))
    {
        let right = format!("{}-{month:02}", look.words(at + 1..at + 2));
        return Some(Match::written(look, Code::BadDate, at..at + 2, right));
    }
    // A month's name stands between blanks.
    let spoken = (at..at + 4).take_while(|&index| in_date(look, index)).count();
    let end = at + spoken;
    let end = if look.number(end.wrapping_sub(1)).is_some() { end } else { end.saturating_sub(1).max(at + 1) };
    let (day, month, year) = spoken_date(&look.words(at..end).replace(',', " "))?;
    Some(Match::written(look, Code::BadDate, at..end, iso(year, month, day)?))
}

fn in_date(look: &Look<'_>, at: usize) -> bool {
    look.number(at).is_some() || month_number(look.word(at)).is_some() || look.sign(at) == Some(b',')
}

fn date(look: &Look<'_>, at: usize, end: usize, written: &str) -> Option<Match> {
    if written.contains(['-']) && written.split('-').count() == 3 && iso_date(written).is_none() {
        return None;
    }
    match iso_date(written) {
        Some(right) if right == written => None,
        Some(right) => Some(Match::written(look, Code::BadDate, at..end, right)),
        None if slashed(written) => {
            let what = Broken::UnclearDate { date: written.to_owned() };
            Some(Match::new(Code::BadDate, at..end, what, Broken::WriteDate))
        }
        None => None,
    }
}

/// `11/20/26`: a date, though not certain which.
fn slashed(written: &str) -> bool {
    let parts: Vec<&str> = written.split('/').collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Behind the last of the numbers and slashes that touch each other.
fn touching_end(look: &Look<'_>, at: usize) -> usize {
    const LONGEST: usize = 8;
    let mut end = at;
    while end < at + LONGEST && in_figures(look, end) {
        end += 1;
        if !look.touches(end - 1) {
            break;
        }
    }
    end
}

fn in_figures(look: &Look<'_>, at: usize) -> bool {
    look.number(at).is_some() || look.foreign(at) == "/" || look.word(at).starts_with(['年', '月'])
}

/// A date in another notation, if it can only be one, as `2026-11-20`.
pub fn iso_date(written: &str) -> Option<String> {
    let parts: Vec<&str> =
        written.split(['/', '.', '年', '月']).map(|part| part.trim_end_matches(['日', '号'])).collect();
    let parts: Vec<u32> = parts
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten())
        .collect::<Option<_>>()?;
    let separated = written.contains(['/', '年']) || written.matches('.').count() == 2;
    match *parts.as_slice() {
        [year, month, day] if separated && year >= 1000 => iso(year, month, day),
        [day, month, year] if separated && year >= 1000 && (day > 12 || written.contains('.')) => iso(year, month, day),
        [month, day, year] if separated && year >= 1000 && day > 12 => iso(year, month, day),
        [year, month] if written.contains(['/', '年']) && year >= 1000 && (1..=12).contains(&month) => {
            Some(format!("{year:04}-{month:02}"))
        }
        _ => None,
    }
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let fits = (1000..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn spoken_date(written: &str) -> Option<(u32, u32, u32)> {
    let parts: Vec<&str> = written.split_whitespace().collect();
    match *parts.as_slice() {
        [month, day, year] if month_number(month).is_some() => {
            Some((day.parse().ok()?, month_number(month)?, year.parse().ok()?))
        }
        [day, month, year] => Some((day.parse().ok()?, month_number(month)?, year.parse().ok()?)),
        _ => None,
    }
}

fn month_number(word: &str) -> Option<u32> {
    words::month_number(word).map(u32::from)
}

/// `10,000` → `10_000`
pub fn thousands(look: &Look<'_>, at: usize) -> Option<Match> {
    let first = look.number(at)?;
    let listed = look.brackets.last() == Some(&b'[') || matches!(look.word_before(at, 1), "of" | "lines" | "line");
    if listed || first.len() > 3 || at.checked_sub(1).is_some_and(|before| look.sign(before) == Some(b',')) {
        return None;
    }
    let mut end = at + 1;
    let mut right = first.to_owned();
    while look.sign(end) == Some(b',') && look.touches(end - 1) && look.touches(end) {
        let Some(group) = look.number(end + 1).filter(|group| group.split('.').next().map(str::len) == Some(3)) else {
            break;
        };
        right = format!("{right}_{group}");
        end += 2;
    }
    (end > at + 1).then(|| Match::written(look, Code::BadNumber, at..end, right))
}

/// `.5`, `5.`
pub fn decimals(look: &Look<'_>, at: usize) -> Option<Match> {
    if look.sign(at) == Some(b'.') && look.touches(at) {
        let after_word = at.checked_sub(1).is_some_and(|before| look.touches(before));
        let digits = look.number(at + 1).filter(|_| !after_word)?;
        return Some(Match::written(look, Code::BadNumber, at..at + 2, format!("0.{digits}")));
    }
    let digits = look.number(at).filter(|_| look.sign(at + 1) == Some(b'.') && look.touches(at))?;
    Some(Match::written(look, Code::BadNumber, at..at + 2, digits.to_owned()))
}

/// `-1`: a dash in front of a number that follows no other.
pub fn below_zero(look: &Look<'_>, at: usize) -> Option<Match> {
    look.number(at + 1).filter(|_| look.sign(at) == Some(b'-') && look.touches(at))?;
    let before = at.checked_sub(1)?;
    let difference = look.number(before).is_some() || look.sign(before) == Some(b')') || look.touches(before);
    let written = look.words(at..at + 2);
    let what = Broken::BelowZero { number: written };
    (!difference).then(|| Match::new(Code::BadNumber, at..at + 2, what, Broken::BelowZeroHelp))
}

/// `30d`, `30天`, `5CNY`: a number and its unit in one word.
pub fn glued(look: &Look<'_>, at: usize) -> Option<Match> {
    let digits = look.number(at).filter(|_| look.touches(at))?;
    let unit = look.word(at + 1);
    let name = look.word_before(at, 1) == "condition" || look.sign(at + 2) == Some(b':');
    if unit.is_empty() || name {
        return None;
    }
    Some(Match::written(look, Code::BadNumber, at..at + 2, format!("{digits} {}", unit_of(unit))))
}

/// The unit that an abbreviation, or a Chinese word, stands for; the word itself if it is not known.
pub fn unit_of(word: &str) -> &str {
    match word {
        "h" | "hr" | "hrs" | "小时" | "个小时" => "hours",
        "d" | "天" | "日" => "days",
        "w" | "wk" | "周" | "星期" | "个星期" => "weeks",
        "m" | "mo" | "月" | "个月" => "months",
        "y" | "yr" | "yrs" | "年" => "years",
        "元" | "块" | "RMB" | "rmb" | "yuan" | "cny" => "CNY",
        other => other,
    }
}

/// `¥5`, `CNY 5`, `5%`.
pub fn money(look: &Look<'_>, at: usize) -> Option<Match> {
    let currency = match (look.foreign(at), look.word(at)) {
        ("¥" | "￥", _) | (_, "CNY" | "RMB") => "CNY",
        ("$", _) | (_, "USD") => "USD",
        ("€", _) | (_, "EUR") => "EUR",
        ("£", _) | (_, "GBP") => "GBP",
        (_, "HKD") => "HKD",
        (_, "JPY") => "JPY",
        ("%", _) if look.number(at.checked_sub(1)?).is_some() => {
            return Some(Match::new(Code::ForeignOperator, at..at + 1, Broken::Percent, Broken::PercentHelp));
        }
        _ => return None,
    };
    let amount = look.number(at + 1).filter(|_| !look.token(at + 1).is_some_and(|token| token.fresh))?;
    let after_number = at.checked_sub(1).is_some_and(|before| look.number(before).is_some());
    if after_number || matches!(look.word_before(at, 1), "cite" | "in") {
        return None;
    }
    Some(Match::written(look, Code::BadNumber, at..at + 2, format!("{amount} {currency}")))
}

/// `two weeks ago`, `a month ago`
pub fn counted_in_words(look: &Look<'_>, at: usize) -> Option<Match> {
    const NUMBERS: &[&str] =
        &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let unit = look.word(at + 1);
    let word = look.word(at);
    let count = match word {
        "a" | "an" => 1,
        _ => NUMBERS.iter().position(|number| *number == word)? + 1,
    };
    let in_path = at.checked_sub(1).is_some_and(|before| look.sign(before) == Some(b'.'));
    (unit_of_time(unit) && !in_path)
        .then(|| Match::written(look, Code::BadNumber, at..at + 2, format!("{count} {unit}")))
}

/// `5`, and `CNY` on the next line.
pub fn unit_below(look: &Look<'_>, at: usize) -> Option<Match> {
    let number = look.number(at)?;
    let unit = look.token(at + 1).filter(|token| token.fresh && token.kind == Kind::Word)?;
    let unit = look.reader.text_of(unit);
    let currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    if !currency && !unit_of_time(unit) {
        return None;
    }
    let how = Broken::Write { right: format!("{number} {unit}") };
    let what = Broken::UnitOnNextLine { unit: unit.to_owned() };
    Some(Match::new(Code::UnitOnNextLine, at..at + 2, what, how).read_as(format!("{number} {unit}")))
}

/// `cite press 27`, `cite press line 27 to 30`, `cite law § 43`.
pub fn citations(look: &Look<'_>, at: usize) -> Option<Match> {
    if look.entry != "cite" || look.token(at)?.fresh {
        return None;
    }
    if let Some(found) = further_line(look, at) {
        return Some(found);
    }
    let source = !look.word_before(at, 1).is_empty() && (look.word_before(at, 2) == "cite" || comma_before(look, at));
    let (start, right) = match look.word(at) {
        "" if look.foreign(at) == "§" => (at + 1, "article"),
        "" if source && look.word_before(at, 1) != "cite" => (at, "line"),
        "art" | "section" | "clause" | "§" => (at + 1, "article"),
        "line" | "lines" | "l" | "ln" | "page" | "p" | "row" => (at + 1, "line"),
        _ => return None,
    };
    let first = look.number(start)?;
    let (end, right) = match first.split_once('-') {
        Some((from, to)) => (start + 1, format!("lines {from} to {to}")),
        None => {
            match look.number(start + 2).filter(|_| look.word(start + 1) == "to" || look.sign(start + 1) == Some(b'-'))
            {
                Some(to) if right == "line" => (start + 3, format!("lines {first} to {to}")),
                _ => (start + 1, format!("{right} {first}")),
            }
        }
    };
    if look.words(at..end) == right {
        return None;
    }
    Some(Match::written(look, Code::UnknownPhrase, at..end, right))
}

/// `press line 27, 30`: each citation names its source.
fn further_line(look: &Look<'_>, at: usize) -> Option<Match> {
    const LONGEST: usize = 8;
    let line = look.number(at).filter(|_| at.checked_sub(1).and_then(|comma| look.sign(comma)) == Some(b','))?;
    let cited = (at.saturating_sub(LONGEST)..at).rev().find(|&back| matches!(look.word(back), "line" | "lines"))?;
    let source = look.word_before(cited, 1);
    let right = format!("{source} line {line}");
    (!source.is_empty()).then(|| Match::written(look, Code::UnknownPhrase, at..at + 1, right))
}

fn comma_before(look: &Look<'_>, at: usize) -> bool {
    at.checked_sub(2).is_some_and(|comma| look.sign(comma) == Some(b','))
}

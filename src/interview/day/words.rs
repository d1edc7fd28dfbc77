//! Numbers, months and days of the week as words.

use crate::messages::words::month_number;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const NUMBERS: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// So many days, weeks or years and no more: that is longer than anybody's account.
const MOST: u32 = 99_999;

/// `5`, `five`, `a`; `五`, `十二`, `两`, `二十`, `一百二十`.
pub fn number(word: &str) -> Option<u32> {
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok().filter(|number| *number <= MOST);
    }
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let english = NUMBERS.iter().position(|name| *name == word).and_then(|number| u32::try_from(number).ok());
    english.or_else(|| chinese(word))
}

/// Chinese numbers up to 999.
fn chinese(word: &str) -> Option<u32> {
    let (mut whole, mut digit) = (0, None);
    let mut last_unit = 1_000;
    for c in word.chars() {
        match (c, digit) {
            ('百' | '十', _) => {
                let unit = if c == '百' { 100 } else { 10 };
                // A unit stands once, behind larger ones; `十` alone is one ten.
                let count = match digit.take() {
                    Some(0) => return None,
                    Some(count) => count,
                    None if c == '十' => 1,
                    None => return None,
                };
                if unit >= last_unit {
                    return None;
                }
                last_unit = unit;
                whole += count * unit;
            }
            ('零', None) if last_unit < 1_000 => {}
            (_, None) => digit = Some(chinese_digit(c)?),
            (_, Some(_)) => return None,
        }
    }
    match (word.is_empty(), digit) {
        (true, _) => None,
        (false, digit) => Some(whole + digit.unwrap_or(0)),
    }
}

fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' | '两' | '俩' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// `nov`, `november`, from 1.
pub fn month(word: &str) -> Option<u8> {
    month_number(word.trim_end_matches('.'))
}

/// `fri`, `friday`: 0 for Monday.
pub fn weekday(word: &str) -> Option<u8> {
    named(word, &WEEKDAYS)?.checked_sub(1)
}

/// `一` of `周一`, `天` of `星期天`: 0 for Monday.
pub fn chinese_weekday(word: &str) -> Option<u8> {
    match word {
        "日" | "天" => Some(6),
        _ => number(word).filter(|number| (1..=6).contains(number))?.checked_sub(1)?.try_into().ok(),
    }
}

/// A day of the week, and the day of the calendar beside it.
pub fn without_weekday(text: &str) -> Option<(u8, &str)> {
    if let Some((rest, day)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        let day = ["星期", "周"].iter().find_map(|name| day.trim().strip_prefix(name))?;
        return Some((chinese_weekday(day)?, rest.trim()));
    }
    let (day, rest) = text.split_once([' ', ','])?;
    let rest = rest.trim_start_matches([' ', ',']);
    rest.contains(|c: char| c.is_ascii_digit()).then_some((weekday(day)?, rest))
}

/// The position from 1 of a name, or of its first three letters or more.
fn named(word: &str, names: &[&str]) -> Option<u8> {
    let word = word.trim_end_matches('.');
    let is = |name: &&str| word.len() >= 3 && name.starts_with(word);
    names.iter().position(is)?.checked_add(1)?.try_into().ok()
}

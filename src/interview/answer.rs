//! What people type as answers, read by the declared type of the fact.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::interview::day;
use crate::interview::prompt::words;
use crate::messages::{Interview, Words};
use crate::moment::{self, Day};
use crate::near::nearest;
use crate::program::{Choice, Field, Program, Type};
use crate::value::Value;

const YES: &[&str] = &["1", "y", "yes", "true", "yeah", "yep", "是", "是的", "有", "有的", "对", "对的", "会", "能"];
const NO: &[&str] = &["2", "n", "no", "false", "nope", "否", "不", "不是", "没", "没有", "无", "不对", "不会", "不能"];
const NONE: &[&str] = &["none", "never", "无", "没有", "没有过", "从未", "从来没有", "从没", "没"];
const NOT: &[&str] =
    &["no", "n", "nope", "not yet", "no, i have not", "i have not", "否", "不", "还没", "还没有", "没有过"];
const DONE: &[&str] =
    &["done", "that is all", "that's all", "no, that is all", "没有了", "没了", "就这些", "没有了,就这些", "完了"];
const MAYBE: &[&str] =
    &["3", "maybe", "perhaps", "maybe others", "there may be others", "可能", "可能有", "可能还有", "也许"];
const UNKNOWN: &[&str] = &[
    "don't know",
    "dont know",
    "don’t know",
    "do not know",
    "unknown",
    "not sure",
    "不知道",
    "不清楚",
    "不确定",
    "不记得",
];
const BACK: &[&str] = &["b", "back", "返回", "上一步", "上一题", "后退"];
const WHY: &[&str] = &["?", "why", "help", "为什么", "帮助"];

/// Numbers with so many digits always fit.
const MOST_DIGITS: usize = 18;

/// What a line asks for, whatever the question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Nobody knows.
    DontKnow,
    /// The question before.
    Back,
    /// Why this is asked.
    Why,
}

/// The command a line is, if it is one. A full-width `？` is one too.
pub fn command(line: &str) -> Option<Command> {
    let line = folded(line);
    if line.is_empty() || UNKNOWN.contains(&line.as_str()) {
        Some(Command::DontKnow)
    } else if BACK.contains(&line.as_str()) {
        Some(Command::Back)
    } else if WHY.contains(&line.as_str()) {
        Some(Command::Why)
    } else {
        None
    }
}

/// Yes or no.
pub fn yes_or_no(line: &str) -> Option<bool> {
    let line = folded(line);
    if YES.contains(&line.as_str()) {
        Some(true)
    } else if NO.contains(&line.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// Is there anything to list? Yes or no, `some` or `none`.
pub fn some_or_none(line: &str) -> Option<bool> {
    let folded = folded(line);
    let none = NONE.contains(&folded.as_str()) || DONE.contains(&folded.as_str());
    yes_or_no(line).or((folded == "some").then_some(true)).or(none.then_some(false))
}

/// The days that answers are seen from.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// Today, to whoever answers.
    pub from: Day,
    /// No event lies after it.
    pub latest: Day,
}

/// Does it say that there may be others?
pub fn is_maybe(line: &str) -> bool {
    MAYBE.contains(&folded(line).as_str())
}

/// The value of a line for a field that is no list.
///
/// # Errors
/// What is wrong with it, and what would be right.
pub fn value(field: &Field, program: &Program, line: &str, days: Days) -> Result<Value, Interview> {
    read(field, program, line, days).map_err(|problem| match problem {
        Interview::NotDate | Interview::NotTime | Interview::NotWhole | Interview::NotDecimal if field.optional => {
            Interview::OrNone { hint: words(&problem) }
        }
        problem => problem,
    })
}

/// The element that is typed where it is asked whether there is any: its name, or the word that it is.
///
/// # Errors
/// It is none: what to type instead.
pub fn element(field: &Field, program: &Program, line: &str, days: Days) -> Result<Value, Interview> {
    let text = folded(line);
    let is_name = matches!(field.kind, Type::Text | Type::OneOf(_));
    let is_number = text.chars().all(|c| c.is_numeric() || c.is_ascii_punctuation());
    if !is_name || is_number || is_maybe(line) || day::read(line, days.from, false).is_ok() {
        return Err(Interview::NotSomeOrNone);
    }
    if field.kind == Type::Text && text.contains([',', '、', ';']) {
        return Err(Interview::OneAtATime);
    }
    value(field, program, line, days).map_err(|problem| match problem {
        Interview::NotAChoice { .. } => Interview::NotSomeOrNone,
        problem => problem,
    })
}

fn read(field: &Field, program: &Program, line: &str, days: Days) -> Result<Value, Interview> {
    let text = folded(line);
    if let (Type::YesNo, Some(answer)) = (&field.kind, yes_or_no(line)) {
        return Ok(Value::YesNo(answer));
    }
    // Only a text could be called “no”.
    let none = NONE.contains(&text.as_str()) || field.kind != Type::Text && NOT.contains(&text.as_str());
    if field.optional && none {
        return Ok(Value::None);
    }
    match &field.kind {
        Type::Whole => match whole(&text).ok_or_else(|| wrong_number(&text, Interview::NotWhole))? {
            ..0 => Err(Interview::NotCount),
            count => Ok(Value::Whole(count)),
        },
        Type::Decimal => decimal(&text).map(Value::Decimal).ok_or_else(|| wrong_number(&text, Interview::NotDecimal)),
        Type::Money(currency) => money(&text, currency).map(Value::Decimal),
        Type::Amount(unit) => {
            let unit = &program[*unit];
            match amount(&text, &unit.name, &unit.title)? {
                negative if negative < Decimal::ZERO => Err(Interview::NotCount),
                count => Ok(Value::Decimal(count)),
            }
        }
        Type::Text => plain_text(line).map(|text| Value::Text(text.into())).ok_or(Interview::NotText),
        Type::OneOf(choices) => choice(&text, choices).map(Value::Choice),
        Type::Date => date(line, field, days).map(|day| Value::Date(day.0)),
        Type::Time => moment::parse_time(line.trim()).map(Value::Time).map_err(|_| Interview::NotTime),
        Type::YesNo | Type::List(_) | Type::Account(..) => Err(Interview::NotYesNo),
    }
}

/// A line as it is compared: full-width characters made narrow, lower case, no blanks around it.
fn folded(line: &str) -> String {
    let narrow: String = line.nfkc().flat_map(char::to_lowercase).collect();
    narrow.trim().trim_end_matches(['。', '.', '!']).trim().to_owned()
}

fn plain_text(line: &str) -> Option<&str> {
    let line = line.trim();
    (!line.is_empty() && !line.contains(char::is_control)).then_some(line)
}

fn whole(text: &str) -> Option<i64> {
    without_separators(text)?.parse().ok()
}

/// What is wrong with a number: it has too many digits, or it is none of the kind.
fn wrong_number(text: &str, other: Interview) -> Interview {
    let text = text.trim_start_matches('-');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || b".,_".contains(&byte));
    if is_number && digits > MOST_DIGITS { Interview::TooManyDigits } else { other }
}

fn decimal(text: &str) -> Option<Decimal> {
    let text = without_separators(text)?;
    let digits_only = text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !digits_only {
        return None;
    }
    Decimal::from_str_exact(&text).ok()
}

/// `1,000,000` and `1_000` without their separators; `None` where a comma does not part thousands.
fn without_separators(text: &str) -> Option<String> {
    let text = text.replace('_', "");
    if !text.contains(',') {
        return Some(text);
    }
    let mut groups = text.split('.').next().unwrap_or("").split(',').skip(1);
    groups
        .all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.replace(',', ""))
}

fn money(text: &str, currency: &str) -> Result<Decimal, Interview> {
    let own = currency.to_lowercase();
    let mut names = vec![own.as_str()];
    if currency == "CNY" {
        names.extend(["rmb", "元", "块", "块钱", "人民币", "¥", "￥"]);
    }
    let number = names
        .iter()
        .find_map(|name| text.strip_suffix(name).or_else(|| text.strip_prefix(name)))
        .unwrap_or(text)
        .trim();
    decimal(number).ok_or_else(|| wrong_number(number, Interview::NotMoney { currency: currency.to_owned() }))
}

fn amount(text: &str, name: &str, title: &Words) -> Result<Decimal, Interview> {
    let (zh, en) = (title.zh.to_lowercase(), title.en.to_lowercase());
    let number = [name, zh.as_str(), en.as_str()].into_iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text);
    let number = number.trim();
    decimal(number).ok_or_else(|| wrong_number(number, Interview::NotAmount { unit: title.clone() }))
}

/// The position of a choice, by its number, its word, or what people call it.
fn choice(text: &str, choices: &[Choice]) -> Result<u16, Interview> {
    let position = match text.parse::<usize>() {
        Ok(number) => number.checked_sub(1).filter(|&index| index < choices.len()),
        Err(_) => choices.iter().position(|choice| is_choice(text, choice)),
    };
    position.and_then(|position| u16::try_from(position).ok()).ok_or_else(|| no_choice(text, choices))
}

fn is_choice(text: &str, choice: &Choice) -> bool {
    let same = |name: &str| folded(name).replace('_', " ") == text.replace('_', " ");
    same(&choice.word) || same(&choice.title.zh) || same(&choice.title.en)
}

fn no_choice(text: &str, choices: &[Choice]) -> Interview {
    let names = choices.iter().flat_map(|choice| [choice.word.as_str(), &choice.title.zh, &choice.title.en]);
    match nearest(text, names).and_then(|near| choices.iter().find(|choice| is_choice(&folded(near), choice))) {
        Some(near) => Interview::NearChoice { near: near.title.clone() },
        None => Interview::NotAChoice { count: choices.len() },
    }
}

/// A day that has come, unless it may lie ahead.
fn date(line: &str, field: &Field, Days { from, latest }: Days) -> Result<Day, Interview> {
    let day = day::read(line, from, field.may_lie_ahead)?;
    if day > latest && !field.may_lie_ahead {
        return Err(Interview::NotYet { today: latest.iso() });
    }
    Ok(day)
}

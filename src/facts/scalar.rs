//! One word, number or text, read by the type that its fact declares: exactly, or with a reason and a way out.
//! Account files, `--set` and interviews all read through here.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::messages::{Facts as Says, Language, Message, Words, month_name};
use crate::moment::{DateProblem, Day, Zone, parse_day, parse_time};
use crate::near::nearest;
use crate::program::{Choice, Field, Program, Type};
use crate::value::Value;

use super::findings::brief;

/// Why a written value is none of its fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Its code.
    pub code: Code,
    /// What is wrong.
    pub message: Message,
    /// What to write instead, in words.
    pub advice: Option<Message>,
    /// What to write instead, if that is certain or nearly so: the bare value, without quotes.
    pub replacement: Option<String>,
}

impl Problem {
    fn new(code: Code, message: Says, advice: impl Into<Option<Says>>) -> Box<Problem> {
        let (message, advice) = (message.into(), advice.into().map(Message::from));
        Box::new(Problem { code, message, advice, replacement: None })
    }

    pub(super) fn instead(mut self: Box<Self>, replacement: impl Into<Option<String>>) -> Box<Problem> {
        self.replacement = replacement.into();
        self
    }
}

/// Reads what a person wrote for a fact that is not a list. `bare` text stood without quotes (there `null` means none).
pub fn read(program: &Program, field: &Field, text: &str, bare: bool) -> Result<Value, Box<Problem>> {
    if text == "?" {
        return Ok(Value::Unknown);
    }
    let choices = if let Type::OneOf(choices) = &field.kind { &**choices } else { &[] };
    if is_none(text, bare) && !choices.iter().any(|choice| choice.word == text) {
        return if field.optional { Ok(Value::None) } else { Err(cannot_be_none(field)) };
    }
    // A name without a letter names nothing.
    if text.trim().is_empty() && (text.is_empty() || field.kind == Type::Text) {
        return Err(empty(&field.name()));
    }
    let shown = if field.sensitive { String::from("***") } else { brief(text) };
    let problem = |code, message, advice: Says| Err(Problem::new(code, message, advice));
    let label = || field.label.clone();
    let result = match &field.kind {
        Type::YesNo => match yes_or_no(text) {
            Some(value) => Ok(Value::YesNo(value)),
            None => problem(Code::BadValue, Says::CannotBe { label: label(), value: shown }, Says::WriteYesNo),
        },
        Type::OneOf(choices) => {
            choice(choices, text).map(Value::Choice).ok_or_else(|| not_a_choice(field, choices, &shown))
        }
        Type::Whole => whole(field, text, shown),
        Type::Decimal => decimal(field, text, &shown).map(Value::Decimal),
        Type::Money(currency) => money(field, text, currency, &shown).map(Value::Decimal),
        Type::Amount(unit) => {
            let unit = &program[*unit];
            amount(field, text, &[&unit.name, &unit.title.zh, &unit.title.en], &shown).map(Value::Decimal)
        }
        Type::Date => day(&field.label, text, &program.platform.zone).map(|day| Value::Date(day.0)),
        Type::Time => time(field, text, &program.platform.zone).map(Value::Time),
        Type::Text => Ok(Value::Text(text.into())),
        Type::List(_) => problem(Code::BadValue, Says::ListWanted { label: label() }, Says::WriteList),
        Type::Account(..) => problem(Code::BadValue, Says::GroupWanted { name: field.name() }, Says::WriteGroup),
    };
    // What is never shown in clear is not repeated in a fix either.
    result.map_err(|problem| if field.sensitive { problem.instead(None) } else { problem })
}

/// `none`, in any case and in Chinese, or a bare `null`.
pub(super) fn is_none(text: &str, bare: bool) -> bool {
    text.eq_ignore_ascii_case("none") || text == "无" || (bare && (text.eq_ignore_ascii_case("null") || text == "~"))
}

pub(super) fn cannot_be_none(field: &Field) -> Box<Problem> {
    let advice = match field.kind {
        Type::List(_) => Says::NoneIsEmptyList,
        _ => Says::NoneIsUnknown,
    };
    let replacement = matches!(field.kind, Type::List(_)).then(|| String::from("[]"));
    Problem::new(Code::CannotBeNone, Says::CannotBeNone { label: field.label.clone() }, advice).instead(replacement)
}

pub(super) fn empty(key: &str) -> Box<Problem> {
    Problem::new(Code::EmptyFact, Says::EmptyFact { key: brief(key) }, Says::EmptyFactHelp)
}

fn yes_or_no(text: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(["yes", "true", "是"]) {
        return Some(true);
    }
    is(["no", "false", "否"]).then_some(false)
}

fn choice(choices: &[Choice], text: &str) -> Option<u16> {
    let exact = choices.iter().position(|choice| choice.word == text);
    let named = || {
        choices.iter().position(|choice| {
            text == choice.title.zh
                || text.eq_ignore_ascii_case(&choice.word)
                || text.eq_ignore_ascii_case(&choice.word.replace('_', " "))
                || text.eq_ignore_ascii_case(&choice.title.en)
        })
    };
    exact.or_else(named).and_then(|at| u16::try_from(at).ok())
}

fn not_a_choice(field: &Field, choices: &[Choice], shown: &str) -> Box<Problem> {
    let words = || choices.iter().map(|choice| choice.word.as_str());
    let near = nearest(shown, words()).map(str::to_owned);
    let message = Says::CannotBe { label: field.label.clone(), value: shown.to_owned() };
    Problem::new(Code::BadValue, message, Says::WriteOneOf { choices: listed(words(), &Says::Or) }).instead(near)
}

/// "`a`, `b` or `c`", or with another last joint.
pub(super) fn listed<'a>(words: impl Iterator<Item = &'a str>, joint: &Says) -> Words {
    let quoted: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    let join = |comma: &str, language| match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}{}{last}", rest.join(comma), joint.text(language)),
        Some((last, _)) => last.clone(),
        None => String::new(),
    };
    Words { en: join(", ", Language::En), zh: join("、", Language::Zh) }
}

fn whole(field: &Field, text: &str, shown: String) -> Result<Value, Box<Problem>> {
    let label = field.label.clone();
    let Some(plain) = plain_number(text) else {
        return Err(Problem::new(Code::BadValue, Says::CannotBe { label, value: shown }, Says::WriteNumber));
    };
    if plain.contains('.') {
        let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
        let replacement = part.bytes().all(|byte| byte == b'0').then(|| whole.to_owned());
        let problem = Problem::new(Code::BadValue, Says::CannotBe { label, value: shown }, Says::WriteNumber);
        return Err(problem.instead(replacement));
    }
    if plain.starts_with('-') {
        return Err(Problem::new(Code::BadValue, Says::CannotBe { label, value: shown }, Says::WriteCount));
    }
    let value = plain.parse().map_err(|_| Problem::new(Code::TooManyDigits, Says::TooLargeNumber { label }, None))?;
    plainly(text, plain).map(|()| Value::Whole(value))
}

fn decimal(field: &Field, text: &str, shown: &str) -> Result<Decimal, Box<Problem>> {
    let label = field.label.clone();
    let Some(plain) = plain_number(text) else {
        let message = Says::CannotBe { label, value: shown.to_owned() };
        return Err(Problem::new(Code::BadValue, message, Says::WriteDecimal));
    };
    let value = Decimal::from_str_exact(&plain)
        .map_err(|_| Problem::new(Code::TooManyDigits, Says::TooManyDigits { label }, Says::DigitsHelp))?;
    plainly(text, plain).map(|()| value)
}

/// Was the number written as it means?
fn plainly(text: &str, plain: String) -> Result<(), Box<Problem>> {
    if text == plain {
        return Ok(());
    }
    let message = Says::OddNumber { value: brief(text) };
    let advice = Says::Write { wanted: plain.clone() };
    Err(Problem::new(Code::BadValue, message, advice).instead(plain))
}

/// The number a text means, written plainly: `-?[0-9]+(\.[0-9]+)?` without leading zeros. `None` if it is no number,
/// or none of a sensible length.
pub(super) fn plain_number(text: &str) -> Option<String> {
    let ascii: String = text.trim().chars().map(narrow).collect();
    let (sign, digits) = match ascii.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", ascii.strip_prefix('+').unwrap_or(&ascii)),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok().filter(|power| power.abs() <= 30)?),
        None => (digits, 0),
    };
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = ungrouped(whole)?;
    let sound = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if !sound(&whole) || !sound(part) || whole.len() + part.len() == 0 {
        return None;
    }
    let (whole, part) = shifted(&whole, part, exponent);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") })
}

/// Full-width digits and signs as ASCII.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' | '－' | '＋' | '，' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '−' => '-',
        _ => c,
    }
}

/// Digits without the marks that group them: `1_000`, `1,000`, `1 000`.
fn ungrouped(digits: &str) -> Option<String> {
    let mut groups = digits.split(['_', ',', ' ', '\u{a0}', '\'']);
    let first = groups.next()?;
    let mut plain = first.to_owned();
    for group in groups {
        if first.is_empty() || group.len() < 3 {
            return None;
        }
        plain.push_str(group);
    }
    Some(plain)
}

/// Moves the decimal point.
fn shifted(whole: &str, part: &str, power: i32) -> (String, String) {
    let steps = power.unsigned_abs() as usize;
    let digits = format!("{whole}{part}");
    let point = if power >= 0 { whole.len() + steps } else { whole.len().saturating_sub(steps) };
    let lead = if power < 0 { steps.saturating_sub(whole.len()) } else { 0 };
    let padded = format!("{}{digits}{}", "0".repeat(lead), "0".repeat(point.saturating_sub(digits.len())));
    let (whole, part) = padded.split_at_checked(point).unwrap_or((&padded, ""));
    (whole.to_owned(), part.to_owned())
}

fn money(field: &Field, text: &str, currency: &str, shown: &str) -> Result<Decimal, Box<Problem>> {
    let (number, unit) = number_and_unit(text);
    let label = field.label.clone();
    let Some(plain) = plain_number(number) else {
        let message = Says::CannotBe { label, value: shown.to_owned() };
        return Err(Problem::new(Code::BadValue, message, Says::WriteMoney { currency: currency.to_owned() }));
    };
    let found = currency_of(unit);
    if !unit.is_empty() && found != Some(currency) {
        let found = found.map_or_else(|| brief(unit), str::to_owned);
        return Err(other_unit(label, currency, found));
    }
    let value = decimal(field, &plain, shown)?;
    let exact = number == plain && (unit.is_empty() || unit == currency);
    if exact { Ok(value) } else { plainly(text, plain).map(|()| value) }
}

/// The currency a mark or word stands for.
fn currency_of(unit: &str) -> Option<&str> {
    match unit {
        "¥" | "￥" | "元" | "块" | "人民币" | "RMB" | "rmb" | "cny" | "yuan" => Some("CNY"),
        "$" | "US$" | "美元" | "usd" => Some("USD"),
        "€" | "欧元" | "eur" => Some("EUR"),
        "£" | "gbp" => Some("GBP"),
        "HK$" | "港元" | "港币" | "hkd" => Some("HKD"),
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => Some(code),
        _ => None,
    }
}

fn amount(field: &Field, text: &str, names: &[&str; 3], shown: &str) -> Result<Decimal, Box<Problem>> {
    let (number, unit) = number_and_unit(text);
    let [name, ..] = *names;
    let label = field.label.clone();
    if plain_number(number).is_none() {
        let message = Says::CannotBe { label, value: shown.to_owned() };
        return Err(Problem::new(Code::BadValue, message, Says::WriteDecimal));
    }
    if !unit.is_empty() && !names.iter().any(|name| unit.eq_ignore_ascii_case(name)) {
        return Err(other_unit(label, name, brief(unit)));
    }
    let value = decimal(field, number, shown)?;
    // Of money one may owe some; nobody has fewer than no coins.
    if value < Decimal::ZERO {
        let message = Says::CannotBe { label: field.label.clone(), value: shown.to_owned() };
        return Err(Problem::new(Code::BadValue, message, Says::WriteCount));
    }
    Ok(value)
}

fn other_unit(label: Words, wanted: &str, found: String) -> Box<Problem> {
    let wanted = wanted.to_owned();
    let message = Says::OtherUnit { label, wanted: wanted.clone(), found };
    Problem::new(Code::DifferentUnits, message, Says::OtherUnitHelp { wanted })
}

/// `12.50 CNY`, `¥12.50`, `30元`: the number, and what stands before or behind it.
fn number_and_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    let is_number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || matches!(c, '-' | '+' | '.' | '−');
    let start = text.find(is_number).unwrap_or(0);
    let (before, rest) = text.split_at_checked(start).unwrap_or(("", text));
    let last = rest.rfind(is_number).unwrap_or(0);
    let end = rest.get(last..).and_then(|tail| tail.chars().next()).map_or(0, |c| last + c.len_utf8());
    let (number, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
    match (before.trim(), behind.trim()) {
        ("", behind) => (number, behind),
        (before, "") => (number, before),
        _ => (text, ""),
    }
}

/// Reads a day, with a proposal if it is written in another way.
pub(super) fn day(label: &Words, text: &str, zone: &Zone) -> Result<Day, Box<Problem>> {
    parse_day(text).map_err(|problem| match problem {
        DateProblem::Malformed => {
            let proposal = parse_time(text).ok().map(|instant| zone.day_of(instant)).or_else(|| day_in_disguise(text));
            let message = Says::CannotBe { label: label.clone(), value: brief(text) };
            let advice = proposal.map_or(Says::WriteDay, |day| Says::Write { wanted: day.iso() });
            Problem::new(Code::BadDate, message, advice).instead(proposal.map(Day::iso))
        }
        problem => no_such(problem, text),
    })
}

/// A date that does not exist.
fn no_such(problem: DateProblem, text: &str) -> Box<Problem> {
    match problem {
        DateProblem::NoSuchMonth(month) => {
            Problem::new(Code::BadDate, Says::NoSuchMonth { month: month.into() }, Says::MonthsHelp)
        }
        DateProblem::NoSuchDay { year, month, days } => {
            let name = month_name(month, (month == 2).then_some(year));
            let day = text.get(8..10).and_then(|day| day.parse().ok()).unwrap_or(0);
            let message = Says::NoSuchDay { month: month_name(month, None), day };
            Problem::new(Code::BadDate, message, Says::DaysHelp { month: name, days: i64::from(days) })
        }
        DateProblem::Malformed | DateProblem::NoSuchTime | DateProblem::NoOffset => {
            Problem::new(Code::BadDate, Says::NoSuchTime, Says::WriteTime)
        }
    }
}

/// A year, month and day in another notation: `2026/11/20`, `2026年11月20日`, `20261120`. Only where the year comes first:
/// what `03/04/2026` means depends on the country.
pub(super) fn day_in_disguise(text: &str) -> Option<Day> {
    let text: String = text.trim().chars().map(narrow).collect();
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let first = numbers.next()?;
    let (year, month, day) = match (first.len(), numbers.next(), numbers.next(), numbers.next()) {
        (8, None, _, _) => (first.get(..4)?, first.get(4..6)?, first.get(6..)?),
        (4, Some(month), Some(day), None) => (first, month, day),
        _ => return None,
    };
    Day::new(year.parse().ok().filter(|year| *year > 0)?, month.parse().ok()?, day.parse().ok()?)
}

fn time(field: &Field, text: &str, zone: &Zone) -> Result<i64, Box<Problem>> {
    parse_time(text).map_err(|problem| match problem {
        DateProblem::NoOffset => no_offset(field, text, zone),
        DateProblem::Malformed => {
            let message = Says::CannotBe { label: field.label.clone(), value: brief(text) };
            Problem::new(Code::BadDate, message, Says::WriteTime)
        }
        problem => no_such(problem, text),
    })
}

/// A time without an offset, with that of the platform's zone proposed.
fn no_offset(field: &Field, text: &str, zone: &Zone) -> Box<Problem> {
    let offset = parse_time(&format!("{text}Z")).ok().map(|instant| zone.rfc3339(instant));
    let offset = offset.as_deref().and_then(|time| time.get(time.len().checked_sub(6)?..));
    let replacement = offset.map(|offset| format!("{text}{offset}"));
    let message = Says::NoOffset { label: field.label.clone() };
    Problem::new(Code::NoOffset, message, Says::NoOffsetHelp { zone: zone.name().to_owned() }).instead(replacement)
}

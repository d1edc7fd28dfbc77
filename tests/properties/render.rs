//! A generated rule file as text, in the language's spelling.

use crate::schema::{ACCOUNT, Field, Kind, ME, WORDS};
use crate::tree::*;

/// The whole file.
pub fn rules(rules: &Rules) -> String {
    let mut out = String::from("adieu 1\n\n");
    out += &format!(
        "platform probe {{\n    name zh \"探针\" en \"Probe\"\n    timezone \"{}\"\n    conditions complete\n}}\n\n",
        rules.zone
    );
    for (name, evidence) in [("paper", "reported"), ("rumour", "contested")] {
        out += &format!(
            "source {name} {{\n    title zh \"纸\" en \"Paper\"\n    address \"example.org/{name}\"\n    \
             lines 9\n    seen 2018\n    evidence {evidence}\n}}\n\n"
        );
    }
    out += "account {\n";
    out += &groups(rules, ACCOUNT);
    if !rules.procedures.is_empty() {
        for name in ["asked_on", "agreed_on", "proved_on"] {
            out += &format!(
                "    {name}: optional date\n        label zh \"{name} 项\" en \"{name} item\"\n        \
                 ask zh \"{name} 是什么？\" en \"What is {name}?\"\n"
            );
        }
    }
    out += "}\n\nme {\n";
    out += &fields(rules, ME, 1);
    out += "}\n\n";
    for definition in rules.definitions.iter().filter(|definition| definition.of.is_none()) {
        out += &define(definition, 0);
    }
    for condition in &rules.conditions {
        out += &self::condition(condition);
    }
    for (index, procedure) in rules.procedures.iter().enumerate() {
        out += &self::procedure(index, procedure);
    }
    if let Some(when) = &rules.automatic {
        out += &format!(
            "automatic ends {{\n    title zh \"关闭\" en \"Closes\"\n    cite paper line 4\n    when {}\n    will close\n    \
             prevent zh \"登录\" en \"Sign in\"\n}}\n",
            cond(when, false)
        );
    }
    out
}

fn procedure(index: usize, procedure: &Procedure) -> String {
    let mut out = format!("procedure way_{index} {{\n    title zh \"注销\" en \"Delete\"\n    cite paper line 5\n");
    for (word, date) in [("from", procedure.from), ("until", procedure.until)] {
        out += &date.map(|date| format!("    {word} {date}\n")).unwrap_or_default();
    }
    out += "    request asked_on\n";
    for (index, wait) in procedure.waits.iter().enumerate() {
        let told = match wait {
            Wait::For(length, None) => format!("for {}", span(*length)),
            Wait::For(length, Some(after)) => format!("for {} after {after}", span(*length)),
            Wait::Until(fact, None) => format!("until {fact} by platform"),
            Wait::Until(fact, Some(within)) => format!("until {fact} by you within {}", span(*within)),
            Wait::Unpublished => "for an unpublished time".to_owned(),
        };
        out += &format!("    wait stage_{index} {told} {{ cite paper line 6 }}\n");
    }
    out + "    final zh \"注销了\" en \"Gone\"\n}\n\n"
}

/// The account's facts; dotted names stand in groups.
fn groups(rules: &Rules, all: &'static [Field]) -> String {
    let (grouped, plain): (Vec<&Field>, Vec<&Field>) = all.iter().partition(|field| field.name.contains('.'));
    let mut out: String = plain.iter().map(|field| self::field(rules, field, field.name, 1)).collect();
    out += "    pocket: {\n";
    for field in grouped {
        let name = field.name.strip_prefix("pocket.").expect("one group");
        out += &self::field(rules, field, name, 2);
    }
    out += "    }\n        label zh \"口袋\" en \"pocket\"\n";
    out
}

fn fields(rules: &Rules, all: &'static [Field], depth: usize) -> String {
    all.iter().map(|field| self::field(rules, field, field.name, depth)).collect()
}

fn field(rules: &Rules, field: &Field, name: &str, depth: usize) -> String {
    let pad = "    ".repeat(depth);
    let optional = if field.optional { "optional " } else { "" };
    let mut out = format!("{pad}{name}: {optional}{}\n", kind(rules, field, depth));
    out += &format!("{pad}    label zh \"{name} 项\" en \"{name} item\"\n");
    out += &format!("{pad}    ask zh \"{name} 是什么？\" en \"What is {name}?\"\n");
    if field.judged {
        out += &format!("{pad}    judged by platform\n");
    }
    if field.ahead {
        out += &format!("{pad}    may lie ahead\n");
    }
    out
}

fn kind(rules: &Rules, field: &Field, depth: usize) -> String {
    let words = || {
        let word = |word: &&str| format!("{word} zh \"{word} 色\"");
        format!("one of {}", WORDS.iter().map(word).collect::<Vec<_>>().join(", "))
    };
    match field.kind {
        Kind::YesNo => "yes or no".to_owned(),
        Kind::Whole => "whole number".to_owned(),
        Kind::Decimal => "decimal".to_owned(),
        Kind::Money => "money in CNY".to_owned(),
        Kind::Word => words(),
        Kind::Text => "text".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Time => "time".to_owned(),
        Kind::Words => format!("list of {}", words()),
        Kind::List(inner) => {
            let mut out = format!("list of {{\n{}", fields(rules, inner, depth + 1));
            for definition in rules.definitions.iter().filter(|definition| definition.of == Some(field.name)) {
                out += &define(definition, depth + 1);
            }
            out + &"    ".repeat(depth) + "}"
        }
    }
}

fn define(definition: &Definition, depth: usize) -> String {
    let body = match &definition.body {
        Body::Condition(body) => cond(body, false),
        Body::Value(body, _) => term(body, false),
    };
    format!("{}define {} as {body}\n", "    ".repeat(depth), definition.name)
}

fn condition(condition: &Condition) -> String {
    let mut out = format!("condition {} {{\n    title zh \"条件\" en \"Condition {0}\"\n", condition.name);
    out += &format!("    cite {} line 3\n", if condition.contested { "rumour" } else { "paper" });
    if let Some(when) = &condition.when {
        out += &format!("    when {}\n", cond(when, false));
    }
    if let Some(unless) = &condition.unless {
        out += &format!("    unless {}\n", cond(unless, false));
    }
    if let Some(from) = condition.from {
        out += &format!("    from {from}\n");
    }
    if let Some(until) = condition.until {
        out += &format!("    until {until}\n");
    }
    for require in &condition.requires {
        out += &format!("    require {}\n", cond(&require.test, false));
        if let Some(when) = &require.when {
            out += &format!("        when {}\n", cond(when, false));
        }
        out += &mend(&require.mend);
    }
    out + "}\n\n"
}

fn mend(mend: &Mend) -> String {
    match mend {
        Mend::Acts(acts) => return acts.iter().map(act).collect(),
        Mend::Fix => "        fix zh \"去处理\" en \"See to it\"\n",
        Mend::FixByPlatform => "        fix zh \"等平台处理\" en \"Wait for the platform\" by platform\n",
        Mend::NoFix => "        no fix zh \"没有办法\" en \"Nothing helps\"\n",
        Mend::Silent => "",
    }
    .to_owned()
}

fn act(act: &Act) -> String {
    let mut out = String::from("        fix zh \"去办\" en \"Do it\"\n");
    if let Some(when) = &act.when {
        out += &format!("            when {}\n", cond(when, false));
    }
    if let Some(by) = act.by {
        out += &format!("            by {by}\n");
    }
    for effect in &act.counts_as {
        out += &match effect {
            CountsAs::Becomes(fact, value) => format!("            counts as {}: {}\n", path(fact), given(value)),
            CountsAs::Gains(list, fields) if fields.len() == 1 && fields[0].0.is_empty() => {
                format!("            counts as {} gains {}\n", path(list), given(&fields[0].1))
            }
            CountsAs::Gains(list, fields) => {
                let fields: Vec<_> = fields.iter().map(|(name, value)| format!("{name}: {}", given(value))).collect();
                format!("            counts as {} gains {{ {} }}\n", path(list), fields.join(", "))
            }
        };
    }
    if let Some(takes) = act.takes {
        out += &format!("            takes {}\n", span(takes));
    }
    out
}

fn given(value: &Given) -> String {
    match value {
        Given::ThatDay => "that day".to_owned(),
        Given::None => "none".to_owned(),
        Given::Value(value) => literal(value),
    }
}

/// A condition; in brackets if it is a part of something that it would not end with.
pub fn cond(condition: &Cond, inner: bool) -> String {
    let brackets = |text: String| if inner { format!("({text})") } else { text };
    let chain = |parts: &[Cond], word: &str| {
        brackets(parts.iter().map(|part| cond(part, true)).collect::<Vec<_>>().join(&format!(" {word} ")))
    };
    match condition {
        // `is none or x` is one phrase: only brackets end it before the `or`.
        Cond::Is(is) if matches!(is.relation, Relation::None) => brackets(self::is(is)),
        Cond::Is(is) => self::is(is),
        Cond::Includes { list, word } => format!("{} includes {}", path(list), WORDS[*word]),
        Cond::And(parts) => chain(parts, "and"),
        Cond::Or(parts) => chain(parts, "or"),
        Cond::Not(part) => format!("not {}", cond(part, true)),
        Cond::If(test, then, otherwise) => {
            let (test, then, otherwise) = (cond(test, true), cond(then, true), cond(otherwise, true));
            brackets(format!("if {test} then {then} else {otherwise}"))
        }
        Cond::Loop(each) => brackets(quantified(each)),
        Cond::Block { any, arms } => block(*any, arms),
        Cond::Defined(name) => path(name),
        Cond::Unpublished => "something unpublished".to_owned(),
    }
}

fn quantified(each: &Loop) -> String {
    let (element, list) = (&each.element, path(&each.list));
    match (each.quantifier, &each.body) {
        (Quantifier::Every, Some(body)) => format!("every {element} in {list}: {}", cond(body, false)),
        (Quantifier::Every, None) => unreachable!("every has a body"),
        (Quantifier::No, Some(body)) => format!("no {element} in {list} where {}", cond(body, false)),
        (Quantifier::No, None) => format!("no {element} in {list}"),
        (Quantifier::Some, Some(body)) => format!("some {element} in {list} where {}", cond(body, false)),
        (Quantifier::Some, None) => format!("some {element} in {list}"),
    }
}

fn block(any: bool, arms: &[(Cond, Mend)]) -> String {
    let mut out = format!("{} of {{\n", if any { "any" } else { "all" });
    for (arm, mends) in arms {
        out += &format!("        {}\n{}", cond(arm, false), mend(mends));
    }
    out + "    }"
}

fn is(is: &Is) -> String {
    let carry = match is.carry {
        Carry::Nothing => "",
        Carry::NoneOr => "none or ",
        Carry::NotNoneAnd => "not none and ",
    };
    let not = if is.negated { "not " } else { "" };
    format!("{} is {carry}{not}{}", term(&is.subject, true), relation(&is.relation))
}

fn relation(relation: &Relation) -> String {
    match relation {
        Relation::None => "none".to_owned(),
        Relation::Value(value) => literal(value),
        Relation::SameAs(other) => format!("the same as {}", term(other, true)),
        Relation::OneOf(values) => format!("one of {}", values.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Relation::Compare(order, other) => format!("{} {}", self::order(*order), term(other, true)),
        Relation::Before(other) => format!("before {}", term(other, true)),
        Relation::After(other) => format!("after {}", term(other, true)),
        Relation::Within(within, other) => format!("within {} after {}", span(*within), term(other, true)),
        Relation::Ago(order, ago) => format!("{} {} ago", self::order(*order), span(*ago)),
        Relation::UnpublishedAgo(order) => format!("{} an unpublished time ago", self::order(*order)),
        Relation::UnpublishedAmount(order) => format!("{} an unpublished amount", self::order(*order)),
    }
}

fn order(order: Order) -> &'static str {
    match order {
        Order::AtLeast => "at least",
        Order::AtMost => "at most",
        Order::MoreThan => "more than",
        Order::LessThan => "less than",
    }
}

/// A value; in brackets if it stands beside others.
pub fn term(value: &Term, inner: bool) -> String {
    let brackets = |text: String| if inner { format!("({text})") } else { text };
    match value {
        Term::Literal(value) => literal(value),
        Term::Fact(fact) | Term::Defined(fact) => path(fact),
        Term::Sum(parts) => {
            let mut out = String::new();
            for (index, (plus, part)) in parts.iter().enumerate() {
                out += match (index, plus) {
                    (0, _) => "",
                    (_, true) => " + ",
                    (_, false) => " - ",
                };
                out += &term(part, true);
            }
            brackets(out)
        }
        Term::Count(over) => format!("count of ({})", self::over(over)),
        Term::Total(part, over) => format!("sum of ({} for {})", term(part, false), self::over(over)),
        Term::Extreme { greatest, value, over, kind } => {
            let word = match (kind, greatest) {
                (Kind::Date | Kind::Time, true) => "latest",
                (Kind::Date | Kind::Time, false) => "earliest",
                (_, true) => "largest",
                (_, false) => "smallest",
            };
            format!("{word} of ({} for {})", term(value, false), self::over(over))
        }
        Term::If(test, then, otherwise) => {
            brackets(format!("if {} then {} else {}", cond(test, true), term(then, true), term(otherwise, true)))
        }
    }
}

fn over(over: &Over) -> String {
    let filter = over.filter.as_ref().map(|filter| format!(" where {}", cond(filter, false))).unwrap_or_default();
    format!("{} in {}{filter}", over.element, path(&over.list))
}

pub fn path(path: &Path) -> String {
    match &path.root {
        Root::Account | Root::Sibling => path.name.clone(),
        Root::Me => format!("me.{}", path.name),
        Root::Element(element) if path.name.is_empty() => element.clone(),
        Root::Element(element) => format!("{element}.{}", path.name),
    }
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::YesNo(true) => "yes".to_owned(),
        Literal::YesNo(false) => "no".to_owned(),
        Literal::Whole(hundredths) => (hundredths / 100).to_string(),
        Literal::Decimal(hundredths) => decimal(*hundredths),
        Literal::Money(0) => "0".to_owned(),
        Literal::Money(hundredths) => format!("{} CNY", decimal(*hundredths)),
        Literal::Word(word) => WORDS[*word].to_owned(),
        Literal::Text(text) => format!("\"{text}\""),
        Literal::Date(date) => date.to_string(),
    }
}

pub fn decimal(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn span(span: Span) -> String {
    let unit = match span.unit {
        Unit::Days => "day",
        Unit::Weeks => "week",
        Unit::Months => "month",
        Unit::Years => "year",
        Unit::Hours => "hour",
    };
    let plural = if span.count == 1 { "" } else { "s" };
    format!("{} {unit}{plural}", span.count)
}

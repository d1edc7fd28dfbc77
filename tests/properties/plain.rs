//! A second evaluator, written for the tests alone, straight from the language's definition: naive recursion, exact,
//! without ends, without reasons, and without any code of the first one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::schema::{self, Field, Kind};
use crate::tree::*;

/// Three values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Yes,
    No,
    Open,
}

use Known::{No, Open, Yes};

impl Known {
    fn of(value: bool) -> Known {
        if value { Yes } else { No }
    }

    fn not(self) -> Known {
        match self {
            Yes => No,
            No => Yes,
            Open => Open,
        }
    }

    /// All of them.
    fn all(parts: impl IntoIterator<Item = Known>) -> Known {
        let parts: Vec<Known> = parts.into_iter().collect();
        match () {
            () if parts.contains(&No) => No,
            () if parts.contains(&Open) => Open,
            () => Yes,
        }
    }

    /// One of them.
    fn any(parts: impl IntoIterator<Item = Known>) -> Known {
        Known::all(parts.into_iter().map(Known::not)).not()
    }
}

/// The value of a fact. Numbers of every type in hundredths.
#[derive(Clone, Debug, PartialEq)]
pub enum Val {
    Unknown,
    None,
    YesNo(bool),
    Number(i64),
    Word(usize),
    Text(&'static str),
    Date(Date),
    /// Seconds since 1970.
    Time(i64),
    List(Vec<Record>, bool),
}

/// Facts by name.
pub type Record = BTreeMap<&'static str, Val>;

/// All facts of one account.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub account: Record,
    pub me: Record,
}

/// The rules, the facts, and the moment.
pub struct World<'a> {
    rules: &'a Rules,
    facts: Facts,
    now: i64,
    today: Date,
    zone: TimeZone,
}

/// The elements in view, innermost last; a definition inside a record also sees its siblings.
#[derive(Clone, Default)]
struct View<'r> {
    elements: Vec<(&'r str, &'r Record, &'static str)>,
    siblings: Option<(&'r Record, &'static str)>,
}

/// What is known of a number, a day or anything else: that it lies between two values, both included.
#[derive(Clone, Debug)]
enum Range {
    Unknown,
    None,
    Between(Option<Val>, Option<Val>),
}

/// A zone by name.
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("a zone")
}

/// The civil day of a second.
pub fn day_of(zone: &TimeZone, second: i64) -> Date {
    zone.to_datetime(Timestamp::from_second(second).expect("in range")).date()
}

/// The first second of a day.
pub fn start_of(zone: &TimeZone, day: Date) -> i64 {
    day.to_zoned(zone.clone()).expect("in range").timestamp().as_second()
}

/// The last second of a day.
pub fn end_of(zone: &TimeZone, day: Date) -> i64 {
    start_of(zone, day.tomorrow().expect("in range")) - 1
}

impl<'a> World<'a> {
    pub fn new(rules: &'a Rules, facts: &Facts, now: i64) -> World<'a> {
        let zone = zone(rules.zone);
        let today = day_of(&zone, now);
        let facts = as_seen(facts, &zone, now);
        World { rules, facts, now, today, zone }
    }

    /// Does nothing in force fail, is nothing unknown?
    pub fn all_hold(&self) -> Known {
        Known::all(
            self.rules.conditions.iter().filter(|condition| self.in_force(condition)).map(|it| self.condition(it)),
        )
    }

    pub fn in_force(&self, condition: &Condition) -> bool {
        condition.from.is_none_or(|from| from <= self.today) && condition.until.is_none_or(|until| self.today < until)
    }

    pub fn condition(&self, condition: &Condition) -> Known {
        let truth = Known::all(condition.requires.iter().map(|require| self.asked(condition, require)));
        if condition.contested && truth == No { Open } else { truth }
    }

    /// Does a require hold, or is it not asked of these facts?
    pub fn asked(&self, condition: &Condition, require: &Require) -> Known {
        let applies = |when: &Option<Cond>| when.as_ref().map_or(Yes, |when| self.truth(when));
        let unless = condition.unless.as_ref().map_or(Yes, |unless| self.truth(unless).not());
        let gate = Known::all([applies(&condition.when), unless]);
        Known::any([gate.not(), applies(&require.when).not(), self.truth(&require.test)])
    }

    /// What fails now: the requires of conditions in force that no contested source alone names.
    pub fn failing(&self) -> Vec<(&'a Condition, &'a Require)> {
        let conditions = self.rules.conditions.iter().filter(|it| self.in_force(it) && self.condition(it) == No);
        let requires = conditions.flat_map(|it| it.requires.iter().map(move |require| (it, require)));
        requires.filter(|(condition, require)| self.asked(condition, require) == No).collect()
    }

    /// The truth of a condition outside any loop.
    pub fn truth(&self, cond: &Cond) -> Known {
        self.cond(cond, &View::default())
    }

    fn cond<'v>(&'v self, cond: &'v Cond, view: &View<'v>) -> Known {
        match cond {
            Cond::Is(is) => self.is(is, view),
            Cond::Includes { list, word } => match self.fact(list, view) {
                Val::List(rows, open) => {
                    let rows = rows.iter().map(|row| match row[""] {
                        Val::Word(other) => Known::of(other == *word),
                        _ => Open,
                    });
                    Known::any(rows.chain(open.then_some(Open)))
                }
                _ => Open,
            },
            Cond::And(parts) => Known::all(parts.iter().map(|part| self.cond(part, view))),
            Cond::Or(parts) => Known::any(parts.iter().map(|part| self.cond(part, view))),
            Cond::Not(part) => self.cond(part, view).not(),
            Cond::If(test, then, otherwise) => {
                let (then, otherwise) = (self.cond(then, view), self.cond(otherwise, view));
                match self.cond(test, view) {
                    Yes => then,
                    No => otherwise,
                    Open if then == otherwise => then,
                    Open => Open,
                }
            }
            Cond::Loop(each) => self.each(each, view),
            Cond::Block { any: true, arms } => Known::any(arms.iter().map(|(arm, _)| self.cond(arm, view))),
            Cond::Block { any: false, arms } => Known::all(arms.iter().map(|(arm, _)| self.cond(arm, view))),
            Cond::Defined(name) => {
                let (definition, inside) = self.definition(name, view);
                match &definition.body {
                    Body::Condition(body) => self.cond(body, &inside),
                    Body::Value(..) => unreachable!("a condition"),
                }
            }
            Cond::Unpublished => Open,
        }
    }

    fn each<'v>(&'v self, each: &'v Loop, view: &View<'v>) -> Known {
        let Val::List(rows, open) = self.fact(&each.list, view) else { return Open };
        let body = |row: &'v Record| match &each.body {
            Some(body) => self.cond(body, &self.enter(view, &each.element, &each.list, row)),
            None => Yes,
        };
        let parts = rows.iter().map(body).chain(open.then_some(Open));
        match each.quantifier {
            Quantifier::Every => Known::all(parts),
            Quantifier::Some => Known::any(parts),
            Quantifier::No => Known::any(parts).not(),
        }
    }

    fn enter<'v>(&self, view: &View<'v>, element: &'v str, list: &Path, row: &'v Record) -> View<'v> {
        let mut view = view.clone();
        view.elements.push((element, row, list_name(list)));
        view
    }

    /// A definition, and what its body sees.
    fn definition<'v>(&'v self, name: &Path, view: &View<'v>) -> (&'v Definition, View<'v>) {
        match &name.root {
            Root::Element(element) => {
                let (_, row, list) = *view.elements.iter().rev().find(|(name, ..)| name == element).expect("in view");
                let inside = View { elements: Vec::new(), siblings: Some((row, list)) };
                (self.rules.definition(Some(list), &name.name), inside)
            }
            Root::Sibling => {
                let (row, list) = view.siblings.expect("in a record");
                let inside = View { elements: Vec::new(), siblings: Some((row, list)) };
                (self.rules.definition(Some(list), &name.name), inside)
            }
            Root::Account | Root::Me => (self.rules.definition(None, &name.name), View::default()),
        }
    }

    fn fact<'v>(&'v self, path: &Path, view: &View<'v>) -> &'v Val {
        let record = match &path.root {
            Root::Account => &self.facts.account,
            Root::Me => &self.facts.me,
            Root::Element(element) => view.elements.iter().rev().find(|(name, ..)| name == element).expect("in view").1,
            Root::Sibling => view.siblings.expect("in a record").0,
        };
        &record[path.name.as_str()]
    }

    /// `subject is …`
    fn is<'v>(&'v self, is: &'v Is, view: &View<'v>) -> Known {
        let turned = |truth: Known| if is.negated { truth.not() } else { truth };
        if let Term::Extreme { greatest, value, over, .. } = self.resolved(&is.subject) {
            return self.is_extreme(is, *greatest, value, over, view);
        }
        match self.term(&is.subject, view) {
            Range::Unknown => Open,
            Range::None => match (is.carry, &is.relation) {
                (Carry::NoneOr, _) => Yes,
                (Carry::NotNoneAnd, _) => No,
                (Carry::Nothing, Relation::None) => turned(Yes),
                (Carry::Nothing, _) => Open,
            },
            Range::Between(low, high) => turned(self.related(&is.relation, low, high, view)),
        }
    }

    /// A value definition stands for its body.
    fn resolved<'v>(&'v self, term: &'v Term) -> &'v Term {
        match term {
            Term::Defined(Path { root: Root::Account, name }) => match &self.rules.definition(None, name).body {
                Body::Value(body, _) => self.resolved(body),
                Body::Condition(_) => unreachable!("a value"),
            },
            _ => term,
        }
    }

    /// A relation of a value between two ends: decided if every value between them decides it alike.
    fn related(&self, relation: &Relation, low: Option<Val>, high: Option<Val>, view: &View<'_>) -> Known {
        let at_least = |bound: &Range| order(&(low.clone(), high.clone()), bound, |one, other| one >= other);
        let at_most = |bound: &Range| order(&(low.clone(), high.clone()), bound, |one, other| one <= other);
        let equal = |bound: &Range| match (&low, &high, bound) {
            // Yes and no, words and texts have no order.
            (Some(Val::Text(one)), _, Range::Between(Some(Val::Text(other)), _)) => Known::of(one == other),
            _ => Known::all([at_least(bound), at_most(bound)]),
        };
        match relation {
            Relation::None => No,
            Relation::Value(value) => equal(&exact(value_of(value))),
            Relation::SameAs(other) => equal(&self.term(other, view)),
            Relation::OneOf(values) => Known::any(values.iter().map(|value| equal(&exact(value_of(value))))),
            Relation::Compare(Order::AtLeast, other) => at_least(&self.term(other, view)),
            Relation::Compare(Order::AtMost, other) => at_most(&self.term(other, view)),
            Relation::Compare(Order::LessThan, other) | Relation::Before(other) => {
                at_least(&self.term(other, view)).not()
            }
            Relation::Compare(Order::MoreThan, other) | Relation::After(other) => {
                at_most(&self.term(other, view)).not()
            }
            Relation::Within(span, other) => match self.term(other, view) {
                Range::Between(Some(first), Some(last)) if first == last => {
                    let end = self.plus(&first, *span);
                    Known::all([at_least(&exact(first)), at_most(&exact(end))])
                }
                _ => Open,
            },
            Relation::Ago(order, span) => {
                // The later the event, the less long ago.
                let ends = [low, high].map(|end| end.map(|event| self.ago(*order, *span, &event)));
                let early = matches!(order, Order::AtLeast | Order::MoreThan);
                match (ends[0].unwrap_or(early), ends[1].unwrap_or(!early)) {
                    (one, other) if one == other => Known::of(one),
                    _ => Open,
                }
            }
            Relation::UnpublishedAgo(_) | Relation::UnpublishedAmount(_) => Open,
        }
    }

    /// now against event ⊕ span
    fn ago(&self, order: Order, span: Span, event: &Val) -> bool {
        let against = |now: Val| {
            let end = self.plus(event, span);
            match order {
                Order::LessThan => less(&now, &end),
                Order::AtMost => !less(&end, &now),
                Order::AtLeast => !less(&now, &end),
                Order::MoreThan => less(&end, &now),
            }
        };
        match event {
            Val::Date(_) => against(Val::Date(self.today)),
            Val::Time(_) => against(Val::Time(self.now)),
            _ => unreachable!("an event"),
        }
    }

    fn plus(&self, event: &Val, span: Span) -> Val {
        let count = span.count;
        match event {
            Val::Date(date) => Val::Date(match span.unit {
                Unit::Days => *date + count.days(),
                Unit::Weeks => *date + count.weeks(),
                Unit::Months => *date + count.months(),
                Unit::Years => *date + count.years(),
                Unit::Hours => unreachable!("no hours on a date"),
            }),
            Val::Time(second) => {
                let civil = Timestamp::from_second(*second).expect("in range").to_zoned(self.zone.clone());
                Val::Time(match span.unit {
                    Unit::Hours => second + count * 3600,
                    Unit::Days => second + count * 24 * 3600,
                    Unit::Weeks => second + count * 7 * 24 * 3600,
                    Unit::Months => (&civil + count.months()).timestamp().as_second(),
                    Unit::Years => (&civil + count.years()).timestamp().as_second(),
                })
            }
            _ => unreachable!("an event"),
        }
    }

    /// A comparison with the greatest or smallest of a list: a quantifier over it in disguise.
    fn is_extreme<'v>(&'v self, is: &'v Is, greatest: bool, value: &'v Term, over: &'v Over, view: &View<'v>) -> Known {
        let Val::List(rows, open) = self.fact(&over.list, view) else { return Open };
        // For each element: does it count, and what is its value?
        let mut parts: Vec<(Known, Range)> = Vec::new();
        for row in rows {
            let inside = self.enter(view, &over.element, &over.list, row);
            let counts = over.filter.as_ref().map_or(Yes, |filter| self.cond(filter, &inside));
            match self.term(value, &inside) {
                Range::None => {}
                value => parts.push((counts, value)),
            }
        }
        if *open {
            parts.push((Open, Range::Unknown));
        }
        let some = |relation: &Relation| {
            Known::any(parts.iter().map(|(counts, value)| Known::all([*counts, self.of_range(relation, value, view)])))
        };
        let every = |relation: &Relation| {
            Known::all(
                parts.iter().map(|(counts, value)| Known::any([counts.not(), self.of_range(relation, value, view)])),
            )
        };
        // A relation that greater values meet rather: the greatest meets it if some does. And the other way round.
        let upward = |relation: &Relation| if greatest { some(relation) } else { every(relation) };
        let downward = |relation: &Relation| if greatest { every(relation) } else { some(relation) };
        let at_least = |term: Term| upward(&Relation::Compare(Order::AtLeast, term));
        let at_most = |term: Term| downward(&Relation::Compare(Order::AtMost, term));
        let equal = |term: &Term| Known::all([at_least(term.clone()), at_most(term.clone())]);
        let related = match &is.relation {
            Relation::Value(value) => equal(&Term::Literal(*value)),
            Relation::SameAs(term) => equal(term),
            Relation::OneOf(values) => Known::any(values.iter().map(|value| equal(&Term::Literal(*value)))),
            up @ (Relation::Compare(Order::AtLeast | Order::MoreThan, _)
            | Relation::After(_)
            | Relation::Ago(Order::LessThan | Order::AtMost, _)
            | Relation::UnpublishedAgo(Order::LessThan | Order::AtMost)
            | Relation::UnpublishedAmount(Order::AtLeast | Order::MoreThan)) => upward(up),
            down @ (Relation::Compare(Order::AtMost | Order::LessThan, _)
            | Relation::Before(_)
            | Relation::Ago(Order::AtLeast | Order::MoreThan, _)
            | Relation::UnpublishedAgo(_)
            | Relation::UnpublishedAmount(_)) => downward(down),
            Relation::None | Relation::Within(..) => unreachable!("not generated"),
        };
        if is.negated { related.not() } else { related }
    }

    fn of_range(&self, relation: &Relation, value: &Range, view: &View<'_>) -> Known {
        match value {
            Range::Between(low, high) => self.related(relation, low.clone(), high.clone(), view),
            Range::Unknown | Range::None => Open,
        }
    }

    fn term<'v>(&'v self, term: &'v Term, view: &View<'v>) -> Range {
        match term {
            Term::Literal(value) => exact(value_of(value)),
            Term::Fact(path) => self.read(path, view),
            Term::Sum(parts) => {
                let mut total = (Some(0), Some(0));
                for (plus, part) in parts {
                    let Range::Between(low, high) = self.term(part, view) else { return Range::Unknown };
                    let (low, high) = (low.map(number), high.map(number));
                    let (low, high) = if *plus { (low, high) } else { (high.map(|it| -it), low.map(|it| -it)) };
                    total = (total.0.zip(low).map(|(one, other)| one + other), total.1.zip(high).map(|(a, b)| a + b));
                }
                Range::Between(total.0.map(Val::Number), total.1.map(Val::Number))
            }
            Term::Count(over) => self.count(over, view),
            Term::Total(value, over) => self.total(value, over, view),
            Term::Extreme { .. } => unreachable!("only as a subject"),
            Term::If(test, then, otherwise) => match self.cond(test, view) {
                Yes => self.term(then, view),
                No => self.term(otherwise, view),
                Open => hull(self.term(then, view), self.term(otherwise, view)),
            },
            Term::Defined(name) => {
                let (definition, inside) = self.definition(name, view);
                match &definition.body {
                    Body::Value(body, _) => self.term(body, &inside),
                    Body::Condition(_) => unreachable!("a value"),
                }
            }
        }
    }

    /// A judged fact: a person's no is false, a yes is only unknown.
    fn read(&self, path: &Path, view: &View<'_>) -> Range {
        let judged = |name: &str| {
            let fields = schema::ACCOUNT.iter().chain(schema::ACCOUNT.iter().flat_map(|field| match field.kind {
                Kind::List(inner) => inner,
                _ => &[],
            }));
            fields.into_iter().any(|field| field.judged && field.name == name)
        };
        match self.fact(path, view) {
            Val::Unknown => Range::Unknown,
            Val::None => Range::None,
            Val::YesNo(true) if judged(&path.name) => Range::Unknown,
            value => exact(value.clone()),
        }
    }

    fn count<'v>(&'v self, over: &'v Over, view: &View<'v>) -> Range {
        let Val::List(rows, open) = self.fact(&over.list, view) else {
            return Range::Between(Some(Val::Number(0)), None);
        };
        let counts = |row: &'v Record| match &over.filter {
            Some(filter) => self.cond(filter, &self.enter(view, &over.element, &over.list, row)),
            None => Yes,
        };
        let truths: Vec<Known> = rows.iter().map(counts).collect();
        let least = truths.iter().filter(|truth| **truth == Yes).count() as i64 * 100;
        let most = truths.iter().filter(|truth| **truth != No).count() as i64 * 100;
        Range::Between(Some(Val::Number(least)), (!open).then_some(Val::Number(most)))
    }

    fn total<'v>(&'v self, value: &'v Term, over: &'v Over, view: &View<'v>) -> Range {
        let Val::List(rows, false) = self.fact(&over.list, view) else { return Range::Unknown };
        let mut sum = (0, 0);
        for row in rows {
            let inside = self.enter(view, &over.element, &over.list, row);
            match over.filter.as_ref().map_or(Yes, |filter| self.cond(filter, &inside)) {
                Yes => match self.term(value, &inside) {
                    Range::Between(Some(low), Some(high)) => sum = (sum.0 + number(low), sum.1 + number(high)),
                    _ => return Range::Unknown,
                },
                No => {}
                Open => return Range::Unknown,
            }
        }
        Range::Between(Some(Val::Number(sum.0)), Some(Val::Number(sum.1)))
    }
}

fn list_name(list: &Path) -> &'static str {
    let inner = schema::ACCOUNT.iter().flat_map(|field| match field.kind {
        Kind::List(inner) => inner,
        _ => &[],
    });
    schema::ACCOUNT.iter().chain(inner).find(|field| field.name == list.name).expect("a list").name
}

/// The facts as a moment sees them: an event after it has not happened yet. An optional fact is none, an element of a
/// list is left out, anything else is unknown. The second part: has the record itself happened?
fn seen(record: &Record, fields: &'static [Field], happened: &impl Fn(&Val) -> bool) -> (Record, bool) {
    let mut here = true;
    let mut out = Record::new();
    for (&name, value) in record {
        let field = fields.iter().find(|field| field.name == name);
        let value = match (value, field.map(|field| field.kind)) {
            (Val::List(rows, open), Some(Kind::List(inner))) => {
                let rows = rows.iter().map(|row| seen(row, inner, happened));
                Val::List(rows.filter(|(_, here)| *here).map(|(row, _)| row).collect(), *open)
            }
            (value, _) if happened(value) || field.is_some_and(|field| field.ahead) => value.clone(),
            _ if field.is_some_and(|field| field.optional) => Val::None,
            _ => {
                here = false;
                Val::Unknown
            }
        };
        out.insert(name, value);
    }
    (out, here)
}

fn exact(value: Val) -> Range {
    Range::Between(Some(value.clone()), Some(value))
}

fn number(value: Val) -> i64 {
    match value {
        Val::Number(number) => number,
        _ => unreachable!("a number"),
    }
}

fn value_of(literal: &Literal) -> Val {
    match *literal {
        Literal::YesNo(value) => Val::YesNo(value),
        Literal::Whole(value) | Literal::Decimal(value) | Literal::Money(value) => Val::Number(value),
        Literal::Word(word) => Val::Word(word),
        Literal::Text(text) => Val::Text(text),
        Literal::Date(date) => Val::Date(date),
    }
}

/// The order of two values of one type; words and yes or no are only ever asked whether they are equal.
fn less(one: &Val, other: &Val) -> bool {
    match (one, other) {
        (Val::Number(one), Val::Number(other)) => one < other,
        (Val::Date(one), Val::Date(other)) => one < other,
        (Val::Time(one), Val::Time(other)) => one < other,
        (Val::Word(one), Val::Word(other)) => one < other,
        (Val::YesNo(one), Val::YesNo(other)) => one < other,
        (Val::Text(one), Val::Text(other)) => one < other,
        _ => unreachable!("two values of one type: {one:?}, {other:?}"),
    }
}

/// Is every value of one range in that order to every value of another, or none?
fn order(one: &(Option<Val>, Option<Val>), other: &Range, accepts: impl Fn(i8, i8) -> bool) -> Known {
    let Range::Between(other_low, other_high) = other else { return Open };
    let side = |one: &Val, other: &Val| i8::from(less(other, one)) - i8::from(less(one, other));
    // The two pairs of ends that lie farthest apart; an open end is farther than any.
    let up = one.1.as_ref().zip(other_low.as_ref()).map_or(1, |(one, other)| side(one, other));
    let down = one.0.as_ref().zip(other_high.as_ref()).map_or(-1, |(one, other)| side(one, other));
    match (accepts(up, 0), accepts(down, 0)) {
        (one, other) if one == other => Known::of(one),
        _ => Open,
    }
}

/// Both may be the case.
fn hull(one: Range, other: Range) -> Range {
    match (one, other) {
        (Range::None, Range::None) => Range::None,
        (Range::Between(low, high), Range::Between(other_low, other_high)) => {
            let low = low.zip(other_low).map(|(one, other)| if less(&other, &one) { other } else { one });
            let high = high.zip(other_high).map(|(one, other)| if less(&one, &other) { other } else { one });
            Range::Between(low, high)
        }
        _ => Range::Unknown,
    }
}

/// The facts as a moment sees them.
pub fn as_seen(facts: &Facts, zone: &TimeZone, now: i64) -> Facts {
    let today = day_of(zone, now);
    let happened = |date: &Val| match date {
        Val::Date(date) => *date <= today,
        Val::Time(second) => *second <= now,
        _ => true,
    };
    Facts { account: seen(&facts.account, schema::ACCOUNT, &happened).0, me: seen(&facts.me, schema::ME, &happened).0 }
}

/// Every time of the facts, and every such time plus every span of the rules.
pub fn ends_of_times(rules: &Rules, facts: &Facts, zone: &TimeZone) -> Vec<i64> {
    let mut times = Vec::new();
    for value in facts.account.values().chain(facts.me.values()) {
        times_in(value, &mut times);
    }
    let spans = rules.spans();
    let world = World { rules, facts: facts.clone(), now: 0, today: Date::ZERO, zone: zone.clone() };
    let mut ends = times.clone();
    for time in times {
        ends.extend(spans.iter().map(|span| match world.plus(&Val::Time(time), *span) {
            Val::Time(end) => end,
            _ => unreachable!("a time"),
        }));
    }
    ends
}

fn times_in(value: &Val, times: &mut Vec<i64>) {
    match value {
        Val::Time(time) => times.push(*time),
        Val::List(rows, _) => rows.iter().flat_map(|row| row.values()).for_each(|value| times_in(value, times)),
        _ => {}
    }
}

//! A rule file as the generator makes it: a small tree of the tests' own.

use jiff::civil::Date;

use crate::schema::{Field, Kind};

/// A whole rule file.
#[derive(Clone, Debug)]
pub struct Rules {
    pub zone: &'static str,
    pub definitions: Vec<Definition>,
    pub conditions: Vec<Condition>,
    pub procedures: Vec<Procedure>,
    /// `automatic … { will close when … }`
    pub automatic: Option<Cond>,
}

/// `define NAME as …`, of the account or of a list's elements.
#[derive(Clone, Debug)]
pub struct Definition {
    pub name: String,
    /// The list whose elements it is about.
    pub of: Option<&'static str>,
    pub body: Body,
}

#[derive(Clone, Debug)]
pub enum Body {
    Condition(Cond),
    Value(Term, Kind),
}

#[derive(Clone, Debug)]
pub struct Condition {
    pub name: String,
    pub when: Option<Cond>,
    pub unless: Option<Cond>,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub contested: bool,
    pub requires: Vec<Require>,
}

#[derive(Clone, Debug)]
pub struct Require {
    pub test: Cond,
    pub when: Option<Cond>,
    pub mend: Mend,
}

/// What stands below a require or an arm.
#[derive(Clone, Debug)]
pub enum Mend {
    Fix,
    FixByPlatform,
    NoFix,
    /// Nothing: only for an arm.
    Silent,
    /// A choice of acts with all that can be said of them.
    Acts(Vec<Act>),
}

/// `fix … when … by … counts as … takes …`
#[derive(Clone, Debug)]
pub struct Act {
    pub when: Option<Cond>,
    /// `by platform`, `by others`
    pub by: Option<&'static str>,
    pub counts_as: Vec<CountsAs>,
    pub takes: Option<Span>,
}

/// What else an act does.
#[derive(Clone, Debug)]
pub enum CountsAs {
    Becomes(Path, Given),
    Gains(Path, Vec<(&'static str, Given)>),
}

/// A value that an act leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    ThatDay,
    None,
    Value(Literal),
}

/// How deletion goes, and what the platform does by itself.
#[derive(Clone, Debug)]
pub struct Procedure {
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub waits: Vec<Wait>,
}

/// A wait for so long, after the one before or after a fact's day; or until others act.
#[derive(Clone, Debug)]
pub enum Wait {
    For(Span, Option<&'static str>),
    Until(&'static str, Option<Span>),
    Unpublished,
}

#[derive(Clone, Debug)]
pub enum Cond {
    Is(Box<Is>),
    Includes {
        list: Path,
        word: usize,
    },
    And(Vec<Cond>),
    Or(Vec<Cond>),
    Not(Box<Cond>),
    If(Box<Cond>, Box<Cond>, Box<Cond>),
    Loop(Box<Loop>),
    /// `any of { … }` or `all of { … }`
    Block {
        any: bool,
        arms: Vec<(Cond, Mend)>,
    },
    /// A definition that is a condition, of the account or of an element.
    Defined(Path),
    Unpublished,
}

/// `SUBJECT is [none or | not none and] [not] RELATION`
#[derive(Clone, Debug)]
pub struct Is {
    pub subject: Term,
    pub carry: Carry,
    pub negated: bool,
    pub relation: Relation,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Carry {
    Nothing,
    NoneOr,
    NotNoneAnd,
}

#[derive(Clone, Debug)]
pub enum Relation {
    None,
    Value(Literal),
    SameAs(Term),
    OneOf(Vec<Literal>),
    Compare(Order, Term),
    Before(Term),
    After(Term),
    Within(Span, Term),
    Ago(Order, Span),
    UnpublishedAgo(Order),
    UnpublishedAmount(Order),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

pub const ORDERS: [Order; 4] = [Order::AtLeast, Order::LessThan, Order::MoreThan, Order::AtMost];

#[derive(Clone, Debug)]
pub struct Loop {
    pub quantifier: Quantifier,
    pub element: String,
    pub list: Path,
    pub body: Option<Cond>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantifier {
    Every,
    No,
    Some,
}

#[derive(Clone, Debug)]
pub enum Term {
    Literal(Literal),
    Fact(Path),
    /// The first part is always added.
    Sum(Vec<(bool, Term)>),
    Count(Box<Over>),
    Total(Box<Term>, Box<Over>),
    /// `latest of`, `largest of` (true), `earliest of`, `smallest of` (false), by the kind of the value
    Extreme {
        greatest: bool,
        value: Box<Term>,
        over: Box<Over>,
        kind: Kind,
    },
    If(Box<Cond>, Box<Term>, Box<Term>),
    Defined(Path),
}

/// `x in xs where …`
#[derive(Clone, Debug)]
pub struct Over {
    pub element: String,
    pub list: Path,
    pub filter: Option<Cond>,
}

/// A fact or definition, and where its name begins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    pub root: Root,
    /// Empty for an element that is a word.
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root {
    Account,
    Me,
    /// An element, by its name.
    Element(String),
    /// Inside the record of a definition: a field by its bare name.
    Sibling,
}

/// A literal; numbers of every type in hundredths.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Literal {
    YesNo(bool),
    Whole(i64),
    Decimal(i64),
    Money(i64),
    Word(usize),
    Text(&'static str),
    Date(Date),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub count: i64,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unit {
    Days,
    Weeks,
    Months,
    Years,
    Hours,
}

impl Path {
    pub fn account(name: &str) -> Path {
        Path { root: Root::Account, name: name.to_owned() }
    }

    pub fn of(root: &Root, field: &Field) -> Path {
        Path { root: root.clone(), name: field.name.to_owned() }
    }
}

impl Rules {
    pub fn definition(&self, of: Option<&str>, name: &str) -> &Definition {
        self.definitions.iter().find(|definition| definition.of == of && definition.name == name).expect("declared")
    }
}

impl Rules {
    /// Every span of time that they look back by.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        for definition in &self.definitions {
            match &definition.body {
                Body::Condition(body) => body.spans(&mut spans),
                Body::Value(body, _) => body.spans(&mut spans),
            }
        }
        for condition in &self.conditions {
            let gates = condition.when.iter().chain(&condition.unless);
            let requires = condition.requires.iter().flat_map(|require| require.when.iter().chain([&require.test]));
            gates.chain(requires).for_each(|cond| cond.spans(&mut spans));
        }
        spans
    }
}

impl Cond {
    fn spans(&self, spans: &mut Vec<Span>) {
        match self {
            Cond::Is(is) => {
                is.subject.spans(spans);
                match &is.relation {
                    Relation::Ago(_, span) => spans.push(*span),
                    Relation::SameAs(term)
                    | Relation::Compare(_, term)
                    | Relation::Before(term)
                    | Relation::After(term)
                    | Relation::Within(_, term) => term.spans(spans),
                    _ => {}
                }
            }
            Cond::And(parts) | Cond::Or(parts) => parts.iter().for_each(|part| part.spans(spans)),
            Cond::Not(part) => part.spans(spans),
            Cond::If(test, then, otherwise) => [test, then, otherwise].iter().for_each(|part| part.spans(spans)),
            Cond::Loop(each) => each.body.iter().for_each(|body| body.spans(spans)),
            Cond::Block { arms, .. } => arms.iter().for_each(|(arm, _)| arm.spans(spans)),
            Cond::Includes { .. } | Cond::Defined(_) | Cond::Unpublished => {}
        }
    }
}

impl Term {
    fn spans(&self, spans: &mut Vec<Span>) {
        let filtered = |over: &Over, spans: &mut Vec<Span>| over.filter.iter().for_each(|filter| filter.spans(spans));
        match self {
            Term::Sum(parts) => parts.iter().for_each(|(_, part)| part.spans(spans)),
            Term::Count(over) | Term::Total(_, over) | Term::Extreme { over, .. } => filtered(over, spans),
            Term::If(test, then, otherwise) => {
                test.spans(spans);
                then.spans(spans);
                otherwise.spans(spans);
            }
            Term::Literal(_) | Term::Fact(_) | Term::Defined(_) => {}
        }
    }
}

//! Random well-typed rule files: every choice comes from a tape, and the rules about none, about elements and about
//! arms are kept while choosing.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use crate::schema::{self, Field, Kind, TEXTS, WORDS};
use crate::tape::Tape;
use crate::tree::*;

/// Zones with and without clock changes, among them some at midnight.
const ZONES: [&str; 4] = ["Asia/Shanghai", "UTC", "America/Santiago", "Europe/Berlin"];

/// Days near which rules and facts have their edges: month ends, leap days, clock changes.
pub const EDGES: [(i16, i8, i8); 10] = [
    (2026, 11, 20),
    (2026, 2, 28),
    (2024, 2, 29),
    (2026, 8, 31),
    (2025, 12, 31),
    (2026, 3, 29),
    (2026, 9, 6),
    (2026, 1, 30),
    (2026, 10, 25),
    (2026, 4, 4),
];

/// How many conditions, relations and values one rule file may hold.
const MOST_NODES: usize = 60;

/// Makes a rule file.
pub fn rules(tape: &mut Tape) -> Rules {
    let mut maker = Maker { tape, definitions: Vec::new(), nodes: 0, elements: 0, acts: false };
    let zone = *maker.tape.pick(&ZONES);
    maker.define();
    let count = 1 + maker.tape.below(3);
    let conditions = (0..count).map(|index| maker.condition(index)).collect();
    Rules { zone, definitions: maker.definitions, conditions, procedures: Vec::new(), automatic: None }
}

/// Makes a rule file to plan by: with acts that say what they count as and how long they take, procedures, and perhaps
/// something that the platform does by itself.
pub fn plannable(tape: &mut Tape) -> Rules {
    let mut maker = Maker { tape, definitions: Vec::new(), nodes: 0, elements: 0, acts: true };
    let zone = *maker.tape.pick(&ZONES);
    let automatic = maker.tape.once_in(8).then(|| maker.cond(&Scope::top(), 1));
    let procedures = (0..maker.tape.below(3)).map(|_| maker.procedure()).collect();
    maker.define();
    let count = 1 + maker.tape.below(4);
    let conditions = (0..count).map(|index| maker.condition(index)).collect();
    Rules { zone, definitions: maker.definitions, conditions, procedures, automatic }
}

/// A day near an edge.
pub fn day(tape: &mut Tape) -> Date {
    let (year, month, day) = *tape.pick(&EDGES);
    let near = date(year, month, day);
    let shift = match tape.below(4) {
        0 => 0,
        1 => tape.below(5) as i64 - 2,
        2 => -(tape.below(120) as i64),
        _ => tape.below(800) as i64 - 600,
    };
    near.saturating_add(jiff::Span::new().days(shift))
}

struct Maker<'a, 't> {
    tape: &'a mut Tape<'t>,
    definitions: Vec<Definition>,
    nodes: usize,
    elements: usize,
    /// Do acts say all that can be said of them?
    acts: bool,
}

/// What a place in the rules sees.
#[derive(Clone)]
struct Scope {
    /// The elements around, the innermost last: every part must mention that one.
    elements: Vec<(String, &'static str)>,
    /// Inside the record of this list: its fields, and nothing else.
    record: Option<&'static str>,
    /// Optional facts that are surely not none here.
    said: BTreeSet<Path>,
    /// May arms carry what mends them?
    mends: bool,
}

/// What is surely not none if a condition is true, and if it is false.
#[derive(Default)]
struct Said {
    if_true: BTreeSet<Path>,
    if_false: BTreeSet<Path>,
}

impl Scope {
    fn top() -> Scope {
        Scope { elements: Vec::new(), record: None, said: BTreeSet::new(), mends: false }
    }

    fn saying(&self, more: &BTreeSet<Path>) -> Scope {
        let mut scope = self.clone();
        scope.said.extend(more.iter().cloned());
        scope
    }

    fn bare(&self) -> Scope {
        Scope { mends: false, ..self.clone() }
    }

    /// The facts that a part may begin with: of the innermost element, if there is one.
    fn subjects(&self) -> Vec<(Path, &'static Field)> {
        match (self.elements.last(), self.record) {
            (Some((element, list)), _) => places(&Root::Element(element.clone()), list),
            (None, Some(list)) => places(&Root::Sibling, list),
            (None, None) => outside(),
        }
    }

    /// The facts that may stand anywhere else.
    fn others(&self) -> Vec<(Path, &'static Field)> {
        let mut all = self.subjects();
        for (element, list) in self.elements.iter().rev().skip(1) {
            all.extend(places(&Root::Element(element.clone()), list));
        }
        if !self.elements.is_empty() && self.record.is_none() {
            all.extend(outside());
        }
        all
    }
}

fn outside() -> Vec<(Path, &'static Field)> {
    let account = schema::ACCOUNT.iter().map(|field| (Path::of(&Root::Account, field), field));
    account.chain(schema::ME.iter().map(|field| (Path::of(&Root::Me, field), field))).collect()
}

/// The fields of a list's elements.
fn places(root: &Root, list: &str) -> Vec<(Path, &'static Field)> {
    fields_of(list).iter().map(|field| (Path::of(root, field), field)).collect()
}

/// The field of the elements of a list of words.
const WORD: &[Field] = &[Field { name: "", kind: Kind::Word, optional: false, judged: false, ahead: false }];

/// The fields of a list's elements, by the list's name.
pub fn fields_of(list: &str) -> &'static [Field] {
    let inner = schema::ACCOUNT.iter().flat_map(|field| match field.kind {
        Kind::List(inner) => inner,
        _ => &[],
    });
    match schema::ACCOUNT.iter().chain(inner).find(|field| field.name == list).map(|field| field.kind) {
        Some(Kind::List(inner)) => inner,
        Some(Kind::Words) => WORD,
        other => unreachable!("a list: {list} {other:?}"),
    }
}

fn is_list(kind: Kind) -> bool {
    matches!(kind, Kind::List(_) | Kind::Words)
}

impl Maker<'_, '_> {
    fn is_done(&self) -> bool {
        self.nodes >= MOST_NODES || self.tape.is_spent()
    }

    fn define(&mut self) {
        for of in ["moves", "items"] {
            if self.tape.once_in(3) {
                let scope = Scope { record: Some(of), ..Scope::top() };
                let body = Body::Condition(self.cond(&scope, 1));
                self.definitions.push(Definition { name: format!("{of}_rule"), of: Some(of), body });
            }
        }
        if self.tape.once_in(3) {
            let body = Body::Condition(self.cond(&Scope::top(), 1));
            self.definitions.push(Definition { name: "general_rule".to_owned(), of: None, body });
        }
        if self.tape.once_in(4) {
            let kind = *self.tape.pick(&[Kind::Whole, Kind::Money]);
            let body = Body::Value(self.number(&Scope::top(), kind, true), kind);
            self.definitions.push(Definition { name: "general_value".to_owned(), of: None, body });
        }
    }

    fn condition(&mut self, index: usize) -> Condition {
        let gate = |maker: &mut Self| maker.tape.once_in(6).then(|| maker.cond(&Scope::top(), 1));
        let window = |maker: &mut Self| maker.tape.once_in(8).then(|| day(maker.tape));
        let (when, unless) = (gate(self), gate(self));
        let (from, until) = (window(self), window(self));
        let until = until.filter(|until| from.is_none_or(|from| from < *until));
        let contested = self.tape.once_in(12);
        let count = 1 + usize::from(self.tape.once_in(3));
        let requires = (0..count).map(|_| self.require()).collect();
        Condition { name: format!("rule_{index}"), when, unless, from, until, contested, requires }
    }

    fn require(&mut self) -> Require {
        let when = self.tape.once_in(6).then(|| self.cond(&Scope::top(), 1));
        let test = self.cond(&Scope { mends: true, ..Scope::top() }, 3);
        let mend = if self.acts && !self.tape.once_in(10) {
            let said = said(&test).if_false;
            self.acts(&Scope::top().saying(&said))
        } else {
            self.tape.pick(&[Mend::Fix, Mend::Fix, Mend::NoFix, Mend::FixByPlatform]).clone()
        };
        Require { test, when, mend }
    }

    fn procedure(&mut self) -> Procedure {
        let mut window = || self.tape.once_in(3).then(|| day(self.tape));
        let (from, until) = (window(), window());
        let until = until.filter(|until| from.is_none_or(|from| from < *until));
        let waits = (0..self.tape.below(4)).map(|_| self.wait()).collect();
        Procedure { from, until, waits }
    }

    fn wait(&mut self) -> Wait {
        let span = self.span(Kind::Date);
        match self.tape.below(8) {
            0..=3 => Wait::For(span, None),
            4 => Wait::For(span, Some(*self.tape.pick::<&str>(&["agreed_on", "opened", "left"]))),
            5 => Wait::Until("agreed_on", None),
            6 => Wait::Until("proved_on", Some(span)),
            _ => Wait::Unpublished,
        }
    }

    /// One act or two, a choice.
    fn acts(&mut self, scope: &Scope) -> Mend {
        let count = 1 + usize::from(self.tape.once_in(3));
        Mend::Acts((0..count).map(|_| self.act(scope)).collect())
    }

    fn act(&mut self, scope: &Scope) -> Act {
        let when = self.tape.once_in(5).then(|| self.cond(&scope.bare(), 0));
        let by = [None, None, None, Some("platform"), Some("others")][self.tape.below(5)];
        let count = [0, 0, 1, 1, 2][self.tape.below(5)];
        let counts_as = (0..count).map(|_| self.counts_as(scope)).collect();
        let takes = self.tape.once_in(3).then(|| {
            let kind = *self.tape.pick(&[Kind::Date, Kind::Time]);
            self.span(kind)
        });
        Act { when, by, counts_as, takes }
    }

    fn counts_as(&mut self, scope: &Scope) -> CountsAs {
        if self.tape.once_in(4) {
            let list = *self.tape.pick(&["moves", "items", "tags"]);
            let fields = fields_of(list).iter().filter(|field| !is_list(field.kind));
            let fields = fields.filter_map(|field| Some((field.name, self.left(field)?))).collect();
            return CountsAs::Gains(Path::account(list), fields);
        }
        let mut places = outside();
        for (element, list) in &scope.elements {
            places.extend(self::places(&Root::Element(element.clone()), list));
        }
        places.retain(|(path, field)| !is_list(field.kind) && field.kind != Kind::Time && !path.name.is_empty());
        // Days and plain answers are what acts change most.
        let days: Vec<_> = places.iter().filter(|(_, field)| field.kind == Kind::Date).cloned().collect();
        let (path, field) = if self.tape.below(3) > 0 { self.tape.pick(&days) } else { self.tape.pick(&places) };
        let value = self.left(field).expect("no time");
        CountsAs::Becomes(path.clone(), value)
    }

    /// A value that an act leaves in a field; a time cannot be that day.
    fn left(&mut self, field: &Field) -> Option<Given> {
        if field.optional && self.tape.once_in(4) {
            return Some(Given::None);
        }
        Some(match field.kind {
            Kind::Date => Given::ThatDay,
            Kind::Time | Kind::List(_) | Kind::Words => return None,
            kind => Given::Value(self.literal(kind)),
        })
    }

    fn cond(&mut self, scope: &Scope, depth: usize) -> Cond {
        self.nodes += 1;
        if depth == 0 || self.is_done() {
            return self.is(scope);
        }
        match self.tape.below(16) {
            0..=4 => self.is(scope),
            5 | 6 => self.chain(scope, depth, false),
            7 | 8 => self.chain(scope, depth, true),
            9 => Cond::Not(Box::new(self.cond(&scope.bare(), depth - 1))),
            10 => self.choice(scope, depth),
            11 => self.block(scope, depth),
            12 => self.standalone(scope),
            _ => self.quantified(scope, depth),
        }
    }

    fn chain(&mut self, scope: &Scope, depth: usize, or: bool) -> Cond {
        let mut scope = scope.bare();
        let mut parts = Vec::new();
        for _ in 0..2 + self.tape.below(2) {
            let part = self.cond(&scope, depth - 1);
            let said = said(&part);
            scope = scope.saying(if or { &said.if_false } else { &said.if_true });
            parts.push(part);
        }
        if or { Cond::Or(parts) } else { Cond::And(parts) }
    }

    fn choice(&mut self, scope: &Scope, depth: usize) -> Cond {
        let scope = scope.bare();
        let test = self.cond(&scope, depth - 1);
        let said = said(&test);
        let then = self.cond(&scope.saying(&said.if_true), depth - 1);
        let otherwise = self.cond(&scope.saying(&said.if_false), depth - 1);
        Cond::If(Box::new(test), Box::new(then), Box::new(otherwise))
    }

    fn block(&mut self, scope: &Scope, depth: usize) -> Cond {
        let any = self.tape.below(2) == 0;
        let mut scope = scope.clone();
        let mut arms = Vec::new();
        for _ in 0..2 + self.tape.below(2) {
            let arm = self.cond(&scope, depth - 1);
            let said = said(&arm);
            let before = scope.saying(&said.if_false);
            scope = scope.saying(if any { &said.if_false } else { &said.if_true });
            let mends = [Mend::Fix, Mend::Silent, Mend::FixByPlatform, Mend::NoFix];
            let mend = match scope.mends {
                true if self.acts && self.tape.below(3) > 0 => self.acts(&before),
                true => self.tape.pick(&mends).clone(),
                false => Mend::Silent,
            };
            arms.push((arm, mend));
        }
        Cond::Block { any, arms }
    }

    /// What stands alone: a definition, `includes`, something unpublished.
    fn standalone(&mut self, scope: &Scope) -> Cond {
        let defined: Vec<Path> = match (scope.elements.last(), scope.record) {
            (Some((element, list)), _) => self.defined(Some(list), &Root::Element(element.clone())),
            (None, Some(_)) => Vec::new(),
            (None, None) => self.defined(None, &Root::Account),
        };
        if !defined.is_empty() {
            return Cond::Defined(self.tape.pick(&defined).clone());
        }
        if !scope.elements.is_empty() || scope.record.is_some() {
            return self.is(scope);
        }
        match self.tape.below(3) {
            0 | 1 => Cond::Includes { list: Path::account("tags"), word: self.tape.below(WORDS.len()) },
            _ => Cond::Unpublished,
        }
    }

    /// The conditions defined there.
    fn defined(&self, of: Option<&str>, root: &Root) -> Vec<Path> {
        let there = self.definitions.iter().filter(|it| it.of == of && matches!(it.body, Body::Condition(_)));
        there.map(|it| Path { root: root.clone(), name: it.name.clone() }).collect()
    }

    fn lists(&self, scope: &Scope) -> Vec<Path> {
        scope.subjects().into_iter().filter(|(_, field)| is_list(field.kind)).map(|(path, _)| path).collect()
    }

    /// Names an element of a list.
    fn element(&mut self, scope: &Scope, list: &Path) -> (String, Scope) {
        self.elements += 1;
        let name = format!("x{}", self.elements);
        let mut inside = scope.clone();
        let list = schema::ACCOUNT
            .iter()
            .chain(places(&Root::Sibling, "moves").into_iter().map(|(_, field)| field))
            .find(|field| field.name == list.name)
            .expect("a list");
        inside.elements.push((name.clone(), list.name));
        (name, inside)
    }

    fn quantified(&mut self, scope: &Scope, depth: usize) -> Cond {
        let lists = self.lists(scope);
        if lists.is_empty() {
            return self.is(scope);
        }
        let list = self.tape.pick(&lists).clone();
        let quantifier = *self.tape.pick(&[Quantifier::Every, Quantifier::No, Quantifier::Some]);
        let (element, mut inside) = self.element(scope, &list);
        inside.mends = scope.mends && quantifier != Quantifier::No;
        let bare = quantifier != Quantifier::Every && self.tape.once_in(6);
        let body = (!bare).then(|| self.cond(&inside, depth - 1));
        Cond::Loop(Box::new(Loop { quantifier, element, list, body }))
    }

    fn over(&mut self, scope: &Scope, fits: impl Fn(&'static Field) -> bool) -> Option<(Over, Scope)> {
        let lists: Vec<Path> =
            self.lists(scope).into_iter().filter(|list| fields_of(&list.name).iter().any(&fits)).collect();
        if lists.is_empty() {
            return None;
        }
        let list = self.tape.pick(&lists).clone();
        let (element, inside) = self.element(&scope.bare(), &list);
        let filter = self.tape.once_in(2).then(|| self.cond(&inside, 1));
        Some((Over { element, list, filter }, inside))
    }

    /// `SUBJECT is …`
    fn is(&mut self, scope: &Scope) -> Cond {
        self.nodes += 1;
        if !self.is_done() {
            match self.tape.below(12) {
                8 => return self.counted(scope),
                9 => return self.summed(scope),
                10 | 11 => {
                    if let Some(is) = self.extreme(scope) {
                        return is;
                    }
                }
                _ => {}
            }
        }
        let facts: Vec<_> = scope.subjects().into_iter().filter(|(_, field)| !is_list(field.kind)).collect();
        let (path, field) = self.tape.pick(&facts).clone();
        let optional = field.optional && !scope.said.contains(&path);
        let mut inside = scope.clone();
        if optional {
            if self.tape.once_in(4) {
                let negated = self.tape.once_in(2);
                return atom(Term::Fact(path), Carry::Nothing, negated, Relation::None);
            }
            inside.said.insert(path.clone());
        }
        let carry = match optional {
            true => *self.tape.pick(&[Carry::NoneOr, Carry::NotNoneAnd]),
            false => Carry::Nothing,
        };
        let relation = self.relation(&inside, field.kind);
        atom(Term::Fact(path), carry, self.tape.once_in(5), relation)
    }

    fn counted(&mut self, scope: &Scope) -> Cond {
        let count = match self.over(scope, |_| true) {
            Some((over, _)) => Term::Count(Box::new(over)),
            None => return self.is(scope),
        };
        let relation = self.relation(scope, Kind::Whole);
        atom(count, Carry::Nothing, self.tape.once_in(5), relation)
    }

    /// A sum, or a choice of values, that begins with what the part is about.
    fn summed(&mut self, scope: &Scope) -> Cond {
        let kind = *self.tape.pick(&[Kind::Whole, Kind::Money]);
        let facts = scope.subjects();
        let fits = |(path, field): &&(Path, &'static Field)| {
            field.kind == kind && (!field.optional || scope.said.contains(path))
        };
        let Some((path, _)) = facts.iter().find(fits) else { return self.is(scope) };
        let more = self.number(scope, kind, false);
        let subject = match self.tape.below(4) {
            0 => Term::Sum(vec![(true, Term::Fact(path.clone())), (true, more)]),
            1 => Term::Sum(vec![(true, Term::Fact(path.clone())), (false, more)]),
            _ => {
                let test = self.cond(&scope.bare(), 0);
                Term::If(Box::new(test), Box::new(Term::Fact(path.clone())), Box::new(more))
            }
        };
        let relation = self.relation(scope, kind);
        atom(subject, Carry::Nothing, self.tape.once_in(5), relation)
    }

    fn extreme(&mut self, scope: &Scope) -> Option<Cond> {
        let kind = *self.tape.pick(&[Kind::Date, Kind::Whole, Kind::Money, Kind::Time]);
        let fits = move |field: &'static Field| field.kind == kind && !field.ahead && !field.optional;
        let (over, inside) = self.over(scope, fits)?;
        let (element, list) = inside.elements.last()?;
        let field = fields_of(list).iter().find(|field| fits(field))?;
        let value = Term::Fact(Path::of(&Root::Element(element.clone()), field));
        let greatest = self.tape.below(2) == 0;
        let subject = Term::Extreme { greatest, value: Box::new(value), over: Box::new(over), kind };
        let mut relation = self.relation(scope, kind);
        while let Relation::Within(_, term) = relation {
            relation = Relation::After(term);
        }
        Some(atom(subject, Carry::Nothing, self.tape.once_in(5), relation))
    }

    fn relation(&mut self, scope: &Scope, kind: Kind) -> Relation {
        match kind {
            Kind::YesNo => Relation::Value(self.literal(kind)),
            Kind::Word | Kind::Text => match self.tape.below(4) {
                0 | 1 => Relation::Value(self.literal(kind)),
                2 => Relation::OneOf(vec![self.literal(kind), self.literal(kind)]),
                _ => match self.fact(scope, kind) {
                    Some(fact) => Relation::SameAs(fact),
                    None => Relation::Value(self.literal(kind)),
                },
            },
            Kind::Whole | Kind::Decimal | Kind::Money => {
                let order = *self.tape.pick(&ORDERS);
                match self.tape.below(8) {
                    0..=3 => Relation::Compare(order, self.number(scope, kind, false)),
                    4 => Relation::Value(self.literal(kind)),
                    5 => Relation::OneOf(vec![self.literal(kind), self.literal(kind)]),
                    6 => match self.fact(scope, kind) {
                        Some(fact) => Relation::SameAs(fact),
                        None => Relation::Value(self.literal(kind)),
                    },
                    _ => Relation::UnpublishedAmount(order),
                }
            }
            Kind::Date | Kind::Time => self.when(scope, kind),
            Kind::List(_) | Kind::Words => unreachable!("no relation of lists"),
        }
    }

    /// A relation of a date or a time.
    fn when(&mut self, scope: &Scope, kind: Kind) -> Relation {
        let order = *self.tape.pick(&ORDERS);
        let other = |maker: &mut Self| match maker.fact(scope, kind) {
            Some(fact) if kind == Kind::Time || maker.tape.once_in(2) => Some(fact),
            _ if kind == Kind::Date => Some(Term::Literal(Literal::Date(day(maker.tape)))),
            _ => None,
        };
        let span = self.span(kind);
        match self.tape.below(9) {
            0..=4 => Relation::Ago(order, span),
            5 => other(self).map_or(Relation::Ago(order, span), Relation::Before),
            6 => other(self).map_or(Relation::Ago(order, span), Relation::After),
            7 => other(self).map_or(Relation::Ago(order, span), |other| Relation::Within(span, other)),
            _ => Relation::UnpublishedAgo(order),
        }
    }

    fn span(&mut self, kind: Kind) -> Span {
        let unit = match kind {
            Kind::Time => *self.tape.pick(&[Unit::Days, Unit::Hours, Unit::Months, Unit::Weeks, Unit::Years]),
            _ => *self.tape.pick(&[Unit::Days, Unit::Months, Unit::Weeks, Unit::Years]),
        };
        let most = match unit {
            Unit::Days => 120,
            Unit::Weeks => 12,
            Unit::Months => 15,
            Unit::Years => 2,
            Unit::Hours => 100,
        };
        Span { count: 1 + self.tape.below(most) as i64, unit }
    }

    /// A fact of a kind, not none.
    fn fact(&mut self, scope: &Scope, kind: Kind) -> Option<Term> {
        let fits = |(path, field): &(Path, &'static Field)| {
            field.kind == kind && (!field.optional || scope.said.contains(path))
        };
        let facts: Vec<_> = scope.others().into_iter().filter(fits).collect();
        (!facts.is_empty()).then(|| Term::Fact(self.tape.pick(&facts).0.clone()))
    }

    /// A number of a kind. Alone it must not be only a literal.
    fn number(&mut self, scope: &Scope, kind: Kind, alone: bool) -> Term {
        self.nodes += 1;
        let literal = |maker: &mut Self| Term::Literal(maker.literal(kind));
        match self.tape.below(8) {
            _ if self.is_done() || kind == Kind::Decimal => match alone {
                true => self.fact(scope, kind).expect("a fact of every kind"),
                false => literal(self),
            },
            0..=2 if !alone => literal(self),
            3 => match self.fact(scope, kind) {
                Some(fact) => {
                    let plus = self.tape.below(2) == 0;
                    let literal = literal(self);
                    Term::Sum(vec![(true, fact), (plus, literal)])
                }
                None => literal(self),
            },
            4 if kind == Kind::Whole && scope.elements.is_empty() => {
                self.over(scope, |_| true).map_or_else(|| literal(self), |(over, _)| Term::Count(Box::new(over)))
            }
            5 if scope.elements.is_empty() => self.total(scope, kind),
            6 if scope.elements.is_empty() && scope.record.is_none() => {
                let defined = self.definitions.iter().find(|it| matches!(it.body, Body::Value(_, of) if of == kind));
                match defined {
                    Some(it) => Term::Defined(Path::account(&it.name)),
                    None => self.fact(scope, kind).expect("a fact of every kind"),
                }
            }
            _ => self.fact(scope, kind).unwrap_or_else(|| literal(self)),
        }
    }

    fn total(&mut self, scope: &Scope, kind: Kind) -> Term {
        let fits = move |field: &'static Field| field.kind == kind && !field.optional;
        match self.over(scope, fits) {
            Some((over, inside)) => {
                let (element, list) = inside.elements.last().expect("just entered");
                let field = fields_of(list).iter().find(|field| fits(field)).expect("fits");
                Term::Total(Box::new(Term::Fact(Path::of(&Root::Element(element.clone()), field))), Box::new(over))
            }
            None => Term::Literal(self.literal(kind)),
        }
    }

    fn literal(&mut self, kind: Kind) -> Literal {
        match kind {
            Kind::YesNo => Literal::YesNo(self.tape.below(2) == 0),
            Kind::Whole => Literal::Whole(self.tape.below(8) as i64 * 100),
            Kind::Decimal => Literal::Decimal(self.tape.below(8) as i64 * 25),
            Kind::Money => Literal::Money(self.tape.below(8) as i64 * 50),
            Kind::Word => Literal::Word(self.tape.below(WORDS.len())),
            Kind::Text => Literal::Text(TEXTS[self.tape.below(TEXTS.len())]),
            Kind::Date | Kind::Time | Kind::List(_) | Kind::Words => unreachable!("no such literal"),
        }
    }
}

fn atom(subject: Term, carry: Carry, negated: bool, relation: Relation) -> Cond {
    Cond::Is(Box::new(Is { subject, carry, negated, relation }))
}

/// What a condition says about none.
fn said(cond: &Cond) -> Said {
    match cond {
        Cond::Is(is) => {
            let Term::Fact(path) = &is.subject else { return Said::default() };
            let it = BTreeSet::from([path.clone()]);
            match (is.carry, &is.relation, is.negated) {
                (Carry::NoneOr, ..) | (Carry::Nothing, Relation::None, false) => {
                    Said { if_true: BTreeSet::new(), if_false: it }
                }
                (Carry::NotNoneAnd, ..) | (Carry::Nothing, Relation::None, true) => {
                    Said { if_true: it, if_false: BTreeSet::new() }
                }
                _ => Said::default(),
            }
        }
        Cond::And(parts) => chained(parts.iter().map(said), false),
        Cond::Or(parts) => chained(parts.iter().map(said), true),
        Cond::Block { any, arms } => chained(arms.iter().map(|(arm, _)| said(arm)), *any),
        Cond::Not(part) => {
            let said = said(part);
            Said { if_true: said.if_false, if_false: said.if_true }
        }
        _ => Said::default(),
    }
}

fn chained(parts: impl Iterator<Item = Said>, or: bool) -> Said {
    let parts = parts.map(|said| if or { Said { if_true: said.if_false, if_false: said.if_true } } else { said });
    let both = parts.reduce(|one, other| Said {
        if_true: one.if_true.union(&other.if_true).cloned().collect(),
        if_false: one.if_false.intersection(&other.if_false).cloned().collect(),
    });
    let both = both.unwrap_or_default();
    if or { Said { if_true: both.if_false, if_false: both.if_true } } else { both }
}

//! Random facts and moments for the declared facts, and their form as the library reads them.

use adieu::facts::Facts as Given;
use adieu::moment::{Day, Moment};
use adieu::program::{Layout, LayoutId, Program, Type};
use adieu::value::{List, Value};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::generate;
use crate::plain::{self, Facts, Record, Val};
use crate::schema::{self, Field, Kind, TEXTS, WORDS};
use crate::tape::Tape;

/// A question: who, when.
#[derive(Clone, Debug)]
pub struct Question {
    pub facts: Facts,
    pub moment: Asked,
    /// No event lies after this day. Absent: it is not known, and events may lie after the moment.
    pub as_of: Option<Date>,
}

/// The moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asked {
    Day(Date),
    Time(i64),
}

impl Question {
    /// Seconds since 1970.
    pub fn now(&self, zone: &TimeZone) -> i64 {
        match self.moment {
            Asked::Day(day) => plain::end_of(zone, day),
            Asked::Time(second) => second,
        }
    }

    pub fn moment(&self) -> Moment {
        match self.moment {
            Asked::Day(day) => Moment::Day(self::day(day)),
            Asked::Time(second) => Moment::Instant(second),
        }
    }
}

/// The library's day.
pub fn day(date: Date) -> Day {
    Day::new(date.year(), date.month(), date.day()).expect("in range")
}

/// A moment and facts for it. `rewound`: events may lie between the moment and `as_of`.
pub fn question(tape: &mut Tape, zone: &TimeZone, rewound: bool) -> Question {
    let today = generate::day(tape);
    let moment = match tape.below(3) {
        0 | 1 => Asked::Day(today),
        _ => Asked::Time(plain::start_of(zone, today) + tape.below(86_400) as i64),
    };
    let last = match moment {
        Asked::Day(_) if !rewound => today,
        Asked::Time(_) if !rewound => today.yesterday().expect("in range"),
        _ => today.saturating_add(jiff::Span::new().days([0, 1, 3, 40][tape.below(4)])),
    };
    let as_of = if rewound && tape.once_in(3) { None } else { Some(last) };
    let mut maker = Maker { tape, zone, today, last };
    let facts = Facts { account: maker.record(schema::ACCOUNT), me: maker.record(schema::ME) };
    Question { facts, moment, as_of }
}

/// The same question with every gap filled: no fact unknown, every list complete.
pub fn filled(tape: &mut Tape, zone: &TimeZone, question: &Question) -> Question {
    let today = plain::day_of(zone, question.now(zone));
    let mut maker = Maker { tape, zone, today, last: question.as_of.expect("not rewound") };
    let facts = Facts {
        account: maker.fill(&question.facts.account, schema::ACCOUNT),
        me: maker.fill(&question.facts.me, schema::ME),
    };
    Question { facts, ..question.clone() }
}

struct Maker<'a, 't> {
    tape: &'a mut Tape<'t>,
    zone: &'a TimeZone,
    today: Date,
    last: Date,
}

impl Maker<'_, '_> {
    fn record(&mut self, fields: &'static [Field]) -> Record {
        fields.iter().map(|field| (field.name, self.value(field))).collect()
    }

    fn fill(&mut self, record: &Record, fields: &'static [Field]) -> Record {
        let full = |maker: &mut Self, field: &'static Field| match (&record[field.name], field.kind) {
            (Val::Unknown, Kind::List(_) | Kind::Words) => Val::List(Vec::new(), false),
            (Val::Unknown, _) if field.optional && maker.tape.once_in(3) => Val::None,
            (Val::Unknown, _) => maker.some(field),
            (Val::List(rows, open), Kind::List(inner)) => {
                let mut rows: Vec<Record> = rows.iter().map(|row| maker.fill(row, inner)).collect();
                if *open && maker.tape.once_in(2) {
                    let row = maker.record(inner);
                    rows.push(maker.fill(&row, inner));
                }
                Val::List(rows, false)
            }
            (Val::List(rows, open), _) => {
                let mut words: Vec<usize> = Vec::new();
                for row in rows {
                    match row[""] {
                        Val::Word(word) => words.push(word),
                        _ => words.push(maker.tape.below(WORDS.len())),
                    }
                }
                if *open && maker.tape.once_in(2) {
                    words.push(maker.tape.below(WORDS.len()));
                }
                Val::List(words.into_iter().map(|word| Record::from([("", Val::Word(word))])).collect(), false)
            }
            (value, _) => value.clone(),
        };
        fields.iter().map(|field| (field.name, full(self, field))).collect()
    }

    fn value(&mut self, field: &'static Field) -> Val {
        match self.tape.below(8) {
            7 => Val::Unknown,
            5 | 6 if field.optional => Val::None,
            _ => self.some(field),
        }
    }

    fn some(&mut self, field: &'static Field) -> Val {
        match field.kind {
            Kind::YesNo => Val::YesNo(self.tape.below(2) == 0),
            Kind::Whole => Val::Number(self.tape.below(8) as i64 * 100),
            Kind::Decimal => Val::Number(self.tape.below(8) as i64 * 25),
            Kind::Money => Val::Number(self.tape.below(8) as i64 * 50),
            Kind::Word => Val::Word(self.tape.below(WORDS.len())),
            Kind::Text => Val::Text(TEXTS[self.tape.below(TEXTS.len())]),
            Kind::Date => Val::Date(self.event(field)),
            Kind::Time => {
                let day = self.event(field);
                let start = plain::start_of(self.zone, day);
                let length = plain::end_of(self.zone, day) - start;
                let second = match self.tape.below(4) {
                    0 => 43_200,
                    1 => 0,
                    2 => length,
                    _ => self.tape.below(86_400) as i64,
                };
                Val::Time(start + second.min(length))
            }
            Kind::List(inner) => {
                let count = self.tape.below(4);
                let rows = (0..count).map(|_| self.record(inner)).collect();
                Val::List(rows, self.tape.once_in(6))
            }
            Kind::Words => {
                let word = |maker: &mut Self| match maker.tape.below(6) {
                    5 => Val::Unknown,
                    word => Val::Word(word % WORDS.len()),
                };
                let count = self.tape.below(4);
                let rows = (0..count).map(|_| Record::from([("", word(self))])).collect();
                Val::List(rows, self.tape.once_in(6))
            }
        }
    }

    /// The day of an event: up to the last possible one, unless it may lie ahead.
    fn event(&mut self, field: &Field) -> Date {
        let back = |days: usize| -(days as i64);
        let shift = match self.tape.below(5) {
            0 => back(self.tape.below(20)),
            1 => back(self.tape.below(130)),
            2 => back(self.tape.below(800)),
            _ if field.ahead => self.tape.below(60) as i64,
            3 => self.tape.below(60) as i64,
            _ => return generate::day(self.tape).min(self.last),
        };
        let day = self.today.saturating_add(jiff::Span::new().days(shift));
        if field.ahead { day } else { day.min(self.last) }
    }
}

/// Facts as the evaluator reads them.
pub fn given(program: &Program, facts: &Facts, as_of: Option<Date>) -> Given {
    Given {
        account: row(program, Program::ACCOUNT, &facts.account),
        me: row(program, Program::ME, &facts.me),
        others: Vec::new(),
        as_of: as_of.map(day),
    }
}

fn row(program: &Program, layout: LayoutId, record: &Record) -> Vec<Value> {
    let layout: &Layout = program.layout(layout);
    let cell = |field: &adieu::program::Field| match record.get(field.name().as_str()) {
        Some(value) => cell(program, &field.kind, value),
        None => Value::Unknown,
    };
    layout.fields.iter().map(cell).collect()
}

fn cell(program: &Program, kind: &Type, value: &Val) -> Value {
    match (value, kind) {
        (Val::Unknown, _) => Value::Unknown,
        (Val::None, _) => Value::None,
        (Val::YesNo(value), _) => Value::YesNo(*value),
        (Val::Number(hundredths), Type::Whole) => Value::Whole(hundredths / 100),
        (Val::Number(hundredths), _) => Value::Decimal(rust_decimal::Decimal::new(*hundredths, 2)),
        (Val::Word(word), Type::OneOf(choices)) => {
            let position = choices.iter().position(|choice| choice.word == WORDS[*word]);
            Value::Choice(position.expect("declared") as u16)
        }
        (Val::Text(text), _) => Value::Text((*text).into()),
        (Val::Date(date), _) => Value::Date(day(*date).0),
        (Val::Time(second), _) => Value::Time(*second),
        (Val::List(rows, open), Type::List(layout)) => {
            let width = program.layout(*layout).fields.len();
            let cells = rows.iter().flat_map(|record| row(program, *layout, record)).collect();
            Value::List(Box::new(List { cells, width, incomplete: *open }))
        }
        (value, kind) => unreachable!("{value:?} is no {kind:?}"),
    }
}

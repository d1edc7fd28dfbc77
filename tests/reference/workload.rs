//! The reference workload: records made deterministically, the five conditions written by hand over plain structs, and
//! the same records as facts for the rules in `reference.adieu`.

use adieu::check::check;
use adieu::facts::Facts;
use adieu::moment::Day;
use adieu::program::{Base, Program, Type};
use adieu::source::SourceMap;
use adieu::syntax::{Wanted, parse};
use adieu::value::{List, Value};
use rust_decimal::Decimal;

/// The rules.
pub const RULES: &str = include_str!("reference.adieu");

/// The moment asked about: 2026-11-20T12:00:00Z.
pub const NOW: i64 = 1_795_176_000;

const DAY: i64 = 86_400;

/// One account, as a program written for it would read it: words are enums, times are seconds since 1970.
#[derive(Clone, Debug)]
pub struct Record {
    pub status: Status,
    pub registered_at: i64,
    pub events: Vec<Event>,
    pub pay_enabled: bool,
    pub balance: Decimal,
    pub pending_settlements: Vec<Settlement>,
    pub coupons: Vec<Coupon>,
    pub admin_roles: Vec<AdminRole>,
    pub authorized_apps: Vec<App>,
    pub orders: Vec<Order>,
}

#[derive(Clone, Debug)]
pub struct Event {
    pub kind: EventKind,
    pub at: i64,
}

#[derive(Clone, Debug)]
pub struct Settlement {
    pub amount: Decimal,
    pub state: SettlementState,
}

#[derive(Clone, Debug)]
pub struct Coupon {
    pub id: String,
    pub state: CouponState,
}

#[derive(Clone, Debug)]
pub struct AdminRole {
    pub platform: String,
    pub id: String,
    pub role: Role,
}

#[derive(Clone, Debug)]
pub struct App {
    pub app: String,
    pub last_used_at: i64,
    pub revoked: bool,
}

#[derive(Clone, Debug)]
pub struct Order {
    pub id: String,
    pub state: OrderState,
    pub completed_at: Option<i64>,
}

/// Enums in the order in which the rules declare their words.
macro_rules! words {
    ($($name:ident { $($word:ident),* })*) => { $(
        #[allow(dead_code, reason = "the rules declare every word, the records need not hold it")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($word),* }

        #[allow(dead_code, reason = "some are picked by name")]
        impl $name {
            const ALL: &[$name] = &[$($name::$word),*];
        }
    )* };
}

words! {
    Status { Normal, Restricted, Frozen }
    EventKind { PasswordChange, PhoneRebind, Login, MailChange }
    SettlementState { Open, Closed }
    CouponState { Valid, Used, Expired }
    Role { Administrator, Operator, Member }
    OrderState { InProgress, Completed, Cancelled }
}

/// The five conditions, by hand.
pub fn passes(record: &Record, now: i64) -> bool {
    record.status == Status::Normal
        && !record.events.iter().any(|event| {
            matches!(event.kind, EventKind::PasswordChange | EventKind::PhoneRebind) && event.at >= now - 14 * DAY
        })
        && (!record.pay_enabled
            || record.balance.is_zero()
                && !record.pending_settlements.iter().any(|settlement| settlement.state == SettlementState::Open))
        && !record.coupons.iter().any(|coupon| coupon.state == CouponState::Valid)
        && !record.admin_roles.iter().any(|role| role.role == Role::Administrator)
        && record.authorized_apps.iter().all(|app| app.revoked || app.last_used_at < now - 30 * DAY)
        && !record.orders.iter().any(|order| order.state == OrderState::InProgress)
        && !record.orders.iter().any(|order| order.completed_at.is_some_and(|at| at >= now - 15 * DAY))
}

/// So many records, always the same ones; about 46 % pass.
pub fn records(count: usize) -> Vec<Record> {
    let mut random = Random(20_261_120);
    (0..count).map(|_| record(&mut random)).collect()
}

fn record(random: &mut Random) -> Record {
    let spoilt = (random.below(100) < 54).then(|| random.below(6));
    let bad = |what: u64| spoilt == Some(what);
    let mut record = Record {
        status: if bad(0) { Status::Frozen } else { Status::Normal },
        registered_at: random.ago(900, 3_000),
        events: random.list(|random| match *random.pick(EventKind::ALL) {
            kind @ (EventKind::PasswordChange | EventKind::PhoneRebind) => Event { kind, at: random.ago(15, 400) },
            kind => Event { kind, at: random.ago(0, 400) },
        }),
        pay_enabled: !random.once_in(3),
        balance: Decimal::new(0, 2),
        pending_settlements: random.list(|random| Settlement {
            amount: Decimal::new(random.below(100_000) as i64, 2),
            state: SettlementState::Closed,
        }),
        coupons: random.list(|random| Coupon { id: random.id("c"), state: *random.pick(&CouponState::ALL[1..]) }),
        admin_roles: random.list(|random| AdminRole {
            platform: "official_account".to_owned(),
            id: random.id("gh"),
            role: *random.pick(&Role::ALL[1..]),
        }),
        authorized_apps: random.list(|random| match random.once_in(2) {
            true => App { app: random.id("app"), last_used_at: random.ago(0, 300), revoked: true },
            false => App { app: random.id("app"), last_used_at: random.ago(31, 300), revoked: false },
        }),
        orders: random.list(|random| match random.once_in(4) {
            true => Order { id: random.id("o"), state: OrderState::Cancelled, completed_at: None },
            false => {
                let at = random.ago(16, 600);
                Order { id: random.id("o"), state: OrderState::Completed, completed_at: Some(at) }
            }
        }),
    };
    match spoilt {
        Some(1) => record.events.push(Event { kind: EventKind::PhoneRebind, at: random.ago(0, 14) }),
        Some(2) => (record.pay_enabled, record.balance) = (true, Decimal::new(1_250, 2)),
        Some(3) => record.coupons.push(Coupon { id: random.id("c"), state: CouponState::Valid }),
        Some(4) => {
            let at = random.ago(0, 30);
            record.authorized_apps.push(App { app: random.id("app"), last_used_at: at, revoked: false });
        }
        Some(5) => record.orders.push(Order { id: random.id("o"), state: OrderState::InProgress, completed_at: None }),
        _ => {}
    }
    record
}

/// Numbers that look random and are always the same (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: u64) -> u64 {
        self.next() % count
    }

    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }

    fn list<T>(&mut self, mut element: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.below(10);
        (0..count).map(|_| element(self)).collect()
    }

    fn id(&mut self, prefix: &str) -> String {
        format!("{prefix}_{:010}", self.below(10_000_000_000))
    }

    /// So many days ago, from (with) to (without), at any second.
    fn ago(&mut self, from: i64, to: i64) -> i64 {
        let seconds = (to - from) as u64 * DAY as u64;
        NOW - from * DAY - self.below(seconds) as i64
    }
}

/// The rules, checked.
pub fn base() -> Base {
    let mut sources = SourceMap::new();
    let file = sources.add("reference.adieu", RULES);
    let (tree, diagnostics) = parse(&sources, file, Wanted::Rules);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let checked = check(&sources, &[tree]);
    assert!(!checked.base.programs.is_empty(), "{:?}", checked.diagnostics);
    checked.base
}

/// A record as the rules read it, answered on the day before the moment, so that no event lies after it.
pub fn facts(program: &Program, record: &Record) -> Facts {
    let mut facts = Facts::unknown(program);
    facts.as_of = Some(Day((NOW / DAY) as i32 - 1));
    let mut set = |path: &[&str], value: Value| {
        let (slot, _) = program.layout(Program::ACCOUNT).find(path).expect("declared");
        facts.account[slot] = value;
    };
    let list = |path: &[&str], rows: Vec<Vec<(&str, Value)>>| rows_of(program, path, rows);
    set(&["status"], choice(record.status as u16));
    set(&["registered_at"], Value::Time(record.registered_at));
    let rows = record.events.iter().map(|it| vec![("kind", choice(it.kind as u16)), ("at", Value::Time(it.at))]);
    set(&["security", "events"], list(&["security", "events"], rows.collect()));
    set(&["pay", "enabled"], Value::YesNo(record.pay_enabled));
    set(&["pay", "balance"], Value::Decimal(record.balance));
    let rows = record.pending_settlements.iter();
    let rows = rows.map(|it| vec![("amount", Value::Decimal(it.amount)), ("state", choice(it.state as u16))]);
    set(&["pay", "pending_settlements"], list(&["pay", "pending_settlements"], rows.collect()));
    let rows = record.coupons.iter().map(|it| vec![("id", text(&it.id)), ("state", choice(it.state as u16))]);
    set(&["coupons"], list(&["coupons"], rows.collect()));
    let rows = record.admin_roles.iter();
    let rows =
        rows.map(|it| vec![("platform", text(&it.platform)), ("id", text(&it.id)), ("role", choice(it.role as u16))]);
    set(&["admin_roles"], list(&["admin_roles"], rows.collect()));
    let rows = record.authorized_apps.iter().map(|it| {
        vec![
            ("app", text(&it.app)),
            ("last_used_at", Value::Time(it.last_used_at)),
            ("revoked", Value::YesNo(it.revoked)),
        ]
    });
    set(&["authorized_apps"], list(&["authorized_apps"], rows.collect()));
    let rows = record.orders.iter().map(|it| {
        let completed_at = it.completed_at.map_or(Value::None, Value::Time);
        vec![("id", text(&it.id)), ("state", choice(it.state as u16)), ("completed_at", completed_at)]
    });
    set(&["orders"], list(&["orders"], rows.collect()));
    facts
}

fn choice(word: u16) -> Value {
    Value::Choice(word)
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn rows_of(program: &Program, path: &[&str], rows: Vec<Vec<(&str, Value)>>) -> Value {
    let (_, field) = program.layout(Program::ACCOUNT).find(path).expect("declared");
    let Type::List(layout) = field.kind else { panic!("{path:?} is no list") };
    let layout = program.layout(layout);
    let mut cells = Vec::new();
    for mut row in rows {
        row.sort_by_key(|(name, _)| layout.find(&[name]).expect("declared").0);
        cells.extend(row.into_iter().map(|(_, value)| value));
    }
    Value::List(Box::new(List { cells, width: layout.fields.len(), incomplete: false }))
}

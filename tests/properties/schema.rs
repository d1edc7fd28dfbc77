//! The facts that every generated rule file declares: each type, plain and optional, in the account, the person and the
//! elements of lists.

/// What a fact holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    YesNo,
    Whole,
    Decimal,
    Money,
    Word,
    Text,
    Date,
    Time,
    List(&'static [Field]),
    /// A list of words.
    Words,
}

/// A fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub optional: bool,
    pub judged: bool,
    pub ahead: bool,
}

const fn fact(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, optional: false, judged: false, ahead: false }
}

const fn optional(name: &'static str, kind: Kind) -> Field {
    Field { optional: true, ..fact(name, kind) }
}

const fn ahead(field: Field) -> Field {
    Field { ahead: true, ..field }
}

/// The words of every `one of`.
pub const WORDS: [&str; 4] = ["red", "green", "blue", "grey"];

/// The texts that facts and literals hold.
pub const TEXTS: [&str; 3] = ["", "Mei", "老张"];

const PARTS: &[Field] =
    &[fact("made", Kind::Time), fact("size", Kind::Whole), optional("sold", Kind::Date), fact("fit", Kind::YesNo)];

const MOVES: &[Field] = &[
    fact("hue", Kind::Word),
    fact("day", Kind::Date),
    optional("back", Kind::Date),
    ahead(fact("due", Kind::Date)),
    fact("done", Kind::YesNo),
    Field { judged: true, ..fact("usual", Kind::YesNo) },
    fact("paid", Kind::Money),
    fact("parts", Kind::List(PARTS)),
];

const ITEMS: &[Field] = &[
    fact("weight", Kind::Whole),
    optional("price", Kind::Money),
    optional("touched", Kind::Time),
    fact("label_text", Kind::Text),
    optional("shade", Kind::Word),
];

/// The account.
pub const ACCOUNT: &[Field] = &[
    fact("verified", Kind::YesNo),
    fact("visits", Kind::Whole),
    fact("opened", Kind::Date),
    optional("left", Kind::Date),
    fact("seen", Kind::Time),
    fact("hue", Kind::Word),
    fact("moves", Kind::List(MOVES)),
    fact("items", Kind::List(ITEMS)),
    fact("tags", Kind::Words),
    fact("funds", Kind::Money),
    fact("ratio", Kind::Decimal),
    fact("nick", Kind::Text),
    Field { judged: true, ..fact("trusted", Kind::YesNo) },
    optional("retired", Kind::YesNo),
    optional("limit", Kind::Whole),
    optional("fee", Kind::Money),
    optional("mood", Kind::Word),
    ahead(fact("lapse", Kind::Date)),
    ahead(optional("pause", Kind::Date)),
    optional("last_call", Kind::Time),
    ahead(fact("expiry", Kind::Time)),
    fact("pocket.cash", Kind::Money),
    optional("pocket.since", Kind::Date),
];

/// The person.
pub const ME: &[Field] = &[fact("has_phone", Kind::YesNo), optional("moved_on", Kind::Date)];

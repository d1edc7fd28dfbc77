//! The tree of a rule file as it was written: every span and every comment kept, nothing resolved, nothing judged.
//!
//! Read it top-down: [`File`], [`Item`], the items in the order of the language reference, then [`Expr`].
//! A tree holds only what parsed; what did not is a diagnostic, and its item or entry is absent and named in
//! [`File::broken`], so that one mistake does not cause another.

use crate::source::{FileId, Span, Spanned};

/// One rule file.
#[derive(Clone, Debug)]
pub struct File {
    /// Which file.
    pub id: FileId,
    /// The `adieu 1` line, if there is one.
    pub edition: Option<Spanned<u64>>,
    /// The items that parsed, in order.
    pub items: Vec<Item>,
    /// Names that items or facts with syntax errors would have declared: uses of them are not reported again.
    pub broken: Vec<String>,
    /// Every comment, in order, `#` included.
    pub comments: Vec<Span>,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name as written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// `zh "…" en "…"`: one text in both languages. The checker reports a missing one.
#[derive(Clone, Debug)]
pub struct Text {
    /// The Chinese text.
    pub zh: Option<Template>,
    /// The English text.
    pub en: Option<Template>,
    /// Both.
    pub span: Span,
}

/// A string with holes.
#[derive(Clone, Debug)]
pub struct Template {
    /// Words and holes in order.
    pub parts: Vec<TemplatePart>,
    /// The string with its quotation marks.
    pub span: Span,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug)]
pub enum TemplatePart {
    /// Words, escapes resolved.
    Words(String),
    /// `{app.name}` or `{earliest}`.
    Hole(Path),
}

/// `app.last_used`: a name and fields.
#[derive(Clone, Debug)]
pub struct Path {
    /// At least one.
    pub segments: Vec<Name>,
    /// The whole.
    pub span: Span,
}

/// A thing at the top level of a file, or inside a `version`.
#[derive(Clone, Debug)]
pub enum Item {
    /// `platform NAME { … }`
    Platform(Platform),
    /// `include NAME`
    Include(Name),
    /// `uses NAME { name … }`
    Uses(Uses),
    /// `unit NAME { name … }`
    Unit(Unit),
    /// `source NAME { … }`
    Source(Source),
    /// `account { … }`
    Account(Facts),
    /// `me { … }`
    Me(Facts),
    /// `define NAME as …`
    Define(Define),
    /// `condition NAME { … }`
    Condition(Condition),
    /// `advice`, `loss`, `caution`, `alternative`, `right`
    Note(Note),
    /// `automatic NAME { … }`
    Automatic(Automatic),
    /// `procedure NAME { … }`
    Procedure(Procedure),
    /// `version NAME from … { … }`
    Version(Version),
    /// `example NAME { … }`
    Example(Example),
    /// `test "…" { … }`
    Test(Test),
}

/// `platform NAME { … }`
#[derive(Clone, Debug)]
pub struct Platform {
    /// The id, also the key of its account in an account file.
    pub name: Name,
    /// What people call it.
    pub title: Option<Text>,
    /// Other spellings people type.
    pub also_called: Vec<Spanned<String>>,
    /// IANA name of the zone its days are counted in.
    pub timezone: Option<Spanned<String>>,
    /// Whether the source claims the whole list of conditions.
    pub conditions: Option<Conditions>,
    /// The whole item.
    pub span: Span,
}

/// `conditions complete` or `conditions open`.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// `complete`?
    pub complete: bool,
    /// In the source's words, what shows that the list trails off.
    pub says: Option<Text>,
    /// How a person may find out.
    pub attempt: Option<Text>,
    /// Where that stands.
    pub cites: Vec<Cite>,
    /// The entry.
    pub span: Span,
}

/// `uses NAME { name … }`: a platform this one refers to.
#[derive(Clone, Debug)]
pub struct Uses {
    /// Its id.
    pub name: Name,
    /// What people call it.
    pub title: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// `unit NAME { name … }`
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id, written behind numbers.
    pub name: Name,
    /// What people call it.
    pub title: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// `source NAME { … }`
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub name: Name,
    /// What it is.
    pub title: Option<Text>,
    /// Where it is or was.
    pub address: Option<Spanned<String>>,
    /// Where a copy is kept.
    pub archived: Option<Spanned<String>>,
    /// How many lines it has, if it is cited by line.
    pub lines: Option<Spanned<u64>>,
    /// When it was read, or when it dates from.
    pub seen: Option<Date>,
    /// How far it can be trusted: a word, checked later.
    pub evidence: Option<Name>,
    /// The source that replaced it.
    pub overtaken_by: Option<Name>,
    /// What a maintainer should know.
    pub note: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// A day, or a month or year alone, as written after `from`, `until`, `seen`, `on`.
#[derive(Clone, Debug)]
pub struct Date {
    /// `2026-11-20`, `2025-05` or `2025`, as written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// `cite press line 27 note …`
#[derive(Clone, Debug)]
pub struct Cite {
    /// The source.
    pub source: Name,
    /// Where in it.
    pub place: Option<CitePlace>,
    /// What a maintainer should know about this citation.
    pub note: Option<Text>,
    /// The citation without the note.
    pub span: Span,
}

/// A place in a source.
#[derive(Clone, Debug)]
pub enum CitePlace {
    /// `line N` or `lines N to M`
    Lines(Spanned<u64>, Option<Spanned<u64>>),
    /// `article N paragraph M`
    Article(Spanned<u64>, Option<Spanned<u64>>),
}

/// `account { … }` or `me { … }`
#[derive(Clone, Debug)]
pub struct Facts {
    /// What may be known.
    pub fields: Vec<Field>,
    /// Definitions inside.
    pub defines: Vec<Define>,
    /// The whole item.
    pub span: Span,
}

/// `state: one of … label … ask …`
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// What values it takes.
    pub kind: Type,
    /// A noun phrase for it.
    pub label: Option<Text>,
    /// The question that asks for it.
    pub ask: Option<Text>,
    /// Where a person finds the answer, with its citations.
    pub whereabouts: Option<(Text, Vec<Cite>)>,
    /// The place in the app under which an interview groups it.
    pub place: Option<Text>,
    /// Never shown in clear.
    pub sensitive: Option<Span>,
    /// A person's yes is only unknown.
    pub judged: Option<Span>,
    /// May lie after the moment.
    pub may_lie_ahead: Option<Span>,
    /// An interview begins with it.
    pub asked_first: Option<Span>,
    /// The whole field.
    pub span: Span,
}

/// A type as written.
#[derive(Clone, Debug)]
pub struct Type {
    /// Which.
    pub kind: TypeKind,
    /// Where.
    pub span: Span,
}

/// The types of facts.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// `yes or no`
    YesOrNo,
    /// `whole number`
    WholeNumber,
    /// `decimal`
    Decimal,
    /// `money in CNY`
    Money(Name),
    /// `amount in q_coin`
    Amount(Name),
    /// `text`
    Text,
    /// `one of normal zh "正常", …`
    OneOf(Vec<Choice>),
    /// `date`
    Date,
    /// `time`
    Time,
    /// `list of …`
    List(Box<Type>),
    /// `{ … }`
    Record(Facts),
    /// `optional …`
    Optional(Box<Type>),
    /// Another platform's account.
    Platform(Name),
}

/// A word of a `one of`, with its Chinese name.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The word.
    pub name: Name,
    /// `zh "…"`
    pub zh: Option<Spanned<String>>,
}

/// `define NAME as E`
#[derive(Clone, Debug)]
pub struct Define {
    /// Its name.
    pub name: Name,
    /// What it stands for.
    pub value: Expr,
    /// A noun phrase or sentence for it.
    pub label: Option<Text>,
    /// The whole item.
    pub span: Span,
}

/// What every item may begin with.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// `title …`
    pub title: Option<Text>,
    /// `cite …`
    pub cites: Vec<Cite>,
    /// `when E`
    pub when: Option<Expr>,
    /// `unless E`
    pub unless: Option<Expr>,
    /// `from D`: holds from the first moment of D.
    pub from: Option<Date>,
    /// `until D`: holds up to D, without it.
    pub until: Option<Date>,
}

/// `condition NAME { … }`
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its name.
    pub name: Name,
    /// Its head.
    pub head: Head,
    /// What it requires, all of it.
    pub requires: Vec<Require>,
    /// The whole item.
    pub span: Span,
}

/// `require E …`
#[derive(Clone, Debug)]
pub struct Require {
    /// What must hold.
    pub test: Expr,
    /// `when E`: it applies only then.
    pub when: Option<Expr>,
    /// Its own citations.
    pub cites: Vec<Cite>,
    /// What mends it, and what is said of it.
    pub remedy: Remedy,
    /// The whole entry.
    pub span: Span,
}

/// The entries that follow a `require` or an arm.
#[derive(Clone, Debug, Default)]
pub struct Remedy {
    /// `fix …`: several are a choice.
    pub fixes: Vec<Fix>,
    /// `no fix …`: nothing mends it.
    pub no_fix: Option<NoFix>,
    /// `says …`: the source's words for something unpublished.
    pub says: Option<Text>,
    /// `claim …`: what others say; never decides.
    pub claims: Vec<Claim>,
    /// `try …`: how a person may find out.
    pub attempt: Option<Text>,
}

/// `fix TEXT …`
#[derive(Clone, Debug)]
pub struct Fix {
    /// What to do, as an imperative.
    pub text: Text,
    /// Offered only then.
    pub when: Option<Expr>,
    /// `by platform`, `by others`; a person otherwise.
    pub by: Option<Spanned<Actor>>,
    /// `through PLATFORM`: by that platform's procedure.
    pub through: Option<Name>,
    /// `counts as …`: what else the act does.
    pub counts_as: Vec<CountsAs>,
    /// `takes 7 days`
    pub takes: Option<SpanExpr>,
    /// Its own citations.
    pub cites: Vec<Cite>,
    /// The whole entry.
    pub span: Span,
}

/// `no fix TEXT`
#[derive(Clone, Debug)]
pub struct NoFix {
    /// Why nothing helps.
    pub text: Text,
    /// Its own citations.
    pub cites: Vec<Cite>,
    /// The whole entry.
    pub span: Span,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The person whose account it is.
    You,
    /// The platform.
    Platform,
    /// Somebody else.
    Others,
}

/// What an act does to the facts.
#[derive(Clone, Debug)]
pub enum CountsAs {
    /// `counts as FACT: VALUE`
    Becomes(Path, Value),
    /// `counts as FACT gains { … }`
    Gains(Path, Value),
}

/// `claim 30 days cite seo_page`
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is claimed.
    pub what: ClaimKind,
    /// By whom.
    pub cites: Vec<Cite>,
    /// The whole entry.
    pub span: Span,
}

/// What a claim states.
#[derive(Clone, Debug)]
pub enum ClaimKind {
    /// A span of time.
    Span(SpanExpr),
    /// A number or an amount.
    Value(Value),
    /// Words.
    Text(Text),
}

/// Which kind of [`Note`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// What is wise before.
    Advice,
    /// What is lost.
    Loss,
    /// What may go wrong.
    Caution,
    /// What else could be done instead.
    Alternative,
    /// What the law gives.
    Right,
}

/// `advice`, `loss`, `caution`, `alternative` or `right`, and its texts.
#[derive(Clone, Debug)]
pub struct Note {
    /// Which of them.
    pub kind: NoteKind,
    /// Its name.
    pub name: Name,
    /// Its head.
    pub head: Head,
    /// What it says.
    pub texts: Vec<NoteText>,
    /// The whole item.
    pub span: Span,
}

/// `text TEXT …`
#[derive(Clone, Debug)]
pub struct NoteText {
    /// The text.
    pub text: Text,
    /// Shown only then. `some x in xs` gives one text per element.
    pub when: Option<Expr>,
    /// Not shown then.
    pub unless: Option<Expr>,
    /// How much it is about.
    pub amount: Option<Expr>,
    /// The loss can be made good.
    pub recoverable: Option<Span>,
    /// Shown from then on.
    pub from: Option<Date>,
    /// Shown up to then.
    pub until: Option<Date>,
    /// Where it stands.
    pub cites: Vec<Cite>,
    /// The whole entry.
    pub span: Span,
}

/// `automatic NAME { … }`
#[derive(Clone, Debug)]
pub struct Automatic {
    /// Its name.
    pub name: Name,
    /// Its head: `when` and `unless` say when it strikes.
    pub head: Head,
    /// `will` (true) or `may`.
    pub certain: Option<Spanned<bool>>,
    /// What the platform does.
    pub acts: Vec<Name>,
    /// What prevents it.
    pub prevents: Vec<(Text, Vec<Cite>)>,
    /// What else is said of it.
    pub texts: Vec<(Text, Vec<Cite>)>,
    /// The whole item.
    pub span: Span,
}

/// `procedure NAME { … }`
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its name.
    pub name: Name,
    /// Its head.
    pub head: Head,
    /// Its stages in order.
    pub stages: Vec<Stage>,
    /// The whole item.
    pub span: Span,
}

/// One entry of a procedure.
#[derive(Clone, Debug)]
pub enum Stage {
    /// `path mobile TEXT`
    Path(PathStage),
    /// `step TEXT …`
    Step(StepStage),
    /// `request FACT`
    Request(Path),
    /// `wait NAME …`
    Wait(Box<WaitStage>),
    /// `final TEXT`
    Final(TextStage),
    /// `afterwards N TEXT`
    Afterwards(SpanExpr, TextStage),
}

/// `path CLIENT TEXT`
#[derive(Clone, Debug)]
pub struct PathStage {
    /// `mobile`, `desktop` or `web`: a word, checked later.
    pub client: Name,
    /// The way through its menus.
    pub entry: TextStage,
}

/// A text of a procedure.
#[derive(Clone, Debug)]
pub struct TextStage {
    /// The text.
    pub text: Text,
    /// Only from then.
    pub from: Option<Date>,
    /// Only up to then.
    pub until: Option<Date>,
    /// Where it stands.
    pub cites: Vec<Cite>,
    /// The whole entry.
    pub span: Span,
}

/// How sure a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// Always.
    Always,
    /// `usually`
    Usually,
    /// `sometimes`
    Sometimes,
}

/// `step [usually] TEXT …`
#[derive(Clone, Debug)]
pub struct StepStage {
    /// How sure.
    pub hedge: Hedge,
    /// Who acts.
    pub by: Option<Spanned<Actor>>,
    /// Only then.
    pub when: Option<Expr>,
    /// What to do if it does not go as described.
    pub otherwise: Vec<Text>,
    /// The step.
    pub entry: TextStage,
}

/// `wait NAME …`
#[derive(Clone, Debug)]
pub struct WaitStage {
    /// Its name.
    pub name: Name,
    /// How sure.
    pub hedge: Hedge,
    /// What is waited for.
    pub until: WaitKind,
    /// What withdraws the request.
    pub cancels: Vec<(Expr, Text)>,
    /// What holds it up.
    pub stalls: Vec<(Expr, Text)>,
    /// What else is said of it.
    pub texts: Vec<Text>,
    /// The source's words for something unpublished.
    pub says: Option<Text>,
    /// What others say.
    pub claims: Vec<Claim>,
    /// Where it stands.
    pub cites: Vec<Cite>,
    /// The whole entry.
    pub span: Span,
}

/// What a wait waits for.
#[derive(Clone, Debug)]
pub enum WaitKind {
    /// `for [at most] SPAN [after E]`
    For {
        /// `at most`?
        at_most: bool,
        /// How long.
        span: SpanExpr,
        /// Counted from there instead of from the stage before.
        after: Option<Expr>,
    },
    /// `until FACT by WHO [within SPAN]`
    Until {
        /// The fact that ends it.
        fact: Path,
        /// Who brings it about.
        by: Spanned<Actor>,
        /// The term for it.
        within: Option<SpanExpr>,
    },
}

/// `version NAME from D [until D] { … }` or `version NAME seen D { … }`
#[derive(Clone, Debug)]
pub struct Version {
    /// Its name.
    pub name: Name,
    /// Its first day, known or seen.
    pub start: VersionStart,
    /// Up to, without.
    pub until: Option<Date>,
    /// What holds in it.
    pub items: Vec<Item>,
    /// The whole item.
    pub span: Span,
}

/// How a version's start is known.
#[derive(Clone, Debug)]
pub enum VersionStart {
    /// `from D`
    From(Date),
    /// `seen D`
    Seen(Date),
}

/// `example NAME { … }`
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name.
    pub name: Name,
    /// Its facts.
    pub facts: Vec<(Path, Value)>,
    /// The whole item.
    pub span: Span,
}

/// `test "…" { … }`
#[derive(Clone, Debug)]
pub struct Test {
    /// The sentence.
    pub name: Spanned<String>,
    /// The moment: a day or a time.
    pub on: Option<Date>,
    /// The facts.
    pub given: Option<Given>,
    /// What must come out.
    pub expects: Vec<Expect>,
    /// The whole item.
    pub span: Span,
}

/// `given EXAMPLE but { … } without …`
#[derive(Clone, Debug)]
pub struct Given {
    /// The example it starts from.
    pub example: Option<Name>,
    /// What differs.
    pub facts: Vec<(Path, Value)>,
    /// What is not known.
    pub without: Vec<Path>,
    /// The whole entry.
    pub span: Span,
}

/// One `expect`.
#[derive(Clone, Debug)]
pub struct Expect {
    /// What.
    pub kind: ExpectKind,
    /// The whole entry.
    pub span: Span,
}

/// What a test expects.
#[derive(Clone, Debug)]
pub enum ExpectKind {
    /// A verdict's word.
    Verdict(Name),
    /// Exactly these conditions are false.
    Failing(Vec<Name>),
    /// Exactly these conditions are unknown.
    Unknown(Vec<Name>),
    /// Exactly these facts are asked for.
    Asks(Vec<Path>),
    /// The first day by waiting, or not before.
    Earliest(Date),
    /// These items are shown.
    Shows(Vec<Name>),
    /// These items are not shown.
    NotShows(Vec<Name>),
    /// The platform acts by itself on that day.
    Automatic(Name, Date),
}

/// A value in an example, a test, or after `counts as`.
#[derive(Clone, Debug)]
pub struct Value {
    /// Which.
    pub kind: ValueKind,
    /// Where.
    pub span: Span,
}

/// The values that can be written.
#[derive(Clone, Debug)]
pub enum ValueKind {
    /// `none`
    None,
    /// `yes`, `no`, or a word of a `one of`.
    Word(String),
    /// `12`, `0.10`: digits as written, `_` kept.
    Number(String),
    /// `12.50 CNY`
    Amount(String, Name),
    /// `"text"`
    Text(String),
    /// A day or a time, as written.
    Date(String),
    /// `that day`: the day of the act; only after `counts as`.
    ThatDay,
    /// `[ …, maybe others ]`
    List {
        /// The known elements.
        elements: Vec<Value>,
        /// `maybe others`?
        incomplete: bool,
    },
    /// `{ name: value, … }`
    Record(Vec<(Name, Value)>),
}

/// An expression: a condition or a value; which of them, the checker says.
#[derive(Clone, Debug)]
pub struct Expr {
    /// Which.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// The expressions. Chains are flat, so that a long one costs no stack.
#[derive(Clone, Debug)]
pub enum ExprKind {
    /// `every x in xs: E`, `no x in xs where E`, `some x in xs where E`
    Quantified(Box<Quantified>),
    /// `if E then E else if E then E else E`
    If {
        /// Conditions and their values.
        branches: Vec<(Expr, Expr)>,
        /// The last `else`.
        otherwise: Box<Expr>,
    },
    /// `E or E or …`
    Or(Vec<Expr>),
    /// `E and E and …`
    And(Vec<Expr>),
    /// `not E`
    Not(Box<Expr>),
    /// `subject is …`
    Is(Box<Is>),
    /// `xs includes V`
    Includes(Box<Expr>, Box<Expr>),
    /// `something unpublished`
    SomethingUnpublished,
    /// `any of { … }` or `all of { … }`
    Block(Block),
    /// `a + b - c`: the first sign is plus.
    Sum(Vec<(Sign, Expr)>),
    /// `count of (…)`, `sum of (…)`, …
    Aggregate(Box<Aggregate>),
    /// A fact, an element, a field, a definition, or a word of a `one of`.
    Path(Path),
    /// A literal.
    Literal(Literal),
}

/// Plus or minus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// `+`
    Plus,
    /// `-`
    Minus,
}

/// Which quantifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// `every`
    Every,
    /// `no`
    No,
    /// `some`
    Some,
}

/// `every x in xs: E`
#[derive(Clone, Debug)]
pub struct Quantified {
    /// Which.
    pub quantifier: Quantifier,
    /// The element's name.
    pub element: Name,
    /// The list.
    pub list: Path,
    /// After `:` (every) or `where` (no, some).
    pub body: Option<Expr>,
}

/// `subject is [none or | not none and] relation`
#[derive(Clone, Debug)]
pub struct Is {
    /// Left of `is`.
    pub subject: Expr,
    /// `none or`, `not none and`
    pub carry: Option<Spanned<Carry>>,
    /// `not`?
    pub negated: bool,
    /// What it is compared with.
    pub relation: Relation,
    /// The relation's place, `is` and `not` excluded.
    pub relation_span: Span,
}

/// The two phrases that say what none means, in one `is`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carry {
    /// `is none or …`
    NoneOr,
    /// `is not none and …`
    NotNoneAnd,
}

/// How sizes compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `at least`
    AtLeast,
    /// `at most`
    AtMost,
    /// `more than`
    MoreThan,
    /// `less than`
    LessThan,
}

/// Right of `is`.
#[derive(Clone, Debug)]
pub enum Relation {
    /// `none`
    None,
    /// A value or a word.
    Equal(Expr),
    /// `one of a, b`
    OneOf(Vec<Expr>),
    /// `the same as E`
    SameAs(Expr),
    /// `at least E`
    Compare(Comparison, Expr),
    /// `before E`
    Before(Expr),
    /// `after E`
    After(Expr),
    /// `within SPAN after E`
    Within(SpanExpr, Expr),
    /// `at least SPAN ago`
    Ago(Comparison, SpanExpr),
    /// `deletable`
    Deletable,
    /// `deleted`
    Deleted,
}

/// A span of time where one is wanted.
#[derive(Clone, Debug)]
pub struct SpanExpr {
    /// Which.
    pub kind: SpanKind,
    /// Where.
    pub span: Span,
}

/// How a span of time is given.
#[derive(Clone, Debug)]
pub enum SpanKind {
    /// `14 days`
    Literal(SpanLiteral),
    /// `an unpublished time`
    Unpublished,
    /// A definition that yields a span.
    Path(Path),
}

/// `14 days`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpanLiteral {
    /// How many.
    pub count: u64,
    /// Of what.
    pub unit: SpanUnit,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanUnit {
    /// Exact; only against a `time`.
    Hours,
    /// Civil days against a `date`, 24 hours against a `time`.
    Days,
    /// Seven days.
    Weeks,
    /// Civil months.
    Months,
    /// Civil years.
    Years,
}

/// `any of { … }`
#[derive(Clone, Debug)]
pub struct Block {
    /// `any of` (true) or `all of`.
    pub any: bool,
    /// One a line.
    pub arms: Vec<Arm>,
}

/// A line of a block with its entries.
#[derive(Clone, Debug)]
pub struct Arm {
    /// What may or must hold.
    pub test: Expr,
    /// Its own citations.
    pub cites: Vec<Cite>,
    /// What mends it.
    pub remedy: Remedy,
    /// The whole arm.
    pub span: Span,
}

/// `sum of (x.amount for x in xs where E)`
#[derive(Clone, Debug)]
pub struct Aggregate {
    /// Which.
    pub kind: AggregateKind,
    /// What is taken of each element; absent for `count of`.
    pub value: Option<Expr>,
    /// The element's name.
    pub element: Name,
    /// The list.
    pub list: Path,
    /// Only these elements.
    pub filter: Option<Expr>,
}

/// Which aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateKind {
    /// `count of`
    Count,
    /// `sum of`
    Sum,
    /// `latest of`
    Latest,
    /// `earliest of`
    Earliest,
    /// `largest of`
    Largest,
    /// `smallest of`
    Smallest,
}

/// A literal in an expression.
#[derive(Clone, Debug)]
pub enum Literal {
    /// `yes`
    Yes,
    /// `no`
    No,
    /// `none`, where no comparison takes it: always a mistake, reported by the checker.
    None,
    /// Digits as written, `_` kept.
    Number(String),
    /// `5 CNY`
    Amount(String, Name),
    /// `14 days`
    Span(SpanLiteral),
    /// `2026-11-20`, as written.
    Date(String),
    /// `"text"`
    Text(String),
    /// `an unpublished time`, `an unpublished amount`
    Unpublished,
}

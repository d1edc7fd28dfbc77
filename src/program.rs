//! The checked program of one platform: resolved and typed. The evaluator accepts nothing else.
//!
//! Read it in this order: [`Base`], [`Program`], [`Layout`] (what may be known), [`Formula`] and [`Term`] (what is
//! asked of it), [`Condition`] and the other items. Formulas and terms live in flat tables and refer to each other by
//! index; every index in a program that the checker made is valid for its table.

use rust_decimal::Decimal;

use crate::messages::Words;
use crate::moment::{self, Zone};
use crate::source::Span;
use crate::value::Value;

pub use crate::syntax::ast::{Actor, AggregateKind, Carry, Comparison, Hedge, NoteKind, Quantifier, Sign};

/// All platforms whose rules were loaded, in the order they were loaded.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// One program per platform.
    pub programs: Vec<Program>,
}

impl Base {
    /// The program of a platform's id.
    pub fn platform(&self, id: &str) -> Option<&Program> {
        self.programs.iter().find(|program| program.platform.id == id)
    }
}

/// One platform's rules.
#[derive(Clone, Debug)]
pub struct Program {
    /// What it is about.
    pub platform: Platform,
    /// What may be known: [`Program::ACCOUNT`], [`Program::ME`], then the records of lists.
    pub layouts: Vec<Layout>,
    /// Conditions on facts.
    pub formulas: Vec<Formula>,
    /// Values computed from facts.
    pub terms: Vec<Term>,
    /// Spans of time in looking-back phrases, each once.
    pub spans: Vec<moment::Span>,
    /// Named definitions.
    pub definitions: Vec<Definition>,
    /// What mends a failing part, and what is said of it.
    pub remedies: Vec<Remedy>,
    /// What the rules rest on.
    pub sources: Vec<Source>,
    /// Units of amounts.
    pub units: Vec<Unit>,
    /// Other platforms the rules refer to.
    pub uses: Vec<Uses>,
    /// Versions, in order of their start.
    pub versions: Vec<Version>,
    /// What blocks deletion.
    pub conditions: Vec<Condition>,
    /// Advice, losses, cautions, alternatives, rights.
    pub notes: Vec<Note>,
    /// What the platform does by itself.
    pub automatics: Vec<Automatic>,
    /// How deletion goes.
    pub procedures: Vec<Procedure>,
    /// Examples and tests: empty if they were not asked for.
    pub tests: Vec<Test>,
}

impl Program {
    /// The layout of the account's facts.
    pub const ACCOUNT: LayoutId = LayoutId(0);
    /// The layout of the facts about the person.
    pub const ME: LayoutId = LayoutId(1);

    /// A layout.
    pub fn layout(&self, id: LayoutId) -> &Layout {
        &self[id]
    }
}

/// Declares a typed index and how a [`Program`] is indexed by it.
macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $table:ident : $item:ty,)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub u32);

        impl std::ops::Index<$id> for Program {
            type Output = $item;

            #[inline]
            #[allow(clippy::indexing_slicing, reason = "ids are made by the checker, for this very table")]
            fn index(&self, id: $id) -> &$item {
                &self.$table[id.0 as usize]
            }
        }
    )* };
}

ids! {
    /// Position of a [`Layout`].
    LayoutId => layouts: Layout,
    /// Position of a [`Formula`].
    FormulaId => formulas: Formula,
    /// Position of a [`Term`].
    TermId => terms: Term,
    /// Position of a span of time.
    SpanId => spans: moment::Span,
    /// Position of a [`Definition`].
    DefinitionId => definitions: Definition,
    /// Position of a [`Remedy`].
    RemedyId => remedies: Remedy,
    /// Position of a [`Source`].
    SourceId => sources: Source,
    /// Position of a [`Unit`].
    UnitId => units: Unit,
    /// Position of a [`Uses`].
    UsesId => uses: Uses,
    /// Position of a [`Version`].
    VersionId => versions: Version,
    /// Position of a [`Condition`].
    ConditionId => conditions: Condition,
    /// Position of a [`Note`].
    NoteId => notes: Note,
    /// Position of a [`Procedure`].
    ProcedureId => procedures: Procedure,
}

/// `platform NAME { … }`
#[derive(Clone, Debug)]
pub struct Platform {
    /// Its id, also the key of its account in an account file.
    pub id: String,
    /// What people call it.
    pub title: Words,
    /// Other spellings people type.
    pub also_called: Vec<String>,
    /// The zone its days are counted in.
    pub zone: Zone,
    /// If the source's list of conditions trails off: what shows it.
    pub open: Option<OpenConditions>,
    /// Citations for the completeness of the list.
    pub cites: Vec<Cite>,
    /// Where it is declared.
    pub span: Span,
}

/// `conditions open …`
#[derive(Clone, Debug)]
pub struct OpenConditions {
    /// In the source's words.
    pub says: Option<Template>,
    /// How a person may find out.
    pub attempt: Option<Template>,
}

/// The facts of an account, of the person, or of one element of a list; groups are flattened into paths.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// In the order of declaration. Values stand in a row in the same order.
    pub fields: Vec<Field>,
    /// The groups, for templates and questions.
    pub groups: Vec<Group>,
}

impl Layout {
    /// The field of a path such as `["wallet", "balance"]`.
    pub fn find(&self, path: &[&str]) -> Option<(usize, &Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.path.iter().eq(path.iter()))
    }
}

/// A group of facts.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its path.
    pub path: Vec<String>,
    /// A noun phrase for it.
    pub label: Words,
}

/// One fact.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its path from the account, the person or the element; empty for the elements of a `list of one of`.
    pub path: Vec<String>,
    /// What values it takes.
    pub kind: Type,
    /// Can it be none?
    pub optional: bool,
    /// A noun phrase for it.
    pub label: Words,
    /// The question that asks for it.
    pub ask: Option<Words>,
    /// Where a person finds the answer.
    pub whereabouts: Option<(Words, Vec<Cite>)>,
    /// The place in the app under which an interview groups it.
    pub place: Option<Words>,
    /// Never shown in clear.
    pub sensitive: bool,
    /// A person's yes is only unknown.
    pub judged: bool,
    /// May lie after the moment.
    pub may_lie_ahead: bool,
    /// An interview begins with it.
    pub asked_first: bool,
    /// Where it is declared.
    pub span: Span,
}

impl Field {
    /// `wallet.balance`
    pub fn name(&self) -> String {
        self.path.join(".")
    }
}

/// What values a fact takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `yes or no`
    YesNo,
    /// `whole number`
    Whole,
    /// `decimal`
    Decimal,
    /// `money in CNY`: the currency's three letters.
    Money(String),
    /// `amount in q_coin`
    Amount(UnitId),
    /// `text`
    Text,
    /// `one of …`: shared, because every term that reads the fact carries its type.
    OneOf(std::sync::Arc<[Choice]>),
    /// `date`
    Date,
    /// `time`
    Time,
    /// `list of …`: elements have this layout. A list of words has one field with an empty path.
    List(LayoutId),
    /// Another platform's account, of this layout, with the field `deleted` last.
    Account(UsesId, LayoutId),
}

/// A word of a `one of`.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// As written.
    pub word: String,
    /// What people call it.
    pub title: Words,
}

/// Where a value is read: the account's row, the person's, or the element of an enclosing loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Whose row.
    pub scope: Scope,
    /// Which cell.
    pub slot: u16,
}

/// Whose row a [`Place`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The account.
    Account,
    /// The person.
    Me,
    /// The element of the loop at this depth, 0 being the outermost.
    Element(u8),
}

/// A condition on facts: true, false or unknown.
#[derive(Clone, Debug)]
pub struct Formula {
    /// Which.
    pub kind: FormulaKind,
    /// Where it is written.
    pub span: Span,
    /// What mends it, if it is an arm or a whole `require`.
    pub remedy: Option<RemedyId>,
}

/// The conditions. Chains are flat.
#[derive(Clone, Debug)]
pub enum FormulaKind {
    /// `and`, `all of`
    All(Vec<FormulaId>),
    /// `or`, `any of`
    Any(Vec<FormulaId>),
    /// `not`
    Not(FormulaId),
    /// `if … then … else …` with conditions in all three places
    If(FormulaId, FormulaId, FormulaId),
    /// `every`, `no`, `some`
    Loop(Loop),
    /// `term is …`
    Atom(Atom),
    /// A definition, used.
    Defined(DefinitionId),
    /// `something unpublished`
    Unpublished,
    /// `PLATFORM is deletable`, `ACCOUNT is deleted`
    Account(AccountTest),
}

/// `every x in xs: E`, `no x in xs where E`, `some x in xs where E`
#[derive(Clone, Debug)]
pub struct Loop {
    /// Which.
    pub quantifier: Quantifier,
    /// The list.
    pub list: Place,
    /// Of its elements.
    pub layout: LayoutId,
    /// The depth of its element: `Scope::Element(level)`.
    pub level: u8,
    /// The element's name, as written.
    pub element: String,
    /// What every element must, and none or some may, satisfy; absent: any element does.
    pub body: Option<FormulaId>,
}

/// `term is [none or] [not] …`
#[derive(Clone, Debug)]
pub struct Atom {
    /// Left of `is`.
    pub subject: TermId,
    /// `none or` (none makes it true), `not none and` (none makes it false); otherwise none makes it unknown.
    pub carry: Option<Carry>,
    /// `not`: of the relation, not of the carried part.
    pub negated: bool,
    /// What it is compared with.
    pub relation: Relation,
    /// Where the phrase right of `is` is written.
    pub relation_span: Span,
}

/// Right of `is`.
#[derive(Clone, Debug)]
pub enum Relation {
    /// `none`
    None,
    /// A value, or `the same as E`
    Equal(TermId),
    /// `one of a, b`
    OneOf(Vec<Value>),
    /// `at least E`; `before E` is `LessThan`, `after E` is `MoreThan` on dates and times.
    Compare(Comparison, TermId),
    /// `within SPAN after E`: from it, without looking at the moment, up to it plus the span, both included.
    Within(TimeSpan, TermId),
    /// `at least SPAN ago`
    Ago(Comparison, TimeSpan),
    /// `includes V`: the subject is the list at this place.
    Includes(Place, Value),
}

/// A span of time where one is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeSpan {
    /// Written out.
    Known(SpanId),
    /// `an unpublished time`
    Unpublished,
    /// A term of spans.
    Computed(TermId),
}

/// `… is deletable`, `… is deleted`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountTest {
    /// Whose rules.
    pub platform: UsesId,
    /// The account: an element of a list, a fact, or absent: the account file's account of that platform.
    pub account: Option<Scope>,
    /// `deleted` (true) or `deletable`.
    pub deleted: bool,
}

/// A value computed from facts.
#[derive(Clone, Debug)]
pub struct Term {
    /// Which.
    pub kind: TermKind,
    /// Its type. For a span of time: [`TermType::Span`].
    pub kind_of: TermType,
    /// Where it is written.
    pub span: Span,
}

/// The type of a term: that of a fact, or a span of time, or an untyped zero.
#[derive(Clone, Debug, PartialEq)]
pub enum TermType {
    /// A fact's type.
    Fact(Type),
    /// A span of time.
    Span,
}

/// The values.
#[derive(Clone, Debug)]
pub enum TermKind {
    /// A literal.
    Constant(Value),
    /// A span literal.
    Span(SpanId),
    /// A fact or a field of an element.
    Fact(Place),
    /// `a + b - c`
    Sum(Vec<(Sign, TermId)>),
    /// `count of`, `sum of`, `latest of`, …
    Aggregate(Aggregate),
    /// `if … then … else …`
    If(FormulaId, TermId, TermId),
    /// A definition, used.
    Defined(DefinitionId),
    /// `an unpublished amount`
    Unpublished,
}

/// `sum of (x.amount for x in xs where E)`
#[derive(Clone, Debug)]
pub struct Aggregate {
    /// Which.
    pub kind: AggregateKind,
    /// What is taken of each element; absent for `count of`.
    pub value: Option<TermId>,
    /// The list.
    pub list: Place,
    /// Of its elements.
    pub layout: LayoutId,
    /// The depth of its element.
    pub level: u8,
    /// The element's name, as written.
    pub element: String,
    /// Only these elements.
    pub filter: Option<FormulaId>,
}

/// `define NAME as E`
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its name, with its record: `app.idle` is `idle`.
    pub name: String,
    /// What it stands for. Inside a record it reads the element at the level where it is used: the checker lowers it
    /// anew for each level.
    pub value: DefinitionValue,
    /// A noun phrase or sentence for it.
    pub label: Option<Words>,
    /// Where it is declared.
    pub span: Span,
}

/// What a definition stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionValue {
    /// A condition.
    Formula(FormulaId),
    /// A value.
    Term(TermId),
}

/// A text with holes, in both languages.
#[derive(Clone, Debug)]
pub struct Template {
    /// Chinese
    pub zh: Vec<TemplatePart>,
    /// English
    pub en: Vec<TemplatePart>,
    /// Where it is written.
    pub span: Span,
}

impl Template {
    /// Does it name the first day by waiting? A `fix` that does so says how to wait; it is no act.
    pub fn names_earliest(&self) -> bool {
        self.zh.iter().chain(&self.en).any(|part| matches!(part, TemplatePart::Earliest))
    }
}

/// A piece of a [`Template`].
#[derive(Clone, Debug)]
pub enum TemplatePart {
    /// Words.
    Words(String),
    /// A fact's value.
    Fact(Place),
    /// A computed value.
    Term(TermId),
    /// `{earliest}`: the first day on which the part that this mends holds by waiting.
    Earliest,
}

/// What mends a failing part.
#[derive(Clone, Debug, Default)]
pub struct Remedy {
    /// A choice of acts.
    pub fixes: Vec<Fix>,
    /// Nothing mends it.
    pub no_fix: Option<Template>,
    /// The source's words for something unpublished.
    pub says: Option<Template>,
    /// What others say; never decides.
    pub claims: Vec<Claim>,
    /// How a person may find out.
    pub attempt: Option<Template>,
    /// Where its texts stand.
    pub cites: Vec<Cite>,
}

/// One act that mends.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What to do.
    pub text: Template,
    /// Offered only then.
    pub when: Option<FormulaId>,
    /// Who acts.
    pub by: Actor,
    /// By another platform's procedure.
    pub through: Option<UsesId>,
    /// What else the act does to the facts.
    pub counts_as: Vec<CountsAs>,
    /// How long it takes.
    pub takes: Option<TimeSpan>,
    /// Where it stands.
    pub cites: Vec<Cite>,
}

/// What an act does to a fact.
#[derive(Clone, Debug)]
pub enum CountsAs {
    /// The fact becomes this; `None` means the day of the act.
    Becomes(Place, Option<Value>),
    /// The list gains an element; a `None` cell means the day of the act.
    Gains(Place, Vec<Option<Value>>),
}

/// `claim 30 days cite seo_page`
#[derive(Clone, Debug)]
pub struct Claim {
    /// What is claimed.
    pub what: ClaimKind,
    /// By whom.
    pub cites: Vec<Cite>,
}

/// What a claim states.
#[derive(Clone, Debug)]
pub enum ClaimKind {
    /// A span of time, with the unit as written.
    Span(u64, crate::syntax::ast::SpanUnit),
    /// A number with its type.
    Value(Decimal, Type),
    /// Words.
    Text(Template),
}

/// `source NAME { … }`
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub name: String,
    /// What it is.
    pub title: Words,
    /// Where it is or was.
    pub address: Option<String>,
    /// Where a copy is kept.
    pub archived: Option<String>,
    /// When it was read, or when it dates from.
    pub seen: Option<Period>,
    /// How far it can be trusted.
    pub evidence: Evidence,
    /// The source that replaced it.
    pub overtaken_by: Option<SourceId>,
    /// What a maintainer should know.
    pub note: Option<Words>,
    /// Where it is declared.
    pub span: Span,
}

/// How far a source can be trusted, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The platform's or the law's own text, read.
    Official,
    /// The official text, through a copy.
    Documented,
    /// Found by trial.
    Tested,
    /// Others say so.
    Reported,
    /// Others say different things.
    Contested,
}

/// A day, month or year as written in `from`, `until`, `seen`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: moment::Day,
    /// How much of it was written.
    pub precision: Precision,
}

/// How precisely a [`Period`] was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// `2025`
    Year,
    /// `2025-05`
    Month,
    /// `2025-05-17`
    Day,
}

/// `cite press line 27`
#[derive(Clone, Debug)]
pub struct Cite {
    /// The source.
    pub source: SourceId,
    /// Where in it.
    pub place: Option<CitePlace>,
    /// What a maintainer should know.
    pub note: Option<Words>,
    /// Where it is written.
    pub span: Span,
}

/// A place in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitePlace {
    /// First and last line.
    Lines(u64, u64),
    /// Article and paragraph.
    Article(u64, Option<u64>),
}

/// `unit NAME { … }`
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id, written behind numbers.
    pub name: String,
    /// What people call it.
    pub title: Words,
}

/// `uses NAME { … }`
#[derive(Clone, Debug)]
pub struct Uses {
    /// The platform's id.
    pub platform: String,
    /// What people call it.
    pub title: Words,
    /// Where it is declared.
    pub span: Span,
}

/// When something holds: from a day's first second up to another's, without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Window {
    /// From the beginning of time, if absent.
    pub from: Option<Period>,
    /// For good, if absent.
    pub until: Option<Period>,
}

/// `version NAME …`
#[derive(Clone, Debug)]
pub struct Version {
    /// Its name.
    pub name: String,
    /// When it holds; an `until` that was not written is the next version's start.
    pub window: Window,
    /// Only the day of reading is known, not the start.
    pub seen: bool,
    /// Where it is declared.
    pub span: Span,
}

/// What every item has.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its name.
    pub name: String,
    /// What it says, as a title.
    pub title: Option<Template>,
    /// Where it stands.
    pub cites: Vec<Cite>,
    /// It applies only then.
    pub when: Option<FormulaId>,
    /// It does not apply then.
    pub unless: Option<FormulaId>,
    /// When it holds: its own window within its version's.
    pub window: Window,
    /// The version it stands in.
    pub version: Option<VersionId>,
    /// The strongest evidence among its citations; `None` without citation.
    pub evidence: Option<Evidence>,
    /// Where its name is written.
    pub span: Span,
}

/// `condition NAME { … }`
#[derive(Clone, Debug)]
pub struct Condition {
    /// Its head. A contested one never decides.
    pub head: Head,
    /// What it requires, all of it.
    pub requires: Vec<Require>,
}

/// `require E`
#[derive(Clone, Debug)]
pub struct Require {
    /// What must hold.
    pub test: FormulaId,
    /// It applies only then.
    pub when: Option<FormulaId>,
    /// What mends it: that of the test's formula.
    pub remedy: RemedyId,
    /// Its own citations; those of the head hold besides.
    pub cites: Vec<Cite>,
    /// Where it is written.
    pub span: Span,
}

/// `advice`, `loss`, `caution`, `alternative`, `right`
#[derive(Clone, Debug)]
pub struct Note {
    /// Which of them.
    pub kind: NoteKind,
    /// Its head.
    pub head: Head,
    /// What it says.
    pub texts: Vec<NoteText>,
}

/// `text …`
#[derive(Clone, Debug)]
pub struct NoteText {
    /// The text.
    pub text: Template,
    /// Shown only then. If this is a `some` loop, one text per matching element.
    pub when: Option<FormulaId>,
    /// Not shown then.
    pub unless: Option<FormulaId>,
    /// How much it is about; read inside the loop of `when`, if there is one.
    pub amount: Option<TermId>,
    /// The loss can be made good.
    pub recoverable: bool,
    /// When it is shown.
    pub window: Window,
    /// Where it stands; those of the head hold besides.
    pub cites: Vec<Cite>,
}

/// `automatic NAME { … }`
#[derive(Clone, Debug)]
pub struct Automatic {
    /// Its head: `when` and `unless` say when it strikes.
    pub head: Head,
    /// `will`, not `may`.
    pub certain: bool,
    /// What the platform does.
    pub acts: Vec<AutomaticAct>,
    /// What prevents it.
    pub prevents: Vec<Template>,
    /// What else is said of it.
    pub texts: Vec<Template>,
}

impl Automatic {
    /// Is the account gone afterwards? A suspended or frozen one is not.
    pub fn ends_account(&self) -> bool {
        self.acts.iter().any(|act| match act {
            AutomaticAct::Close | AutomaticAct::Reclaim | AutomaticAct::Delete => true,
            AutomaticAct::Suspend | AutomaticAct::Freeze => false,
        })
    }

    /// Does it rest on contested sources alone?
    pub fn is_contested(&self) -> bool {
        self.head.evidence == Some(Evidence::Contested)
    }
}

/// What a platform does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AutomaticAct {
    /// `close`
    Close,
    /// `suspend`
    Suspend,
    /// `reclaim`
    Reclaim,
    /// `freeze`
    Freeze,
    /// `delete`
    Delete,
}

/// `procedure NAME { … }`
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its head.
    pub head: Head,
    /// Its stages in order.
    pub stages: Vec<Stage>,
}

/// One entry of a procedure.
#[derive(Clone, Debug)]
pub enum Stage {
    /// `path CLIENT …`
    Path(Client, StageText),
    /// `step …`
    Step(Step),
    /// `request FACT`
    Request(Place),
    /// `wait …`
    Wait(Box<Wait>),
    /// `final …`
    Final(StageText),
    /// `afterwards SPAN …`
    Afterwards(TimeSpan, StageText),
}

/// Where a path is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// The app on a phone.
    Mobile,
    /// The program on a computer.
    Desktop,
    /// A browser.
    Web,
}

/// A text of a procedure.
#[derive(Clone, Debug)]
pub struct StageText {
    /// The text.
    pub text: Template,
    /// When it holds.
    pub window: Window,
    /// Where it stands; those of the head hold besides.
    pub cites: Vec<Cite>,
}

/// `step …`
#[derive(Clone, Debug)]
pub struct Step {
    /// How sure.
    pub hedge: Hedge,
    /// Who acts.
    pub by: Actor,
    /// Only then.
    pub when: Option<FormulaId>,
    /// What to do if it does not go as described.
    pub otherwise: Vec<Template>,
    /// The step.
    pub entry: StageText,
}

/// `wait …`
#[derive(Clone, Debug)]
pub struct Wait {
    /// Its name.
    pub name: String,
    /// How sure.
    pub hedge: Hedge,
    /// What is waited for.
    pub kind: WaitKind,
    /// What withdraws the request.
    pub cancels: Vec<(FormulaId, Template)>,
    /// What holds it up.
    pub stalls: Vec<(FormulaId, Template)>,
    /// What else is said of it.
    pub texts: Vec<Template>,
    /// The source's words for something unpublished, claims.
    pub remedy: RemedyId,
    /// Where it stands; those of the head hold besides.
    pub cites: Vec<Cite>,
}

/// What a wait waits for.
#[derive(Clone, Debug)]
pub enum WaitKind {
    /// `for [at most] SPAN [after E]`
    For {
        /// `at most`?
        at_most: bool,
        /// How long.
        span: TimeSpan,
        /// Counted from there.
        after: Option<TermId>,
    },
    /// `until FACT by WHO [within SPAN]`
    Until {
        /// The fact that ends it.
        fact: Place,
        /// Who brings it about.
        by: Actor,
        /// The term for it.
        within: Option<TimeSpan>,
    },
}

/// `test "…" { … }`, its facts resolved.
#[derive(Clone, Debug)]
pub struct Test {
    /// The sentence.
    pub name: String,
    /// The moment.
    pub on: moment::Moment,
    /// The account's facts, in the order of its layout.
    pub account: Vec<Value>,
    /// The person's facts.
    pub me: Vec<Value>,
    /// What must come out.
    pub expects: Vec<Expect>,
    /// Where the sentence is written.
    pub span: Span,
}

/// What a test expects.
#[derive(Clone, Debug)]
pub struct Expect {
    /// What.
    pub kind: ExpectKind,
    /// Where.
    pub span: Span,
}

/// The expectations.
#[derive(Clone, Debug)]
pub enum ExpectKind {
    /// This verdict.
    Verdict(Verdict),
    /// Exactly these conditions are false.
    Failing(Vec<String>),
    /// Exactly these conditions are unknown.
    Unknown(Vec<String>),
    /// Exactly these facts are asked for: `state`, `me.has_phone`.
    Asks(Vec<String>),
    /// The first day by waiting, or not before.
    Earliest(moment::Day),
    /// These items are shown.
    Shows(Vec<String>),
    /// These items are not shown.
    NotShows(Vec<String>),
    /// The platform acts by itself on that day.
    Automatic(String, moment::Day),
}

/// The answer, in the order in which the first that applies is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// On that day the platform offered no deletion.
    NotOffered,
    /// A request is under way.
    Pending,
    /// Never, by the published rules.
    Impossible,
    /// Something must be done first.
    Blocked,
    /// Nothing to do but wait.
    Waiting,
    /// Answers are missing.
    Undetermined,
    /// What is published does not stand in the way; the rest only the platform knows.
    PlatformDecides,
    /// Yes.
    Deletable,
}

impl Verdict {
    /// All of them, in their order.
    pub const ALL: [Verdict; 8] = [
        Verdict::NotOffered,
        Verdict::Pending,
        Verdict::Impossible,
        Verdict::Blocked,
        Verdict::Waiting,
        Verdict::Undetermined,
        Verdict::PlatformDecides,
        Verdict::Deletable,
    ];

    /// Its word in rule files and machine formats.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::NotOffered => "not_offered",
            Verdict::Pending => "pending",
            Verdict::Impossible => "impossible",
            Verdict::Blocked => "blocked",
            Verdict::Waiting => "waiting",
            Verdict::Undetermined => "undetermined",
            Verdict::PlatformDecides => "platform_decides",
            Verdict::Deletable => "deletable",
        }
    }

    /// The verdict of a word.
    pub fn from_id(id: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.id() == id)
    }
}

impl Evidence {
    /// Its word in rule files and machine formats.
    pub fn id(self) -> &'static str {
        match self {
            Evidence::Official => "official",
            Evidence::Documented => "documented",
            Evidence::Tested => "tested",
            Evidence::Reported => "reported",
            Evidence::Contested => "contested",
        }
    }
}

//! What people call the rules of the grammar, for “… was expected here”.

use super::grammar::Rule;
use crate::messages::{Choices, Message, Syntax};

/// At most so many ways to go on are named.
const MOST_NAMED: usize = 4;

/// What would have fitted where the grammar got stuck.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    rules: Vec<Rule>,
}

impl Wanted {
    /// Of the rules that pest had tried.
    pub(super) fn new(rules: &[Rule]) -> Self {
        Wanted { rules: rules.to_vec() }
    }

    /// Is `rule` among them?
    pub(super) fn has(&self, rule: Rule) -> bool {
        self.rules.contains(&rule)
    }

    fn any(&self, rules: &[Rule]) -> bool {
        rules.iter().any(|&rule| self.has(rule))
    }

    /// Might something new have begun, or the item have ended, so that what came before is complete?
    pub(super) fn an_entry(&self) -> bool {
        self.any(&[Rule::RBRACE, Rule::EOI])
    }

    /// The one word or mark that must follow, if there is only one.
    pub(super) fn only(&self) -> Option<&'static str> {
        const LINKS: &[Rule] =
            &[Rule::COLON, Rule::IN, Rule::AS, Rule::OF, Rule::THEN, Rule::CALLED, Rule::FOR, Rule::WHEN];
        match self.rules.as_slice() {
            [rule] if LINKS.contains(rule) => word(*rule),
            _ if self.has(Rule::THEN) => Some("then"),
            _ => None,
        }
    }

    /// The words of the language that would have fitted.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.rules
            .iter()
            .filter_map(|&rule| word(rule))
            .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
    }

    /// The ways to go on in words, most telling first.
    pub(super) fn choices(&self) -> Choices {
        use Syntax::{AComparison, ASpan, AText, AType, AValue, AnEntry, AnExpression};
        let only = |messages: Vec<Syntax>| Choices(messages.into_iter().map(Message::from).collect());
        let this = |word| Syntax::ThisWord { word };
        match () {
            () if self.any(&[Rule::LEAST, Rule::MOST]) => only(vec![this("least"), this("most")]),
            () if self.has(Rule::THEN) => only(vec![this("then")]),
            () if self.has(Rule::ELSE) => only(vec![this("else")]),
            () if self.has(Rule::AT) && self.has(Rule::BEFORE) => only(vec![AValue, AComparison]),
            () if self.has(Rule::expression) => only(vec![AnExpression]),
            () if self.has(Rule::LPAREN) && !self.an_entry() => only(vec![AnExpression]),
            () if self.any(&[Rule::text]) => only(vec![AText]),
            () if self.has(Rule::r#type) => only(vec![AType]),
            () if self.has(Rule::AN) && self.any(&[Rule::number, Rule::duration]) => only(vec![ASpan]),
            () if self.has(Rule::LBRACE) && self.has(Rule::LBRACKET) => only(vec![AValue]),
            () if self.has(Rule::RBRACE) && self.rules.len() > 2 => only(vec![AnEntry, this("}")]),
            () => self.named(),
        }
    }

    /// The names of the rules, each once, in the order of the language; what says nothing to people is left out.
    fn named(&self) -> Choices {
        let and = self.has(Rule::AND);
        let dull = |rule: Rule| and && matches!(rule, Rule::PLUS | Rule::MINUS) || rule == Rule::DOT;
        let mut named: Vec<Message> = Vec::new();
        for &rule in self.rules.iter().filter(|&&rule| !dull(rule)) {
            match name(rule).map(Message::from) {
                Some(message) if !named.contains(&message) && named.len() < MOST_NAMED => named.push(message),
                _ => {}
            }
        }
        Choices(named)
    }
}

/// A word of the language, or a part of it; nothing for rules that never appear by themselves.
fn name(rule: Rule) -> Option<Syntax> {
    part(rule).or_else(|| word(rule).map(|word| Syntax::ThisWord { word }))
}

/// The parts that are called by a name of their own.
fn part(rule: Rule) -> Option<Syntax> {
    Some(match rule {
        Rule::field | Rule::assignment | Rule::fact => Syntax::AFact,
        Rule::r#type
        | Rule::yes_or_no
        | Rule::whole_number
        | Rule::money_type
        | Rule::amount_type
        | Rule::one_of_type
        | Rule::record_type => Syntax::AType,
        Rule::choice | Rule::entry | Rule::name | Rule::path => Syntax::AName,
        Rule::citation => Syntax::ACitation,
        Rule::list | Rule::record | Rule::that_day | Rule::word => Syntax::AValue,
        Rule::expression | Rule::quantifier | Rule::existence | Rule::parenthesis | Rule::aggregate => {
            Syntax::AnExpression
        }
        Rule::arm => Syntax::AnArm,
        Rule::at_least | Rule::at_most | Rule::more_than | Rule::less_than => Syntax::AComparison,
        Rule::unpublished | Rule::duration => Syntax::ASpan,
        Rule::text => Syntax::AText,
        Rule::number | Rule::amount => Syntax::ANumber,
        Rule::day | Rule::date => Syntax::ADate,
        Rule::string => Syntax::AString,
        Rule::EOI => Syntax::TheEnd,
        _ => return None,
    })
}

/// The parts that begin with a word of their own, and the words and marks themselves. A new rule must be named here.
fn word(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::edition => "adieu 1",
        Rule::platform | Rule::PLATFORM => "platform",
        Rule::called | Rule::NAME => "name",
        Rule::also_called => "also called",
        Rule::timezone | Rule::TIMEZONE => "timezone",
        Rule::conditions | Rule::CONDITIONS => "conditions",
        Rule::include | Rule::INCLUDE => "include",
        Rule::uses | Rule::USES => "uses",
        Rule::unit | Rule::UNIT => "unit",
        Rule::source | Rule::SOURCE => "source",
        Rule::address | Rule::ADDRESS => "address",
        Rule::archived | Rule::ARCHIVED => "archived",
        Rule::lines | Rule::LINES => "lines",
        Rule::seen | Rule::SEEN => "seen",
        Rule::evidence | Rule::EVIDENCE => "evidence",
        Rule::overtaken => "overtaken by",
        Rule::remark | Rule::NOTE => "note",
        Rule::account | Rule::ACCOUNT => "account",
        Rule::me | Rule::ME => "me",
        Rule::define | Rule::DEFINE => "define",
        Rule::label | Rule::LABEL => "label",
        Rule::ask | Rule::ASK => "ask",
        Rule::whereabouts | Rule::filter | Rule::WHERE => "where",
        Rule::place | Rule::PLACE => "place",
        Rule::sensitive | Rule::SENSITIVE => "sensitive",
        Rule::judged => "judged by platform",
        Rule::may_lie_ahead => "may lie ahead",
        Rule::asked_first => "asked first",
        Rule::title | Rule::TITLE => "title",
        Rule::when | Rule::WHEN => "when",
        Rule::unless | Rule::UNLESS => "unless",
        Rule::from | Rule::FROM => "from",
        Rule::until | Rule::wait_until | Rule::UNTIL => "until",
        Rule::cite | Rule::CITE => "cite",
        Rule::condition | Rule::CONDITION => "condition",
        Rule::require | Rule::REQUIRE => "require",
        Rule::fix | Rule::FIX => "fix",
        Rule::no_fix => "no fix",
        Rule::says | Rule::SAYS => "says",
        Rule::claim | Rule::CLAIM => "claim",
        Rule::attempt | Rule::TRY => "try",
        Rule::by | Rule::BY => "by",
        Rule::through | Rule::THROUGH => "through",
        Rule::counts => "counts as",
        Rule::takes | Rule::TAKES => "takes",
        Rule::note | Rule::ADVICE => "advice",
        Rule::note_text | Rule::aside | Rule::aside_text | Rule::TEXT => "text",
        Rule::worth | Rule::AMOUNT => "amount",
        Rule::recoverable | Rule::RECOVERABLE => "recoverable",
        Rule::automatic | Rule::AUTOMATIC => "automatic",
        Rule::acts | Rule::WILL => "will",
        Rule::prevent | Rule::PREVENT => "prevent",
        Rule::procedure | Rule::PROCEDURE => "procedure",
        Rule::way | Rule::PATH => "path",
        Rule::step | Rule::STEP => "step",
        Rule::otherwise | Rule::OTHERWISE => "otherwise",
        Rule::request | Rule::REQUEST => "request",
        Rule::r#final | Rule::FINAL => "final",
        Rule::afterwards | Rule::AFTERWARDS => "afterwards",
        Rule::wait | Rule::WAIT => "wait",
        Rule::wait_for | Rule::FOR => "for",
        Rule::cancel => "cancel when",
        Rule::stall => "stall when",
        Rule::version | Rule::VERSION => "version",
        Rule::example | Rule::EXAMPLE => "example",
        Rule::test | Rule::TEST => "test",
        Rule::on | Rule::ON => "on",
        Rule::given | Rule::GIVEN => "given",
        Rule::but | Rule::BUT => "but",
        Rule::without | Rule::WITHOUT => "without",
        Rule::expect | Rule::EXPECT => "expect",
        Rule::conditional | Rule::IF => "if",
        Rule::block => "any of",
        Rule::something => "something unpublished",
        Rule::relation | Rule::IS => "is",
        Rule::inclusion | Rule::INCLUDES => "includes",
        Rule::LBRACE => "{",
        Rule::RBRACE => "}",
        Rule::LBRACKET => "[",
        Rule::RBRACKET => "]",
        Rule::LPAREN => "(",
        Rule::RPAREN => ")",
        Rule::COLON => ":",
        Rule::COMMA => ",",
        Rule::DOT => ".",
        Rule::PLUS => "+",
        Rule::MINUS => "-",
        Rule::ADIEU => "adieu",
        Rule::AFTER => "after",
        Rule::AGO => "ago",
        Rule::AHEAD => "ahead",
        Rule::ALL => "all",
        Rule::ALSO => "also",
        Rule::ALTERNATIVE => "alternative",
        Rule::AN => "an",
        Rule::AND => "and",
        Rule::ANY_OF => "any",
        Rule::ARTICLE => "article",
        Rule::AS => "as",
        Rule::ASKED => "asked",
        Rule::ASKS => "asks",
        Rule::AT => "at",
        Rule::BEFORE => "before",
        Rule::CALLED => "called",
        Rule::CANCEL => "cancel",
        Rule::CAUTION => "caution",
        Rule::COMPLETE => "complete",
        Rule::COUNT => "count",
        Rule::COUNTS => "counts",
        Rule::DATE => "date",
        Rule::DAY => "day",
        Rule::DAYS => "days",
        Rule::DECIMAL => "decimal",
        Rule::DELETABLE => "deletable",
        Rule::DELETED => "deleted",
        Rule::EARLIEST => "earliest",
        Rule::ELSE => "else",
        Rule::EN => "en",
        Rule::EVERY => "every",
        Rule::FAILING => "failing",
        Rule::FIRST => "first",
        Rule::GAINS => "gains",
        Rule::HOURS => "hours",
        Rule::IN => "in",
        Rule::JUDGED => "judged",
        Rule::LARGEST => "largest",
        Rule::LATEST => "latest",
        Rule::LEAST => "least",
        Rule::LESS => "less",
        Rule::LIE => "lie",
        Rule::LINE => "line",
        Rule::LIST => "list",
        Rule::LOSS => "loss",
        Rule::MAY => "may",
        Rule::MAYBE => "maybe",
        Rule::MONEY => "money",
        Rule::MONTHS => "months",
        Rule::MORE => "more",
        Rule::MOST => "most",
        Rule::NO => "no",
        Rule::NONE => "none",
        Rule::NOT => "not",
        Rule::NUMBER => "number",
        Rule::OF => "of",
        Rule::ONE => "one",
        Rule::OPEN => "open",
        Rule::OPTIONAL => "optional",
        Rule::OR => "or",
        Rule::OTHERS => "others",
        Rule::OVERTAKEN => "overtaken",
        Rule::PARAGRAPH => "paragraph",
        Rule::RIGHT => "right",
        Rule::SAME => "same",
        Rule::SHOWS => "shows",
        Rule::SMALLEST => "smallest",
        Rule::SOME => "some",
        Rule::SOMETHING => "something",
        Rule::SOMETIMES => "sometimes",
        Rule::STALL => "stall",
        Rule::SUM => "sum",
        Rule::THAN => "than",
        Rule::THAT => "that",
        Rule::THE => "the",
        Rule::THEN => "then",
        Rule::TIME => "time",
        Rule::TO => "to",
        Rule::UNKNOWN => "unknown",
        Rule::UNPUBLISHED => "unpublished",
        Rule::USUALLY => "usually",
        Rule::WEEKS => "weeks",
        Rule::WHOLE => "whole",
        Rule::WITHIN => "within",
        Rule::YEARS => "years",
        Rule::YES => "yes",
        Rule::YOU => "you",
        Rule::ZH => "zh",
        Rule::field
        | Rule::assignment
        | Rule::fact
        | Rule::r#type
        | Rule::yes_or_no
        | Rule::whole_number
        | Rule::money_type
        | Rule::amount_type
        | Rule::one_of_type
        | Rule::record_type
        | Rule::choice
        | Rule::entry
        | Rule::name
        | Rule::path
        | Rule::citation
        | Rule::list
        | Rule::record
        | Rule::that_day
        | Rule::word
        | Rule::expression
        | Rule::quantifier
        | Rule::existence
        | Rule::parenthesis
        | Rule::aggregate
        | Rule::arm
        | Rule::at_least
        | Rule::at_most
        | Rule::more_than
        | Rule::less_than
        | Rule::unpublished
        | Rule::duration
        | Rule::text
        | Rule::number
        | Rule::amount
        | Rule::day
        | Rule::date
        | Rule::string
        | Rule::EOI => return None,
        Rule::WHITESPACE
        | Rule::COMMENT
        | Rule::comment_text
        | Rule::edition_only
        | Rule::item_only
        | Rule::item
        | Rule::platform_entry
        | Rule::source_entry
        | Rule::facts
        | Rule::facts_entry
        | Rule::field_entry
        | Rule::base_type
        | Rule::head
        | Rule::cite_place
        | Rule::remedy
        | Rule::automatic_entry
        | Rule::stage
        | Rule::wait_entry
        | Rule::version_item
        | Rule::assignments
        | Rule::test_entry
        | Rule::names
        | Rule::value
        | Rule::list_element
        | Rule::operand
        | Rule::comparison
        | Rule::plus_minus
        | Rule::sum
        | Rule::element
        | Rule::term
        | Rule::number_term
        | Rule::carried
        | Rule::phrase
        | Rule::one_of_value
        | Rule::carried_value
        | Rule::span
        | Rule::reserved
        | Rule::blank
        | Rule::not_a_unit
        | Rule::clock => return None,
    })
}

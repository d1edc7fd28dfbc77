//! The words that begin items and entries, and where an entry may stand. The grammar has them too, as rules; this
//! table exists to say what somebody meant who wrote another word, or the right word in the wrong place.

/// The kinds of items, as a table needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// `platform`
    Platform,
    /// `include`
    Include,
    /// `uses`
    Uses,
    /// `unit`
    Unit,
    /// `source`
    Source,
    /// `account`
    Account,
    /// `me`
    Me,
    /// `define`
    Define,
    /// `condition`
    Condition,
    /// `advice`
    Advice,
    /// `loss`
    Loss,
    /// `caution`
    Caution,
    /// `alternative`
    Alternative,
    /// `right`
    Right,
    /// `automatic`
    Automatic,
    /// `procedure`
    Procedure,
    /// `version`
    Version,
    /// `example`
    Example,
    /// `test`
    Test,
}

use crate::near::nearest;

use ItemKind::*;

/// Every word that begins an item, in the order of the language reference.
pub const ITEMS: &[(&str, ItemKind)] = &[
    ("platform", Platform),
    ("include", Include),
    ("uses", Uses),
    ("unit", Unit),
    ("source", Source),
    ("account", Account),
    ("me", Me),
    ("define", Define),
    ("condition", Condition),
    ("advice", Advice),
    ("loss", Loss),
    ("caution", Caution),
    ("alternative", Alternative),
    ("right", Right),
    ("automatic", Automatic),
    ("procedure", Procedure),
    ("version", Version),
    ("example", Example),
    ("test", Test),
];

const NOTES: &[ItemKind] = &[Advice, Loss, Caution, Alternative, Right];
const HEADED: &[ItemKind] = &[Condition, Advice, Loss, Caution, Alternative, Right, Automatic, Procedure];
const FACTS: &[ItemKind] = &[Account, Me];

/// Every word that begins an entry, and the kinds of items it may stand in. Where entries may stand within an item,
/// and how often, the grammar and the checker say.
pub const ENTRIES: &[(&str, &[ItemKind])] = &[
    ("name", &[Platform, Uses, Unit]),
    ("also", &[Platform]),
    ("timezone", &[Platform]),
    ("conditions", &[Platform]),
    ("cite", &[Platform, Account, Me, Condition, Advice, Loss, Caution, Alternative, Right, Automatic, Procedure]),
    ("title", &[Source, Condition, Advice, Loss, Caution, Alternative, Right, Automatic, Procedure]),
    ("address", &[Source]),
    ("archived", &[Source]),
    ("lines", &[Source]),
    ("seen", &[Source]),
    ("evidence", &[Source]),
    ("overtaken", &[Source]),
    ("note", &[Source, Platform, Condition, Advice, Loss, Caution, Alternative, Right, Automatic, Procedure]),
    ("label", &[Account, Me, Define]),
    ("ask", FACTS),
    ("where", FACTS),
    ("place", FACTS),
    ("sensitive", FACTS),
    ("judged", FACTS),
    ("define", FACTS),
    ("when", HEADED),
    ("unless", HEADED),
    ("from", HEADED),
    ("until", HEADED),
    ("require", &[Condition]),
    ("fix", &[Condition]),
    ("no", &[Condition]),
    ("says", &[Condition, Platform, Procedure]),
    ("claim", &[Condition, Procedure]),
    ("try", &[Condition, Platform]),
    ("by", &[Condition, Procedure]),
    ("through", &[Condition]),
    ("counts", &[Condition]),
    ("takes", &[Condition]),
    ("text", &[Advice, Loss, Caution, Alternative, Right, Automatic, Procedure]),
    ("amount", NOTES),
    ("recoverable", &[Loss]),
    ("will", &[Automatic]),
    ("may", &[Automatic, Account, Me]),
    ("prevent", &[Automatic]),
    ("path", &[Procedure]),
    ("step", &[Procedure]),
    ("request", &[Procedure]),
    ("wait", &[Procedure]),
    ("final", &[Procedure]),
    ("afterwards", &[Procedure]),
    ("otherwise", &[Procedure]),
    ("cancel", &[Procedure]),
    ("stall", &[Procedure]),
    ("on", &[Test]),
    ("given", &[Test]),
    ("expect", &[Test]),
];

/// The kind of item a word begins.
pub fn item(word: &str) -> Option<ItemKind> {
    ITEMS.iter().find(|(known, _)| *known == word).map(|&(_, kind)| kind)
}

/// The word that begins items of a kind.
pub fn word(kind: ItemKind) -> &'static str {
    ITEMS.iter().find(|(_, known)| *known == kind).map_or("", |&(word, _)| word)
}

/// The items that an entry may stand in; none if the word begins no entry.
pub fn homes(word: &str) -> &'static [ItemKind] {
    ENTRIES.iter().find(|(known, _)| *known == word).map_or(&[], |&(_, homes)| homes)
}

/// The words of the entries that may stand in an item.
pub fn entries(kind: ItemKind) -> impl Iterator<Item = &'static str> {
    ENTRIES.iter().filter(move |(_, homes)| homes.contains(&kind)).map(|&(word, _)| word)
}

/// Whether a word begins a language of a text, an entry or an item.
pub fn starts_something(word: &str) -> bool {
    matches!(word, "zh" | "en") || !homes(word).is_empty() || item(word).is_some()
}

/// Whether items of this kind have a name behind their word.
pub fn named(kind: ItemKind) -> bool {
    !matches!(kind, Account | Me | Test)
}

/// Whether items of this kind have a body in curly brackets.
pub fn has_body(kind: ItemKind) -> bool {
    !matches!(kind, Include | Define)
}

/// Whether items of this kind may stand in a `version`.
pub fn versioned(kind: ItemKind) -> bool {
    HEADED.contains(&kind)
}

/// Whether items or definitions may stand in items of this kind.
pub fn holds_items(kind: ItemKind) -> bool {
    matches!(kind, Version | Account | Me)
}

/// The word that `text` begins with; empty if it begins with none.
pub fn first(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// The first entry behind the head of such items; empty if they have no head.
pub fn first_entry(kind: ItemKind) -> &'static str {
    match kind {
        Condition => "require",
        Advice | Loss | Caution | Alternative | Right => "text",
        Procedure => "path",
        _ => "",
    }
}

/// Whether an entry stands in such items by itself, and does not belong to another entry.
pub fn main_entry(kind: ItemKind, entry: &str) -> bool {
    const BELONGS: &[&str] =
        &["no", "by", "through", "counts", "takes", "note", "otherwise", "cancel", "stall", "from", "until"];
    let remark = kind == Source && entry == "note";
    let remedy = kind != Condition && matches!(entry, "says" | "claim" | "try" | "cite");
    remark || !(BELONGS.contains(&entry) || remedy && matches!(kind, Platform | Procedure | Account | Me))
}

/// The word that was probably meant: near in proportion to its length.
pub fn meant<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let right = nearest(word, candidates)?;
    let distance = strsim::damerau_levenshtein(&word.to_lowercase(), right);
    let length = word.chars().count().max(right.chars().count());
    (word != right && distance * 3 <= length + 1).then_some(right)
}

/// The word that a Chinese one stands for at the head of an item.
pub fn chinese_item(word: &str) -> Option<&'static str> {
    Some(match word {
        "平台" => "platform",
        "包含" | "引入" => "include",
        "来源" | "出处" => "source",
        "账号" | "账户" => "account",
        "定义" => "define",
        "条件" => "condition",
        "建议" => "advice",
        "损失" => "loss",
        "注意" | "警告" => "caution",
        "权利" => "right",
        "步骤" | "流程" => "procedure",
        "版本" => "version",
        "例子" | "示例" => "example",
        "测试" => "test",
        _ => return None,
    })
}

/// Entries by other words, as other languages and Chinese have them.
pub fn synonym(word: &str) -> Option<&'static str> {
    Some(match word {
        "requires" | "must" | "ensure" | "check" | "needs" | "要求" | "须" | "必须" => "require",
        "heading" | "headline" | "标题" | "题目" => "title",
        "solution" | "remedy" | "todo" | "办法" | "解决" => "fix",
        "ref" | "see" | "quote" | "引用" | "依据" => "cite",
        "question" | "问" | "提问" => "ask",
        "description" | "desc" | "标签" => "label",
        "content" | "message" | "文字" => "text",
        "since" | "starting" | "从" | "自" => "from",
        "till" | "through" | "直到" => "until",
        "if" | "当" => "when",
        "except" | "除非" => "unless",
        "date" | "moment" | "日期" => "on",
        "facts" | "with" | "给定" => "given",
        "assert" | "should" | "expects" | "期望" => "expect",
        "步骤" => "step",
        "路径" => "path",
        "等待" => "wait",
        "alias" | "aliases" | "aka" => "also",
        "url" | "link" | "网址" => "address",
        "tz" | "zone" | "时区" => "timezone",
        _ => return None,
    })
}

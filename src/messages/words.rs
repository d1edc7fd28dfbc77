//! The small words of reports: values, days, spans, and what was found against what is needed.

use super::{Language, Show};

/// The letter that makes an English word many; nothing in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural(pub usize);

impl Show for Plural {
    fn show(&self, language: Language) -> String {
        let many = language == Language::En && self.0 != 1;
        String::from(if many { "s" } else { "" })
    }
}

/// The thing that is counted, named once at the head of a list of counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Things {
    /// How many.
    pub count: usize,
    /// Is it the first of the counts?
    pub first: bool,
}

impl Show for Things {
    fn show(&self, language: Language) -> String {
        String::from(match (language, self.first, self.count) {
            (Language::En, true, 1) => " thing",
            (Language::En, true, _) => " things",
            (Language::Zh, true, _) => "事",
            (_, false, _) => "",
        })
    }
}

/// What a list leaves out: Chinese counts all, English the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// How many were named.
    pub named: usize,
    /// How many there are.
    pub total: usize,
}

impl Show for Rest {
    fn show(&self, language: Language) -> String {
        match language {
            Language::En => format!("{} more", self.total.saturating_sub(self.named)),
            Language::Zh => format!("等 {} 个", self.total),
        }
    }
}

/// The English months and days of the week, short, and the Chinese days of the week.
pub const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// From January.
pub const LONG_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of an English month, 1 to 12, in any case: its name or the beginning of it, three letters at least.
pub fn month_number(word: &str) -> Option<u8> {
    let begins = |name: &&str| {
        let start = name.get(..word.len());
        word.len() >= 3 && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let position = LONG_MONTHS.iter().position(begins)?;
    u8::try_from(position.checked_add(1)?).ok()
}

/// From Monday.
pub const WEEKDAYS: [(&str, &str); 7] = [
    ("Mon", "周一"),
    ("Tue", "周二"),
    ("Wed", "周三"),
    ("Thu", "周四"),
    ("Fri", "周五"),
    ("Sat", "周六"),
    ("Sun", "周日"),
];

/// English words that may begin a title and are written small inside a sentence.
pub const SMALL_WORDS: &[&str] = &[
    "Another", "Copies", "Gone", "Notes", "Pages", "Rests", "The", "A", "An", "No", "Nothing", "Nobody", "Every",
    "Each", "All", "Any", "Some", "You", "Your", "It", "Its", "This", "That", "These", "There", "At", "In", "On",
    "With", "Neither",
];

messages! {
    /// Values, days and comparisons in words.
    Phrase {
        Yes en "yes" zh "是"
        No en "no" zh "否"
        NoneOf en "none" zh "没有"
        Never en "never" zh "从未有过"
        Unknown en "not known" zh "未知"
        UnknownAmount en "?" zh "？"
        ThatDay en "then" zh "那时"
        Hidden en "***" zh "***"
        NoneInList en "none" zh "没有"
        Unpublished en "something unpublished" zh "没有公布的数目"
        UnpublishedCondition en "something unpublished" zh "一项没有公布的条件"
        Money { number: String, unit: String } en "{number} {unit}" zh "{number} {unit}"
        Cny { number: String } en "{number} CNY" zh "{number} 元"

        /// `Fri 20 Nov 2026`
        DayFull { weekday: String, day: i64, month: String, year: i64 }
            en "{weekday} {day} {month} {year}" zh "{year} 年 {month} 月 {day} 日（{weekday}）"
        DayOfYear { weekday: String, day: i64, month: String }
            en "{weekday} {day} {month}" zh "{month} 月 {day} 日{weekday}"
        DayPlain { day: i64, month: String, year: i64 } en "{day} {month} {year}" zh "{year} 年 {month} 月 {day} 日"
        DayShort { day: i64, month: String } en "{day} {month}" zh "{month} 月 {day} 日"
        Month { month: String, year: i64 } en "{month} {year}" zh "{year} 年 {month} 月"
        Year { year: i64 } en "{year}" zh "{year} 年"
        AtTime { day: String, clock: String } en "{day}, {clock}" zh "{day} {clock}"

        SameDay en "the same day" zh "当天"
        Today en "today" zh "今天"
        DaysAgo { count: i64, s: Plural } en "{count} day{s} ago" zh "{count} 天前{s}"
        MonthsAgo { count: i64, s: Plural } en "{count} month{s} ago" zh "{count} 个月前{s}"
        YearsAgo { count: i64, s: Plural } en "{count} year{s} ago" zh "{count} 年前{s}"
        InDays { count: i64, s: Plural } en "in {count} day{s}" zh "{count} 天后{s}"
        DayAndAge { day: String, age: String } en "{day}, {age}" zh "{day}，{age}"

        Hours { count: u64, s: Plural } en "{count} hour{s}" zh "{count} 小时{s}"
        Days { count: u64, s: Plural } en "{count} day{s}" zh "{count} 天{s}"
        Weeks { count: u64, s: Plural } en "{count} week{s}" zh "{count} 周{s}"
        Months { count: u64, s: Plural } en "{count} month{s}" zh "{count} 个月{s}"
        Years { count: u64, s: Plural } en "{count} year{s}" zh "{count} 年{s}"
        Seconds { count: u64, s: Plural } en "{count} second{s}" zh "{count} 秒{s}"
        UnpublishedTime en "an unpublished time" zh "一段时间（多久没有公布）"

        And { first: String, last: String } en "{first} and {last}" zh "{first}、{last}"
        Or { first: String, last: String } en "{first} or {last}" zh "{first}或{last}"
        OrElse { first: String, last: String } en "{first}, or {last}" zh "{first}，或{last}"
        OrForSome { first: String, last: String }
            en "{first}; or, for some of that, {last}" zh "{first}；其中有的也可以{last}"
        AndAlso { first: String, last: String } en "{first}, and {last}" zh "{first}，并且{last}"
        AndMore { first: String, rest: Rest } en "{first} and {rest}" zh "{first}{rest}"
        Comma en ", " zh "、"
        CommaBetween en ", " zh "，"
        Semicolon en "; " zh "；"
        Bracketed { text: String, inner: String } en "{text} ({inner})" zh "{text}（{inner}）"

        /// The value of a fact.
        LabelValue { label: String, value: String } en "{label}: {value}" zh "{label}：{value}"
        Asked { label: String } en "{label}?" zh "{label}？"
        Position { number: usize } en "no. {number}" zh "第 {number} 个"
        PositionOf { label: String, number: usize } en "{label} no. {number}" zh "第 {number} 个{label}"
        KindAndDay { kind: String, day: String } en "{kind}, {day}" zh "{kind}，{day}"
        OneOfMany { label: String, matched: usize, total: usize } en "{label} ({matched} of {total})" zh "{label}（{total} 个里有 {matched} 个）"

        NumberOf { list: String } en "number of {list}" zh "“{list}”的数量"
        NumberOfThose { list: String, filter: String } en "number of {list} ({filter})" zh "“{list}”的数量（{filter}）"
        SumOf { value: String } en "{value} in all" zh "{value}合计"
        LatestOf { value: String } en "latest {value}" zh "最晚的{value}"
        EarliestOf { value: String } en "earliest {value}" zh "最早的{value}"
        LargestOf { value: String } en "largest {value}" zh "最大的{value}"
        SmallestOf { value: String } en "smallest {value}" zh "最小的{value}"
        Those { value: String, filter: String } en "{value} ({filter})" zh "{value}（{filter}）"
        Plus { first: String, last: String } en "{first} + {last}" zh "{first} + {last}"
        Minus { first: String, last: String } en "{first} - {last}" zh "{first} - {last}"
        Computed en "computed value" zh "算出的值"

        /// What is needed, so that “must be” may stand before it.
        NotThis { value: String } en "not {value}" zh "不是{value}"
        NoneOr { rest: String } en "none, or {rest}" zh "{rest}，或没有"
        NeverOr { rest: String } en "never, or {rest}" zh "{rest}，或从未有过"
        MustHaveBeen { rest: String } en "must have been, {rest}" zh "应有过，而且{rest}"
        MustNotBeNoneAnd { rest: String } en "must not be none, but {rest}" zh "不能没有，而且应{rest}"
        AtLeast { value: String } en "at least {value}" zh "不少于 {value}"
        AtMost { value: String } en "at most {value}" zh "不超过 {value}"
        MoreThan { value: String } en "more than {value}" zh "多于 {value}"
        LessThan { value: String } en "less than {value}" zh "少于 {value}"
        OnOrAfter { value: String } en "on or after {value}" zh "不早于 {value}"
        OnOrBefore { value: String } en "on or before {value}" zh "不晚于 {value}"
        After { value: String } en "after {value}" zh "晚于 {value}"
        Before { value: String } en "before {value}" zh "早于 {value}"
        AtLeastAgo { span: String } en "at least {span} ago" zh "满 {span}"
        AtMostAgo { span: String } en "at most {span} ago" zh "不超过 {span}"
        MoreThanAgo { span: String } en "more than {span} ago" zh "超过 {span}"
        LessThanAgo { span: String } en "less than {span} ago" zh "不满 {span}"
        Within { span: String, anchor: String } en "within {span} after the {anchor}" zh "在“{anchor}”后 {span}之内"
        NotWithin { span: String, anchor: String } en "not within {span} after the {anchor}" zh "不在“{anchor}”后 {span}之内"
        SameAs { value: String } en "the same as the {value}" zh "与“{value}”相同"
        NotSameAs { value: String } en "other than the {value}" zh "与“{value}”不同"
        Including { value: String } en "include {value}" zh "包含{value}"
        NotIncluding { value: String } en "do not include {value}" zh "不含{value}"

        MustBe { value: String } en "must be {value}" zh "应为{value}"
        MustNotBe { value: String } en "must not be {value}" zh "不能是{value}"
        MustMeasure { value: String } en "must be {value}" zh "应{value}"
        MustInclude { value: String } en "must include {value}" zh "应包含{value}"
        MustNotInclude { value: String } en "must not include {value}" zh "不能包含{value}"
        MustBeNone en "must be none" zh "应当没有"
        MustNotBeNone en "there must be one" zh "必须有"
        MustBeNever en "must never have been" zh "应从未有过"

        OneEnough { found: String, needed: String }
            en "{found}. One of these is enough: {needed}" zh "{found}。满足一项即可：{needed}"
        FoundNeeded { found: String, must: String } en "{found}; {must}" zh "{found}，{must}"
        ThereMustBeNone { label: String, names: String }
            en "{label}: {names}; there must be none" zh "{label}：{names}；一个都不能有"
        DeletedWord en "deleted" zh "已注销"
        NotDeletedWord en "not deleted" zh "未注销"
        ThereMustBeSome { label: String } en "{label}: none; there must be at least one" zh "{label}：没有，至少要有一个"
        NoneOfMeets { label: String, total: usize }
            en "{label}: none of {total} qualifies; one must" zh "{label}：{total} 个都不符合，至少要有一个符合"
        AllDo { label: String, total: usize } en "{label}: all {total} do; one must not" zh "{label}：{total} 个都是，至少要有一个不是"
        SomeFall { label: String, matched: usize, total: usize }
            en "{label}: {matched} of {total} in the way" zh "{label}：{total} 个里有 {matched} 个不符合"
        AllFall { label: String, total: usize } en "{label}: all {total} in the way" zh "{label}：{total} 个都不符合"
        OneFalls { label: String } en "{label}: 1 in the way" zh "{label}：1 个不符合"
        EachMust { must: String } en "each {must}" zh "每个都{must}"
        EachEnough { needed: String } en "for each, one of these is enough: {needed}" zh "每个满足一项即可：{needed}"
        Enough { needed: String } en "one of these is enough: {needed}" zh "满足一项即可：{needed}"
        Needs { needed: String } en "needed: {needed}" zh "需要：{needed}"
        Ended { text: String } en "{text}." zh "{text}。"
        EachNeeds { needed: String } en "each needs: {needed}" zh "每个都需要：{needed}"
        TwoSentences { first: String, second: String } en "{first} {second}" zh "{first}{second}"
        LabelIs { label: String, value: String } en "{label} {value}" zh "{label}为{value}"
        LabelMeasures { label: String, value: String } en "{label} {value}" zh "{label}{value}"
        LabelFound { label: String, value: String } en "{label} {value}" zh "{label} {value}"
        FineFrom { day: String } en "fine from {day}" zh "{day}起符合"
        Any { label: String } en "any {label}" zh "任何{label}"
        OrWaiting { text: String } en "Or wait: {text}" zh "或者等：{text}"
        MoreElements { count: usize } en "and {count} more" zh "还有 {count} 个"
        EveryOf { list: String, needed: String } en "every one of the {list}: {needed}" zh "每个“{list}”：{needed}"
        OneOf { list: String, needed: String } en "at least one of the {list}: {needed}" zh "至少一个“{list}”：{needed}"
        NoneIn { list: String } en "{list}: none" zh "{list}：没有"
        SomeIn { list: String } en "{list}: at least one" zh "{list}：至少一个"
        TheValue { value: String } en "the {value}" zh "“{value}”"
        Deleted { platform: String } en "{platform}: deleted" zh "{platform}：已注销"
        Deletable { platform: String } en "{platform}: deletable" zh "{platform}：可以注销"
        NoRulesFor { platform: String }
            en "{platform} decides by rules of its own, and adieu has none of them" zh "{platform}另有规则，adieu 里没有"
        MustBeDeletable { platform: String, verdict: String }
            en "{platform}: {verdict}; must be deletable" zh "{platform}：{verdict}，应为可以注销"
    }
}

impl Show for Phrase {
    fn show(&self, language: Language) -> String {
        self.text(language)
    }
}

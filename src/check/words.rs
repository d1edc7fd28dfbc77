//! The words of the language that names cannot have.

/// Words that mean something at the head of an expression or between its parts, and so can name no fact, definition or
/// element. Behind a dot any word will do.
const KEYWORDS: &[&str] = &[
    "adieu",
    "all",
    "an",
    "and",
    "any",
    "as",
    "at",
    "count",
    "cite",
    "define",
    "earliest",
    "else",
    "every",
    "expect",
    "fix",
    "for",
    "given",
    "if",
    "in",
    "includes",
    "is",
    "largest",
    "latest",
    "me",
    "no",
    "none",
    "not",
    "of",
    "or",
    "require",
    "smallest",
    "some",
    "something",
    "sum",
    "then",
    "unless",
    "unpublished",
    "when",
    "where",
    "within",
    "yes",
];

/// Words that mean something right of `is`.
const RELATION_WORDS: &[&str] = &[
    "after",
    "an",
    "and",
    "at",
    "before",
    "deletable",
    "deleted",
    "if",
    "less",
    "more",
    "no",
    "none",
    "not",
    "of",
    "one",
    "or",
    "the",
    "within",
    "yes",
];

/// Words that stand behind the number of a span of time.
const UNIT_WORDS: &[&str] =
    &["ago", "day", "days", "hour", "hours", "month", "months", "week", "weeks", "year", "years"];

/// Words kept for the language to be written in Chinese one day.
const CHINESE_KEYWORDS: &[&str] = &[
    "平台",
    "账号",
    "本人",
    "包含",
    "使用",
    "单位",
    "来源",
    "定义",
    "条件",
    "建议",
    "损失",
    "提醒",
    "替代",
    "权利",
    "自动",
    "流程",
    "版本",
    "示例",
    "测试",
    "要求",
    "办法",
    "无办法",
    "标题",
    "依据",
    "引用",
    "当",
    "除非",
    "起",
    "止",
    "如果",
    "那么",
    "否则",
    "并且",
    "而且",
    "或者",
    "不",
    "非",
    "是",
    "否",
    "不是",
    "无",
    "没有",
    "每个",
    "每一",
    "任何",
    "任一",
    "某个",
    "有的",
    "全部",
    "其中",
    "至少",
    "至多",
    "多于",
    "少于",
    "超过",
    "早于",
    "晚于",
    "之前",
    "之后",
    "以前",
    "以内",
    "之内",
    "个数",
    "总和",
    "最近",
    "最早",
    "最大",
    "最小",
    "未公布",
    "可注销",
    "已注销",
    "给定",
    "预期",
    "步骤",
    "等待",
    "路径",
];

/// Is it a word that no fact, definition or element may be called?
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || CHINESE_KEYWORDS.contains(&word)
}

/// Is it a word that no unit may be called?
pub(super) fn is_unit_word(word: &str) -> bool {
    UNIT_WORDS.contains(&word)
}

/// Is it a word that no value of a `one of` may be called?
pub(super) fn is_relation_word(word: &str) -> bool {
    RELATION_WORDS.contains(&word) || CHINESE_KEYWORDS.contains(&word)
}

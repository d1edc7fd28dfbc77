//! What diagnostics say about: The text of a rule file.

use super::{Language, Message, Show};

messages! {
    /// The text of a rule file.
    Syntax {
        NotUnderstood
            en "this place was not understood"
            zh "这里没能读懂"
        ExpressionTooDeep
            en "this expression is nested too deeply"
            zh "这个式子套得太深"
        TypeTooDeep
            en "this type is nested too deeply"
            zh "这个类型套得太深"
        DuplicateEntry { word: String }
            en "`{word}` stands here twice"
            zh "`{word}` 写了两次"
        DuplicateEntryHelp
            en "remove one of the two"
            zh "请删去其中一个"
        First
            en "the first is here"
            zh "第一个在这里"
        Second
            en "the second is here"
            zh "第二个在这里"
        MixedAndOr
            en "`and` and `or` are mixed without parentheses"
            zh "`and` 和 `or` 混用时没有加括号"
        Connective { word: String }
            en "`{word}` here"
            zh "这里是 `{word}`"
        Groupings { one: String, other: String }
            en "write `{one}` or `{other}`"
            zh "请写成 `{one}`，或者 `{other}`"
        Parentheses
            en "put parentheses around the parts that belong together"
            zh "请给该放在一起的部分加上括号"
        ArmsOnOneLine
            en "this arm stands on the line of the one before"
            zh "这一项和上一项写在同一行"
        ArmsOnOneLineHelp
            en "begin every arm on a line of its own"
            zh "每一项请另起一行"
        BadNumber { number: String }
            en "`{number}` is not a number"
            zh "`{number}` 不是数"
        BadNumberHelp
            en "write digits, with `_` between groups and one point, like `10_000` or `0.10`"
            zh "请只用数字，可用 `_` 分组、用一个小数点，例如 `10_000`、`0.10`"
        WholeNumber
            en "a whole number is wanted here"
            zh "这里要一个整数"
        NumberTooLarge
            en "this number is too large"
            zh "这个数太大"
        BadEscape { escape: String }
            en "`{escape}` means nothing in a text"
            zh "文字里没有 `{escape}` 这种写法"
        BadEscapeHelp
            en "a backslash stands before a quotation mark, a brace, another backslash, or `n` for a new line"
            zh "反斜杠后面只能是引号、大括号、反斜杠，或者表示换行的 `n`"
        BadHole
            en "a hole holds the name of a fact, such as `app.name`"
            zh "大括号里要写资料项的名字，例如 `app.name`"
        HoleNotClosed
            en "this hole is not closed"
            zh "这个大括号没有配对的右括号"
        HoleNotOpened
            en "this brace closes nothing"
            zh "这个大括号没有配对的左括号"
        BadHoleHelp
            en "for a brace that is meant as such, write a backslash before it"
            zh "如果就是要写大括号，请在前面加反斜杠"
        AnExpression en "an expression" zh "一个式子"
        AName en "a name" zh "一个名字"
        ANumber en "a number" zh "一个数"
        ADate en "a date" zh "一个日期"
        AString en "a string in quotation marks" zh "一段带引号的文字"
        AText en "a text in Chinese and English" zh "一段中英文的文字"
        AFact en "the name of a fact" zh "一个资料项的名字"
        AType en "a type" zh "一个类型"
        AValue en "a value" zh "一个值"
        ASpan en "a span of time" zh "一段时间"
        AComparison en "a comparison" zh "一种比较"
        AnItem en "an item" zh "一个条目"
        AnEntry en "an entry" zh "一条语句"
        ACitation en "a source" zh "一个出处"
        AnArm en "an arm" zh "一项"
        TheEnd en "the end" zh "结尾"
        ThisWord { word: &'static str } en "`{word}`" zh "`{word}`"
    }
}

/// Several things of which one would do: “a, b or c”.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Choices(pub Vec<Message>);

impl Show for Choices {
    fn show(&self, language: Language) -> String {
        let shown: Vec<String> = self.0.iter().map(|choice| choice.text(language)).collect();
        let (between, last) = match language {
            Language::En => (", ", " or "),
            Language::Zh => ("、", "或"),
        };
        let joined = match shown.split_last() {
            Some((only, [])) => only.clone(),
            Some((end, rest)) => format!("{}{last}{end}", rest.join(between)),
            None => String::new(),
        };
        match language {
            Language::En => joined,
            Language::Zh => beside_chinese(&joined),
        }
    }
}

/// A blank between code and the Chinese words beside it; none beside a mark. The words before are Chinese, too.
fn beside_chinese(words: &str) -> String {
    let mut spaced = String::new();
    for (index, piece) in words.split('`').enumerate() {
        let code = index % 2 == 1;
        let after_mark = spaced.ends_with('、');
        if code {
            spaced.push_str(if after_mark { "`" } else { " `" });
            spaced.push_str(piece);
            spaced.push('`');
        } else {
            let apart = index > 0 && !piece.is_empty() && !piece.starts_with('、');
            spaced.push_str(if apart { " " } else { "" });
            spaced.push_str(piece);
        }
    }
    spaced
}

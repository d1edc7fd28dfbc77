//! What diagnostics say about broken text: characters, brackets, habits of other languages, words that begin nothing.
//!
//! Headlines first in each group, then what stands below the place or how to mend it.

use crate::messages::{Choices, Words};

messages! {
    /// Broken text.
    Broken {
        FullWidth { what: Words }
            en "{what}"
            zh "{what}"
        FullWidthLetters
            en "full-width letters or digits"
            zh "全角字母或数字"
        UnusualBlank { code: String }
            en "an unusual blank, {code}"
            zh "特殊空格 {code}"
        Write { right: String }
            en "write `{right}`"
            zh "写成 `{right}`"
        WriteBlank
            en "write an ordinary blank"
            zh "改成普通空格"
        LeaveOut
            en "leave it out"
            zh "删掉它"
        ControlCharacter { code: String }
            en "a control character, {code}, that no text file holds"
            zh "文本文件里不该有控制字符 {code}"
        OtherLineEnd { code: String }
            en "a line end that not every program sees, {code}"
            zh "换行符 {code} 不是所有程序都认"
        WriteLineEnd
            en "write an ordinary line end"
            zh "改成普通换行"
        DirectionCharacter { code: String }
            en "an invisible character, {code}, that turns the direction of the text"
            zh "有一个看不见的字符 {code}，会颠倒文字方向"
        InvisibleCharacter { code: String }
            en "an invisible character, {code}"
            zh "有一个看不见的字符 {code}"
        TypographicQuotes { open: char }
            en "`{open}` does not begin a text"
            zh "文字不能用 `{open}` 开头"
        WriteStraightQuotes
            en "write straight quotation marks, `\"`"
            zh "两头都用直引号 `\"`"
        ClosedByTypographic
            en "a text that begins with `\"` does not end with a typographic quotation mark"
            zh "用 `\"` 开头的文字，不能用弯引号结尾"
        UnclosedText
            en "a text is not closed"
            zh "这段文字没有结束"
        CloseText
            en "close it with `\"`"
            zh "末尾补上 `\"`"
        ClosedTooLate
            en "it ends only where another text should begin"
            zh "一直到另一段文字的引号才结束"
        TextOverLines
            en "a text goes on over the end of its line"
            zh "一段文字不能跨行"
        WriteLineBreak
            en "keep it on one line; `\\n` stands for a line break"
            zh "写在一行里，换行用 `\\n` 表示"

        NoComment { open: String }
            en "`{open}` does not begin a comment"
            zh "注释不能用 `{open}` 开头"

        Unclosed { bracket: char }
            en "`{bracket}` is not closed"
            zh "`{bracket}` 没有配对的右括号"
        OpenedHere
            en "opened here"
            zh "从这里开始"
        MissingHere { close: char }
            en "`{close}` is missing here"
            zh "这里缺 `{close}`"
        ClosesNothing { bracket: String }
            en "`{bracket}` closes nothing"
            zh "`{bracket}` 没有配对的左括号"
        MissingBrace
            en "`{{` is missing before what the item holds"
            zh "条目的语句前面缺 `{{`"
        TooDeep { most: usize }
            en "nested more than {most} deep"
            zh "嵌套超过 {most} 层"
        GiveName
            en "give a part of it a name with `define`, and use the name here"
            zh "把其中一部分用 `define` 起个名字，在这里引用"

        EmptyFile
            en "the file is empty"
            zh "文件是空的"
        EmptyHelp
            en "a rule file begins with `adieu 1`; how to write one: adieu help rules"
            zh "规则文件以 `adieu 1` 开头，写法见 adieu help rules"
        NoEdition
            en "the file does not say which edition of the language it is written in"
            zh "文件没有写明用的是哪一版语言"
        NoEditionLabel
            en "begin with `adieu 1`"
            zh "第一行写 `adieu 1`"
        UnknownEdition { edition: String }
            en "edition `{edition}` is not known"
            zh "不认识 `{edition}` 这一版"
        KnownEdition
            en "this program reads `adieu 1`"
            zh "这个程序能读的是 `adieu 1`"
        EditionNotFirst
            en "the edition stands on the first line, once"
            zh "版本只在第一行写一次"
        AccountFile { name: String }
            en "`{name}` is an account file, and a rule file is wanted"
            zh "`{name}` 是账号资料，这里要的是规则文件"
        JudgeIt { name: String }
            en "to judge it: adieu {name}"
            zh "要看结论，用 adieu {name}"

        IsWritten { wrong: String, right: String }
            en "`{wrong}` is written `{right}`"
            zh "`{wrong}` 应写成 `{right}`"
        NoPlace { what: String }
            en "`{what}` has no place here"
            zh "这里不用写 `{what}`"
        NewLine
            en "begin a new line instead"
            zh "改为换行"
        NoOperator { operator: String }
            en "`{operator}` is no operator of adieu"
            zh "adieu 没有 `{operator}` 这个运算符"
        OperatorsAre
            en "it computes with `+` and `-`, and compares in words"
            zh "计算只有 `+` 和 `-`，比较用单词来写"
        Percent
            en "there are no percentages"
            zh "没有百分数的写法"
        PercentHelp
            en "write a decimal, such as `0.05`"
            zh "用小数写，例如 `0.05`"
        NoLanguage
            en "a text without its language"
            zh "没有写明这段文字是哪种语言"
        WriteBefore { word: String }
            en "write `{word}` before it"
            zh "前面写上 `{word}`"
        NoBrackets
            en "the words of `one of` stand without brackets"
            zh "`one of` 后面的词不加括号"
        OneOfWithout
            en "write `one of a, b`"
            zh "写成 `one of a, b`"
        UnclearDate { date: String }
            en "`{date}` is no date"
            zh "`{date}` 不是日期的写法"
        WriteDate
            en "write year-month-day: `2026-11-20`"
            zh "按年-月-日写，例如 `2026-11-20`"
        BelowZero { number: String }
            en "`{number}` is below 0, and a rule file has no such numbers"
            zh "`{number}` 是负数，规则文件里没有负数"
        BelowZeroHelp
            en "write 0 or more"
            zh "写 0 或正数"
        UnitOnNextLine { unit: String }
            en "`{unit}` stands on another line than its number"
            zh "`{unit}` 和前面的数字不在同一行"

        NotExpected { found: String }
            en "`{found}` does not fit here"
            zh "`{found}` 不该出现在这里"
        Unfinished { word: String }
            en "something is missing after `{word}`"
            zh "`{word}` 后面没有写完"
        Expected { expected: Choices }
            en "{expected} should follow"
            zh "后面应是{expected}"
        ExpectedHere { expected: Choices }
            en "{expected} should stand here"
            zh "这里应是{expected}"
        MissingMark { mark: String }
            en "`{mark}` is missing"
            zh "缺少 `{mark}`"
        WriteHere { mark: String }
            en "write `{mark}` here"
            zh "这里写上 `{mark}`"
        NoText { word: String }
            en "`{word}` lacks its text"
            zh "`{word}` 后面缺文字"
        WriteText
            en "write `zh \"…\" en \"…\"` after it"
            zh "后面写 `zh \"…\" en \"…\"`"
        AgoAlone
            en "`ago` does not say how the time is compared"
            zh "`ago` 前面没有说怎么比较"
        AgoHow
            en "write `at least`, `more than`, `at most` or `less than` before the time"
            zh "时间前面写 `at least`、`more than`、`at most` 或 `less than`"

        QuotedName
            en "a name stands without quotation marks"
            zh "名字不加引号"
        HyphenInName
            en "a name cannot hold a hyphen"
            zh "名字里不能有连字符"
        NameOfTwoWords
            en "a name is one word"
            zh "名字只能是一个词"
        DigitBeforeName
            en "a name cannot begin with a digit"
            zh "名字不能以数字开头"
        BeginWithLetter
            en "begin it with a letter or `_`"
            zh "用字母、汉字或 `_` 开头"
        OneValue
            en "one value is given for each fact"
            zh "每个资料项只写一个值"
        IncludeName
            en "write the name of a file beside this one, without `.adieu`"
            zh "写同一文件夹里的文件名，不带 `.adieu`"
        OwnLine
            en "an item begins on a line of its own"
            zh "每个条目另起一行"
        NotARuleFile
            en "this is no rule file: no item begins in it"
            zh "这不是规则文件：里面没有任何条目"
        NotAText
            en "this is hardly a text: it is full of control characters"
            zh "这恐怕不是文本文件：里面到处是控制字符"
        Optional
            en "a fact that may be none is `optional`"
            zh "可以没有值的资料项要写 `optional`"

        NoItem { word: String }
            en "`{word}` does not start an item"
            zh "条目不能以 `{word}` 开头"
        ItemsAre
            en "an item begins with `condition`, `source`, `account` or the like"
            zh "条目以 `condition`、`source`、`account` 等词开头"
        NoEntry { word: String }
            en "`{word}` does not start an entry"
            zh "没有以 `{word}` 开头的语句"
        DidYouMean { right: String }
            en "did you mean `{right}`?"
            zh "是不是 `{right}`？"
        EntriesAre { item: String, entries: Words }
            en "in `{item}` stand {entries}"
            zh "`{item}` 里可以写 {entries}"
        NotInThisItem { word: String, item: String }
            en "`{word}` does not stand in `{item}`"
            zh "`{item}` 里不能写 `{word}`"
        BelongsIn { items: Words }
            en "it belongs in {items}"
            zh "它应写在 {items} 里"
        StandsAlone { word: String }
            en "`{word}` stands outside of all items"
            zh "`{word}` 写在了条目外面"
        ClosedHere
            en "the item before it ends here"
            zh "前一个条目到这里就结束了"
        Misplaced { word: String }
            en "`{word}` stands in the wrong place"
            zh "`{word}` 的位置不对"
        StandsBefore { entry: String }
            en "it stands before the first `{entry}`"
            zh "要写在第一个 `{entry}` 之前"
        StandsBehind { owner: String }
            en "it stands behind the `{owner}` that it belongs to"
            zh "要跟在它所属的 `{owner}` 后面"
        BehindType
            en "it stands behind the type of its fact"
            zh "要写在所属资料项的类型后面"
        ItemInItem { inner: String, item: String }
            en "`{inner}` cannot stand inside `{item}`"
            zh "`{inner}` 不能写在 `{item}` 里"
        ItemsStandAlone
            en "close the item before it with `}}`"
            zh "先用 `}}` 结束前一个条目"
        NotInVersion { item: String }
            en "`{item}` cannot stand inside `version`"
            zh "`{item}` 不能写在 `version` 里"
        VersionHolds { items: Words }
            en "a version holds {items}"
            zh "`version` 里可以写 {items}"
        ItemWithoutName { item: String }
            en "`{item}` has no name"
            zh "`{item}` 没有名字"
        WriteName { item: String }
            en "write a name behind `{item}`"
            zh "`{item}` 后面写上名字"
        TestWithoutSentence
            en "a test begins with a sentence"
            zh "`test` 要以一句话开头"
        WriteTest
            en "write `test \"what is tested\" {{`"
            zh "写成 `test \"测试的内容\" {{`"
        VersionWithoutStart
            en "a version says since when it holds"
            zh "`version` 要写明从什么时候开始"
        WriteVersion
            en "write `from 2025-03-01`, or `seen 2025-05` if only the day of reading is known"
            zh "写上 `from 2025-03-01`；只知道是什么时候看到的，就写 `seen 2025-05`"
        FactWithoutType { fact: String }
            en "`{fact}` has no type"
            zh "`{fact}` 没有类型"
        WriteFact { fact: String }
            en "write `{fact}: yes or no`, or another type"
            zh "写成 `{fact}: yes or no`，或者别的类型"
        AfterType
            en "behind a type stand `label`, `ask`, `where` and the like"
            zh "类型后面可以写 `label`、`ask`、`where` 等"
    }
}

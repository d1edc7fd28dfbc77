//! What diagnostics say about broken text: characters, brackets, habits of other languages, words that begin nothing.
//!
//! Headlines first in each group, then what stands below the place or how to mend it.

use crate::messages::Words;

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
            zh "文字没有结束"
        CloseText
            en "close it with `\"`"
            zh "末尾补上 `\"`"
        TextOverLines
            en "a text goes on over the end of its line"
            zh "一段文字不能跨行"
        WriteLineBreak
            en "keep it on one line; `\\n` stands for a line break"
            zh "写在一行里，换行用 `\\n` 表示"

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
            zh "条目内容前面缺 `{{`"
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
            zh "不认识第 `{edition}` 版"
        KnownEdition
            en "this program reads `adieu 1`"
            zh "本程序能读的是 `adieu 1`"
        EditionNotFirst
            en "the edition stands on the first line, once"
            zh "版本只在第一行写一次"
        AccountFile { name: String }
            en "`{name}` is an account file, and a rule file is wanted"
            zh "`{name}` 是账号资料，这里要的是规则文件"
        JudgeIt { name: String }
            en "to judge it: adieu {name}"
            zh "要看结论，用 adieu {name}"
    }
}

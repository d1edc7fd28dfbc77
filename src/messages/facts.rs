//! What diagnostics say about: Account files.

use super::words::LONG_MONTHS;
use super::{Language, Words};

messages! {
    /// Account files.
    Facts {
        // The whole file
        EmptyFile
            en "the file says nothing"
            zh "文件里什么也没有"
        EmptyFileHelp
            en "`adieu template PLATFORM` writes one to fill in"
            zh "用 `adieu template 平台` 生成一份来填"
        TooLarge { limit: usize }
            en "the file is larger than {limit} MiB; no account file is"
            zh "文件超过 {limit} MiB，账号资料不会有这么大"
        TooDeep { limit: usize }
            en "nested more than {limit} deep"
            zh "嵌套超过了 {limit} 层"
        Nul
            en "a NUL character cannot stand in an account file"
            zh "账号资料里不能有 NUL 字符"
        NulHelp
            en "remove it; if the file is full of them, save it as UTF-8"
            zh "把它删掉；如果到处都是，请把文件另存为 UTF-8"
        RuleFile
            en "this is a rule file, not an account file"
            zh "这是规则文件，不是账号资料"
        RuleFileHelp { name: String }
            en "you want: adieu check {name}"
            zh "要检查规则，请用：adieu check {name}"
        OtherFormat { promised: String, found: String }
            en "this looks like {found}, and the file's name says {promised}"
            zh "内容像是 {found}，文件名却说是 {promised}"
        OtherFormatHelp { extension: String }
            en "give the file a name that ends in `.{extension}`"
            zh "把文件名的结尾改成 `.{extension}`"
        OtherFormatSaid { promised: String, found: String }
            en "this looks like {found}, not {promised}"
            zh "内容像是 {found}，不是 {promised}"
        OtherFormatSaidHelp { format: String }
            en "leave `--from` out, or write `--from {format}`"
            zh "不写 `--from`，或者写 `--from {format}`"
        NotAMap { found: Words }
            en "an account file names platforms with their facts; this is {found}"
            zh "账号资料要写平台和它的各项情况，这里却是{found}"
        MapHelp
            en "it begins with a platform, such as `wechat:` in YAML, `{{ \"wechat\": {{` in JSON, `[wechat]` in TOML"
            zh "开头是平台：YAML 写 `wechat:`，JSON 写 `{{ \"wechat\": {{`，TOML 写 `[wechat]`"
        AList
            en "a list"
            zh "列表"
        AGroup
            en "a group"
            zh "一组内容"
        PlainText
            en "plain text"
            zh "一段文字"

        // Keys
        DuplicateKey { key: String }
            en "`{key}` stands here twice"
            zh "`{key}` 写了两次"
        DuplicateHere
            en "again; which one is right?"
            zh "又写了一次，以哪个为准？"
        FirstHere
            en "first here"
            zh "第一次在这里"
        BadKey
            en "a key is a single word"
            zh "键名只能是一个词"

        // Syntax
        JsonStart { found: String }
            en "JSON begins with `{{`, not with `{found}`"
            zh "JSON 以 `{{` 开头，而不是 `{found}`"
        JsonAfterEnd { found: String }
            en "the file should have ended before this `{found}`"
            zh "到 `{found}` 之前，文件就应该结束了"
        JsonAfterEndHelp
            en "one account file is one `{{ … }}`; a bracket above may close too early"
            zh "一份账号资料只有一对 `{{ … }}`；也可能是前面的括号结束得太早"
        JsonComment
            en "JSON has no comments"
            zh "JSON 里不能写注释"
        JsonBareKey { key: String }
            en "in JSON the key `{key}` stands in quotes"
            zh "在 JSON 里，键 `{key}` 要加引号"
        JsonBareWord { found: String }
            en "in JSON `{found}` stands in quotes"
            zh "在 JSON 里，`{found}` 要加引号"
        JsonLowerCase { found: String, wanted: String }
            en "`{found}` is written `{wanted}` in JSON"
            zh "`{found}` 在 JSON 里写作 `{wanted}`"
        JsonNumber { found: String }
            en "JSON does not write numbers as `{found}`"
            zh "JSON 里的数字不能写成 `{found}`"
        JsonSingleQuotes
            en "JSON knows only double quotes"
            zh "JSON 里只能用双引号"
        JsonMissingColon
            en "a colon is missing behind this key"
            zh "这个键后面少了冒号"
        TypographicQuotes
            en "typographic quotation marks"
            zh "这里用了中文引号"
        TrailingComma { close: char }
            en "no comma stands before `{close}`"
            zh "`{close}` 前面不能有逗号"
        ExtraComma
            en "a comma too many"
            zh "多了一个逗号"
        MissingComma
            en "a comma is missing here"
            zh "这里少了一个逗号"
        WrongBracket { found: char, wanted: char }
            en "`{found}` where `{wanted}` should close"
            zh "这里应该用 `{wanted}` 结束，却写了 `{found}`"
        OpenedHere
            en "opened here"
            zh "从这里开始"
        Unclosed { open: char }
            en "`{open}` is never closed"
            zh "`{open}` 没有配对的右括号"
        UnclosedHelp { close: char }
            en "write `{close}` where it ends"
            zh "在结束的地方写上 `{close}`"
        UnclosedText
            en "the quotes of this text are not closed"
            zh "这段文字缺少结尾的引号"
        BadEscape
            en "an escape that does not exist"
            zh "没有这种转义"
        BadUnicodeEscape
            en "an escape that names no character"
            zh "这个转义不对应任何字符"
        BadEscapeHelp
            en "a backslash itself is written `\\\\`"
            zh "反斜杠本身要写成 `\\\\`"
        ControlCharacter
            en "a control character"
            zh "这里有一个控制字符"
        ControlCharacterHelp
            en "remove it; nobody can see it"
            zh "把它删掉，它是看不见的"
        Unexpected { found: String }
            en "`{found}` makes no sense here"
            zh "这里不该出现 `{found}`"
        WideSpace
            en "a full-width space"
            zh "这里有一个全角空格"
        FullWidth { found: String }
            en "a full-width `{found}`"
            zh "这里用了全角的 `{found}`"
        ForeignSign { found: String, wanted: String }
            en "`{found}` is written `{wanted}` here"
            zh "这里的 `{found}` 要写成 `{wanted}`"
        Write { wanted: String }
            en "write `{wanted}`"
            zh "写成 `{wanted}`"

        // YAML
        YamlTab
            en "a tab cannot indent YAML"
            zh "YAML 不能用制表符缩进"
        YamlTabHelp
            en "indent with spaces"
            zh "请用空格缩进"
        YamlIndentation
            en "this line is not indented like its neighbours"
            zh "这一行的缩进和上下行不一致"
        YamlIndentationHelp
            en "facts of one group start in the same column"
            zh "同一组里的各项要从同一列开始"
        YamlNoColon { found: String }
            en "`{found}` has no colon behind its name"
            zh "`{found}` 的名字后面没有冒号"
        YamlNoColonHelp
            en "write `name: value`, with a space behind the colon"
            zh "写成 `名字: 值`，冒号后面有一个空格"
        YamlGluedColon { name: String }
            en "a space is missing behind `{name}:`"
            zh "`{name}:` 后面少了一个空格"
        YamlSecondColon
            en "a second `: ` on one line"
            zh "一行里有两个 `: `"
        YamlSecondColonHelp
            en "put one fact on a line, or the text in quotes"
            zh "一行只写一项；如果冒号是文字的一部分，给文字加上引号"
        YamlQuestion
            en "a bare `?` has a meaning of its own in YAML"
            zh "不加引号的 `?` 在 YAML 里另有含义"
        YamlAfterQuotes
            en "something stands behind the closing quote"
            zh "结尾的引号后面还有内容"
        YamlStartsWith { found: char }
            en "a text cannot begin with `{found}` in YAML unless it stands in quotes"
            zh "在 YAML 里，以 `{found}` 开头的文字要加引号"
        YamlQuoteHelp
            en "put it in quotes"
            zh "请加上引号"
        YamlCommentGlued
            en "a space is missing before `#`"
            zh "`#` 前面少了一个空格"
        YamlOther
            en "YAML cannot be read on from here"
            zh "从这里起读不出 YAML 了"
        YamlOtherHelp
            en "the line above it may also be to blame"
            zh "问题也可能出在上一行"
        YamlAnchor
            en "account files have no anchors"
            zh "账号资料不用锚点"
        YamlAlias
            en "account files have no aliases"
            zh "账号资料不用别名"
        YamlAliasHelp
            en "write the value out"
            zh "请把值直接写出来"
        YamlStarHelp
            en "a text that begins with `*` or `&` stands in quotes"
            zh "以 `*` 或 `&` 开头的文字要加引号"
        YamlTag
            en "account files have no tags"
            zh "账号资料不用标签"
        YamlTagHelp
            en "leave the tag out: the rules say of what kind each fact is"
            zh "去掉标签：每一项是什么类型，规则里已经写明"
        YamlMerge
            en "account files have no merge keys"
            zh "账号资料不用合并键"
        YamlDirective
            en "account files have no directives"
            zh "账号资料不用指令"
        YamlDirectiveHelp
            en "remove the line"
            zh "把这一行删掉"
        YamlDocuments
            en "a second document in one file"
            zh "一个文件里有第二份文档"
        YamlDocumentsHelp
            en "one file holds the accounts of one person; put others into files of their own"
            zh "一个文件只写一个人的账号，其余的另存为文件"

        // TOML
        TomlBareText { found: String }
            en "in TOML `{found}` stands in quotes"
            zh "在 TOML 里，`{found}` 要加引号"
        TomlMissingEquals
            en "a key without `=` and a value"
            zh "键后面没有 `=` 和值"
        TomlMissingEqualsHelp
            en "write `name = value`"
            zh "写成 `名字 = 值`"
        TomlLowerCase { found: String, wanted: String }
            en "`{found}` is written `{wanted}` in TOML"
            zh "`{found}` 在 TOML 里写作 `{wanted}`"
        TomlValue { found: String }
            en "TOML does not write a value as `{found}`"
            zh "TOML 里的值不能写成 `{found}`"
        TomlNumberHelp
            en "a number is written plainly, such as `12` or `12.50`"
            zh "数字照常写就行，比如 `12` 或 `12.50`"
        TomlKey
            en "a key that TOML cannot read"
            zh "TOML 读不出这个键"
        TomlKeyHelp
            en "a key with other than letters, digits, `_` and `-` stands in quotes"
            zh "含有字母、数字、`_`、`-` 以外字符的键要加引号"
        TomlLine
            en "more than one fact on a line"
            zh "一行里写了不止一项"
        TomlLineHelp
            en "start a new line"
            zh "请另起一行"
        TomlExtends { key: String }
            en "`{key}` already has a value and cannot hold others"
            zh "`{key}` 已经有值了，下面不能再写别的"
        TomlCharacter
            en "a character that TOML does not allow"
            zh "TOML 不允许这个字符"
        TomlOther
            en "TOML cannot read this"
            zh "TOML 读不懂这里"

        // Values
        EmptyFact { key: String }
            en "`{key}` has no value"
            zh "`{key}` 后面没有值"
        EmptyFactHelp
            en "write `\"?\"` if you do not know"
            zh "不知道就写 `\"?\"`"
        EmptyListHelp
            en "write `[]` for none, or `\"?\"` if you do not know"
            zh "没有就写 `[]`，不知道就写 `\"?\"`"
        EmptyOptionalHelp
            en "write `none` if there is none, or `\"?\"` if you do not know"
            zh "没有就写 `none`，不知道就写 `\"?\"`"
        EmptyPlatformHelp
            en "write its facts below it, indented, or remove it"
            zh "在它下面缩进写各项情况，或者删掉这一行"
        CannotBe { label: Words, value: String }
            en "{label} cannot be `{value}`"
            zh "“{label}”不能写 `{value}`"
        WriteOneOf { choices: Words }
            en "write {choices}"
            zh "写 {choices}"
        Or
            en " or "
            zh " 或 "
        WriteYesNo
            en "write `yes` or `no`"
            zh "写 `yes`（是）或 `no`（否）"
        WriteTrueFalse
            en "write `true` or `false`"
            zh "写 `true`（是）或 `false`（否）"
        WriteNumber
            en "write a number such as `12`"
            zh "写整数，比如 `12`"
        WriteCount
            en "a count is 0 or more"
            zh "数量不能是负数，最小是 0"
        WriteDecimal
            en "write a number such as `12.50`"
            zh "写数字，比如 `12.50`"
        OddNumber { value: String }
            en "`{value}` is not a plain number"
            zh "`{value}` 不是普通的数字写法"
        WriteMoney { currency: String }
            en "write a number such as `12.50`; it is counted in {currency}"
            zh "写数字，比如 `12.50`，单位是 {currency}"
        OtherUnit { label: Words, wanted: String, found: String }
            en "{label} is counted in {wanted}, not in `{found}`"
            zh "“{label}”的单位是 `{wanted}`，不能写 `{found}`"
        OtherUnitHelp { wanted: String }
            en "write the amount in {wanted}"
            zh "写成以 `{wanted}` 为单位的数额"
        TooManyDigits { label: Words }
            en "{label} has more digits than can be counted exactly"
            zh "“{label}”位数太多，没法精确计算"
        DigitsHelp
            en "28 digits are exact"
            zh "最多 28 位是精确的"
        TooLargeNumber { label: Words }
            en "{label} is too large a number"
            zh "“{label}”数字太大"
        WriteDay
            en "write a day as `2026-11-20`"
            zh "日期写成 `2026-11-20`"
        NoSuchMonth { month: i64 }
            en "there is no month {month}"
            zh "没有 {month} 月"
        MonthsHelp
            en "a day is written year-month-day, as `2026-11-20`"
            zh "日期按“年-月-日”写，比如 `2026-11-20`"
        NoSuchDay { month: Words, day: i64 }
            en "there is no {day} {month}"
            zh "{month}没有 {day} 日"
        DaysHelp { month: Words, days: i64 }
            en "{month} has {days} days"
            zh "{month}只有 {days} 天"
        NoSuchTime
            en "there is no such time of day"
            zh "没有这样的时刻"
        WriteTime
            en "write a time as `2026-11-20T18:30:00+08:00`"
            zh "时刻写成 `2026-11-20T18:30:00+08:00`"
        NoOffset { label: Words }
            en "{label} does not say in which zone its time counts"
            zh "“{label}”没写明是哪个时区的时刻"
        NoOffsetHelp { zone: String }
            en "add `Z` or an offset such as `+08:00`; days count in {zone} here"
            zh "在后面加 `Z` 或 `+08:00` 这样的时差；这里按 {zone} 计日"
        CannotBeNone { label: Words }
            en "{label} cannot be none"
            zh "“{label}”不能写“无”"
        NoneIsUnknown
            en "write `\"?\"` if you do not know"
            zh "不知道就写 `\"?\"`"
        NoneIsEmptyList
            en "write `[]` for none, or `\"?\"` if you do not know"
            zh "没有就写 `[]`，不知道就写 `\"?\"`"
        ListWanted { label: Words }
            en "a list is wanted for {label}"
            zh "“{label}”要写成列表"
        WriteList
            en "write it in brackets, `[]` for none, or `\"?\"` if you do not know"
            zh "写在方括号里；没有就写 `[]`，不知道就写 `\"?\"`"
        OneValueWanted { label: Words, found: Words }
            en "one value is wanted for {label}, not {found}"
            zh "“{label}”要写一个值，而不是{found}"
        OneValueHelp
            en "write the value itself"
            zh "直接写值"
        GroupWanted { name: String }
            en "`{name}` is a group of facts, not one value"
            zh "`{name}` 是一组内容，不是一个值"
        WriteGroup
            en "write its facts below it, indented, or `\"?\"` if you do not know"
            zh "在它下面缩进写各项内容，不知道就写 `\"?\"`"
        GroupNotList { name: String }
            en "`{name}` is one group of facts, not a list"
            zh "`{name}` 是一组内容，不是列表"
        WriteGroupAlone
            en "write the facts themselves, without the list around them; in TOML below `[name]`, not `[[name]]`"
            zh "直接写各项内容，外面不要套列表；TOML 写 `[名称]`，不写 `[[名称]]`"
        ElementWanted { label: Words, fields: Words }
            en "an entry of {label} has {fields}"
            zh "“{label}”的每一项都有 {fields}"
        WriteElement { example: String }
            en "write it as `{example}`"
            zh "写成 `{example}`"
        And
            en " and "
            zh " 和 "
        QuestionNotLast
            en "`\"?\"` stands last in a list, for others that may exist"
            zh "列表里的 `\"?\"` 要放在最后，表示可能还有别的"
        QuestionNotLastHelp
            en "move it to the end; what you do not know of one entry is left out of it"
            zh "把它移到最后；某一项里不知道的内容，不写就行"

        // Names
        MisspeltFact { name: String }
            en "no rule knows a fact `{name}`"
            zh "规则里没有 `{name}` 这一项"
        DidYouMean { name: String }
            en "did you mean `{name}`?"
            zh "是不是想写 `{name}`？"
        FactElsewhere { place: String }
            en "it stands below `{place}`"
            zh "它应该写在 `{place}` 下面"
        UnknownFact { name: String }
            en "no rule reads `{name}`; it is left aside"
            zh "没有规则用到 `{name}`，会被忽略"
        MisspeltPlatform { name: String }
            en "no platform is called `{name}`"
            zh "没有叫 `{name}` 的平台"
        UnknownPlatform { name: String }
            en "no rules describe `{name}`; it is left aside"
            zh "没有 `{name}` 的规则，会被忽略"
        KnownPlatforms { names: Words }
            en "rules are there for {names}"
            zh "现有的规则有 {names}"
        PlatformBelow { name: String, platform: String }
            en "`{name}` is a fact of {platform}; write it below `{platform}`"
            zh "`{name}` 是 {platform} 的一项，要写在 `{platform}` 下面"
        FactOfSeveral { name: String, platforms: Words }
            en "`{name}` is a fact of {platforms}; write it below one of them"
            zh "{platforms} 都有 `{name}` 这一项，要写在其中一个下面"
        SetPlatform { name: String, paths: Words }
            en "`{name}` is no platform; write {paths}"
            zh "`{name}` 不是平台，要写成 {paths}"
        NoAccount
            en "the file holds no account"
            zh "文件里没有账号"

        // Days
        FutureEvent { label: Words, day: String }
            en "{label} cannot be {day}: that day had not come when the answers were given"
            zh "“{label}”写的是 {day}，回答的时候还没到这一天"
        FutureEventToday { label: Words, day: String, today: String }
            en "{label} cannot be {day}: today is {today}"
            zh "“{label}”写的是 {day}，而今天是 {today}"
        AnswersOf { day: String }
            en "the answers are of {day}"
            zh "这些回答是 {day} 的"
        FutureEventNone
            en "write `none` until it has happened"
            zh "发生之前写 `none`"
        FutureEventUnknown
            en "write a day that has come, or `\"?\"`"
            zh "写已经到了的日期，或者写 `\"?\"`"
        FutureEventSince
            en "if it has happened since, set `as_of` to a day on which all answers hold"
            zh "如果是后来才发生的，就把 `as_of` 改成所有回答都成立的那一天"
        AsOfLabel
            en "`as_of`"
            zh "as_of"
        AsOfHelp
            en "leave `as_of` out for answers of today"
            zh "今天回答的就不用写 `as_of`"
        NotYetHappened { label: Words, day: String }
            en "{label}, {day}, lies after the moment you ask about, so it has not happened yet"
            zh "“{label}”（{day}）在所问的时间之后，当作还没有发生"

        // --set
        SetNoEquals
            en "an assignment is written `wechat.pay=closed`"
            zh "赋值要写成 `wechat.pay=closed`"
        SetNoPath
            en "this is no path to a fact"
            zh "这里不是某一项的路径"
        SetNoElement { index: usize, count: usize }
            en "there is no entry {index}: the list has {count}, counted from 0"
            zh "没有第 {index} 项：列表有 {count} 项，从 0 数起"
        SetWantsIndex
            en "this stands in a list; name the entry, as `[0]` for the first"
            zh "它在列表里，要指明第几项，第一项写 `[0]`"

        // Templates and saved answers
        TemplateHead { platform: Words, file: String }
            en "{platform}. Fill in what you know; leave \"?\" where you do not. Then: adieu {file}"
            zh "{platform}。知道的填上，不知道的留着 \"?\"。填好后：adieu {file}"
        TemplateSafe
            en "Stays on this computer. Never write a password, code or ID number here."
            zh "只留在这台电脑上。这里绝不要写密码、验证码、证件号码。"
        TemplateLists
            en "A list that ends in \"?\" means: these, and maybe others."
            zh "列表以 \"?\" 结尾，表示除了这些可能还有别的。"
        SavedHead
            en "Answers kept by adieu. They may be changed here."
            zh "adieu 保存的回答，可以直接在这里改。"
        TemplateAsOf
            en "The day of your answers"
            zh "回答的日期"
        TemplateMe
            en "About you"
            zh "关于你本人"
        HintYesNo
            en "yes or no"
            zh "yes（是）或 no（否）"
        HintTrueFalse
            en "true or false"
            zh "true（是）或 false（否）"
        HintWhole
            en "a number such as 3"
            zh "数字，如 3"
        HintDecimal
            en "a number such as 0.5"
            zh "数字，如 0.5"
        HintMoney { currency: String }
            en "such as 12.50, in {currency}"
            zh "如 12.50（单位：{currency}）"
        HintAmount { unit: Words }
            en "such as 30, in {unit}"
            zh "如 30（单位：{unit}）"
        HintText
            en "text in quotes"
            zh "文字，加引号"
        HintDay { example: String }
            en "a day such as {example}"
            zh "日期，如 {example}"
        HintTime { example: String }
            en "a time such as {example}"
            zh "时刻，如 {example}"
        HintNamed { word: String, name: String }
            en "{word} ({name})"
            zh "{word}（{name}）"
        HintNone { hint: String, none: String }
            en "{hint}; never: {none}"
            zh "{hint}；没有：{none}"
        HintListNone
            en "None: []"
            zh "没有：[]"
        HintListOne { example: String }
            en "One: {example}"
            zh "一项：{example}"
        HintListWords { words: String }
            en "Any of: {words}"
            zh "可选：{words}"

        // While judging
        Overflow
            en "a number here is too large to compute with"
            zh "这里算出的数太大了"
        TooManySteps
            en "the lists are too long for what this asks of them"
            zh "名单太长，这条规则算不完"
        TooManyStepsHelp
            en "it looks at a list again for every entry: shorten the list, or nest fewer loops in the rule"
            zh "它每看一项都要把名单再看一遍：缩短名单，或者减少规则里的循环层数"
    }
}

impl Facts {
    /// The message in both languages, to stand inside another.
    pub fn words(&self) -> Words {
        Words { zh: self.text(Language::Zh), en: self.text(Language::En) }
    }
}

/// A month's name, 1 to 12, with its year if that matters.
pub fn month_name(month: i8, year: Option<i16>) -> Words {
    let name = usize::try_from(month).ok().and_then(|at| LONG_MONTHS.get(at.checked_sub(1)?)).copied().unwrap_or("?");
    match year {
        Some(year) => Words { en: format!("{name} {year}"), zh: format!("{year} 年 {month} 月") },
        None => Words { en: name.to_owned(), zh: format!("{month} 月") },
    }
}

//! What diagnostics say about: The meaning of a rule file.

use super::Words;

messages! {
    /// The meaning of a rule file.
    Check {
        // Names
        DidYouMean { name: String }
            en "did you mean `{name}`?"
            zh "是不是想写 `{name}`？"
        WriteInstead { text: String }
            en "write `{text}`"
            zh "请写 `{text}`"
        OneOfThese { list: String }
            en "it is one of: {list}"
            zh "可以写：{list}"
        FirstHere
            en "the first is here"
            zh "第一个在这里"
        OtherHere
            en "the other is here"
            zh "另一个在这里"
        DeclaredHere
            en "declared here"
            zh "在这里声明"
        DefinedHere
            en "defined here"
            zh "在这里定义"
        UnknownName { name: String }
            en "nothing is called `{name}` here"
            zh "不认识 `{name}` 这个名字"
        NotIncluded { name: String }
            en "`{name}` stands in a file that this one does not include"
            zh "这个文件没有引入 `{name}` 所在的文件"
        DeclareIt
            en "facts are declared in `account {{ … }}`, other things by `define`"
            zh "资料项在 `account {{ … }}` 里声明，其他的用 `define` 定义"
        UnknownField { name: String }
            en "these facts have no field `{name}`"
            zh "这里没有叫 `{name}` 的字段"
        UnknownExample { name: String }
            en "there is no example `{name}`"
            zh "没有叫 `{name}` 的示例"
        UnknownCondition { name: String }
            en "there is no condition `{name}`"
            zh "没有叫 `{name}` 的条件"
        UnknownItemName { name: String }
            en "there is no item `{name}` that could be shown"
            zh "没有叫 `{name}` 的条目可以显示"
        UnknownAutomatic { name: String }
            en "the platform does nothing called `{name}` by itself"
            zh "平台没有叫 `{name}` 的自动处理"
        NotACondition { name: String }
            en "`{name}` is no condition, so it neither fails nor is unknown"
            zh "`{name}` 不是条件，谈不上不通过或未知"
        NeverShown { name: String }
            en "`{name}` is never shown by itself"
            zh "`{name}` 不会单独显示"
        NotAutomatic { name: String }
            en "`{name}` is nothing that the platform does by itself"
            zh "`{name}` 不是平台的自动处理"
        DuplicateName { name: String }
            en "`{name}` is declared twice"
            zh "`{name}` 声明了两次"
        DuplicatePlatform { name: String }
            en "two files describe the platform `{name}`"
            zh "有两个文件描述平台 `{name}`"
        ReservedName { name: String }
            en "`{name}` is a word of the language"
            zh "`{name}` 是语言本身的词"
        ReservedNameHelp
            en "choose another name, one that says more"
            zh "请换一个更具体的名字"
        UnstableName { name: String }
            en "`{name}` can be typed in two ways that look the same"
            zh "`{name}` 有两种看上去一样的写法"
        MixedAlphabets { name: String }
            en "`{name}` mixes letters of different alphabets"
            zh "`{name}` 混用了不同文字的字母"
        MixedAlphabetsHelp
            en "some letters look like Latin ones and are not: type the name anew"
            zh "有些字母看着像拉丁字母，其实不是：请把名字重新输入一遍"
        Lookalike { name: String, other: String }
            en "`{name}` looks like `{other}`"
            zh "`{name}` 和 `{other}` 看上去一样"
        TheOtherOne
            en "the one it looks like"
            zh "和它相像的是这个"
        LookalikeHelp
            en "people cannot tell them apart: rename one of them"
            zh "人眼分不出来，请给其中一个改名"
        Shadowing { name: String }
            en "the element `{name}` would hide something of that name"
            zh "元素名 `{name}` 会遮住同名的内容"
        HiddenHere
            en "this would be hidden"
            zh "被遮住的是这个"
        ShadowingHelp
            en "give the element a name of its own"
            zh "请给元素另起一个名字"
        ActCircle { name: String }
            en "what mends `{name}` leads round to breaking it again"
            zh "为满足 `{name}` 做的事，绕一圈又会破坏它"
        ActStep { from: String, to: String }
            en "what mends `{from}` breaks `{to}`"
            zh "满足了 `{from}`，就破坏了 `{to}`"
        DefinitionCircle { name: String }
            en "the definition `{name}` needs itself"
            zh "定义 `{name}` 绕回了自己"
        DefinitionStep { from: String, to: String }
            en "`{from}` needs `{to}`"
            zh "`{from}` 要用到 `{to}`"
        PlatformCircle { platform: String }
            en "the rules of `{platform}` need those of `{platform}`"
            zh "`{platform}` 的规则绕回了 `{platform}` 自己"
        UsesStep { from: String, to: String }
            en "`{from}` uses `{to}`"
            zh "`{from}` 要用到 `{to}`"
        UsesItself { platform: String }
            en "`{platform}` uses itself"
            zh "`{platform}` 引用了自己"
        SourceCircle
            en "these sources overtake each other"
            zh "这些来源互相取代"
        AndThisByThat
            en "and here"
            zh "还有这里"
        UnknownInclude { name: String }
            en "there is no file `{name}.adieu` to include"
            zh "找不到要引入的文件 `{name}.adieu`"
        IncludeIsBeside { name: String }
            en "`include {name}` reads the file `{name}.adieu` beside this one"
            zh "`include {name}` 读的是同一文件夹里的 `{name}.adieu`"
        IncludeOfPlatform { name: String }
            en "`{name}` describes a platform and cannot be included"
            zh "`{name}` 描述的是一个平台，不能引入"
        UsesInstead { name: String }
            en "write `uses {name}` to refer to its rules"
            zh "要引用它的规则，请写 `uses {name}`"
        UnknownPlatform { name: String }
            en "there is no platform `{name}`"
            zh "没有叫 `{name}` 的平台"
        PlatformNotUsed { name: String }
            en "the platform `{name}` is not declared in this file"
            zh "这个文件没有声明要用平台 `{name}`"
        DeclareUses { name: String }
            en "add `uses {name} {{ name … }}` to the file"
            zh "请在文件里加上 `uses {name} {{ name … }}`"
        UnknownSource { name: String }
            en "there is no source `{name}`"
            zh "没有叫 `{name}` 的来源"
        PastTheEnd { name: String, line: u64 }
            en "`{name}` has no line {line}"
            zh "`{name}` 没有第 {line} 行"
        HasLines { lines: u64 }
            en "it has {lines} lines"
            zh "它只有 {lines} 行"
        LinesBackwards { first: u64, last: u64 }
            en "line {last} stands before line {first}"
            zh "第 {last} 行在第 {first} 行前面"
        LinesNotDeclared { name: String }
            en "`{name}` is cited by line, but nobody said how many lines it has"
            zh "按行引用了 `{name}`，但它没写有多少行"
        AddLines
            en "add `lines` and their number"
            zh "请在这里加上 `lines` 和行数"
        UnknownValue { word: String }
            en "`{word}` is no value of this fact"
            zh "这个资料项没有 `{word}` 这个值"
        NeitherYesNorNo { word: String }
            en "`{word}` is neither yes nor no"
            zh "`{word}` 既不是 yes 也不是 no"
        UnknownWord { word: String, entry: &'static str }
            en "`{word}` is nothing that `{entry}` takes"
            zh "`{entry}` 后面不能写 `{word}`"
        UnknownUnit { name: String }
            en "there is no unit `{name}`"
            zh "没有叫 `{name}` 的单位"
        NotACurrency { name: String }
            en "`{name}` is no currency"
            zh "`{name}` 不是货币"
        CurrencyHelp
            en "a currency is three capitals, such as `CNY`"
            zh "货币写成三个大写字母，例如 `CNY`"
        CurrencyAsUnit { name: String }
            en "`{name}` is a currency, not a unit"
            zh "`{name}` 是货币，不是单位"
        MoneyIn { name: String }
            en "write `money in {name}`"
            zh "请写 `money in {name}`"
        AmountInUnit { name: String }
            en "for a unit of your own write `amount in {name}`"
            zh "自己声明的单位请写 `amount in {name}`"
        UnknownTimezone { name: String }
            en "there is no timezone `{name}`"
            zh "没有叫 `{name}` 的时区"
        TimezoneHelp
            en "write it as the time zone database does, such as `Asia/Shanghai`"
            zh "请按时区数据库的写法，例如 `Asia/Shanghai`"

        // What must be there
        MissingEntry { name: String, entries: Words }
            en "`{name}` has no {entries}"
            zh "`{name}` 缺少 {entries}"
        AddEntries { entries: Words }
            en "add {entries}"
            zh "请补上 {entries}"
        EmptyRecord { name: String }
            en "the elements of `{name}` have no fields"
            zh "`{name}` 的元素没有任何字段"
        TwoPlatforms
            en "one file describes one platform"
            zh "一个文件只描述一个平台"
        TwoRequests
            en "a procedure has one request"
            zh "一个流程只有一次申请"
        OneLanguage { missing: &'static str }
            en "this text has no `{missing}`"
            zh "这段文字缺少 `{missing}`"
        OneLanguageHelp { missing: &'static str }
            en "add `{missing} \"…\"`: every text stands in both languages"
            zh "请补上 `{missing} \"…\"`：每段文字都要有中英两种"
        Uncited { name: String }
            en "the condition `{name}` cites no source"
            zh "条件 `{name}` 没有写明依据"
        UncitedHelp
            en "add `cite` and the source it rests on, for the whole or for every `require`"
            zh "请用 `cite` 写明依据：写在条件开头，或者每个 `require` 各写一处"
        ClaimUncited
            en "a claim needs to say who makes it"
            zh "说法要写明是谁说的"
        ClaimUncitedHelp
            en "add `cite` and the source"
            zh "请加上 `cite` 和来源"
        ClaimSaysNothing
            en "a claim is a span of time, a number, or a text"
            zh "说法只能是一段时间、一个数或一段文字"
        NoWayOut
            en "whoever fails this is not told what to do"
            zh "不满足这一条的人不知道该怎么办"
        NoWayOutHere
            en "nothing here passes by waiting"
            zh "这里光等是等不来的"
        NoWayOutHelp
            en "add `fix` with what mends it, `no fix` if nothing does, or `says` if only the platform knows"
            zh "能补救就写 `fix`，无法补救就写 `no fix`，只有平台知道就写 `says`"
        FixAndNoFix
            en "this says that nothing mends it, and yet there is a `fix`"
            zh "这里说无法补救，却又写了 `fix`"
        YetAFix
            en "the `fix`"
            zh "`fix` 在这里"
        EntryOutsideRequire
            en "this belongs behind a `require` or one of its arms"
            zh "这一条要写在 `require` 或它的某一项后面"
        EntryUnderNot
            en "under `not` or `no` an arm that becomes true mends nothing"
            zh "在 `not` 或 `no` 里面，某一项成立了也补救不了什么"
        EntryOfGroup { name: String }
            en "`{name}` is a group: this belongs to the facts in it"
            zh "`{name}` 是一组资料项，这一条要写在组内的资料项上"
        JudgedNotYesNo
            en "only a yes or no can be judged by the platform"
            zh "只有“是/否”的资料项才能由平台判断"
        AheadNotDate
            en "only a date or time can lie ahead"
            zh "只有日期或时刻才可能在将来"
        FirstInList
            en "the elements of a list are asked about one by one: none of their facts comes first"
            zh "列表里的各项是逐个问的，其中的资料项不能排在最前"
        RecoverableNoLoss
            en "only a loss can be recoverable"
            zh "只有损失才有能不能挽回的问题"
        SaysOfComplete
            en "a complete list of conditions leaves nothing to say here"
            zh "条件已经完整，这里不用再说明"
        NotInVersion
            en "a version holds conditions, notes, procedures and what the platform does by itself, and nothing else"
            zh "版本里只能写条件、说明、流程和平台的自动处理"
        NoPlatform { name: String }
            en "`{name}` belongs to no platform"
            zh "`{name}` 不属于任何平台"
        NoPlatformHelp
            en "describe the platform in this file with `platform`, or include the file where one is described"
            zh "请在本文件里用 `platform` 描述平台，或者让描述平台的文件引入它"
        HoleInWords
            en "this text stands by itself and has no facts to fill in"
            zh "这段文字是固定的，不能填入资料项"
        EarliestElsewhere
            en "`earliest` is a day only in what mends a `require`"
            zh "只有 `require` 的补救文字里才有 `earliest` 这一天"
        EarliestWithoutDay
            en "nothing here waits for a day, so there is no `earliest`"
            zh "这里没有要等的日子，所以没有 `earliest`"
        NoTextFor { name: String }
            en "`{name}` cannot be shown in one place: name one of its facts"
            zh "`{name}` 没法在一处显示，请写其中的一项"

        // Periods and dates
        EndsBeforeStart
            en "this ends before it begins"
            zh "还没开始就已经结束"
        UntilIsWithout
            en "up to this day, without it"
            zh "到这一天为止，不含当天"
        StartsHere
            en "begins here"
            zh "从这里开始"
        OutsideVersion { text: String }
            en "`{text}` lies outside the time of what is around it"
            zh "`{text}` 不在外层的有效期内"
        VersionOutOfOrder { name: String, before: String }
            en "`{name}` does not begin after `{before}`"
            zh "`{name}` 的开始不在 `{before}` 之后"
        VersionOverlaps { name: String, before: String }
            en "`{name}` begins while `{before}` still holds"
            zh "`{name}` 开始时 `{before}` 还有效"
        TheOneBefore
            en "the version before"
            zh "前一个版本"
        DateMalformed { text: String }
            en "`{text}` is not a date: write `2026-11-20`"
            zh "`{text}` 不是日期，请写成 `2026-11-20`"
        NoSuchMonth { text: String, month: u32 }
            en "`{text}`: there is no month {month}"
            zh "`{text}`：没有 {month} 月"
        NoSuchDay { text: String, month: Words, days: i64 }
            en "`{text}`: {month} has {days} days"
            zh "`{text}`：{month}只有 {days} 天"
        NoSuchTime { text: String }
            en "`{text}` is no time of day"
            zh "`{text}` 不是一个时刻"
        NoOffset { text: String }
            en "`{text}` does not say its offset, such as `+08:00`"
            zh "`{text}` 没写时差，例如 `+08:00`"
        DayWanted { text: String }
            en "`{text}` is not one day: write `2026-11-20`"
            zh "`{text}` 不是确切的一天，请写成 `2026-11-20`"

        // Types
        Kind { kind: Words }
            en "{kind}"
            zh "{kind}"
        KindNeverNone { kind: Words }
            en "{kind}, never none"
            zh "{kind}，没有“无”这个值"
        NumberWithUnit { text: String }
            en "a number: write `{text}`"
            zh "数字：请写 `{text}`"
        NotCompared { left: Words, right: Words }
            en "{left} cannot be compared with {right}"
            zh "{left}不能和{right}比较"
        DifferentWords
            en "these two choose from different words"
            zh "这两个资料项可选的词不一样"
        NotAddedUp { left: Words, right: Words }
            en "{left} and {right} cannot be added up"
            zh "{left}不能和{right}相加减"
        NotAdded { kind: Words }
            en "{kind} cannot be added up"
            zh "{kind}不能相加减"
        BranchesDiffer { left: Words, right: Words }
            en "this `if` yields {left} or {right}"
            zh "这个 `if` 有时得出{left}，有时得出{right}"
        NotTheUnit { wanted: Words, given: Words }
            en "this fact is {wanted}, and here stands {given}"
            zh "这个资料项是{wanted}，这里写的是{given}"
        ValueDoesNotFit { wanted: Words, given: Words }
            en "this fact is {wanted}, and here stands {given}"
            zh "这个资料项是{wanted}，这里写的是{given}"
        RecordWanted
            en "facts in braces are wanted here, such as `{{ name: \"…\" }}`"
            zh "这里要写大括号括起来的一组资料项，例如 `{{ name: \"…\" }}`"
        BareYesOrNo { name: String }
            en "`{name}` is a yes or no, and this does not say which is wanted"
            zh "`{name}` 的值是“是/否”，这里没说要哪一个"
        WriteIsYes { name: String }
            en "write `{name} is yes` or `{name} is no`"
            zh "请写 `{name} is yes` 或 `{name} is no`"
        YesOrNoHere
            en "yes or no"
            zh "“是/否”"
        BareYes
            en "a bare yes or no is no condition"
            zh "单独一个 yes 或 no 不是条件"
        LiteralNoCondition { text: String }
            en "`{text}` is a value, and a condition is wanted here"
            zh "`{text}` 是一个值，这里要的是条件"
        ValueNoCondition
            en "this is a value, and a condition is wanted here"
            zh "这是一个值，这里要的是条件"
        FactNoCondition { name: String }
            en "`{name}` is a value, and a condition is wanted here"
            zh "`{name}` 是一个值，这里要的是条件"
        ConditionHelp
            en "compare it with something: `… is …`"
            zh "请用 `… is …` 和别的值比较"
        ConditionNoValue
            en "this is a condition, and a value is wanted here"
            zh "这是一个条件，这里要的是一个值"
        DefinitionNoValue { name: String }
            en "`{name}` is a condition, and a value is wanted here"
            zh "`{name}` 是一个条件，这里要的是一个值"
        ConditionCompared { name: String }
            en "`{name}` is a condition by itself and is not compared"
            zh "`{name}` 本身就是条件，不用再比较"
        NoneAlone
            en "`none` is no value: it stands right behind `is`"
            zh "`none` 不是一个值，只能紧跟在 `is` 后面"
        NoneNotSaid { name: String }
            en "`{name}` may be none, and this does not cover it"
            zh "`{name}` 可能是“无”，这里没有说到"
        NoneHere
            en "none: it never happened"
            zh "“无”：从没发生过"
        NoneRepairs { relation: String }
            en "write `is none or {relation}`, or `is not none and {relation}`: they differ"
            zh "请写 `is none or {relation}`，或者 `is not none and {relation}`：意思不同"
        NoneBefore { name: String }
            en "say it before, in the same sentence: `{name} is not none and …`, or `{name} is none or …`"
            zh "请在同一句里先说明：`{name} is not none and …`，或者 `{name} is none or …`"
        NeverNone { name: String }
            en "`{name}` is never none"
            zh "`{name}` 不会是“无”"
        NoneForFact
            en "this fact is never none"
            zh "这个资料项不会是“无”"
        NotOptionalHere
            en "not declared as `optional`"
            zh "没有声明为 `optional`"
        AccountNeverNone
            en "another platform's account is never none"
            zh "别的平台的账号不会是“无”"
        ElementNotMentioned { element: String }
            en "this part does not mention `{element}`"
            zh "这一部分没有提到 `{element}`"
        ElementHere { element: String }
            en "for every `{element}` anew"
            zh "对每个 `{element}` 都要问一遍"
        ElementNotMentionedHelp { element: String }
            en "name it, as in `{element}.… is …`, or put this part before the loop"
            zh "请写成 `{element}.… is …`，或者把这部分移到循环前面"
        DateCompared
            en "a date or time is earlier or later, not more or less"
            zh "日期和时刻只分早晚，不分大小"
        DateComparedHelp
            en "write `before …`, `after …`, `not before …` or `not after …`"
            zh "请写 `before …`、`after …`、`not before …` 或 `not after …`"
        NoSize { kind: Words }
            en "{kind} is neither more nor less than another"
            zh "{kind}没有大小之分"
        NoSizeHelp
            en "numbers, amounts and money have sizes; otherwise compare by `is` or `is one of`"
            zh "只有数、数量和金额有大小，其余请用 `is` 或 `is one of`"
        AgoMissing { kind: Words, span: String }
            en "{kind} cannot be compared with `{span}`"
            zh "{kind}不能和 `{span}` 比较"
        WriteAgo { span: String }
            en "write `{span} ago`"
            zh "请写 `{span} ago`"
        NoPointInTime { kind: Words }
            en "a date or time is wanted here, and this is {kind}"
            zh "这里要日期或时刻，而这是{kind}"
        SameAsNeeded { name: String }
            en "`{name}` is no literal value"
            zh "`{name}` 不是写定的值"
        WriteSameAs { name: String }
            en "two facts compare by `is the same as {name}`"
            zh "两个资料项相比，请写 `is the same as {name}`"
        OneOfWantsLiterals
            en "only words and literal values can stand in a `one of`"
            zh "`one of` 后面只能写词或写定的值"
        ListCompared { name: String }
            en "the list `{name}` cannot be compared"
            zh "列表 `{name}` 不能比较"
        ListComparedHelp { name: String }
            en "ask `some x in {name} where …`, `no x in {name}`, or `count of (x in {name})`"
            zh "请用 `some x in {name} where …`、`no x in {name}` 或 `count of (x in {name})`"
        NotAList { name: String }
            en "`{name}` is no list"
            zh "`{name}` 不是列表"
        FieldOfList { name: String }
            en "`{name}` is a list, and has fields only element by element"
            zh "`{name}` 是列表，字段属于其中每个元素"
        FieldOfListHelp { name: String }
            en "name an element first: `every x in {name}: x.…`"
            zh "请先给元素起名：`every x in {name}: x.…`"
        FieldOfValue { name: String }
            en "`{name}` has no parts"
            zh "`{name}` 下面没有更细的项"
        IncludesOfRecords { name: String }
            en "the elements of `{name}` have fields, so `includes` does not say which"
            zh "`{name}` 的元素有多个字段，`includes` 没说看哪个"
        IncludesOfRecordsHelp { name: String }
            en "write `some x in {name} where x.… is …`"
            zh "请写 `some x in {name} where x.… is …`"
        GroupNoValue { name: String }
            en "`{name}` is a group: name one of its facts"
            zh "`{name}` 是一组资料项，请写其中的一项"
        RecordNoValue { name: String }
            en "`{name}` is an element with fields: name one of them"
            zh "`{name}` 是带字段的元素，请写其中一个字段"
        NotAFact { name: String }
            en "`{name}` is no fact"
            zh "`{name}` 不是资料项"
        NoSum { kind: Words }
            en "`sum of` adds up numbers, amounts or money, and this is {kind}"
            zh "`sum of` 只能加总数、数量或金额，而这是{kind}"
        NoLargest { kind: Words }
            en "only numbers, amounts and money have a largest and a smallest, and this is {kind}"
            zh "只有数、数量和金额才有最大最小，而这是{kind}"
        NoLatest { kind: Words }
            en "only dates and times have a latest and an earliest, and this is {kind}"
            zh "只有日期和时刻才有最早最晚，而这是{kind}"
        NoAmount { kind: Words }
            en "an amount is a number or money, and this is {kind}"
            zh "`amount` 要写数或金额，而这是{kind}"
        SpansNotAdded
            en "spans of time are not added up"
            zh "时间长度不能相加减"
        SpansNotAddedHelp
            en "months and days differ in length: write one span, counted once from the event"
            zh "月和天长短不一：请只写一段时间，从事件起算一次"
        SpansCompared
            en "spans of time are not compared: a month is longer or shorter than 30 days"
            zh "时间长度不能比较：一个月可能比 30 天长，也可能短"
        DatesNotAdded
            en "dates and times are not added up"
            zh "日期和时刻不能相加减"
        DatesNotAddedHelp
            en "say how long ago, as in `is at least 14 days ago`, or `is within 14 days after …`"
            zh "请说距今多久，例如 `is at least 14 days ago`，或者 `is within 14 days after …`"
        HoursOnDate
            en "hours cannot be counted from a date"
            zh "日期没有钟点，不能按小时算"
        HoursOnDateHelp
            en "write days, or declare the fact as a `time`"
            zh "请改用天数，或者把资料项声明为 `time`"
        NotASpan { name: String }
            en "`{name}` is no span of time"
            zh "`{name}` 不是一段时间"
        NotASpanHelp
            en "write a span such as `14 days`, or a definition that yields one"
            zh "请写 `14 days` 这样的时间长度，或者一个代表时间长度的定义"
        OptionalList
            en "a list is never none: an empty one says that there is nothing"
            zh "列表没有“无”：空列表就表示没有"
        OptionalGroup
            en "a group of facts has no such type: make the facts in it `optional`"
            zh "一组资料项不能这样写：请把组内的资料项写成 `optional`"
        OptionalTwice
            en "`optional` stands here twice"
            zh "`optional` 写了两次"
        ListOfOptional
            en "the elements of a list are never none"
            zh "列表的元素不会是“无”"
        ListOfList
            en "a list of lists: give the inner one a name, in a record"
            zh "列表里不能直接放列表：请放进带名字的字段"
        AccountNotInList { name: String }
            en "accounts of `{name}` stand in a list"
            zh "`{name}` 的账号要放在列表里"
        AccountNotInListHelp { name: String }
            en "write `list of {name}`; the person's own account there needs no fact: `{name} is deletable`"
            zh "请写 `list of {name}`；本人在那里的账号不用另设资料项，直接写 `{name} is deletable`"
        NotAnAccount { name: String }
            en "`{name}` is no account of another platform"
            zh "`{name}` 不是别的平台的账号"
        NotAnAccountHelp
            en "ask it of a platform that `uses` declares, or of an element of a `list of` its accounts"
            zh "只能问 `uses` 声明的平台，或者它的账号列表里的元素"
        PlatformDeleted { name: String }
            en "which account of `{name}` is meant is not said"
            zh "没有说明是 `{name}` 的哪个账号"
        PlatformDeletedHelp { name: String }
            en "write `{name} is deletable`, or ask it of every element of a `list of {name}`"
            zh "请写 `{name} is deletable`，或者对 `list of {name}` 的每个元素来问"
        RequestNoDate
            en "a request is kept as an optional date or time: none until it is made"
            zh "申请要记成可选的日期或时刻：申请之前是“无”"
        UntilNoDate
            en "what a wait ends with is kept as an optional date or time: none until it happens"
            zh "等待的终点要记成可选的日期或时刻：发生之前是“无”"
        ThatDayNoDate
            en "only a date can be the day of the act"
            zh "只有日期才能是办理的当天"
        ThatDayElsewhere
            en "`that day` is the day of an act, and there is none here"
            zh "`that day` 是办理的当天，这里没有要办的事"
        SecretFact { name: String }
            en "`{name}` asks for a secret that nobody should write down"
            zh "`{name}` 问的是不该写下来的秘密"
        SecretFactHelp
            en "ask only whether there is one, as a yes or no, or when it changed"
            zh "只问有没有、记不记得，或者什么时候改过"

        // Sizes
        Overflow { text: String }
            en "`{text}` is too large, or has too many digits, to be kept exactly"
            zh "`{text}` 太大，或者位数太多，没法精确保存"
        OverflowHelp
            en "whole numbers go up to 9223372036854775807, decimals have up to 28 digits"
            zh "整数最大到 9223372036854775807，小数最多 28 位"
        SpanOverflowHelp
            en "the calendar ends with the year 9999"
            zh "日历只到 9999 年"
        DefinitionTooLarge { name: String }
            en "`{name}` uses definitions that use definitions, and becomes too large written out"
            zh "`{name}` 层层引用别的定义，展开后太大"
        DefinitionTooDeep { name: String }
            en "`{name}` uses definitions that use definitions, and becomes too deep written out"
            zh "`{name}` 层层引用别的定义，展开后太深"
        TooManyBranches { limit: u64 }
            en "an `if` has {limit} branches at most"
            zh "一个 `if` 最多 {limit} 个分支"
        LoopsTooDeep { limit: u64 }
            en "loops nest {limit} deep at most"
            zh "循环最多套 {limit} 层"
        AccountsTooDeep
            en "accounts of platforms that hold accounts of platforms nest too deep here"
            zh "平台账号里又有平台账号，套得太深"
        TooManyFacts
            en "a list or account has 65536 facts at most"
            zh "一个账号或列表最多 65536 个资料项"
        TooManyChoices
            en "a `one of` has 65536 words at most"
            zh "一个 `one of` 最多 65536 个词"
    }
}

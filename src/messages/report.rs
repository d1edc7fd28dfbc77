//! What the everyday report says around the words of a rule file.

use super::words::{Plural, Things};

messages! {
    /// The everyday report.
    Report {
        NotOffered en "not offered" zh "尚未开放"
        Pending en "pending" zh "注销中"
        Impossible en "impossible" zh "无法注销"
        Blocked en "blocked" zh "暂不能注销"
        Waiting en "waiting" zh "还需等待"
        Undetermined en "undetermined" zh "还不能判断"
        PlatformDecides en "platform decides" zh "由平台决定"
        Deletable en "deletable" zh "可以注销"

        HeadWord { verdict: String } en "{verdict}" zh "【{verdict}】"
        HeadRest { platform: String, day: String } en "  {platform}, {day}" zh "{platform}，{day}"

        NotOfferedLine { platform: String }
            en "No: on that day, {platform} offered no way to delete an account."
            zh "不行：这一天，{platform}没有开放注销。"
        OfferedFrom { day: String } en "Deletion is offered from {day}." zh "{day}起才开放。"
        PendingLine { platform: String }
            en "You have asked for deletion, and it is under way at {platform}."
            zh "你已经申请注销，{platform}正在处理。"
        ImpossibleLine
            en "No: by its published rules this account can never be deleted."
            zh "不行：按公布的规则，这个账号无法注销。"
        BlockedLine { tasks: String, hold: String } en "Not yet: {tasks}. {hold}" zh "还不行：{tasks}。{hold}"
        WaitingDeletable { day: String, wait: String }
            en "Not yet, and nothing to do but wait: deletable from {day} ({wait})."
            zh "还不行，不过什么都不用办，等就行：{day}起可以注销（还有 {wait}）。"
        WaitingNotBefore { day: String, wait: String, then: String }
            en "Not yet, and nothing to do but wait: not before {day} ({wait}). Then {then}."
            zh "还不行，不过什么都不用办，等就行：最早 {day}（还有 {wait}）。到时候{then}。"
        UndeterminedLine { decides: String, hold: String }
            en "Cannot tell yet: nothing known stands in the way, {decides}. {hold}"
            zh "还说不准：已知的情况都不妨碍注销，{decides}。{hold}"
        PlatformDecidesLine { hold: String, platform: String }
            en "Nothing published stands in the way. {hold} {platform} does not say:"
            zh "公开的条件都不妨碍注销。{hold}{platform}没有说明的是："
        DeletableLine { basis: String, count: usize }
            en "Yes, {basis}: all {count} conditions hold."
            zh "可以。{basis}，{count} 项条件全部满足。"
        DeletableNoConditions { basis: String }
            en "Yes, {basis}: nothing has to be settled first."
            zh "可以。{basis}，没有什么要先办的。"
        Hold { holding: usize, total: usize }
            en "{holding} of {total} conditions hold."
            zh "{total} 项条件已满足 {holding} 项。"

        ToDo { count: usize, things: Things } en "{count}{things} to do" zh "{count} 件{things}要办"
        ToDoOrWait { count: usize, things: Things } en "{count}{things} to do or wait for" zh "{count} 件{things}可办可等"
        ToWait { count: usize, things: Things } en "{count}{things} to wait for" zh "{count} 件{things}要等"
        ForOthers { count: usize, things: Things, who: String }
            en "{count}{things} for {who} to do" zh "{count} 件{things}要{who}处理"
        Questions { count: usize, s: Plural } en "{count} question{s}" zh "{count} 个问题待确认{s}"
        AnswersDecide { count: usize } en "{count} answers decide" zh "要看 {count} 个问题的答案"
        AnswerDecides en "1 answer decides" zh "要看 1 个问题的答案"
        AnswerThenPlatform { platform: String }
            en "1 answer is missing, and then {platform} decides" zh "还缺 1 个答案，之后由{platform}决定"
        AnswersThenPlatform { count: usize, platform: String }
            en "{count} answers are missing, and then {platform} decides" zh "还缺 {count} 个答案，之后由{platform}决定"
        RulesDecide en "rules that adieu does not have decide" zh "要看 adieu 没有收录的规则"
        Others en "others" zh "别人"

        YouNow { now: String } en "you, {now}" zh "你，{now}能办"
        YouNowOr { now: String, day: String } en "you, {now} or {day}" zh "你，{now}或{day}"
        Now en "at once" zh "随时"
        ByThem { who: String } en "by {who}" zh "由{who}处理"
        ByThemOr { who: String, day: String } en "by {who}, or {day}" zh "由{who}处理，或{day}"
        NothingMends en "nothing mends it" zh "无法补救"

        WaitUntil { day: String } en "Wait until {day}" zh "等到{day}"
        OrWait { act: String } en "{act}, or wait" zh "{act}，或者等"
        AndWait { act: String } en "{act}, and wait" zh "{act}，然后等"
        NotMet { title: String } en "Not met: {title}" zh "没有满足：{title}"
        Needed { titles: String } en "Needed: {titles}." zh "要求：{titles}。"
        MayHoldOthers en "The list may not be complete." zh "这份清单可能还不全。"
        ElementQuestion { element: String, label: String } en "{element}: {label}?" zh "{element}：{label}？"
        OtherRules { platform: String }
            en "{platform} has conditions of its own, and adieu has no rules for it."
            zh "{platform}另有自己的条件，adieu 里没有它的规则。"
        OtherAccount { platform: String }
            en "{platform}: its own conditions are not all answered."
            zh "{platform}：它自己的条件还没有答全。"
        MoreItems { count: usize } en "and {count} more: add --why=all" zh "还有 {count} 条：加上 --why=all 查看"
        AndMoreTitles { count: usize } en "and {count} more" zh "另有 {count} 项"

        Contested { title: String }
            en "only disputed pages ask for this, so it decides nothing: {title}"
            zh "只有说法不一的网页提到，不影响结论：{title}"
        SeveralContested
            en "not met, but only disputed pages ask for these, so they decide nothing:"
            zh "下面几条没有满足，但只有说法不一的网页提到，不影响结论："
        Yours { value: String } en "Yours: {value}." zh "你的情况：{value}。"
        YourAnswer { label: String, value: String, platform: String }
            en "{label}: {value}, you say; but that is for {platform} to judge."
            zh "{label}：你答“{value}”，但这要由{platform}判断。"
        Claim { source: String, claim: String } en "{source}: {claim}" zh "{source}：{claim}"
        ClaimsDecideNothing { claims: String } en "Others say: {claims}. That decides nothing." zh "别处的说法：{claims}。不作数。"
        ClaimsDisputed { claims: String }
            en "Others say: {claims}. Disputed, so it decides nothing."
            zh "别处的说法：{claims}。说法不一，不作数。"
        Try { text: String } en "To find out: {text}." zh "怎么确认：{text}。"
        ToBeSafe { text: String } en "To be safe: {text}." zh "保险起见：{text}。"
        OtherConditions { platform: String } en "what else {platform} asks for" zh "{platform}还有哪些条件"
        OtherConditionsSaid { platform: String, says: String }
            en "what else {platform} asks for: {says}" zh "{platform}还有哪些条件：{says}"
        OtherOpenPoints { platform: String }
            en "what {platform} has not published of its own conditions" zh "{platform}自己的条件里没有公布的部分"

        After { numbers: String } en "After {numbers}" zh "办完第 {numbers} 条"
        FromTo { first: usize, last: usize } en "{first} to {last}" zh "{first} 至 {last}"
        AfterIt en "After that" zh "办完以后"
        AfterwardsApply { after: String, now: String } en "{after}, you can apply {now}." zh "{after}，{now}可以申请注销。"
        AfterwardsApplyFrom { after: String, day: String } en "{after}, you can apply from {day}." zh "{after}，{day}起可以申请注销。"
        AfterwardsThen { after: String, then: String } en "{after}, {then}." zh "{after}，{then}。"
        AfterwardsThenFrom { after: String, day: String, then: String }
            en "{after}, and not before {day}, {then}." zh "{after}，最早也要到{day}；{then}。"
        QuestionDecides { numbers: String } en "question {numbers} decides" zh "再看第 {numbers} 条的答案"
        QuestionsDecide { numbers: String } en "questions {numbers} decide" zh "再看第 {numbers} 条的答案"
        TheAnswerDecides en "the open question decides" zh "再看待确认的问题"
        TheAnswersDecide en "the open questions decide" zh "再看待确认的问题"
        OtherRulesDecide en "the rules that are missing here decide" zh "再看这里缺的规则"
        PlatformThenDecides { platform: String } en "{platform} decides" zh "由{platform}决定"
        YouCanApply en "you can apply" zh "就能申请注销"
        ThenTheRest { platform: String }
            en "What {platform} has not published, only {platform} can decide."
            zh "没有公布的部分，最后由{platform}决定。"
        Sooner { acts: String, day: String } en "Sooner: {acts}; then from {day}." zh "想快一点：{acts}，{day}起就可以申请。"
        SoonerNow { acts: String, now: String } en "Sooner: {acts}; then {now}." zh "想快一点：{acts}，{now}可以申请。"
        SoonerThen { acts: String, day: String, then: String }
            en "Sooner: {acts}; then, from {day}, {then}."
            zh "想快一点：{acts}，可以提前到{day}；{then}。"
        SoonerThenNow { acts: String, then: String }
            en "Sooner: {acts}; then {then}."
            zh "想快一点：{acts}，就不用等；{then}。"
        Today en "today" zh "今天"

        YouLose { losses: String } en "You lose, for good: {losses}." zh "注销后找不回来：{losses}。"
        YouLoseHead en "You lose, for good:" zh "注销后找不回来："
        YouMayLose { losses: String } en "You may lose: {losses}." zh "还可能失去：{losses}。"
        YouMayLoseHead en "You may lose:" zh "还可能失去："
        YouLoseForNow { losses: String } en "Gone, but it can be restored: {losses}." zh "会失去，但还能恢复：{losses}。"
        OfPlatform { platform: String, text: String } en "{platform}: {text}" zh "{platform}：{text}"
        WithAmount { text: String, amount: String } en "{text} ({amount})" zh "{text}（{amount}）"
        OnMobile en "phone" zh "手机"
        OnDesktop en "computer" zh "电脑"
        OnWeb en "web" zh "网页"
        Path { client: String, path: String } en "Where ({client}): {path}" zh "入口（{client}）：{path}"
        PathSeen { client: String, path: String, seen: String }
            en "Where ({client}): {path} ({seen})" zh "入口（{client}）：{path}（{seen}）"
        Line { line: u64 } en "line {line}" zh "第 {line} 行"
        Lines { first: u64, last: u64 } en "lines {first} to {last}" zh "第 {first} 至 {last} 行"
        Article { article: u64 } en "article {article}" zh "第 {article} 条"
        Paragraph { article: u64, paragraph: u64 }
            en "article {article}, paragraph {paragraph}" zh "第 {article} 条第 {paragraph} 款"
        CitedAt { title: String, place: String } en "{title}, {place}" zh "{title}{place}"
        BeforeYouApply en "Before you apply:" zh "申请之前："
        TakeCare en "Take care:" zh "请注意："
        WhatIsLeft en "What is left to you:" zh "你还能做什么："
        NoteWithSource { text: String, source: String } en "{text} ({source})" zh "{text}（{source}）"
        NotNeeded { count: usize, s: Plural }
            en "{count} other condition{s} not needed for this answer: add --why=all"
            zh "还有 {count} 项条件不影响这个结论：加上 --why=all 查看{s}"

        RestsOn { evidence: String, sources: String } en "Rests on {evidence}: {sources}." zh "依据是{evidence}：{sources}。"
        DatedSource { title: String, seen: String, age: String } en "{title} ({seen}, {age})" zh "{title}（{seen}，{age}）"
        SeenSource { title: String, seen: String } en "{title} ({seen})" zh "{title}（{seen}）"
        YearsOld { count: i64, s: Plural } en "{count} year{s} old" zh "距今 {count} 年{s}"
        MonthsOld { count: i64, s: Plural } en "{count} month{s} old" zh "距今 {count} 个月{s}"
        MayHaveChanged { platform: String }
            en "{platform} may ask for something else by now." zh "{platform}现在的要求可能已经不同。"

        OfficialText en "the official text" zh "官方原文"
        DocumentedText en "copies of the official text" zh "官方文本的转载"
        TestedText en "what trials found" zh "实测"
        ReportedText en "what others reported" zh "他人的报道"
        ContestedText en "disputed pages" zh "说法不一的网页"
        ByOfficial { seen: String } en "by the official text of {seen}" zh "按 {seen}的官方原文"
        ByDocumented { seen: String } en "by copies of the official text of {seen}" zh "按 {seen}官方文本的转载"
        ByTested { seen: String } en "by what trials found in {seen}" zh "按 {seen}的实测"
        ByReported { seen: String } en "by the rules reported in {seen}" zh "按 {seen}报道的规则"
        ByContested { seen: String } en "by disputed pages of {seen}" zh "按 {seen}说法不一的网页"
        ByPublished en "by the published rules" zh "按公布的规则"

        OldAnswers { day: String, age: String }
            en "Your answers are of {day}, {age} old" zh "你的回答是 {day}的，距今 {age}"
        EarlierAnswers { day: String, age: String }
            en "Your answers are of {day}, by then {age} old" zh "你的回答是 {day}的，到那天已过 {age}"
        AnswersAsTheyWere { told: String } en "{told}." zh "{told}。"
        AnswerAnew { told: String, command: String } en "{told}: {command}" zh "{told}，请再核对：{command}"
        AnswerCommand { command: String } en "Answer: {command}" zh "补答：{command}"
        StepsCommand { command: String } en "Steps: {command}" zh "步骤：{command}"
        CalendarCommand { command: String } en "Into your calendar: {command}" zh "存进日历：{command}"
        WhyCommand { command: String } en "Why: {command}" zh "原因：{command}"
        OneAccount { command: String } en "One account only: {command}" zh "只看一个账号：{command}"
        BetweenSentences en " " zh ""
        BetweenCommands en "    " zh "　　"
        AddWhy en "add --why" zh "加上 --why"

        SeveralHead { count: usize, day: String } en "{count} accounts, {day}" zh "{count} 个账号，{day}"
        SeveralFrom { day: String } en "deletable from {day}" zh "{day}起可以注销"
        SeveralNotBefore { day: String, then: String } en "not before {day}, then {then}" zh "最早 {day}，到时候{then}"
        SeveralYes en "all conditions hold" zh "条件全部满足"
        SeveralNever en "never, by its published rules" zh "按公布的规则，永远不能注销"
        SeveralNotOffered en "no deletion on that day" zh "这一天没有开放注销"
        SeveralPending en "under way" zh "正在处理"
        SeveralOpen { count: usize, s: Plural } en "{count} open point{s}" zh "{count} 处没有公布{s}"
        SeveralAnswersThen { count: usize, s: Plural, platform: String }
            en "{count} question{s} open, then {platform} decides" zh "{count} 个问题待确认，之后由{platform}决定{s}"
        MayAllHaveChanged { platforms: String }
            en "{platforms} may ask for something else by now." zh "{platforms}现在的要求可能已经不同。"
        SeveralAnswers { count: usize, s: Plural } en "{count} question{s} open" zh "{count} 个问题待确认{s}"
    }
}

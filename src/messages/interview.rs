//! What the interview says: its questions' frame, its hints, and what is wrong with an answer.

use crate::messages::Words;

messages! {
    /// The interview.
    Interview {
        Begin { platform: Words, count: usize, file: String }
            en "{platform}: {count} questions at most. Nothing leaves this computer; answers are kept in\n\
                {file} as you go. Enter: don't know.  b: back.  ?: why, and where to look."
            zh "{platform}：最多 {count} 个问题。\n\
                你的回答不会离开这台电脑，边答边存在 {file}。\n\
                回车：不知道。  b：返回上一题。  ?：为什么问，在哪里看。"
        BeginNext { platform: Words, count: usize } en "{platform}: {count} questions at most." zh "{platform}：最多 {count} 个问题。"
        BeginNextOne { platform: Words } en "{platform}: 1 question." zh "{platform}：只有 1 个问题。"
        BeginOne { platform: Words, file: String }
            en "{platform}: 1 question. Nothing leaves this computer; answers are kept in\n\
                {file} as you go. Enter: don't know.  b: back.  ?: why, and where to look."
            zh "{platform}：只有 1 个问题。\n\
                你的回答不会离开这台电脑，边答边存在 {file}。\n\
                回车：不知道。  b：返回上一题。  ?：为什么问，在哪里看。"
        BeginUnasked { platform: Words, count: usize, file: String }
            en "{platform}: {count} questions at most, unless you have applied already.\n\
                Nothing leaves this computer; answers are kept in {file} as you go.\n\
                Enter: don't know.  b: back.  ?: why, and where to look."
            zh "{platform}：最多 {count} 个问题（已经申请过的另算）。\n\
                你的回答不会离开这台电脑，边答边存在 {file}。\n\
                回车：不知道。  b：返回上一题。  ?：为什么问，在哪里看。"
        BeginNextUnasked { platform: Words, count: usize }
            en "{platform}: {count} questions at most, unless you have applied already."
            zh "{platform}：最多 {count} 个问题（已经申请过的另算）。"
        NothingToAsk { platform: Words, file: String }
            en "{platform}: no question is open. To change an answer, edit {file}."
            zh "{platform}：没有要问的了。要改答案，直接改 {file}。"
        DaysElsewhere { zone: Words, day: Words }
            en "Days are counted in {zone}, where it is now {day}."
            zh "日期按{zone}时间算，那里现在是 {day}。"
        InChina en "China" zh "中国"
        StillHold { file: String, accounts: Words, of: Words, on: Words }
            en "The answers in {file} ({accounts}) are of {of}. Do all of them still hold on {on}? If only some changed, \
                change those in the file first."
            zh "{file} 里的回答（{accounts}）是 {of}的。到 {on}，都还是这样吗？如果只变了几项，先在文件里改好。"
        AllHold en "yes, all of them" zh "都没变"
        AskAgain en "no, ask everything again" zh "变了，全部重新问"
        WhyStillHold
            en "A file has one day for all its answers, and the waits are counted up to it. What may have changed since cannot \
                count as an answer of a later day. Asked again, what you leave open is not known any more."
            zh "一个文件里的回答只记一个日期，等待期也算到那一天。之后可能变了的，不能当作后来的回答。重新问的话，没答的就算不知道。"
        AskAgainAll { file: String, accounts: Words }
            en "{file} also holds answers about {accounts}, and these are not asked now.\n\
                Everything again: adieu ask {file}        In a new file: add -o FILE"
            zh "{file} 里还有{accounts}的回答，这次不问。\n\
                全部重新问：adieu ask {file}        另存一个文件：加 -o 文件"
        AtPlace { place: Words } en "In {place}" zh "在“{place}”里"

        Asked { text: Words } en "{text}" zh "{text}"
        FieldOf { label: Words, name: Words } en "{name}: {label}?" zh "{name}：{label}？"
        Word { name: Words } en "{name}:" zh "{name}："
        Others { text: Words, count: usize }
            en "{text}\n   {count} are listed so far. Are there others?"
            zh "{text}\n   已经列了 {count} 项，还有别的吗？"
        Another en "Another?" zh "还有吗？"
        NoName { number: usize } en "No. {number}" zh "第 {number} 项"
        Yes en "yes" zh "是"
        No en "no" zh "否"
        YesThereIs en "yes" zh "有"
        SomeToList en "some, one by one" zh "有，逐个填"
        NoThereIsNot en "none" zh "没有"
        NoThatIsAll en "no, that is all" zh "没有了，就这些"
        MaybeOthers en "there may be others" zh "可能还有，说不准"
        NothingHelps
            en "By its published rules this account can never be deleted. Stop here?"
            zh "按公布的规则，这个账号无法注销。就问到这里吗？"
        StopHere en "yes, show the answer" zh "好，看结论"
        GoOnAsking en "no, go on: I want the whole list" zh "不，接着问，看看还差什么"

        More { count: usize }
            en "{count} more questions change no verdict, but tell what you would lose or could use. Go on?"
            zh "还有 {count} 个问题不影响结论，但能告诉你会失去什么、可以用什么。接着答吗？"
        OneMore
            en "1 more question changes no verdict, but tells what you would lose or could use. Go on?"
            zh "还有 1 个问题不影响结论，但能告诉你会失去什么、可以用什么。接着答吗？"
        NoShowAnswer en "no, show the answer" zh "不，看结论"

        HintDate
            en "a day: 2026-11-15, yesterday, 5 days ago"
            zh "写日期：2026-11-15、昨天、5 天前都行"
        HintDateAhead en "a day with its year, such as 2026-11-15" zh "写日期，年份也要写，例如 2026-11-15"
        HintTime en "a time such as 2026-11-15T20:30:00+08:00" zh "写时刻，例如 2026-11-15T20:30:00+08:00"
        HintWhole en "a whole number; 0 for none" zh "写整数，没有就写 0"
        HintDecimal en "a number" zh "写数字"
        HintMoney { currency: String } en "an amount in {currency}, such as 12.50" zh "写金额（{currency}），例如 12.50"
        HintAmount { unit: Words } en "how many {unit}" zh "写数字（单位：{unit}）"
        HintText en "a name or a few words" zh "写名称或几个字"
        OrNone { hint: Words } en "{hint}; never: none" zh "{hint}；从来没有就写“没有”"

        // --- wrong answers

        NotYesNo en "1 or 2, please" zh "请回答 1 或 2"
        NotSomeOrNone
            en "1 and then one by one, or 2 if there is none"
            zh "有就答 1，再逐个填；没有就答 2"
        OneAtATime en "one at a time, please" zh "请一次只填一个"
        NotWhole en "this takes a whole number, such as 3" zh "这里要写整数，例如 3"
        NotCount en "a count is 0 or more, such as 3" zh "数量不能是负数，例如 3"
        NotDecimal en "this takes a number, such as 2.5" zh "这里要写数字，例如 2.5"
        NotMoney { currency: String }
            en "this takes an amount in {currency}, such as 12.50"
            zh "这里要写金额（{currency}），例如 12.50"
        NotAmount { unit: Words } en "this takes a number of {unit}, such as 3" zh "这里要写数字（单位：{unit}），例如 3"
        TooManyDigits en "that number has too many digits" zh "这个数的位数太多"
        NotText en "this takes a few words" zh "这里要写几个字"
        NotAChoice { count: usize } en "one of them, by number (1 to {count}) or by name" zh "请从中选一个：写编号（1 到 {count}）或名称"
        NotUtf8 en "this is not text in UTF-8; please type it again" zh "这不是 UTF-8 文字，请再输一遍"
        NearChoice { near: Words } en "did you mean {near}? Its number or its name, please" zh "是不是“{near}”？请写编号或名称"
        NotDate
            en "this takes a day, such as 2026-11-15, yesterday or 5 days ago"
            zh "这里要写日期，例如 2026-11-15、昨天、5 天前"
        NotOneDay
            en "that may be more than one day; please write it as 2026-11-15"
            zh "这样说不清是哪一天，请写成 2026-11-15 这样的日期"
        YearMissing en "with its year, please: 2026-11-15" zh "请把年份也写上，例如 2026-11-15"
        NoSuchMonth en "there is no such month" zh "没有这个月份"
        NoSuchDay { days: i64 } en "there is no such day: that month has {days} days" zh "没有这一天：那个月只有 {days} 天"
        NotYet { today: String } en "that day has not come yet: these answers are of {today}" zh "这一天还没到：这里按 {today} 回答"
        NotTime
            en "this takes a time with its offset, such as 2026-11-15T20:30:00+08:00"
            zh "这里要写带时差的时刻，例如 2026-11-15T20:30:00+08:00"
        NothingBefore en "this is the first question" zh "这已经是第一题了"

        // --- why

        WhyCondition { title: Words } en "Asked because of: {title}" zh "问这个，是因为这一条：{title}"
        WhyRequest { title: Words }
            en "Asked because a request that runs changes what counts: {title}"
            zh "先问这个，是因为申请一旦提交，要看的就不一样了：{title}"
        WhyTelling
            en "It decides nothing: it tells what you would lose, what to do before, or what the platform does by itself."
            zh "这个不影响结论，只是用来告诉你会失去什么、事先要办什么、平台自己会做什么。"
        WhereToLook { text: Words } en "Where to look: {text}" zh "在哪里看：{text}"
        Cited { text: String, place: String } en "{text} ({place})" zh "{text}（{place}）"
        NobodySaysWhere
            en "Where to look, no source says. Enter if you cannot tell."
            zh "在哪里看，来源都没有说。说不准就直接回车。"

        // --- what an answer changes

        Stop en "." zh "。"
        ToDo { act: String } en "To do: {act}" zh "要办：{act}"
        ToDoOrWait { act: String, day: String } en "To do: {act} until {day}" zh "要办：{act}到 {day}"
        ToWaitFor { day: String } en "To wait for: {day}" zh "要等到：{day}"
        Never { text: String } en "Never: {text}" zh "无法注销：{text}"
        UnderWay en "The request is under way" zh "申请正在办理"
        UnderWayUntil { day: String }
            en "The request is under way, expected to be through about {day}"
            zh "申请正在办理，预计 {day}前后办完"
        ShouldBeThrough
            en "By its waits the request should be through: see whether the account is gone"
            zh "按时间算，申请应该已经办完：看看账号还在不在"
        HeldUp { text: String } en "The request may be held up: {text}" zh "申请可能拖住了：{text}"
        Withdrawn { text: String } en "The request was withdrawn: {text}" zh "申请已经撤销：{text}"
        OnlyThePlatform { platform: String, title: String }
            en "Only {platform} can tell: {title}"
            zh "只有{platform}说得准：{title}"

        // --- the end

        SavedNothing en "Nothing was answered, nothing was saved." zh "一题也没答，什么都没存。"
        SavedOne { file: String }
            en "Saved 1 answer in {file}; to change it, edit that file."
            zh "已存 1 个答案到 {file}，要改就直接改这个文件。"
        Saved { count: usize, file: String }
            en "Saved {count} answers in {file}; to change one, edit that file."
            zh "已存 {count} 个答案到 {file}，要改就直接改这个文件。"
        SoFar { answer: String } en "So far: {answer}" zh "目前：{answer}"
GoOn { command: String } en "Go on: adieu ask {command}" zh "接着答：adieu ask {command}"
        SeeIt { command: String } en "See it: adieu {command}" zh "看结论：adieu {command}"
    }
}

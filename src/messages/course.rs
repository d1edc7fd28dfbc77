//! What becomes of an account in time: a request for deletion under way, and what the platform does by itself.

use super::words::Plural;

messages! {
    /// A request under way, and what the platform does by itself.
    Course {
        // --- how a request stands, in one sentence

        Asked { day: String, next: String }
            en "Deletion was asked for on {day}; {next}."
            zh "{day}申请注销，{next}。"
        FinalOn { day: String } en "on {day} it is final" zh "{day}正式注销"
        FinalAbout { day: String } en "about {day} it is final" zh "大约 {day}正式注销"
        FinalBy { day: String } en "by {day} at the latest it is final" zh "最晚 {day}正式注销"
        Left { text: String, wait: String } en "{text} ({wait})" zh "{text}（还有 {wait}）"
        HowLongUnpublished en "nobody published how long it takes" zh "要等多久没有公布"
        HowLongMissing
            en "when it is final depends on an answer that is missing"
            zh "什么时候正式注销，还缺一个答案才能算出来"
        InWait { number: usize, count: usize, until: String }
            en "it is in wait {number} of {count}, {until}"
            zh "现在是第 {number} 段等待（共 {count} 段），{until}"
        Until { day: String } en "until {day}" zh "到 {day}"
        UntilAbout { day: String } en "until about {day}" zh "大约到 {day}"
        UntilBy { day: String } en "until {day} at the latest" zh "最晚到 {day}"
        Part { first: String, last: String } en "{first}; {last}" zh "{first}；{last}"
        RestUnpublished en "how long the rest takes, nobody published" zh "之后还要多久没有公布"
        RestMissing en "how long the rest takes depends on what is not known yet" zh "之后还要多久，现在还算不出来"

        // --- whose turn it is

        YouMust en "it is for you to act" zh "要由你来办"
        TheyMust { who: String } en "it is for {who} to act" zh "要由{who}处理"
        UnlessDone { turn: String } en "{turn}, unless that is done" zh "{turn}（如果还没办过）"
        TurnBy { turn: String, day: String } en "{turn}, by {day} at the latest" zh "{turn}，最晚 {day}"
        TurnByAbout { turn: String, day: String } en "{turn}, by about {day}" zh "{turn}，期限大约到 {day}"
        TurnUnpublished { turn: String } en "{turn}; by when, nobody published" zh "{turn}，期限没有公布"
        NowTurn { turn: String } en "now {turn}" zh "现在{turn}"
        ThenTurn { turn: String } en "then {turn}" zh "之后{turn}"
        YouOverdue { day: String }
            en "you had until {day} to act, and by these facts you have not"
            zh "该你办的事，期限到 {day}为止，资料里还没有办"
        Overdue { who: String, day: String }
            en "{who} had until {day} to act, and by these facts nothing came"
            zh "该由{who}处理的事，期限到 {day}为止，资料里还没有结果"
        OverdueOrDone { day: String }
            en "the term for what had to be done ended on {day}, and whether it was done is not answered"
            zh "该办的事，期限到 {day}为止，资料里没写办了没有"

        // --- neither running nor over

        Stalled
            en "something may hold it up, and nobody can say for how long"
            zh "但可能被拖住，要拖到什么时候谁也说不准"
        OverOn { day: String } en "by the rules it is final since {day}" zh "按规则，{day}就已正式注销"
        OverAbout { day: String }
            en "it is expected to be final since about {day}"
            zh "估计在 {day}前后已经正式注销"
        OverBy { day: String } en "by the rules it is final since {day} at the latest" zh "按规则，最晚 {day}就已正式注销"
        DependsOnAnswers { count: usize, s: Plural }
            en "Whether that still holds depends on {count} answer{s}."
            zh "现在是否还是这样，要看 {count} 个问题的答案{s}。"
        NotClear en "Whether that still holds cannot be told from these facts." zh "现在是否还是这样，从资料里看不出来。"
        WithdrawnOn { asked: String, day: String }
            en "The request of {asked} was withdrawn on {day}; deletion has to be asked for anew."
            zh "{asked}的申请已在 {day}撤销，要注销得重新申请。"
        Withdrawn { asked: String }
            en "The request of {asked} was withdrawn; deletion has to be asked for anew."
            zh "{asked}的申请已经撤销，要注销得重新申请。"

        // --- its items

        AskedFor en "Deletion asked for" zh "申请注销"
        Wait { span: String } en "Wait: {span}" zh "等待期：{span}"
        WaitUsually { span: String } en "Wait: usually {span}" zh "等待期：通常 {span}"
        WaitAtMost { span: String } en "Wait: at most {span}" zh "等待期：最多 {span}"
        WaitUsuallyAtMost { span: String } en "Wait: usually at most {span}" zh "等待期：通常不超过 {span}"
        WaitUnpublished en "Wait: how long, nobody published" zh "等待期：多长没有公布"
        WaitMissing en "Wait: how long is not known yet" zh "等待期：多长还不知道"
        CountedFrom { what: String } en "Counted from: {what}." zh "从“{what}”算起。"
        ForYou { what: String } en "Wait for you: {what}" zh "等你来办：{what}"
        ForThem { who: String, what: String } en "Wait for {who}: {what}" zh "等{who}处理：{what}"
        FromTo { from: String, until: String } en "{from} to {until}" zh "{from}至{until}"
        From { day: String } en "from {day}" zh "{day}起"
        About { day: String } en "about {day}" zh "约 {day}"
        Latest { day: String } en "{day} at the latest" zh "最晚 {day}"
        By { day: String } en "by {day}" zh "最晚 {day}"
        ByAbout { day: String } en "by about {day}" zh "期限约 {day}"
        Cancels { text: String } en "Withdraws it: {text}" zh "会撤销申请：{text}"
        Stalls { text: String } en "Holds it up: {text}" zh "会拖住：{text}"
        HeldUp { text: String } en "It may be held up: {text}" zh "可能已被拖住：{text}"
        WithdrawnBy { text: String } en "It was withdrawn: {text}" zh "已经撤销：{text}"
        NotPublished { says: String } en "Not published: {says}" zh "没有公布：{says}"
        Final en "The deletion is final" zh "正式注销"
        Decides en "It decides whether the request still stands." zh "它决定申请是否还有效。"
        DecidesDate en "It decides how far the request has come." zh "它决定申请走到了哪一步。"
        Meanwhile { platform: String }
            en "Whether a condition that is not met stops a request under way, the rules for {platform} do not say."
            zh "条件没满足会不会影响正在处理的申请，{platform}的规则里没有写。"

        // --- what the platform does by itself

        Will { who: String, acts: String } en "{who} will {acts}" zh "{who}会{acts}"
        May { who: String, acts: String } en "{who} may {acts}" zh "{who}可能{acts}"
        OfAccount { verbs: String } en "{verbs} this account" zh "{verbs}这个账号"
        Suspend en "suspend" zh "停用"
        Close en "close" zh "注销"
        Freeze en "freeze" zh "冻结"
        Delete en "delete" zh "删除"
        Reclaim en "take back the name or number of this account" zh "收回这个账号的名称或号码"
        ReclaimToo en "take back its name or number" zh "收回它的名称或号码"
        Disputed { text: String } en "Disputed pages say: {text}" zh "说法不一的网页称：{text}"
        ThereAlready en "this can happen any day" zh "已经符合这种情形"
        DayMissing en "no day is known" zh "日期不明"
        Prevent { text: String } en "To prevent it: {text}" zh "怎么避免：{text}"
        Withheld { act: String, day: String }
            en "No day can be promised: from {day}, before everything holds, {act}."
            zh "没法给出日期：等不到条件全部满足，{day}起{act}。"
        WithheldAlready { act: String }
            en "No day can be promised: {act}, and its case is there already."
            zh "没法给出日期：{act}，而且已经符合这种情形。"
        WithheldWaiting { act: String, day: String }
            en "By waiting alone no day can be promised: from {day}, before everything holds, {act}."
            zh "光靠等，没法给出日期：等不到条件全部满足，{day}起{act}。"
        ButMind { platform: String, texts: String }
            en "But mind what {platform} does by itself: {texts}"
            zh "但要留意{platform}自己会做的事：{texts}"

        // --- an account among several

        BrieflyOver { day: String } en "asked for on {day}, expected to be final by now" zh "{day}申请，估计已经正式注销"
        BrieflyStalled { day: String } en "asked for on {day}, may be held up" zh "{day}申请，可能被拖住了"
        BrieflyUntil { day: String, next: String } en "asked for on {day}; {next}" zh "{day}申请，{next}"
    }
}

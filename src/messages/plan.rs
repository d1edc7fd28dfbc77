//! What a plan says around the words of a rule file.

messages! {
    /// What to do, in order.
    Plan {
        Head en "plan" zh "计划"
        HeadRest { platform: String, day: String } en "  {platform}, made {day}" zh "{platform}，{day}制定"

        MarkdownTitle { platform: String, day: String }
            en "Deleting the {platform} account: a plan of {day}"
            zh "注销{platform}账号的计划（{day}制定）"

        AskNow { platform: String, now: String }
            en "Nothing has to be done first: you can ask {platform} {now}."
            zh "不用先办什么：{now}就可以向{platform}申请注销。"
        AskAfter { tasks: String, platform: String, now: String }
            en "Do {tasks} first; then you can ask {platform} {now}."
            zh "先办{tasks}；办完{now}就可以向{platform}申请注销。"
        AskAfterFrom { tasks: String, platform: String, day: String }
            en "Do {tasks} first; then you can ask {platform} from {day}."
            zh "先办{tasks}；办完从{day}起就可以向{platform}申请注销。"
        AskFrom { platform: String, day: String, wait: String }
            en "Nothing to do but wait: you can ask {platform} from {day} ({wait})."
            zh "什么都不用办，等就行：{day}起可以向{platform}申请注销（还有 {wait}）。"
        NotBefore { tasks: String, day: String }
            en "Do {tasks} first. Nobody can say how long that takes, so no day is promised; not before {day}."
            zh "先办{tasks}。要多久没人说得准，日子定不下来，最早也要到{day}。"
        NoPlanYet { count: usize }
            en "No plan yet: {count} questions come first." zh "还排不出计划：先弄清楚 {count} 个问题。"
        NoPlanYetOne en "No plan yet: one question comes first." zh "还排不出计划：先弄清楚 1 个问题。"
        NoPlanOtherRules
            en "No plan yet: it depends on rules that adieu does not have."
            zh "还排不出计划：要看 adieu 没有收录的规则。"
        FinalAfterYou { day: String, text: String }
            en "On {day} at the earliest it is for you to act: {text}"
            zh "最早{day}要由你来办：{text}"
        NoDay { tasks: String }
            en "Do {tasks} first, then ask again: no day can be promised yet."
            zh "先办{tasks}，办完再查一次：现在还定不下日子。"
        NoDayAtAll
            en "No day can be promised."
            zh "定不下日子。"
        Never
            en "There is no plan: by its published rules this account can never be deleted."
            zh "没有办法：按公布的规则，这个账号无法注销。"
        NotOffered { platform: String }
            en "On that day {platform} offers no deletion, and no later day is known on which it does."
            zh "这一天{platform}没有开放注销，也不知道以后哪一天开放。"
        FinalAbout { day: String } en "The account is then gone about {day}." zh "账号大约在{day}注销。"
        FinalOn { day: String } en "The account is then gone on {day}." zh "账号在{day}注销。"
        FinalBy { day: String } en "The account is then gone by {day}." zh "账号最晚在{day}注销。"
        FinalAtOnce en "The account is then gone at once." zh "一申请，账号马上就注销。"
        FinalUnknown en "How long it then takes is not published." zh "申请之后要多久才注销，没有公布。"
        IfAnswer en "One open question may still change that." zh "还有 1 个问题没弄清楚，可能影响结论。"
        IfAnswers { count: usize }
            en "{count} open questions may still change that."
            zh "还有 {count} 个问题没弄清楚，可能影响结论。"
        OnlyPlatform { platform: String }
            en "Whether it agrees, {platform} decides: not everything is published."
            zh "能不能通过，最后由{platform}决定：有的条件没有公布。"
        Task { number: usize } en "{number}" zh "第 {number} 条"
        Tasks { first: usize, last: usize } en "{first} to {last}" zh "第 {first} 至 {last} 条"
        TaskPair { first: usize, last: usize } en "{first} and {last}" zh "第 {first}、{last} 条"

        AnswerFirst en "Answer first" zh "先弄清楚"
        Before { platform: String } en "Before you ask {platform}" zh "向{platform}申请之前"
        OthersDo en "What others must do before" zh "还要别人先办的"
        WhatToWaitFor en "What to wait for" zh "还要等的"
        NothingMends en "What nothing mends" zh "无法补救的"
        Advised { platform: String }
            en "Advised besides; {platform} does not check it"
            zh "最好也办（{platform}不查这些）"
        TakeCare en "Take care" zh "留神"
        HowToAsk en "How to ask" zh "怎么申请"
        AfterRequest en "After the request" zh "申请之后"
        Lost en "Gone for good" zh "找不回来的"
        LostForNow en "Gone, but it can be restored" zh "会失去，还能恢复的"
        MaybeLost en "Perhaps gone as well" zh "也可能失去的"
        OnlyDecides { platform: String } en "Only {platform} decides" zh "只有{platform}说了算的"
        ByItself { platform: String } en "What {platform} does by itself" zh "{platform}自己会做的事"
        Instead en "Instead of deleting" zh "不注销的话"
        Rights en "Your rights" zh "你的权利"

        ByPlatform { platform: String } en "{platform} must act" zh "要{platform}处理"
        ByOthers en "others must act" zh "要别人处理"
        NotSaidHowLong en "how long is not published" zh "要多久没有公布"
        Until { day: String } en "until {day}" zh "到{day}"
        OnceDone { tasks: String, text: String } en "Once {tasks} is done: {text}" zh "办完{tasks}以后：{text}"
        FirstDo { tasks: String } en "First {tasks}." zh "先办{tasks}。"
        Breaks { title: String, day: String }
            en "Mind what follows: “{title}” holds again only from {day}."
            zh "会有后果：办完以后，“{title}”要到{day}才重新满足。"
        BreaksOpenly { title: String }
            en "Mind what follows: whether “{title}” still holds then, nobody has published."
            zh "会有后果：办完以后，“{title}”还算不算满足，没有公布。"
        BreaksFully { title: String }
            en "Mind what follows: “{title}” no longer holds then."
            zh "会有后果：办完以后，“{title}”就不满足了。"
        OrAct { act: String, day: String } en "Or {act}: then from {day}." zh "也可以{act}：那样{day}起可以申请。"
        OrActOpen { act: String } en "Or {act}: then nobody can promise a day." zh "也可以{act}：那样定不下日子。"
        OrWait { day: String } en "Or leave it alone and wait: then from {day}." zh "也可以不管它，等：那样{day}起可以申请。"

        ThroughAbove { platform: String } en "That has a plan of its own, above: {platform}." zh "另有单独的计划，见上面的{platform}。"
        ThroughOwn { platform: String, command: String }
            en "{platform} has conditions of its own: {command}"
            zh "{platform}另有自己的条件：{command}"

        PathEntry { client: String, path: String } en "{client}: {path}" zh "{client}：{path}"
        StepUsually { text: String } en "usually: {text}" zh "一般要：{text}"
        StepSometimes { text: String } en "perhaps: {text}" zh "可能要：{text}"
        StepBy { text: String, who: String } en "{text} (by {who})" zh "{text}（由{who}）"
        Otherwise { text: String } en "Otherwise: {text}" zh "不顺利的话：{text}"

        YouAsk en "you ask" zh "提交申请"
        Wait { span: String } en "a wait of {span}" zh "等 {span}"
        WaitUsually { span: String } en "usually a wait of {span}" zh "通常等 {span}"
        WaitAtMost { span: String } en "a wait of at most {span}" zh "最多等 {span}"
        WaitUsuallyAtMost { span: String } en "usually a wait of at most {span}" zh "通常最多等 {span}"
        WaitUnpublished en "a wait of a length that is not published" zh "要等，多久没有公布"
        WaitComputed { span: String } en "a wait: {span}" zh "等待：{span}"
        WaitFor { what: String, who: String } en "a wait for {what}, by {who}" zh "等{what}（由{who}）"
        WaitForWithin { what: String, who: String, span: String }
            en "a wait for {what}, by {who}, within {span}" zh "等{what}（由{who}，{span}之内）"
        You en "you" zh "你"
        Others en "others" zh "别人"
        NotPublished { says: String } en "Not published: {says}." zh "没有公布：{says}。"
        Then en "then" zh "之后"
        About { day: String } en "about {day}" zh "{day}前后"
        By { day: String } en "by {day}" zh "最晚{day}"
        From { day: String } en "from {day}" zh "{day}起"
        Later { span: String } en "{span} later" zh "再过 {span}"
        SomeTimeLater en "later" zh "以后"

        WhyCommand { command: String } en "Why: {command}" zh "原因：{command}"
        AnswerCommand { command: String } en "Answer: {command}" zh "补答：{command}"
        CalendarCommand { command: String } en "Calendar: {command}" zh "存进日历：{command}"
        CalendarTask { platform: String, text: String } en "{platform}: {text}" zh "{platform}：{text}"
        CalendarAsk en "ask for the account to be deleted" zh "申请注销账号"
        CalendarFinal en "the account should be gone" zh "账号应该已经注销"
        CalendarName en "Deleting accounts" zh "注销账号"
    }
}

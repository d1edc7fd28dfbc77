//! What `adieu show` says about rules.

use super::words::Plural;

messages! {
    /// `adieu show`
    Rules {
        Conditions { count: usize, s: Plural } en "{count} condition{s}" zh "{count} 项条件{s}"
        NotOffered en "not offered" zh "没有开放"
        ConditionsAndMore { count: usize } en "{count}+ conditions" zh "{count}+ 项条件"
        AndMoreMeans
            en "+ its sources do not name all of its conditions"
            zh "+ 表示来源没有把条件列全"
        ShortOfficial en "official" zh "官方"
        ShortDocumented en "copy" zh "转载"
        ShortTested en "tested" zh "实测"
        ShortReported en "reported" zh "报道"
        ShortContested en "disputed" zh "说法不一"
        More { command: String } en "One of them: {command}" zh "查看一个平台：{command}"
        MoreItem { command: String } en "One rule with its sources: {command}" zh "查看一条规则及依据：{command}"

        Head { platform: String, day: String } en "{platform}, rules in force on {day}" zh "{platform}，{day}有效的规则"
        Complete { cited: String } en "The source gives these as all conditions ({cited})." zh "来源给出的条件就是这些（{cited}）。"
        CompleteUncited en "The source gives these as all conditions." zh "来源给出的条件就是这些。"
        Incomplete { says: String } en "Not all conditions are known: {says}." zh "条件不全：{says}。"
        ConditionsHead { count: usize } en "Conditions, all of which must hold ({count})" zh "条件，要全部满足（{count} 项）"
        ContestedHead { count: usize } en "Asked for by disputed pages only; decides nothing ({count})" zh "只有说法不一的网页提到，不影响结论（{count} 项）"
        Losses en "What is lost" zh "会失去什么"
        Advice en "Before you apply" zh "申请之前"
        Cautions en "Take care" zh "请注意"
        Alternatives en "Instead" zh "别的办法"
        Rights en "Your rights" zh "你的权利"
        Automatic en "What the platform does by itself" zh "平台会自己做的事"
        How en "How deletion goes" zh "怎么注销"
        Sources en "Sources" zh "来源"
        OtherVersions { versions: String } en "Other versions of these rules: {versions}." zh "这些规则的其他版本：{versions}。"
        VersionFrom { name: String, from: String } en "{name} (from {from})" zh "{name}（{from}起）"
        VersionRow en "version" zh "版本"
        VersionBetween { name: String, from: String, until: String }
            en "{name} ({from} until {until})" zh "{name}（{from}起，{until}前）"
        VersionSeen { name: String, from: String } en "{name} (seen {from})" zh "{name}（见于 {from}）"
        VersionUndated { name: String } en "{name}" zh "{name}"

        Required en "needed" zh "要求"
        OnlyWhen { when: String } en "only when {when}" zh "前提：{when}"
        NotWhen { unless: String } en "not when {unless}" zh "例外：{unless}"
        ToDo en "to do" zh "怎么办"
        ToDoBy { who: String } en "to do, by {who}" zh "由{who}处理"
        Never en "nothing mends it" zh "无法补救"
        Says en "not published" zh "没有公布"
        Claim en "claimed" zh "别处的说法"
        Try en "to find out" zh "怎么确认"
        Source en "source" zh "依据"
        Note en "note" zh "说明"
        Place en "rule" zh "规则"
        Amount { of: String } en "amount: {of}" zh "金额：{of}"
        Hole { label: String } en "({label})" zh "（{label}）"
        TheFirstDay en "(the first day on which it holds)" zh "（最早的那一天）"
        Overtaken { by: String } en "replaced by {by}" zh "已被{by}取代"
    }
}

//! What the proof of an item says around the rule and the account file.

messages! {
    /// `--why`
    Why {
        NotSaid en "not answered" zh "没有回答"
        MaybeOthers en "the list may not be complete" zh "清单可能不全"
        NotPublished en "not published" zh "没有公布"
        PlatformJudges { platform: String } en "for {platform} to judge" zh "由{platform}判断"
        NotInFile { facts: String } en "not in the account file: {facts}" zh "账号资料里没有：{facts}"
        HoldsForOthers { count: usize } en "fine for {count} others of the list" zh "清单里另外 {count} 个符合"
        Source en "source" zh "依据"
        Note en "note" zh "说明"
        NoteOf { note: String } en "note: {note}" zh "说明：{note}"
        OpenPoint en "open" zh "未公布"
        Claim en "claimed" zh "有人称"
        Try en "find out" zh "怎么确认"
        ToDo en "to do" zh "要办"
        ToWait en "to wait" zh "要等"
        Never en "never" zh "无解"
        Official en "official" zh "官方"
        Documented en "copy of the official text" zh "官方文本转载"
        Tested en "found by trial" zh "实测"
        Reported en "reported" zh "他人报道"
        Contested en "disputed" zh "有争议"
    }
}

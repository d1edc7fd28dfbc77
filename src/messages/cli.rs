//! What the command line says: welcome, help, and answers to what was mistyped.

use crate::messages::Words;

messages! {
    /// The command line.
    Cli {
        // --- what was mistyped

        UnknownPlatform { name: String, known: Words }
            en "adieu has no rules for `{name}` yet. It knows {known}."
            zh "adieu 还没有“{name}”的规则。现在有：{known}。"
        UnknownPlatformNext { name: String }
            en "Have a rule file? adieu ask {name} --rules FILE    Write one: adieu help rules"
            zh "有规则文件：adieu ask {name} --rules 文件    自己写：adieu help rules"
        DeletesNothing { platform: String }
            en "adieu deletes nothing. Whether you may, and how: adieu ask {platform}"
            zh "adieu 不会替你注销。能不能注销、怎么办：adieu ask {platform}"
        NoSuchVerb { word: String, command: String }
            en "`{word}` is no command of adieu. You may want: adieu {command}"
            zh "adieu 没有“{word}”这个命令。你要用的可能是：adieu {command}"
        PlanComesLater { word: String, command: String }
            en "`{word}` is no command of adieu yet. What there is: adieu {command}"
            zh "adieu 还没有“{word}”这个命令。现在可以用：adieu {command}"
        NotARuleFile { file: String, reader: &'static str }
            en "`{file}` is an account file; `{reader}` reads rule files. You want: adieu {file}"
            zh "{file} 是账号资料，{reader} 读的是规则文件。你要用的是：adieu {file}"
        NotAnAccountFile { file: String }
            en "`{file}` is a rule file, not an account file. You want: adieu check {file}"
            zh "{file} 是规则文件，不是账号资料。你要用的是：adieu check {file}"
        RuleFileToAsk { file: String }
            en "`{file}` is a rule file. To answer its questions: adieu ask PLATFORM --rules {file}"
            zh "{file} 是规则文件。要按它回答问题：adieu ask 平台 --rules {file}"
        FolderAsAccount { file: String }
            en "`{file}` is a folder, not an account file. Rule files in it: adieu check {file}"
            zh "{file} 是文件夹，不是账号资料。要检查里面的规则：adieu check {file}"
        NoSuchOption { option: String, verb: String }
            en "`{option}` is no option of `adieu {verb}`."
            zh "adieu {verb} 没有 {option} 这个选项。"
        NoSuchOptionHere { option: String }
            en "`{option}` is no option of adieu."
            zh "adieu 没有 {option} 这个选项。"
        OneTooMany { word: String, verb: String }
            en "`{word}` is one too many for `adieu {verb}`."
            zh "adieu {verb} 后面多了“{word}”。"
        BadOptionValue { option: String, value: String, known: Words }
            en "{option} cannot be `{value}`. It takes {known}."
            zh "{option} 不能是“{value}”，只能是 {known}。"
        FormatOfPlan { format: String }
            en "A plan has that: adieu plan FILE --format {format}"
            zh "这是计划的格式：adieu plan 文件 --format {format}"
        WhyTakesEquals { item: String }
            en "There is no file `{item}`. You may want: --why={item}"
            zh "没有 {item} 这个文件。你要的可能是：--why={item}"
        OptionNeedsValue { option: String }
            en "{option} needs a value."
            zh "{option} 后面要有值。"
        Needs { verb: String, what: String }
            en "`adieu {verb}` needs {what}."
            zh "adieu {verb} 还缺 {what}。"
        NotUnicodeArgument
            en "An argument is not UTF-8."
            zh "有个参数不是 UTF-8 编码。"
        WrongUsage
            en "This command cannot be understood."
            zh "看不懂这条命令。"
        YouMayWant { word: String }
            en "Did you mean {word}?"
            zh "是不是想写 {word}？"
        SeeHelp { verb: String }
            en "More: adieu {verb} --help"
            zh "详情：adieu {verb} --help"
        SeeAllHelp
            en "More: adieu --help"
            zh "详情：adieu --help"
        BadMoment { text: String }
            en "--on cannot be `{text}`."
            zh "--on 不能是“{text}”。"
        WriteMoment
            en "Write a day such as 2026-11-20 or tomorrow, or a time such as\n\
                2026-11-20T12:00:00+08:00."
            zh "写日期，如 2026-11-20、明天；或带时差的时刻，如 2026-11-20T12:00:00+08:00。"
        NoSuchMonth { text: String }
            en "--on cannot be `{text}`: there is no such month."
            zh "--on 不能是“{text}”：没有这个月份。"
        NoSuchDay { text: String, days: i64 }
            en "--on cannot be `{text}`: that month has {days} days."
            zh "--on 不能是“{text}”：那个月只有 {days} 天。"
        MomentNeedsOffset { text: String }
            en "--on cannot be `{text}`: a time needs its offset, such as `{text}+08:00`."
            zh "--on 不能是“{text}”：时刻要写明时差，如 {text}+08:00。"
        UnknownCode { code: String }
            en "No diagnostic is called `{code}`."
            zh "没有叫“{code}”的提示。"
        AllCodes
            en "All of them: adieu explain"
            zh "全部代号：adieu explain"
        UnknownTopic { topic: String }
            en "There is no help about `{topic}`. There is: adieu help rules, adieu VERB --help"
            zh "没有关于“{topic}”的帮助。可以看：adieu help rules、adieu 命令 --help"
        UnknownItem { item: String, platform: Words }
            en "The rules of {platform} have no item `{item}`."
            zh "“{platform}”的规则里没有“{item}”这一条。"
        ItsItems { items: Words }
            en "They have {items}."
            zh "现有：{items}。"

        // --- files

        CannotRead { file: String, reason: String }
            en "`{file}` cannot be read: {reason}"
            zh "读不了 {file}：{reason}"
        NoSuchFile { file: String }
            en "there is no file `{file}`"
            zh "没有 {file} 这个文件"
        PlatformNotFile { platform: String }
            en "`{platform}` is a platform, not an account file"
            zh "{platform} 是平台，不是账号资料"
        PlatformFirst { command: String, file: String }
            en "first answer its questions: adieu ask {command}; the answers are then in `{file}`"
            zh "先回答问题：adieu ask {command}，答案存在 {file} 里"
        NoPermission { file: String }
            en "`{file}` may not be read: permission denied"
            zh "没有读 {file} 的权限"
        IsFolder { file: String }
            en "`{file}` is a folder, not a file"
            zh "{file} 是文件夹，不是文件"
        NearFile { near: String }
            en "did you mean `{near}`?"
            zh "是不是 {near}？"
        NoSuchFileNext
            en "to begin one: adieu template PLATFORM > FILE"
            zh "要一份空白的：adieu template 平台 > 文件"
        NoSuchRuleFileNext
            en "to begin one: adieu help rules"
            zh "怎样写第一份：adieu help rules"
        NotUtf8 { file: String, line: usize, column: usize }
            en "`{file}` is not UTF-8: line {line}, byte {column}"
            zh "{file} 不是 UTF-8：第 {line} 行，第 {column} 个字节"
        NotUtf8Help
            en "save it as UTF-8; editors call it `Save with encoding`"
            zh "请另存为 UTF-8 编码"
        TooLarge { file: String, limit: usize }
            en "`{file}` is larger than {limit} MB"
            zh "{file} 超过 {limit} MB"
        NoRuleFiles { place: String }
            en "There is no rule file (*.adieu) in {place}."
            zh "{place} 里没有规则文件（*.adieu）。"
        NoRuleFilesHere
            en "There is no rule file (*.adieu) in this folder or below it."
            zh "当前文件夹和子文件夹里都没有规则文件（*.adieu）。"
        BeginRules
            en "To begin one: adieu help rules"
            zh "怎样写第一份：adieu help rules"
        CannotWrite { file: String, reason: String }
            en "`{file}` cannot be written: {reason}."
            zh "写不了 {file}：{reason}。"
        Replaced { platform: String, file: String }
            en "note: the rules of {platform} come from {file}, not from the built-in ones"
            zh "注意：“{platform}”用的是 {file} 的规则，不是内置的"
        StandardInput en "standard input" zh "标准输入"

        NoDaysForCalendar
            en "this plan has no day for a calendar yet; adieu plan FILE says why"
            zh "这份计划还没有能放进日历的日子；原因见 adieu plan 文件"
        NoAccountOf { file: String, platform: String }
            en "`{file}` holds no account of {platform}. To add one: adieu ask {file} -p {platform}"
            zh "{file} 里没有“{platform}”的账号。要加一个：adieu ask {file} -p {platform}"
        StandardInputTwice
            en "standard input can be read only once: write `-` once"
            zh "标准输入只能读一次：`-` 只写一个"
        ChangedMeanwhile { file: String }
            en "`{file}` was changed by something else meanwhile; the last answer was not saved.\n\
                Go on: adieu ask {file}"
            zh "{file} 同时被别的程序改过，最后一个答案没有存。\n\
                接着答：adieu ask {file}"
        OneFileOrPlatforms { file: String }
            en "`{file}` is a file: adieu ask takes one file, or platforms by name"
            zh "{file} 是文件：adieu ask 一次接一个文件，或者几个平台的名字"
        ExistsAlready { file: String }
            en "`{file}` exists already. To complete it: adieu ask {file}"
            zh "{file} 已经存在。要补完它：adieu ask {file}"

        // --- check and test

        OneMistake { code: &'static str }
            en "1 mistake, nothing judged. More about it: adieu explain {code}"
            zh "有 1 处错误，没有判断。详情：adieu explain {code}"
        Mistakes { mistakes: usize, code: &'static str }
            en "{mistakes} mistakes, nothing judged. More about one: adieu explain {code}"
            zh "有 {mistakes} 处错误，没有判断。想知道详情，例如：adieu explain {code}"
        OneCleanFile en "1 file without errors." zh "1 个文件没有错误。"
        EmptyRuleFile en "the file says nothing" zh "文件里什么也没有"
        Or { before: String, last: String } en "{before} or {last}" zh "{before} 或 {last}"
        CleanFiles { count: usize } en "{count} files without errors." zh "{count} 个文件没有错误。"
        OneTestNotRun en "1 test not run: adieu test after this." zh "1 个测试还没运行：改好后用 adieu test。"
        OneTestToRun en "1 test to run: adieu test" zh "有 1 个测试可以运行：adieu test"
        TestsNotRun { tests: usize }
            en "{tests} tests not run: adieu test after this."
            zh "{tests} 个测试还没运行：改好后用 adieu test。"
        TestsToRun { tests: usize } en "{tests} tests to run: adieu test" zh "有 {tests} 个测试可以运行：adieu test"
        TestsOfBroken { platform: String }
            en "The tests of {platform} were not run: its rules have errors."
            zh "“{platform}”的测试没有运行：它的规则有错误。"
        Passed { passed: usize, failed: usize } en "{passed} passed, {failed} failed" zh "{passed} 个通过，{failed} 个失败"
    }
}

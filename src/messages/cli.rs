//! What the command line says: welcome, help, and answers to what was mistyped.

use crate::messages::Words;

messages! {
    /// The command line.
    Cli {
        // --- welcome

        Welcome
            en "adieu tells you whether an online account can be deleted now, and if not,\n\
                what has to happen first and when. It deletes nothing and works offline.\n\
                \n\
                \x20 adieu wechat           answer a few questions (also qq, weibo, taobao, alipay)\n\
                \x20 adieu me.yaml          judge an account file\n\
                \x20 adieu template wechat  an account file to fill in at your leisure\n\
                \x20 adieu show             the platforms, and how old their rules are\n\
                \n\
                Writing rules? adieu help rules    Everything: adieu --help    中文: --lang zh\n"
            zh "这个账号现在能注销吗？不能的话，先做什么，最早哪天行？问 adieu。\n\
                它只给结论，不会替你注销任何账号；全程离线，你填的内容不会离开这台电脑。\n\
                \n\
                \x20 adieu 微信            回答几个问题（还有 QQ、微博、淘宝、支付宝）\n\
                \x20 adieu wechat.yaml     根据填好的账号资料给结论\n\
                \x20 adieu template 微信   要一份空白的账号资料，慢慢填\n\
                \x20 adieu show            有哪些平台，规则是哪一年的\n\
                \n\
                想写规则：adieu help rules      全部命令：adieu --help      English: --lang en\n"

        // --- the help page

        HelpPage
            en "adieu: may this online account be deleted, and if not, what must happen first?\n\
                \n\
                Usage: adieu FILE             short for  adieu eval FILE\n\
                \x20      adieu PLATFORM         short for  adieu ask PLATFORM\n\
                \x20      adieu VERB …           adieu VERB --help tells more\n\
                \n\
                About your accounts\n\
                \x20 eval FILE…           judge account files; - is standard input\n\
                \x20 ask PLATFORM         answer questions; the answers are kept in a file\n\
                \x20 template PLATFORM    an account file to fill in, or its JSON Schema\n\
                \x20 show [PLATFORM]      the platforms, their rules in words, their sources\n\
                \n\
                About rule files\n\
                \x20 help rules           how to begin a rule file\n\
                \x20 check [PATH…]        every mistake of every rule file, in one run\n\
                \x20 test [PATH…]         run the tests that stand in rule files\n\
                \x20 explain CODE         what a diagnostic means, with an example\n\
                \n\
                About adieu\n\
                \x20 completions SHELL    completions for bash, elvish, fish, powershell, zsh\n\
                \x20 man                  the manual page\n\
                \n\
                Options\n\
                \x20 --lang en|zh         the language; else LC_ALL, LC_MESSAGES, LANG; else English\n\
                \x20 --color WHEN         auto, always or never; NO_COLOR is respected\n\
                \x20 -h, --help           this page\n\
                \x20 -V, --version        the version\n\
                \n\
                Exit codes\n\
                \x20 0  deletable          check, test: clean\n\
                \x20 1  not now, or never  check, test: something was found\n\
                \x20 2  not judged: wrong usage, unreadable or wrong files\n\
                \x20 3  undetermined: answers are missing\n\
                \x20 4  nothing published stands in the way; the platform decides\n\
                \x20 Several accounts: the first of 2, 1, 3, 4, 0.\n"
            zh "adieu：这个账号能注销吗？不能的话，先要做什么？\n\
                \n\
                用法：adieu 文件             即 adieu eval 文件\n\
                \x20     adieu 平台             即 adieu ask 平台\n\
                \x20     adieu 命令 …           各命令的详情见 adieu 命令 --help\n\
                \n\
                关于你的账号\n\
                \x20 eval 文件…           根据账号资料给结论；- 表示标准输入\n\
                \x20 ask 平台             一问一答，答案存进文件\n\
                \x20 template 平台        空白的账号资料，或它的 JSON Schema\n\
                \x20 show [平台]          有哪些平台，规则是什么，依据是哪一年的\n\
                \n\
                关于规则文件\n\
                \x20 help rules           怎样写第一份规则\n\
                \x20 check [路径…]        一次列出所有规则文件的所有错误\n\
                \x20 test [路径…]         运行写在规则文件里的测试\n\
                \x20 explain 代号         某个提示是什么意思，附例子\n\
                \n\
                关于 adieu\n\
                \x20 completions SHELL    bash、elvish、fish、powershell、zsh 的补全\n\
                \x20 man                  手册页\n\
                \n\
                选项\n\
                \x20 --lang en|zh         语言；不写就看 LC_ALL、LC_MESSAGES、LANG，再不行用英文\n\
                \x20 --color 方式         auto、always 或 never；遵守 NO_COLOR\n\
                \x20 -h, --help           本页\n\
                \x20 -V, --version        版本\n\
                \n\
                退出码\n\
                \x20 0  可以注销            check、test：没有问题\n\
                \x20 1  现在不能，或永远不能  check、test：有问题\n\
                \x20 2  没有判断：用法不对，文件读不了或有错\n\
                \x20 3  还不能判断：缺答案\n\
                \x20 4  公开的条件都满足，由平台决定\n\
                \x20 多个账号时，按 2、1、3、4、0 的顺序取先出现的。\n"
        HelpRules { example: String }
            en "A rule file says, as a careful help page would, what a platform asks for before an\n\
                account may be deleted. Save this as my_forum.adieu:\n\
                \n\
                {example}\n\
                Then:\n\
                \n\
                \x20 adieu check my_forum.adieu                 every mistake, and how to mend it\n\
                \x20 adieu test my_forum.adieu                  run its tests\n\
                \x20 adieu ask my_forum --rules my_forum.adieu  try it\n\
                \x20 adieu explain CODE                         more about a mistake\n\
                \n\
                To learn from: adieu show wechat. The whole language: docs/language.md\n"
            zh "规则文件像一页写得仔细的帮助：平台在注销账号之前要求什么。把下面这些存成 my_forum.adieu：\n\
                \n\
                {example}\n\
                然后：\n\
                \n\
                \x20 adieu check my_forum.adieu                 列出所有错误和改法\n\
                \x20 adieu test my_forum.adieu                  运行里面的测试\n\
                \x20 adieu ask my_forum --rules my_forum.adieu  试一试\n\
                \x20 adieu explain 代号                         某个错误的详情\n\
                \n\
                可以参考：adieu show 微信。语言的全部说明：docs/language.md\n"
        OptionsHeading en "Options" zh "选项"
        ArgumentsHeading en "Arguments" zh "参数"
        SomeOptions en "[OPTIONS]" zh "[选项]"
        UsageWord { usage: String } en "Usage: {usage}" zh "用法：{usage}"

        AboutEval
            en "Judge account files: may the account be deleted, and if not, what must happen first?"
            zh "根据账号资料给结论：能不能注销，不能的话先做什么。"
        AboutAsk
            en "Ask what matters for one account, keep the answers in a file, and judge them."
            zh "一问一答，只问影响结论的；答案存进文件，最后给结论。"
        AboutShow
            en "Show the platforms, the rules of one in words, and what they rest on."
            zh "列出平台；或用白话列出某个平台的规则和依据。"
        AboutTemplate
            en "Print an account file to fill in, or the JSON Schema of one."
            zh "输出一份空白的账号资料，或它的 JSON Schema。"
        AboutCheck
            en "Find every mistake in rule files. Without a path: every *.adieu file below this folder."
            zh "找出规则文件里的所有错误。不写路径时，检查当前文件夹下的所有 *.adieu。"
        AboutTest
            en "Run the tests that stand in rule files. Without a path: of every *.adieu file below."
            zh "运行规则文件里的测试。不写路径时，运行当前文件夹下所有 *.adieu 里的。"
        AboutExplain
            en "Tell what a diagnostic means. Without a code: list them all."
            zh "解释某个提示的意思。不写代号时，列出全部代号。"
        AboutHelp
            en "This help; `adieu help rules` tells how to begin a rule file."
            zh "本帮助；adieu help rules 说明怎样写第一份规则。"
        AboutCompletions
            en "Print completions for a shell: bash, elvish, fish, powershell or zsh."
            zh "输出命令行补全：bash、elvish、fish、powershell 或 zsh。"
        ManFiles
            en "FILES" zh "文件"
        ManAnswers
            en "PLATFORM.yaml: the answers that adieu ask keeps, in the folder where it is run. Only its owner may read it."
            zh "平台.yaml：adieu ask 存下的答案，在运行它的文件夹里，只有所有者能读。"
        AboutMan
            en "Print the manual page, for man."
            zh "输出手册页，供 man 使用。"
        AboutAdieu
            en "May this online account be deleted, and if not, what must happen first?"
            zh "这个账号能注销吗？不能的话，先要做什么？"

        ArgFiles
            en "account files: YAML, JSON or TOML; - is standard input"
            zh "账号资料：YAML、JSON 或 TOML；- 表示标准输入"
        ArgPlatformOnly
            en "only the account of this platform"
            zh "只看这个平台的账号"
        ArgOn
            en "judge as of this day (its last second) or time; else now"
            zh "按这一天（的最后一秒）或这一刻判断；不写就是现在"
        ArgOnShow
            en "count ages up to this day; else today"
            zh "依据的年头算到这一天；不写就是今天"
        ArgSet
            en "answer differently this once: wechat.pay=closed"
            zh "这次改用另一个答案：wechat.pay=closed"
        ArgWhy
            en "the proof, rule beside answer: of what fails, of one ITEM, of all"
            zh "把规则和资料对照着列出来：没满足的，某一条，或 all"
        ArgQuiet
            en "print the verdict's word alone"
            zh "只输出结论的代号"
        ArgRules
            en "a rule file or a folder of them: adds to the built-in platforms, and replaces those of the same name"
            zh "规则文件或文件夹：补充内置的平台，同名的以它为准"
        ArgFormatOutput
            en "human, plain (no colour, frames, wrapping) or json"
            zh "human、plain（无颜色、边框、折行）或 json"
        ArgFormatData
            en "yaml, json or toml; else yaml"
            zh "yaml、json 或 toml；不写就是 yaml"
        ArgFrom
            en "the format of standard input: json, yaml or toml; else its first character tells"
            zh "标准输入的格式：json、yaml 或 toml；不写就看第一个字符"
        ArgTarget
            en "a platform in any spelling, or an account file to complete"
            zh "平台（中英文名、别名都行），或一份要补完的账号资料"
        ArgOutput
            en "keep the answers here; else in PLATFORM.yaml"
            zh "答案存到这里；不写就存到 平台.yaml"
        ArgWhat
            en "a platform, or one item of its rules"
            zh "平台，或它的某一条规则"
        ArgPlatform
            en "a platform in any spelling"
            zh "平台，中英文名、别名都行"
        ArgSchema
            en "print the JSON Schema of the account file instead"
            zh "改为输出账号资料的 JSON Schema"
        ArgPaths
            en "rule files, or folders of them"
            zh "规则文件或文件夹"
        ArgCode
            en "the word in brackets, such as bad-date"
            zh "方括号里的词，例如 bad-date"
        ArgTopic
            en "rules, or a verb"
            zh "rules，或某个命令"
        ArgShell
            en "bash, elvish, fish, powershell or zsh"
            zh "bash、elvish、fish、powershell 或 zsh"
        ArgColor
            en "auto, always or never"
            zh "auto、always 或 never"
        ArgLang
            en "en or zh"
            zh "en 或 zh"
        ArgHelp en "this page" zh "本页"
        ArgVersion en "the version" zh "版本"

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
            en "Write a day such as 2026-11-20, or a time such as 2026-11-20T12:00:00+08:00."
            zh "写日期，如 2026-11-20；或带时差的时刻，如 2026-11-20T12:00:00+08:00。"
        NoSuchMonth { text: String }
            en "--on cannot be `{text}`: there is no such month."
            zh "--on 不能是“{text}”：没有这个月份。"
        NoSuchDay { text: String, days: i64 }
            en "--on cannot be `{text}`: that month has {days} days."
            zh "--on 不能是“{text}”：那个月只有 {days} 天。"
        MomentNeedsOffset { text: String }
            en "--on cannot be `{text}`: a time needs its offset, such as {text}+08:00."
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

        NoAccountOf { file: String, platform: String }
            en "`{file}` holds no account of {platform}. To add one: adieu ask {file} -p {platform}"
            zh "{file} 里没有“{platform}”的账号。要加一个：adieu ask {file} -p {platform}"
        ChangedMeanwhile { file: String }
            en "`{file}` was changed by something else meanwhile; the last answer was not saved.\n\
                Go on: adieu ask {file}"
            zh "{file} 同时被别的程序改过，最后一个答案没有存。\n\
                接着答：adieu ask {file}"
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

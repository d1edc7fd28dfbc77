//! What the command line says of itself: welcome, help, manual.

messages! {
    /// Welcome and help.
    Help {
        // --- welcome

        Welcome
            en "adieu tells you whether an online account can be deleted now, and if not,\n\
                what has to happen first and when. It deletes nothing and works offline.\n\
                \n\
                \x20 adieu wechat           answer a few questions (also qq, weibo, taobao, alipay)\n\
                \x20 adieu me.yaml          judge an account file\n\
                \x20 adieu plan me.yaml     what to do, in order, with dates and losses\n\
                \x20 adieu template wechat  an account file to fill in at your leisure\n\
                \x20 adieu show             the platforms, and how old their rules are\n\
                \n\
                Writing rules? adieu help rules    Everything: adieu --help    中文: --lang zh\n"
            zh "这个账号现在能注销吗？不能的话，先做什么，最早哪天行？问 adieu。\n\
                它只给结论，不会替你注销任何账号；全程离线，你填的内容不会离开这台电脑。\n\
                \n\
                \x20 adieu 微信            回答几个问题（还有 QQ、微博、淘宝、支付宝）\n\
                \x20 adieu wechat.yaml     根据填好的账号资料给结论\n\
                \x20 adieu plan 文件       按顺序列出要做的事，附日期和损失\n\
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
                \x20 plan FILE…           what to do, in order, with dates and losses\n\
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
                \x20 plan 文件…           按顺序列出要做的事，附日期和损失\n\
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
                \x20 0  可以注销              check、test：没有问题\n\
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
            zh "规则文件就像一页写得仔细的帮助，说明平台对注销账号有哪些要求。\n\
                把下面这些存成 my_forum.adieu：\n\
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

        ValueFile en "FILE" zh "文件"
        ValuePath en "PATH" zh "路径"
        ValuePlatform en "PLATFORM" zh "平台"
        ValuePlatformOrFile en "PLATFORM or FILE" zh "平台或文件"
        ValuePlatformItem en "PLATFORM[/ITEM]" zh "平台[/条目]"
        ValueItem en "ITEM" zh "条目"
        ValueMoment en "DAY or TIME" zh "日期或时刻"
        ValueFact en "FACT=VALUE" zh "资料=值"
        ValueFormat en "FORMAT" zh "格式"
        ValueCode en "CODE" zh "代号"
        ValueTopic en "TOPIC" zh "主题"
        ValueShell en "SHELL" zh "SHELL"
        ValueWhen en "WHEN" zh "方式"
        ValueLanguage en "LANG" zh "语言"

        AboutEval
            en "Judge account files: may the account be deleted, and if not, what must happen first?"
            zh "根据账号资料给结论：能不能注销，不能的话先做什么。"
        AboutPlan
            en "Tell what to do, in order, until the account may be deleted: with dates, losses, and what follows."
            zh "按顺序列出注销前要做的事，附日期、损失和申请之后的进程。"
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
        ArgFormatPlan
            en "human, plain, json, markdown (a checklist) or ics (a calendar)"
            zh "human、plain、json、markdown（清单）或 ics（日历）"
        ArgFormatData
            en "yaml, json or toml; else yaml"
            zh "yaml、json 或 toml；不写就是 yaml"
        ArgFrom
            en "the format of standard input: json, yaml or toml; else its first character tells"
            zh "标准输入的格式：json、yaml 或 toml；不写就看第一个字符"
        ArgTarget
            en "platforms in any spelling, or an account file to complete"
            zh "平台（中英文名、别名都行，可以写几个），或一份要补完的账号资料"
        ArgOutput
            en "keep the answers here; else in PLATFORM.yaml, of several in me.yaml"
            zh "答案存到这里；不写就存到 平台.yaml，几个平台存到 me.yaml"
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
    }
}

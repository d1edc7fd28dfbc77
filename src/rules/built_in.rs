//! The rule files that ship with the program, and the names people type for their platforms.
//!
//! The names are listed here as well as in the rule files, so that a name is known before any file is read. A test
//! holds this list against the files.

use unicode_normalization::UnicodeNormalization;

/// A rule file that ships with the program.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its name without `.adieu`, as `include` has it; for a platform, the platform's id.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
    /// If it describes a platform: all that people call it, besides its id.
    pub called: Option<&'static [&'static str]>,
}

/// All of them; platforms first, in the order in which they are listed to people.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "alipay",
        text: include_str!("../../rules/alipay.adieu"),
        called: Some(&["支付宝", "Alipay", "zhifubao", "ZFB"]),
    },
    BuiltIn { name: "qq", text: include_str!("../../rules/qq.adieu"), called: Some(&["QQ", "腾讯QQ", "Tencent QQ"]) },
    BuiltIn {
        name: "taobao",
        text: include_str!("../../rules/taobao.adieu"),
        called: Some(&["淘宝", "Taobao", "tb", "手机淘宝"]),
    },
    BuiltIn {
        name: "wechat",
        text: include_str!("../../rules/wechat.adieu"),
        called: Some(&["微信", "WeChat", "weixin", "WX"]),
    },
    BuiltIn {
        name: "wechat_official",
        text: include_str!("../../rules/wechat_official.adieu"),
        called: Some(&["微信公众号", "WeChat official account", "公众号", "gongzhonghao", "订阅号", "服务号"]),
    },
    BuiltIn {
        name: "weibo",
        text: include_str!("../../rules/weibo.adieu"),
        called: Some(&["微博", "Weibo", "新浪微博", "Sina Weibo"]),
    },
    BuiltIn { name: "china_law", text: include_str!("../../rules/china_law.adieu"), called: None },
    BuiltIn { name: "documents", text: include_str!("../../rules/documents.adieu"), called: None },
    BuiltIn { name: "person", text: include_str!("../../rules/person.adieu"), called: None },
];

/// The built-in file of a name, as `include` has it.
pub fn built_in(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|file| file.name == name)
}

/// The ids of the built-in platforms.
pub fn built_in_platforms() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().filter(|file| file.called.is_some()).map(|file| file.name)
}

/// The id of the built-in platform that somebody calls so: in any case, in Chinese, in pinyin.
pub fn built_in_platform_called(word: &str) -> Option<&'static str> {
    BUILT_IN
        .iter()
        .find(|file| file.called.is_some_and(|called| is_called(word, file.name, called.iter().copied())))
        .map(|file| file.name)
}

/// Every name of every built-in platform, for proposing a near one.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN
        .iter()
        .filter_map(|file| Some((file.name, file.called?)))
        .flat_map(|(name, called)| std::iter::once(name).chain(called.iter().copied()))
}

/// Does somebody who types `word` mean the platform of this id and these names?
pub(super) fn is_called<'a>(word: &str, id: &'a str, names: impl IntoIterator<Item = &'a str>) -> bool {
    let word = folded(word);
    !word.is_empty() && std::iter::once(id).chain(names).any(|name| folded(name) == word)
}

/// A name without what people vary: case, full or half width, blanks and hyphens.
fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).filter(|&c| !c.is_whitespace() && c != '-' && c != '_').collect()
}

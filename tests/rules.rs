//! Loading rule files: which are read, what they include, what they replace, and how platforms are called.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::BTreeSet;

use adieu::rules::{BUILT_IN, RuleFiles, Rules, built_in_platform_called, built_in_platforms};

const FORUM: &str = include_str!("../docs/my_forum.adieu");

fn names(rules: &Rules) -> Vec<&str> {
    rules.sources.files().map(|(_, file)| file.name.as_str()).collect()
}

#[test]
fn the_list_of_names_is_that_of_the_files() {
    let mut files: Vec<String> = std::fs::read_dir("rules")
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let mut listed: Vec<&str> = BUILT_IN.iter().map(|file| file.name).collect();
    listed.sort_unstable();
    assert_eq!(files, listed);
    for file in BUILT_IN {
        let rules = RuleFiles::new().built_in(file.name).parse().check();
        assert!(rules.diagnostics.is_empty(), "{}: {:?}", file.name, rules.diagnostics);
        let declared = rules.base.platform(file.name).map(|program| {
            let platform = &program.platform;
            let titles = [&platform.title.zh, &platform.title.en];
            titles.into_iter().chain(&platform.also_called).map(String::as_str).collect::<BTreeSet<_>>()
        });
        let listed = file.called.map(|called| called.iter().copied().collect::<BTreeSet<_>>());
        assert_eq!(declared, listed, "{}", file.name);
    }
}

#[test]
fn a_platform_may_be_called_as_people_call_it() {
    for (called, id) in [
        ("wechat", "wechat"),
        ("WeChat", "wechat"),
        ("微信", "wechat"),
        ("weixin", "wechat"),
        ("ＷＸ", "wechat"),
        ("we chat", "wechat"),
        ("QQ", "qq"),
        ("tencent-qq", "qq"),
        ("手机淘宝", "taobao"),
        ("zhifubao", "alipay"),
        ("sina weibo", "weibo"),
        ("公众号", "wechat_official"),
        ("Gong Zhong Hao", "wechat_official"),
        ("wechat official account", "wechat_official"),
    ] {
        assert_eq!(built_in_platform_called(called), Some(id), "{called}");
    }
    for called in ["", " ", "douyin", "微", "wechat.yaml"] {
        assert_eq!(built_in_platform_called(called), None, "{called}");
    }
    let rules = RuleFiles::new().add("my_forum.adieu", FORUM).parse().check();
    assert_eq!(rules.platform_called("My forum").unwrap().platform.id, "my_forum");
    assert!(rules.platform_called("wechat").is_none());
}

#[test]
fn a_platform_brings_what_it_includes_and_no_more() {
    let rules = RuleFiles::new().built_in("wechat").parse().check();
    assert_eq!(names(&rules), ["wechat.adieu", "documents.adieu", "china_law.adieu", "wechat_official.adieu"]);
    assert!(rules.base.platform("wechat").unwrap().tests.is_empty(), "built-in tests are not read");
    let all: Vec<&str> = built_in_platforms().collect();
    let rules = all.iter().fold(RuleFiles::new(), |files, id| files.built_in(id)).parse().check();
    assert_eq!(rules.base.programs.iter().map(|program| program.platform.id.as_str()).collect::<Vec<_>>(), all);
}

#[test]
fn a_file_replaces_the_built_in_platform_of_its_name() {
    let mine = FORUM.replace("platform my_forum", "platform wechat");
    let rules = RuleFiles::new().add("mine/forum.adieu", mine).built_in("wechat").built_in("qq").parse().check();
    assert_eq!(rules.replaced, ["wechat"]);
    assert_eq!(rules.base.platform("wechat").unwrap().conditions.len(), 1);
    assert!(rules.base.platform("qq").is_some());
}

#[test]
fn an_include_is_looked_for_beside_the_file_then_among_those_built_in() {
    let (head, tail) = FORUM.split_once("source help_page").unwrap();
    let (source, tail) = tail.split_once("account {").unwrap();
    let file = format!("{head}include documents\ninclude pages\naccount {{{tail}");
    let pages = format!("adieu 1\nsource help_page{source}");
    let read = |name: &str| (name == "deep/pages.adieu").then(|| pages.clone());
    let rules = RuleFiles::new().reading(read).add("deep/forum.adieu", file.as_str()).parse().check();
    assert_eq!(names(&rules), ["deep/forum.adieu", "documents.adieu", "deep/pages.adieu"]);
    assert!(!rules.has_errors(), "{:?}", rules.diagnostics);

    let rules = RuleFiles::new().add("deep/forum.adieu", file).parse().check();
    let codes: Vec<&str> = rules.diagnostics.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(codes, ["unknown-include"], "one cause, one message");
    assert_eq!(rules.broken, ["my_forum"]);
}

#[test]
fn files_that_include_each_other_are_read_once() {
    let read = |name: &str| match name {
        "a.adieu" => Some(String::from("adieu 1\ninclude b\nunit drop { name zh \"滴\" en \"drops\" }\n")),
        "b.adieu" => Some(String::from("adieu 1\ninclude a\nunit grain { name zh \"粒\" en \"grains\" }\n")),
        _ => None,
    };
    let rules = RuleFiles::new().reading(read).add("a.adieu", read("a.adieu").unwrap()).parse().check();
    assert_eq!(names(&rules), ["a.adieu", "b.adieu"]);
    assert!(!rules.has_errors(), "{:?}", rules.diagnostics);
}

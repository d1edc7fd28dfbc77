//! Diagnostics as lists, as JSON, and as an error for handlers of `miette`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::Arc;

use adieu::diagnostic::{Code, Diagnostic};
use adieu::messages::{Drawing, Language, Message};
use adieu::report::diagnostics::{record, render, summary};
use adieu::report::findings::Findings;
use adieu::report::machine::to_json;
use adieu::report::style::{Format, Style};
use adieu::report::view::is_unsafe;
use adieu::source::{SourceMap, Span};

/// Any words as a message.
fn words(head: &str, words: &str) -> Message {
    Drawing::Headed { head: head.into(), words: words.into() }.into()
}

/// Two rule files with an error that concerns both, one with a fix, and a warning about an account file.
fn some() -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let rules = sources.add("rules/微博.adieu", "condition 状态 {\n    require 状态 ＝ 正常\n}\n");
    let shared = sources.add_built_in("documents.adieu", "source press {\n}\n");
    let account = sources.add("me\u{202e}.yaml", "weibo:\r\n  state: \"nor\u{1b}[31mmal\"\r\n");
    let at = |file, text: &str, part: &str| {
        let start = text.find(part).unwrap_or_default();
        Span::new(file, start..start + part.len())
    };
    let rule_text = sources.file(rules).text.clone();
    let list = vec![
        Diagnostic::error(Code::FullWidth, at(rules, &rule_text, "＝"), words("full-width", "an equals sign"))
            .saying(words("write", "`is`"))
            .fix(at(rules, &rule_text, "＝"), "is"),
        Diagnostic::error(Code::DuplicateName, Span::new(shared, 7..12), words("`press`", "stands twice"))
            .saying(words("here", "again"))
            .label(at(rules, &rule_text, "状态"), words("here", "first"))
            .label(Span::new(shared, 13..16), words("and", "nothing is in it"))
            .help(words("choose", "another name")),
        Diagnostic::warning(Code::BadValue, Span::new(account, 18..29), words("value", "`nor\u{1b}[31mmal`")),
    ];
    (sources, list)
}

#[test]
fn a_list_is_sorted_by_file_and_place_and_summed_up() {
    let (sources, mut list) = some();
    list.reverse();
    let mut shown = String::new();
    for language in [Language::En, Language::Zh] {
        for format in [Format::Human, Format::Plain] {
            let style = Style { language, format, ..Style::default() };
            shown.push_str(&render(&list, &sources, &style));
            shown.push_str(&format!("\n{}\n\n", summary(&list, &sources).text(language)));
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn the_summary_counts_in_both_languages() {
    let (sources, list) = some();
    let mut lines = Vec::new();
    for part in [&list[..0], &list[..1], &list[..2], &list[1..2], &list[2..]] {
        lines.extend([Language::En, Language::Zh].map(|language| summary(part, &sources).text(language)));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn json_has_both_languages_and_every_way_to_count_a_place() {
    let (sources, list) = some();
    let records: Vec<_> = list.iter().map(|diagnostic| record(diagnostic, &sources)).collect();
    let json = to_json(&records);
    assert!(!json.contains(|character| is_unsafe(character) && character != '\n'));
    insta::assert_snapshot!(json);
}

#[test]
fn miette_sees_every_place_in_every_file_and_nothing_that_steers() {
    let (sources, list) = some();
    let findings = Findings::new(Arc::new(sources), list, Language::En);
    let report = miette::Report::new(findings.clone());
    let inner: &dyn miette::Diagnostic = report.as_ref();
    let mut narrated = String::new();
    miette::NarratableReportHandler::new().render_report(&mut narrated, inner).unwrap();
    let mut json = String::new();
    miette::JSONReportHandler::new().render_report(&mut json, inner).unwrap();
    for text in [&narrated, &json] {
        assert!(!text.contains(|character| is_unsafe(character) && !"\r\n".contains(character)), "{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["related"][1]["labels"][0]["span"]["offset"], 7);
    assert_eq!(json["related"][1]["related"][0]["filename"], "rules/微博.adieu");
    // the escape sequence in front is longer now that it can be seen
    assert_eq!(json["related"][2]["labels"][0]["span"]["length"], 13);
    insta::assert_snapshot!(narrated);
}

#[test]
fn miette_does_not_see_what_is_private() {
    let (mut sources, list) = some();
    let account = list[2].labels[0].span;
    sources.hide([account]);
    let findings = Findings::new(Arc::new(sources), list, Language::En);
    let mut narrated = String::new();
    miette::NarratableReportHandler::new().render_report(&mut narrated, &findings).unwrap();
    assert!(narrated.contains("state: \"***********\""), "{narrated}");
    assert!(narrated.contains("label at line 2, columns 11 to 21"), "{narrated}");
}

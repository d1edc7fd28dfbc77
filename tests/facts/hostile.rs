//! What is huge or hostile is refused, quickly, or harmless.

use std::time::{Duration, Instant};

use adieu::facts::Format;
use adieu::messages::Language;
use adieu::report::diagnostics::render;
use adieu::report::style::Style;
use adieu::value::Value;

use super::{Read, read, read_as, rules};

#[test]
fn control_and_bidirectional_characters_are_text() {
    let read = read("{ \"wechat\": { \"nickname\": \"\\u001b[31m\u{202e}evil\" } }");
    assert_eq!(read.codes(), [""; 0]);
    assert_eq!(read.file.accounts[0].facts.account[13], Value::Text("\u{1b}[31m\u{202e}evil".into()));
}

#[test]
fn nul_is_refused_however_it_is_written() {
    for text in [
        "wechat:\n  nickname: a\0b\n",
        "wechat:\n  nickname: \"a\\0b\"\n",
        "{ \"wechat\": { \"nickname\": \"a\\u0000b\" } }",
        "[wechat]\nnickname = \"a\\u0000b\"\n",
    ] {
        assert_eq!(read(text).codes(), ["control-character"], "{text:?}");
    }
}

#[test]
fn control_characters_that_a_format_refuses() {
    for text in ["wechat:\n  nickname: \u{1b}[31m\n", "[wechat]\nnickname = \"\u{1b}[31m\"\n"] {
        assert_eq!(read(text).codes(), ["control-character"], "{text:?}");
    }
}

/// Reads a text of some size and says how long that took.
fn timed(text: &str, format: Option<Format>) -> (Read, Duration) {
    let start = Instant::now();
    let read = read_as(&rules::base(), text, format);
    (read, start.elapsed())
}

#[test]
fn a_hundred_thousand_brackets_neither_overflow_nor_hang() {
    let many = 100_000;
    let cases = [
        (Format::Json, "{\"wechat\":".repeat(many)),
        (Format::Json, format!("{{\"wechat\":{}{}}}", "[".repeat(many), "]".repeat(many))),
        (Format::Yaml, "[".repeat(many)),
        (Format::Yaml, format!("wechat: {}{}", "[".repeat(many), "]".repeat(many))),
        (Format::Yaml, format!("wechat: {}", "{a: ".repeat(many))),
        (Format::Yaml, "- ".repeat(many)),
        (Format::Yaml, "? ".repeat(many)),
        (Format::Yaml, (0..2000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
        (Format::Toml, format!("wechat = {}{}", "[".repeat(many), "]".repeat(many))),
        (Format::Toml, format!("wechat = {}", "{a=".repeat(many))),
        (Format::Toml, "[".repeat(many)),
        (Format::Toml, format!("wechat{} = 1", ".a".repeat(many))),
        (Format::Toml, format!("[wechat{}]", ".a".repeat(many))),
        (Format::Toml, format!("wechat{} = 1", ".\"a\"".repeat(many))),
    ];
    for (format, text) in cases {
        let (read, time) = timed(&text, Some(format));
        let start: String = text.chars().take(30).collect();
        assert!(read.codes().contains(&"too-deep"), "{format:?} {start}: {:?}", read.codes());
        assert!(read.codes().len() <= 3, "{format:?} {start}: {:?}", read.codes());
        assert!(time < Duration::from_secs(5), "{format:?} {start}: {time:?}");
    }
}

#[test]
fn depth_is_counted_outside_of_texts_and_comments() {
    let brackets = "[".repeat(200);
    for text in [
        format!("{{ \"wechat\": {{ \"nickname\": \"{brackets}\" }} }}"),
        format!("wechat:\n  nickname: \"{brackets}\" # {brackets}\n"),
        format!("[wechat]\nnickname = \"{brackets}\" # {brackets}\n"),
        format!("[wechat]\nnickname = '''{brackets}'''\n"),
    ] {
        assert_eq!(read(&text).codes(), [""; 0], "{text}");
    }
}

#[test]
fn a_long_line_is_read_and_what_is_wrong_in_it_is_found() {
    let apps: Vec<String> = (0..4000)
        .map(|at| format!("{{\"name\":\"app {at}\",\"released\":true,\"last_used\":\"2026-11-01\"}}"))
        .collect();
    let text =
        format!("{{\"wechat\":{{\"state\":\"normal\",\"authorized_apps\":[{}],\"pay\":\"opened\"}}}}", apps.join(","));
    assert!(text.len() > 200_000);
    for format in [Format::Json, Format::Yaml] {
        let (read, time) = timed(&text, Some(format));
        assert_eq!(read.codes(), ["bad-value"]);
        assert!(time < Duration::from_secs(5), "{time:?}");
        assert!(read.listing(Language::En).len() < 1000);
        let Value::List(list) = &read.file.accounts[0].facts.account[3] else { panic!() };
        assert_eq!(list.len(), 4000);
    }
}

#[test]
fn a_long_line_full_of_mistakes_is_told_in_5_kb() {
    let app = "{\"name\":\"a\",\"relesed\":true,\"last_used\":\"2026-11-31\"}";
    let text = format!("{{\"wechat\":{{\"authorized_apps\":[{}]}}}}", vec![app; 4000].join(","));
    assert!(text.len() > 200_000);
    for language in [Language::En, Language::Zh] {
        let read = read(&text);
        let listing = render(&read.diagnostics, &read.sources, &Style { language, ..Style::default() });
        assert!(listing.len() < 5000 && listing.contains("90"), "{listing}");
    }
}

#[test]
fn an_enormous_file_is_refused() {
    let text = format!("wechat:\n  nickname: \"{}\"\n", "a".repeat(16 * 1024 * 1024));
    let (read, time) = timed(&text, None);
    assert_eq!(read.codes(), ["too-large"]);
    assert!(time < Duration::from_secs(5), "{time:?}");
}

#[test]
fn many_keys_and_many_mistakes_take_linear_time() {
    let keys: String = (0..30_000).map(|at| format!("\"key{at}\": 1, ")).collect();
    let (read, time) =
        timed(&format!("{{ {keys} \"wechat\": {{ \"state\": \"normal\" }}, \"key7\": 2 }}"), Some(Format::Json));
    assert_eq!(read.codes().first(), Some(&"duplicate-key"));
    assert!(time < Duration::from_secs(20), "{time:?}");
    for (format, line) in
        [(Format::Json, ":,]}x "), (Format::Yaml, "a:b\nc : : d\n\t\"\n"), (Format::Toml, "= 1 ] x\n[[[\n\"\n")]
    {
        let (read, time) = timed(&line.repeat(20_000), Some(format));
        assert!(!read.codes().is_empty() && read.codes().len() < 60, "{format:?}: {}", read.codes().len());
        assert!(time < Duration::from_secs(20), "{format:?}: {time:?}");
    }
}

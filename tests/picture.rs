//! What pictures look like, and what no picture may do.
//!
//! Each file in `cases/picture` is a case: options, then files with numbered places `⟦1:…⟧` in them, then what to say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use adieu::messages::Language;
use adieu::report::picture::Picture;
use adieu::report::style::{Format, Style, Tone};
use adieu::source::{SourceMap, Span};

#[test]
fn pictures() {
    insta::glob!("cases/picture/*.case", |path| {
        let case = std::fs::read_to_string(path).unwrap();
        let drawn = draw(&case);
        // colours must be readable, and their bytes exact, in the snapshot
        let drawn = drawn.replace('\u{1b}', "<ESC>");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("{case}\n--- drawn ---\n{drawn}--- end ---"));
        });
    });
}

/// Snapshots forgive blanks at their ends; this does not.
#[test]
fn a_picture_begins_and_ends_exactly_so() {
    let mut sources = SourceMap::new();
    let file = sources.add("me.yaml", "pay: opened\n");
    let picture = Picture::new(Tone::Bad, "error[bad-value]", "no such value")
        .main(Span::new(file, 5..11), Some("write `open`".to_owned()))
        .closing("help", "look it up");
    assert_eq!(
        picture.draw(&sources, &Style { unicode: false, ..Style::default() }),
        "error[bad-value]: no such value\n  --> me.yaml:1:6\n 1 | pay: opened\n   |      ^^^^^^ write `open`\n   = help: look it up\n"
    );
    assert_eq!(
        picture.draw(&sources, &Style { color: true, ..Style::default() }),
        "\u{1b}[1;31merror[bad-value]\u{1b}[0m\u{1b}[1m: no such value\u{1b}[0m\n\
         \u{1b}[36m   ╭▸ \u{1b}[0mme.yaml:1:6\n\
         \u{1b}[36m 1 │\u{1b}[0m pay: opened\n\
         \u{1b}[36m   │\u{1b}[0m      \u{1b}[1;31m━━━━━━\u{1b}[0m \u{1b}[1;31mwrite `open`\u{1b}[0m\n\
         \u{1b}[36m   ╰ \u{1b}[0m\u{1b}[1mhelp: \u{1b}[0mlook it up\n"
    );
    assert_eq!(
        picture.draw(&sources, &Style { format: Format::Plain, color: true, ..Style::default() }),
        "me.yaml:1:6: error[bad-value]: no such value\n    write `open`\n    help: look it up\n"
    );
}

/// Reads a case and draws it.
fn draw(case: &str) -> String {
    let mut style = Style::default();
    let mut sources = SourceMap::new();
    let mut places: Vec<(usize, Span)> = Vec::new();
    let mut sections = case.split("=== ");
    for option in sections.next().unwrap().lines().filter(|line| !line.starts_with('#')) {
        match option.split_once(' ').unwrap_or((option, "")) {
            ("width", cells) => style.width = cells.parse().unwrap(),
            ("zh", _) => style.language = Language::Zh,
            ("plain", _) => style.format = Format::Plain,
            ("ascii", _) => style.unicode = false,
            ("color", _) => style.color = true,
            ("", _) => {}
            (other, _) => panic!("no option {other}"),
        }
    }
    let mut picture = None;
    for section in sections {
        let (name, body) = section.split_once('\n').unwrap_or((section, ""));
        if let Some(number) = name.strip_prefix("hide ") {
            sources.hide(places.iter().filter(|(known, _)| number == known.to_string()).map(|&(_, span)| span));
            continue;
        }
        if name == "say" {
            picture = Some(say(body, &places));
            continue;
        }
        let (text, marked) = read_marks(&expand(body));
        let id = match name.strip_prefix("built in ") {
            Some(name) => sources.add_built_in(expand(name), text),
            None => sources.add(expand(name), text),
        };
        places.extend(marked.into_iter().map(|(number, range)| (number, Span::new(id, range))));
    }
    picture.expect("a section `say`").draw(&sources, &style)
}

/// Reads the last section, a picture with its words.
fn say(body: &str, places: &[(usize, Span)]) -> Picture {
    let mut lines = body.lines();
    let (head, heading) = lines.next().unwrap().split_once(" | ").unwrap();
    let tone = if head.contains("warning") { Tone::Doubtful } else { Tone::Bad };
    let mut picture = Picture::new(tone, expand(head), expand(heading));
    for line in lines.filter(|line| !line.is_empty()) {
        let (what, words) = line.split_once(' ').unwrap_or((line, ""));
        let words = expand(words);
        let (what, kind) = match what {
            "aside" => {
                picture = picture.aside(words);
                continue;
            }
            "closing" => {
                let (name, words) = words.split_once(": ").unwrap();
                picture = picture.closing(name, words);
                continue;
            }
            place => place.split_at(place.len() - 1),
        };
        let number: usize = what.parse().unwrap();
        let mut span = places.iter().find(|&&(known, _)| known == number).expect("a place of this number").1;
        let mut words = words;
        if let Some(moved) = words.strip_prefix("@") {
            let (range, rest) = moved.split_once(' ').unwrap();
            let (start, end) = range.split_once("..").unwrap();
            span = Span::new(span.file, start.parse().unwrap()..end.parse().unwrap());
            words = rest.to_owned();
        }
        let words = (!words.is_empty()).then_some(words);
        picture = match kind {
            "!" => picture.main(span, words),
            "?" => picture.context(span, words),
            "=" => picture.shown(span),
            other => panic!("no kind {other}"),
        };
    }
    picture
}

/// Takes `⟦1:…⟧` out of a text; places may stand in one another.
fn read_marks(body: &str) -> (String, Vec<(usize, std::ops::Range<usize>)>) {
    let (mut text, mut open, mut marks) = (String::new(), Vec::new(), Vec::new());
    let mut rest = body;
    while let Some(at) = rest.find(['⟦', '⟧']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('⟦') {
            let (number, after) = after.split_once(':').unwrap();
            open.push((number.parse().unwrap(), text.len()));
            rest = after;
        } else {
            let (number, start) = open.pop().unwrap();
            marks.push((number, start..text.len()));
            rest = rest.strip_prefix('⟧').unwrap();
        }
    }
    text.push_str(rest);
    (text, marks)
}

/// Replaces `\t`, `\r`, `\u{…}`, `\end` (cuts what follows) and `\*12(text)` (text, twelve times).
fn expand(body: &str) -> String {
    let body = body.split("\\end").next().unwrap().replace("\\t", "\t").replace("\\r", "\r");
    let mut parts = body.split("\\*");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (count, rest) = part.split_once('(').unwrap();
        let (repeated, rest) = rest.split_once(')').unwrap();
        text.push_str(&repeated.repeat(count.parse().unwrap()));
        text.push_str(rest);
    }
    let mut parts = text.split("\\u{");
    let mut expanded = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        expanded.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        expanded.push_str(rest);
    }
    expanded
}

/// What no picture may do, whatever it is given.
mod never {
    use super::*;
    use adieu::report::view::is_unsafe;
    use proptest::prelude::*;

    /// Text with everything in it that has ever broken a picture.
    fn any_text() -> impl Strategy<Value = String> {
        let pieces = prop_oneof![
            8 => "[a-z:{}\" ]{0,6}",
            4 => Just("\n".to_owned()),
            2 => "[中文字，。（）]{0,4}",
            1 => Just("\r\n".to_owned()),
            1 => Just("\t".to_owned()),
            1 => Just("`code with blanks` ".to_owned()),
            1 => any::<char>().prop_map(String::from),
            1 => prop::sample::select(vec!["\u{1b}[31m", "\u{202e}", "\u{200d}", "\u{301}", "\u{9b}", "\r", "\u{feff}", "│", "┆", "\u{fdd0}"])
                .prop_map(str::to_owned),
            1 => "[x]{60,200}",
        ];
        prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
    }

    #[derive(Clone, Debug)]
    struct AnyPlace {
        file: bool,
        range: (u32, u32),
        kind: u8,
        words: Option<String>,
    }

    fn any_place() -> impl Strategy<Value = AnyPlace> {
        let words = prop_oneof![
            2 => Just(None),
            1 => any_text().prop_map(Some),
            3 => prop::collection::vec("[a-z]{1,9}", 1..12).prop_map(|words| Some(words.join(" "))),
        ];
        (any::<bool>(), (0..600u32, 0..80u32), 0..3u8, words).prop_map(|(file, (start, length), kind, words)| {
            AnyPlace { file, range: (start, start + length), kind, words }
        })
    }

    fn any_style() -> impl Strategy<Value = Style> {
        (any::<bool>(), any::<bool>(), any::<bool>(), 0..120usize, any::<bool>()).prop_map(
            |(zh, color, plain, width, unicode)| Style {
                language: if zh { Language::Zh } else { Language::En },
                color,
                format: if plain { Format::Plain } else { Format::Human },
                width,
                unicode,
            },
        )
    }

    /// Takes our own colours out.
    fn without_colors(drawn: &str) -> String {
        let mut parts = drawn.split('\u{1b}');
        let mut rest = parts.next().unwrap().to_owned();
        for part in parts {
            let (code, after) = part.split_once('m').expect("an escape that is no colour");
            assert!(["[0", "[1", "[36", "[1;31", "[1;33", "[1;32", "[1;36"].contains(&code), "{code:?}");
            rest.push_str(after);
        }
        rest
    }

    /// All letters in order of the columns they stand in would be too strict, for labels wrap: every word must be there.
    fn has_words(drawn: &str, words: &str) -> bool {
        words.split(' ').all(|word| word.len() > 60 || drawn.contains(word))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn panics_or_loses_words_or_lets_steering_characters_out(
            texts in (any_text(), any_text()),
            name in any_text(),
            heading in any_text(),
            places in prop::collection::vec(any_place(), 0..6),
            style in any_style(),
        ) {
            let mut sources = SourceMap::new();
            let files = [sources.add(name, texts.0), sources.add_built_in("b", texts.1)];
            let mut picture = Picture::new(Tone::Bad, "head", heading.clone()).aside(heading.clone()).closing("name", heading);
            for place in &places {
                let span = Span::new(files[usize::from(place.file)], place.range.0 as usize..place.range.1 as usize);
                picture = match place.kind {
                    0 => picture.main(span, place.words.clone()),
                    1 => picture.context(span, place.words.clone()),
                    _ => picture.shown(span),
                };
            }
            let drawn = picture.draw(&sources, &style);
            let bare = if style.color { without_colors(&drawn) } else { drawn.clone() };
            prop_assert!(bare.chars().all(|c| c == '\n' || !is_unsafe(c)), "{drawn}");
            for place in places.iter().filter(|place| place.kind < 2) {
                let plain_words = place.words.as_deref().filter(|words| words.bytes().all(|b| b == b' ' || b.is_ascii_lowercase()));
                if let Some(words) = plain_words && style.width >= 40 {
                    prop_assert!(has_words(&bare, words), "{words:?} is lost in\n{bare}");
                }
            }
        }

        #[test]
        fn loses_anything_but_blanks_when_it_wraps(text in any_text(), first in 0..60usize, rest in 0..60usize) {
            let text = adieu::report::view::safe(&text).into_owned();
            let lines = adieu::report::view::wrap(&text, first, rest);
            let unbroken = |text: &str| text.replace(' ', "");
            prop_assert_eq!(unbroken(&lines.concat()), unbroken(&text));
            for line in lines.iter().skip(1) {
                prop_assert!(adieu::report::view::cells(line) <= rest.max(2));
            }
        }

        #[test]
        fn writes_json_that_steers_a_terminal(text in any_text()) {
            let json = adieu::report::machine::to_json_line(&vec![text.clone()]);
            prop_assert!(!json.contains(is_unsafe));
            prop_assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), vec![text]);
        }
    }

    #[test]
    fn is_longer_than_five_kilobytes_for_a_file_of_one_line() {
        let mut sources = SourceMap::new();
        let file = sources.add("me.json", format!("{{{}", "\"key\": 12345, ".repeat(20_000)));
        for range in [100_000..100_010, 0..280_000, 279_990..279_999, 280_000..280_001] {
            let value = "opened ".repeat(30_000);
            let picture = Picture::new(Tone::Bad, "error[bad-value]", format!("the value cannot be `{value}`"))
                .main(Span::new(file, range), Some(format!("not `{value}`")));
            for format in [Format::Human, Format::Plain] {
                let drawn = picture.draw(&sources, &Style { format, ..Style::default() });
                assert!(drawn.len() < 5_000, "{} bytes", drawn.len());
            }
        }
    }

    #[test]
    fn takes_long_for_a_long_file() {
        let mut sources = SourceMap::new();
        let text = "condition x {\n".repeat(200_000);
        let file = sources.add("a.adieu", text.clone());
        let started = std::time::Instant::now();
        let picture = Picture::new(Tone::Bad, "error[unclosed]", "everything is open")
            .main(Span::new(file, 12..text.len()), Some("from the beginning to the end".to_owned()))
            .context(Span::new(file, 7_000..7_001), None);
        assert!(picture.draw(&sources, &Style::default()).lines().count() < 20);
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }
}

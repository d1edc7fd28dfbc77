//! What pictures look like, and what no picture may do.
//!
//! Each file in `cases/picture` is a case: options, then files with numbered places `⟦1:…⟧` in them, then what to say.

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
        let (name, body) = section.split_once('\n').unwrap();
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

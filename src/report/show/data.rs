//! Rules for machines.

use serde_json::{Value as Json, json};

use super::{Shown, Sketch, Summary, is_contested, item};
use crate::messages::Language;
use crate::program::{Condition, Program, SourceId};
use crate::report::json::Both;
use crate::report::machine;
use crate::report::style::{Format, Style};

/// The name and version of the shape of [`platforms_json`] and [`platform_json`].
pub const FORMAT: &str = "adieu/rules/1";

/// All platforms.
pub fn platforms_json(shown: &Shown<'_>) -> String {
    let platforms: Vec<Json> = shown.base.programs.iter().map(|program| summary(shown, program)).collect();
    written(&json!({ "format": FORMAT, "platforms": platforms }))
}

/// One platform: its conditions, notes and sources.
pub fn platform_json(shown: &Shown<'_>, program: &Program) -> String {
    let mut platform = summary(shown, program);
    let sketch = Sketch::new(program, shown.day);
    let both = both(shown, program, &sketch);
    let in_force = program.conditions.iter().filter(|condition| both.en.in_force(&condition.head));
    let conditions: Vec<Json> = in_force.map(|one| condition(&both, one)).collect();
    let notes = program.notes.iter().filter(|note| both.en.in_force(&note.head));
    let notes: Vec<Json> = notes
        .flat_map(|note| note.texts.iter().map(move |text| (note, text)))
        .map(|(note, text)| {
            json!({
                "id": note.head.name,
                "text": both.texts(|words| words.sketched_text(text)),
                "cites": both.cites(if text.cites.is_empty() { &note.head.cites } else { &text.cites }),
            })
        })
        .collect();
    let sources: Vec<_> = (0..program.sources.len())
        .map(|index| both.source(SourceId(u32::try_from(index).unwrap_or(u32::MAX))))
        .collect();
    if let Some(map) = platform.as_object_mut() {
        map.insert(String::from("rules"), json!(conditions));
        map.insert(String::from("notes"), json!(notes));
        map.insert(String::from("sources"), json!(sources));
    }
    written(&json!({ "format": FORMAT, "platforms": [platform] }))
}

/// One item, with the words that `show` has for it; nothing if there is none of that name.
pub fn item_json(shown: &Shown<'_>, program: &Program, name: &str) -> Option<String> {
    let plain = |language| Style { language, format: Format::Plain, ..Style::default() };
    let (en, zh) =
        (item(shown, program, name, &plain(Language::En))?, item(shown, program, name, &plain(Language::Zh))?);
    let sketch = Sketch::new(program, shown.day);
    let both = both(shown, program, &sketch);
    let named = program.conditions.iter().filter(|condition| condition.head.name == name);
    let conditions: Vec<Json> = named.map(|one| condition(&both, one)).collect();
    let text = json!({ "en": en, "zh": zh });
    Some(written(
        &json!({ "format": FORMAT, "platform": program.platform.id, "item": name, "text": text, "rules": conditions }),
    ))
}

fn both<'a>(shown: &Shown<'a>, program: &'a Program, sketch: &'a Sketch) -> Both<'a> {
    let en = sketch.wording(shown, program, Language::En);
    Both { zh: en.in_language(Language::Zh), en }
}

fn summary(shown: &Shown<'_>, program: &Program) -> Json {
    let sketch = Sketch::new(program, shown.day);
    let both = both(shown, program, &sketch);
    let summary = Summary::new(&both.en);
    json!({
        "id": program.platform.id,
        "name": { "en": program.platform.title.en, "zh": program.platform.title.zh },
        "also_called": program.platform.also_called,
        "timezone": program.platform.zone.name(),
        "offered": summary.offered,
        "conditions": summary.conditions,
        "complete": program.platform.open.is_none(),
        "evidence": summary.evidence.map(|evidence| evidence.id()),
        "seen": summary.seen.map(|seen| seen.first.iso()),
        "age_in_months": summary.seen.and_then(|seen| both.en.months_since(seen)),
    })
}

fn condition(both: &Both<'_>, condition: &Condition) -> Json {
    let needed = |require: &crate::program::Require| {
        both.texts(|words| words.needed_of(require.test, &words.frame_in(&[], &[]), true))
    };
    json!({
        "id": condition.head.name,
        "title": both.texts(|words| words.head_title(&condition.head)),
        "contested": is_contested(&condition.head),
        "needed": condition.requires.iter().map(needed).collect::<Vec<_>>(),
        "rule": both.place(condition.head.span),
        "cites": both.cites(&condition.head.cites),
    })
}

fn written(value: &Json) -> String {
    let mut text = machine::to_json(value);
    text.push('\n');
    text
}

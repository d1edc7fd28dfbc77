//! JSON Schema for account files, so that an editor proposes facts and words and underlines what does not fit. It accepts
//! no file that this reader refuses for its spelling, and `"?"` everywhere.

use serde_json::{Map, Value as Json, json};

use crate::messages::{Facts as Says, Words};
use crate::program::{Field, Layout, LayoutId, Program, Type};

/// A plainly written number.
const NUMBER: &str = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?";

/// The schema (JSON Schema 2020-12) of an account file for one platform. Titles and descriptions are in both languages.
/// Accounts of other platforms are allowed and not described.
pub fn schema(program: &Program) -> Json {
    let platform = &program.platform;
    let mut properties = Map::new();
    let mut as_of = or_question(day());
    describe(&mut as_of, &Says::TemplateAsOf.words(), None);
    properties.insert(String::from("as_of"), as_of);
    let mut account = layout(program, Program::ACCOUNT);
    describe(&mut account, &platform.title, None);
    properties.insert(platform.id.clone(), account);
    if !program.layout(Program::ME).fields.is_empty() {
        let mut me = layout(program, Program::ME);
        // Rules of other platforms may know other facts about the person.
        if let Some(me) = me.as_object_mut() {
            me.remove("additionalProperties");
        }
        describe(&mut me, &Says::TemplateMe.words(), None);
        properties.insert(String::from("me"), me);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": both(&platform.title),
        "type": "object",
        "properties": properties,
    })
}

/// Chinese and English in one line.
fn both(words: &Words) -> String {
    if words.zh == words.en { words.en.clone() } else { format!("{} / {}", words.en, words.zh) }
}

fn describe(schema: &mut Json, title: &Words, description: Option<&Words>) {
    if let Some(schema) = schema.as_object_mut() {
        schema.insert(String::from("title"), both(title).into());
        if let Some(words) = description {
            schema.insert(String::from("description"), format!("{}\n{}", words.en, words.zh).into());
        }
    }
}

fn layout(program: &Program, id: LayoutId) -> Json {
    let layout = program.layout(id);
    let mut root = group();
    for field in &layout.fields {
        let mut schema = field_schema(program, field);
        describe(&mut schema, &field.label, field.ask.as_ref());
        insert(&mut root, &field.path, layout, &mut Vec::new(), schema);
    }
    root
}

fn group() -> Json {
    // The pattern is about text alone: `"?"` for the whole group.
    json!({ "type": ["object", "string"], "pattern": "^[?]$", "properties": {}, "additionalProperties": false })
}

/// Puts a fact below the groups of its path.
fn insert(root: &mut Json, path: &[String], layout: &Layout, above: &mut Vec<String>, schema: Json) {
    let Some(properties) = root.get_mut("properties").and_then(Json::as_object_mut) else { return };
    match path {
        [] => {}
        [key] => {
            properties.insert(key.clone(), schema);
        }
        [key, rest @ ..] => {
            above.push(key.clone());
            let label = layout.groups.iter().find(|group| group.path == *above).map(|group| &group.label);
            let inner = properties.entry(key.clone()).or_insert_with(|| {
                let mut schema = group();
                if let Some(label) = label {
                    describe(&mut schema, label, None);
                }
                schema
            });
            insert(inner, rest, layout, above, schema);
        }
    }
}

/// The schema with `"?"`, and with none where there may be none.
fn field_schema(program: &Program, field: &Field) -> Json {
    let mut ways = value_ways(program, field);
    if field.optional {
        ways.push(json!({ "type": "null" }));
        ways.push(json!({ "const": "none" }));
    }
    ways.push(json!({ "const": "?" }));
    json!({ "anyOf": ways })
}

fn or_question(schema: Json) -> Json {
    json!({ "anyOf": [schema, { "const": "?" }] })
}

fn day() -> Json {
    json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

fn text(pattern: &str) -> Json {
    json!({ "type": "string", "pattern": pattern })
}

/// Every way to write a value.
fn value_ways(program: &Program, field: &Field) -> Vec<Json> {
    match &field.kind {
        Type::YesNo => {
            vec![json!({ "type": "boolean" }), json!({ "enum": ["yes", "no", "true", "false", "是", "否"] })]
        }
        Type::Whole => vec![json!({ "type": "integer", "minimum": 0 }), text("^(0|[1-9][0-9]*)$")],
        Type::Decimal => vec![json!({ "type": "number" }), text(&format!("^{NUMBER}$"))],
        Type::Money(currency) => vec![json!({ "type": "number" }), text(&format!("^{NUMBER}( {currency})?$"))],
        Type::Amount(unit) => {
            let (unit, amount) = (&program[*unit].name, NUMBER.trim_start_matches("-?"));
            vec![json!({ "type": "number", "minimum": 0 }), text(&format!("^{amount}( {unit})?$"))]
        }
        Type::Text => vec![json!({ "type": ["string", "number"], "pattern": "[^\\s]" })],
        Type::OneOf(choices) => {
            let words = choices.iter().map(|choice| json!({ "const": choice.word, "title": both(&choice.title) }));
            let titles: Vec<&str> = choices.iter().map(|choice| choice.title.zh.as_str()).collect();
            words.chain([json!({ "enum": titles })]).collect()
        }
        Type::Date => vec![day()],
        Type::Time => {
            vec![text(
                r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})$",
            )]
        }
        Type::List(id) => {
            let own = program.layout(*id).fields.first().filter(|field| field.path.is_empty());
            let element =
                own.map_or_else(|| layout(program, *id), |field| json!({ "anyOf": value_ways(program, field) }));
            vec![json!({ "type": "array", "items": or_question(element) })]
        }
        Type::Account(_, id) => vec![layout(program, *id)],
    }
}

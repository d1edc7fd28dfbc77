//! Takes out of the tree what holds a broken entry: it parsed only because something was put in that entry's place.

use crate::source::Span;

use super::ast::{Facts, Field, Item, TypeKind};

/// The items that may be judged. Facts and versions keep what is whole in them; names of what goes are added to
/// `broken`. A platform stays, for without it nothing else could be said.
pub fn without(items: Vec<Item>, lost: &[Span], broken: &mut Vec<String>) -> Vec<Item> {
    if lost.is_empty() {
        return items;
    }
    items.into_iter().filter_map(|item| whole(item, lost, broken)).collect()
}

fn whole(item: Item, lost: &[Span], broken: &mut Vec<String>) -> Option<Item> {
    match item {
        Item::Account(mut facts) => {
            keep_whole(&mut facts, lost, broken);
            Some(Item::Account(facts))
        }
        Item::Me(mut facts) => {
            keep_whole(&mut facts, lost, broken);
            Some(Item::Me(facts))
        }
        Item::Version(mut version) => {
            version.items = without(version.items, lost, broken);
            Some(Item::Version(version))
        }
        Item::Platform(platform) => {
            if spoilt(platform.span, lost) {
                broken.push(platform.name.text.clone());
            }
            Some(Item::Platform(platform))
        }
        other if !spoilt(span(&other), lost) => Some(other),
        other => {
            broken.extend(name(&other).map(str::to_owned));
            None
        }
    }
}

fn keep_whole(facts: &mut Facts, lost: &[Span], broken: &mut Vec<String>) {
    facts.fields.retain_mut(|field| keep_field(field, lost, broken));
    facts.defines.retain(|define| {
        let spoilt = spoilt(define.span, lost);
        if spoilt {
            broken.push(define.name.text.clone());
        }
        !spoilt
    });
}

/// A record keeps its whole fields; any other field with something broken in it goes.
fn keep_field(field: &mut Field, lost: &[Span], broken: &mut Vec<String>) -> bool {
    if !spoilt(field.span, lost) {
        return true;
    }
    let mut kind = &mut field.kind.kind;
    while let TypeKind::List(inner) | TypeKind::Optional(inner) = kind {
        kind = &mut inner.kind;
    }
    if let TypeKind::Record(facts) = kind
        && spoilt(facts.span, lost)
    {
        keep_whole(facts, lost, broken);
        return true;
    }
    broken.push(field.name.text.clone());
    false
}

fn spoilt(span: Span, lost: &[Span]) -> bool {
    lost.iter().any(|lost| span.start <= lost.start && lost.start < span.end.max(span.start + 1))
}

fn span(item: &Item) -> Span {
    match item {
        Item::Platform(platform) => platform.span,
        Item::Include(name) => name.span,
        Item::Uses(uses) => uses.span,
        Item::Unit(unit) => unit.span,
        Item::Source(source) => source.span,
        Item::Account(facts) | Item::Me(facts) => facts.span,
        Item::Define(define) => define.span,
        Item::Condition(condition) => condition.span,
        Item::Note(note) => note.span,
        Item::Automatic(automatic) => automatic.span,
        Item::Procedure(procedure) => procedure.span,
        Item::Version(version) => version.span,
        Item::Example(example) => example.span,
        Item::Test(test) => test.span,
    }
}

fn name(item: &Item) -> Option<&str> {
    let name = match item {
        Item::Platform(platform) => &platform.name,
        Item::Include(name) => name,
        Item::Uses(uses) => &uses.name,
        Item::Unit(unit) => &unit.name,
        Item::Source(source) => &source.name,
        Item::Define(define) => &define.name,
        Item::Condition(condition) => &condition.name,
        Item::Note(note) => &note.name,
        Item::Automatic(automatic) => &automatic.name,
        Item::Procedure(procedure) => &procedure.name,
        Item::Version(version) => &version.name,
        Item::Example(example) => &example.name,
        Item::Account(_) | Item::Me(_) | Item::Test(_) => return None,
    };
    Some(&name.text)
}

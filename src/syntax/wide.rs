//! Signs that an input method or a word processor makes of the ones a rule file is written with.

use crate::messages::Words;

/// What a character that is no ASCII sign stands for outside of texts and comments.
pub enum Wide {
    /// A sign, to be replaced by these characters.
    Sign(String),
    /// A full-width operator, replaced by its ASCII sign, which is reported for itself.
    Operator(&'static str),
    /// A quotation mark.
    Quote,
    /// `＃`
    Comment,
    /// A full-width letter or digit.
    Letters,
    /// A blank that is no ASCII blank.
    Blank,
}

/// What `sign` stands for; `rest` starts with it, `before` ends with what stands before it.
pub fn wide(sign: char, rest: &str, before: &str) -> Option<Wide> {
    let after = rest.chars().nth(1);
    let spaced = |ascii: &str| match after {
        Some(next) if !next.is_whitespace() => Wide::Sign(format!("{ascii} ")),
        _ => Wide::Sign(ascii.to_owned()),
    };
    Some(match sign {
        '，' | '、' | '﹐' => spaced(","),
        '：' | '﹕' | '︰' => spaced(":"),
        '。' | '．' | '｡' => full_stop(before, after),
        '【' | '〔' => Wide::Sign("[".to_owned()),
        '】' | '〕' => Wide::Sign("]".to_owned()),
        '；' | '﹔' => Wide::Operator(";"),
        '＝' => Wide::Operator("="),
        '＜' | '〈' => Wide::Operator("<"),
        '＞' | '〉' => Wide::Operator(">"),
        '！' | '﹗' => Wide::Operator("!"),
        '＆' => Wide::Operator("&"),
        '｜' => Wide::Operator("|"),
        '／' => Wide::Operator("/"),
        '＊' | '×' => Wide::Operator("*"),
        '≠' => Wide::Operator("!="),
        '≤' | '≦' | '⩽' => Wide::Operator("<="),
        '≥' | '≧' | '⩾' => Wide::Operator(">="),
        '∧' => Wide::Operator("&&"),
        '∨' => Wide::Operator("||"),
        '¬' => Wide::Operator("!"),
        '−' | '–' | '—' | '‐' | '‑' => Wide::Sign("-".to_owned()),
        '＃' => Wide::Comment,
        '“' | '”' | '„' | '‟' | '〝' | '〞' | '＂' | '「' | '」' | '『' | '』' | '«' | '»' | '‘' | '’' | '‚' | '＇' => {
            Wide::Quote
        }
        _ if letter(sign).is_some() => Wide::Letters,
        _ if is_blank(sign) => Wide::Blank,
        '！'..='～' => Wide::Sign(ascii(sign)?.to_string()),
        _ => return None,
    })
}

/// Between two parts of a path a full stop is a dot; anywhere else it ends a sentence, and entries end by themselves.
fn full_stop(before: &str, after: Option<char>) -> Wide {
    let in_path =
        before.ends_with(|c: char| c.is_alphanumeric() || c == '_') && after.is_some_and(char::is_alphanumeric);
    Wide::Sign(if in_path { "." } else { "" }.to_owned())
}

fn ascii(sign: char) -> Option<char> {
    u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).filter(char::is_ascii_graphic)
}

/// The ASCII letter or digit of a full-width one.
pub fn letter(sign: char) -> Option<char> {
    ascii(sign).filter(|&c| c.is_ascii_alphanumeric() || c == '_')
}

/// Blanks that look like one and are none to a parser.
pub fn is_blank(sign: char) -> bool {
    matches!(sign, '\u{3000}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// The kinds of characters that nobody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invisible {
    /// NUL and its kin.
    Control,
    /// Some programs end a line there, and others do not.
    LineEnd,
    /// They turn the direction of the text around them.
    Direction,
    /// They have no width.
    Nothing,
}

/// Whether nobody sees `sign`, and why.
pub fn invisible(sign: char) -> Option<Invisible> {
    match sign {
        ' '..='~' | '\t' | '\n' | '\r' | '\u{2e80}'..='\u{9fff}' => None,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Invisible::Direction)
        }
        '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(Invisible::Nothing),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Invisible::LineEnd),
        _ if sign.is_control() => Some(Invisible::Control),
        _ => None,
    }
}

/// A joiner between the parts of an emoji is no invisible character to worry about.
pub fn joins_emoji(sign: char, before: &str) -> bool {
    sign == '\u{200d}'
        && before.chars().next_back().is_some_and(|c| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..))
}

/// What people call a sign.
pub fn name(sign: char) -> Words {
    let (zh, en) = match sign {
        '，' | '﹐' => ("全角逗号", "a full-width comma"),
        '、' => ("顿号", "a Chinese enumeration comma"),
        '：' | '﹕' | '︰' => ("全角冒号", "a full-width colon"),
        '。' | '．' | '｡' => ("全角句号", "a full-width full stop"),
        '（' | '）' => ("全角圆括号", "a full-width parenthesis"),
        '［' | '］' | '【' | '】' | '〔' | '〕' => ("全角方括号", "a full-width square bracket"),
        '｛' | '｝' => ("全角花括号", "a full-width curly bracket"),
        '＃' => ("全角井号", "a full-width number sign"),
        '＋' => ("全角加号", "a full-width plus sign"),
        '－' => ("全角减号", "a full-width hyphen"),
        '−' | '–' | '—' | '‐' | '‑' => return dash(sign),
        '\u{3000}' => ("全角空格", "a full-width blank"),
        _ => return Words { zh: format!("全角符号 `{sign}`"), en: format!("a full-width `{sign}`") },
    };
    Words { zh: zh.to_owned(), en: en.to_owned() }
}

fn dash(sign: char) -> Words {
    Words { zh: format!("破折号 `{sign}`"), en: format!("a typographic dash `{sign}`") }
}

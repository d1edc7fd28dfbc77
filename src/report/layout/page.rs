//! The shapes a report is made of: a headline, paragraphs, items with a right column, bullets, rows.

use super::cells::{is_ambiguous, unambiguous, unkept, width};
use super::wrap::wrap;
use crate::messages::{Phrase, Report};
use crate::report::style::{Style, Tone};

/// No terminal is narrower: below this, lines are longer than it.
const NARROWEST: usize = 24;
/// Where an item's text begins: two blanks, the mark, a blank, the number, two blanks.
const TEXT_COLUMN: usize = 7;
/// Wider names are not aligned.
const WIDEST_NAME: usize = 20;
/// Text beside something else gets at least this much room, or a line of its own.
const LEAST_ROOM: usize = 24;

/// The sign before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It fails.
    Fails,
    /// It is not known.
    Unknown,
    /// Only the platform knows.
    Open,
    /// It holds.
    Holds,
    /// To be done.
    ToDo,
    /// Still to come.
    Ahead,
    /// Something to beware of.
    Warns,
}

impl Mark {
    /// The sign, as the terminal can show it.
    pub fn sign(self, unicode: bool) -> &'static str {
        match (self, unicode) {
            (Mark::Fails, true) => "✗",
            (Mark::Fails, false) => "x",
            (Mark::Unknown, _) => "?",
            (Mark::Open, _) => "~",
            (Mark::Holds, true) => "✓",
            (Mark::Holds, false) => "ok",
            (Mark::ToDo, _) => "[ ]",
            (Mark::Ahead, _) => "-",
            (Mark::Warns, _) => "!",
        }
    }

    /// The colour of the sign.
    pub fn tone(self) -> Tone {
        match self {
            Mark::Fails | Mark::Warns => Tone::Bad,
            Mark::Ahead => Tone::Normal,
            Mark::Unknown | Mark::Open => Tone::Doubtful,
            Mark::Holds => Tone::Good,
            Mark::ToDo => Tone::Strong,
        }
    }
}

/// A block that begins with a mark.
#[derive(Clone, Debug)]
pub struct Item {
    /// The sign.
    pub mark: Mark,
    /// Its number, if items are numbered.
    pub number: Option<usize>,
    /// What it says.
    pub lines: Vec<ItemLine>,
}

/// A line of an item, wrapped where needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemLine {
    /// What the item is about, first.
    Head {
        /// What to do, or what is asked.
        text: String,
        /// Who and when.
        right: Option<String>,
    },
    /// More about it.
    Text {
        /// The text.
        text: String,
        /// The place in the account file, or the fact's name.
        right: Option<String>,
    },
    /// About one element; the names of neighbouring rows stand in a column.
    Row {
        /// The element.
        name: String,
        /// What is said of it.
        text: String,
    },
}

/// A report that grows line by line.
#[derive(Debug)]
pub struct Page {
    style: Style,
    out: String,
}

impl Page {
    /// Nothing yet.
    pub fn new(style: Style) -> Page {
        Page { style: Style { width: style.width.max(NARROWEST), ..style }, out: String::new() }
    }

    /// Everything, ending with a line end.
    pub fn finish(self) -> String {
        self.out
    }

    /// For whom it is.
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// A blank line, unless there is one or nothing stands before it.
    pub fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A first word in colour, then the rest of the line.
    pub fn headline(&mut self, tone: Tone, word: &str, rest: &str) {
        let line = format!("{word}{rest}");
        for (index, text) in self.wrapped(&line, 0, self.style.width).into_iter().enumerate() {
            match text.strip_prefix(word) {
                Some(rest) if index == 0 => {
                    let painted = self.style.paint(tone, word).into_owned();
                    self.line(&format!("{painted}{rest}"));
                }
                _ => self.line(&text),
            }
        }
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.hanging("", 0, text);
    }

    /// A heading: a line of its own, strong.
    pub fn heading(&mut self, text: &str) {
        for line in self.wrapped(text, 0, self.style.width) {
            let painted = self.style.paint(Tone::Strong, &line).into_owned();
            self.line(&painted);
        }
    }

    /// Texts, each behind a dash.
    pub fn bullets<T: AsRef<str>>(&mut self, texts: &[T]) {
        for text in texts {
            self.hanging("  - ", 4, text.as_ref());
        }
    }

    /// Lines as they are: pictures, which are laid out elsewhere.
    pub fn verbatim(&mut self, text: &str) {
        self.out.push_str(text);
        if !text.ends_with('\n') && !text.is_empty() {
            self.out.push('\n');
        }
    }

    /// A table: columns are as wide as their widest cell, the last one wraps.
    pub fn table(&mut self, indent: usize, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                // The last cell of a row wraps; it makes no column wider.
                let cells =
                    rows.iter().filter(|row| row.len() > column.saturating_add(1)).filter_map(|row| row.get(column));
                cells.map(|cell| self.cells(cell)).max().unwrap_or(0)
            })
            .collect();
        for row in rows {
            if self.style.is_plain() {
                let cells: Vec<&str> = row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
                self.line(&unkept(&cells.join("  ")));
                continue;
            }
            let mut lead = " ".repeat(indent);
            for (cell, room) in row.iter().zip(&widths).take(row.len().saturating_sub(1)) {
                lead.push_str(&unkept(cell));
                lead.push_str(&" ".repeat(room.saturating_sub(self.cells(cell)) + 2));
            }
            let last = row.last().map_or("", String::as_str);
            let hang =
                if self.style.width.saturating_sub(self.cells(&lead)) < LEAST_ROOM { 4 } else { self.cells(&lead) };
            self.hanging(&lead, hang, last);
        }
    }

    /// A table whose first cell is painted.
    pub fn verdicts(&mut self, rows: &[Vec<String>], tones: &[Tone]) {
        let start = self.out.len();
        self.table(0, rows);
        if !self.style.color || self.style.is_plain() {
            return;
        }
        let table = self.out.split_off(start);
        let mut tones = rows.iter().zip(tones);
        for line in table.lines() {
            // A row may have wrapped; only its first line begins with the word.
            let word = tones.clone().next().and_then(|(row, tone)| Some((row.first()?, *tone)));
            match word.and_then(|(word, tone)| Some((word, tone, line.strip_prefix(word.as_str())?))) {
                Some((word, tone, rest)) => {
                    let painted = self.style.paint(tone, word).into_owned();
                    self.line(&format!("{painted}{rest}"));
                    tones.next();
                }
                None => self.line(line),
            }
        }
    }

    /// An item.
    pub fn item(&mut self, item: &Item) {
        let mut lead = self.lead(item);
        let mut rows: Vec<(&str, &str)> = Vec::new();
        for line in &item.lines {
            if let ItemLine::Row { name, text } = line {
                rows.push((name, text));
                continue;
            }
            self.rows(&rows);
            rows.clear();
            match line {
                ItemLine::Head { text, right } => self.sided(&lead, text, right.as_deref(), Tone::Strong),
                ItemLine::Text { text, right } => self.sided(&lead, text, right.as_deref(), Tone::Normal),
                ItemLine::Row { .. } => {}
            }
            lead = Lead::blank(self.style.is_plain());
        }
        self.rows(&rows);
    }

    fn lead(&self, item: &Item) -> Lead {
        let (sign, tone) = (item.mark.sign(self.style.unicode), item.mark.tone());
        let number = item.number.map(|number| number.to_string()).unwrap_or_default();
        let painted = self.style.paint(tone, sign);
        if self.style.is_plain() {
            let gap = if number.is_empty() { "" } else { " " };
            return Lead(format!("{sign}{gap}{number} "));
        }
        // A box is as wide as a sign with the blanks before it.
        let indent = if item.mark == Mark::ToDo { "" } else { "  " };
        let taken = indent.len() + sign.chars().count() + 1 + number.len();
        Lead(format!("{indent}{painted} {number}{}", " ".repeat(TEXT_COLUMN.saturating_sub(taken).max(1))))
    }

    /// Text with something at the right edge of its last line.
    fn sided(&mut self, lead: &Lead, text: &str, right: Option<&str>, tone: Tone) {
        if self.style.is_plain() {
            let text = text.to_owned();
            let text = match right {
                Some(right) => Phrase::Bracketed { text, inner: right.to_owned() }.text(self.style.language),
                None => text,
            };
            let line = format!("{}{text}", lead.0);
            self.line(&unkept(&line));
            return;
        }
        let text = if right.is_some() { unambiguous(text, self.style.language) } else { text.to_owned() };
        let room = self.style.width.saturating_sub(TEXT_COLUMN).max(LEAST_ROOM / 2);
        let mut lines = self.wrapped(&text, 0, room);
        let side = right.map_or(0, |right| self.cells(right) + 2);
        let fits = |lines: &[String], page: &Page| lines.last().is_none_or(|last| page.cells(last) + side <= room);
        if side > 0 && !fits(&lines, self) && room.saturating_sub(side) >= LEAST_ROOM {
            lines = self.wrapped(&text, 0, room - side);
        }
        let beside = fits(&lines, self) && !lines.last().is_some_and(|last| last.contains(is_ambiguous));
        let count = lines.len();
        for (index, line) in lines.iter().enumerate() {
            let mut shown = if index == 0 { lead.0.clone() } else { " ".repeat(TEXT_COLUMN) };
            shown.push_str(&self.style.paint(tone, line));
            if let Some(right) = right.filter(|_| beside && index + 1 == count) {
                shown.push_str(&" ".repeat(room.saturating_sub(self.cells(line) + side) + 2));
                shown.push_str(&self.style.paint(Tone::Quiet, &unkept(right)));
            }
            self.line(&shown);
        }
        if let Some(right) = right.filter(|_| !beside) {
            let blanks = self.style.width.saturating_sub(self.cells(right)).max(TEXT_COLUMN);
            let painted = self.style.paint(Tone::Quiet, &unkept(right)).into_owned();
            self.line(&format!("{}{painted}", " ".repeat(blanks)));
        }
    }

    fn rows(&mut self, rows: &[(&str, &str)]) {
        let widest = rows.iter().map(|(name, _)| self.cells(name)).max().unwrap_or(0);
        let column = TEXT_COLUMN + 2 + widest + 2;
        let aligned = widest <= WIDEST_NAME
            && self.style.width.saturating_sub(column) >= LEAST_ROOM
            && !rows.iter().any(|(name, _)| name.contains(is_ambiguous));
        for (name, text) in rows {
            if self.style.is_plain() {
                self.line(&unkept(&format!("- {}", self.name_and_text(name, text))));
            } else if aligned {
                let gap = " ".repeat(widest - self.cells(name) + 2);
                self.hanging(&format!("{}{}{gap}", " ".repeat(TEXT_COLUMN + 2), unkept(name)), column, text);
            } else {
                let text = self.name_and_text(name, text);
                self.hanging(&" ".repeat(TEXT_COLUMN + 2), TEXT_COLUMN + 4, &text);
            }
        }
    }

    /// An element's name and what is said of it, where they do not stand in columns.
    fn name_and_text(&self, name: &str, text: &str) -> String {
        if text.is_empty() {
            return name.to_owned();
        }
        Phrase::KindAndDay { kind: name.to_owned(), day: text.to_owned() }.text(self.style.language)
    }

    /// Do short texts stand beside one another on one line?
    pub fn fits_beside(&self, texts: &[String]) -> bool {
        let gap = Report::BetweenCommands.text(self.style.language);
        self.cells(&texts.join(&gap)) <= self.style.width && !self.style.is_plain()
    }

    /// Short texts beside one another, as many on a line as fit.
    pub fn beside(&mut self, texts: &[String]) {
        let gap = Report::BetweenCommands.text(self.style.language);
        let mut line = String::new();
        for text in texts {
            let longer = format!("{line}{gap}{text}");
            if line.is_empty() {
                line.clone_from(text);
            } else if self.cells(&longer) <= self.style.width && !self.style.is_plain() {
                line = longer;
            } else {
                self.paragraph(&std::mem::replace(&mut line, text.clone()));
            }
        }
        if !line.is_empty() {
            self.paragraph(&line);
        }
    }

    /// A text behind a lead, its further lines indented.
    fn hanging(&mut self, lead: &str, indent: usize, text: &str) {
        if self.style.is_plain() {
            let line = format!("{}{text}", lead.trim_start());
            self.line(&unkept(&line));
            return;
        }
        let (first, rest) = (self.cells(lead), self.style.width.saturating_sub(indent).max(LEAST_ROOM / 2));
        let room = self.style.width.saturating_sub(first).max(LEAST_ROOM / 2);
        for (index, line) in wrap(text, room, rest, self.style.language).iter().enumerate() {
            let lead = if index == 0 { lead.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{lead}{line}"));
        }
    }

    fn wrapped(&self, text: &str, used: usize, room: usize) -> Vec<String> {
        if self.style.is_plain() {
            return vec![unkept(text)];
        }
        wrap(text, room.saturating_sub(used), room, self.style.language)
    }

    fn cells(&self, text: &str) -> usize {
        width(text, self.style.language)
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}

/// What stands before the first line of an item, already painted.
struct Lead(String);

impl Lead {
    fn blank(plain: bool) -> Lead {
        Lead(if plain { String::new() } else { " ".repeat(TEXT_COLUMN) })
    }
}

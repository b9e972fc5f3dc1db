//! A grants.toml as lines, some of which are comments with a reason.

use token_schema::visible::escaped;

/// A line of a declaration.
pub(super) struct Line {
    /// The path of its key: `ttl`, `chat.service_sid`. Empty: no declaration has it.
    pub(super) path: String,
    /// The line of TOML. Empty: there is none, and [`refused`](Self::refused) says it all.
    pub(super) text: String,
    /// Whether the token would open more without the line.
    pub(super) narrows: bool,
    /// Why the line is a comment.
    pub(super) refused: Option<String>,
    /// What to know about the line.
    pub(super) remark: Option<String>,
}

/// A declaration.
pub(super) struct Block {
    pub(super) name: String,
    pub(super) lines: Vec<Line>,
    /// Why the whole declaration is a comment.
    pub(super) refused: Option<String>,
}

pub(super) struct Document<'s> {
    /// The value of `vendor`.
    vendor: &'s str,
    pub(super) blocks: Vec<Block>,
}

/// Where a line of the text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The header of a block, or a comment in it.
    Block(usize),
    /// A line of a block.
    Line(usize, usize),
}

impl<'s> Document<'s> {
    pub(super) fn new(vendor: &'s str) -> Self {
        Self { vendor, blocks: Vec::new() }
    }

    /// Adds a declaration, under a name that no other one has. A declaration that is there already is not repeated, but what is to know
    /// about this token is added to it.
    pub(super) fn add(&mut self, mut block: Block) {
        let content = |block: &Block| {
            let line = |line: &Line| (line.text.clone(), line.refused.clone());
            block.lines.iter().map(line).collect::<Vec<_>>()
        };
        if let Some(same) = self.blocks.iter_mut().find(|other| content(other) == content(&block)) {
            for (line, other) in same.lines.iter_mut().zip(block.lines) {
                line.remark = match (line.remark.take(), other.remark) {
                    (Some(remark), Some(more)) if !remark.contains(&more) => Some(format!("{remark}; {more}")),
                    (remark, more) => remark.or(more),
                };
            }
            return;
        }
        let is_taken = |name: &str| self.blocks.iter().any(|other| other.name == name);
        let base = block.name.clone();
        let mut count = 1;
        while is_taken(&block.name) {
            count += 1;
            block.name = format!("{base}_{count}");
        }
        self.blocks.push(block);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Whether a declaration is left that is no comment.
    pub(super) fn declares(&self) -> bool {
        self.blocks.iter().any(|block| block.refused.is_none())
    }

    /// The text, and the origin of each of its lines.
    pub(super) fn render(&self) -> (String, Vec<Option<Place>>) {
        let (mut text, mut places) = (String::new(), Vec::new());
        let mut push = |line: &str, place| {
            text += line;
            text.push('\n');
            places.push(place);
        };
        push(&format!("vendor = {}", self.vendor), None);
        for (at, block) in self.blocks.iter().enumerate() {
            push("", None);
            let out = block.refused.is_some();
            if let Some(why) = &block.refused {
                push(&comment(why), Some(Place::Block(at)));
            }
            let header = format!("[token.{}]", block.name);
            push(&if out { comment(&header) } else { header }, Some(Place::Block(at)));
            for (index, line) in block.lines.iter().enumerate() {
                let place = Some(Place::Line(at, index));
                if let Some(remark) = &line.remark {
                    push(&comment(remark), place);
                }
                if let Some(why) = &line.refused {
                    push(&comment(&format!("left out: {why}")), place);
                }
                if !line.text.is_empty() {
                    let is_comment = out || line.refused.is_some();
                    push(&if is_comment { comment(&line.text) } else { line.text.clone() }, place);
                }
            }
        }
        (text, places)
    }
}

/// A text on one line, whatever it contains.
fn comment(text: &str) -> String {
    format!("# {}", escaped(text))
}

impl Line {
    pub(super) fn new(path: &str, value: &str) -> Self {
        Self { path: path.to_owned(), text: format!("{path} = {value}"), narrows: false, refused: None, remark: None }
    }

    /// A comment in place of a key.
    pub(super) fn refused(path: &str, why: &str) -> Self {
        Self { refused: Some(why.to_owned()), ..Self::new(path, "…") }
    }

    /// A comment about what is left out.
    pub(super) fn note(what: &str) -> Self {
        Self { path: String::new(), text: String::new(), narrows: false, refused: Some(what.to_owned()), remark: None }
    }
}

//! Reads the keys of one table; what was never asked for is unknown.

use std::collections::HashMap;
use std::hash::Hash;

use token_schema::rule;

use crate::ast::{Entry, Spanned, Table, Texts, Value};
use crate::report::{Problem, Report, quoted};
use crate::span::Span;
use crate::suggest;

/// One table being read.
pub(crate) struct Reader<'r> {
    /// What messages call it; empty for the file itself.
    what: String,
    place: Span,
    entries: Vec<Entry>,
    asked: Vec<&'static str>,
    /// The keys without which the table says nothing.
    needed: Vec<&'static str>,
    missing: Vec<(&'static str, Problem)>,
    pub(crate) report: &'r mut Report,
}

impl<'r> Reader<'r> {
    /// The file's root.
    pub(crate) fn of_file(root: Table, report: &'r mut Report) -> Self {
        Self {
            what: String::new(),
            place: 0..0,
            entries: root.entries,
            asked: vec![],
            needed: vec![],
            missing: vec![],
            report,
        }
    }

    /// A table; `None`, and a problem, where the value is none.
    pub(crate) fn of(what: String, entry: Entry, report: &'r mut Report) -> Option<Self> {
        let place = entry.place();
        match entry.value.value {
            Value::Table(table) => Some(Self {
                what,
                place,
                entries: table.entries,
                asked: vec![],
                needed: vec![],
                missing: vec![],
                report,
            }),
            other => {
                let title = format!("{what} is {}, not a table", other.what());
                report.add(Problem::new(rule::WRONG_TYPE, entry.value.span, title).label("this takes a table"));
                None
            }
        }
    }

    pub(crate) fn place(&self) -> Span {
        self.place.clone()
    }

    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    /// The entry of a key that may stand here.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Entry> {
        self.asked.push(key);
        self.take_hidden(key)
    }

    /// The entry of a key that may not stand here, and is never suggested.
    pub(crate) fn take_hidden(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key.value == key)?;
        Some(self.entries.remove(at))
    }

    /// All that is left: keys whose names the file chooses.
    pub(crate) fn take_rest(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.entries)
    }

    pub(crate) fn string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.read(key, "a string", |value| match value {
            Value::String(text) => Ok(text),
            other => Err(other),
        })?;
        // What messages show in place of a name.
        if ["title", "what", "advice", "deprecated"].contains(&key) && text.value.trim().is_empty() {
            let title = format!("{}{} is empty", self.at(), quoted(key));
            let help = if self.needed.contains(&key) { "write a text" } else { "write a text, or remove the key" };
            self.report
                .add(Problem::new(rule::EMPTY_TEXT, text.span.clone(), title).label("messages show it").help(help));
        }
        Some(text)
    }

    /// A text without which the table says nothing.
    pub(crate) fn needed_string(&mut self, key: &'static str, why: &str, example: &str) -> Option<Spanned<String>> {
        self.need(key, why, example);
        self.string(key)
    }

    pub(crate) fn boolean(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        self.read(key, "`true` or `false`", |value| match value {
            Value::Bool(value) => Ok(value),
            other => Err(other),
        })
    }

    pub(crate) fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        self.read(key, "an integer of at most 64 bits", |value| match value {
            Value::Integer(Some(number)) => Ok(number),
            other => Err(other),
        })
    }

    /// A list of strings, or one alone where the language allows it.
    pub(crate) fn strings(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.maybe_strings(key).unwrap_or_default()
    }

    /// Like [`texts`](Self::texts), and knows an empty list from none.
    pub(crate) fn maybe_strings(&mut self, key: &'static str) -> Option<Vec<Spanned<String>>> {
        let entry = self.take(key)?;
        let texts = self.items(key, entry, "a list of strings", |value| match value {
            Value::String(text) => Ok(text),
            other => Err(other),
        });
        self.each_once(key, &texts, |text| quoted(text));
        Some(texts)
    }

    /// A list of whatever kind, or one value alone.
    pub(crate) fn list(&mut self, key: &'static str) -> Option<Spanned<Vec<Spanned<Value>>>> {
        let entry = self.take(key)?;
        let span = entry.value.span.clone();
        let value = match entry.value.value {
            Value::Array(items) => items,
            _ => vec![entry.value],
        };
        Some(Spanned { value, span })
    }

    pub(crate) fn integers(&mut self, key: &str, entry: Entry) -> Vec<Spanned<i64>> {
        let numbers = self.items(key, entry, "an array of integers", |value| match value {
            Value::Integer(Some(number)) => Ok(number),
            other => Err(other),
        });
        self.each_once(key, &numbers, i64::to_string);
        numbers
    }

    /// The entries of a table whose keys the file chooses, where each must be a table.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Entry> {
        let entries = self.members(key);
        let mut tables = Vec::with_capacity(entries.len());
        for entry in entries {
            if matches!(entry.value.value, Value::Table(_)) {
                tables.push(entry);
            } else {
                let name = quoted(&entry.key.value);
                let title = format!("[{key}] holds {}, where a table belongs: {name}", entry.value.value.what());
                let help = format!("write `[{key}.NAME]`, and its keys below");
                let label = format!("every entry of [{key}] is a table with a name of its own");
                self.report.add(Problem::new(rule::WRONG_TYPE, entry.place(), title).label(label).help(help));
            }
        }
        tables
    }

    /// The entries of a table whose keys the file chooses.
    pub(crate) fn members(&mut self, key: &'static str) -> Vec<Entry> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        Reader::of(self.name(key), entry, self.report).map(|mut table| table.take_rest()).unwrap_or_default()
    }

    /// A table of strings under keys that the file chooses.
    pub(crate) fn string_members(&mut self, key: &'static str) -> Vec<(String, String)> {
        let spanned = self.spanned_string_members(key).map(|members| members.value).unwrap_or_default();
        spanned.into_iter().map(|(key, value)| (key.value, value.value)).collect()
    }

    /// Like [`string_members`](Self::string_members), with their places.
    pub(crate) fn spanned_string_members(&mut self, key: &'static str) -> Option<Spanned<Texts>> {
        let entry = self.take(key)?;
        let span = entry.place();
        let mut table = Reader::of(self.name(key), entry, self.report)?;
        let mut members = Vec::new();
        for entry in table.take_rest() {
            match entry.value.value {
                Value::String(text) => members.push((entry.key, Spanned { value: text, span: entry.value.span })),
                other => table.wrong(&entry.key.value, entry.value.span, &other, "a string"),
            }
        }
        Some(Spanned { value: members, span })
    }

    /// Notes that the table says nothing without this key.
    pub(crate) fn need(&mut self, key: &'static str, why: &str, example: &str) {
        self.needed.push(key);
        if self.entries.iter().all(|entry| entry.key.value != key) {
            let title = if self.what.is_empty() {
                format!("`{key}` is missing")
            } else {
                format!("{} lacks `{key}`", self.what)
            };
            let problem =
                Problem::new(rule::KEY_MISSING, self.place(), title).label(why).help(format!("add `{example}`"));
            self.missing.push((key, problem));
        }
    }

    /// Reports what was not asked for, and what is missing: unless an unknown key seems to be it, misspelt.
    pub(crate) fn finish(self) {
        let mut meant = Vec::new();
        for entry in &self.entries {
            let key = &entry.key.value;
            let (closest, help) = suggest::help(key, &self.asked, "the keys here are");
            meant.extend(closest);
            let at = if self.what.is_empty() { String::new() } else { format!("{}: ", self.what) };
            let title = format!("{at}unknown key {}", quoted(key));
            let label = "it would have no effect";
            self.report.add(Problem::new(rule::UNKNOWN_KEY, entry.place(), title).label(label).help(help));
        }
        for (key, problem) in self.missing {
            if !meant.contains(&key) {
                self.report.add(problem);
            }
        }
    }

    /// The name of a table in this one.
    fn name(&self, key: &str) -> String {
        if self.what.is_empty() { format!("[{key}]") } else { format!("{}: `{key}`", self.what) }
    }

    fn read<T>(
        &mut self,
        key: &'static str,
        takes: &str,
        read: impl Fn(Value) -> Result<T, Value>,
    ) -> Option<Spanned<T>> {
        let entry = self.take(key)?;
        let place = entry.place();
        let span = entry.value.span;
        match read(entry.value.value) {
            Ok(value) => Some(Spanned { value, span }),
            Err(other) => {
                self.wrong(key, if matches!(other, Value::Table(_)) { place } else { span }, &other, takes);
                None
            }
        }
    }

    fn items<T>(
        &mut self,
        key: &str,
        entry: Entry,
        takes: &str,
        read: impl Fn(Value) -> Result<T, Value>,
    ) -> Vec<Spanned<T>> {
        let items = match entry.value.value {
            Value::Array(items) => {
                if items.is_empty() {
                    self.empty(key, entry.value.span);
                }
                items
            }
            one @ (Value::String(_) | Value::Integer(_)) => vec![Spanned { value: one, span: entry.value.span }],
            other => {
                self.wrong(key, entry.key.span, &other, takes);
                return Vec::new();
            }
        };
        let mut read_items = Vec::with_capacity(items.len());
        for item in items {
            match read(item.value) {
                Ok(value) => read_items.push(Spanned { value, span: item.span }),
                Err(other) => self.wrong(key, item.span, &other, takes),
            }
        }
        read_items
    }

    /// A list that is empty was meant to say something, and could be taken for its opposite: all, or none.
    pub(crate) fn empty(&mut self, key: &str, span: Span) {
        let title = format!("{}{} is empty", self.at(), quoted(key));
        let help = if self.needed.contains(&key) {
            "name something in it".to_owned()
        } else {
            format!("name something in it, or remove {}", quoted(key))
        };
        self.report.add(Problem::new(rule::EMPTY_LIST, span, title).label("an empty list says nothing").help(help));
    }

    /// That nothing is in a list twice.
    fn each_once<T: Eq + Hash>(&mut self, key: &str, items: &[Spanned<T>], show: impl Fn(&T) -> String) {
        let mut times: HashMap<&T, usize> = HashMap::new();
        for item in items {
            let times = times.entry(&item.value).or_default();
            *times += 1;
            // The third is no news.
            if *times == 2 {
                let title = format!("{}{} names {} twice", self.at(), quoted(key), show(&item.value));
                self.report.add(
                    Problem::new(rule::NAMED_TWICE, item.span.clone(), title)
                        .label("once is enough")
                        .help("remove one of them"),
                );
            }
        }
    }

    /// What a message about a key begins with.
    fn at(&self) -> String {
        if self.what.is_empty() { String::new() } else { format!("{}: ", self.what) }
    }

    fn wrong(&mut self, key: &str, span: Span, value: &Value, takes: &str) {
        let (at, key) = (self.at(), quoted(key));
        let problem = Problem::new(rule::WRONG_TYPE, span, format!("{at}{key} is {}", value.what()));
        self.report.add(problem.label(format!("{key} takes {takes}")));
    }
}

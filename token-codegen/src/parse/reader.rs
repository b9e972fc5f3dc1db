//! Reads the keys of one table. A key that is not read is unknown.

use std::collections::HashMap;
use std::hash::Hash;
use std::mem::take;

use token_schema::rule;
use token_schema::suggest::closest;

use crate::ast::{Entry, Spanned, Table, Texts, Value};
use crate::report::{Problem, Report, listed, quoted};
use crate::span::Span;

/// A type of the value of a key.
pub(crate) trait FromKey {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self;
}

/// The type of a table.
pub(crate) trait FromTable: Sized {
    /// `what` is its name in messages.
    fn from_table(what: String, entry: Entry, report: &mut Report) -> Option<Self>;
}

/// Defines a struct with a field for each key of a table, and reads each key as the type of its field. In brackets: what the struct keeps
/// of the table itself. `as "sdk"` names a key that the field is not named after; `needed(…)` gives the reason why it must be there, and
/// an example.
macro_rules! table {
    (
        $(#[$doc:meta])*
        $name:ident [$($kept:ident: $kept_type:ty = $method:ident),*] {
            $($(#[$field_doc:meta])* $field:ident $(as $key:literal)?: $type:ty $(= needed($why:literal, $example:literal))?,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            $(pub(crate) $kept: $kept_type,)*
            $($(#[$field_doc])* pub(crate) $field: $type,)*
        }

        #[cfg(test)]
        impl $name {
            #[allow(dead_code, reason = "for the tables of an application's own file")]
            pub(crate) const KEYS: &[&str] = &[$(table!(@key $field $($key)?)),*];
        }

        impl $crate::parse::reader::FromTable for $name {
            fn from_table(what: String, entry: $crate::ast::Entry, report: &mut $crate::report::Report) -> Option<Self> {
                let mut reader = $crate::parse::reader::Reader::of(what, entry, report)?;
                let table = Self {
                    $($kept: reader.$method(),)*
                    $($field: {
                        let key = table!(@key $field $($key)?);
                        $(reader.need(key, $why, $example);)?
                        reader.get(key)
                    },)*
                };
                reader.finish();
                Some(table)
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}
pub(crate) use table;

pub(crate) struct Reader<'r> {
    /// Its name in messages; empty for the file itself.
    what: String,
    key: Spanned<String>,
    place: Span,
    entries: Vec<Entry>,
    asked: Vec<&'static str>,
    /// The keys that were asked for and found, and that are no prefix which another header or key may repeat.
    taken: Vec<&'static str>,
    needed: Vec<&'static str>,
    missing: Vec<(&'static str, Problem)>,
    pub(crate) report: &'r mut Report,
}

impl<'r> Reader<'r> {
    pub(crate) fn of_file(root: Table, report: &'r mut Report) -> Self {
        Self::new(String::new(), Spanned { value: String::new(), span: 0..0 }, 0..0, root, report)
    }

    /// A table; `None`, and a problem, for another value.
    pub(crate) fn of(what: String, entry: Entry, report: &'r mut Report) -> Option<Self> {
        let place = entry.place();
        match entry.value.value {
            Value::Table(table) => Some(Self::new(what, entry.key, place, table, report)),
            other => {
                let title = format!("{what} is {}, not a table", other.what());
                report.add(Problem::new(rule::WRONG_TYPE, entry.value.span, title).label("expected a table"));
                None
            }
        }
    }

    fn new(what: String, key: Spanned<String>, place: Span, table: Table, report: &'r mut Report) -> Self {
        Self {
            what,
            key,
            place,
            entries: table.entries,
            asked: vec![],
            taken: vec![],
            needed: vec![],
            missing: vec![],
            report,
        }
    }

    pub(crate) fn key(&self) -> Spanned<String> {
        self.key.clone()
    }

    pub(crate) fn place(&self) -> Span {
        self.place.clone()
    }

    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    /// Whether the value of a key is a table.
    pub(crate) fn holds_table(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key.value == key && matches!(entry.value.value, Value::Table(_)))
    }

    pub(crate) fn take(&mut self, key: &'static str) -> Option<Entry> {
        self.asked.push(key);
        let entry = self.take_hidden(key);
        self.taken.extend(entry.as_ref().filter(|entry| !entry.is_prefix()).map(|_| key));
        entry
    }

    /// The entry of a key that is not allowed, so it is never suggested.
    pub(crate) fn take_hidden(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key.value == key)?;
        Some(self.entries.remove(at))
    }

    /// The other entries, of keys that the file chooses.
    pub(crate) fn take_rest(&mut self) -> Vec<Entry> {
        take(&mut self.entries)
    }

    pub(crate) fn get<T: FromKey>(&mut self, key: &'static str) -> T {
        T::from_key(self, key)
    }

    fn string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let text = self.read(key, "a string", Value::string)?;
        // Messages show these in place of a name.
        if ["title", "what", "advice", "deprecated"].contains(&key) && text.value.trim().is_empty() {
            let title = format!("{}{} is empty", self.at(), quoted(key));
            let help = if self.needed.contains(&key) { "write a string" } else { "write a string, or remove the key" };
            self.report.add(Problem::at(rule::EMPTY_TEXT, &text, title).label("messages show it").help(help));
        }
        Some(text)
    }

    pub(crate) fn integers(&mut self, key: &str, entry: Entry) -> Vec<Spanned<i64>> {
        self.items(key, entry, "an array of integers", Value::integer, i64::to_string)
    }

    /// The entries of a table whose keys the file chooses, where each must be a table.
    pub(crate) fn entries(&mut self, key: &'static str) -> Vec<Entry> {
        let entries = self.members(key);
        let mut tables = Vec::with_capacity(entries.len());
        for entry in entries {
            if matches!(entry.value.value, Value::Table(_)) {
                tables.push(entry);
            } else {
                let name = quoted(&entry.key.value);
                let title = format!("[{key}]: {name} is {}, not a table", entry.value.value.what());
                let help = format!("write `[{key}.NAME]`, and its keys below");
                let label = format!("every entry of [{key}] is a table with its own name");
                self.report.add(Problem::new(rule::WRONG_TYPE, entry.place(), title).label(label).help(help));
            }
        }
        tables
    }

    pub(crate) fn tables<T: FromTable>(&mut self, key: &'static str) -> Vec<T> {
        let entries = self.entries(key).into_iter();
        entries.filter_map(|entry| T::from_table(format!("[{key}.{}]", entry.key.value), entry, self.report)).collect()
    }

    /// The entries of a table whose keys the file chooses.
    pub(crate) fn members(&mut self, key: &'static str) -> Vec<Entry> {
        let Some(entry) = self.take(key) else { return Vec::new() };
        Reader::of(self.name(key), entry, self.report).map(|mut table| table.take_rest()).unwrap_or_default()
    }

    pub(crate) fn need(&mut self, key: &'static str, why: &str, example: &str) {
        self.needed.push(key);
        if self.entries.iter().all(|entry| entry.key.value != key) {
            let title = format!("{}missing `{key}`", self.at());
            let problem =
                Problem::new(rule::KEY_MISSING, self.place(), title).label(why).help(format!("add `{example}`"));
            self.missing.push((key, problem));
        }
    }

    /// Reports unknown keys, and missing keys unless an unknown key seems to be a misspelling.
    pub(crate) fn finish(mut self) {
        for (_, problem) in self.unknown() {
            self.report.add(problem);
        }
    }

    /// The unknown keys, for the caller to report. Reports the missing ones.
    pub(crate) fn unknown(&mut self) -> Vec<(Entry, Problem)> {
        let (mut unknown, mut meant) = (Vec::new(), Vec::new());
        for entry in &self.entries {
            let key = &entry.key.value;
            // A key that is there already is not meant.
            let free: Vec<&str> = self.asked.iter().copied().filter(|key| !self.taken.contains(key)).collect();
            let closest = closest(key, free.iter().copied());
            meant.extend(closest);
            let title = format!("{}unknown key {}", self.at(), quoted(key));
            let problem = Problem::new(rule::UNKNOWN_KEY, entry.place(), title).label("it would have no effect");
            let problem = match closest {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")).edit(&entry.key.span, meant),
                None => problem.help(format!("the keys here are {}", listed(&self.asked, "and"))),
            };
            unknown.push((entry.clone(), problem));
        }
        for (key, problem) in take(&mut self.missing) {
            if !meant.contains(&key) {
                self.report.add(problem);
            }
        }
        unknown
    }

    fn name(&self, key: &str) -> String {
        if self.what.is_empty() { format!("[{key}]") } else { format!("{}: `{key}`", self.what) }
    }

    fn read<T>(&mut self, key: &'static str, takes: &str, read: fn(Value) -> Result<T, Value>) -> Option<Spanned<T>> {
        let entry = self.take(key)?;
        let place = entry.place();
        let span = entry.value.span;
        match read(entry.value.value) {
            Ok(value) => Some(Spanned { value, span }),
            Err(other) => {
                let place = if matches!(other, Value::Table(_)) { place } else { span.clone() };
                let problem = self.wrong_type(key, place, &other, takes);
                self.report.add(problem.convert(&Spanned { value: other, span }, read));
                None
            }
        }
    }

    /// The items of an array, or one alone. Each may be there once.
    fn items<T: Eq + Hash>(
        &mut self,
        key: &str,
        entry: Entry,
        takes: &str,
        read: fn(Value) -> Result<T, Value>,
        show: fn(&T) -> String,
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
        self.each_once(key, &read_items, show);
        read_items
    }

    /// An empty array is ambiguous: all, or none.
    pub(crate) fn empty(&mut self, key: &str, span: Span) {
        let title = format!("{}{} is empty", self.at(), quoted(key));
        let help = if self.needed.contains(&key) {
            "add an item".to_owned()
        } else {
            format!("add an item, or remove {}", quoted(key))
        };
        self.report
            .add(Problem::new(rule::EMPTY_LIST, span, title).label("an empty array has no meaning here").help(help));
    }

    fn each_once<T: Eq + Hash>(&mut self, key: &str, items: &[Spanned<T>], show: fn(&T) -> String) {
        let mut times: HashMap<&T, usize> = HashMap::new();
        for item in items {
            let times = times.entry(&item.value).or_default();
            *times += 1;
            // A third one is not reported again.
            if *times == 2 {
                let title = format!("{}{} contains {} twice", self.at(), quoted(key), show(&item.value));
                Problem::at(rule::NAMED_TWICE, item, title)
                    .label("once is enough")
                    .help("remove one of them")
                    .add_to(self.report);
            }
        }
    }

    fn at(&self) -> String {
        if self.what.is_empty() { String::new() } else { format!("{}: ", self.what) }
    }

    fn wrong(&mut self, key: &str, span: Span, value: &Value, takes: &str) {
        let problem = self.wrong_type(key, span, value, takes);
        self.report.add(problem);
    }

    fn wrong_type(&self, key: &str, span: Span, value: &Value, takes: &str) -> Problem {
        let (at, key) = (self.at(), quoted(key));
        let title = format!("{at}{key} is {}", value.what());
        Problem::new(rule::WRONG_TYPE, span, title).label(format!("expected {takes}"))
    }
}

impl FromKey for Option<Spanned<String>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.string(key)
    }
}

impl FromKey for Option<String> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        Some(reader.string(key)?.value)
    }
}

impl FromKey for String {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.get::<Option<Self>>(key).unwrap_or_default()
    }
}

impl FromKey for bool {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.get::<Option<Spanned<Self>>>(key).is_some_and(|value| value.value)
    }
}

impl FromKey for Option<Spanned<bool>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.read(key, "`true` or `false`", Value::boolean)
    }
}

impl FromKey for Option<Spanned<i64>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.read(key, "an integer", Value::integer)
    }
}

/// An array of strings, or one string alone.
impl FromKey for Option<Vec<Spanned<String>>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        let entry = reader.take(key)?;
        Some(reader.items(key, entry, "an array of strings", Value::string, |text| quoted(text)))
    }
}

impl FromKey for Vec<Spanned<String>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.get::<Option<Self>>(key).unwrap_or_default()
    }
}

/// A table whose keys the file chooses.
impl FromKey for Vec<Entry> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        reader.members(key)
    }
}

impl FromKey for Option<Spanned<Value>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        Some(reader.take(key)?.value)
    }
}

/// Values of any type, or one alone.
impl FromKey for Option<Spanned<Vec<Spanned<Value>>>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        let entry = reader.take(key)?;
        let span = entry.value.span.clone();
        let value = match entry.value.value {
            Value::Array(items) => items,
            _ => vec![entry.value],
        };
        Some(Spanned { value, span })
    }
}

impl FromKey for Option<Spanned<Texts>> {
    fn from_key(reader: &mut Reader<'_>, key: &'static str) -> Self {
        let entry = reader.take(key)?;
        let span = entry.place();
        let mut table = Reader::of(reader.name(key), entry, reader.report)?;
        let mut members = Vec::new();
        for entry in table.take_rest() {
            match entry.value.value {
                Value::String(text) => members.push((entry.key, Spanned { value: text, span: entry.value.span })),
                other => table.wrong(&entry.key.value, entry.value.span, &other, "a string"),
            }
        }
        Some(Spanned { value: members, span })
    }
}

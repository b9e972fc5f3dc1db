//! The variable that was set in place of a missing one: with another name, and a value of the expected form.

use token_schema::{Text, Vendor};

use crate::credentials::variable::{Lookup, non_empty};

/// What frameworks require before the name of a variable.
const PREFIXES: &[&str] = &[
    "VITE_",
    "NEXT_PUBLIC_",
    "REACT_APP_",
    "EXPO_PUBLIC_",
    "NUXT_",
    "NUXT_PUBLIC_",
    "PUBLIC_",
    "VUE_APP_",
    "NG_APP_",
    "GATSBY_",
];

/// What people add to the name of a variable for one of several environments.
const SUFFIXES: &[&str] = &["_DEV", "_TEST", "_STAGING", "_PROD", "_PRODUCTION", "_LIVE"];

/// More words than the names of variables have; each doubles the number of names.
const WORDS: usize = 6;

/// A variable with a name like one of these that holds a fitting value.
pub(crate) fn find<'n>(
    names: impl Iterator<Item = &'n str>,
    fits: impl Fn(&str) -> bool,
    vendor: &Vendor,
    lookup: Lookup<'_>,
) -> Option<String> {
    let is_other = |name: &str| vendor.credentials.iter().any(|part| part.env.contains(name));
    let is_set = |name: &String| !is_other(name) && non_empty(lookup, name).is_some_and(|value| fits(&value));
    names.flat_map(|name| alike(name, &vendor.variable_words)).find(is_set)
}

/// The names that people give a variable by mistake, the most similar first.
fn alike(name: &str, words: &[(Text, Text)]) -> Vec<String> {
    let replaced = |from: &str, to: &str| {
        let other = format!("_{name}_").replace(&format!("_{from}_"), &format!("_{to}_"));
        Some(other.trim_matches('_').to_owned()).filter(|other| other != name)
    };
    let mut names: Vec<String> =
        words.iter().flat_map(|(one, other)| [replaced(one, other), replaced(other, one)]).flatten().collect();
    names.extend(misspelt(name));
    names.extend(PREFIXES.iter().map(|prefix| format!("{prefix}{name}")));
    names.extend(SUFFIXES.iter().map(|suffix| format!("{name}{suffix}")));
    names.push(name.to_lowercase());
    let shorter: Vec<_> =
        std::iter::once(name).chain(names.iter().take(words.len()).map(String::as_str)).flat_map(shorter).collect();
    names.extend(shorter);
    names
}

/// The first word, the vendor's name, with a letter twice, one missing, or two in the other order.
fn misspelt(name: &str) -> Vec<String> {
    let (first, rest) = name.split_at(name.find('_').unwrap_or(name.len()));
    let letters: Vec<char> = first.chars().collect();
    let spelt = |letters: Vec<char>| letters.into_iter().collect::<String>() + rest;
    (0..letters.len())
        .flat_map(|at| {
            let (mut twice, mut without, mut turned) = (letters.clone(), letters.clone(), letters.clone());
            twice.extend(twice.get(at).copied());
            if let Some(tail) = twice.get_mut(at..) {
                tail.rotate_right(1);
            }
            without.remove(at);
            if at + 1 < turned.len() {
                turned.swap(at, at + 1);
            }
            [twice, without, turned].map(spelt)
        })
        .collect()
}

/// The name without some of its words, the longest first. Two words remain.
fn shorter(name: &str) -> Vec<String> {
    let words: Vec<_> = name.split('_').collect();
    if words.len() > WORDS {
        return Vec::new();
    }
    let mut kept: Vec<u32> = (0..(1_u32 << words.len()) - 1).filter(|kept| kept.count_ones() > 1).collect();
    kept.sort_by_key(|kept| std::cmp::Reverse(kept.count_ones()));
    let of = |kept: u32| {
        let words = words.iter().enumerate().filter(move |(at, _)| kept & (1 << at) != 0);
        words.map(|(_, word)| *word).collect::<Vec<_>>().join("_")
    };
    kept.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use token_schema::pair;

    use super::alike;

    #[test]
    fn names_that_people_give_by_mistake() {
        let words = [pair("CHAT", "CONVERSATIONS"), pair("API_KEY", "SIGNING_KEY")];
        for (name, other) in [
            ("ACME_API_KEY_SID", "ACME_API_SID"),
            ("ACME_API_KEY_SID", "API_KEY_SID"),
            ("ACME_API_KEY_SID", "ACME_SIGNING_KEY_SID"),
            ("ACME_CHAT_SERVICE_SID", "ACME_CONVERSATIONS_SERVICE_SID"),
            ("ACME_CONVERSATIONS_SERVICE_SID", "CHAT_SERVICE_SID"),
            ("ACME_API_SECRET", "ACCME_API_SECRET"),
            ("ACME_API_SECRET", "ACE_API_SECRET"),
            ("ACME_API_SECRET", "AMCE_API_SECRET"),
            ("ACME_API_SECRET", "VITE_ACME_API_SECRET"),
            ("ACME_API_SECRET", "acme_api_secret"),
            ("ACME_API_SECRET", "ACME_API_SECRET_PROD"),
        ] {
            assert!(alike(name, &words).iter().any(|found| found == other), "{other}");
        }
    }

    #[test]
    fn no_name_is_empty_or_one_word_of_it() {
        for name in ["", "_", "A", "A_B", "ACME_API_KEY", "A_B_C_D_E_F_G_H"] {
            assert!(alike(name, &[]).iter().all(|other| name.len() < 2 || !other.is_empty()), "{name}");
        }
        assert!(!alike("ACME_API_KEY", &[]).iter().any(|other| other == "KEY"));
    }
}

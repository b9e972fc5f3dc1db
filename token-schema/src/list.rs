//! Lists of names or tables.

use std::fmt;
use std::slice;
use std::sync::Arc;

/// A list of statics, or an owned list.
pub enum List<T: ?Sized + 'static> {
    /// Statics.
    Static(&'static [&'static T]),
    /// Read from a file.
    Owned(Vec<Arc<T>>),
}

impl<T: ?Sized> List<T> {
    /// An empty list.
    pub const EMPTY: Self = Self::Static(&[]);

    /// The items, in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        match self {
            Self::Static(items) => Iter::Static(items.iter()),
            Self::Owned(items) => Iter::Owned(items.iter()),
        }
    }

    /// The items, for checks in constants.
    ///
    /// # Panics
    ///
    /// When the list is owned. Constants contain only statics, and a panic there is a compile error.
    #[must_use]
    #[expect(clippy::panic, reason = "a compile error, see above")]
    pub const fn statics(&self) -> &'static [&'static T] {
        match self {
            Self::Static(items) => items,
            Self::Owned(_) => panic!("not a list of statics"),
        }
    }

    /// The number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Static(items) => items.len(),
            Self::Owned(items) => items.len(),
        }
    }

    /// Whether the list is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first item.
    #[must_use]
    pub fn first(&self) -> Option<&T> {
        self.iter().next()
    }
}

/// The items of a list. The rules go through lists for each token, and an index would be checked twice for each item.
enum Iter<'l, T: ?Sized + 'static> {
    Static(slice::Iter<'l, &'static T>),
    Owned(slice::Iter<'l, Arc<T>>),
}

impl<T: ?Sized> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        match self {
            Self::Static(items) => Self::Static(items.clone()),
            Self::Owned(items) => Self::Owned(items.clone()),
        }
    }
}

impl<'l, T: ?Sized> Iterator for Iter<'l, T> {
    type Item = &'l T;

    fn next(&mut self) -> Option<&'l T> {
        match self {
            Self::Static(items) => items.next().copied(),
            Self::Owned(items) => items.next().map(|item| &**item),
        }
    }
}

impl<T: ?Sized> DoubleEndedIterator for Iter<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        match self {
            Self::Static(items) => items.next_back().copied(),
            Self::Owned(items) => items.next_back().map(|item| &**item),
        }
    }
}

impl List<str> {
    /// Whether the list contains a name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|item| item == name)
    }
}

impl<T: ?Sized> Clone for List<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Static(items) => Self::Static(items),
            Self::Owned(items) => Self::Owned(items.clone()),
        }
    }
}

impl<T: ?Sized> Default for List<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: ?Sized + PartialEq> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: ?Sized + Eq> Eq for List<T> {}

impl<T: ?Sized, A: Into<Arc<T>>> FromIterator<A> for List<T> {
    fn from_iter<I: IntoIterator<Item = A>>(items: I) -> Self {
        Self::Owned(items.into_iter().map(Into::into).collect())
    }
}

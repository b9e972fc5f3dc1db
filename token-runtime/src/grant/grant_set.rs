//! Sets of grants, as types.
//!
//! One grant is a set, and `set.and(grant)` adds another, so an empty set cannot be written. The type of a set determines the grants that it
//! lacks: adding a vendor's grant twice is a type error. Custom grants are compared by key, in a constant that is evaluated at compile time.

use token_schema::as_str;

use crate::grant::Grant;
use crate::grant::const_checks::{self, same};
use crate::json::{Object, ReadError, Writer};
use crate::jwt::layout;

/// One grant, or several joined by `and`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a set of grants",
    note = "a set is one grant, or several joined by `.and(…)`"
)]
pub trait GrantSet: Sized {
    #[doc(hidden)]
    const TABLES: &'static Tables;

    #[doc(hidden)]
    fn write_grants(&self, out: &mut Writer<'_>);

    #[doc(hidden)]
    fn read_grants(grants: &Object<'_>) -> Result<Self, ReadError>;
}

/// A type with known grants: a set of grants, or the generated type of a token declaration.
pub trait Contents {
    /// The grants.
    type Grants: GrantSet;
}

/// A set without the grant `G`, which can be added.
#[diagnostic::on_unimplemented(
    message = "this set has that grant already",
    label = "the same grant a second time",
    note = "a token holds each grant once; set all of its fields on the one"
)]
pub trait Lacks<G> {}

/// The grants of `A` and the grant `B`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct And<A, B> {
    set: A,
    grant: B,
}

impl<A, B> And<A, B> {
    /// The grants of `set` and another one, the same as `set.and(grant)`.
    ///
    /// A custom grant that is added twice is a compile error:
    ///
    /// ```compile_fail,E0080
    /// # use token_core::marker::{Custom, Lacks};
    /// # use token_core::{Grant, json};
    /// # struct Desk;
    /// # static DESK: token_schema::Grant = token_schema::Grant::new("desk", token_schema::Shape::Json);
    /// # impl Grant for Desk {
    /// #     const TABLE: &'static token_schema::Grant = &DESK;
    /// #     fn write(&self, _: &mut json::Writer<'_>) {}
    /// #     fn read(_: &json::Object<'_>) -> Result<Self, json::ReadError> { Ok(Self) }
    /// # }
    /// # impl Custom for Desk {}
    /// # impl<G: Grant> Lacks<G> for Desk {}
    /// let set = token_core::And::new(Desk, Desk);
    /// ```
    ///
    /// So is a flat grant with a field that has the name of another grant, because both would be the same member:
    ///
    /// ```compile_fail,E0080
    /// # use token_core::Grant;
    /// #[derive(Grant)]
    /// #[grant(key = "tenant", flat)]
    /// struct Tenant {
    ///     desk: String,
    /// }
    ///
    /// #[derive(Grant)]
    /// struct Desk {
    ///     floor: i64,
    /// }
    ///
    /// let set = Tenant { desk: "front".to_owned() }.and(Desk { floor: 1 });
    /// ```
    pub fn new(set: A, grant: B) -> Self
    where
        A: GrantSet + Lacks<B>,
        B: Grant,
    {
        const {
            assert!(
                !A::TABLES.has(as_str(&B::TABLE.key)),
                "this set of grants has a grant with that key already; a token holds each grant once"
            );
        }
        const {
            assert!(
                A::TABLES.has_room_for(B::TABLE),
                "a field of a flat grant has the name of another grant of this set, or of a field of one, and both would be one member"
            );
        }
        Self { set, grant }
    }

    /// Adds a grant.
    pub fn and<G: Grant>(self, grant: G) -> And<Self, G>
    where
        Self: GrantSet + Lacks<G>,
    {
        And::new(self, grant)
    }

    /// The grants before the last.
    pub fn set(&self) -> &A {
        &self.set
    }

    /// The last grant.
    pub fn grant(&self) -> &B {
        &self.grant
    }

    /// Both parts.
    pub fn into_parts(self) -> (A, B) {
        (self.set, self.grant)
    }
}

impl<A: Lacks<G>, B: Lacks<G>, G> Lacks<G> for And<A, B> {}

impl<G: Grant> GrantSet for G {
    const TABLES: &'static Tables = &Tables::One(G::TABLE);

    fn write_grants(&self, out: &mut Writer<'_>) {
        if G::TABLE.flat {
            self.write(out);
        } else {
            out.name(&G::TABLE.key).object(|members| self.write(members));
        }
    }

    fn read_grants(grants: &Object<'_>) -> Result<Self, ReadError> {
        let key = &*G::TABLE.key;
        if G::TABLE.flat {
            return if layout::holds(grants, G::TABLE) { G::read(grants) } else { Err(ReadError::missing(key)) };
        }
        let node = grants.get(key).ok_or_else(|| ReadError::missing(key))?;
        // Without `Result`'s adapters, each of which would move the large grant again.
        match node.object() {
            Ok(object) => match G::read(&object) {
                Err(error) => Err(error.inside(key)),
                read => read,
            },
            Err(error) => Err(error.inside(key)),
        }
    }
}

impl<A: GrantSet, B: Grant> GrantSet for And<A, B> {
    const TABLES: &'static Tables = &Tables::Both { set: A::TABLES, grant: B::TABLE };

    fn write_grants(&self, out: &mut Writer<'_>) {
        self.set.write_grants(out);
        self.grant.write_grants(out);
    }

    fn read_grants(grants: &Object<'_>) -> Result<Self, ReadError> {
        Ok(Self { set: A::read_grants(grants)?, grant: B::read_grants(grants)? })
    }
}

impl<S: GrantSet> Contents for S {
    type Grants = Self;
}

/// The tables of a set, as a list that a constant can build.
#[doc(hidden)]
#[derive(Debug)]
pub enum Tables {
    One(&'static token_schema::Grant),
    Both { set: &'static Tables, grant: &'static token_schema::Grant },
}

impl Tables {
    pub(crate) const fn has(&self, key: &str) -> bool {
        match self {
            Self::One(grant) => same(as_str(&grant.key), key),
            Self::Both { set, grant } => same(as_str(&grant.key), key) || set.has(key),
        }
    }

    /// Whether no member of the set has the name of a member of this grant, which is possible if one of the two is flat.
    const fn has_room_for(&self, grant: &token_schema::Grant) -> bool {
        match self {
            Self::One(other) => are_apart(other, grant),
            Self::Both { set, grant: other } => are_apart(other, grant) && set.has_room_for(grant),
        }
    }

    pub(crate) fn collect(&self) -> Vec<&'static token_schema::Grant> {
        match self {
            Self::One(grant) => vec![*grant],
            Self::Both { set, grant } => {
                let mut all = set.collect();
                all.push(*grant);
                all
            }
        }
    }
}

const fn are_apart(one: &token_schema::Grant, other: &token_schema::Grant) -> bool {
    match (one.flat, other.flat) {
        (false, false) => true,
        (true, false) => const_checks::has_none_of(&one.shape, &[as_str(&other.key)]),
        (false, true) => const_checks::has_none_of(&other.shape, &[as_str(&one.key)]),
        (true, true) => const_checks::are_apart(&one.shape, &other.shape),
    }
}

/// A grant of any type, for a trait object.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a grant",
    note = "a grant is one of the vendor's, one from grants.toml, or a struct with `#[derive(Grant)]`"
)]
pub trait AnyGrant {
    fn table(&self) -> &'static token_schema::Grant;
    fn write(&self, out: &mut Writer<'_>);
}

impl<G: Grant> AnyGrant for G {
    fn table(&self) -> &'static token_schema::Grant {
        G::TABLE
    }

    fn write(&self, out: &mut Writer<'_>) {
        self.write_grants(out);
    }
}

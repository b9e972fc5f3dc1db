//! Why `Tokens` is not `Clone`, as an error that names the cure.

/// Nothing implements it, so `Tokens`, which is `Clone` if this holds, never is.
#[diagnostic::on_unimplemented(
    message = "the tokens are shared, not cloned: hold them in an `Arc`",
    label = "write `Arc<…>` around this type",
    note = "make it once, `Arc::new(Tokens::from_env()?)`: a clone would copy the signing key and every template"
)]
pub trait SharedByArc {
    /// Never called.
    fn never() -> !;
}

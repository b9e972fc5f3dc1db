//! Where the values of variables come from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::declared::Variable;
use crate::rules::finding::Finding;

/// What a start reads: values by the names of variables.
pub(crate) trait Values {
    /// The value of a variable that is set, even if it is empty.
    fn get(&self, name: &str) -> Option<String>;

    /// Why a value that is there cannot be read. Empty: a finding of the source reports it.
    fn unreadable(&self, _name: &str) -> Option<&str> {
        None
    }

    /// What messages call it.
    fn name(&self) -> Cow<'static, str>;

    /// What is wrong with the source itself, such as a line of a file.
    fn findings(&self) -> Vec<Finding> {
        Vec::new()
    }
}

/// The variables of the process.
pub(crate) struct Environment;

impl Values for Environment {
    fn get(&self, name: &str) -> Option<String> {
        from_env(name)
    }

    fn name(&self) -> Cow<'static, str> {
        "the environment".into()
    }
}

/// Reads the process's environment. Bytes that are not UTF-8 are replaced, and the checks of a value find the replacement.
fn from_env(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.into_string().unwrap_or_else(|value| value.to_string_lossy().into_owned()))
}

/// A closure of a caller who does not name it.
pub(crate) struct Unnamed<F>(pub(crate) F);

impl<F: Fn(&str) -> Option<String>> Values for Unnamed<F> {
    fn get(&self, name: &str) -> Option<String> {
        self.0(name)
    }

    fn name(&self) -> Cow<'static, str> {
        "the variables".into()
    }
}

/// Where the values of variables come from, with a name for messages: a tenant's row, a vault, a directory of mounted secrets.
///
/// `Tokens::from_source` and `Credentials::from_source` read it. The name completes "a problem with …": ``tenant `acme` ``, `the vault`.
/// It is shown to whoever reads logs and errors, so it must not be secret.
///
/// The start checks values exactly as they are: white space and quotes around a value are errors.
///
/// ```
/// use token_core::start::Source;
/// use token_core::twilio::Credentials;
///
/// let row = [("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef"), ("TWILIO_API_KEY", "SK0123456789abcdef0123456789abcdef")];
/// let error = Credentials::from_source(&Source::values("tenant `acme`", row)).unwrap_err();
/// assert!(error.to_string().starts_with("cannot issue tokens: a problem with tenant `acme`"));
/// assert_eq!(error.problems()[0].variable, Some("TWILIO_API_SECRET"));
/// ```
#[derive(Clone)]
pub struct Source<'a> {
    name: Cow<'static, str>,
    place: Origin<'a>,
    findings: Vec<Finding>,
}

type Closure<'a> = Arc<dyn Fn(&str) -> Option<String> + Send + Sync + 'a>;

/// A value, or why it cannot be read.
pub(crate) type Read = Result<Zeroizing<String>, String>;

#[derive(Clone)]
enum Origin<'a> {
    Environment,
    Lookup(Closure<'a>),
    Values(Arc<BTreeMap<String, Read>>),
    Either(Arc<[Source<'a>; 2]>),
}

impl<'a> Source<'a> {
    /// The environment, to be joined with another source by [`or`](Self::or).
    #[must_use]
    pub fn env() -> Self {
        Self { name: Environment.name(), place: Origin::Environment, findings: Vec::new() }
    }

    /// The values that `lookup` returns for the names of variables.
    #[must_use]
    pub fn lookup(
        name: impl Into<Cow<'static, str>>,
        lookup: impl Fn(&str) -> Option<String> + Send + Sync + 'a,
    ) -> Self {
        Self { name: name.into(), place: Origin::Lookup(Arc::new(lookup)), findings: Vec::new() }
    }

    /// The values of a map, or of any pairs of a variable's name and its value.
    #[must_use]
    pub fn values<N: Into<String>, T: Into<String>>(
        name: impl Into<Cow<'static, str>>,
        values: impl IntoIterator<Item = (N, T)>,
    ) -> Self {
        let read = |(name, value): (N, T)| (name.into(), Ok(Zeroizing::new(value.into())));
        Self::read(name.into(), values.into_iter().map(read).collect(), Vec::new())
    }

    /// Asks an asynchronous `lookup` for each of `variables`, under all its names and in their order.
    ///
    /// The values are then read by `Tokens::from_source` as those of any other source:
    ///
    /// ```
    /// # mod application {
    /// use token_core::start::Source;
    /// # token_core::include_grants!(inline = r#"
    /// #     vendor = "twilio"
    /// #
    /// #     [token.agent]
    /// #     sdk = "voice"
    /// #     ttl = "15m"
    /// #     voice.incoming.allow = true
    /// # "#);
    /// # struct Vault;
    /// # impl Vault { async fn read(&self, _: &str) -> Result<Option<String>, std::io::Error> { Ok(None) } }
    ///
    /// async fn tokens(vault: &Vault) -> Result<Tokens, Box<dyn std::error::Error + Send + Sync>> {
    ///     let source = Source::fetch("the vault", Tokens::VARIABLES, async |name| vault.read(name).await).await?;
    ///     Ok(Tokens::from_source(&source)?)
    /// }
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The first error of `lookup`. A variable that is not set is `Ok(None)`, not an error.
    pub async fn fetch<E, F: Future<Output = Result<Option<String>, E>>>(
        name: impl Into<Cow<'static, str>>,
        variables: &'static [Variable],
        lookup: impl Fn(&'static str) -> F,
    ) -> Result<Self, E> {
        let mut values = BTreeMap::new();
        for variable in variables {
            for name in [variable.name].iter().chain(variable.aliases) {
                if let Some(value) = lookup(name).await? {
                    values.insert((*name).to_owned(), Ok(Zeroizing::new(value)));
                }
            }
        }
        Ok(Self::read(name.into(), values, Vec::new()))
    }

    /// Takes a variable from `other` if it is not set here. A variable that is set to an empty value is set.
    ///
    /// `Source::env().or(file)` reads the environment first, as most loaders of `.env` files do.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let name = format!("{} and {}", self.name, other.name).into();
        let findings = [&*self.findings, &*other.findings].concat();
        Self { name, place: Origin::Either(Arc::new([self, other])), findings }
    }

    /// The value of a variable; `None` if it is not set, or cannot be read.
    #[must_use]
    pub fn value(&self, variable: &str) -> Option<String> {
        match &self.place {
            Origin::Environment => from_env(variable),
            Origin::Lookup(lookup) => lookup(variable),
            Origin::Values(values) => values.get(variable)?.as_ref().ok().map(|value| value.to_string()),
            Origin::Either(sources) => {
                let owner = sources.iter().find(|source| source.has(variable))?;
                owner.value(variable)
            }
        }
    }

    fn has(&self, variable: &str) -> bool {
        self.value(variable).map(Zeroizing::new).is_some() || self.unreadable(variable).is_some()
    }

    /// Why a value that is there cannot be read.
    #[doc(hidden)]
    #[must_use]
    pub fn why_unreadable(&self, variable: &str) -> Option<&str> {
        self.unreadable(variable)
    }

    /// What is wrong with files, which the start reports otherwise.
    #[doc(hidden)]
    pub fn take_findings(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.findings)
    }

    /// Values that were read, and what is wrong with the source itself.
    pub(crate) fn read(name: Cow<'static, str>, values: BTreeMap<String, Read>, findings: Vec<Finding>) -> Self {
        Self { name, place: Origin::Values(Arc::new(values)), findings }
    }
}

impl Values for Source<'_> {
    fn get(&self, name: &str) -> Option<String> {
        self.value(name)
    }

    fn unreadable(&self, name: &str) -> Option<&str> {
        match &self.place {
            Origin::Environment | Origin::Lookup(_) => None,
            Origin::Values(values) => values.get(name)?.as_ref().err().map(String::as_str),
            Origin::Either(sources) => sources.iter().find(|source| source.has(name))?.unreadable(name),
        }
    }

    fn name(&self) -> Cow<'static, str> {
        self.name.clone()
    }

    fn findings(&self) -> Vec<Finding> {
        self.findings.clone()
    }
}

impl fmt::Debug for Source<'_> {
    /// Without the values, because any variable may hold a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("name", &self.name).finish_non_exhaustive()
    }
}

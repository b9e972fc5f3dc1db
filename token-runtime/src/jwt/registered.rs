//! The claims that rules read by name, gathered in one pass.

use crate::json::{Node, Object};
use token_schema::Format;

/// The claims of a token. Of duplicate claims, the last counts.
pub(crate) struct Registered<'a> {
    pub all: &'a Object<'a>,
    /// RFC 7519, section 4.1.
    pub iss: Option<Node<'a>>,
    pub sub: Option<Node<'a>>,
    pub exp: Option<Node<'a>>,
    pub nbf: Option<Node<'a>>,
    pub iat: Option<Node<'a>>,
    pub jti: Option<Node<'a>>,
    pub grants: Option<Object<'a>>,
}

impl<'a> Registered<'a> {
    pub(crate) fn gather(all: &'a Object<'a>, format: &Format) -> Self {
        let (iss, sub, exp, nbf, iat, jti) = (None, None, None, None, None, None);
        let mut claims = Self { all, iss, sub, exp, nbf, iat, jti, grants: None };
        let mut grants = None;
        for (name, node) in all.members() {
            let place = match name {
                "iss" => &mut claims.iss,
                "sub" => &mut claims.sub,
                "exp" => &mut claims.exp,
                "nbf" => &mut claims.nbf,
                "iat" => &mut claims.iat,
                "jti" => &mut claims.jti,
                _ if format.grants.as_deref() == Some(name) => &mut grants,
                _ => continue,
            };
            *place = Some(node);
        }
        claims.grants =
            if format.grants.is_some() { grants } else { Some(all.node()) }.and_then(|node| node.as_object());
        claims
    }

    pub(crate) fn get(&self, name: &str) -> Option<Node<'a>> {
        match name {
            "iss" => self.iss,
            "sub" => self.sub,
            "exp" => self.exp,
            "nbf" => self.nbf,
            "iat" => self.iat,
            "jti" => self.jti,
            _ => self.all.get(name),
        }
    }
}

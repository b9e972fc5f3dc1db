//! The Rust client: a method for each token.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use token_codegen::model::{Model, Token};
use token_codegen::naming;

use crate::http::{self, Kind, path};

/// The type of the client.
pub(crate) fn client(model: &Model) -> TokenStream {
    // LiveKit's own clients ask its endpoint.
    let plain = model.tokens.iter().filter(|token| http::kind(token) == Kind::Plain);
    let methods = plain.map(method);
    quote! {
        /// Requests tokens from a server.
        #[derive(Clone, Debug)]
        pub struct Client(::turnstile::Client);

        impl Client {
            /// The server at `base`; requests are sent with this credential.
            #[must_use]
            pub fn new(base: &str, credential: &str) -> Self {
                Self(::turnstile::Client::new(base, credential))
            }

            #(#methods)*
        }
    }
}

fn method(token: &Token) -> TokenStream {
    let (name, path) = (naming::ident(&token.name), path(token));
    let docs = format!(" A `{}` token. {}", token.name, token.doc);
    let (argument, body) = if token.inputs.is_empty() {
        (TokenStream::new(), quote!(None::<&()>))
    } else {
        let request = format_ident!("{}Request", token.rust);
        (quote!(, request: &#request), quote!(Some(request)))
    };
    quote! {
        #[doc = #docs]
        ///
        /// # Errors
        ///
        /// When the server cannot be reached, or refuses.
        pub async fn #name(&self #argument) -> Result<::turnstile::Issued, ::turnstile::ClientError> {
            self.0.issue(#path, #body).await
        }
    }
}

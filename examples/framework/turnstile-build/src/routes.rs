//! The server: a route for each token, and their OpenAPI description.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use token_codegen::Extension;
use token_codegen::model::{Model, Token};
use token_codegen::naming;
use token_codegen::report::Report;

use crate::client::client;
use crate::http::{self, Kind, path};
use crate::{check, request};

/// The code that Turnstile adds to the tokens.
#[derive(Clone, Copy, Debug)]
pub struct Routes;

impl Extension for Routes {
    fn name(&self) -> &'static str {
        "turnstile"
    }

    fn metadata(&self) -> &[&str] {
        &[http::NAME]
    }

    fn check(&self, model: &Model, report: &mut Report) {
        check::check(model, report);
    }

    fn items(&self, model: &Model) -> TokenStream {
        let requests = model.tokens.iter().map(|token| request::request(token, model));
        let client = client(model);
        let handlers = model.tokens.iter().map(|token| handler(token, model));
        let names: Vec<_> = model.tokens.iter().map(handler_name).collect();
        let paths = model.tokens.iter().map(path);
        let tokens = model.rust.tokens();
        // LiveKit's clients learn the server with the token.
        let with_server = model.tokens.iter().any(|token| http::kind(token) == Kind::LiveKit);
        let (argument, server) = if with_server {
            (quote!(, server_url: impl Into<String>), quote!(.at(server_url.into())))
        } else {
            (TokenStream::new(), TokenStream::new())
        };
        quote! {
            // The derives of both crates refer to their crate by its name.
            use ::turnstile::__private::{serde, utoipa};

            #(#requests)*
            #client
            #(#handlers)*

            /// The routes: one for each token, and `/openapi.json`.
            ///
            /// `caller` returns the identity of the sender of these headers, or `None` to refuse the request. `server_url`, if
            /// there is one, is the address that LiveKit's clients connect to.
            pub fn routes(
                tokens: #tokens,
                caller: impl Fn(&::turnstile::HeaderMap) -> Option<String> + Send + Sync + 'static
                #argument
            ) -> ::turnstile::__private::Router {
                use ::turnstile::__private as turnstile;
                let server = turnstile::Server::new(tokens, caller)#server;
                turnstile::Router::new()
                    #(.route(#paths, turnstile::post(#names)))*
                    .route("/openapi.json", turnstile::get(async || turnstile::Json(openapi())))
                    .with_state(turnstile::Arc::new(server))
            }

            /// The OpenAPI description of the routes.
            #[must_use]
            pub fn openapi() -> utoipa::openapi::OpenApi {
                <OpenApi as utoipa::OpenApi>::openapi()
            }

            #[derive(utoipa::OpenApi)]
            #[openapi(paths(#(#names),*))]
            struct OpenApi;
        }
    }
}

fn handler_name(token: &Token) -> proc_macro2::Ident {
    format_ident!("issue_{}", token.name)
}

fn handler(token: &Token, model: &Model) -> TokenStream {
    let (name, profile, path) = (handler_name(token), naming::ident(&token.name), path(token));
    let summary = if token.doc.is_empty() { format!("Issues a `{}` token.", token.name) } else { token.doc.clone() };
    let docs = format!(" {summary}");
    let (input, tokens) = (request::input(token, model), model.rust.tokens());
    let (body, argument) = if request::has_body(token) {
        let request = format_ident!("{}Request", token.rust);
        (
            quote!(request_body = #request,),
            quote!(, ::turnstile::__private::Body(request): ::turnstile::__private::Body<#request>),
        )
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    let (good, answer, named, respond) = match http::kind(token) {
        Kind::Plain => (
            quote!((status = 200, description = "The token", body = ::turnstile::Issued)),
            quote!(::turnstile::__private::TokenResponse),
            TokenStream::new(),
            quote!(token.into()),
        ),
        Kind::LiveKit => (
            quote!((status = 201, description = "The server and the token", body = ::turnstile::Endpoint)),
            quote!(::turnstile::Endpoint),
            quote!(::turnstile::__private::same_identity(&caller, request.participant_identity.as_deref())?;),
            quote!(server.endpoint(token.as_str())),
        ),
    };
    quote! {
        #[doc = #docs]
        #[utoipa::path(
            post,
            path = #path,
            tag = "tokens",
            #body
            responses(
                #good,
                (status = 401, description = "It is not known who asks", body = ::turnstile::Refusal),
                (status = 422, description = "The request has a wrong value", body = ::turnstile::Refusal),
                (status = 500, description = "The token would be refused, by no fault of the request", body = ::turnstile::Refusal),
            ),
        )]
        async fn #name(
            ::turnstile::__private::State(server): ::turnstile::__private::State<
                ::turnstile::__private::Arc<::turnstile::__private::Server<#tokens>>,
            >,
            headers: ::turnstile::HeaderMap
            #argument
        ) -> Result<#answer, ::turnstile::Refused> {
            let caller = ::turnstile::__private::caller(&server, &headers)?;
            #named
            let token = server.tokens.#profile.issue(&caller #input)?;
            Ok(#respond)
        }
    }
}

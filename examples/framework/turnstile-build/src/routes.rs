//! The server: a route for each token, and their OpenAPI description.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use token_codegen::Extension;
use token_codegen::model::{Model, Token};
use token_codegen::naming;
use token_codegen::report::Report;

use crate::client::{client, path};
use crate::{check, request};

/// The code that Turnstile adds to the tokens.
#[derive(Clone, Copy, Debug)]
pub struct Routes;

impl Extension for Routes {
    fn check(&self, model: &Model, report: &mut Report) {
        check::check(model, report);
    }

    fn items(&self, model: &Model) -> TokenStream {
        let requests = model.tokens.iter().map(|token| request::request(token, model));
        let client = client(model);
        let handlers = model.tokens.iter().map(handler);
        let names: Vec<_> = model.tokens.iter().map(handler_name).collect();
        let paths = model.tokens.iter().map(path);
        quote! {
            // The derives of both crates refer to their crate by its name.
            use ::turnstile::__private::{serde, utoipa};

            #(#requests)*
            #client
            #(#handlers)*

            /// The routes: one for each token, and `/openapi.json`.
            ///
            /// `caller` returns the identity of the sender of these headers, or `None` to refuse the request.
            pub fn routes(
                tokens: Tokens,
                caller: impl Fn(&::turnstile::HeaderMap) -> Option<String> + Send + Sync + 'static,
            ) -> ::turnstile::__private::Router {
                use ::turnstile::__private as turnstile;
                let server = turnstile::Server::new(tokens, caller);
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

fn handler(token: &Token) -> TokenStream {
    let (name, profile, path) = (handler_name(token), naming::ident(&token.name), path(token));
    let summary = if token.doc.is_empty() { format!("Issues a `{}` token.", token.name) } else { token.doc.clone() };
    let docs = format!(" {summary}");
    let (body, argument, input) = if token.inputs.is_empty() {
        (TokenStream::new(), TokenStream::new(), TokenStream::new())
    } else {
        let (request, input) = (format_ident!("{}Request", token.rust), request::input(token));
        (
            quote!(request_body = #request,),
            quote!(, ::turnstile::__private::Body(request): ::turnstile::__private::Body<#request>),
            quote!(, #input),
        )
    };
    quote! {
        #[doc = #docs]
        #[utoipa::path(
            post,
            path = #path,
            tag = "tokens",
            #body
            responses(
                (status = 200, description = "The token", body = ::turnstile::Issued),
                (status = 401, description = "It is not known who asks", body = ::turnstile::Refusal),
                (status = 422, description = "The request has a wrong value", body = ::turnstile::Refusal),
                (status = 500, description = "The token would be refused, by no fault of the request", body = ::turnstile::Refusal),
            ),
        )]
        async fn #name(
            ::turnstile::__private::State(server): ::turnstile::__private::State<
                ::turnstile::__private::Arc<::turnstile::__private::Server<Tokens>>,
            >,
            headers: ::turnstile::HeaderMap
            #argument
        ) -> Result<::turnstile::__private::TokenResponse, ::turnstile::Refused> {
            let caller = ::turnstile::__private::caller(&server, &headers)?;
            let token = server.tokens.#profile.issue(&caller #input)?;
            Ok(token.into())
        }
    }
}

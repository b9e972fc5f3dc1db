//! An application of a company with the module of its own vendor in a separate crate.

include!(concat!(env!("OUT_DIR"), "/grants.rs"));

use acme_tokens::acme::{self, Issuer, LobbySid, PhoneGrant, TalkGrant, sdk};
use token_core::AccessToken;

fn opens(token: &AccessToken<impl sdk::Talk + ?Sized>) -> usize {
    token.as_str().split('.').count()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let variables = |name: &str| match name {
        "ACME_KEY" => Some("KY01234567".to_owned()),
        "ACME_SECRET" => Some("AFakeSecretThatSignsNoRealTokens".to_owned()),
        _ => None,
    };
    // A declared token, and its claims.
    let tokens = Tokens::from_lookup(variables)?;
    let lobby_sid = token_core::sid!(LobbySid, "LB01234567");
    let guest = tokens.guest.issue("alice", GuestInput { lobby_sid })?;
    let talk: TalkGrant = tokens.verifier().verify(guest.as_str())?.grant()?;
    println!("{} {}", talk.lobby_sid().as_str(), opens(&guest));
    // Typed grants, of which only an SDK is known in the end.
    let issuer = Issuer::new(&acme::Credentials::from_lookup(variables)?);
    let both = issuer.issue("bob", TalkGrant::new(lobby_sid).and(PhoneGrant::incoming()))?;
    let known: AccessToken<dyn sdk::Talk> = both.for_sdk();
    println!("{}", opens(&known));
    println!("{:?}", <dyn sdk::Phone>::check_identity("al ice").iter().map(|finding| finding.rule).collect::<Vec<_>>());
    Ok(())
}

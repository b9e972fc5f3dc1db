/// The same tokens twice.
mod twice {
    token_core::include_grants!(inline = "vendor = 'twilio'\ntoken.guest = { sdk = 'video', ttl = '1h', video.room = { input = 'room' } }");
    token_core::include_grants!(inline = "vendor = 'twilio'\ntoken.guest = { sdk = 'video', ttl = '1h', video.room = { input = 'room' } }");
}

/// Two that have one name.
mod two_of_one_name {
    token_core::include_grants!(
        inline = "vendor = 'twilio'\ntoken.guest = { sdk = 'video', ttl = '1h', video.room = 'lobby' }",
        name = GuestTokens
    );
    token_core::include_grants!(
        inline = "vendor = 'twilio'\ntoken.caller = { sdk = 'voice', ttl = '1h', voice.incoming.allow = true }",
        name = GuestTokens
    );
}

fn main() {}

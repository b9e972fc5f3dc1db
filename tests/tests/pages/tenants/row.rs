use token_core::StartError;
use token_core::start::Source;

/// The column of each variable.
const COLUMNS: [(&str, &str); 5] = [
    ("TWILIO_ACCOUNT_SID", "account_sid"),
    ("TWILIO_API_KEY", "api_key"),
    ("TWILIO_API_SECRET", "api_secret"),
    ("TWILIO_REGION", "region"),
    ("TWILIO_CONVERSATIONS_SERVICE_SID", "conversations_service_sid"),
];

fn source(row: &Row) -> Source<'static> {
    let values = COLUMNS.iter().filter_map(|(variable, column)| Some((*variable, row.value(column)?)));
    Source::values(format!("tenant `{}`", row.id), values)
}

fn tokens(row: &Row) -> Result<Tokens, StartError> {
    Tokens::from_source(&source(row))
}

#[test]
fn every_variable_has_a_column() {
    for variable in Tokens::VARIABLES {
        assert!(COLUMNS.iter().any(|(name, _)| *name == variable.name), "{}", variable.name);
    }
}

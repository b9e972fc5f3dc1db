fn example_env() -> String {
    let line = |variable: &token_core::declared::Variable| {
        let required = if variable.required { "required" } else { "optional" };
        format!("# {}, {required}\n{}=\n", variable.holds, variable.name)
    };
    Tokens::VARIABLES.iter().map(line).collect()
}

/// What is wrong with a row, for the operator. It contains no value of the row.
fn wrong(row: &Row, error: &StartError) -> Vec<String> {
    let column = |variable| COLUMNS.iter().find(|(name, _)| Some(*name) == variable).map_or("-", |(_, column)| column);
    let problems = error.problems().into_iter();
    problems
        .map(|problem| {
            let (column, message, fix) = (column(problem.variable), problem.message, problem.fix);
            format!("tenant `{}`, column `{column}`: {message}; {fix}", row.id)
        })
        .collect()
}

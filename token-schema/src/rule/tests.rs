use super::{ALL, NAMES, Rule};

#[test]
fn each_rule_has_a_constant_of_its_name() {
    for (rule, name) in ALL.iter().zip(NAMES) {
        assert_eq!(rule.id().replace('-', "_").to_uppercase(), **name);
    }
}

#[test]
fn each_rule_is_unique_and_has_a_sentence() {
    for rule in ALL {
        assert_eq!(Rule::find(rule.id()).map(Rule::summary), Some(rule.summary()), "{rule} is there twice");
        assert!(rule.summary().ends_with('.'), "{rule}");
    }
}

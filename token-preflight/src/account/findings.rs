//! What follows from an answer.

use token_schema::rule::{self, Rule, Severity};
use token_schema::{Expect, Meaning, Probe};

use super::{Account, Asked, Kind, Rejected, Task, variables};
use crate::judge::{Judged, Verdict};
use crate::places::Value;
use crate::report::{Finding, NotChecked};

impl Account {
    pub(super) fn judged(&mut self, task: &Task, verdict: Verdict) {
        let asked = Asked { code: verdict.code, request_id: verdict.request_id };
        match &task.kind {
            Kind::Key => self.key(task, verdict.judged, asked),
            Kind::OtherRegion(of) => self.other_region(task, of, &verdict.judged),
            Kind::Credentials => self.about_credentials(task, verdict.judged, &asked),
            Kind::Hint => self.hint(task, verdict.judged, &asked),
            Kind::Value(value) => self.about_value(task, value, verdict.judged, asked),
            Kind::Otherwise(value, wanted, first) => {
                if let Judged::Found { .. } = verdict.judged {
                    let message =
                        format!("the account has no {} with this SID, but a {}", wanted.title, task.probe.title);
                    let fix = format!("set it to the SID of a {}", wanted.title);
                    let rule = (&*wanted.otherwise_rule, Severity::Error);
                    self.finding(rule, &self.at(task), message, fix, first);
                    self.missing.push(value.clone());
                } else {
                    self.missing(wanted, value, &task.region, first);
                }
            }
        }
    }

    fn key(&mut self, task: &Task, judged: Judged, asked: Asked) {
        let region = task.region.as_str();
        match judged {
            Judged::Means(Meaning::Rejected) => {
                let preflight = &self.vendor.preflight;
                let has_host = |other: &&str| preflight.host_of("", other, self.first_region).is_some();
                let regions = self.vendor.format.regions.iter().filter(|other| *other != region).filter(has_host);
                let others: Vec<&str> = regions.collect();
                for other in &others {
                    self.queue.push_back(Task::new(task.probe, Kind::OtherRegion(region.to_owned()), other));
                }
                let rejected = Rejected { region: region.to_owned(), asked, open: others.len(), found_in: Vec::new() };
                self.rejected.push(rejected);
                self.give_up(region, "the key is rejected");
                self.conclude(region);
            }
            Judged::Means(Meaning::Suspended) => {
                let fix = format!("open the console of {}, which gives the reason", self.vendor.title);
                let message = "the account is suspended or closed".to_owned();
                self.finding(rule_of(rule::ACCOUNT_SUSPENDED), &self.account_at(), message, fix, &asked);
                self.give_up(region, "the account is suspended or closed");
            }
            Judged::Means(Meaning::TestCredentials) => {
                let message = "the credentials are for tests of the API, and sign no tokens that clients can use";
                let fix = "use the live account, and a key of it";
                self.finding(rule_of(rule::TEST_CREDENTIALS), &self.account_at(), message.into(), fix.into(), &asked);
                self.give_up(region, "the credentials are for tests");
            }
            judged => {
                self.unsettled(task, judged, &asked);
                self.go_on(region);
            }
        }
    }

    fn account_at(&self) -> String {
        let key = self.key_variables();
        let others = self.credentials.iter().map(|(part, _)| variables(part)).find(|names| *names != key);
        self.labelled(&others.unwrap_or(key))
    }

    fn other_region(&mut self, task: &Task, of: &str, judged: &Judged) {
        if let Judged::Unknown(why) = judged {
            self.not_checked(&format!("{} in region `{}`", self.key_variables(), task.region), why.clone());
        }
        if let Some(rejected) = self.rejected.iter_mut().find(|it| it.region == of) {
            rejected.open = rejected.open.saturating_sub(1);
            if let Judged::Found { .. } = judged {
                rejected.found_in.push(task.region.clone());
            }
        }
        self.conclude(of);
    }

    /// All regions have answered: the key is of another one, or of none.
    fn conclude(&mut self, region: &str) {
        let Some(at) = self.rejected.iter().position(|it| it.region == region && it.open == 0) else { return };
        let Rejected { asked, found_in, .. } = self.rejected.swap_remove(at);
        let at = self.labelled(&self.key_variables());
        let titles = || {
            let parts = self.credentials.iter().map(|(part, _)| &*part.title);
            parts.collect::<Vec<_>>().join(" and the ")
        };
        if let [found, ..] = found_in.as_slice() {
            let message = format!("the key belongs to region `{found}`, and the tokens are for region `{region}`");
            let fix = format!("set `region = \"{found}\"` in the declarations, or use a key of region `{region}`");
            self.finding(rule_of(rule::KEY_OF_OTHER_REGION), &at, message, fix, &asked);
        } else {
            let message = format!(
                "{} rejects the key: it was deleted, belongs to another account, or its secret is another one",
                self.vendor.title
            );
            let fix = format!("check that the secret and the {} belong together; or make a new key", titles());
            self.finding(rule_of(rule::KEY_REJECTED), &at, message, fix, &asked);
        }
    }

    fn about_credentials(&mut self, task: &Task, judged: Judged, asked: &Asked) {
        let is_other_secret = self.other_secret(task).is_some();
        match judged {
            Judged::Found { broken, unknown } => self.conditions(task, &broken, &unknown, asked),
            judged => {
                let secret = &task.probe.secret;
                let why = match (&judged, is_other_secret) {
                    (Judged::Means(Meaning::Rejected | Meaning::Restricted | Meaning::Suspended), true) => {
                        format!("{} refuses `{secret}`", self.vendor.title)
                    }
                    (Judged::Means(Meaning::Rejected | Meaning::Restricted), false) if !secret.is_empty() => {
                        format!("this key may not read it: set `{secret}`")
                    }
                    (judged, _) => reason(judged),
                };
                match self.vendor.probe(&task.probe.otherwise) {
                    Some(next) => self.queue.push_back(Task::new(next, Kind::Hint, &task.region)),
                    None => self.not_checked(&task.probe.title, why),
                }
            }
        }
    }

    fn hint(&mut self, task: &Task, judged: Judged, asked: &Asked) {
        let of = self.vendor.probes.iter().find(|probe| probe.otherwise == task.probe.name);
        let (title, secret) = of.map_or((&task.probe.title, ""), |probe| (&probe.title, &*probe.secret));
        let certain = format!("only `{secret}`, or a key that may read keys, can tell");
        let why = match judged {
            Judged::Found { .. } => format!("probably not restricted; {certain}"),
            Judged::Means(Meaning::Restricted) => return self.restricted(task, asked),
            judged => format!("{}; {certain}", reason(&judged)),
        };
        self.not_checked(title, why);
    }

    /// The key lacks a permission, so it is probably restricted.
    fn restricted(&mut self, task: &Task, asked: &Asked) {
        let message = format!("the key is probably restricted: it may not read the {}", task.probe.title);
        let fix = "if the key is restricted, make one that is not: tokens of a restricted key are refused";
        let at = self.labelled(&self.key_variables());
        let rule = (rule::KEY_RESTRICTED.id(), Severity::Warning);
        self.finding(rule, &at, message, fix.to_owned(), asked);
    }

    fn about_value(&mut self, task: &Task, value: &Value, judged: Judged, asked: Asked) {
        match judged {
            Judged::Found { broken, unknown } => self.conditions(task, &broken, &unknown, &asked),
            Judged::Means(Meaning::Missing) => match self.vendor.probe(&task.probe.otherwise) {
                Some(other) if !value.is_literal() => {
                    let kind = Kind::Otherwise(value.clone(), task.probe, Box::new(asked));
                    self.queue.push_back(Task::new(other, kind, &task.region));
                }
                _ => self.missing(task.probe, value, &task.region, &asked),
            },
            judged => self.unsettled(task, judged, &asked),
        }
    }

    fn missing(&mut self, probe: &'static Probe, value: &Value, region: &str, asked: &Asked) {
        let at_region = if region == self.first_region || region.is_empty() {
            String::new()
        } else {
            format!(" in region `{region}`")
        };
        let why = if probe.why.is_empty() { String::new() } else { format!("; {}", probe.why) };
        let message = format!("the account has no such {}{at_region}{why}", probe.title);
        let fix = match &*probe.fix {
            "" => format!("set it to a {} of the account", probe.title),
            advice => advice.to_owned(),
        };
        self.finding((&probe.missing, probe.severity), &self.labelled(&value.at()), message, fix, asked);
        self.missing.push(value.clone());
    }

    /// An answer from which nothing follows about what was asked.
    fn unsettled(&mut self, task: &Task, judged: Judged, asked: &Asked) {
        if let Judged::Means(Meaning::Restricted) = judged {
            self.restricted(task, asked);
        }
        if let Judged::Found { broken, unknown } = judged {
            return self.conditions(task, &broken, &unknown, asked);
        }
        let at = self.at(task);
        self.report.not_checked.push(NotChecked { what: at, why: reason(&judged) });
    }

    fn conditions(&mut self, task: &Task, broken: &[&'static Expect], unknown: &[&str], asked: &Asked) {
        let at = self.at(task);
        for expect in broken {
            let (message, fix) = (expect.message.to_string(), expect.fix.to_string());
            self.finding((&expect.rule, expect.severity), &at, message, fix, asked);
        }
        for member in unknown {
            let (what, why) = (at.clone(), format!("the answer lacks `{member}`"));
            self.report.not_checked.push(NotChecked { what, why });
        }
    }

    /// Of a rule at one place the most severe finding is kept: what is certain replaces what is likely.
    fn finding(&mut self, rule: (&str, Severity), at: &str, message: String, fix: String, asked: &Asked) {
        let (rule, severity) = rule;
        let codes = self.vendor.codes_of(rule, "").to_vec();
        let documented = |code: &u32| self.vendor.codes.iter().find(|known| known.code == *code);
        let answered = asked.code.filter(|code| documented(code).is_some());
        let code = answered.or(codes.first().copied());
        let docs = code.as_ref().and_then(documented).map_or(&self.vendor.docs, |code| &code.docs).to_string();
        let finding = Finding {
            rule: rule.to_owned(),
            severity,
            at: at.to_owned(),
            message,
            fix,
            code,
            codes,
            docs,
            request_id: asked.request_id.clone(),
        };
        match self.report.findings.iter_mut().find(|known| known.rule == rule && known.at == at) {
            Some(known) if known.severity >= severity => {}
            Some(known) => *known = finding,
            None => self.report.findings.push(finding),
        }
    }
}

fn rule_of(rule: &'static Rule) -> (&'static str, Severity) {
    (rule.id(), rule.severity())
}

fn reason(judged: &Judged) -> String {
    match judged {
        Judged::Unknown(why) => why.clone(),
        Judged::Means(Meaning::Rejected) => "the key is refused there".to_owned(),
        Judged::Means(Meaning::Restricted) => "the key lacks the permission".to_owned(),
        Judged::Means(Meaning::Busy) => "the vendor refuses so many requests at a time".to_owned(),
        Judged::Means(Meaning::Missing) => "it is not known there".to_owned(),
        Judged::Means(Meaning::Suspended | Meaning::TestCredentials) => "the account may not use it".to_owned(),
        Judged::Found { .. } => String::new(),
    }
}

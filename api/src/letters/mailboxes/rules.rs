//! Rules of a mailbox: the first that fits says how a message is registered, or that somebody must look at it.
use super::model::RuleRow;
use pamong_db::text::fold;

/// The first rule that fits a message.
pub fn first<'a>(rules: &'a [RuleRow], sender: &str, subject: &str) -> Option<&'a RuleRow> {
    rules.iter().find(|rule| {
        rule.sender.as_deref().is_none_or(|wanted| fits_sender(wanted, sender))
            && rule.subject.as_deref().is_none_or(|wanted| fits_subject(wanted, subject))
    })
}

/// `nama@kantor.go.id` means that address, `kantor.go.id` or `@kantor.go.id` everyone of that domain and below it.
fn fits_sender(wanted: &str, sender: &str) -> bool {
    let (wanted, sender) = (wanted.trim().to_lowercase(), sender.trim().to_lowercase());
    let domain = wanted.strip_prefix('@').unwrap_or(&wanted);
    if domain.contains('@') {
        return sender == domain;
    }
    let Some((_, host)) = sender.rsplit_once('@') else { return false };
    host == domain || host.strip_suffix(domain).is_some_and(|above| above.ends_with('.'))
}

/// Every word stands in the subject, in whatever order and case.
fn fits_subject(wanted: &str, subject: &str) -> bool {
    let folded = fold(subject);
    let there: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    fold(wanted).split_whitespace().all(|word| there.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use pamong_db::Id;

    fn rule(pos: i32, sender: Option<&str>, subject: Option<&str>) -> RuleRow {
        RuleRow {
            mailbox_id: Id::new(),
            pos,
            sender: sender.map(Into::into),
            subject: subject.map(Into::into),
            quarantine: false,
            kind_code: None,
            classification_code: None,
            urgency: None,
            security_level: None,
        }
    }

    #[test]
    fn senders_fit_by_address_or_domain() {
        for (wanted, sender, fits) in [
            ("siti@dinkes.go.id", "SITI@dinkes.go.id", true),
            ("siti@dinkes.go.id", "budi@dinkes.go.id", false),
            ("dinkes.go.id", "budi@dinkes.go.id", true),
            ("@dinkes.go.id", "budi@surat.dinkes.go.id", true),
            ("dinkes.go.id", "budi@palsudinkes.go.id", false),
            ("dinkes.go.id", "dinkes.go.id@penipu.com", false),
        ] {
            assert_eq!(fits_sender(wanted, sender), fits, "{wanted} {sender}");
        }
    }

    #[test]
    fn the_first_rule_that_fits_counts() {
        let rules = [
            rule(1, Some("dinkes.go.id"), Some("undangan rapat")),
            rule(2, Some("dinkes.go.id"), None),
            rule(3, None, Some("iklan")),
        ];
        let found = |sender, subject| first(&rules, sender, subject).map(|rule| rule.pos);
        assert_eq!(found("a@dinkes.go.id", "RAPAT: Undangan!"), Some(1));
        assert_eq!(found("a@dinkes.go.id", "Undangan"), Some(2));
        assert_eq!(found("a@toko.com", "Iklan baru"), Some(3));
        assert_eq!(found("a@toko.com", "Periklanan"), None);
    }
}

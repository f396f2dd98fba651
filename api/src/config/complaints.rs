//! How long complaints may take. The city's own rule within the law's.
use super::parsed;

/// Days that the steps of a complaint may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComplaintConfig {
    /// Working days within which a complaint is taken up (PermenPANRB 62/2018 on SP4N-LAPOR!: three to verify and pass on).
    pub verify_days: u32,
    /// Working days within which it is answered (the same: fourteen for complaints that are no matter of supervision). In
    /// no case later than 60 calendar days (UU 25/2009 article 50).
    pub answer_days: u32,
    /// Working days within which the complainant may object to an answer (as SP4N-LAPOR! does: ten).
    pub close_days: u32,
    /// Calendar days after the closing for which it is kept how the complainant can be reached.
    pub contact_days: u32,
}

impl Default for ComplaintConfig {
    fn default() -> Self {
        Self { verify_days: 3, answer_days: 14, close_days: 10, contact_days: 90 }
    }
}

impl ComplaintConfig {
    pub(super) fn from_env() -> Result<Self, String> {
        let usual = Self::default();
        Ok(Self {
            verify_days: parsed("PAMONG_COMPLAINT_VERIFY_DAYS", usual.verify_days)?.clamp(1, 10),
            answer_days: parsed("PAMONG_COMPLAINT_ANSWER_DAYS", usual.answer_days)?.clamp(1, 60),
            close_days: parsed("PAMONG_COMPLAINT_CLOSE_DAYS", usual.close_days)?.clamp(1, 60),
            contact_days: parsed("PAMONG_COMPLAINT_CONTACT_DAYS", usual.contact_days)?.clamp(0, 3650),
        })
    }
}

//! Whether an act is open, to whom, and where it leads.
use super::model::{Procedure, Stage};
use crate::identity::Permission;
use crate::permits::applications::model::{PermitAction, PermitStatus};

/// What the answer depends on besides the act and the person's rights.
#[derive(Debug, Clone)]
pub struct Situation<'a> {
    /// The procedure.
    pub procedure: &'a Procedure,
    /// Key of the stage at which the application stands.
    pub stage: &'a str,
    /// What the service asks for.
    pub needs: Needs,
    /// How the person stands to the application.
    pub person: Standing,
    /// Names of what is still examined at the stage.
    pub open_checks: Vec<&'a str>,
}

/// What the service of an application asks for.
#[derive(Debug, Clone, Copy)]
pub struct Needs {
    /// It has a paper that somebody signs.
    pub signed: bool,
    /// A fee is due that nobody recorded as paid.
    pub unpaid: bool,
}

/// How a person stands to an application.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Initialled the draft that is under way.
    pub initialled: bool,
    /// Belongs to its office. A superior office sees the work of those below; it does not do it for them.
    pub own_office: bool,
}

/// Why an act is not open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Not at this stage, or not in what the service needs first.
    NotHere,
    /// Only with this right.
    Right(Permission),
    /// Only at the application's own office.
    OtherOffice,
    /// The person initialled it already.
    Initialled,
    /// These checks are not over.
    Examining(String),
}

impl<'a> Situation<'a> {
    /// The stage to which the act leads.
    pub fn decide(
        &self,
        action: PermitAction,
        may: impl Fn(Permission) -> bool,
    ) -> Result<&'a Stage, Refusal> {
        let found = self.procedure.after(self.stage, action).ok_or(Refusal::NotHere)?;
        let (from, to) = (self.procedure.stage(self.stage), self.procedure.stage(&found.to));
        let (from, to) = from.zip(to).ok_or(Refusal::NotHere)?;
        if !may(found.permission) {
            return Err(Refusal::Right(found.permission));
        }
        if !self.person.own_office {
            return Err(Refusal::OtherOffice);
        }
        let fits = match action {
            PermitAction::RequestPayment => self.needs.unpaid,
            PermitAction::RequestInitials => self.needs.signed && !self.needs.unpaid,
            // straight from the review only where the service has no signer
            PermitAction::HandOver => {
                from.kind == PermitStatus::Ready || (!self.needs.signed && !self.needs.unpaid)
            }
            PermitAction::Initial if self.person.initialled => return Err(Refusal::Initialled),
            _ => true,
        };
        if !fits {
            return Err(Refusal::NotHere);
        }
        if leads_on(action) && !self.open_checks.is_empty() {
            return Err(Refusal::Examining(self.open_checks.join(", ")));
        }
        Ok(to)
    }
}

/// Whether the act takes an application forward, for which all that is examined at its stage must be over.
const fn leads_on(action: PermitAction) -> bool {
    !matches!(
        action,
        PermitAction::ReturnIncomplete
            | PermitAction::SendBack
            | PermitAction::Reject
            | PermitAction::Cancel
            | PermitAction::Withdraw
    )
}

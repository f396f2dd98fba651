//! The paper of an application as something that is signed.
use super::model::NewPermitRevocation;
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::documents::numbering;
use crate::documents::signing::paper::{PaperFacts, SubjectType};
use crate::documents::signing::service::take_back;
use crate::documents::signing::{Granted, Intent, Marks, Signable};
use crate::documents::{LetterRegister, office};
use crate::error::{Code, Error, Result};
use crate::http::OptionalIfMatch;
use crate::identity::Me;
use crate::permits::applications::inputs::NewPermitTransition;
use crate::permits::applications::model::PermitAction;
use crate::permits::applications::service::{Case, sign_with_number};
use crate::permits::applications::store;
use crate::permits::issued::model::PermitState;
use crate::permits::issued::store::Ending;
use crate::permits::issued::{self, Permit};
use crate::permits::paper::{Numbers, certificate, options};
use crate::permits::succession;
use crate::secrets::Secrets;
use pamong_db::{Conn, Id};
use pamong_render::{Paper, PaperSize, RenderOptions};
use serde_json::json;
use std::sync::Arc;

/// A permit or certificate that the head of the office signs.
pub struct PermitToSign {
    /// The application.
    pub id: Id,
    /// The version that the signer looked at.
    pub version: i32,
    /// The sheet.
    pub size: PaperSize,
    /// What it carries beside its content.
    pub marks: Marks,
    /// Opens personal numbers, which stand on the paper in full.
    pub secrets: Arc<Secrets>,
    /// Where the paper is registered as a letter.
    pub register: Arc<dyn LetterRegister>,
}

/// The application, if `me` may sign its paper now: 404, 403, 409 and 412 come before a passphrase is asked of any key.
pub fn signable(c: &mut Conn, me: &Me, id: Id, version: i32) -> Result<Case> {
    let application = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let case = Case::load(c, application)?;
    case.check(me, PermitAction::Sign)?;
    succession::refuse_ended(c, id)?;
    if case.application.version == version { Ok(case) } else { Err(Code::Stale.into()) }
}

/// Takes an issued paper back. Where it was signed electronically, verification says so from now on, with the legal basis: the
/// reason is about a person and stays with the office and the applicant, and out of the ledger, which forgets nothing.
pub fn revoke(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    read: OptionalIfMatch,
    input: &NewPermitRevocation,
) -> Result<Permit> {
    let seen = issued::store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if seen.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    let permit = issued::store::lock(tx, id)?.ok_or_else(Error::not_found)?;
    read.check(permit.version)?;
    match permit.status {
        PermitState::Valid => {}
        PermitState::Revoked => return Err(Code::AlreadyDone.into()),
        PermitState::Replaced => {
            return Err(Error::Code(Code::StateConflict, Some(permit.status.to_string())));
        }
    }
    let basis = input.legal_basis.trim();
    let ending = Ending {
        status: PermitState::Revoked,
        ended_on: me.today(),
        ended_by: me.name.clone(),
        revoke_reason: Some(input.reason.trim().to_owned()),
        revoke_basis: Some(basis.to_owned()),
        replaced_by_id: None,
    };
    let revoked = issued::store::end(tx, id, &ending)?.ok_or(Code::AlreadyDone)?;
    // A paper that was signed by hand has nothing to verify.
    take_back(tx, me, (SubjectType::PermitApplication, permit.application_id), basis)?;
    let data = json!({"number": permit.number, "legal_basis": basis});
    let subject = ("permit_application", permit.application_id);
    let agency = permit.agency_id;
    audit::record(tx, me, NewFact::new(Application::Permits, "permit.revoke", subject, agency, data))?;
    Ok(revoked)
}

impl Signable for PermitToSign {
    fn check(&self, tx: &mut Conn, me: &Me) -> Result<Intent> {
        let case = signable(tx, me, self.id, self.version)?;
        let agency = agencies::store::find(tx, case.application.agency_id)?;
        let agency = agency.ok_or_else(|| Error::internal("no agency"))?;
        let registered = issued::registered_as(tx, me, &case.application, &case.service)?;
        let validity = succession::validity(tx, me.today(), self.id, &case.service)?;
        Ok(Intent {
            subject: (SubjectType::PermitApplication, self.id),
            agency_id: case.application.agency_id,
            // Permits and certificates are open; their dates are the day on which they are signed.
            security: numbering::OPEN,
            insertion: None,
            kind_code: registered.kind_code,
            classification_code: registered.classification_code,
            facts: PaperFacts {
                title: case.service.output_name.clone(),
                // It names the citizen, whom the page does not show to whoever has the code.
                subject: None,
                agency: agency.name,
                valid_from: Some(validity.from).filter(|from| *from > me.today()),
                valid_until: validity.until,
            },
        })
    }

    fn paper(&self, tx: &mut Conn, me: &Me, granted: &Granted) -> Result<(Paper, RenderOptions)> {
        let case = signable(tx, me, self.id, self.version)?;
        let application = &case.application;
        let mut paper = certificate(tx, me, &self.secrets, application, Numbers::Full)?;
        paper.number = Some(granted.number.clone());
        paper.date = Some(granted.date);
        let validity = succession::validity(tx, granted.date, self.id, &case.service)?;
        paper.validity = issued::in_words(validity, granted.date);
        paper.signatures = vec![office::signature_of(tx, me.position_id, Some(me.user_id), granted.date)?];
        let options = RenderOptions {
            watermark: None,
            verification: Some(self.marks.verification(me, granted)?),
            signature_note: self.marks.note.clone(),
            document_id: granted.paper_id.to_string(),
            created: me.at.local(),
            ..options(tx, me, application, self.size)?
        };
        Ok((Paper::Certificate(Box::new(paper)), options))
    }

    fn conclude(&self, tx: &mut Conn, me: &Me, granted: &Granted) -> Result<()> {
        let step = NewPermitTransition::of(PermitAction::Sign);
        sign_with_number(tx, me, &self.secrets, &*self.register, (self.id, &step), granted)?;
        Ok(())
    }
}

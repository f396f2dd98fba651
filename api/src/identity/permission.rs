//! The one list of rights: enum, marker types for handlers and OpenAPI scopes come from it.

macro_rules! permissions {
    ($($marker:ident $text:literal $meaning:literal;)+) => {
        /// A right that a role may carry; the text is its name on the wire and the OAuth scope.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum Permission {
            $(#[doc = $meaning] #[serde(rename = $text)] $marker),+
        }

        impl Permission {
            /// Every right.
            pub const ALL: &'static [Self] = &[$(Self::$marker),+];

            /// The name on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$marker => $text),+ }
            }

            /// What the right allows, for the OpenAPI file.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$marker => $meaning),+ }
            }
        }

        // Written out because the derive does not see a rename that comes through a macro.
        impl utoipa::PartialSchema for Permission {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                pamong_db::word_schema(Self::ALL.iter().map(|p| p.as_str()), "A right that a position may carry.")
            }
        }
        impl utoipa::ToSchema for Permission {
            fn name() -> std::borrow::Cow<'static, str> {
                "Permission".into()
            }
        }

        $(
            #[doc = $meaning]
            #[derive(Debug, Clone, Copy)]
            pub struct $marker;
            impl Right for $marker {
                const PERMISSION: Permission = Permission::$marker;
            }
        )+
    };
}

/// A right as a type, so that a handler's signature says what it needs.
pub trait Right {
    /// The right.
    const PERMISSION: Permission;
}

permissions! {
    UserManage "user.manage" "Create and change users, positions and who holds them.";
    AgencyManage "agency.manage" "Change agencies.";
    ReferenceDataImport "reference_data.import" "Load reference data.";
    TemplateManage "template.manage" "Change the fixed texts of papers.";
    NumberingManage "numbering.manage" "Change the patterns of numbers.";
    NumberingKeep "numbering.keep" "Start, lend and void numbers of the registers of one's own scope.";
    NumberingBackDate "numbering.back_date" "Give a letter that one approves an earlier date and a number behind another one.";
    AuditRead "audit.read" "Read the ledger.";
    JobManage "job.manage" "See background work, and run again what failed.";
    LetterRead "letter.read" "Read letters of one's own scope.";
    LetterRegister "letter.register" "Register incoming letters.";
    LetterImport "letter.import" "Take over agenda books that were kept on paper, and undo it.";
    LetterDispose "letter.dispose" "Dispose letters and pass dispositions on.";
    LetterFollowUp "letter.follow_up" "Report on dispositions that one received.";
    LetterClose "letter.close" "Close incoming letters.";
    LetterDraft "letter.draft" "Draft outgoing letters.";
    LetterReview "letter.review" "Initial outgoing letters.";
    LetterApprove "letter.approve" "Approve outgoing letters, which grants their number.";
    LetterDispatch "letter.dispatch" "Dispatch approved letters.";
    ArchiveFile "archive.file" "File finished letters into folders; open, close and freeze folders.";
    ArchiveDispose "archive.dispose" "Prepare lists for transfer and destruction of archives, and carry out approved ones.";
    PackageExport "package.export" "Make the export package of one's own office and download it: everything that the office owns, letters of every security level included.";
    ArchiveApprove "archive.approve" "Approve lists for transfer and destruction of archives that someone else prepared.";
    PaperRecordRead "paper_record.read" "Read records of work done on paper.";
    PaperRecordCreate "paper_record.create" "Record work done on paper outside the system.";
    PermitCatalogue "permit.catalogue" "Keep the catalogue of services: draft, check and publish revisions, open and close services.";
    PermitRead "permit.read" "Read applications and permits of one's own scope.";
    PermitReceive "permit.receive" "Take in applications at the counter and check their completeness.";
    PermitProcess "permit.process" "Work on applications.";
    PermitFieldCheck "permit.field_check" "Carry out field checks.";
    PermitPay "permit.pay" "Record payments.";
    PermitRefund "permit.refund" "Give payments back, and close the day of a cashier who is not there.";
    PermitInitial "permit.initial" "Initial permits and certificates.";
    PermitSign "permit.sign" "Sign permits and certificates, which grants their number.";
    PermitRevoke "permit.revoke" "Take back permits and certificates that one's own office issued.";
    PermitAssign "permit.assign" "Give applications to the officers of the office.";
    PermitHandOver "permit.hand_over" "Hand finished papers to the applicant.";
    PermitReveal "permit.reveal" "See personal numbers unmasked; each look is recorded.";
    PermitErase "permit.erase" "Erase the personal data of ended applications of one's own office.";
    ComplaintHandle "complaint.handle" "See complaints about services of one's own scope, answer them and pass them on.";
    EvaluationRead "evaluation.read" "Read evaluations and scores.";
    EvaluationManage "evaluation.manage" "Keep instruments and periods, compute and publish scores.";
    EvaluationInterview "evaluation.interview" "Enter interview answers.";
    EvaluationReprimand "evaluation.reprimand" "Draft the reprimand letters of an evaluation.";
}

impl std::str::FromStr for Permission {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|p| p.as_str() == text)
            .ok_or_else(|| format!("unknown permission: {text}"))
    }
}

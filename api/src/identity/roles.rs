//! The roles that the first start creates, as sets of rights (domain: PATEN staff, registry, heads, evaluators).
use super::permission::Permission::{
    self, AgencyManage, ArchiveApprove, ArchiveDispose, ArchiveFile, AuditRead, ComplaintHandle,
    EvaluationInterview, EvaluationManage, EvaluationRead, EvaluationReprimand, JobManage, LetterApprove,
    LetterClose, LetterDispatch, LetterDispose, LetterDraft, LetterFollowUp, LetterImport, LetterRead,
    LetterRegister, LetterReview, NumberingBackDate, NumberingKeep, NumberingManage, PackageExport,
    PaperRecordCreate, PaperRecordRead, PermitAssign, PermitCatalogue, PermitErase, PermitFieldCheck,
    PermitHandOver, PermitInitial, PermitPay, PermitProcess, PermitRead, PermitReceive, PermitRefund,
    PermitReveal, PermitRevoke, PermitSign, ReferenceDataImport, TemplateManage, UserManage,
};

/// Code of the role that manages users and reference data.
pub const ADMINISTRATOR: &str = "administrator";

/// A role before it has an id.
pub struct BuiltInRole {
    /// Stable code.
    pub code: &'static str,
    /// Indonesian name.
    pub name_id: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Its rights.
    pub permissions: &'static [Permission],
}

macro_rules! role {
    ($code:literal, $id:literal, $en:literal, [$($p:ident),+ $(,)?]) => {
        BuiltInRole { code: $code, name_id: $id, name_en: $en, permissions: &[$($p),+] }
    };
}

/// The built-in roles.
pub const BUILT_IN: &[BuiltInRole] = &[
    role!(
        "administrator",
        "Administrator",
        "Administrator",
        [
            UserManage,
            AgencyManage,
            ReferenceDataImport,
            TemplateManage,
            NumberingManage,
            PermitCatalogue,
            AuditRead,
            JobManage,
            EvaluationRead,
        ]
    ),
    role!(
        "registry_clerk",
        "Petugas tata usaha",
        "Registry clerk",
        [
            LetterRead,
            LetterRegister,
            LetterImport,
            LetterFollowUp,
            LetterDraft,
            LetterDispatch,
            LetterClose,
            NumberingKeep,
            ArchiveFile,
            ArchiveDispose,
            PaperRecordRead,
            PaperRecordCreate,
            EvaluationRead,
        ]
    ),
    role!(
        "agency_head",
        "Kepala perangkat daerah",
        "Head of office",
        [
            LetterRead,
            LetterDispose,
            LetterFollowUp,
            LetterClose,
            LetterDraft,
            LetterReview,
            LetterApprove,
            NumberingBackDate,
            ArchiveApprove,
            PackageExport,
            LetterDispatch,
            PaperRecordRead,
            ComplaintHandle,
            EvaluationRead,
        ]
    ),
    role!(
        "secretary",
        "Sekretaris",
        "Secretary",
        [
            LetterRead,
            LetterDispose,
            LetterFollowUp,
            LetterDraft,
            LetterReview,
            ArchiveFile,
            ArchiveDispose,
            NumberingKeep,
            PermitRead,
            PermitAssign,
            PermitInitial,
            PaperRecordRead,
            ComplaintHandle,
            EvaluationRead,
        ]
    ),
    role!(
        "section_head",
        "Kepala seksi",
        "Section head",
        [
            LetterRead,
            LetterDispose,
            LetterFollowUp,
            LetterDraft,
            LetterReview,
            PermitRead,
            PermitProcess,
            PermitFieldCheck,
            PermitAssign,
            PermitInitial,
            PaperRecordRead,
            EvaluationRead,
        ]
    ),
    role!("staff", "Staf", "Staff", [LetterRead, LetterFollowUp, LetterDraft]),
    role!(
        "counter_officer",
        "Petugas loket",
        "Counter officer",
        [
            PermitRead,
            PermitReceive,
            PermitProcess,
            PermitHandOver,
            PermitReveal,
            PaperRecordRead,
            PaperRecordCreate,
        ]
    ),
    role!("cashier", "Kasir", "Cashier", [PermitRead, PermitPay]),
    role!("field_officer", "Tim teknis lapangan", "Field officer", [PermitRead, PermitFieldCheck]),
    role!(
        "urban_village_head",
        "Lurah",
        "Urban village head",
        [
            LetterRead,
            LetterDispose,
            LetterFollowUp,
            LetterClose,
            LetterDraft,
            LetterReview,
            LetterApprove,
            NumberingBackDate,
            ArchiveApprove,
            PackageExport,
            LetterDispatch,
            PermitRead,
            PermitAssign,
            PermitInitial,
            PermitSign,
            PermitRevoke,
            PermitReveal,
            PermitErase,
            PermitRefund,
            PaperRecordRead,
            ComplaintHandle,
            EvaluationRead,
        ]
    ),
    role!(
        "sub_district_head",
        "Camat",
        "Sub-district head",
        [
            LetterRead,
            LetterDispose,
            LetterFollowUp,
            LetterClose,
            LetterDraft,
            LetterReview,
            LetterApprove,
            NumberingBackDate,
            ArchiveApprove,
            PackageExport,
            LetterDispatch,
            PermitRead,
            PermitAssign,
            PermitInitial,
            PermitSign,
            PermitRevoke,
            PermitReveal,
            PermitErase,
            PermitRefund,
            PaperRecordRead,
            ComplaintHandle,
            EvaluationRead,
        ]
    ),
    role!(
        "evaluator",
        "Evaluator",
        "Evaluator",
        [
            EvaluationRead,
            EvaluationManage,
            EvaluationInterview,
            EvaluationReprimand,
            PaperRecordRead,
            AuditRead,
            LetterRead,
            LetterDraft,
        ]
    ),
    role!(
        "mayor",
        "Wali Kota",
        "Mayor",
        [
            LetterRead,
            LetterDispose,
            LetterFollowUp,
            LetterApprove,
            NumberingBackDate,
            ArchiveApprove,
            PackageExport,
            LetterDispatch,
            PermitRead,
            PaperRecordRead,
            ComplaintHandle,
            EvaluationRead,
            AuditRead,
        ]
    ),
];

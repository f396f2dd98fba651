//! Why a fact counts or does not, in words.
use crate::evaluations::words::Words;
use pamong_db::text_enum;

macro_rules! rules {
    ($($variant:ident $text:literal $included:literal $id:literal $en:literal;)+) => {
        text_enum! {
            /// The rule that decided whether a record counts.
            pub enum Rule { $(#[doc = $en] $variant = $text),+ }
        }

        impl Rule {
            /// True where a record under this rule counts.
            pub const fn includes(self) -> bool {
                match self { $(Self::$variant => $included),+ }
            }

            /// The reason in words.
            pub const fn reason(self) -> Words {
                match self { $(Self::$variant => Words { id: $id, en: $en }),+ }
            }
        }
    };
}

rules! {
    Disposed "disposed" true
        "Surat masuk dihitung karena telah didisposisikan di dalam sistem."
        "The incoming letter counts because it was disposed in the system.";
    Closed "closed" true
        "Surat masuk dihitung karena telah ditutup di dalam sistem."
        "The incoming letter counts because it was closed in the system.";
    Dispatched "dispatched" true
        "Surat keluar dihitung karena telah disetujui dan dikirim dari dalam sistem."
        "The outgoing letter counts because it was approved in the system and has left.";
    PaperRecorded "paper_recorded" true
        "Pekerjaan di atas kertas dihitung sebanyak jumlah yang dicatat."
        "Work done on paper counts with the quantity that was recorded.";
    TakenOver "taken_over" true
        "Surat di atas kertas dihitung karena dipindahkan dari buku agenda."
        "The letter on paper counts because it was taken over from an agenda book.";
    FirstOfKind "first_of_kind" true
        "Surat keluar pertama dari jenis naskah ini dalam periode."
        "The first outgoing letter of this kind in the period.";
    DueInPeriod "due_in_period" true
        "Disposisi dengan batas waktu di dalam periode."
        "A disposition whose due date is within the period.";
    DoneOnTime "done_on_time" true
        "Disposisi diselesaikan atau diteruskan sampai dengan batas waktunya."
        "The disposition was completed or passed on by its due date.";
    PermitIssued "permit_issued" true
        "Layanan dihitung karena dokumennya telah ditandatangani di dalam sistem."
        "The service counts because its document was signed in the system.";
    IssuedOnTime "issued_on_time" true
        "Dokumen ditandatangani sampai dengan batas waktu layanan."
        "The document was signed by the due date of the service.";
    CountedOnce "counted_once" false
        "Sudah dihitung satu kali dalam periode; tindakan berikutnya tidak menambah."
        "It was counted once in the period already; further acts add nothing.";
    OnlyRegistered "only_registered" false
        "Surat hanya diterima, dicatat atau dibaca; belum didisposisikan atau ditutup dalam periode."
        "The letter was only received, registered or read; it was not disposed or closed in the period.";
    DispositionCancelled "disposition_cancelled" false
        "Disposisi dibatalkan, sehingga tidak dihitung."
        "The disposition was cancelled, so it does not count.";
    NotDispatched "not_dispatched" false
        "Surat keluar belum dikirim dalam periode; konsep dan persetujuan saja tidak dihitung."
        "The outgoing letter did not leave in the period; drafts and approvals alone do not count.";
    Recalled "recalled" false
        "Surat ditarik kembali sebelum dibaca, sehingga tidak dihitung."
        "The letter was taken back before it was read, so it does not count.";
    CountedAsPermit "counted_as_permit" false
        "Surat ini adalah dokumen layanan dan dihitung pada SIPATEN."
        "This letter is the document of a service and counts under permits.";
    KindAlreadyCounted "kind_already_counted" false
        "Jenis naskah ini sudah dihitung."
        "This kind of letter was counted already.";
    NoDueDate "no_due_date" false
        "Disposisi tanpa batas waktu tidak dapat dinilai ketepatannya."
        "A disposition without a due date cannot be judged on time.";
    DueLater "due_later" false
        "Batas waktunya sesudah akhir periode."
        "Its due date lies after the end of the period.";
    DoneLate "done_late" false
        "Disposisi diselesaikan sesudah batas waktunya."
        "The disposition was completed after its due date.";
    NotDone "not_done" false
        "Disposisi belum diselesaikan dalam periode."
        "The disposition was not completed in the period.";
    NotIssued "not_issued" false
        "Permohonan belum menghasilkan dokumen dalam periode, atau ditolak, dibatalkan atau ditarik."
        "The application led to no document in the period, or was rejected, cancelled or withdrawn.";
    OnlyLooked "only_looked" false
        "Melihat data saja tidak dihitung sebagai pekerjaan."
        "Looking at data alone is no work.";
    IssuedLate "issued_late" false
        "Dokumen ditandatangani sesudah batas waktu layanan."
        "The document was signed after the due date of the service.";
    Corrected "corrected" false
        "Catatan ini telah diganti oleh catatan pembetulan."
        "This record was replaced by a correction.";
    CountedInPaperRecord "counted_in_paper_record" false
        "Surat dari buku agenda ini sudah termasuk dalam catatan kertas untuk hari itu."
        "This letter of an agenda book is part of the paper record for its day already.";
    ImportUndone "import_undone" false
        "Pemindahan buku agenda ini dibatalkan, sehingga suratnya tidak dihitung."
        "The import of this agenda book was undone, so the letter does not count.";
}

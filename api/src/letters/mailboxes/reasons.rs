//! What is said about a message or a mailbox, in both languages.
use super::model::{MailboxProblem, QuarantineReason};
use crate::http::Lang;

impl QuarantineReason {
    /// What to tell people about a message that waits, and what they can do.
    pub fn message(self, lang: Lang, detail: Option<&str>) -> String {
        let (id, en) = match self {
            Self::NoSender => (
                "Pesan tidak menyebut pengirim. Buka pesannya dan isi pengirimnya, atau singkirkan.",
                "The message names no sender. Open it and fill in who sent it, or discard it.",
            ),
            Self::TooLarge => (
                "Pesan atau berkasnya terlalu besar; paling besar {}. Minta pengirim memperkecil pindaiannya.",
                "The message or a file in it is too large; at most {} is taken. Ask the sender for a smaller scan.",
            ),
            Self::WinmailDat => (
                "Lampiran berbentuk winmail.dat (Outlook) dan tidak dapat dibaca. Minta pengirim mengirim ulang sebagai PDF.",
                "The attachment is a winmail.dat (Outlook) and cannot be read. Ask the sender to send it again as PDF.",
            ),
            Self::ArchiveBomb => (
                "Arsip lampiran menyatakan isi yang jauh melebihi ukurannya ({}). Jangan dibuka.",
                "An attached archive declares far more content than its size ({}). Do not open it.",
            ),
            Self::UnreadableMime => (
                "Pesan tidak dapat dibaca sebagai surel. Unduh pesannya untuk memeriksa.",
                "The message cannot be read as a mail. Download it to look at it.",
            ),
            Self::ForbiddenType => (
                "Berkas {} bukan jenis yang diterima, atau rusak. Minta pengirim mengirim PDF, JPEG atau PNG.",
                "The file {} is of a kind that is not taken, or damaged. Ask the sender for PDF, JPEG or PNG.",
            ),
            Self::TooManyFiles => (
                "Pesan memuat lebih dari {} berkas. Daftarkan dengan berkas-berkas pertama, atau minta digabung.",
                "The message has more than {} files. Register it with the first of them, or ask for one file.",
            ),
            Self::SuspectedDuplicate => (
                "Mungkin sudah tercatat (agenda {}). Bandingkan sebelum mendaftarkan.",
                "It may have been entered already (agenda {}). Compare before you register it.",
            ),
            Self::Rule => (
                "Ditahan oleh aturan kotak surel. Periksa lalu daftarkan atau singkirkan.",
                "A rule of the mailbox holds it back. Look at it, then register or discard it.",
            ),
            Self::NotRegistrable => (
                "Tidak dapat didaftarkan dengan isian dari aturan ({}). Perbaiki isiannya lalu daftarkan.",
                "It cannot be registered with what the rules say ({}). Correct the fields and register it.",
            ),
        };
        filled(if lang == Lang::Id { id } else { en }, detail)
    }
}

impl MailboxProblem {
    /// What to tell an administrator about a mailbox that cannot be read, and what to do.
    pub fn message(self, lang: Lang, detail: Option<&str>) -> String {
        let (id, en) = match self {
            Self::PortRefused => (
                "Porta {} tidak diizinkan oleh pengelola server. Gunakan 993 atau 143.",
                "The operator does not allow port {}. Use 993 or 143.",
            ),
            Self::AddressRefused => (
                "Alamat {} berada di jaringan tertutup, atau hanya boleh dihubungi dengan TLS. Hubungi pengelola server.",
                "The address {} is in a private network, or may only be reached with TLS. Ask the operator.",
            ),
            Self::Unreachable => (
                "Server surel tidak dapat dihubungi ({}). Periksa nama host dan portanya.",
                "The mail server cannot be reached ({}). Check host name and port.",
            ),
            Self::TlsFailed => (
                "Sambungan aman gagal ({}). Periksa sertifikat server dan pilihan pengamanannya.",
                "The secure connection failed ({}). Check the server's certificate and the kind of protection.",
            ),
            Self::LoginFailed => (
                "Nama pengguna atau kata sandi ditolak ({}). Periksa keduanya.",
                "User name or password was refused ({}). Check both.",
            ),
            Self::FolderMissing => (
                "Folder tidak ditemukan ({}). Periksa namanya; biasanya INBOX.",
                "The folder was not found ({}). Check its name; usually it is INBOX.",
            ),
            Self::TimedOut => (
                "Server surel tidak menjawab tepat waktu. Coba lagi nanti.",
                "The mail server did not answer in time. Try again later.",
            ),
            Self::ConnectionLost => (
                "Sambungan diputus oleh server surel ({}). Akan dicoba lagi.",
                "The mail server ended the connection ({}). It will be tried again.",
            ),
            Self::NotImap => (
                "Yang menjawab bukan server IMAP yang dapat dipakai ({}). Periksa portanya.",
                "What answers is no usable IMAP server ({}). Check the port.",
            ),
            Self::RegistrarMissing => (
                "Petugas yang mendaftarkan surat tidak lagi memegang jabatannya atau wewenangnya. Pilih petugas lain.",
                "The person who registers letters no longer holds the position or the right. Choose another one.",
            ),
            Self::Internal => (
                "Terjadi kesalahan di pihak kami; lihat log server.",
                "Something failed on our side; see the server's log.",
            ),
        };
        filled(if lang == Lang::Id { id } else { en }, detail)
    }
}

fn filled(text: &str, detail: Option<&str>) -> String {
    match detail.filter(|detail| !detail.is_empty()) {
        Some(detail) => text.replace("{}", detail),
        None => text.replace(" ({})", "").replace(" (agenda {})", "").replace("{}", "-"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_said_in_both_languages() {
        for reason in QuarantineReason::ALL {
            let told = [Lang::Id, Lang::En].map(|lang| reason.message(lang, Some("20 MiB")));
            assert_ne!(told[0], told[1], "{reason}");
            assert!(!reason.message(Lang::Id, None).contains("{}"), "{reason}");
        }
        for problem in MailboxProblem::ALL {
            let told = [Lang::Id, Lang::En].map(|lang| problem.message(lang, Some("imap.contoh.id")));
            assert_ne!(told[0], told[1], "{problem}");
            assert!(!problem.message(Lang::En, None).contains("{}"), "{problem}");
        }
    }
}

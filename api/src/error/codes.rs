//! Every error code, its HTTP status and what it tells people in both languages.
use crate::http::Lang;

macro_rules! codes {
    ($($variant:ident $text:literal $status:literal $id:literal $en:literal;)+) => {
        /// Stable, machine-readable reason of an error or of one invalid field.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
        pub enum Code {
            $(#[doc = $en] #[serde(rename = $text)] $variant),+
        }

        // Written out because the derive does not see a rename that comes through a macro.
        impl utoipa::PartialSchema for Code {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                let text = concat!("Stable reason of an error or of one invalid field.\n\n", $("- `", $text, "`: ", $en, "\n",)+);
                pamong_db::word_schema(Self::ALL.iter().map(|c| c.as_str()), text)
            }
        }
        impl utoipa::ToSchema for Code {
            fn name() -> std::borrow::Cow<'static, str> {
                "ErrorCode".into()
            }
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The HTTP status of a response with this code.
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status),+ }
            }

            const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Self::$variant, Lang::Id) => $id, (Self::$variant, Lang::En) => $en),+ }
            }
        }
    };
}

codes! {
    Malformed "malformed" 400 "Permintaan tidak dapat dibaca: {}. Periksa bentuk datanya." "The request cannot be read: {}. Check its format.";
    Unauthenticated "unauthenticated" 401 "Sesi Anda belum ada atau sudah berakhir. Silakan masuk lagi." "You are not signed in, or your session has ended. Sign in again.";
    InvalidCredentials "invalid_credentials" 401 "Nama pengguna atau kata sandi salah. Periksa lalu coba lagi." "The user name or password is wrong. Check both and try again.";
    NoPosition "no_position" 403 "Anda belum memegang jabatan. Hubungi administrator." "You hold no position yet. Ask your administrator.";
    Forbidden "forbidden" 403 "Jabatan Anda tidak berwenang melakukan ini. Mintalah kepada pejabat yang berwenang atau administrator." "Your position does not carry the right to do this. Ask someone who has it, or an administrator.";
    NotFound "not_found" 404 "Data tidak ditemukan, atau tidak termasuk wewenang Anda." "It was not found, or is not yours to see.";
    MethodNotAllowed "method_not_allowed" 405 "Alamat ini tidak menerima metode tersebut. Lihat dokumentasi API." "This address does not accept that method. See the API documentation.";
    StateConflict "state_conflict" 409 "Tindakan ini tidak dapat dilakukan pada keadaan sekarang ({}). Muat ulang lalu periksa keadaannya." "This cannot be done in the present state ({}). Reload and look at its state.";
    OpenDispositions "open_dispositions" 409 "Surat ini masih mempunyai {} disposisi yang belum selesai. Selesaikan atau tarik dahulu, lalu tutup suratnya." "{} dispositions of this letter are still open. Complete or withdraw them first, then close the letter.";
    NoPaper "no_paper" 409 "Surat ini masuk dari luar sistem; bukalah pindaiannya." "This letter came from outside the system; open its scan instead.";
    PaperOfPermit "paper_of_permit" 409 "Surat ini mencatat hasil layanan; bukalah naskahnya dari permohonannya." "This letter registers the result of a service; open its paper from the application.";
    NoSigningKey "no_signing_key" 409 "Anda belum mempunyai kunci tanda tangan. Buatlah di halaman Tanda tangan saya." "You have no signing key yet. Make one on the page My signature.";
    KeyExists "key_exists" 409 "Anda sudah mempunyai kunci tanda tangan yang berlaku. Cabut dahulu bila hendak menggantinya." "You have a valid signing key already. Revoke it first to replace it.";
    CertificateExpired "certificate_expired" 409 "Sertifikat tanda tangan Anda sudah berakhir ({}). Cabut kunci itu lalu buat yang baru." "Your signing certificate has expired ({}). Revoke the key and make a new one.";
    CertificateRevoked "certificate_revoked" 409 "Sertifikat tanda tangan Anda sudah dicabut. Buat kunci baru di halaman Tanda tangan saya." "Your signing certificate was revoked. Make a new key on the page My signature.";
    RemoteSigner "remote_signer" 409 "Tanda tangan di sini dibuat oleh layanan sertifikasi; kunci tidak disimpan di aplikasi ini." "Signatures here are made by a certification service; no keys are kept in this application.";
    SigningInProgress "signing_in_progress" 409 "Naskah ini sedang ditandatangani. Tunggu sebentar lalu muat ulang." "This paper is being signed right now. Wait a moment and reload.";
    SigningPending "signing_pending" 409 "Naskah ini menunggu di antrean tanda tangan. Tarik dahulu dari antrean bila hendak mengubahnya." "This paper waits in the signing queue. Take it out of the queue first to change it.";
    SigningUnknown "signing_unknown" 409 "Percobaan sebelumnya tidak dijawab oleh layanan tanda tangan. Periksa di layanan itu, lalu konfirmasi untuk menandatangani lagi." "The signing service did not answer the attempt before. Look there first, then confirm to sign again.";
    SigningRefused "signing_refused" 409 "Tidak ditandatangani: {}. Naskah belum bernomor." "Not signed: {}. The paper has no number yet.";
    SigningUnavailable "signing_unavailable" 503 "Layanan tanda tangan tidak dapat dihubungi. Naskah belum ditandatangani dan menunggu di antrean; coba lagi nanti." "The signing service cannot be reached. The paper is not signed and waits in the queue; try again later.";
    SigningUnanswered "signing_unanswered" 503 "Layanan tanda tangan tidak memberi jawaban yang dapat dipakai. Naskah belum ditandatangani dan menunggu di antrean; periksa layanan itu sebelum mencoba lagi." "The signing service gave no usable answer. The paper is not signed and waits in the queue; check the service before you try again.";
    NotSigned "not_signed" 409 "Naskah ini belum ditandatangani secara elektronik." "This paper has no electronic signature yet.";
    HeldByOther "held_by_other" 409 "Permohonan ini sudah dipegang petugas lain. Mintalah kepada kepala seksi untuk mengalihkannya." "Another officer looks after this application. Ask the section head to hand it over.";
    AlreadyDone "already_done" 409 "Tindakan ini sudah dilakukan sebelumnya; tidak ada yang diubah." "This was already done before; nothing was changed.";
    AlreadyRead "already_read" 409 "Surat ini sudah dibaca penerima, sehingga tidak dapat ditarik lagi. Kirim surat ralat bila perlu." "A receiver has read this letter, so it can no longer be taken back. Send a correction if needed.";
    MailNotForSecret "mail_not_for_secret" 409 "Hanya surat biasa yang dikirim lewat surel. Untuk surat terbatas, rahasia atau sangat rahasia, pilih kurir, pos atau antar langsung dalam amplop tertutup." "Only open letters go by mail. For a restricted, confidential or secret letter choose courier, post or messenger, in a closed envelope.";
    MailUnavailable "mail_unavailable" 409 "Server surel belum diatur, sehingga surat tidak dapat dikirim lewat surel. Pilih cara lain, atau hubungi administrator." "No mail server is set up, so letters cannot go by mail. Choose another way, or ask your administrator.";
    NoSignedFile "no_signed_file" 409 "Surat ini tidak mempunyai berkas bertanda tangan elektronik. Unggah pindaian surat yang sudah ditandatangani, atau pilih cara selain surel." "This letter has no electronically signed file. Upload the scan of the signed letter, or choose another way than mail.";
    MailTooLarge "mail_too_large" 409 "Berkas surat ini lebih dari {} MiB, terlalu besar untuk surel. Pilih kurir, pos atau antar langsung." "The files of this letter are larger than {} MiB, too large for mail. Choose courier, post or messenger.";
    NoSenderAddress "no_sender_address" 409 "Alamat surel pengirim belum ada di buku alamat. Isi alamatnya di sana, atau beri tanda terima di kertas." "The address book has no mail address of the sender. Enter it there, or give the receipt on paper.";
    NothingToRecall "nothing_to_recall" 409 "Surat ini tidak terkirim secara elektronik di dalam kota, sehingga tidak ada yang dapat ditarik di sini." "This letter was not delivered electronically within the city, so there is nothing to take back here.";
    NotInvitation "not_invitation" 409 "Surat ini bukan undangan bernomor dari kantor di kota ini." "This letter is no numbered invitation of an office of the city.";
    NoEventDay "no_event_day" 409 "Undangan ini tidak memuat hari acara, sehingga tidak ada yang dapat disimpan ke kalender." "This invitation names no day, so there is nothing to save to a calendar.";
    EventNotYet "event_not_yet" 409 "Acaranya belum tiba; kehadiran dicatat mulai hari acara ({})." "The event is yet to come; who was there is recorded from its day on ({}).";
    ListClosed "list_closed" 409 "Daftar hadir undangan ini sudah ditutup, sehingga tidak dapat diubah lagi." "The attendance list of this invitation is closed and can no longer change.";
    NotTravelOrder "not_travel_order" 409 "Surat ini bukan surat perintah perjalanan dinas bernomor dari kantor di kota ini." "This letter is no numbered travel order of an office of the city.";
    ReprimandsDrafted "reprimands_drafted" 409 "Surat teguran sudah dikonsep dan mengutip nilai ini, sehingga nilai tidak dapat diubah lagi. Lanjutkan dengan publikasi." "Reprimands were drafted and quote these scores, so they can no longer change. Go on to publication.";
    ScoresOutdated "scores_outdated" 409 "Wawancara atau catatan berubah sejak nilai dihitung. Hitung ulang, periksa hasilnya, lalu publikasikan." "Interviews or records changed since the scores were computed. Compute them again, look at the result, then publish.";
    ContentDestroyed "content_destroyed" 410 "Isi surat ini sudah dimusnahkan ({}). Yang tersisa hanya catatan register, daftar arsip, dan berita acaranya." "The content of this letter was destroyed ({}). Only its register entry, the archive list and the minutes remain.";
    DataErased "data_erased" 410 "Data pribadi permohonan ini sudah dihapus. Yang tersisa hanya catatan register dan riwayat tanpa nama." "The personal data of this application were erased. Only its register entry and its steps remain.";
    VisitDiffers "visit_differs" 409 "Laporan kunjungan ini sudah tersimpan dengan isi lain. Buka permohonannya untuk membandingkan; bila memang kunjungan lain, kirim sebagai laporan baru." "This report of a visit is kept already, with another content. Open the application to compare; if it was another visit, send it as a new report.";
    KeptByLaw "kept_by_law" 409 "Permohonan ini sudah menghasilkan dokumen bernomor {}, arsip yang wajib disimpan (UU 43/2009). Data permohonannya dapat dihapus setelah masa simpan berakhir; dokumennya tetap." "This application led to the paper {}, an archive that the law keeps (UU 43/2009). Its data can be erased when their retention has ended; the paper stays.";
    RetentionRuns "retention_runs" 409 "Masa simpan data permohonan ini baru berakhir {}. Sebelum itu data hanya dihapus atas permintaan pemohon." "The retention of this application's data ends on {}. Before, they are erased only at the applicant's request.";
    Stale "stale" 412 "Data sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu ulangi perubahan Anda." "Someone else changed this since you opened it. Reload and make your change again.";
    PreconditionRequired "precondition_required" 428 "Perubahan memerlukan header If-Match dengan ETag dari data yang Anda buka." "A change needs an If-Match header with the ETag of the version you read.";
    PayloadTooLarge "payload_too_large" 413 "Kiriman terlalu besar; paling besar {}. Perkecil lalu kirim lagi." "The request is too large; at most {} is accepted. Make it smaller and send it again.";
    RangeNotSatisfiable "range_not_satisfiable" 416 "Bagian berkas yang diminta di luar ukurannya ({} bita). Unduh berkasnya secara utuh." "The requested part lies beyond the file's size ({} bytes). Download the whole file.";
    UnsupportedMediaType "unsupported_media_type" 415 "Jenis isi kiriman tidak didukung; gunakan {}." "The content type is not supported; use {}.";
    Invalid "invalid" 422 "Ada isian yang belum benar. Perbaiki isian yang ditandai." "Some fields are not right yet. Correct the fields that are marked.";
    IdempotencyMismatch "idempotency_mismatch" 422 "Idempotency-Key ini sudah dipakai untuk permintaan lain. Gunakan kunci baru." "This Idempotency-Key was used for another request. Use a new key.";
    TooManyRequests "too_many_requests" 429 "Terlalu banyak percobaan. Tunggu {} detik lalu coba lagi." "Too many attempts. Wait {} seconds and try again.";
    TooManyUploads "too_many_uploads" 429 "Masih ada {} berkas dari sini yang belum selesai diunggah. Selesaikan atau batalkan dahulu; yang tidak dilanjutkan dihapus setelah sehari." "{} files from here have not arrived whole yet. Finish or cancel them first; those that nobody continues are removed after a day.";
    UploadOffset "upload_offset" 409 "Pengiriman berkas ini sudah sampai bita ke-{}. Lanjutkan dari sana." "{} bytes of this file have arrived. Continue from there.";
    Unavailable "unavailable" 503 "Layanan sedang sibuk. Coba lagi sebentar lagi; tidak ada data yang hilang." "The service is busy. Try again in a moment; nothing was lost.";
    Internal "internal" 500 "Terjadi kesalahan di pihak kami. Coba lagi; bila berulang, sampaikan nomor permintaan kepada administrator." "Something went wrong on our side. Try again; if it happens again, give the request number to your administrator.";
    NumberTooLong "number_too_long" 409 "Nomor surat akan lebih dari 100 karakter ({}). Perpendek pola nomornya." "The number would be longer than 100 characters ({}). Shorten its pattern.";
    NumberInUse "number_in_use" 422 "Nomor ini sudah dipakai atau sudah diterangkan di register." "This number is in use, or the register already says what became of it.";
    UnknownToken "unknown_token" 422 "Tanda ini tidak dikenal (tanda dan letaknya: {})." "This token is not known (token and place: {}).";
    UnpairedBrace "unpaired_brace" 422 "Kurung kurawal tidak berpasangan pada huruf ke-{}." "The brace at character {} has no partner.";
    TokenMissing "token_missing" 422 "Pola harus memuat {}; tanpa itu nomor dapat sama." "The pattern must contain {}; without it numbers could be alike.";
    TokenTwice "token_twice" 422 "Pola memuat {} lebih dari sekali." "The pattern contains {} more than once.";
    DateNotBack "date_not_back" 422 "Pilih tanggal sebelum hari ini; untuk hari ini tidak perlu nomor sisip." "Choose a date before today; today needs no back-dated number.";
    BackDateTooOld "back_date_too_old" 422 "Terlalu lama; nomor sisip paling jauh {} hari kerja ke belakang." "Too long ago; a back-dated number goes back {} working days at most.";
    NotInOfficeThen "not_in_office_then" 422 "Pada tanggal itu Anda belum memegang jabatan ini." "You did not hold this position on that date.";
    NoNumberBefore "no_number_before" 422 "Belum ada nomor yang diberikan sampai tanggal itu, sehingga tidak ada nomor untuk disisipi." "No number had been given by that date, so there is none to stand behind.";
    LetterUnfinished "letter_unfinished" 409 "Surat ini belum selesai. Tutup dahulu surat masuknya, atau tandatangani surat keluarnya." "This letter is not finished yet. Close the incoming letter or sign the outgoing one first.";
    LetterFiled "letter_filed" 409 "Surat ini sudah ada di berkas lain. Keluarkan dahulu dari berkas itu." "This letter is in another folder already. Take it out of that folder first.";
    FolderClosed "folder_closed" 409 "Berkas ini sudah ditutup. Pilih berkas yang masih terbuka, atau buat berkas baru." "This folder is closed. Choose one that is open, or open a new one.";
    FolderFrozen "folder_frozen" 409 "Berkas ini dibekukan, sehingga isinya tetap. Akhiri dahulu pembekuannya." "This folder is frozen, so its content stays. End the freeze first.";
    FolderListed "folder_listed" 409 "Berkas ini ada di daftar penyusutan, sehingga isinya tetap. Keluarkan dahulu dari daftar itu." "This folder is on a disposal list, so its content stays. Take it off that list first.";
    FolderNotDue "folder_not_due" 422 "Berkas ini belum waktunya, dibekukan, atau sudah ada di daftar lain." "This folder is not due yet, is frozen, or is on another list.";
    ListEmpty "list_empty" 409 "Tidak ada berkas di daftar ini. Batalkan daftarnya, lalu susun yang baru." "No folder is on this list. Give it up and prepare a new one.";
    SamePerson "same_person" 409 "Anda sendiri yang menyusun daftar ini. Mintalah pejabat lain menyetujuinya." "You prepared this list yourself. Ask another official to approve it.";
    Required "required" 422 "Wajib diisi." "This is required.";
    Unprintable "unprintable" 422 "Tidak dapat dicetak pada naskah karena memuat {}. Hapus atau ganti karakter itu." "It cannot be printed on a letter because of {}. Remove or replace that character.";
    TooLong "too_long" 422 "Terlalu panjang; paling banyak {} karakter." "Too long; at most {} characters.";
    TooShort "too_short" 422 "Terlalu pendek; paling sedikit {} karakter." "Too short; at least {} characters.";
    TooMany "too_many" 422 "Terlalu banyak; paling banyak {}." "Too many; at most {}.";
    InvalidFormat "invalid_format" 422 "Bentuk isian tidak sesuai." "The format is not right.";
    PlaceholderMissing "placeholder_missing" 422 "Teks ini harus memuat {}; di situ datanya dicetak." "This text must contain {}, where the fact is printed.";
    InvalidChoice "invalid_choice" 422 "Pilihan tidak tersedia; pilih salah satu dari daftar." "Not one of the choices; pick one from the list.";
    UnknownField "unknown_field" 422 "Isian ini tidak dikenal." "This field is not known.";
    OutOfRange "out_of_range" 422 "Nilai di luar batas ({})." "The value is out of range ({}).";
    DateInPast "date_in_past" 422 "Tanggal sudah lewat; pilih hari ini atau sesudahnya." "The date is in the past; choose today or later.";
    DateInFuture "date_in_future" 422 "Tanggal belum tiba; pilih hari ini atau sebelumnya." "The date is in the future; choose today or earlier.";
    DateOrder "date_order" 422 "Tanggal akhir mendahului tanggal awal." "The end date is before the start date.";
    SelfReference "self_reference" 422 "Tidak dapat ditujukan kepada diri sendiri; pilih penerima lain." "It cannot be addressed to yourself; choose another receiver.";
    Duplicate "duplicate" 422 "Sudah ada atau disebut dua kali." "It exists already or is named twice.";
    UnknownReference "unknown_reference" 422 "Rujukan tidak ditemukan atau tidak dapat dipakai di sini." "The reference was not found or cannot be used here.";
    WeightSum "weight_sum" 422 "Jumlah bobot harus tepat 1, sekarang {}. Sesuaikan bobotnya." "The weights must sum to exactly 1; now they sum to {}. Adjust them.";
    WeightPrecision "weight_precision" 422 "Bobot terlalu rinci: bobot × porsi × 100 paling banyak dua angka di belakang koma. Bulatkan bobotnya." "The weight is too fine: weight × part × 100 may have two decimals at most. Round it.";
    AnswerMissing "answer_missing" 422 "Pertanyaan belum dijawab: {}" "A question has no answer yet: {}";
    NikFormat "nik_format" 422 "NIK harus 16 angka." "A NIK has 16 digits.";
    NikDate "nik_date" 422 "Tanggal lahir di dalam NIK tidak ada di kalender; periksa kembali angkanya." "The birth date inside the NIK does not exist; check the digits.";
    NikSerial "nik_serial" 422 "Nomor urut NIK (empat angka terakhir) tidak boleh 0000." "The serial of a NIK (last four digits) cannot be 0000.";
    KkFormat "kk_format" 422 "Nomor KK harus 16 angka." "A family card number has 16 digits.";
    PersonalNumber "personal_number" 422 "NIK dan nomor KK hanya ditulis di isiannya sendiri, agar tersimpan terenkripsi. Hapus nomor itu dari sini." "A NIK or family card number goes into its own field only, where it is kept encrypted. Take it out here.";
    FileEmpty "file_empty" 422 "Berkas kosong (0 bita). Pindai atau pilih ulang berkasnya." "The file is empty (0 bytes). Scan or choose it again.";
    FileType "file_type" 422 "Jenis berkas tidak diterima; gunakan PDF, JPEG atau PNG yang utuh." "This kind of file is not accepted; use an intact PDF, JPEG or PNG.";
    FileScript "file_script" 422 "PDF ini memuat skrip atau perintah ({}), yang dapat membahayakan pembacanya. Cetak ulang menjadi PDF biasa, atau pindai kertasnya, lalu unggah hasilnya." "This PDF holds a script or a command ({}), which may harm its readers. Print it to a plain PDF, or scan the paper, and upload that.";
    FileEmbedded "file_embedded" 422 "PDF ini membawa berkas lain di dalamnya. Cetak ulang menjadi PDF biasa, lalu unggah tiap berkas tersendiri." "This PDF carries other files inside. Print it to a plain PDF, and upload each file by itself.";
    FileLocked "file_locked" 422 "PDF ini terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu unggah lagi." "This PDF is locked with a password. Save it without one, and upload it again.";
    FileUnreadable "file_unreadable" 422 "Isi berkas ini tidak dapat diperiksa. Cetak ulang menjadi PDF biasa atau pindai kertasnya, lalu unggah hasilnya." "The content of this file cannot be examined. Print it to a plain PDF or scan the paper, and upload that.";
    FileMixed "file_mixed" 422 "Berkas ini sekaligus arsip ZIP, sehingga isinya lain dari namanya. Buat ulang berkasnya, atau pindai kertasnya, lalu unggah hasilnya." "This file is a ZIP archive at the same time, so it is not only what its name says. Make it anew, or scan the paper, and upload that.";
    FileMacro "file_macro" 422 "Berkas ini memuat makro (program). Simpan sebagai berkas tanpa makro, misalnya XLSX atau CSV, lalu unggah lagi." "This file holds macros (programs). Save it without macros, such as XLSX or CSV, and upload it again.";
    FileBomb "file_bomb" 422 "Isi berkas ini jauh lebih besar daripada ukurannya, sehingga tidak dibuka. Simpan ulang dari program pembuatnya, atau bagi menjadi beberapa berkas." "The content of this file is far larger than its size, so it is not opened. Save it anew from the program that made it, or split it into several files.";
    FileDamaged "file_damaged" 422 "Berkas rusak di perjalanan. Pilih berkasnya lagi dan kirim ulang." "The file was damaged on its way. Choose it again and send it anew.";
    ImageTooLarge "image_too_large" 422 "Gambar ini berukuran {} megapiksel; paling besar 50. Perkecil gambarnya atau pindai dengan resolusi lebih rendah (300 dpi cukup), lalu unggah lagi." "This image has {} megapixels; at most 50 are accepted. Make it smaller or scan it at a lower resolution (300 dpi is enough), and upload it again.";
    PhotoUnfit "photo_unfit" 422 "Foto kunjungan harus JPEG tanpa catatan kamera (EXIF), sebab catatan itu memuat tempat dan perangkatnya. Ambil fotonya di halaman kunjungan; catatannya dibuang di sana." "A photo of a visit must be a JPEG without the camera's notes (EXIF), since those tell place and device. Take it on the page of the visit, which removes them.";
    ClockAhead "clock_ahead" 422 "Waktu ini belum tiba. Periksa jam ponsel Anda, perbaiki waktunya, lalu kirim lagi." "This time is yet to come. Check the clock of your phone, correct the time and send again.";
    StageUnreachable "stage_unreachable" 422 "Tahap “{}” tidak pernah dicapai dari tahap awal. Tambahkan langkah menuju tahap ini, atau hapus tahapnya." "The stage “{}” is never reached from the start. Add a move that leads to it, or remove the stage.";
    StageTrap "stage_trap" 422 "Dari tahap “{}” permohonan hanya berputar dan tidak pernah selesai. Tambahkan langkah menuju tahap akhir." "From the stage “{}” an application goes round and never ends. Add a move that leads to an end.";
    StageIdle "stage_idle" 422 "Pemegang hak ini tidak mempunyai tindakan pada tahap ini, sehingga permohonan akan berhenti di sini. Pilih hak yang lain atau tambahkan tindakannya." "Whoever has this right can do nothing at this stage, so applications would rest here. Choose another right, or add the act.";
    MoveKind "move_kind" 422 "Tindakan ini tidak dapat membawa permohonan {}. Pilih tindakan atau tahap yang lain." "This act cannot lead {}. Choose another act or stage.";
    ProcedureStart "procedure_start" 422 "Prosedur memerlukan tepat satu tahap awal (jenis draft)." "A procedure needs exactly one stage to start from (of the kind draft).";
    ProcedureUnsigned "procedure_unsigned" 422 "Layanan ini ditandatangani, tetapi tidak ada jalan dari pengajuan lewat tanda tangan sampai penyerahan. Lengkapi langkahnya." "This service is signed, but no way leads from the submission over the signature to the hand-over. Complete the moves.";
    ProcedureEndless "procedure_endless" 422 "Tidak ada jalan dari pengajuan sampai penyerahan. Lengkapi langkahnya." "No way leads from the submission to the hand-over. Complete the moves.";
    ProcedureUnpaid "procedure_unpaid" 422 "Layanan ini berbiaya, tetapi pembayaran tidak pernah dicatat. Tambahkan tahap pembayaran, atau jadikan biayanya nol." "This service has a fee, but its payment is never recorded. Add a stage for the payment, or make the fee zero.";
    NobodyMay "nobody_may" 422 "Tidak ada peran yang memiliki hak {}. Pilih hak yang lain, atau beri hak itu kepada suatu peran." "No role carries the right {}. Choose another right, or give it to a role.";
    DayClosed "day_closed" 409 "Hari kas itu sudah ditutup ({}), sehingga tidak ada yang ditambahkan lagi. Catat pada hari kerja berikutnya." "That day of the till is closed ({}), so nothing is added to it. Record it on the next working day.";
    AmountDiffers "amount_differs" 422 "Jumlahnya harus tepat {}, sebesar tagihan." "The amount must be exactly {}, as the order says.";
    ChecksOpen "checks_open" 409 "Pemeriksaan ini belum selesai: {}. Selesaikan dahulu, lalu lanjutkan." "These checks are not done yet: {}. Finish them first, then go on.";
    CodeWrong "code_wrong" 422 "Kode ini tidak cocok. Periksa pesan yang terakhir Anda terima; sisa percobaan: {}." "This code does not match. Look at the last message that you received; tries left: {}.";
    CodeEnded "code_ended" 409 "Kode ini tidak berlaku lagi: sudah lebih dari 10 menit, sudah dipakai, atau terlalu sering salah. Minta kode baru." "This code is not good any more: it is older than 10 minutes, was used, or was wrong too often. Ask for a new code.";
    ContactUnproven "contact_unproven" 422 "Belum terbukti bahwa nomor atau alamat surel ini milik Anda, atau buktinya sudah berakhir. Minta kode baru." "It is not shown that this number or mail address is yours, or the proof has ended. Ask for a new code.";
    ServiceRevised "service_revised" 422 "Layanan ini sudah diperbarui. Muat ulang halaman untuk mengisi formulir yang berlaku; isian yang sama dapat dipakai lagi." "This service was revised. Reload the page for the form that holds now; the same answers can be used again.";
    PermitEndless "permit_endless" 422 "Naskah ini berlaku tanpa batas waktu, sehingga tidak perlu diperpanjang. Bila isinya perlu diubah, pilih perbaikan." "This paper does not expire and needs no renewal. If its content has to change, choose a correction.";
    SuccessionOpen "succession_open" 409 "Perpanjangan atau perbaikan naskah ini sedang berjalan pada register {}. Lanjutkan permohonan itu." "A renewal or correction of this paper is under way in register {}. Go on with that application.";
    PredecessorEnded "predecessor_ended" 409 "Naskah yang diperpanjang atau diperbaiki ini tidak berlaku lagi ({}). Tolak atau batalkan permohonan ini; pemohon dapat mengajukan permohonan baru." "The paper that this renews or corrects no longer stands ({}). Reject or cancel this application; the applicant can apply anew.";
    ServiceDraft "service_draft" 409 "Layanan ini sudah mempunyai konsep revisi. Lanjutkan konsep itu, atau hapus dahulu." "This service has a draft of its next revision already. Go on with that one, or remove it first.";
    ServicePublished "service_published" 409 "Revisi ini sudah diterbitkan dan tidak berubah lagi. Buat revisi baru." "This revision is published and never changes again. Begin a new one.";
    ServiceNotOffered "service_not_offered" 409 "Layanan ini tidak dapat dibuka: {}." "This service cannot be offered: {}.";
    StageGone "stage_gone" 422 "Prosedur yang baru tidak mengenal tahap tempat permohonan ini berada ({})." "The new procedure does not know the stage at which this application stands ({}).";
    SchemaReference "schema_reference" 422 "Formulir tidak boleh merujuk ke tempat lain ({}). Tulis isiannya di sini." "A form may not refer to another place ({}). Write the field out here.";
    SchemaPattern "schema_pattern" 422 "Pola ini tidak dapat diperiksa dengan cepat oleh setiap peramban ({}). Hindari pengulangan di dalam pengulangan, rujukan balik, dan pandangan ke depan atau belakang." "Not every browser can check this pattern in a short time ({}). Avoid repetition inside repetition, back-references and look-around.";
    SchemaKeyword "schema_keyword" 422 "Aturan “{}” tidak dikenal di formulir. Hapus, atau gunakan aturan yang didukung." "The rule “{}” is not known in forms. Remove it, or use one that is supported.";
    SchemaOrder "schema_order" 422 "Urutan isian harus memuat setiap isian tepat satu kali." "The order of the fields must name each field exactly once.";
    ConditionOrder "condition_order" 422 "Syarat tampil merujuk ke isian “{}”, yang tidak berada di atasnya. Rujuk hanya isian sebelumnya." "The condition refers to the field “{}”, which does not stand before it. Refer to earlier fields only.";
    FieldMissing "field_missing" 422 "Formulir tidak mempunyai isian “{}”." "The form has no field “{}”.";
    TableUnreadable "table_unreadable" 422 "Berkas tidak dapat dibaca sebagai tabel ({}). Gunakan XLSX atau CSV yang utuh." "The file cannot be read as a table ({}). Use an intact XLSX or CSV.";
    ColumnMissing "column_missing" 422 "Kolom ini tidak ditemukan. Judul kolom di berkas: {}. Sebutkan judul yang dimaksud." "This column was not found. Headings in the file: {}. Name the one that is meant.";
    FileTooLarge "file_too_large" 413 "Berkas terlalu besar; paling besar {}. Pindai dengan resolusi lebih rendah." "The file is too large; at most {} is accepted. Scan it at a lower resolution.";
    PassphraseWrong "passphrase_wrong" 422 "Frasa sandi tanda tangan salah. Ketik ulang." "The signing passphrase is wrong. Type it again.";
    PasswordTooShort "password_too_short" 422 "Kata sandi terlalu pendek; paling sedikit {} karakter." "The password is too short; at least {} characters.";
    PasswordCommon "password_common" 422 "Kata sandi ini mudah ditebak; pilih yang lain." "This password is easy to guess; choose another one.";
    PasswordClasses "password_classes" 422 "Kata sandi harus memuat huruf kecil, huruf besar, angka, dan tanda baca." "The password needs lower-case and upper-case letters, digits and punctuation.";
    PasswordChangeRequired "password_change_required" 403 "Ganti dahulu kata sandi sementara Anda." "Change your temporary password first.";
    PasswordWrong "password_wrong" 422 "Kata sandi saat ini salah." "The current password is wrong.";
}

impl Code {
    /// The message in the caller's language, completed with `arg`.
    pub fn message(self, lang: Lang, arg: Option<&str>) -> String {
        let text = self.text(lang);
        match arg {
            Some(arg) => text.replace("{}", arg),
            None => text.replace(" ({})", "").replace(": {}", "").replace("{}", "-"),
        }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

export const correctionWording = {
  id: {
    title: 'Perbaiki permohonan',
    named: 'Isi kembali yang diminta kantor di bawah ini. Anda tidak perlu datang ke loket.',
    open: 'Isi hanya yang perlu diperbaiki; yang dikosongkan tetap seperti semula.',
    proof: 'Empat angka terakhir NIK pemohon',
    proofHint: 'NIK yang Anda tulis saat mengajukan, agar hanya Anda yang dapat mengubah permohonan ini.',
    proofFormat: 'Tulis empat angka',
    wrong:
      'Angka ini tidak cocok dengan permohonan. Periksa NIK Anda; setelah lima kali salah, coba lagi besok atau datanglah ke loket.',
    nothing: 'Belum ada yang diisi',
    send: 'Kirim perbaikan',
  },
  en: {
    title: 'Correct the application',
    named: 'Answer again what the office asks for below. You need not come to the counter.',
    open: 'Fill in only what is to be corrected; what you leave empty stays as it was.',
    proof: 'Last four digits of the applicant’s NIK',
    proofHint: 'The NIK that you applied with, so that nobody else can change this application.',
    proofFormat: 'Write four digits',
    wrong:
      'These digits do not fit the application. Check your NIK; after five wrong tries, try again tomorrow or come to the counter.',
    nothing: 'Nothing is filled in yet',
    send: 'Send the correction',
  },
}

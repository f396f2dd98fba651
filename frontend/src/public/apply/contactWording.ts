/** Words about codes; they come with what asks for one. */
export const wording = {
  id: {
    title: 'Nomor atau surel ini milik Anda?',
    why: 'Kantor menghubungi Anda lewat kontak ini. Kami mengirim kode ke sana; masukkan kodenya sebelum mengirim permohonan.',
    mayWhy:
      'Bila Anda memasukkan kode yang kami kirim ke kontak ini, kantor tahu bahwa kontaknya benar. Tanpa kode, permohonan tetap dapat dikirim.',
    which: 'Kirim kode ke',
    ask: (contact: string) => `Kirim kode ke ${contact}`,
    sent: (contact: string) => `Kode dikirim ke ${contact}. Berlaku 10 menit.`,
    code: 'Kode 6 angka',
    hint: 'Lihat SMS, WhatsApp, atau surel Anda. Jangan berikan kode ini kepada siapa pun.',
    enter: 'Periksa kode',
    again: 'Kirim kode baru',
    wait: (seconds: number) => `Kirim kode baru (tunggu ${seconds} detik)`,
    none: 'Tidak menerima kode? Periksa apakah kontaknya benar, minta kode baru setelah satu menit, atau ajukan di loket kantor.',
    six: 'Kode terdiri dari 6 angka, periksa lagi',
    tooMany: 'Terlalu banyak kode diminta. Coba lagi setelah satu jam, atau ajukan di loket kantor',
    proven: (contact: string) => `Terbukti: ${contact} milik Anda.`,
  },
  en: {
    title: 'Is this number or mail address yours?',
    why: 'The office reaches you by this contact. We send a code to it; enter the code before you send the application.',
    mayWhy:
      'If you enter the code that we send to this contact, the office knows that the contact is right. The application can be sent without it.',
    which: 'Send the code to',
    ask: (contact: string) => `Send a code to ${contact}`,
    sent: (contact: string) => `A code was sent to ${contact}. It is good for 10 minutes.`,
    code: 'Code of 6 digits',
    hint: 'Look at your SMS, WhatsApp or mail. Give this code to nobody.',
    enter: 'Check the code',
    again: 'Send a new code',
    wait: (seconds: number) => `Send a new code (wait ${seconds} seconds)`,
    none: 'No code came? See whether the contact is right, ask for a new code after a minute, or apply at the office’s counter.',
    six: 'A code has 6 digits, check it',
    tooMany: 'Too many codes were asked for. Try again after an hour, or apply at the office’s counter',
    proven: (contact: string) => `Shown: ${contact} is yours.`,
  },
}

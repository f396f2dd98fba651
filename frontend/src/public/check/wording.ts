import type { Language } from '@/public/language'

const wording = {
  id: {
    title: 'Periksa naskah tanpa jaringan',
    lead: 'Halaman ini membedakan kode QR asli dari yang palsu, juga tanpa jaringan. Pasang sekali di ponsel selagi ada jaringan.',
    text: 'Isi kode QR',
    hint: 'Pindai kode QR pada naskah, salin seluruh isinya, lalu tempel di sini.',
    check: 'Periksa',
    photo: 'Atau foto kode QR-nya',
    noCode: 'Tidak ada kode QR yang terbaca pada foto itu. Foto lebih dekat, lurus, dan terang.',
    states: {
      genuine: 'Kode ini asli',
      revoked: 'Naskah ini sudah dicabut dan tidak berlaku',
      superseded: 'Naskah ini sudah diganti dengan yang baru',
      forged: 'Kode ini palsu: tidak ditandatangani dengan kunci pemerintah kota',
      damaged: 'Kode ini rusak atau tidak tersalin seluruhnya',
      no_token: 'Teks ini bukan isi kode QR naskah',
      other_version:
        'Kode ini dibuat dengan cara yang lebih baru; buka halaman ini dengan jaringan untuk memperbaruinya',
      other_address: 'Kode ini palsu: tandanya diambil dari naskah lain',
      no_keys: 'Belum dapat memeriksa: buka halaman ini sekali dengan jaringan',
    },
    compare:
      'Cocokkan dengan yang tercetak. Bila ada yang berbeda, kode ini ditempel dari naskah lain. Isi lengkapnya hanya dapat dipastikan dengan jaringan.',
    number: 'Nomor',
    date: 'Tanggal',
    signer: 'Penanda tangan',
    code: 'Kode',
    since: 'Sejak',
    online: 'Lihat keterangan lengkap (perlu jaringan)',
    list: (when: string) =>
      `Daftar naskah yang dicabut diambil pada ${when}. Pencabutan sesudahnya belum diketahui.`,
    noList: 'Daftar naskah yang dicabut belum pernah diambil.',
    refresh: 'Perbarui daftar',
    failed: 'Tidak ada jaringan; daftar yang lama tetap dipakai.',
    changed:
      'Kunci pemerintah kota yang diumumkan sekarang berbeda dari yang disimpan di ponsel ini. Pastikan dahulu kepada kantor yang berwenang.',
    accept: 'Pakai kunci baru',
  },
  en: {
    title: 'Check a paper without a network',
    lead: 'This page tells a genuine QR code from a forged one, also without a network. Install it once while there is one.',
    text: 'Content of the QR code',
    hint: 'Scan the QR code on the paper, copy all of it and paste it here.',
    check: 'Check',
    photo: 'Or take a picture of the QR code',
    noCode: 'No QR code could be read in that picture. Take it closer, straight and in good light.',
    states: {
      genuine: 'This code is genuine',
      revoked: 'This paper was revoked and is not valid',
      superseded: 'This paper was replaced by a newer one',
      forged: 'This code is forged: it is not signed with the city government’s key',
      damaged: 'This code is damaged or was not copied as a whole',
      no_token: 'This text is not what the QR code of a paper holds',
      other_version: 'This code was made in a newer way; open this page with a network to renew it',
      other_address: 'This code is forged: its mark was taken from another paper',
      no_keys: 'It cannot be checked yet: open this page once with a network',
    },
    compare:
      'Compare it with what is printed. If anything differs, the code was pasted from another paper. Only with a network can the whole content be proved.',
    number: 'Number',
    date: 'Date',
    signer: 'Signed by',
    code: 'Code',
    since: 'Since',
    online: 'See all that is known (needs a network)',
    list: (when: string) =>
      `The list of revoked papers was fetched on ${when}. Later revocations are not known.`,
    noList: 'The list of revoked papers has never been fetched.',
    refresh: 'Renew the list',
    failed: 'There is no network; the old list stays in use.',
    changed:
      'The key that the city government publishes now is not the one that this phone keeps. Ask the office in charge first.',
    accept: 'Use the new key',
  },
}

export type CheckWords = (typeof wording)['id']
export const checkWording: Record<Language, CheckWords> = wording

const locale = { id: 'id-ID', en: 'en-GB' }
const JAMBI = 'Asia/Jakarta'

/** A calendar day in words. */
export const dayWords = (day: string, language: Language) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(locale[language], { dateStyle: 'long', timeZone: 'UTC' })

/** A moment in words, in the city's time. */
export const momentWords = (at: string, language: Language) =>
  `${new Date(at).toLocaleString(locale[language], { dateStyle: 'long', timeStyle: 'short', timeZone: JAMBI })} WIB`

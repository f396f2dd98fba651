/** The nine elements of PermenPANRB 14/2017, by name; the order is that of the form alone. */
export const ELEMENTS = [
  'requirements',
  'procedure',
  'service_time',
  'fee',
  'product',
  'competence',
  'behaviour',
  'complaint_handling',
  'facilities',
] as const

type Element = (typeof ELEMENTS)[number]

const id = {
  title: 'Bagaimana layanan kami?',
  lead: 'Sembilan pertanyaan singkat. Kantor melihat hasilnya sebagai jumlah, tidak melihat jawaban siapa.',
  elements: {
    requirements: 'Kesesuaian persyaratan dengan jenis layanan',
    procedure: 'Kemudahan prosedur',
    service_time: 'Kecepatan layanan',
    fee: 'Kewajaran biaya',
    product: 'Kesesuaian hasil dengan yang dijanjikan',
    competence: 'Kemampuan petugas',
    behaviour: 'Kesopanan dan keramahan petugas',
    complaint_handling: 'Penanganan pengaduan, saran, dan masukan',
    facilities: 'Sarana dan prasarana',
  } satisfies Record<Element, string>,
  scale: { 1: 'Tidak baik', 2: 'Kurang baik', 3: 'Baik', 4: 'Sangat baik' },
  free: 'Sangat baik (gratis)',
  remark: 'Saran (opsional)',
  remarkHint: 'Jangan menulis nama, nomor telepon, atau NIK, baik milik Anda maupun orang lain.',
  personal: 'Tulisan ini memuat angka panjang. Bila itu nomor telepon atau NIK, hapuslah.',
  digits: 'Empat angka terakhir NIK pemohon',
  digitsHint: 'Supaya orang yang menemukan tanda terima tidak menjawab atas nama Anda.',
  wrong: 'Angka ini tidak sama dengan NIK pada permohonan. Periksa lagi KTP pemohon.',
  send: 'Kirim jawaban',
  thanks: 'Terima kasih, jawaban Anda sudah diterima.',
  until: (moment: string) => `Jawaban dapat diperbaiki sampai ${moment}.`,
  again: 'Perbaiki jawaban',
}

const en: typeof id = {
  title: 'How was our service?',
  lead: 'Nine short questions. The office sees the sum of all answers, not whose they are.',
  elements: {
    requirements: 'Requirements that suit the service',
    procedure: 'Ease of the procedure',
    service_time: 'Speed of the service',
    fee: 'Fairness of the fee',
    product: 'Result as it was promised',
    competence: 'Ability of the officers',
    behaviour: 'Politeness and friendliness of the officers',
    complaint_handling: 'Handling of complaints and suggestions',
    facilities: 'Rooms and equipment',
  },
  scale: { 1: 'Bad', 2: 'Not so good', 3: 'Good', 4: 'Very good' },
  free: 'Very good (free)',
  remark: 'Suggestion (optional)',
  remarkHint: 'Do not write names, telephone numbers or a NIK, be it yours or somebody else’s.',
  personal: 'This text holds a long number. If it is a telephone number or a NIK, take it out.',
  digits: 'Last four digits of the applicant’s NIK',
  digitsHint: 'So that whoever finds the receipt does not answer in your name.',
  wrong: 'These digits differ from the NIK of the application. Look at the applicant’s identity card.',
  send: 'Send the answers',
  thanks: 'Thank you, your answers have arrived.',
  until: (moment) => `They can be corrected until ${moment}.`,
  again: 'Correct the answers',
}

export const surveyWording = { id, en }

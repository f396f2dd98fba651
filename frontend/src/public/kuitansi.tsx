import { formatDate, formatRupiah } from '@/lib/format'
import { CodeForm, useCode } from './CodeForm'
import { type Fact, Facts } from './Facts'
import { Frame } from './Frame'
import { type Language, useWording } from './language'
import { mount } from './mount'
import type { Receipt } from './types'
import { Waiting } from './Waiting'

const wording = {
  id: {
    title: 'Periksa kuitansi',
    code: 'Kode kuitansi',
    hint: 'Enam belas huruf dan angka di samping kode QR pada kuitansi, misalnya ABCD-EFGH-JKMN-PQRS.',
    show: 'Periksa',
    notFound: 'Tidak ada kuitansi dengan kode ini. Cocokkan kembali dengan kuitansi Anda, atau laporkan.',
    number: 'Nomor kuitansi',
    office: 'Kantor',
    service: 'Layanan',
    amount: 'Jumlah',
    paid: 'Dibayar',
    refunded: 'Dikembalikan',
    compare: 'Cocokkan nomor dan jumlah ini dengan yang tercetak.',
    complain: 'Tidak cocok? Laporkan pungutan liar',
  },
  en: {
    title: 'Check a receipt',
    code: 'Code of the receipt',
    hint: 'The sixteen letters and digits beside the QR code on the receipt, such as ABCD-EFGH-JKMN-PQRS.',
    show: 'Check',
    notFound: 'There is no receipt with this code. Compare it with your receipt, or report it.',
    number: 'Receipt number',
    office: 'Office',
    service: 'Service',
    amount: 'Amount',
    paid: 'Paid',
    refunded: 'Given back',
    compare: 'Compare this number and amount with what is printed.',
    complain: 'It does not match? Report an illegal levy',
  },
}

/** Whether a receipt is genuine, for what and how much; nothing personal is known here. */
function ReceiptPage() {
  const { t, language, setLanguage } = useWording(wording)
  const asked = useCode<Receipt>('kode', '/receipts', language)
  const { found } = asked
  return (
    <Frame title={t.title} language={language} onLanguage={setLanguage}>
      <CodeForm of={asked} t={t} />
      {asked.asked &&
        (found.data ? (
          <Shown receipt={found.data} t={t} language={language} />
        ) : (
          <Waiting language={language} problem={found.problem} onRetry={found.again} notFound={t.notFound} />
        ))}
      <p>
        <a href="/lapor">{t.complain}</a>
      </p>
    </Frame>
  )
}

interface ShownProps {
  receipt: Receipt
  t: (typeof wording)['id']
  language: Language
}

function Shown({ receipt, t, language }: ShownProps) {
  const good = receipt.state === 'valid'
  const facts: Fact[] = [
    [t.number, receipt.number],
    [t.amount, `${formatRupiah(receipt.amount_idr)} (${receipt.amount_in_words})`],
    [t.office, receipt.office],
    [t.service, receipt.service],
    [t.paid, formatDate(receipt.paid_on, language)],
    ...(receipt.refunded_on ? [[t.refunded, formatDate(receipt.refunded_on, language)] satisfies Fact] : []),
  ]
  return (
    <section>
      <p className={`status ${good ? 'good' : 'bad'}`} role="status">
        <span aria-hidden="true">{good ? '✓' : '!'}</span>
        {receipt.state_text}
      </p>
      <Facts facts={facts} />
      <p className="hint">{t.compare}</p>
    </section>
  )
}

mount(ReceiptPage)

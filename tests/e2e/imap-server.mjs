// A mail server for the browser tests: every account finds the same three messages. imap-server.mjs PORT
import { createServer } from 'node:net'

const message = (headers, text) =>
  Buffer.from([...headers, 'MIME-Version: 1.0', '', text, ''].join('\r\n'), 'utf8')

const messages = [
  message(
    [
      'From: Dinas Kesehatan <surat@dinkes.contoh.id>',
      'Message-ID: <satu@contoh.id>',
      'Subject: Undangan lewat surel',
    ],
    'Dengan hormat.',
  ),
  message(['Message-ID: <dua@contoh.id>', 'Subject: Surat tanpa pengirim'], 'Isi surat.'),
  message(
    ['From: Toko <promo@toko.contoh.id>', 'Message-ID: <tiga@contoh.id>', 'Subject: Iklan pelatihan'],
    'Beli sekarang.',
  ),
]

function answer(line) {
  const [tag, ...words] = line.split(' ')
  const command = words.join(' ')
  const done = `${tag} OK done\r\n`
  if (/^SELECT/i.test(command)) return [`* ${messages.length} EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n`, done]
  const listed = /^UID FETCH (\d+):\*/i.exec(command)
  if (listed) {
    const rows = messages.map((raw, i) => `* ${i + 1} FETCH (UID ${i + 1} RFC822.SIZE ${raw.length})\r\n`)
    return [...rows.slice(Number(listed[1]) - 1), done]
  }
  const fetched = /^UID FETCH (\d+) /i.exec(command)
  if (fetched) {
    const uid = Number(fetched[1])
    const raw = messages[uid - 1]
    return [`* ${uid} FETCH (UID ${uid} BODY[] {${raw.length}}\r\n`, raw, ')\r\n', done]
  }
  if (/^LOGIN .*salah/i.test(command)) return [`${tag} NO wrong password\r\n`]
  if (/^LOGOUT/i.test(command)) return ['* BYE\r\n', done]
  return [done]
}

createServer((socket) => {
  socket.on('error', () => socket.destroy())
  socket.write('* OK ready\r\n')
  let rest = ''
  socket.on('data', (data) => {
    const lines = (rest + data).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) for (const part of answer(line)) socket.write(part)
  })
}).listen(Number(process.argv[2]), '127.0.0.1')

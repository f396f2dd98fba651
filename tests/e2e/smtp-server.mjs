// A mail server for the browser tests: it keeps what it is given as lines of JSON, and knows no address that begins with
// "salah". smtp-server.mjs PORT FILE
import { appendFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

const [port, file] = process.argv.slice(2)
writeFileSync(file, '')

createServer((socket) => {
  let [rest, to, raw] = ['', [], null]
  const say = (line) => socket.write(`${line}\r\n`)
  const told = (line) => {
    if (raw !== null) {
      if (line !== '.') return raw.push(line)
      appendFileSync(file, `${JSON.stringify({ to, raw: raw.join('\n') })}\n`)
      raw = null
      return say('250 kept')
    }
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (/^EHLO/i.test(line)) return socket.write('250-mail.test\r\n250-8BITMIME\r\n250 SIZE 50000000\r\n')
    if (/^MAIL/i.test(line)) to = []
    if (/^RCPT/i.test(line) && address.startsWith('salah')) return say('550 5.1.1 no such mailbox')
    if (/^RCPT/i.test(line)) to.push(address)
    if (/^DATA/i.test(line)) {
      raw = []
      return say('354 go on')
    }
    if (/^QUIT/i.test(line)) return socket.end('221 bye\r\n')
    return say('250 ok')
  }
  socket.setEncoding('latin1')
  socket.on('error', () => socket.destroy())
  socket.on('data', (text) => {
    const lines = (rest + text).split('\r\n')
    rest = lines.pop()
    for (const line of lines) told(line)
  })
  say('220 mail.test ESMTP')
}).listen(Number(port), '127.0.0.1')

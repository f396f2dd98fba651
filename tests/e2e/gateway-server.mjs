// A gateway to telephones for the browser tests: it keeps the messages that it is given as lines of JSON.
// gateway-server.mjs PORT FILE
import { appendFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, file] = process.argv.slice(2)
writeFileSync(file, '')

createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (text) => {
    body += text
  })
  request.on('end', () => {
    const known = request.headers.authorization === 'Bearer uji'
    if (known) appendFileSync(file, `${JSON.stringify(JSON.parse(body))}\n`)
    response.writeHead(known ? 202 : 401).end()
  })
}).listen(Number(port), '127.0.0.1')

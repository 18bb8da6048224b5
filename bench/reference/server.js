// A live vote as a competent engineer would write it in a day: Socket.IO with PostgreSQL, a row for each vote, the counts
// to everybody after each, and the acknowledgement once the row is durable. What the bench compares with.
import { createServer } from 'node:http'
import pg from 'pg'
import { Server } from 'socket.io'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
await pool.query(`
  create table if not exists vote (
    poll integer not null,
    voter integer not null,
    option integer not null,
    at timestamptz not null default now(),
    primary key (poll, voter)
  )`)

// Counted here, so that a vote does not have to count them all again.
const tallies = new Map()

function tallyOf(poll) {
  if (!tallies.has(poll)) tallies.set(poll, { poll, cast: 0, counts: {} })
  return tallies.get(poll)
}

function count({ poll, option }, before) {
  const tally = tallyOf(poll)
  if (before === null) tally.cast++
  else tally.counts[before]--
  tally.counts[option] = (tally.counts[option] ?? 0) + 1
  return tally
}

const save = `
  insert into vote (poll, voter, option) values ($1, $2, $3)
  on conflict (poll, voter) do update set option = excluded.option, at = now()
  returning old.option as before`

const http = createServer()
const io = new Server(http, { transports: ['websocket'] })

io.on('connection', (socket) => {
  socket.on('vote', async (vote, acknowledge) => {
    const { rows } = await pool.query({ name: 'save', text: save, values: [vote.poll, vote.voter, vote.option] })
    acknowledge('counted')
    io.emit('tally', count(vote, rows[0].before))
  })
})

http.listen({ host: '127.0.0.1', port: 0, backlog: 4096 }, () => console.log(`ready ${http.address().port}`))

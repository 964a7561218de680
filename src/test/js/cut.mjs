// node cut.mjs CLIENT URL: the connection breaks in the middle of a command, which is kept. Says in one line of JSON
// whether every byte came, and how: in the answer of the call that went on, or by a new client that read on from where
// the last progress ended.
import { connect } from './clients.mjs';

const [name, url] = process.argv.slice(2);
const COMMAND = 'for i in $(seq 1 400); do echo "line $i of four hundred"; sleep 0.01; done';
const EXPECTED = Array.from({ length: 400 }, (_, i) => `line ${i + 1} of four hundred\n`).join('');

let live = '';
const client = await connect(name, url);
const call = client.call(
  'execute_command',
  { command: COMMAND, on_disconnect: 'keep', max_lines: 10000, timeout: 120 },
  { onprogress: progress => (live += progress.message), timeout: 20000 },
);

async function readOn() {
  const next = await connect(name, url);
  const { processes } = await next.call('manage_process', { action: 'list' });
  const { process_id } = processes.find(process => process.command === COMMAND);
  let text = live;
  for (let isEnd = false; !isEnd; ) {
    const read = await next.call('manage_process', {
      action: 'read',
      process_id,
      offset: Buffer.byteLength(text),
      wait: 5,
    });
    text += read.output;
    isEnd = read.is_end;
  }
  await next.close();
  return text;
}

const seen = await call.then(
  answer => ({ by: 'resumption', isWhole: answer.stdout === EXPECTED && live === EXPECTED, live: live.length }),
  async failure => ({ by: 'offset', live: live.length, isWhole: (await readOn()) === EXPECTED, failure: String(failure) }),
);
console.log(JSON.stringify(seen));
process.exit(0);

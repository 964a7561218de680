// node referee.mjs CLIENT URL: lists, runs with live progress, cancels, reads all of a truncated output. Says in one line
// of JSON what it saw.
import { connect } from './clients.mjs';

const [name, url] = process.argv.slice(2);
const client = await connect(name, url);

async function live() {
  const start = Date.now();
  const pieces = [];
  let firstAt;
  const answer = await client.call(
    'execute_command',
    { command: 'for i in 1 2 3 4 5; do echo line $i; sleep 0.2; done' },
    {
      onprogress: progress => {
        firstAt ??= Date.now() - start;
        pieces.push(progress.message);
      },
    },
  );
  return { pieces, firstAt, answeredAt: Date.now() - start, stdout: answer.stdout, exitCode: answer.exit_code };
}

/** Milliseconds from the cancellation until the process had ended. */
async function cancel() {
  const command = `echo started; exec sleep 3${process.pid}`;
  const abort = new AbortController();
  const started = Promise.withResolvers();
  const call = client.call(
    'execute_command',
    { command },
    { signal: abort.signal, onprogress: started.resolve },
  );
  call.catch(() => {}); // that it fails is the point
  await started.promise;
  const cancelledAt = Date.now();
  abort.abort('enough');
  for (;;) {
    const { processes } = await client.call('manage_process', { action: 'list' });
    const found = processes.find(process => process.command === command);
    if (found.status !== 'running') {
      return { status: found.status, afterMillis: Date.now() - cancelledAt };
    }
  }
}

async function wholeOutput() {
  const answer = await client.call('execute_command', { command: 'seq 1 30000', max_lines: 10 });
  let text = '';
  for (let offset = 0, isEnd = false; !isEnd; ) {
    const read = await client.call('manage_process', {
      action: 'read',
      process_id: answer.process_id,
      offset,
    });
    text += read.output;
    offset = read.next_offset;
    isEnd = read.is_end;
  }
  const expected = Array.from({ length: 30000 }, (_, i) => `${i + 1}\n`).join('');
  return { truncated: answer.truncated, chars: text.length, isWhole: text === expected };
}

const seen = {
  tools: await client.list(),
  live: await live(),
  cancelled: await cancel(),
  output: await wholeOutput(),
};
await client.close();
console.log(JSON.stringify(seen));

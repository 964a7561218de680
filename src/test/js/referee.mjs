// node referee.mjs CLIENT URL: lists, runs with live progress, reads all of a truncated output, cancels. Says in one line
// of JSON what it saw.
import { connect } from './clients.mjs';

const [name, url] = process.argv.slice(2);
const client = await connect(name, url);

/** The command ends only when what it said was seen here, and another ran because of that. */
async function live() {
  const go = `go-${process.pid}`;
  const pieces = [];
  const seen = Promise.withResolvers();
  const call = client.call(
    'execute_command',
    { command: `echo one; until [ -e ${go} ]; do sleep 0.05; done; echo two` },
    {
      onprogress: progress => {
        pieces.push(progress.message);
        seen.resolve();
      },
    },
  );
  await Promise.race([seen.promise, call]);
  const told = await client.call('execute_command', { command: `touch ${go}` });
  const answer = await call;
  return { pieces, told: told.exit_code, stdout: answer.stdout, exitCode: answer.exit_code };
}

/** Cancels a command and stays until it has ended; says which, so that the server can be asked how long it took. */
async function cancel() {
  const command = `echo started; exec sleep 3${process.pid}`;
  const abort = new AbortController();
  const started = Promise.withResolvers();
  const call = client.call(
    'execute_command',
    { command },
    { signal: abort.signal, onprogress: started.resolve },
  );
  const failed = call.then(() => false, () => true);
  await started.promise;
  abort.abort('enough');
  for (let isRunning = true; isRunning; ) {
    const { processes } = await client.call('manage_process', { action: 'list' });
    isRunning = processes.some(process => process.command === command && process.status === 'running');
  }
  return { command, failed: await failed };
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
  output: await wholeOutput(),
  cancelled: await cancel(),
};
await client.close();
console.log(JSON.stringify(seen));

// The server anyone writes first: execFile on the official TypeScript SDK, Streamable HTTP.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import express from 'express';
import { z } from 'zod';

const transports = new Map();

function run({ command }) {
  return new Promise((resolve) => {
    execFile('/bin/sh', ['-c', command], { maxBuffer: 2 ** 31 }, (error, stdout, stderr) =>
      resolve({ isError: error !== null, content: [{ type: 'text', text: stdout + stderr }] }),
    );
  });
}

async function opened() {
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => transports.set(id, transport),
  });
  const server = new McpServer({ name: 'execfile', version: '1.0.0' });
  server.registerTool('run', { inputSchema: { command: z.string() } }, run);
  await server.connect(transport);
  return transport;
}

const app = express();
app.use(express.json());
app.post('/mcp', async (request, response) => {
  const known = transports.get(request.headers['mcp-session-id']);
  const transport = known ?? (isInitializeRequest(request.body) ? await opened() : undefined);
  if (transport) await transport.handleRequest(request, response, request.body);
  else response.status(404).end();
});
app.listen(Number(process.argv[2]), '127.0.0.1');

// The clients, each behind the same four functions: list, call, cut (a lost connection) and close.
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { WebSocketClientTransport } from '@modelcontextprotocol/sdk/client/websocket.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const CARD = { name: 'referee', version: '1' };
const RECONNECT = {
  initialReconnectionDelay: 100,
  maxReconnectionDelay: 1000,
  reconnectionDelayGrowFactor: 1.5,
  maxRetries: 10,
};
const MODES = {
  'new-http-legacy': 'legacy',
  'new-http-auto': 'auto',
  'new-http-modern': { pin: '2026-07-28' },
};

/** Connects the client of this name, one of old-ws, old-http, new-http-legacy, -auto and -modern. */
export async function connect(name, url) {
  if (name === 'old-ws') {
    return old(new WebSocketClientTransport(new URL(url.replace(/^http/, 'ws'))));
  }
  if (name === 'old-http') {
    return old(new OldHttp(new URL(url), { reconnectionOptions: RECONNECT }));
  }
  const client = new Client(CARD, { versionNegotiation: { mode: MODES[name] } });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { reconnectionOptions: RECONNECT }),
  );
  return facade(client, (params, options) => client.callTool(params, options));
}

async function old(transport) {
  const client = new OldClient(CARD);
  await client.connect(transport);
  return facade(client, (params, options) => client.callTool(params, undefined, options));
}

function facade(client, callTool) {
  return {
    list: async () => (await client.listTools()).tools.map(tool => tool.name),
    call: async (name, args, options = {}) =>
      (await callTool({ name, arguments: args }, { resetTimeoutOnProgress: true, ...options }))
        .structuredContent,
    close: () => client.close(),
  };
}

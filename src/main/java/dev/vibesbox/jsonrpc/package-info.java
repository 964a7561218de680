/** JSON-RPC 2.0: messages, ids, codec, error codes. Imports nothing of ours. */
@NullMarked
package dev.vibesbox.jsonrpc;

import org.jspecify.annotations.NullMarked;

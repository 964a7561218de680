package dev.vibesbox.peers;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * Live output as it comes over a WebSocket, read without a JSON parser, which would be what is
 * measured: the text of {@code "message"} in a {@code notifications/progress}, which here holds
 * ASCII with {@code \n} and nothing else escaped.
 */
final class Progress {
  private static final byte[] METHOD =
      "\"notifications/progress\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MESSAGE = "\"message\":\"".getBytes(StandardCharsets.US_ASCII);

  private Progress() {}

  static JsonObject asked(JsonObject call) {
    var params = call.getJsonObject("params");
    params.put("_meta", new JsonObject().put("progressToken", "bench"));
    return call;
  }

  /** The output in this message, or empty where it is not live output. */
  static byte[] output(byte[] message) {
    if (indexOf(message, METHOD) < 0) {
      return new byte[0];
    }
    var from = indexOf(message, MESSAGE) + MESSAGE.length;
    var output = new byte[message.length];
    var size = 0;
    for (var at = from; message[at] != '"'; at++) {
      var isEscaped = message[at] == '\\';
      output[size++] = isEscaped ? (byte) '\n' : message[at];
      at += isEscaped ? 1 : 0;
    }
    return java.util.Arrays.copyOf(output, size);
  }

  private static int indexOf(byte[] in, byte[] what) {
    for (var at = 0; at <= in.length - what.length; at++) {
      if (java.util.Arrays.mismatch(in, at, at + what.length, what, 0, what.length) < 0) {
        return at;
      }
    }
    return -1;
  }
}

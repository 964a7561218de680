package dev.vibesbox.mcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vibesbox.jsonrpc.Quoted;
import dev.vibesbox.jsonrpc.RpcError;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A place in a list that is longer than a page: after the entry with this address, or at the start.
 */
record Cursor(Optional<String> after) {
  static final int PAGE = 100;

  static Cursor in(Params params) throws InvalidParams {
    if (!params.has("cursor")) {
      return new Cursor(Optional.empty());
    }
    var text = params.text("cursor");
    try {
      return new Cursor(Optional.of(new String(Base64.getUrlDecoder().decode(text), UTF_8)));
    } catch (IllegalArgumentException _) {
      throw new InvalidParams(params.path() + ".cursor " + Quoted.of(text) + " is unknown");
    }
  }

  /** The page from here on, under this name; fails where the entry before it is gone. */
  Future<JsonObject> page(String name, List<JsonObject> all) {
    var start = after.map(uri -> indexOf(uri, all) + 1).orElse(0);
    if (after.isPresent() && start == 0) {
      return Future.failedFuture(
          new RequestRefused(
              new RpcError(RpcError.INVALID_PARAMS, "the cursor is unknown; list from the start")));
    }
    var end = Math.min(start + PAGE, all.size());
    var page = new JsonObject().put(name, new JsonArray(List.copyOf(all.subList(start, end))));
    return Future.succeededFuture(
        end < all.size() ? page.put("nextCursor", encoded(all.get(end - 1))) : page);
  }

  private static int indexOf(String uri, List<JsonObject> all) {
    return all.stream().map(it -> it.getString("uri")).toList().indexOf(uri);
  }

  private static String encoded(JsonObject last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getString("uri").getBytes(UTF_8));
  }
}

package dev.vibesbox.mcp;

import dev.vibesbox.jsonrpc.Id;
import dev.vibesbox.jsonrpc.Quoted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A request's parameters, read strictly.
 *
 * @param path where they stand in the message, for errors
 */
record Params(String path, JsonObject json) {

  Params(JsonObject json) {
    this("params", json);
  }

  /** Whether there is something under this name; null says as much as nothing. */
  boolean has(String name) {
    return json.getValue(name) != null;
  }

  String text(String name) throws InvalidParams {
    if (json.getValue(name) instanceof String text) {
      return text;
    }
    throw invalid(name, "must be a string");
  }

  JsonObject object(String name) throws InvalidParams {
    if (json.getValue(name) instanceof JsonObject object) {
      return object;
    }
    throw invalid(name, "must be an object");
  }

  /** The object under this name, or an empty one where there is no such name. */
  JsonObject objectOrEmpty(String name) throws InvalidParams {
    return has(name) ? object(name) : new JsonObject();
  }

  /** A list of strings, empty where there is no such name. */
  List<String> texts(String name) throws InvalidParams {
    if (!has(name)) {
      return List.of();
    }
    if (json.getValue(name) instanceof JsonArray list
        && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).distinct().toList();
    }
    throw invalid(name, "must be a list of strings");
  }

  /** True or false; false where there is no such name. */
  boolean flag(String name) throws InvalidParams {
    if (!has(name)) {
      return false;
    }
    if (json.getValue(name) instanceof Boolean flag) {
      return flag;
    }
    throw invalid(name, "must be true or false");
  }

  /** The level under this name, empty where there is no such name. */
  Optional<LogLevel> level(String name) throws InvalidParams {
    if (!has(name)) {
      return Optional.empty();
    }
    var level = LogLevel.of(text(name));
    if (level.isEmpty()) {
      throw invalid(
          name, "must be one of debug, info, notice, warning, error, critical, alert, emergency");
    }
    return level;
  }

  /** What the request says about itself. */
  Params meta() throws InvalidParams {
    return new Params(path + "._meta", objectOrEmpty("_meta"));
  }

  /** What progress is to be reported under; it has the form of an id, and 0 is one. */
  Optional<Id> progressToken() throws InvalidParams {
    var meta = meta();
    if (!meta.has(MetaKey.PROGRESS_TOKEN)) {
      return Optional.empty();
    }
    var token = Id.of(meta.json.getValue(MetaKey.PROGRESS_TOKEN));
    if (token.isEmpty()) {
      throw meta.invalid(MetaKey.PROGRESS_TOKEN, "must be a string or an integer of 64 bits");
    }
    return token;
  }

  /** Accepts the first page only: every list fits on one, so no cursor was ever handed out. */
  void onFirstPage() throws InvalidParams {
    if (has("cursor")) {
      throw new InvalidParams(path + ".cursor " + Quoted.of(text("cursor")) + " is unknown");
    }
  }

  private InvalidParams invalid(String name, String rule) {
    return new InvalidParams("%s.%s %s".formatted(path, name, rule));
  }
}

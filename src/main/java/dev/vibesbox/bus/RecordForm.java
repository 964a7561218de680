package dev.vibesbox.bus;

import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Exit;
import dev.vibesbox.command.Limit;
import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessSnapshot;
import dev.vibesbox.command.ProcessSnapshot.Usage;
import dev.vibesbox.command.StoppedBy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A process as a record that is read again by another server, exactly as it was. */
public final class RecordForm {
  private static final Duration EVER = Duration.ofDays(3_650);

  private RecordForm() {}

  /** Writes what {@link #read} reads as an equal value. */
  public static JsonObject write(ProcessSnapshot process) {
    var json =
        new JsonObject()
            .put("command", CommandForm.write(process.spec()))
            .put("pid", process.pid())
            .put("started_at", process.startedAt().toString())
            .put("duration", process.duration().toString())
            .put("cpu", process.usage().cpu().toString())
            .put("leftovers", process.leftovers())
            .put("held_back", process.heldBack().toString())
            .put("struck", new JsonArray(struck(process.usage())))
            .put("redactions", AnswerForm.redactions(process));
    process.usage().maxRssKb().ifPresent(peak -> json.put("max_rss_kb", peak));
    process.outcome().ifPresent(outcome -> json.put("outcome", outcome(outcome)));
    return json;
  }

  /**
   * Reads a record.
   *
   * @throws RuntimeException of some kind if it is none
   */
  public static ProcessSnapshot read(JsonObject json) {
    var peak = json.getLong("max_rss_kb");
    return new ProcessSnapshot(
        command(json.getJsonObject("command")),
        json.getInteger("pid"),
        Instant.parse(json.getString("started_at")),
        Duration.parse(json.getString("duration")),
        Optional.ofNullable(json.getJsonObject("outcome")).map(RecordForm::outcome),
        new Usage(
            Duration.parse(json.getString("cpu")),
            peak == null ? OptionalLong.empty() : OptionalLong.of(peak),
            struck(json.getJsonArray("struck"))),
        false,
        json.getInteger("leftovers"),
        Duration.parse(json.getString("held_back", "PT0S")),
        redactions(json.getJsonObject("redactions", new JsonObject())));
  }

  private static Map<String, Integer> redactions(JsonObject json) {
    return json.fieldNames().stream().collect(Collectors.toMap(kind -> kind, json::getInteger));
  }

  private static List<String> struck(Usage usage) {
    return usage.struck().stream().map(Limit::name).toList();
  }

  private static Set<Limit> struck(JsonArray names) {
    return names.stream().map(String::valueOf).map(Limit::valueOf).collect(Collectors.toSet());
  }

  /** Within whatever limits it was admitted. */
  private static CommandSpec command(JsonObject json) {
    var shells = List.of(json.getString("shell"));
    var most = Integer.MAX_VALUE;
    return CommandForm.read(json, new CommandLimits(most, most, EVER, EVER, EVER, shells));
  }

  private static JsonObject outcome(Outcome outcome) {
    var json = new JsonObject().put("status", outcome.status());
    return switch (outcome) {
      case Outcome.Exited(var code) -> json.put("code", code);
      case Outcome.Signaled(var signal) -> json.put("signal", signal);
      case Outcome.TimedOut(var argument, var limit, var exit) ->
          json.put("argument", argument).put("limit", limit.toString()).mergeIn(exit(exit));
      case Outcome.Cancelled(var by, var exit) -> json.put("by", by.label()).mergeIn(exit(exit));
      case Outcome.Rejected(var rule, var reason, var suggestion) ->
          json.put("rule", rule).put("reason", reason).put("suggestion", suggestion);
      case Outcome.Failed(var reason) -> json.put("reason", reason);
      case Outcome.Lost() -> json;
    };
  }

  private static JsonObject exit(Exit exit) {
    return switch (exit) {
      case Exit.Code(var code) -> new JsonObject().put("code", code);
      case Exit.Signal(var name) -> new JsonObject().put("signal", name);
    };
  }

  private static Outcome outcome(JsonObject json) {
    return switch (json.getString("status")) {
      case "exited" -> new Outcome.Exited(json.getInteger("code"));
      case "signaled" -> new Outcome.Signaled(json.getString("signal"));
      case "timed_out" ->
          new Outcome.TimedOut(
              json.getString("argument"), Duration.parse(json.getString("limit")), exit(json));
      case "cancelled" ->
          new Outcome.Cancelled(
              StoppedBy.valueOf(json.getString("by").toUpperCase(Locale.ROOT)), exit(json));
      case "rejected" ->
          new Outcome.Rejected(
              json.getString("rule"), json.getString("reason"), json.getString("suggestion"));
      case "failed" -> new Outcome.Failed(json.getString("reason"));
      case "lost" -> new Outcome.Lost();
      case String status -> throw new IllegalArgumentException("unknown status " + status);
    };
  }

  private static Exit exit(JsonObject json) {
    return json.containsKey("code")
        ? new Exit.Code(json.getInteger("code"))
        : new Exit.Signal(json.getString("signal"));
  }
}

package dev.vibesbox.executor;

import dev.vibesbox.bus.RecordForm;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.CommandSpec.Script;
import dev.vibesbox.command.CommandSpec.Surroundings;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.ProcessSnapshot;
import dev.vibesbox.command.StandardInput;
import dev.vibesbox.redaction.Redaction;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal says of a process. The command as it may be shown: secrets masked, without its
 * variables and its standard input.
 */
record Records(Redaction redaction, Host host) {

  /** Where and as what a process ran, so that what is left of it can be found. */
  record Origin(Host host, int pid, long startTicks) {}

  JsonObject write(ProcessEntry entry) {
    var process = entry.snapshot();
    var json = RecordForm.write(shown(process));
    if (process.outcome().isEmpty()) {
      json.put("boot", host.boot()).put("pid_namespace", host.pidNamespace());
      ProcessStat.of(process.pid()).ifPresent(stat -> json.put("start_ticks", stat.startTicks()));
    }
    return new JsonObject().put("process", json);
  }

  static JsonObject forgotten(ProcessId id) {
    return new JsonObject().put("forgotten", id.toString());
  }

  static Optional<String> forgotten(JsonObject fact) {
    return Optional.ofNullable(fact.getString("forgotten"));
  }

  /** The id of the process this is about. */
  static Optional<String> id(JsonObject fact) {
    return Optional.ofNullable(fact.getJsonObject("process"))
        .flatMap(process -> Optional.ofNullable(process.getJsonObject("command")))
        .flatMap(command -> Optional.ofNullable(command.getString("process_id")));
  }

  static ProcessSnapshot process(JsonObject fact) {
    return RecordForm.read(fact.getJsonObject("process"));
  }

  static Origin origin(JsonObject fact) {
    var json = fact.getJsonObject("process");
    var host = new Host(json.getString("boot", ""), json.getString("pid_namespace", ""));
    return new Origin(host, json.getInteger("pid"), json.getLong("start_ticks", 0L));
  }

  private ProcessSnapshot shown(ProcessSnapshot process) {
    var spec = process.spec();
    var known = redaction.knowing(spec.surroundings().environment());
    var script = new Script(known.redact(spec.script().text()), spec.script().shell());
    var directory = spec.surroundings().directory();
    var surroundings = new Surroundings(directory, Map.of(), StandardInput.NOTHING);
    return new ProcessSnapshot(
        new CommandSpec(
            spec.id(), spec.requester(), script, surroundings, spec.deadlines(), spec.delivery()),
        process.pid(),
        process.startedAt(),
        process.duration(),
        process.outcome(),
        process.usage(),
        false,
        process.leftovers(),
        process.heldBack(),
        process.redactions());
  }
}

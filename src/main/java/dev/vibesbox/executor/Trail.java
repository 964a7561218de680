package dev.vibesbox.executor;

import dev.vibesbox.audit.AuditLog;
import dev.vibesbox.audit.Control;
import dev.vibesbox.audit.Entry;
import dev.vibesbox.audit.Refusal;
import dev.vibesbox.audit.Ruling;
import dev.vibesbox.audit.Ruling.Decision;
import dev.vibesbox.audit.UnwritableAuditException;
import dev.vibesbox.bus.Failure;
import dev.vibesbox.bus.ProcessForm.Asked;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.Stream;
import dev.vibesbox.config.SandboxConfig.Network;
import dev.vibesbox.sandbox.Coverage;
import dev.vibesbox.sandbox.Layer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the executor puts on record for good. Used on the executor's context. */
final class Trail {
  private final AuditLog log;
  private final List<String> sandbox;

  private Trail(AuditLog log, List<String> sandbox) {
    this.log = log;
    this.sandbox = sandbox;
  }

  /**
   * Opens the record.
   *
   * @throws UnusableAuditException if it cannot be written, or another server writes it
   */
  static Trail open(Settings settings, Coverage coverage) {
    var folder = settings.audit().folder().orElse(settings.dataDir().resolve("audit"));
    try {
      var redaction = settings.redaction();
      var log =
          AuditLog.open(
              folder, settings.audit(), variables -> redaction.knowing(variables)::redact);
      return new Trail(log, layers(coverage, settings.confinement().profile().network()));
    } catch (IOException e) {
      throw new UnusableAuditException(folder, e);
    }
  }

  /**
   * A command is about to start, and does not before this returns.
   *
   * @throws Failure 500 where it may not, because that cannot be put on record
   */
  Entry start(CommandSpec spec, Ruling ruling) {
    try {
      return log.start(spec, ruling, sandbox);
    } catch (UnwritableAuditException e) {
      throw failure(e);
    }
  }

  /** Nothing of it is left. */
  void end(Entry entry, ProcessEntry process) {
    var output = process.log();
    entry.end(process.snapshot(), output.bytes(Stream.STDOUT), output.bytes(Stream.STDERR));
  }

  /** It was refused before it could start. */
  void reject(CommandSpec spec, Failure failure) {
    log.reject(spec, refusal(failure));
  }

  /** It does not start, for want of somebody's consent. */
  void decline(CommandSpec spec, Failure failure, boolean wasAsked) {
    var decision = wasAsked ? Decision.DECLINED : Decision.REJECTED;
    log.reject(spec, refusal(failure, decision));
  }

  /**
   * Something is about to be done that must be on record.
   *
   * @throws Failure 500 where it may not, because that cannot be put on record
   */
  void require() {
    try {
      log.requireWritable();
    } catch (UnwritableAuditException e) {
      throw failure(e);
    }
  }

  /** Something was done to a process, or refused. */
  void control(Asked asked, Optional<CommandSpec> process, Optional<Failure> failure) {
    log.control(
        new Control(asked.requester(), process, asked.request(), failure.map(Trail::refusal)));
  }

  /** Waits for the disk. */
  void keepHouse() {
    log.keepHouse();
  }

  /** As {@code /health} shows it. */
  JsonObject report() {
    var standing = log.standing();
    return new JsonObject()
        .put("failure", standing.failure().orElse(null))
        .put("required", standing.isRequired())
        .put("file_bytes", standing.fileBytes())
        .put("waiting_bytes", standing.waitingBytes())
        .put("dropped_lines", standing.droppedLines());
  }

  /** Writes the last line; to be called when no command runs any more. */
  void close() throws IOException {
    log.close();
  }

  private static Failure failure(UnwritableAuditException e) {
    return new Failure(
        Failure.BROKEN,
        "the audit log cannot be written (%s), and nothing runs without (audit.required)"
            .formatted(e.getMessage()),
        "Try again later; /health says when it can be written again.");
  }

  private static Refusal refusal(Failure failure) {
    var decision =
        switch (failure.failureCode()) {
          case Failure.REFUSED_BY_POLICY -> Decision.REJECTED;
          case Failure.NEEDS_CONFIRMATION -> Decision.ASKED;
          default -> Decision.REFUSED;
        };
    return refusal(failure, decision);
  }

  private static Refusal refusal(Failure failure, Decision decision) {
    return new Refusal(
        new Ruling(decision, failure.rule()),
        failure.failureCode(),
        String.valueOf(failure.getMessage()));
  }

  private static List<String> layers(Coverage coverage, Network network) {
    return coverage.inForce().stream()
        .filter(layer -> layer != Layer.NETWORK || !(network instanceof Network.All))
        .map(Layer::label)
        .toList();
  }
}

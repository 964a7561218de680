package dev.vibesbox.audit;

import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.config.AuditConfig;
import dev.vibesbox.config.AuditConfig.Sync;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The audit log. A line is with the kernel when the method that writes it returns; it waits for
 * nothing else, unless the disk itself is to have it first ({@code audit.fsync: always}). While it
 * cannot be written, what must be said still waits in a {@link Reserve}. Any thread that may wait
 * for a disk.
 */
public final class AuditLog implements AutoCloseable {
  private final AuditConfig config;
  private final Redactor redactor;
  private final Recorder recorder;
  private final AtomicInteger running = new AtomicInteger();

  private AuditLog(Recorder recorder, AuditConfig config, Redactor redactor) {
    this.recorder = recorder;
    this.config = config;
    this.redactor = redactor;
  }

  /**
   * Opens the log of a folder, and says of the commands that a server which died had left running
   * that they are lost.
   *
   * @param redactor takes the secrets out of a text
   * @throws IOException if it cannot be written, or another server writes it
   */
  public static AuditLog open(Path folder, AuditConfig config, Redactor redactor)
      throws IOException {
    var recorder = Recorder.open(folder, config);
    try {
      recorder.endOthers();
      if (recorder.write(Line.of("open").bytes())) {
        return new AuditLog(recorder, config, redactor);
      }
      throw new IOException(recorder.failure().orElseThrow());
    } catch (IOException e) {
      recorder.close();
      throw e;
    }
  }

  /**
   * Puts on record that a command is about to start.
   *
   * @param sandbox the layers in force
   * @throws UnwritableAuditException where it may not start then
   */
  public Entry start(CommandSpec spec, Ruling ruling, List<String> sandbox)
      throws UnwritableAuditException {
    var subject = new Subject(spec, ruling, sandbox, redactor.of(spec), config.hasInput());
    var members = subject.members(config.maxCommandChars());
    if (!recorder.write(Line.of("start").putAll(members).bytes())) {
      recorder.drop();
      requireWritable();
    }
    running.incrementAndGet();
    return new Entry(this, subject, members);
  }

  /** Puts on record that a command did not start, and why. */
  public void reject(CommandSpec spec, Refusal refusal) {
    var redact = redactor.of(spec);
    var subject = new Subject(spec, refusal.ruling(), List.of(), redact, config.hasInput());
    var line =
        Line.of("reject")
            .putAll(subject.members(config.maxCommandChars()))
            .put("code", refusal.code())
            .put("reason", redact.apply(refusal.reason()));
    if (!recorder.write(line.bytes())) {
      recorder.drop();
    }
  }

  /** Puts on record what somebody did to a process; readings are not. */
  public void control(Control control) {
    var redact = control.process().map(redactor::of).orElseGet(() -> redactor.knowing(Map.of()));
    control
        .line(redact, config.hasInput())
        .map(Line::bytes)
        .filter(line -> !recorder.write(line))
        .ifPresent(line -> recorder.keep(line, config.reserveBytes() / 2));
  }

  void end(Entry entry, String result) {
    running.decrementAndGet();
    if (!recorder.write(entry.line(result))) {
      recorder.keep(entry.shortLine(result), 0);
    }
  }

  /**
   * Says why, where what must be on record cannot be.
   *
   * @throws UnwritableAuditException where it must not happen then
   */
  public void requireWritable() throws UnwritableAuditException {
    var failure = recorder.failure();
    if (failure.isPresent() && config.isRequired()) {
      throw new UnwritableAuditException(failure.get());
    }
  }

  /** How it stands. Never waits for long. */
  public Standing standing() {
    return recorder.standing(config.isRequired());
  }

  /** Tries again what failed, and has the disk take what it should. About once a second. */
  public void keepHouse() {
    if (recorder.failure().isPresent()) {
      recorder.recover();
    } else if (config.sync() == Sync.SECOND) {
      recorder.sync();
    }
  }

  /** Writes the last line. */
  @Override
  public void close() throws IOException {
    recorder.write(Line.of("close").put("running", running.get()).bytes());
    abandon();
  }

  /** As a server leaves it that dies. */
  void abandon() throws IOException {
    recorder.close();
  }
}

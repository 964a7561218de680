package dev.vibesbox.audit;

import dev.vibesbox.command.ProcessSnapshot;

/** A command that is on record, and whose end is still to be. Each ends once. */
public final class Entry {
  private final AuditLog log;
  private final Subject subject;
  private final String members;

  Entry(AuditLog log, Subject subject, String members) {
    this.log = log;
    this.subject = subject;
    this.members = members;
  }

  /**
   * It ended.
   *
   * @param stdoutBytes after redaction, as {@code stderrBytes}
   */
  public void end(ProcessSnapshot process, long stdoutBytes, long stderrBytes) {
    log.end(this, Result.of(process, stdoutBytes, stderrBytes));
  }

  /** It was not started after all, for this reason. */
  public void fail(String reason) {
    log.end(this, Result.failed(subject.redact().apply(reason)));
  }

  byte[] line(String result) {
    return Line.of("end").putAll(members).putAll(result).bytes();
  }

  /** The command is cut short: all of it stands in the first line. */
  byte[] shortLine(String result) {
    return Line.of("end").putAll(subject.members(Line.SHORT_CHARS)).putAll(result).bytes();
  }
}

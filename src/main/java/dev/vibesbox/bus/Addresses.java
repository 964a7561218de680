package dev.vibesbox.bus;

import dev.vibesbox.command.ProcessId;

/** The event-bus addresses under one prefix, {@code vibesbox} by default. */
public record Addresses(String prefix) {

  /** Request: runs a command. */
  public String execute() {
    return prefix + ".execute";
  }

  /** Request: reads, kills, waits for and lists processes. */
  public String process() {
    return prefix + ".process";
  }

  /** Published: output of one process, as it comes. */
  public String output(ProcessId id) {
    return prefix + ".process." + id + ".output";
  }

  /** Published: the end of one process. */
  public String exit(ProcessId id) {
    return prefix + ".process." + id + ".exit";
  }

  /** Published: start, end and rejection of every process. */
  public String processes() {
    return prefix + ".processes";
  }

  /** Request: what {@code /health} says. The body names the path's last word, or nothing. */
  public String health() {
    return prefix + ".health";
  }

  /** Request, inside the server only: runs {@code /bin/true} by the way every command takes. */
  public String selfTest() {
    return prefix + ".executor.self-test";
  }

  /** Request, inside the server only: whether the audit log can be written. */
  public String audit() {
    return prefix + ".executor.audit";
  }

  /** Request, inside the server only: what the sandbox denies, which the first to ask tries out. */
  public String sandbox() {
    return prefix + ".executor.sandbox";
  }
}

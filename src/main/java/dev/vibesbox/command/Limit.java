package dev.vibesbox.command;

import java.util.Locale;

/** A limit that ended a command, or a part of it. */
public enum Limit {
  MEMORY("memory ran out and the kernel killed a process of it; use less, or run less at a time"),
  FILE_SIZE("it wrote a file larger than limits.fileBytes allows; write several smaller ones"),
  DISK("the disk was almost full, and it wrote to a file (executor.minFreeBytes); make room first"),
  PROCESSES("it had more processes and threads than limits.maxTasks allows; start fewer at a time"),
  CPU("a process of it used more processor time than limits.cpuSeconds allows; do less at a time");

  private final String reason;

  Limit(String reason) {
    this.reason = reason;
  }

  /** A sentence for people: what happened, and what to do. */
  public String reason() {
    return reason;
  }

  /** The limit's name in answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.vibesbox.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Within what a process's number means that process: one run of a kernel, and one of its pid
 * namespaces. Empty where that cannot be known.
 */
record Host(String boot, String pidNamespace) {

  static Host current() {
    try {
      return new Host(
          Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip(),
          Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
    } catch (IOException _) {
      return new Host("", "");
    }
  }
}

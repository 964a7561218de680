package dev.vibesbox.executor;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes this one can see, without itself; see proc(5). */
final class Pids {
  private static final int SELF = (int) ProcessHandle.current().pid();

  private Pids() {}

  static List<Integer> all() {
    return Optional.ofNullable(new File("/proc").list()).stream()
        .flatMap(Arrays::stream)
        .filter(name -> name.chars().allMatch(Character::isDigit))
        .map(Integer::valueOf)
        // Since Linux 6.15 a thread may signal its own process from any Landlock domain.
        .filter(pid -> pid != SELF)
        .toList();
  }
}

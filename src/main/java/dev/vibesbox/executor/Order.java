package dev.vibesbox.executor;

import java.util.List;
import java.util.function.Consumer;

/** What a warden is told. */
sealed interface Order {
  record Begin(Launch launch, RunningProcess process) implements Order {}

  record Signal(int signal) implements Order {}

  record Count(List<Integer> pids, Consumer<List<Integer>> then) implements Order {}

  record Leave() implements Order {}
}

package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for {@code /health} again and again, on a thread of its own, and keeps the longest time. The
 * aim is 2 s on a machine that does nothing else; what fails a test is generous.
 */
final class HealthWatch implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final Box box;
  private final Thread thread;
  private Optional<Exception> failure = Optional.empty();
  private Duration longest = Duration.ZERO;
  private int answers;
  private int down;

  private HealthWatch(Box box) {
    this.box = box;
    this.thread = Thread.ofPlatform().daemon().start(this::watch);
  }

  static HealthWatch of(Box box) {
    return new HealthWatch(box);
  }

  /** Ends the watch; fails where an answer was missing or late. */
  void report(String what) throws InterruptedException {
    close();
    var counts = "%d answers, %d of them not 200".formatted(answers, down);
    System.out.printf("/health during %s: %s, longest %s%n", what, counts, longest);
    assertThat(failure).isEmpty();
    assertThat(answers).isPositive();
    assertThat(longest).isLessThan(LONGEST);
  }

  @Override
  public void close() throws InterruptedException {
    isOver.set(true);
    thread.join();
  }

  private void watch() {
    try {
      while (!isOver.get()) {
        var asked = System.nanoTime();
        down += box.health().statusCode() == 200 ? 0 : 1;
        answers++;
        var took = Duration.ofNanos(System.nanoTime() - asked);
        longest = took.compareTo(longest) > 0 ? took : longest;
        LockSupport.parkNanos(STEP.toNanos());
      }
    } catch (IOException e) {
      failure = Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = Optional.of(e);
    }
  }
}

package dev.vibesbox.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.command.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

class OutputLogThreadsTest {
  private static final String TEXT = "häm€😀 and a line\n".repeat(40_000);

  @RepeatedTest(10)
  void readersOnOtherThreadsSeeEveryByteOnceAndInOrder() throws Exception {
    var log = new OutputLog(OutputLimits.DEFAULT);
    List<CompletableFuture<Follower>> readers = new ArrayList<>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (int i = 0; i < 4; i++) {
        int maxBytes = 1 << (8 + 3 * i);
        boolean oneStream = i % 2 == 0;
        readers.add(
            CompletableFuture.supplyAsync(
                () -> readToEnd(new Follower(log, 0, maxBytes, oneStream)), threads));
      }
      threads.execute(() -> write(log, new Random(7)));
      for (var reader : readers) {
        var follower = reader.get(30, TimeUnit.SECONDS);
        assertThat(follower.gaps()).isEmpty();
        assertThat(follower.text(Stream.STDOUT)).isEqualTo(TEXT);
        assertThat(follower.text(Stream.STDERR)).isEqualTo(TEXT);
      }
    }
  }

  private static void write(OutputLog log, Random random) {
    var bytes = TEXT.getBytes(UTF_8);
    int out = 0;
    int err = 0;
    while (out < bytes.length || err < bytes.length) {
      int outLength = Math.min(random.nextInt(5000), bytes.length - out);
      int errLength = Math.min(random.nextInt(5000), bytes.length - err);
      log.append(Stream.STDOUT, bytes, out, outLength);
      log.append(Stream.STDERR, bytes, err, errLength);
      out += outLength;
      err += errLength;
    }
    log.close();
  }

  private static Follower readToEnd(Follower follower) {
    var readable = new Semaphore(0);
    do {
      follower.whenReadable(readable::release);
      readable.acquireUninterruptibly();
    } while (!follower.readOnce().isEnd());
    return follower;
  }
}

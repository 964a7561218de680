package dev.vibesbox.output;

import dev.vibesbox.command.Stream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Operations of 64 KiB: 15,259 a second are 1 GB/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OutputLogBenchmark {
  private static final int CHUNK = 64 << 10;

  private final byte[] chunk = "All is well and nothing is secret.\n".repeat(2_000).getBytes();
  private OutputLog log;
  private OutputLog full;
  private long offset;

  @Setup
  public void fill() {
    log = new OutputLog(new OutputLimits(64 << 10, 8 << 20));
    full = new OutputLog(new OutputLimits(64 << 10, 8 << 20));
    for (var i = 0; i < 64; i++) {
      full.append(Stream.STDOUT, chunk, 0, CHUNK);
    }
  }

  @Benchmark
  public void append() {
    log.append(Stream.STDOUT, chunk, 0, CHUNK);
  }

  @Benchmark
  public Object read() {
    var reading = full.read(new ReadRequest(offset, CHUNK, false));
    offset = reading.isEnd() || reading.nextOffset() >= full.end() ? 0 : reading.nextOffset();
    return reading;
  }
}

package dev.vibesbox.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tiny assembler of the classic packet-filter language that seccomp runs: one register, loads
 * from {@code struct seccomp_data}, jumps that only go forward
 * (https://www.kernel.org/doc/Documentation/networking/filter.rst). Used by one thread.
 */
final class Bpf {
  static final int INSTRUCTION_BYTES = 8;

  /** What the kernel takes (BPF_MAXINSNS). */
  private static final int MOST_INSTRUCTIONS = 4_096;

  private static final int FARTHEST_JUMP = 255;

  private static final int LOAD_WORD = 0x20;
  private static final int AND = 0x54;
  private static final int RETURN = 0x06;

  private final List<Line> lines = new ArrayList<>();
  private final Map<Label, Integer> places = new HashMap<>();

  /** A place in the program; the object itself is its name. */
  static final class Label {}

  /** What the register is compared with. */
  sealed interface Operand {
    record Constant(int value) implements Operand {}

    /** The thread id of whoever installs the program; filled in then. */
    record InstallingThread() implements Operand {}
  }

  /** How the register is compared; unsigned. */
  enum Test {
    EQUAL(0x15),
    AT_LEAST(0x35),
    ANY_BIT(0x45);

    private final int code;

    Test(int code) {
      this.code = code;
    }
  }

  private sealed interface Line {
    record Plain(int code, int operand) implements Line {}

    record Jump(Test test, Operand operand, Label target) implements Line {}
  }

  /**
   * A program ready to be installed.
   *
   * @param threadPlaces byte offsets of the words that take the installing thread's id
   */
  record Program(ByteBuffer code, List<Integer> threadPlaces) {
    Program {
      code = code.asReadOnlyBuffer().order(ByteOrder.nativeOrder());
      threadPlaces = List.copyOf(threadPlaces);
    }

    int length() {
      return code.capacity() / INSTRUCTION_BYTES;
    }
  }

  /** Loads four bytes of {@code struct seccomp_data}. */
  void load(int offset) {
    lines.add(new Line.Plain(LOAD_WORD, offset));
  }

  void and(int mask) {
    lines.add(new Line.Plain(AND, mask));
  }

  /** Goes on at the label if the test holds, else with the next line. */
  void jump(Test test, Operand operand, Label target) {
    lines.add(new Line.Jump(test, operand, target));
  }

  void answer(int action) {
    lines.add(new Line.Plain(RETURN, action));
  }

  /** The next line's name. */
  void mark(Label label) {
    places.put(label, lines.size());
  }

  /**
   * The program's bytes.
   *
   * @throws IllegalStateException where the kernel would refuse it: a jump backwards, over more
   *     than 255 lines, or out of the program; a last line that does not answer; too many lines
   */
  Program assemble() {
    if (lines.isEmpty() || lines.size() > MOST_INSTRUCTIONS || !endsWithAnAnswer()) {
      throw new IllegalStateException("a program is 1 to 4,096 lines, and the last one answers");
    }
    var code = ByteBuffer.allocate(lines.size() * INSTRUCTION_BYTES).order(ByteOrder.nativeOrder());
    List<Integer> threadPlaces = new ArrayList<>();
    for (var at = 0; at < lines.size(); at++) {
      switch (lines.get(at)) {
        case Line.Plain(var operation, var operand) -> emit(code, operation, 0, operand);
        case Line.Jump(var test, var operand, var target) -> {
          if (operand instanceof Operand.InstallingThread) {
            threadPlaces.add(at * INSTRUCTION_BYTES + 4);
          }
          emit(code, test.code, distance(at, target), value(operand));
        }
      }
    }
    return new Program(code.flip(), threadPlaces);
  }

  private boolean endsWithAnAnswer() {
    return lines.getLast() instanceof Line.Plain(var operation, _) && operation == RETURN;
  }

  private int distance(int from, Label target) {
    var distance = places.getOrDefault(target, -1) - from - 1;
    if (distance < 0 || distance > FARTHEST_JUMP || from + 1 + distance >= lines.size()) {
      throw new IllegalStateException("line %d jumps by %d".formatted(from, distance));
    }
    return distance;
  }

  private static int value(Operand operand) {
    return switch (operand) {
      case Operand.Constant(var value) -> value;
      case Operand.InstallingThread() -> 0;
    };
  }

  /** {@code struct sock_filter}: code, jump if true, jump if false, operand. */
  private static void emit(ByteBuffer code, int operation, int jump, int operand) {
    code.putShort((short) operation).put((byte) jump).put((byte) 0).putInt(operand);
  }
}

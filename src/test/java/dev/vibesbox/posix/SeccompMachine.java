package dev.vibesbox.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a program on the words of {@code struct seccomp_data}, as the kernel would. */
record SeccompMachine(Bpf.Program program, int thread) {
  static final int ALLOW = 0x7fff0000;
  static final int KILL = 0x80000000;

  /** The kernel's answer to a call of this machine. */
  int answer(int number, long... arguments) {
    return answerOn(Machine.CURRENT.auditName, number, arguments);
  }

  int answerOn(int architecture, int number, long... arguments) {
    var data = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
    data.putInt(number).putInt(architecture).putLong(0);
    for (var argument : arguments) {
      data.putLong(argument);
    }
    return run(data);
  }

  /** What a call fails with. */
  static int failing(int errno) {
    return 0x00050000 | errno;
  }

  private int run(ByteBuffer data) {
    var register = 0;
    for (var at = 0; ; at++) {
      var line = at * Bpf.INSTRUCTION_BYTES;
      var operand =
          program.threadPlaces().contains(line + 4) ? thread : program.code().getInt(line + 4);
      var jump = program.code().get(line + 2) & 0xff;
      switch (program.code().getShort(line)) {
        case 0x20 -> register = data.getInt(operand);
        case 0x54 -> register &= operand;
        case 0x15 -> at += register == operand ? jump : 0;
        case 0x35 -> at += Integer.compareUnsigned(register, operand) >= 0 ? jump : 0;
        case 0x45 -> at += (register & operand) != 0 ? jump : 0;
        case 0x06 -> {
          return operand;
        }
        default -> throw new AssertionError("no such instruction at " + at);
      }
    }
  }
}

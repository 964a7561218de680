package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.Set;

/**
 * A Landlock rule set (landlock(7)): everything that this kernel can withhold is withheld, but for
 * what is allowed here. A thread that enters it cannot leave, nor can what it starts; each entry
 * makes a domain of its own, even of the same rule set. Used by one thread at a time.
 */
public final class Landlock implements AutoCloseable {
  /** The first kernel's with ports of TCP (6.7). */
  public static final int ABI_WITH_PORTS = 4;

  /**
   * The first kernel's with scopes (6.12): nothing in a domain can signal what is outside, and
   * {@code kill(-1)} from a thread that entered reaches all that it started and nothing else.
   */
  public static final int ABI_WITH_SCOPES = 6;

  private static final int CREATE_RULESET_VERSION = 1;
  private static final int RULE_PATH_BENEATH = 1;
  private static final int RULE_NET_PORT = 2;
  private static final long SCOPE_ABSTRACT_UNIX_SOCKET = 1;
  private static final long SCOPE_SIGNAL = 2;

  /** {@code struct landlock_ruleset_attr}, whole and as the first kernels had it. */
  private static final int ATTRIBUTES_BYTES = 24;

  private final int ruleset;
  private final int abi;

  /** What may be done with ports of TCP. */
  public enum PortRight {
    BIND(1),
    CONNECT(2);

    private final long bit;

    PortRight(long bit) {
      this.bit = bit;
    }
  }

  private Landlock(int ruleset, int abi) {
    this.ruleset = ruleset;
    this.abi = abi;
  }

  /** The version of this kernel's Landlock; 0 where it has none. */
  public static int abi() {
    return (int)
        Math.max(0, Libc.attempt(Syscall.LANDLOCK_CREATE_RULESET, 0, 0, CREATE_RULESET_VERSION));
  }

  /**
   * A rule set without rules.
   *
   * @param abi what {@link #abi} said, at least 1; or less, to do without what came later
   * @param withPorts whether TCP is withheld too
   */
  public static Landlock create(int abi, boolean withPorts) {
    try (var arena = Arena.ofConfined()) {
      var attributes = arena.allocate(ATTRIBUTES_BYTES, 8);
      attributes.set(JAVA_LONG, 0, FileRight.bits(EnumSet.allOf(FileRight.class), abi));
      if (withPorts && abi >= ABI_WITH_PORTS) {
        attributes.set(JAVA_LONG, 8, PortRight.BIND.bit | PortRight.CONNECT.bit);
      }
      if (abi >= ABI_WITH_SCOPES) {
        attributes.set(JAVA_LONG, 16, SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL);
      }
      // A kernel takes the longer form as long as what it does not know is zero.
      return new Landlock(
          (int)
              Libc.call(Syscall.LANDLOCK_CREATE_RULESET, attributes.address(), ATTRIBUTES_BYTES, 0),
          abi);
    }
  }

  /** Allows rights on a file, or on all there is and will be beneath a directory. */
  public void allow(PathHandle path, Set<FileRight> rights) {
    var bits =
        path.isDirectory() ? FileRight.bits(rights, abi) : FileRight.bitsOfFiles(rights, abi);
    if (bits != 0) {
      add(RULE_PATH_BENEATH, bits, path.descriptor());
    }
  }

  /** Allows something with a port of TCP. */
  public void allow(PortRight right, int port) {
    try (var arena = Arena.ofConfined()) {
      var rule = arena.allocate(16, 8);
      rule.set(JAVA_LONG, 0, right.bit);
      rule.set(JAVA_LONG, 8, port);
      Libc.call(Syscall.LANDLOCK_ADD_RULE, ruleset, RULE_NET_PORT, rule.address(), 0);
    }
  }

  /**
   * Puts the calling thread, and what it starts from now on, into a domain of its own.
   *
   * @throws PosixException EPERM without {@link Privileges#gainNone} before
   */
  public void enter() {
    Libc.call(Syscall.LANDLOCK_RESTRICT_SELF, ruleset, 0);
  }

  @Override
  public void close() {
    Descriptors.close(ruleset);
  }

  private void add(int kind, long bits, int descriptor) {
    try (var arena = Arena.ofConfined()) {
      var rule = arena.allocate(16, 8);
      rule.set(JAVA_LONG, 0, bits);
      rule.set(JAVA_INT, 8, descriptor);
      Libc.call(Syscall.LANDLOCK_ADD_RULE, ruleset, kind, rule.address(), 0);
    }
  }
}

package dev.vibesbox.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Starts processes with posix_spawn(3): each in a session of its own, with no signal blocked or
 * ignored, and with no descriptors but the three standard ones.
 */
public final class Spawn {
  private static final MemorySegment SPAWN = Libc.function("posix_spawn");
  private static final MemorySegment INIT = Libc.function("posix_spawn_file_actions_init");
  private static final MemorySegment DESTROY = Libc.function("posix_spawn_file_actions_destroy");
  private static final MemorySegment DUP2 = Libc.function("posix_spawn_file_actions_adddup2");
  private static final MemorySegment OPEN = Libc.function("posix_spawn_file_actions_addopen");
  private static final MemorySegment CHDIR = Libc.function("posix_spawn_file_actions_addchdir_np");
  private static final MemorySegment CLOSE_FROM =
      Libc.function("posix_spawn_file_actions_addclosefrom_np");

  private static final int O_RDWR = 2;

  /** Sizes that hold the C structures of glibc on both machines, with room to spare. */
  private static final int FILE_ACTIONS_BYTES = 128;

  private static final MemorySegment ATTRIBUTES = attributes();

  private Spawn() {}

  /** What becomes the descriptors 0, 1 and 2. */
  public sealed interface Standard {

    /** Three open descriptors of ours. */
    record Three(int input, int output, int error) implements Standard {}

    /** A terminal, by its path. Opened by the leader of a session, it becomes the session's own. */
    record OneTerminal(String path) implements Standard {}
  }

  /**
   * What to start.
   *
   * @param path of the program; a relative one starts at {@code directory}
   * @param argv the first entry is the name the program goes by
   * @param environment entries of the form {@code NAME=value}
   * @param directory an absolute path
   */
  public record Program(
      String path, List<String> argv, List<String> environment, String directory) {
    public Program {
      argv = List.copyOf(argv);
      environment = List.copyOf(environment);
    }

    private long nativeBytes() {
      var text = 0L;
      for (var list : List.of(argv, environment, List.of(path, directory))) {
        for (var entry : list) {
          text += entry.getBytes(StandardCharsets.UTF_8).length + 1L;
        }
      }
      return text + 8L * (argv.size() + environment.size() + 5) + FILE_ACTIONS_BYTES + 128;
    }
  }

  /**
   * Starts the program; it is a child of this process, of the calling thread, and lives under that
   * thread's restrictions.
   *
   * @return its pid, also the number of its session and process group
   * @throws PosixException when the program, or its directory, cannot be used or processes run out
   */
  public static int start(Program program, Standard standard) {
    try (var arena = Arena.ofConfined()) {
      var memory = SegmentAllocator.slicingAllocator(arena.allocate(program.nativeBytes(), 16));
      var pid = memory.allocate(JAVA_INT);
      var argv = strings(memory, program.argv());
      var environment = strings(memory, program.environment());
      var actions = memory.allocate(FILE_ACTIONS_BYTES, 16);
      check("posix_spawn_file_actions_init", INIT, actions);
      try {
        connect(actions, standard, memory);
        arrange(actions, memory.allocateFrom(program.directory()));
        var error =
            Libc.status(
                SPAWN,
                pid.address(),
                memory.allocateFrom(program.path()).address(),
                actions.address(),
                ATTRIBUTES.address(),
                argv.address(),
                environment.address());
        if (error != 0) {
          throw new PosixException("posix_spawn", error);
        }
      } finally {
        Libc.status(DESTROY, actions.address(), 0, 0, 0, 0, 0);
      }
      return pid.get(JAVA_INT, 0);
    }
  }

  private static void connect(MemorySegment actions, Standard standard, SegmentAllocator memory) {
    switch (standard) {
      case Standard.Three(var input, var output, var error) -> {
        check("adddup2", DUP2, actions, input, 0);
        check("adddup2", DUP2, actions, output, 1);
        check("adddup2", DUP2, actions, error, 2);
      }
      case Standard.OneTerminal(var path) -> {
        check("addopen", OPEN, actions, 0, memory.allocateFrom(path).address(), O_RDWR);
        check("adddup2", DUP2, actions, 0, 1);
        check("adddup2", DUP2, actions, 0, 2);
      }
    }
  }

  private static void arrange(MemorySegment actions, MemorySegment directory) {
    check("addchdir_np", CHDIR, actions, directory.address());
    check("addclosefrom_np", CLOSE_FROM, actions, 3);
  }

  private static MemorySegment strings(SegmentAllocator memory, List<String> entries) {
    var array = memory.allocate(ADDRESS, entries.size() + 1L);
    for (var i = 0; i < entries.size(); i++) {
      array.setAtIndex(ADDRESS, i, memory.allocateFrom(entries.get(i)));
    }
    array.setAtIndex(ADDRESS, entries.size(), MemorySegment.NULL);
    return array;
  }

  /** Shared by all spawns, which only read it. */
  private static MemorySegment attributes() {
    var setSigDefault = 0x04;
    var setSigMask = 0x08;
    var setSid = 0x80;
    var attributes = Arena.global().allocate(512, 16);
    var noSignals = Arena.global().allocate(128, 8);
    var allSignals = Arena.global().allocate(128, 8).fill((byte) -1);
    check("posix_spawnattr_init", Libc.function("posix_spawnattr_init"), attributes);
    check(
        "posix_spawnattr_setflags",
        Libc.function("posix_spawnattr_setflags"),
        attributes,
        setSigDefault | setSigMask | setSid);
    check(
        "posix_spawnattr_setsigdefault",
        Libc.function("posix_spawnattr_setsigdefault"),
        attributes,
        allSignals.address());
    check(
        "posix_spawnattr_setsigmask",
        Libc.function("posix_spawnattr_setsigmask"),
        attributes,
        noSignals.address());
    return attributes;
  }

  private static void check(
      String name, MemorySegment function, MemorySegment object, long... rest) {
    var error =
        Libc.status(
            function,
            object.address(),
            rest.length > 0 ? rest[0] : 0,
            rest.length > 1 ? rest[1] : 0,
            rest.length > 2 ? rest[2] : 0,
            0,
            0);
    if (error != 0) {
      throw new PosixException(name, error);
    }
  }
}

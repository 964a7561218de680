package dev.vibesbox.posix;

/**
 * The system calls in use, by their numbers on x86-64 and on arm64 (Linux, {@code asm/unistd_64.h}
 * and {@code asm-generic/unistd.h}).
 */
enum Syscall {
  READ(0, 63),
  WRITE(1, 64),
  CLOSE(3, 57),
  FSTAT(5, 80),
  IOCTL(16, 29),
  PREAD64(17, 67),
  SOCKET(41, 198),
  SETSOCKOPT(54, 208),
  KILL(62, 129),
  FCNTL(72, 25),
  GETRUSAGE(98, 165),
  GETPGID(121, 155),
  GETSID(124, 156),
  GETPRIORITY(140, 141),
  SETPRIORITY(141, 140),
  CAPGET(125, 90),
  CAPSET(126, 91),
  PRCTL(157, 167),
  GETTID(186, 178),
  WAITID(247, 95),
  OPENAT(257, 56),
  PPOLL(271, 73),
  EVENTFD2(290, 19),
  PIPE2(293, 59),
  PRLIMIT64(302, 261),
  PIDFD_SEND_SIGNAL(424, 424),
  SECCOMP(317, 277),
  PIDFD_OPEN(434, 434),
  LANDLOCK_CREATE_RULESET(444, 444),
  LANDLOCK_ADD_RULE(445, 445),
  LANDLOCK_RESTRICT_SELF(446, 446);

  final long number;

  Syscall(long x86, long arm) {
    this.number = Machine.CURRENT == Machine.ARM64 ? arm : x86;
  }
}

/* What bare C needs from posix_spawn to the end of waitid, for one program.
 *
 *   start_to_exit COUNT AT_A_TIME PROGRAM [ARGUMENT...]
 *
 * AT_A_TIME threads start COUNT processes in all, each in a session of its own. Prints: median and 99th percentile in
 * microseconds, processes a second, and processor time a process in microseconds, ours and theirs. */
#define _GNU_SOURCE
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "lanes.h"

extern char **environ;

static char **program;

static double used(int whose) {
  struct rusage usage;
  getrusage(whose, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void start_to_exit(void) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  pid_t pid;
  if (posix_spawn(&pid, program[0], NULL, &attributes, program, environ) != 0) {
    perror("posix_spawn");
    exit(1);
  }
  posix_spawnattr_destroy(&attributes);
  siginfo_t end;
  waitid(P_PID, pid, &end, WEXITED);
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: %s COUNT AT_A_TIME PROGRAM [ARGUMENT...]\n", argv[0]);
    return 2;
  }
  program = argv + 3;
  measure(atol(argv[1]), atoi(argv[2]), start_to_exit);
  printf(" %.0f\n", (used(RUSAGE_SELF) + used(RUSAGE_CHILDREN)) / count);
  return 0;
}

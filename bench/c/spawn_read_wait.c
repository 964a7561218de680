/* What bare C needs for what every server here does: posix_spawn of `sh -c COMMAND`, read all it writes, waitid.
 *
 *   spawn_read_wait COUNT AT_A_TIME COMMAND
 *
 * AT_A_TIME threads start COUNT commands in all. Prints: median and 99th percentile in microseconds, commands a second. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lanes.h"

extern char **environ;

static char *command;

static void spawn_read_wait(void) {
  int out[2], err[2];
  if (pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC)) abort();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out[1], 1);
  posix_spawn_file_actions_adddup2(&actions, err[1], 2);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  char *argv[] = {"sh", "-c", command, NULL};
  pid_t pid;
  if (posix_spawn(&pid, "/bin/sh", &actions, &attributes, argv, environ)) abort();
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]);
  close(err[1]);
  static _Thread_local char buffer[65536];
  while (read(out[0], buffer, sizeof buffer) > 0) {}
  while (read(err[0], buffer, sizeof buffer) > 0) {}
  close(out[0]);
  close(err[0]);
  siginfo_t ended;
  waitid(P_PID, pid, &ended, WEXITED);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: %s COUNT AT_A_TIME COMMAND\n", argv[0]);
    return 2;
  }
  command = argv[3];
  measure(atol(argv[1]), atoi(argv[2]), spawn_read_wait);
  printf("\n");
  return 0;
}

/* What bare C needs for what every server here does: posix_spawn of `sh -c COMMAND`, read all it writes, waitid.
 *
 *   spawn_read_wait COUNT AT_A_TIME COMMAND
 *
 * AT_A_TIME threads start COUNT commands in all. Prints: median and 99th percentile in microseconds, commands a second. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static char *command;
static long count;
static atomic_long next;
static double *micros;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static void run(void) {
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

static void *lane(void *nothing) {
  for (long i; (i = atomic_fetch_add(&next, 1)) < count;) {
    double start = now();
    run();
    micros[i] = now() - start;
  }
  return nothing;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: %s COUNT AT_A_TIME COMMAND\n", argv[0]);
    return 2;
  }
  count = atol(argv[1]);
  long lanes = atol(argv[2]);
  command = argv[3];
  micros = malloc(count * sizeof *micros);
  pthread_t *threads = malloc(lanes * sizeof *threads);
  double start = now();
  for (long i = 0; i < lanes; i++) pthread_create(&threads[i], NULL, lane, NULL);
  for (long i = 0; i < lanes; i++) pthread_join(threads[i], NULL);
  double all = now() - start;
  qsort(micros, count, sizeof *micros, ascending);
  printf("%.0f %.0f %.0f\n", micros[count / 2], micros[count * 99 / 100], count / (all / 1e6));
  return 0;
}

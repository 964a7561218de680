/* What bare C needs from posix_spawn to the end of waitid, for one program.
 *
 *   start_to_exit COUNT AT_A_TIME PROGRAM [ARGUMENT...]
 *
 * AT_A_TIME threads start COUNT processes in all, each in a session of its own. Prints: median and 99th percentile in
 * microseconds, processes a second, and processor time a process in microseconds, ours and theirs. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static char **program;
static long count;
static atomic_long next;
static double *micros;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static double used(int whose) {
  struct rusage usage;
  getrusage(whose, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6 + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void *start_processes(void *unused) {
  (void)unused;
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
  for (long i; (i = atomic_fetch_add(&next, 1)) < count;) {
    double start = now();
    pid_t pid;
    if (posix_spawn(&pid, program[0], NULL, &attributes, program, environ) != 0) {
      perror("posix_spawn");
      exit(1);
    }
    siginfo_t end;
    waitid(P_PID, pid, &end, WEXITED);
    micros[i] = now() - start;
  }
  return NULL;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: %s COUNT AT_A_TIME PROGRAM [ARGUMENT...]\n", argv[0]);
    return 2;
  }
  count = atol(argv[1]);
  int threads = atoi(argv[2]);
  program = argv + 3;
  micros = calloc(count, sizeof *micros);
  pthread_t *thread = calloc(threads, sizeof *thread);
  double start = now();
  for (int i = 0; i < threads; i++) pthread_create(&thread[i], NULL, start_processes, NULL);
  for (int i = 0; i < threads; i++) pthread_join(thread[i], NULL);
  double seconds = (now() - start) / 1e6;
  qsort(micros, count, sizeof *micros, ascending);
  double processor = (used(RUSAGE_SELF) + used(RUSAGE_CHILDREN)) / count;
  printf("%.0f %.0f %.0f %.0f\n", micros[count / 2], micros[count * 99 / 100], count / seconds, processor);
  return 0;
}

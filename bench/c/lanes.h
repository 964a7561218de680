/* Threads that each do the same thing, one time after the other, until it was done COUNT times in all, and how long each
 * took. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long count;
static double *micros;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void *lane(void *once) {
  static atomic_long next;
  for (long i; (i = atomic_fetch_add(&next, 1)) < count;) {
    double start = now();
    ((void (*)(void))once)();
    micros[i] = now() - start;
  }
  return NULL;
}

/* Prints median and 99th percentile in microseconds, and times a second; no end of line. */
static void measure(long times, int at_a_time, void (*once)(void)) {
  count = times;
  micros = calloc(count, sizeof *micros);
  pthread_t *threads = calloc(at_a_time, sizeof *threads);
  double start = now();
  for (int i = 0; i < at_a_time; i++) pthread_create(&threads[i], NULL, lane, (void *)once);
  for (int i = 0; i < at_a_time; i++) pthread_join(threads[i], NULL);
  double seconds = (now() - start) / 1e6;
  qsort(micros, count, sizeof *micros, ascending);
  printf("%.0f %.0f %.0f", micros[count / 2], micros[count * 99 / 100], count / seconds);
}

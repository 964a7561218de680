/* Writes a line each interval: the time at which it writes it, in nanoseconds of CLOCK_MONOTONIC.
 *
 *   ticker COUNT MILLISECONDS */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: %s COUNT MILLISECONDS\n", argv[0]);
    return 2;
  }
  struct timespec interval = {.tv_nsec = atol(argv[2]) * 1000000};
  for (long i = 0; i < atol(argv[1]); i++) {
    nanosleep(&interval, NULL);
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    char line[32];
    int length = snprintf(line, sizeof line, "%lld\n", t.tv_sec * 1000000000LL + t.tv_nsec);
    if (write(1, line, length) != length) return 1;
  }
  return 0;
}

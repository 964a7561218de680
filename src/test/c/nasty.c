/* Programs that do not want to end, or to be found; the first argument says which. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static void for_ever(void) {
  for (;;) pause();
}

/* Two forks, a session of its own, no environment, no descriptor, another name. */
static void be_daemon(void) {
  if (fork()) exit(0);
  setsid();
  if (fork()) exit(0);
  clearenv();
  for (int i = 0; i < 64; i++) close(i);
  prctl(PR_SET_NAME, "innocent");
  for_ever();
}

/* Never the same process for longer than a moment: each forks, and ends. All is over after a while,
   so that a test that fails leaves nothing behind. */
static void wander(void) {
  time_t end = time(NULL) + 20;
  signal(SIGTERM, SIG_IGN);
  while (time(NULL) < end) {
    pid_t child = fork();
    if (child > 0) exit(0);
    setsid();
    usleep(500);
  }
}

/* Keeps its orphans for itself. */
static void adopt(void) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  if (!fork()) {
    if (!fork()) {
      setsid();
      signal(SIGTERM, SIG_IGN);
      for_ever();
    }
    exit(0);
  }
  for_ever();
}

/* Children that ended, and that it never asks for. */
static void collect_zombies(int count) {
  for (int i = 0; i < count; i++)
    if (!fork()) exit(0);
  for_ever();
}

/* Stopped, where SIGTERM would wait for ever too. */
static void stop(void) {
  raise(SIGSTOP);
  for_ever();
}

static void hog_descriptors(void) {
  int count = 0;
  while (open("/dev/null", O_RDONLY) >= 0) count++;
  printf("%d\n", count);
}

/* Orphans that all end in the same moment, when the last end of a pipe is closed. */
static void end_together(int count) {
  int gate[2];
  char nothing;
  if (pipe(gate)) exit(1);
  for (int i = 0; i < count; i++)
    if (!fork()) {
      close(gate[1]);
      exit((int) read(gate[0], &nothing, 1));
    }
}

/* Every character of two bytes in two writes. */
static void halve_characters(int count) {
  for (int i = 0; i < count; i++) {
    write(1, "\xc3", 1);
    write(1, "\xa9", 1);
  }
}

static void hog_memory(size_t megabytes) {
  char *memory = malloc(megabytes << 20);
  memset(memory, 1, megabytes << 20);
  printf("had it all\n");
}

int main(int argc, char **argv) {
  const char *what = argc > 1 ? argv[1] : "";
  int count = argc > 2 ? atoi(argv[2]) : 0;
  if (!strcmp(what, "daemon")) be_daemon();
  if (!strcmp(what, "wanderer")) wander();
  if (!strcmp(what, "adopter")) adopt();
  if (!strcmp(what, "zombies")) collect_zombies(count);
  if (!strcmp(what, "stopped")) stop();
  if (!strcmp(what, "descriptors")) hog_descriptors();
  if (!strcmp(what, "together")) end_together(count);
  if (!strcmp(what, "halves")) halve_characters(count);
  if (!strcmp(what, "memory")) hog_memory(count);
  if (!strcmp(what, "password")) printf("%zu characters\n", strlen(getpass("Password: ")));
  return 0;
}

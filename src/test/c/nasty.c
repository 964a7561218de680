/* Programs that do not want to end, or to be found; the first argument says which. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
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

static void *be_traced(void *nothing) {
  ptrace(PTRACE_TRACEME, 0, 0, 0);
  return nothing;
}

/* A thread that its parent traces, which is the server, and that ends: a debugger would have to ask for it. */
static void leave_a_traced_thread(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, be_traced, NULL);
  usleep(100000);
}

/* The same as an orphan, which SIGTERM does not end before. */
static void orphan_a_traced_thread(void) {
  signal(SIGTERM, SIG_IGN);
  if (fork()) exit(0);
  setsid();
  usleep(100000);
  leave_a_traced_thread();
}

/* Traced, and so stopped at the next program's first moment: only the server could let it go on. */
static void be_stopped_by_trace(void) {
  ptrace(PTRACE_TRACEME, 0, 0, 0);
  execlp("true", "true", (char *)0);
}

/* Ended, and held on to by a child of its own that traces it. */
static void be_held_by_a_child(void) {
  int ready[2];
  char nothing;
  if (pipe(ready)) exit(1);
  pid_t parent = getpid();
  if (!fork()) {
    setsid();
    ptrace(PTRACE_SEIZE, parent, 0, 0);
    write(ready[1], "", 1);
    for_ever();
  }
  read(ready[0], &nothing, 1);
}

/* The same as an orphan. */
static void be_held_as_an_orphan(void) {
  if (fork()) exit(0);
  usleep(100000);
  be_held_by_a_child();
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
  if (!strcmp(what, "traced-thread")) leave_a_traced_thread();
  if (!strcmp(what, "traced-orphan")) orphan_a_traced_thread();
  if (!strcmp(what, "traced")) be_stopped_by_trace();
  if (!strcmp(what, "held")) be_held_by_a_child();
  if (!strcmp(what, "held-orphan")) be_held_as_an_orphan();
  if (!strcmp(what, "descriptors")) hog_descriptors();
  if (!strcmp(what, "together")) end_together(count);
  if (!strcmp(what, "halves")) halve_characters(count);
  if (!strcmp(what, "memory")) hog_memory(count);
  if (!strcmp(what, "password")) printf("%zu characters\n", strlen(getpass("Password: ")));
  return 0;
}

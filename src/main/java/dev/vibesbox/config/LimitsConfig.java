package dev.vibesbox.config;

/**
 * What one command may use. Zero leaves a limit as the server itself has it.
 *
 * @param openFiles of each process
 * @param fileBytes largest file a process may write
 * @param addressSpaceBytes of each process
 * @param cpuSeconds processor time of each process
 * @param coreBytes largest core dump; here zero means none
 * @param userTasks processes and threads of the server's user on the whole machine, other
 *     containers included
 * @param reservedTasks processes and threads of the container that commands leave free
 * @param maxTasks processes and threads of one command
 * @param oomScoreAdj how much rather than the server the kernel ends a command where memory runs
 *     out
 * @param niceness how readily a command yields the processor to the server
 */
public record LimitsConfig(
    int openFiles,
    long fileBytes,
    long addressSpaceBytes,
    int cpuSeconds,
    long coreBytes,
    int userTasks,
    int reservedTasks,
    int maxTasks,
    int oomScoreAdj,
    int niceness) {
  private static final long MOST_BYTES = 1L << 50;

  static LimitsConfig read(Section section) {
    return new LimitsConfig(
        section.integer("openFiles", 0, 1 << 20),
        section.whole("fileBytes", 0, MOST_BYTES),
        section.whole("addressSpaceBytes", 0, MOST_BYTES),
        section.integer("cpuSeconds", 0, 604_800),
        section.whole("coreBytes", 0, MOST_BYTES),
        section.integer("userTasks", 0, 4_194_304),
        section.integer("reservedTasks", 1, 10_000),
        section.integer("maxTasks", 1, 100_000),
        section.integer("oomScoreAdj", 0, 1_000),
        section.integer("niceness", 0, 19));
  }
}

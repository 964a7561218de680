package dev.vibesbox.executor;

import dev.vibesbox.command.Outcome;
import dev.vibesbox.command.ProcessSnapshot.Usage;
import dev.vibesbox.posix.Orphans;
import dev.vibesbox.posix.PollSet;
import dev.vibesbox.posix.Signals;
import dev.vibesbox.posix.Tracees;
import dev.vibesbox.posix.Transfer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One command from its start to the end of all that it started. Its state belongs to the pump's
 * thread; {@link Life} is what others see of it.
 *
 * <p>When the first process of the command, its leader, has ended, it is left unreaped until
 * nothing else of the command runs: so its number, which is also that of its group and session,
 * means nobody else meanwhile.
 */
final class RunningProcess {
  private final Launch launch;
  private final Orphans orphans;
  private final Guard guard;
  private final Life life;
  private final Warden warden;
  private final Stopping stopping;
  private final LeaderWatch end = new LeaderWatch();
  private final Leftovers leftovers = new Leftovers();
  private final Set<Integer> sent = new HashSet<>();

  private Pipes pipes = Pipes.NONE;
  private Deadline deadline = Deadline.NEVER;
  private int leader;
  private int leftBehind;
  private long killsBefore;
  private Optional<Runnable> postponed = Optional.empty();
  private boolean isOver;

  RunningProcess(Launch launch, Warden warden, Pump pump, Life life) {
    this.launch = launch;
    this.orphans = pump.orphans();
    this.guard = pump.guard();
    this.life = life;
    this.warden = warden;
    this.stopping = new Stopping(warden, launch.grace());
  }

  /** Starts it; what comes of it is told to {@link Life}. Any thread, once. */
  void start() {
    warden.begin(launch, this);
  }

  /** The kernel has started it. */
  void begin(int pid, Plumbing plumbing) {
    leader = pid;
    pipes = Pipes.of(plumbing, launch);
    killsBefore = guard.begin(pid);
    end.begin(pid);
    life.begin(pid);
    deadline = new Deadline(launch.deadlines(), System.nanoTime());
    postponed.ifPresent(Runnable::run);
  }

  /** The kernel refused to start it. */
  void failToStart(String reason) {
    isOver = true;
    life.end(new Outcome.Failed("it could not be started: " + reason), Usage.NONE, 0);
  }

  boolean isOver() {
    return isOver;
  }

  /**
   * The pid of its first process, once it has begun; no other process has it before this is over.
   */
  int leader() {
    return leader;
  }

  /** Ends it, with SIGTERM or SIGKILL first. */
  void stop(StopCause cause, int signal) {
    whenBegun(() -> stopping.begin(cause, signal, System.nanoTime()));
  }

  /** Sends any other signal to all of it. */
  void signal(int signal) {
    whenBegun(() -> {
      sent.add(signal);
      warden.signal(signal);
    });
  }

  /** Which of these pids belong to it; {@code then} is called by the pump. */
  void census(List<Integer> pids, Consumer<List<Integer>> then) {
    whenBegun(() -> warden.count(pids, then));
  }

  /** Does something with its standard input or its terminal, when it has begun. */
  void withPipes(Consumer<Pipes> action) {
    whenBegun(() -> action.accept(pipes));
  }

  void watch(PollSet set) {
    pipes.watch(set, life.readers().holdBack(stopping.cause().isPresent(), launch.log().end()));
    end.watch(set);
    leftovers.watch(set);
  }

  /** When something is due, on the clock of {@link System#nanoTime}. */
  long wakeAt(long otherwise) {
    var due = stopping.cause().isPresent() ? otherwise : deadline.wakeAt(otherwise);
    var stop = end.wakeAt(leftovers.wakeAt(stopping.wakeAt(due)));
    return life.readers().wakeAt(pipes.wakeAt(launch.publication().wakeAt(stop)));
  }

  void advance(PollSet set, Transfer transfer, long now) {
    if (pipes.advance(set, transfer, now) || life.readers().isHolding()) {
      deadline.noteOutput(now);
    }
    launch.publication().advance(now);
    if (end.advance(set, now) || leftovers.advance(set, now)) {
      lookForLeftovers(transfer);
    }
    if (!isOver) {
      deadline.expired(now).ifPresent(cause -> stopping.begin(cause, Signals.SIGTERM, now));
      if (stopping.advance(now)) {
        releaseTracees();
      }
    }
  }

  /** What has ended and cannot go, because it has made the server its tracer. */
  private void releaseTracees() {
    Tracees.release(leader);
    orphans.sweep().forEach(Tracees::release);
  }

  /** Something of ours is broken: nothing of the command may go on unwatched. */
  void abandon(Throwable why) {
    warden.signal(Signals.SIGKILL);
    close();
    warden.leave();
    var reason = "the server lost hold of it: " + Exhaustion.sentence(why);
    life.end(new Outcome.Failed(reason), Usage.NONE, leftBehind);
  }

  private void lookForLeftovers(Transfer transfer) {
    var candidates = orphans.sweep();
    if (candidates.isEmpty()) {
      finish(transfer);
    } else {
      lookAt(candidates, transfer);
    }
  }

  private void lookAt(List<Integer> candidates, Transfer transfer) {
    warden.count(candidates, members -> judge(candidates, members, transfer));
  }

  private void judge(List<Integer> candidates, List<Integer> members, Transfer transfer) {
    if (members.isEmpty()) {
      // Who was reaped before the warden asked may have left a child.
      var now = orphans.sweep();
      if (candidates.containsAll(now)) {
        finish(transfer);
      } else {
        lookAt(now, transfer);
      }
      return;
    }
    leftovers.follow(members);
    if (leftovers.areGone()) {
      lookForLeftovers(transfer);
    } else if (launch.isForeground() && stopping.cause().isEmpty()) {
      // They, and all below them. The leader is not reaped yet, and none of them.
      warden.count(Pids.all(), all -> stopLeftovers(Math.max(members.size(), all.size() - 1)));
    }
  }

  private void stopLeftovers(int count) {
    if (stopping.cause().isEmpty()) {
      leftBehind = count;
      stopping.begin(new StopCause.LeftBehind(), Signals.SIGTERM, System.nanoTime());
    }
  }

  private void finish(Transfer transfer) {
    pipes.drain(transfer, System.nanoTime());
    var status = end.status().orElseThrow();
    var struck = guard.struck(status, stopping.cause(), killsBefore);
    var usage = new Usage(status.usage().cpu(), status.usage().maxRssKb(), struck);
    var outcome = Ending.outcome(status, stopping.cause(), sent);
    close();
    life.end(outcome, usage, leftBehind);
    // Nobody waits for its thread.
    warden.leave();
  }

  private void close() {
    isOver = true;
    pipes.close();
    leftovers.close();
    end.close();
    life.readers().release(System.nanoTime());
  }

  private void whenBegun(Runnable action) {
    if (leader > 0 && !isOver) {
      action.run();
    } else if (leader == 0) {
      var before = postponed;
      postponed =
          Optional.of(() -> {
            before.ifPresent(Runnable::run);
            action.run();
          });
    }
  }
}

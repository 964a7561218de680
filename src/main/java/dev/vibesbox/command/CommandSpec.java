package dev.vibesbox.command;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A command somebody asked for: every argument read, every default applied, every limit kept.
 *
 * @param id the process id it runs under
 * @param requester who asked, and through which door
 */
public record CommandSpec(
    ProcessId id,
    Requester requester,
    Script script,
    Surroundings surroundings,
    Deadlines deadlines,
    Delivery delivery) {

  /** What to run: the text, and the path of the shell that reads it. */
  public record Script(String text, String shell) {}

  /**
   * What the process finds.
   *
   * @param directory working directory; relative paths start at the workspace, its default
   * @param environment variables added to the server's allowlist
   * @param input what it reads
   */
  public record Surroundings(
      Optional<String> directory, Map<String, String> environment, StandardInput input) {
    public Surroundings {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * How long it may run.
   *
   * @param timeout the process and all its children are stopped after it
   * @param idle stopped after this time without output
   */
  public record Deadlines(Duration timeout, Optional<Duration> idle) {}

  /**
   * How its output and its end reach the client.
   *
   * @param maxLines lines of each stream in the answer
   * @param streams whether output is sent as it comes
   * @param onDisconnect what becomes of it when its client goes away; empty: the door decides
   * @param reader the first reader it has to wait for, attached before it starts
   */
  public record Delivery(
      Answer answer,
      int maxLines,
      boolean streams,
      Optional<OnDisconnect> onDisconnect,
      Optional<String> reader) {

    /** Where it has to wait for nobody. */
    public Delivery(
        Answer answer, int maxLines, boolean streams, Optional<OnDisconnect> onDisconnect) {
      this(answer, maxLines, streams, onDisconnect, Optional.empty());
    }
  }

  /** What becomes of a command whose client goes away. */
  public enum OnDisconnect {
    STOP,
    KEEP
  }

  /** When the answer to a request comes. */
  public sealed interface Answer {

    /** When the process has ended, and everything it started with it. */
    record AtEnd() implements Answer {}

    /** As soon as the process runs. */
    record AtOnce() implements Answer {}

    /** After this time at the latest; what still runs then goes on in the background. */
    record After(Duration patience) implements Answer {}
  }

  /** The same command, answered otherwise. */
  public CommandSpec answered(Answer answer) {
    return delivered(
        new Delivery(
            answer,
            delivery.maxLines(),
            delivery.streams(),
            delivery.onDisconnect(),
            delivery.reader()));
  }

  /** The same command, which waits for this reader from its start. */
  public CommandSpec attached(String reader) {
    return delivered(
        new Delivery(
            delivery.answer(),
            delivery.maxLines(),
            delivery.streams(),
            delivery.onDisconnect(),
            Optional.of(reader)));
  }

  private CommandSpec delivered(Delivery changed) {
    return new CommandSpec(id, requester, script, surroundings, deadlines, changed);
  }

  /** Whether it goes on when nobody waits for it. */
  public boolean isBackground() {
    return delivery.answer() instanceof Answer.AtOnce;
  }
}

package dev.vibesbox.bus;

import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.ProcessRequest;
import dev.vibesbox.command.ProcessRequest.Attachment;
import dev.vibesbox.command.ProcessRequest.Await;
import dev.vibesbox.command.ProcessRequest.Filter;
import dev.vibesbox.command.ProcessRequest.Kill;
import dev.vibesbox.command.ProcessRequest.ListAll;
import dev.vibesbox.command.ProcessRequest.Read;
import dev.vibesbox.command.ProcessRequest.Resize;
import dev.vibesbox.command.ProcessRequest.Target;
import dev.vibesbox.command.ProcessRequest.Until;
import dev.vibesbox.command.ProcessRequest.Write;
import dev.vibesbox.command.Requester;
import dev.vibesbox.command.StoppedBy;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * A request about a process as a message: the arguments of {@code manage_process}, and the {@link
 * RequesterForm requester} beside them. Four more are for programs rather than models: {@code
 * one_stream} ends a reading where the other stream begins, {@code attach} and {@code detach} name
 * a reader that the process has to wait for, {@code by} says why something is killed.
 */
public final class ProcessForm {
  public static final int MIN_READ_BYTES = 64;
  public static final int MAX_READ_BYTES = 1_048_576;
  public static final int DEFAULT_READ_BYTES = 65_536;
  public static final Duration LONGEST_READ = Duration.ofSeconds(20);
  public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  public static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);
  public static final Duration LONGEST_WRITE = Duration.ofSeconds(20);
  public static final Duration DEFAULT_WRITE = Duration.ofSeconds(5);
  public static final int MAX_DATA_CHARS = 1_048_576;
  public static final int MAX_PATTERN_CHARS = 1_000;
  public static final int MAX_READER_CHARS = 64;

  private ProcessForm() {}

  /** A request and who makes it. */
  public record Asked(Requester requester, ProcessRequest request) {}

  /**
   * Reads a message.
   *
   * @throws BadArgument naming the argument, its value and what is allowed
   */
  public static Asked read(JsonObject json) {
    var arguments = new Arguments(json);
    var requester = RequesterForm.read(arguments);
    var action = arguments.required("action", 1, 20);
    var request =
        switch (action) {
          case "list" -> new ListAll();
          case "read" -> readRequest(arguments);
          case "kill" -> kill(arguments);
          case "answer" -> new ProcessRequest.Recall(target(arguments));
          case "wait" -> await(arguments);
          case "write" -> write(arguments);
          case "resize" -> new Resize(target(arguments), InputForm.size(arguments));
          default ->
              throw new BadArgument("action must be one of list, read, kill, wait, write, resize");
        };
    arguments.refuseOthers();
    return new Asked(requester, request);
  }

  private static Read readRequest(Arguments arguments) {
    var filter =
        new Filter(
            arguments.text("grep", 1, MAX_PATTERN_CHARS), arguments.flag("strip_ansi", false));
    var maxBytes =
        arguments
            .integer("max_bytes", MIN_READ_BYTES, MAX_READ_BYTES, " bytes")
            .orElse((long) DEFAULT_READ_BYTES);
    return new Read(
        target(arguments),
        arguments.integer("offset", -(1L << 53), 1L << 53, "").orElse(0L),
        maxBytes.intValue(),
        arguments.fractionalSeconds("wait", LONGEST_READ).orElse(Duration.ZERO),
        arguments.flag("one_stream", false),
        filter,
        attachment(arguments));
  }

  private static Attachment attachment(Arguments arguments) {
    var attach = reader(arguments, "attach");
    var detach = reader(arguments, "detach");
    if (attach.isPresent() && detach.isPresent()) {
      throw new BadArgument("attach and detach cannot be said at once");
    }
    return attach
        .<Attachment>map(Attachment.Attach::new)
        .or(() -> detach.map(Attachment.Detach::new))
        .orElseGet(Attachment.None::new);
  }

  /** The name of a reader, in the argument that is meant. */
  static Optional<String> reader(Arguments arguments, String argument) {
    return arguments.text(argument, 1, MAX_READER_CHARS);
  }

  private static Kill kill(Arguments arguments) {
    var by = arguments.text("by", 1, 20).map(ProcessForm::stoppedBy).orElse(StoppedBy.KILL);
    return new Kill(
        target(arguments), arguments.textOrNumber("signal", 1, 20).orElse("SIGTERM"), by);
  }

  private static StoppedBy stoppedBy(String label) {
    return switch (label) {
      case "kill" -> StoppedBy.KILL;
      case "cancel" -> StoppedBy.CANCEL;
      case "disconnect" -> StoppedBy.DISCONNECT;
      case "shutdown" -> StoppedBy.SHUTDOWN;
      default -> throw new BadArgument("by must be one of kill, cancel, disconnect, shutdown");
    };
  }

  private static Await await(Arguments arguments) {
    var offset = arguments.integer("offset", -(1L << 53), 1L << 53, "");
    var until =
        switch (arguments.text("until", 1, MAX_PATTERN_CHARS).orElse("exit")) {
          case "exit" -> new Until.End();
          case "output" -> new Until.Output(offset);
          case "input" -> new Until.Input();
          case String pattern -> new Until.Match(pattern, offset.orElse(0L));
        };
    var patience = arguments.fractionalSeconds("wait", LONGEST_WAIT).orElse(DEFAULT_WAIT);
    return new Await(target(arguments), until, patience);
  }

  private static Write write(Arguments arguments) {
    var isEnd = arguments.flag("eof", false);
    var data = arguments.text("data", 0, MAX_DATA_CHARS);
    if (data.isEmpty() && !isEnd) {
      throw new BadArgument("data is missing; say what to write, or eof: true to end the input");
    }
    return new Write(
        target(arguments),
        data.orElse(""),
        isEnd,
        arguments.fractionalSeconds("wait", LONGEST_WRITE).orElse(DEFAULT_WRITE));
  }

  private static Target target(Arguments arguments) {
    var id = arguments.text("process_id", 1, 64).map(ProcessForm::byId);
    var pid =
        arguments
            .integer("pid", 1, Integer.MAX_VALUE, "")
            .map(it -> new Target.ByPid(it.intValue()));
    if (id.isPresent() == pid.isPresent()) {
      throw new BadArgument("name one process, by process_id or by pid");
    }
    return id.<Target>map(it -> it).orElseGet(pid::orElseThrow);
  }

  private static Target byId(String text) {
    Optional<ProcessId> id = ProcessId.parse(text);
    return new Target.ById(
        id.orElseThrow(() -> new BadArgument("process_id is not a UUID of 36 characters")));
  }
}

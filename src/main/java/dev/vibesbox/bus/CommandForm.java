package dev.vibesbox.bus;

import dev.vibesbox.command.CommandLimits;
import dev.vibesbox.command.CommandSpec;
import dev.vibesbox.command.CommandSpec.Answer;
import dev.vibesbox.command.CommandSpec.Deadlines;
import dev.vibesbox.command.CommandSpec.Delivery;
import dev.vibesbox.command.CommandSpec.OnDisconnect;
import dev.vibesbox.command.CommandSpec.Script;
import dev.vibesbox.command.CommandSpec.Surroundings;
import dev.vibesbox.command.ProcessId;
import dev.vibesbox.command.Requester;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A command as a message: the arguments of {@code execute_command}, and {@code process_id} and the
 * {@link RequesterForm requester} beside them.
 */
public final class CommandForm {
  private static final int MAX_LINES = 100_000;
  private static final int DEFAULT_LINES = 100;
  private static final int MAX_VARIABLES = 256;
  private static final int MAX_VARIABLE_CHARS = 32_768;
  private static final int MAX_PATH_CHARS = 4_096;

  private CommandForm() {}

  /**
   * Reads a message.
   *
   * @throws BadArgument naming the argument, its value and what is allowed
   */
  public static CommandSpec read(JsonObject json, CommandLimits limits) {
    var arguments = new Arguments(json);
    var script = script(arguments, limits);
    var surroundings = surroundings(arguments, limits);
    var answer = answer(arguments, limits);
    var deadlines = deadlines(arguments, limits, answer);
    var delivery = delivery(arguments, answer);
    var requester = RequesterForm.read(arguments);
    var id = arguments.text("process_id", 36, 36).map(CommandForm::id).orElseGet(ProcessId::random);
    arguments.refuseOthers();
    return new CommandSpec(id, requester, script, surroundings, deadlines, delivery);
  }

  /** Reads the arguments of a tool call by {@code requester}, who cannot choose the process id. */
  public static CommandSpec read(JsonObject json, Requester requester, CommandLimits limits) {
    if (json.containsKey("process_id")) {
      throw new BadArgument(
          "unknown argument process_id; execute_command chooses it and answers it");
    }
    return read(RequesterForm.write(RequesterForm.refuseIn(json), requester), limits);
  }

  /** Writes what {@link #read} reads as an equal command. */
  public static JsonObject write(CommandSpec spec) {
    var json =
        new JsonObject()
            .put("process_id", spec.id().toString())
            .put("command", spec.script().text())
            .put("shell", spec.script().shell())
            .put("max_lines", spec.delivery().maxLines())
            .put("stream", spec.delivery().streams())
            .put("timeout", spec.deadlines().timeout().toSeconds())
            .put("env", new JsonObject(Map.copyOf(spec.surroundings().environment())));
    spec.surroundings().directory().ifPresent(path -> json.put("cwd", path));
    spec.deadlines().idle().ifPresent(limit -> json.put("idle_timeout", limit.toSeconds()));
    spec.delivery()
        .onDisconnect()
        .ifPresent(choice -> json.put("on_disconnect", choice.name().toLowerCase(Locale.ROOT)));
    spec.delivery().reader().ifPresent(reader -> json.put("attach", reader));
    switch (spec.delivery().answer()) {
      case Answer.AtEnd() -> json.put("background", false);
      case Answer.AtOnce() -> json.put("background", true);
      case Answer.After(var patience) -> json.put("wait", patience.toMillis() / 1_000.0);
    }
    InputForm.write(spec.surroundings().input(), json);
    return RequesterForm.write(json, spec.requester());
  }

  private static ProcessId id(String text) {
    return ProcessId.parse(text)
        .orElseThrow(() -> new BadArgument("process_id is not a UUID of 36 characters"));
  }

  private static Script script(Arguments arguments, CommandLimits limits) {
    var text = arguments.required("command", 1, limits.maxCommandChars());
    if (text.isBlank()) {
      throw new BadArgument("command is blank; say what to run");
    }
    refuseNul("command", text);
    var shell = arguments.text("shell", 1, MAX_PATH_CHARS).orElse(limits.shells().getFirst());
    if (!limits.shells().contains(shell)) {
      throw new BadArgument(
          "shell is not one of the configured shells, which are "
              + String.join(", ", limits.shells()));
    }
    return new Script(text, shell);
  }

  private static Surroundings surroundings(Arguments arguments, CommandLimits limits) {
    var directory = arguments.text("cwd", 1, MAX_PATH_CHARS);
    directory.ifPresent(path -> refuseNul("cwd", path));
    var variables = arguments.object("env").map(CommandForm::variables).orElse(Map.of());
    return new Surroundings(directory, variables, InputForm.read(arguments, limits));
  }

  private static Map<String, String> variables(JsonObject env) {
    if (env.size() > MAX_VARIABLES) {
      throw new BadArgument(
          "env has %d variables; allowed are %d".formatted(env.size(), MAX_VARIABLES));
    }
    return env.stream().collect(Collectors.toMap(Map.Entry::getKey, CommandForm::variable));
  }

  private static String variable(Map.Entry<String, Object> entry) {
    if (RefusedVariables.include(entry.getKey())) {
      throw new BadArgument(
          "env.%s is refused: it changes what programs load or run; set it in the command itself"
              .formatted(entry.getKey()));
    }
    if (!entry.getKey().matches("[A-Za-z_][A-Za-z0-9_]{0,255}")) {
      throw new BadArgument(
          "env has a name that is not a letter or underscore followed by letters, digits and"
              + " underscores, 256 at most");
    }
    if (!(entry.getValue() instanceof String text) || text.length() > MAX_VARIABLE_CHARS) {
      throw new BadArgument(
          "env.%s must be a string of at most %,d characters"
              .formatted(entry.getKey(), MAX_VARIABLE_CHARS));
    }
    refuseNul("env." + entry.getKey(), text);
    return text;
  }

  private static void refuseNul(String name, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new BadArgument(name + " contains a NUL character, which no process can be given");
    }
  }

  private static Answer answer(Arguments arguments, CommandLimits limits) {
    var background = arguments.flag("background", false);
    var patience = arguments.fractionalSeconds("wait", limits.longestBackground());
    if (background) {
      return new Answer.AtOnce();
    }
    return patience.<Answer>map(Answer.After::new).orElseGet(Answer.AtEnd::new);
  }

  private static Deadlines deadlines(Arguments arguments, CommandLimits limits, Answer answer) {
    var second = Duration.ofSeconds(1);
    var isForeground = answer instanceof Answer.AtEnd;
    var longest = isForeground ? limits.longestTimeout() : limits.longestBackground();
    var asked = arguments.seconds("timeout", second, longest);
    var timeout = asked.orElse(isForeground ? limits.defaultTimeout() : limits.longestBackground());
    return new Deadlines(
        timeout, arguments.seconds("idle_timeout", second, limits.longestBackground()));
  }

  private static Delivery delivery(Arguments arguments, Answer answer) {
    var maxLines =
        arguments.integer("max_lines", 0, MAX_LINES, " lines").orElse((long) DEFAULT_LINES);
    var onDisconnect =
        arguments
            .text("on_disconnect", 0, 20)
            .map(choice ->
                switch (choice) {
                  case "stop" -> OnDisconnect.STOP;
                  case "keep" -> OnDisconnect.KEEP;
                  default -> throw new BadArgument("on_disconnect must be \"stop\" or \"keep\"");
                });
    if (answer instanceof Answer.AtOnce && onDisconnect.equals(Optional.of(OnDisconnect.STOP))) {
      throw new BadArgument(
          "on_disconnect must not be \"stop\" with background, which outlives its request");
    }
    return new Delivery(
        answer,
        maxLines.intValue(),
        arguments.flag("stream", true),
        onDisconnect,
        ProcessForm.reader(arguments, "attach"));
  }
}

package dev.vibesbox;

import dev.vibesbox.Arguments.Check;
import dev.vibesbox.Arguments.Help;
import dev.vibesbox.Arguments.PrintVersion;
import dev.vibesbox.Arguments.Start;
import dev.vibesbox.Arguments.Wrong;
import dev.vibesbox.config.OneLine;
import dev.vibesbox.posix.Descriptors;
import java.util.List;

/**
 * The program. Standard output carries what was asked for and nothing else; errors and the log go
 * to standard error.
 */
final class Main {
  private Main() {}

  static void main(String... args) {
    // Before the first logger: the log manager is chosen once.
    System.setProperty("java.util.logging.manager", SteadyLog.class.getName());
    var code = run(Arguments.parse(List.of(args)));
    if (code != ExitCode.DONE) {
      System.exit(code.value());
    }
  }

  private static ExitCode run(Arguments arguments) {
    return switch (arguments) {
      case Help _ -> print(Arguments.HELP);
      case PrintVersion _ -> print("vibesbox " + Version.read() + "\n");
      case Check(var conf) -> Launch.check(conf, System.getenv());
      case Start(var conf) -> {
        Descriptors.fillStandard();
        yield Launch.start(conf, System.getenv());
      }
      case Wrong(var reason) -> {
        System.err.println(OneLine.of("vibesbox: " + reason) + "; --help says what there is");
        yield ExitCode.MISUSED;
      }
    };
  }

  private static ExitCode print(String text) {
    System.out.print(text);
    System.out.flush();
    return ExitCode.DONE;
  }
}

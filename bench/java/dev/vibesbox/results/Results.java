package dev.vibesbox.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts what a part printed into the file of results: its own section is replaced, every other stays,
 * and the table of budgets at the top is made anew from all sections.
 */
public final class Results {
  private static final String TOP =
      """
      # What was measured

      By `bench/run`, which writes this file: each part replaces its own section. The server runs as it is shipped, with the options of
      `conf/jvm.options`, the default configuration and the sandbox on; peers have no sandbox. Rounds of C and of a server alternate;
      figures are medians. Ratios travel between machines, times do not: limits in ms and MB/s
      are for a machine on which bare C takes about 0.65 ms. ![`echo hi`, beside bare C and peers](plot.svg)

      | budget | limit | measured | verdict |
      | --- | --- | --- | --- |
      """;

  private Results() {}

  /** Arguments: the file, the part, what it printed (a file). */
  public static void main(String[] arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var heading = "`bench/run " + arguments[1] + "`";
    var printed = Files.readString(Path.of(arguments[2])).strip();
    var sections = sections(Files.readString(file));
    var isNew = sections.stream().noneMatch(it -> heading(it).contains(heading));
    var written = printed + "\n\n" + machine();
    if (isNew) {
      sections.add(written);
    } else {
      sections.replaceAll(it -> heading(it).contains(heading) ? written : it);
    }
    Files.writeString(file, TOP + budgets(sections) + "\n" + String.join("\n\n", sections) + "\n");
  }

  private static List<String> sections(String text) {
    List<String> sections = new ArrayList<>();
    for (var part : text.split("\n(?=## )")) {
      if (part.startsWith("## ")) {
        sections.add(part.strip());
      }
    }
    return sections;
  }

  private static String heading(String section) {
    return section.lines().findFirst().orElse("");
  }

  private static String budgets(List<String> sections) {
    return sections.stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(Budget.START))
        .map(line -> "| " + line.substring(Budget.START.length()) + " |\n")
        .collect(Collectors.joining());
  }

  private static String machine() throws IOException {
    var load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    return "%s, %d cores, %s, Linux %s, OpenJDK %s, load average at the end %s."
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.arch"),
            System.getProperty("os.version").replaceAll("-.*", ""),
            System.getProperty("java.version"),
            load);
  }
}

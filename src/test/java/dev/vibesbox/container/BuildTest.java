package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Builds of the image beside the one that every test uses. */
@NeedsEngine
@Timeout(value = 45, unit = TimeUnit.MINUTES)
class BuildTest {
  private static final Duration LONGEST = Duration.ofMinutes(40);

  /**
   * All that is in the layers but the times and the AOT cache; the engine puts some files there.
   */
  private static final String EVERYTHING =
      """
      all() { find / -xdev \\( -path /proc -o -path /sys -o -path /dev -o -path /app/vibesbox.aot \
        -o -path /.dockerenv -o -path /etc/hosts -o -path /etc/hostname -o -path /etc/resolv.conf \
        -o -path /etc/mtab \\) -prune -o "$@"; }
      all -printf '%p: %M %U:%G %l\\n'
      all -type f -exec sha256sum {} + | sed 's/^\\([^ ]*\\)  \\(.*\\)/\\2, content: \\1/'
      """;

  @Test
  void theSameSourcesAndPackagesGiveTheSameFiles() {
    var again = Image.tag() + "-again";
    var line = new ArrayList<>(List.of("buildx", "build", "--load", "--tag", again));
    line.addAll(List.of("--target", "app", "--no-cache-filter", "runtime,classes,app"));
    line.addAll(List.of("--network", "host", "--secret", Image.secret(), "."));
    Cli.docker(LONGEST, Map.of(), line.toArray(String[]::new));
    try {
      assertThat(layers(again)).isNotEqualTo(layers(Image.tag()));
      assertThat(files(again)).hasSizeGreaterThan(5_000).isEqualTo(files(Image.tag()));
    } finally {
      Cli.docker("image", "rm", again);
    }
  }

  @Test
  void moreProgramsForCommandsAreOneVariableAway() throws Exception {
    var tag = Image.tag() + "-git";
    var variables = new HashMap<>(Image.variables(tag));
    variables.put("VIBESBOX_EXTRA_PACKAGES", "git");
    Cli.docker(LONGEST, variables, "compose", "--progress", "plain", "build");
    try (var box = Box.start(variables)) {
      var answer = box.run("git init -q . && git add -A . && git status --short --branch");
      assertThat(answer.getString("stdout")).as(answer.encode()).startsWith("## No commits yet");
    } finally {
      Cli.docker("image", "rm", tag);
    }
  }

  private static String layers(String image) {
    return Cli.docker("image", "inspect", "--format", "{{.RootFS.Layers}}", image);
  }

  private static Map<String, String> files(String image) {
    var words = List.of("run", "--rm", "--user", "0", "--entrypoint", "sh", image, "-c");
    var line = new ArrayList<>(words);
    line.add(EVERYTHING);
    var found = new TreeMap<String, String>();
    for (var file : Cli.docker(line.toArray(String[]::new)).lines().toList()) {
      var colon = file.indexOf(": ");
      found.put(file.substring(0, colon), file.substring(colon));
    }
    return found;
  }
}

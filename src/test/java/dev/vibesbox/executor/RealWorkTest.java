package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.policy.Policies;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Projects made, built, tested and cleaned as agents do it: policy and sandbox refuse nothing. */
@Tag("full")
@Timeout(300)
class RealWorkTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start(it -> Executor.with(it, it.output(), Policies.shipped("standard")));
  }

  @AfterAll
  static void stop() throws Exception {
    executor.close();
  }

  /** From the plugins and libraries that this build has fetched already, linked into its home. */
  @Test
  void aMavenProjectIsBuiltAndTested() throws Exception {
    var repository = Files.createDirectories(executor.workspace.resolve(".home/.m2"));
    var linking =
        new ProcessBuilder(
                "cp", "-al", System.getProperty("user.home") + "/.m2/repository", "" + repository)
            .start();
    assertThat(linking.waitFor()).isZero();
    var script =
        """
        set -euo pipefail
        rm -rf demo && mkdir -p demo/src/{main,test}/java/demo && cd demo
        cat > pom.xml <<'EOF'
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>demo</groupId>
          <artifactId>demo</artifactId>
          <version>1</version>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <dependencies>
            <dependency>
              <groupId>org.junit.jupiter</groupId>
              <artifactId>junit-jupiter</artifactId>
              <version>%s</version>
              <scope>test</scope>
            </dependency>
          </dependencies>
          <build>
            <plugins>
              <plugin><artifactId>maven-clean-plugin</artifactId><version>%s</version></plugin>
              <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
              <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
              <plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version></plugin>
              <plugin><artifactId>maven-jar-plugin</artifactId><version>%s</version></plugin>
            </plugins>
          </build>
        </project>
        EOF
        cat > src/main/java/demo/Sum.java <<'EOF'
        package demo;

        public class Sum {
          public static int of(int a, int b) { return a > 0 ? a + b : b - -a; }
        }
        EOF
        cat > src/test/java/demo/SumTest.java <<'EOF'
        package demo;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        class SumTest {
          @org.junit.jupiter.api.Test
          void adds() { assertEquals(3, Sum.of(1, 2)); }
        }
        EOF
        mvn -q -B -o clean package 2>&1 | tee build.log | tail -20
        test -s target/demo-1.jar && grep -h 'Tests run' target/surefire-reports/*.txt
        rm -rf target "$TMPDIR"/surefire*
        """
            .formatted(
                version("<junit.version>"),
                plugin("clean"),
                plugin("resources"),
                plugin("compiler"),
                plugin("surefire"),
                plugin("jar"));
    assertThat(run(script)).contains("Tests run: 1, Failures: 0");
  }

  @Test
  void anNpmProjectIsBuiltAndTested() throws Exception {
    var script =
        """
        set -euo pipefail
        rm -rf web && mkdir -p web/{greeter,app/test} && cd web
        echo '{"name": "greeter", "version": "1.0.0", "main": "index.js"}' > greeter/package.json
        echo "module.exports = name => \\`hello ${name}\\`;" > greeter/index.js
        cd app && npm init -y > /dev/null
        npm pkg set scripts.build="node -e \\"require('fs').writeFileSync('out.txt', require('greeter')('you'))\\"" \\
          scripts.test='node --test test/' 'dependencies.greeter=file:../greeter'
        cat > test/greeter.test.js <<'EOF'
        const test = require('node:test');
        test('greets', () => require('node:assert').equal(require('greeter')('me'), 'hello me'));
        EOF
        npm install --offline --no-audit --no-fund && npm run build && cat out.txt && npm test
        rm -rf node_modules package-lock.json
        """
            .replace("${name}", "\\${name}");
    assertThat(run(script)).contains("hello you").containsPattern("pass 1");
  }

  @Test
  void aPythonProjectIsBuiltAndTested() throws Exception {
    var script =
        """
        set -eu
        rm -rf tool && mkdir -p tool/tests && cd tool
        python3 -m venv --without-pip .venv && . .venv/bin/activate
        printf 'def double(x):\\n    return 2 * x\\n' > tool.py
        touch tests/__init__.py
        cat > tests/test_tool.py <<'EOF'
        import subprocess, sys, unittest
        from tool import double

        class ToolTest(unittest.TestCase):
            def test_double(self):
                self.assertEqual(double(2), 4)

            def test_runs(self):
                subprocess.run([sys.executable, "-c", "import tool"], check=True)
        EOF
        python -m compileall -q . && python -m unittest discover -v 2>&1 | tail -5
        find . -name __pycache__ -type d -prune -exec rm -rf {} + && rm -rf .venv
        """;
    assertThat(run(script)).contains("Ran 2 tests", "OK");
  }

  private static String run(String script) throws Exception {
    var answer =
        executor.execute(
            new JsonObject()
                .put("command", script)
                .put("shell", "/bin/bash")
                .put("background", true)
                .put("timeout", 300));
    var wait =
        new JsonObject()
            .put("action", "wait")
            .put("process_id", answer.getString("process_id"))
            .put("wait", 20);
    var state = executor.manage(wait);
    while (state.getString("status").equals("running")) {
      state = executor.manage(wait);
    }
    var read = wait.copy().put("action", "read").put("max_bytes", 1 << 20).put("wait", 0);
    var output = executor.manage(read).getString("output");
    assertThat(state.getInteger("exit_code")).as(output).isZero();
    return output;
  }

  private static String plugin(String name) throws IOException {
    return version("<artifactId>maven-%s-plugin</artifactId>\\s*<version>".formatted(name));
  }

  /** What stands in this build's own description behind a tag. */
  private static String version(String before) throws IOException {
    var found = Pattern.compile(before + "([^<]+)<").matcher(Files.readString(Path.of("pom.xml")));
    assertThat(found.find()).as(before).isTrue();
    return found.group(1);
  }
}

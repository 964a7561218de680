package dev.vibesbox.executor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do all day long works in the sandbox. */
@Tag("full")
class WorkBehindTheWallTest {
  private static Executor executor;

  @BeforeAll
  static void start() throws Exception {
    executor = Executor.start();
  }

  @AfterAll
  static void stop() {
    executor.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '"',
      textBlock =
          """
          git init -q g && cd g && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m x && git log --format=%s ¦ x
          git clone -q g h && cd h && git status --short --branch ¦ "## "
          python3 -c 'import subprocess; print(subprocess.check_output(["echo", "ran"]).decode())' ¦ ran
          python3 -c 'import multiprocessing as m; print(m.Pool(2).map(abs, [-1, -2]))' ¦ [1, 2]
          python3 -c 'import tempfile; print(tempfile.TemporaryFile().write(b"abc"))' ¦ 3
          python3 -m venv --without-pip v && v/bin/python -c 'print("own")' ¦ own
          node -e 'require("child_process").exec("echo ran", (e, o) => console.log(e, o))' ¦ null ran
          node -e 'new (require("worker_threads").Worker)("console.log(6 * 7)", {eval: true})' ¦ 42
          printf 'all: a.o\\n\\techo made\\na.o: a.c\\n\\tgcc -c a.c\\n' > Makefile; echo 'int a;' > a.c; make -j2 ¦ made
          echo 'int main(void) { return 7; }' > m.c && gcc -O2 -o m m.c && ./m; echo $? ¦ 7
          perl -e 'print join(",", map { $_ * 2 } 1..3)' ¦ 2,4,6
          tar cf - a.c | gzip | gunzip | tar tf - ¦ a.c
          yes | head -100000 | wc -l ¦ 100000
          sleep 100 & kill $!; wait $!; echo $? ¦ 143
          (sleep 0.1; echo late) & wait; echo end ¦ end
          timeout 1 sleep 30; echo $? ¦ 124
          nice -n 5 echo nice ¦ nice
          flock l echo locked ¦ locked
          mkfifo p && (echo through > p &) && cat p ¦ through
          dd if=/dev/zero of=z bs=1M count=4 2>&1 && stat -c %s z ¦ 4194304
          ps -e | wc -l && id -u && uname -s ¦ Linux
          getent hosts localhost ¦ localhost
          apt-get --print-uris download hostname 2>&1; dpkg-query -W bash ¦ bash
          script -qec 'tty' /dev/null ¦ /dev/pts/
          bash -c 'set -m; sleep 50 & jobs; kill %1; wait' 2>&1 ¦ Running
          """)
  void works(String command, String expected) throws Exception {
    var answer = executor.run(command);
    assertThat(answer.getString("stdout")).as(answer.encode()).contains(expected);
  }
}

package dev.vibesbox.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class RedactorTest {
  private final Redactor redactor = Redaction.standard().redactor(new Tally());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aPromptAppearsAtOnceAndWhatIsTypedAfterItIsMasked() {
    write("Password: ");
    assertThat(written()).isEqualTo("Password: ");
    silence();
    write("hun");
    silence();
    write("ter2\nwelcome\n");
    assertThat(written()).isEqualTo("Password: [REDACTED:password]\nwelcome\n");
  }

  @Test
  void aKeyThatIsSplitOverManyChunksIsFound() {
    "GITHUB_TOKEN=ghp_1 ok".chars().forEach(c -> write(Character.toString(c)));
    assertThat(written()).isEqualTo("GITHUB_TOKEN=[REDACTED:token] ok");
  }

  @Test
  void onlyABackslashBeforeAValueIsWithheldAndLeavesMasked() {
    write("token=\\");
    assertThat(redactor.hold()).isEqualTo(Hold.SILENCE);
    assertThat(written()).isEqualTo("token=");
    silence();
    assertThat(redactor.hold()).isEqualTo(Hold.NOTHING);
    write("x y");
    assertThat(written()).isEqualTo("token=[REDACTED:token] y");
  }

  @Test
  void textWithoutSecretsLeavesInOneCallAsTheArrayThatCame() {
    var bytes = "key: value, a = b -----BEGIN KEY\n".repeat(100).getBytes(UTF_8);
    var calls = new int[1];
    redactor.accept(
        bytes,
        3,
        bytes.length - 3,
        (array, offset, length) -> {
          calls[0]++;
          assertThat(array).isSameAs(bytes);
          assertThat(offset).isEqualTo(3);
          assertThat(length).isEqualTo(bytes.length - 3);
        });
    assertThat(calls[0]).isEqualTo(1);
  }

  private void write(String text) {
    var bytes = text.getBytes(UTF_8);
    redactor.accept(bytes, 0, bytes.length, out::write);
  }

  private void silence() {
    redactor.pause(out::write);
  }

  private String written() {
    return out.toString(UTF_8);
  }
}

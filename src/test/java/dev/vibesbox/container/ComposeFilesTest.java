package dev.vibesbox.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.HttpTestClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code compose.token.yml} and {@code compose.network.yml} add, asked for by clients. */
@NeedsEngine
class ComposeFilesTest {
  private static final String NETWORK = "vibes-network";
  private static final String TOKEN = "a-token-of-my-own-0123456789abcdef";

  /** Any program that can open a socket: here bash, in another container. */
  private static final String NEIGHBOUR =
      """
      body='{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"execute_command",\
      "arguments":{"command":"whoami"},"_meta":{"io.modelcontextprotocol/protocolVersion":\
      "2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}'
      exec 3<>/dev/tcp/vibesbox/8000
      printf '%s\\r\\n' 'POST /mcp HTTP/1.1' 'Host: vibesbox:8000' "Authorization: Bearer $TOKEN" \
        'Content-Type: application/json' 'Accept: application/json, text/event-stream' \
        'MCP-Protocol-Version: 2026-07-28' 'Mcp-Method: tools/call' 'Mcp-Name: execute_command' \
        'Connection: close' "Content-Length: ${#body}" '' >&3
      printf %s "$body" >&3
      cat <&3
      """;

  @TempDir private Path folder;

  @Test
  void aTokenOfMyOwnIsTheOnlyOneThatIsTakenAndNoCommandReadsIt() throws Exception {
    var file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    var variables = Map.of("VIBESBOX_TOKEN_FILE", file.toString());
    try (var box = Box.start(variables, Path.of("compose.token.yml"))) {
      assertThat(box.client().token()).isEqualTo(TOKEN);
      assertThat(box.run("whoami").getString("stdout")).isEqualTo("vibesbox\n");
      assertThat(with(box, TOKEN + "x").get("/mcp").statusCode()).isEqualTo(401);
      assertThat(box.exec("ls", "/data")).doesNotContain("token");
      assertThat(box.logs()).doesNotContain(TOKEN);
      assertThat(box.run("cat /run/secrets/token").getString("stderr")).contains("denied");
    }
  }

  @Test
  void anotherContainerOfTheSharedNetworkReachesItByName() {
    var isMine = Cli.docker("network", "ls", "--quiet", "--filter", "name=" + NETWORK).isEmpty();
    if (isMine) {
      Cli.docker("network", "create", NETWORK);
    }
    try (var box = Box.start(Map.of(), Path.of("compose.network.yml"))) {
      assertThat(asked(box.client().token())).contains("200 OK", "vibesbox\\\\n");
      assertThat(asked("none")).contains("401 ");
    } finally {
      if (isMine) {
        Cli.docker("network", "rm", NETWORK);
      }
    }
  }

  private static HttpTestClient with(Box box, String token) {
    return new HttpTestClient(box.client().base(), token);
  }

  private static String asked(String token) {
    var words = new ArrayList<>(List.of("run", "--rm", "--network", NETWORK));
    words.addAll(List.of("--env", "TOKEN=" + token, "--entrypoint", "bash"));
    words.addAll(List.of(Image.tag(), "-c", NEIGHBOUR));
    return Cli.docker(words.toArray(String[]::new));
  }
}

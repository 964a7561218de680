package dev.vibesbox.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private final Redaction redaction = Shipped.REDACTION;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "API_KEY",
        "APIKEY",
        "api-key",
        "PASSWORD",
        "PASS",
        "TOKEN",
        "ACCESS_TOKEN",
        "REFRESH_TOKEN",
        "SECRET",
        "SECRET_KEY",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_ACCESS_KEY_ID",
        "DB_PASSWORD",
        "DATABASE_URL",
        "apiKey",
        "GITHUB_TOKEN",
        "MY_API_KEY",
        "PGPASSWORD",
        "dbPass",
        "X-Api-Key",
        "client_secret",
        "Proxy-Authorization",
        "--password"
      })
  void theValueOfEveryKeyIsMasked(String key) {
    for (var separator : new String[] {"=", ":", ": ", " = ", "\" : \"", "': '", "='", "\t=\t"}) {
      var text = "export " + key + separator + "hunter2";
      assertThat(redaction.redact(text))
          .startsWith("export " + key + separator + "[REDACTED:")
          .doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compass=north",
        "bypass: true",
        "max_tokens: 4096",
        "--- PASS: TestRead (0.00s)",
        "    --- PASS: TestRead/short (0.00s)",
        "PASS: tests/read.sh",
        "make[2]: done\nPASS: read 1 - opens\r\nPASS: ./write\nXPASS: seek",
        "# TOTAL: 3\n# PASS:  3\n# SKIP:  0",
        "SyntaxError: Unexpected token: }",
        "error: unexpected token: `x`",
        "Unexpected token '=' at 3:4, unexpected token x",
        "reauthorization: pending",
        "let t = Token::new(x);",
        "passing = 3, tokenizer: bpe, secretary: Ann",
        "Password: ",
        "Password:\r\n",
        "{\"password\": {\"type\": \"string\"}}",
        "\"token\": \"\"",
        "11:52 a==b http://host:80/?q=1",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "a PRIVATE KEY of nothing",
        "\u00e9\u00fc\ud83d\ude00 = \u20ac",
        "password = getpass()",
        "password = getpass.getpass('Password: ')",
        "password = input(\"Password: \")",
        "token := os.Getenv(\"TOKEN\")",
        "const token = await getToken(user, scope);",
        "token = get_token(user, scope)",
        "def login(user: str, password: str, token: Optional[str] = None) -> None:",
        "let password: String = String::new();",
        "fn new(token: &str, secret: Option<String>) -> Self {",
        "interface A { token: string; secret?: string, password: string | null }",
        "token: process.env.GITHUB_TOKEN,",
        "password=os.environ[\"DB_PASSWORD\"],",
        "this.token = this.config.token; self.password = self.settings.password",
        "+  password: ${DB_PASSWORD}\n-  token: $TOKEN\n   secret: {{ .Values.secret }}",
        "PASSWORD=\"$PASSWORD\" TOKEN=$(cat /run/token) PASS=\"$1\"",
        "password: <your password> --token=<token> secret: <none>",
        "password: ******** token=xxxxxx secret: [REDACTED:secret]",
        "\"token\": null, \"secret\": true, \"password\": \"string\"",
        "if (token == null) return; if token == expected:",
        "--password-file x --token-stdin PASSWORD_FILE=/run/x",
        "tokens=123 used, total_tokens: 512, \"max_tokens\": 4096, max_token: 512",
        "PASS=12 FAIL=0",
        "a:hover { color: red } :root { --token-color: #fff }",
        "password = %s, token: %v",
        "pad_token: <pad>, eos_token=</s>"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(redaction.redact(text)).isEqualTo(text);
  }

  @Test
  void whatSurroundsAValueStays() {
    assertThat(redaction.redact("{\"token\": \"a\\\"b\", \"n\": 1}"))
        .isEqualTo("{\"token\": \"[REDACTED:token]\", \"n\": 1}");
    assertThat(redaction.redact("{\"pass\": 12345, \"n\": 1}"))
        .isEqualTo("{\"pass\": [REDACTED:password], \"n\": 1}");
    assertThat(redaction.redact("{\"a\":\"{\\\"secret\\\":\\\"x y\\\"}\"}"))
        .isEqualTo("{\"a\":\"{\\\"secret\\\":\\\"[REDACTED:secret]\\\"}\"}");
    assertThat(redaction.redact("DATABASE_URL=postgres://u:p@h/d next\n"))
        .isEqualTo("DATABASE_URL=[REDACTED:database-url] next\n");
    assertThat(redaction.redact("PASSWORD='two words' make"))
        .isEqualTo("PASSWORD='[REDACTED:password]' make");
    assertThat(redaction.redact("TOKEN=a\0PATH=/bin"))
        .isEqualTo("TOKEN=[REDACTED:token]\0PATH=/bin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASS:hunter2",
        "PASS=hunter2",
        "PASS = hunter2",
        "PASS: $hunter2",
        "pass: hunter2",
        "DB_PASS: hunter2",
        "x PASS: hunter2",
        "unexpected\ntoken: hunter2",
        "expected token: hunter2",
        "pass: 12345",
        "token: str = \"hunter2\"",
        "token: Optional[str] = hunter2",
        "if (password == \"hunter2\")",
        "TOKEN=string_hunter2",
        "PASSWORD=hunter2(x",
        "secret: hunter2()",
        "token: x[hunter2]",
        "password: '<hunter2>'",
        "token=${hunter2",
        "\u001b[34;1m\"password\"\u001b[0m:\u001b[32m\"hunter2\"",
        "\u001b[01;31m\u001b[Ktoken\u001b[m\u001b[K=hunter2"
      })
  void whatOnlyResemblesAReportIsMasked(String text) {
    assertThat(redaction.redact(text)).contains("[REDACTED:").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token: Bearer hunter2 next",
        "token: bearer \t hunter2 next",
        "TOKEN=Basic hunter2 next",
        "x-auth-token: Token hunter2 next",
        "token:BASIC hunter2 next"
      })
  void theCredentialBehindItsSchemeIsMasked(String text) {
    assertThat(redaction.redact(text)).endsWith("[REDACTED:token] next").doesNotContain("hunter2");
  }

  @Test
  void anAuthorizationHeaderIsMasked() {
    assertThat(redaction.redact("> Authorization: Bearer ey.J-x_/+==\r\n> Accept: */*"))
        .isEqualTo("> Authorization: [REDACTED:authorization]\r\n> Accept: */*");
    assertThat(redaction.redact("curl -H 'authorization: token ghp_1' url"))
        .isEqualTo("curl -H 'authorization: [REDACTED:authorization]' url");
    assertThat(redaction.redact("{\"Authorization\": \"Basic dTpw\", \"n\": 1}"))
        .isEqualTo("{\"Authorization\": \"[REDACTED:authorization]\", \"n\": 1}");
    assertThat(redaction.redact("Authorization: ghp_1 next"))
        .isEqualTo("Authorization: [REDACTED:authorization] next");
  }

  @Test
  void whereAValueEndsItsSurroundingsSay() {
    assertThat(redaction.redact("GET /x?token=hunter2&user=me#a HTTP/1.1"))
        .isEqualTo("GET /x?token=[REDACTED:token]&user=me#a HTTP/1.1");
    assertThat(redaction.redact("curl -d 'password=hunter2' -H \"X-Api-Key: hunter2\" url"))
        .isEqualTo(
            "curl -d 'password=[REDACTED:password]' -H \"X-Api-Key: [REDACTED:api-key]\" url");
    assertThat(redaction.redact("Set-Cookie: sid=a; Path=/\r\nCookie: a=b; c=d\nnext"))
        .isEqualTo("Set-Cookie: [REDACTED:cookie]\r\nCookie: [REDACTED:cookie]\nnext");
    assertThat(redaction.redact("curl -H 'Cookie: a=b; c=d' url"))
        .isEqualTo("curl -H 'Cookie: [REDACTED:cookie]' url");
    assertThat(redaction.redact("Authorization: Digest username=\"me\", response=\"6629\"\nnext"))
        .isEqualTo("Authorization: [REDACTED:authorization]\nnext");
  }

  @Test
  void theLinesOfAYamlBlockAreMasked() {
    assertThat(redaction.redact("a:\n  password: |-\n    line 1\n\n    line 2\n  user: me\n"))
        .isEqualTo("a:\n  password: |-\n    [REDACTED:password]\n\n    \n  user: me\n");
    assertThat(redaction.redact("token: >\n  hunter2\nnext: 1"))
        .isEqualTo("token: >\n  [REDACTED:token]\nnext: 1");
    assertThat(redaction.redact("token: |hunter2 x")).isEqualTo("token: [REDACTED:token] x");
  }

  @Test
  void aSchemeAloneDoesNotReachIntoTheNextLine() {
    assertThat(redaction.redact("token: Bearer \nnext line"))
        .isEqualTo("token: [REDACTED:token]\nnext line");
    assertThat(redaction.redact("token: Bearers of news"))
        .isEqualTo("token: [REDACTED:token] of news");
  }

  @Test
  void aPrivateKeyIsMaskedBetweenItsFirstAndLastLine() {
    for (var kind : new String[] {"", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "}) {
      var first = "-----BEGIN " + kind + "PRIVATE KEY-----\n";
      var last = "-----END " + kind + "PRIVATE KEY-----\n";
      assertThat(redaction.redact("key:\n" + first + "MIIB+x/y=\nab--c\n" + last + "done"))
          .isEqualTo("key:\n" + first + "[REDACTED:private-key]" + last + "done");
    }
    assertThat(redaction.redact("-----BEGIN PGP PRIVATE KEY BLOCK-----\nx\n"))
        .isEqualTo("-----BEGIN PGP PRIVATE KEY BLOCK-----\n[REDACTED:private-key]");
  }

  @Test
  void aPrivateKeyAsTheValueOfAKeyIsMaskedToItsEnd() {
    var pem = "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----";
    assertThat(redaction.redact("SECRET_KEY=\"" + pem + "\"\nnext"))
        .isEqualTo("SECRET_KEY=\"[REDACTED:secret]-----END RSA PRIVATE KEY-----\"\nnext");
  }

  @Test
  void aSecretWithoutAnEndDoesNotSwallowTheRestOfTheStream() {
    var text = "-----BEGIN PRIVATE KEY-----\n" + "x".repeat(40_000) + " later";
    assertThat(redaction.redact(text)).endsWith(" later").hasSizeLessThan(10_000);
  }

  @Test
  void noneMasksNothing() {
    assertThat(Redaction.none().redact("PASSWORD=x")).isEqualTo("PASSWORD=x");
  }
}

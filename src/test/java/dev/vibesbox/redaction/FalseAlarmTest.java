package dev.vibesbox.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compilers, git, npm, kubectl, Docker and others say about secrets without showing one. */
class FalseAlarmTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat: /data/token: Permission denied",
        "cat: /run/secrets/db-password: No such file or directory\n",
        "cat: password: Is a directory",
        "ls: cannot access '/data/token': No such file or directory",
        "/run/secrets/token: ASCII text, with no line terminators",
        "/etc/ssl/server.secret: directory",
        "bash: token: command not found",
        "rm: cannot remove 'secret': Operation not permitted",
        "Bearer $TOKEN",
        "Authorization: Bearer ${TOKEN}",
        "curl -H \"Authorization: Bearer $TOKEN\" https://api.example/x",
        "curl -H 'Authorization: Bearer <token>' https://api.example/x",
        "\"Authorization\": \"Bearer ${TOKEN}\",",
        "-H 'Authorization: token YOUR_GITHUB_TOKEN'",
        "token: { type: String",
        "password: {\n  type: String,",
        "password: !Ref DbPassword",
        "  SecretKey: !Sub '${Prefix}/key'",
        "password: !secret wifi",
        "the secret: never give up",
        "secret: true",
        "\"token\": null",
        "tokens: 1234 used",
        "max_tokens=4096",
        "token_count: 17",
        "password_hash_algorithm=bcrypt",
        "auth: none",
        "error: failed to fetch oauth token: unexpected status: 403 Forbidden",
        "failed to fetch anonymous token: denied for you",
        "Reading a token: Next token is token NUMBER",
        "could not parse token: invalid character 'x'",
        "ERROR 1045: Access denied for user 'me'@'localhost' (using password: YES)",
        "(using password: NO)",
        "MountVolume.SetUp failed for volume \"db-secret\" : secret \"db-secret\" not found",
        "token:      1027 bytes\nca.crt:     570 bytes",
        "password:  1024 bytes",
        "      + password             = (sensitive value)",
        "      ~ token                = (known after apply)",
        "      - secret = (sensitive value) -> null",
        "  with:\n    token: ***\n    repo-token: ${{ secrets.GITHUB_TOKEN }}",
        "remote: Support for password authentication was removed on August 13, 2021.",
        "fatal: could not read Password for 'https://me@github.com': terminal prompts disabled",
        "//registry.npmjs.org/:_authToken=${NPM_TOKEN}",
        "npm error code E401\nnpm error Unable to authenticate, need: Basic realm=\"x\"",
        "git config --get credential.helper=store",
        "me@host's password: ",
        "[sudo] password for me: ",
        "Enter passphrase for key '/home/me/.ssh/id_ed25519': ",
        "me\u001b[0m password: \u001b[32m",
        "self.token = token\nself.password = password\n",
        "connect(user=user, password=password, token=auth_token)",
        "this.token = token;",
        "{ password: userPassword, token: apiToken, id: 1 }",
        "String password = null;",
        "char *token = NULL;",
        "auto token = nullptr;",
        "password = getpass(\"Password: \")",
        "password: your-password-here",
        "Password: [hidden]",
        "secret: (none)",
        "password: \u2022\u2022\u2022\u2022\u2022\u2022",
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\n",
        "secretKeyRef:\n  name: db\n  key: password\n",
        "src/token.c:12:5: error: 'x' undeclared",
        "secret/db-password created",
        "error: pasting \")\" and \"x\" does not give a valid preprocessing token",
        "bash: syntax error near unexpected token `)'",
        "SyntaxError: Unexpected token < in JSON at position 0",
        "http://token:8080/ and http://secret.example:443/"
      })
  void itStaysAsItIs(String text) {
    assertThat(Shipped.REDACTION.redact(text)).isEqualTo(text);
    for (int at = 0; at < text.length(); at++) {
      assertThat(Chunks.split(Shipped.REDACTION, text, at, false)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=hunter2",
        "token=hunter2",
        "\"secret\": \"hunter2 y z\"",
        "/run/secrets/token:hunter2",
        "/run/secrets/token: hunter2",
        "Authorization: Bearer hunter2",
        "Authorization: Bearer hunter2$TOKEN",
        "the secret: hunter2 is mine",
        "the password: hunter is mine",
        "Using generated security password: hunter2",
        "password: !hunter2",
        "password: {hunter2}",
        "password = (hunter2)",
        "\"pass\" : hunter2",
        "token: hunter2 bytes",
        "secret: str = \"hunter2\"",
        "password: hunter\n",
        "token: hunter",
        "- token: hunter two",
        "POSTGRES_PASSWORD=hunterpassword",
        "MY_TOKEN=hunter_token"
      })
  void whatResemblesItIsMasked(String text) {
    assertThat(Shipped.REDACTION.redact(text)).contains("[REDACTED:").doesNotContain("hunter");
  }
}

package dev.vibesbox.gateway;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import dev.vibesbox.config.GatewayConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The file that keeps the server's token. Reads and writes it at start, blocking. */
public final class TokenFile {
  private static final int TOKEN_BYTES = 32;
  private static final String NAME = "token";

  private TokenFile() {}

  /**
   * The token this server asks for: the configured file's; without one, but reachable from
   * elsewhere, a token of its own making, kept in {@code dataDirectory}/token and used again at the
   * next start; on loopback none.
   *
   * @throws UnusableTokenFileException if a file cannot be read, written, or holds no usable token
   */
  public static Optional<Token> tokenFor(GatewayConfig config, Path dataDirectory) {
    if (config.tokenFile().isPresent()) {
      return config.tokenFile().map(TokenFile::read);
    }
    return isLoopback(config.host())
        ? Optional.empty()
        : Optional.of(readOrMake(dataDirectory.resolve(NAME)));
  }

  private static Token read(Path file) {
    try {
      return Token.of(Files.readString(file).strip());
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableTokenFileException(file, e);
    }
  }

  private static Token readOrMake(Path file) {
    return Files.exists(file) ? read(file) : make(file);
  }

  private static Token make(Path file) {
    var bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    var token = Token.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    try {
      keep(file, token);
    } catch (IOException e) {
      throw new UnusableTokenFileException(file, e);
    }
    return token;
  }

  /** Written aside and moved, so that a crash leaves no half token; never readable by others. */
  private static void keep(Path file, Token token) throws IOException {
    var directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    var ownerOnly = asFileAttribute(fromString("rw-------"));
    var draft = Files.createTempFile(directory, NAME, ".new", ownerOnly);
    Files.writeString(draft, token.text() + "\n");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A name that cannot be resolved counts as reachable from elsewhere. */
  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}

package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vibesbox.config.Configuration;
import dev.vibesbox.config.ConfigurationException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class StartFailureTest {

  @Test
  void aPortInUseIsNamedWithItsHost() throws Exception {
    var vertx = Vertx.vertx();
    try {
      int taken = listening(vertx, 0).actualPort();
      var failure = listen(vertx, taken);

      assertThat(sentence(failure, "127.0.0.1", taken))
          .contains(
              "cannot listen on 127.0.0.1:"
                  + taken
                  + ": Address already in use"
                  + " (gateway.host and gateway.port, or VIBESBOX_HOST and VIBESBOX_PORT;"
                  + " port 0 picks a free one)");
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get();
    }
  }

  @Test
  void aHostThatIsNoneOfOursIsNamed() throws ConfigurationException {
    assertThat(sentence(new UnknownHostException("box"), "box", 80).orElseThrow())
        .startsWith("cannot listen on box:80: unknown host");
  }

  @Test
  void aReasonThatIsASentenceIsRepeated() throws ConfigurationException {
    var failure = new ExecutionException(new CannotStartException("no room"));

    assertThat(sentence(failure, "localhost", 1)).contains("no room");
  }

  @Test
  void aBugHasNoSentence() throws ConfigurationException {
    assertThat(sentence(new IllegalStateException("bug"), "localhost", 1)).isEmpty();
  }

  private static Optional<String> sentence(Throwable failure, String host, int port)
      throws ConfigurationException {
    var variables =
        Map.of("HOME", "/", "VIBESBOX_HOST", host, "VIBESBOX_PORT", String.valueOf(port));
    var configuration = Configuration.read(Optional.empty(), variables);
    return StartFailure.sentence(failure, configuration.gateway());
  }

  private static Throwable listen(Vertx vertx, int port) throws InterruptedException {
    try {
      listening(vertx, port);
      throw new AssertionError("listens");
    } catch (ExecutionException e) {
      return e;
    }
  }

  private static HttpServer listening(Vertx vertx, int port)
      throws InterruptedException, ExecutionException {
    var server = vertx.createHttpServer().requestHandler(request -> request.response().end());
    return server.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
  }
}

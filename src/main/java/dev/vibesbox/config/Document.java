package dev.vibesbox.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON file that was read but not yet understood.
 *
 * @param where what problems call it: its path
 * @param text what it holds
 */
public record Document(String where, String text) {

  /**
   * Reads it strictly, all of it; variables do not override it.
   *
   * @throws ConfigurationException with every problem: malformed, unknown, missing, not allowed
   */
  public <T> T read(Function<Section, T> reader) throws ConfigurationException {
    var reading = new Reading(Variables.NONE);
    var layer = layer(reading);
    reading.throwProblems();
    var read = Section.root(layer.stream().toList(), reading, reader);
    reading.throwProblems();
    return read;
  }

  /** Its values; nothing when it is not one JSON object, which is then reported. */
  Optional<Layer> layer(Reading reading) {
    try (var parser = JacksonCodec.createParser(text)) {
      return layer(parser, reading);
    } catch (IOException e) {
      throw new IllegalStateException("text cannot fail to close", e);
    }
  }

  private Optional<Layer> layer(JsonParser parser, Reading reading) {
    try {
      // Of two equal keys the last would win in silence.
      parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      parser.nextToken();
      var values = JacksonCodec.parseObject(parser);
      if (parser.nextToken() == null) {
        return Optional.of(new Layer(where, new JsonObject(values)));
      }
    } catch (IOException | DecodeException _) {
      // The parser's own words would repeat the text, and the text may be a secret.
    }
    reading.report(malformed(parser.currentLocation()));
    return Optional.empty();
  }

  private Problem malformed(JsonLocation place) {
    var position = ", line " + place.getLineNr() + ", column " + place.getColumnNr();
    return new Problem(where + position, "", "malformed", "one JSON object, each key once");
  }
}

package dev.vibesbox.jsonrpc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON strictly. Vert.x' own reader takes comments, lets the last of two equal names win and
 * turns 1e999 into a number that no JSON can say; what passes here means the same to every reader.
 */
final class Json {

  /** What a text turned out to be. */
  sealed interface Read {}

  record Sound(@Nullable Object value) implements Read {}

  /** The grammar is right, but readers differ over its meaning. */
  record Flawed(@Nullable Object value, String reason) implements Read {}

  /** Not JSON, or over a limit. */
  record Broken(String reason) implements Read {}

  /** Deeper than any client's arguments, and far from the end of a thread's stack. */
  static final int MAX_DEPTH = 64;

  static final int MAX_DIGITS = 1_000;
  static final int MAX_NAME_CHARS = 50_000;

  // Names are not kept between texts: a stranger could fill the table.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_DIGITS)
                  .maxNameLength(MAX_NAME_CHARS)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final JsonParser parser;
  private Optional<String> flaw = Optional.empty();

  private Json(JsonParser parser) {
    this.parser = parser;
  }

  static Read read(String text) {
    try (var parser = FACTORY.createParser(text)) {
      return parser.nextToken() == null ? new Broken("the text is empty") : new Json(parser).all();
    } catch (StreamConstraintsException _) {
      return new Broken(
          "the JSON is over a limit: %d levels, %d digits a number, %d characters a name"
              .formatted(MAX_DEPTH, MAX_DIGITS, MAX_NAME_CHARS));
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      return new Broken(
          "the text is not JSON: line %d, column %d"
              .formatted(place.getLineNr(), place.getColumnNr()));
    } catch (IOException e) {
      return new Broken("the text cannot be read: " + e.getMessage());
    }
  }

  private Read all() throws IOException {
    var value = value();
    if (parser.nextToken() != null) {
      return new Broken("a second JSON value follows the first");
    }
    return flaw.<Read>map(reason -> new Flawed(value, reason)).orElseGet(() -> new Sound(value));
  }

  private @Nullable Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> text(parser.getText());
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private JsonObject object() throws IOException {
    var object = new JsonObject();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = text(parser.currentName());
      if (object.containsKey(name)) {
        objectTo("the name " + Quoted.of(name) + " stands twice in one object");
      }
      parser.nextToken();
      object.put(name, value());
    }
    return object;
  }

  private JsonArray array() throws IOException {
    var array = new JsonArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value());
    }
    return array;
  }

  private String text(String text) {
    if (!isUnicode(text)) {
      objectTo("half a surrogate pair is not a character, and cannot be sent back as UTF-8");
    }
    return text;
  }

  private double finite(double number) {
    if (Double.isInfinite(number)) {
      objectTo("a number is out of the range of 64-bit floating point");
    }
    return number;
  }

  /** Keeps the first reason to refuse the value; the rest is read for its id. */
  private void objectTo(String reason) {
    flaw = flaw.or(() -> Optional.of(reason));
  }

  /** Whether every surrogate stands in a pair. */
  static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}

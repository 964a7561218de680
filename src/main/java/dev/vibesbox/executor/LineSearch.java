package dev.vibesbox.executor;

import com.google.re2j.Pattern;
import dev.vibesbox.command.Stream;
import dev.vibesbox.output.Ansi;
import dev.vibesbox.output.OutputLog;
import dev.vibesbox.output.Piece;
import dev.vibesbox.output.ReadRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a line in a log that still grows. Escape sequences of terminals do not keep a line from
 * matching. Of a line that never ends, the last part is looked at.
 */
final class LineSearch {
  private static final int STEP_BYTES = 64 << 10;
  private static final int MAX_LINE_CHARS = 8 << 10;

  private final OutputLog log;
  private final Pattern pattern;
  private final Map<Stream, String> unfinished = new EnumMap<>(Stream.class);
  private long offset;
  private boolean isAtEnd;

  LineSearch(OutputLog log, Pattern pattern, long offset) {
    this.log = log;
    this.pattern = pattern;
    this.offset = offset;
  }

  /** The first finished line that matches in what is there now and was not looked at before. */
  Optional<String> next() {
    while (!isAtEnd && (log.end() > offset || log.isClosed())) {
      var reading = log.read(new ReadRequest(offset, STEP_BYTES, false));
      offset = reading.nextOffset();
      isAtEnd = reading.isEnd();
      reading.gap().ifPresent(_ -> unfinished.clear());
      for (var piece : reading.pieces()) {
        var line = look(piece);
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  /** A line that matches and is not finished yet, as a prompt never is. */
  Optional<String> unfinished() {
    return unfinished.values().stream().flatMap(String::lines).filter(this::matches).findFirst();
  }

  /** Where the search goes on. */
  long offset() {
    return offset;
  }

  /** Whether there is nothing left to look at, now or later. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  private Optional<String> look(Piece piece) {
    var text = unfinished.getOrDefault(piece.stream(), "") + piece.text();
    var end = text.lastIndexOf('\n') + 1;
    var rest = text.substring(end);
    unfinished.put(piece.stream(), rest.substring(Math.max(0, rest.length() - MAX_LINE_CHARS)));
    return text.substring(0, end).lines().filter(this::matches).findFirst();
  }

  private boolean matches(String line) {
    return pattern.matcher(line).find() || pattern.matcher(Ansi.strip(line)).find();
  }
}

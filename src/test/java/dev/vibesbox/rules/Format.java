package dev.vibesbox.rules;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;

/** The one format of the sources. Run as a program it rewrites what deviates. */
final class Format {
  private static final Formatter FORMATTER = new Formatter();

  private Format() {}

  static String of(String source) throws FormatterException {
    var imports = RemoveUnusedImports.removeUnusedImports(source);
    return FORMATTER.formatSource(ImportOrderer.reorderImports(imports, Style.GOOGLE));
  }

  static void main() throws IOException, FormatterException {
    for (var source : Sources.all()) {
      var text = Sources.text(source);
      var formatted = of(text);
      if (!formatted.equals(text)) {
        Files.writeString(source, formatted);
      }
    }
  }
}

package dev.vibesbox.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One class names another, in the form {@code dev/vibesbox/Main}. */
record Reference(String from, String to) {
  private static final Path COMPILED = Path.of("target/classes");

  /**
   * Every name with a slash in the constant pool. That is more than instructions use: descriptors,
   * signatures, annotations and strings count too. Inlined constants leave no trace.
   */
  private static final Pattern CLASS_NAME = Pattern.compile("(?:[a-z]\\w*/)+[\\w$]+");

  /** All that the compiled project names. */
  static List<Reference> compiled() {
    try (var files = Files.walk(COMPILED)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .flatMap(file -> in(bytes(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the class in these bytes names. */
  static Stream<Reference> in(byte[] classFile) {
    var model = ClassFile.of().parse(classFile);
    var from = model.thisClass().asInternalName();
    return names(model).distinct().map(to -> new Reference(from, to));
  }

  private static Stream<String> names(ClassModel model) {
    return StreamSupport.stream(model.constantPool().spliterator(), false)
        .filter(Utf8Entry.class::isInstance)
        .map(entry -> ((Utf8Entry) entry).stringValue())
        .flatMap(text -> CLASS_NAME.matcher(text).results().map(MatchResult::group));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

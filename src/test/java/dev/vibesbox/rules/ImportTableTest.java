package dev.vibesbox.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTableTest {
  private static final ImportTable TABLE = ImportTable.in(Sources.text(Path.of("ARCHITECTURE.md")));
  private static final List<Reference> COMPILED = Reference.compiled();

  @Test
  void noClassImportsWhatTheTableForbids() {
    assertThat(COMPILED.stream().filter(reference -> !TABLE.allows(reference))).isEmpty();
  }

  @Test
  void theTableNamesEveryPackageThereIs() {
    var packages = COMPILED.stream().flatMap(each -> ImportTable.packageOf(each.from()).stream());
    assertThat(packages.distinct().filter(each -> !each.equals(ImportTable.ROOT)))
        .isSubsetOf(TABLE.mayImport().keySet());
  }

  @Test
  void theTableHasNoCycle() {
    assertThat(Cycle.in(TABLE.mayImport())).isEmpty();
  }

  @Test
  void theClassesHaveNoCycle() {
    assertThat(Cycle.in(packages(COMPILED))).isEmpty();
  }

  @Test
  void aCycleIsSeen() {
    var graph = Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("d", "b"));
    assertThat(Cycle.in(graph)).hasValue(List.of("b", "c", "b"));
  }

  @ParameterizedTest
  @CsvSource({
    "gateway/Door, executor/ProcessTable",
    "gateway/sse/Door, executor/pump/Pump",
    "executor/Warden, mcp/Mcp",
    "command/Outcome, config/Config",
    "bus/Addresses, Main",
    "posix/Spawn, command/Exit",
  })
  void aMadeClassThatBreaksTheTableIsRefused(String from, String to) {
    var made = compiled("dev/vibesbox/" + from, "dev/vibesbox/" + to);
    assertThat(Reference.in(made).filter(reference -> !TABLE.allows(reference)))
        .containsExactly(new Reference("dev/vibesbox/" + from, "dev/vibesbox/" + to));
  }

  @ParameterizedTest
  @CsvSource({
    "executor/Warden, java/lang/foreign/Arena",
    "policy/Lexer, io/vertx/core/Future",
    "redaction/Redactor, io/vertx/core/json/JsonObject",
    "mcp/Mcp, io/vertx/core/http/HttpServer",
    "executor/Pump, io/netty/buffer/ByteBuf",
  })
  void aLibraryOutsideItsPackageIsRefused(String from, String to) {
    var made = compiled("dev/vibesbox/" + from, to);
    assertThat(Reference.in(made).filter(reference -> !TABLE.allows(reference)))
        .containsExactly(new Reference("dev/vibesbox/" + from, to));
  }

  @ParameterizedTest
  @CsvSource({
    "Vibesbox, executor/ProcessTable",
    "mcp/legacy/Session, mcp/Mcp",
    "executor/Warden, posix/Spawn",
    "tools/ExecuteCommand, bus/Executor",
  })
  void whatTheTableAllowsPasses(String from, String to) {
    var made = compiled("dev/vibesbox/" + from, "dev/vibesbox/" + to);
    assertThat(Reference.in(made)).allMatch(TABLE::allows);
  }

  /** A class that names the other one in nothing but the type of a field. */
  private static byte[] compiled(String name, String fieldType) {
    return ClassFile.of()
        .build(
            ClassDesc.ofInternalName(name),
            type -> type.withField("field", ClassDesc.ofInternalName(fieldType), 0));
  }

  private static Map<String, Set<String>> packages(List<Reference> references) {
    return references.stream()
        .flatMap(each -> {
          var from = ImportTable.packageOf(each.from()).orElseThrow();
          return ImportTable.packageOf(each.to()).stream()
              .filter(to -> !to.equals(from))
              .map(to -> Map.entry(from, to));
        })
        .collect(
            groupingBy(
                Map.Entry::getKey, mapping(Map.Entry::getValue, toCollection(TreeSet::new))));
  }
}

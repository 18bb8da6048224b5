package org.convene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convene.RestContract.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `contract/examples/rest`: `<operation>.request.json` and `<operation>.<status>.json`.
class RestExamplesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("convene.root", ".."), "contract", "examples", "rest");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleFitsTheDocument(Path example) throws IOException {
    String[] name = example.getFileName().toString().split("\\.", 3);
    Operation operation =
        RestContract.operations().stream()
            .filter(one -> one.id().equals(name[0]))
            .findFirst()
            .orElseThrow();
    assertThat(RestContract.errors(operation, name[1], Files.readString(example))).isEmpty();
  }

  @Test
  void everyBodyOfTheDocumentHasAnExample() {
    for (Operation operation : RestContract.operations()) {
      if (operation.takesJson()) {
        assertThat(FOLDER.resolve(operation.id() + ".request.json")).exists();
      }
      if (operation.node().at("/responses/200/content").has("application/json")
          || operation.node().at("/responses/200").has("$ref")) {
        assertThat(FOLDER.resolve(operation.id() + ".200.json")).exists();
      }
    }
  }
}

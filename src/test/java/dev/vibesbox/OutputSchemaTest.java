package dev.vibesbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of answer against the schema its tool is listed with, by a validator not ours. */
class OutputSchemaTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> OUTPUTS = new HashMap<>();
  private static final Map<String, Schema> INPUTS = new HashMap<>();

  private static TestBox box;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    box = TestBox.start();
    client = TestClient.connect(box);
    for (var tool : client.ask("tools/list", new JsonObject()).getJsonArray("tools")) {
      var json = (JsonObject) tool;
      OUTPUTS.put(json.getString("name"), schema(closed(json.getJsonObject("outputSchema"))));
      INPUTS.put(json.getString("name"), schema(json.getJsonObject("inputSchema")));
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    box.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'command':'echo out; echo err >&2'}",
        "{'command':'exit 3'}",
        "{'command':'kill -9 $$'}",
        "{'command':'seq 1 2000','max_lines':4}",
        "{'command':'sleep 20','timeout':1}",
        "{'command':'sleep 20','idle_timeout':1}",
        "{'command':'cat','stdin':'hello'}",
        "{'command':'tty','pty':{}}",
        "{'command':'sleep 20 & echo left'}",
        "{'command':'sleep 0.5','wait':0.1}",
        "{'command':'sleep 0.5','background':true}",
        "{'command':'rm -rf /'}",
      })
  void whatARunAnswersIsAsListed(String arguments) throws Exception {
    var asked = json(arguments);
    assertThat(problems(INPUTS, "execute_command", asked)).isEmpty();
    assertThat(problems(OUTPUTS, "execute_command", client.run(asked))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'command':''}",
        "{'command':5}",
        "{'command':'x','timeout':0}",
        "{'command':'x','shell':'/bin/zsh'}",
        "{'command':'x','cmd':'y'}",
        "{'command':'x','on_disconnect':'maybe'}",
        "{'command':'x','pty':{'columns':0}}",
        "{'command':'x','env':{'A':1}}",
      })
  void whatTheInputSchemaForbidsIsRefusedWithAnExampleOfWhatIsRight(String arguments)
      throws Exception {
    var asked = json(arguments);
    assertThat(problems(INPUTS, "execute_command", asked)).isNotEmpty();
    var answer = client.run(asked);
    assertThat(problems(OUTPUTS, "execute_command", answer)).isEmpty();
    assertThat(answer.getString("suggestion")).contains("\"command\"");
  }

  @Test
  void whatManagingAnswersIsAsListed() throws Exception {
    var talker = json("{'command':'cat','keep_stdin_open':true,'background':true}");
    var id = client.run(talker).getString("process_id");
    var typist = json("{'command':'cat','pty':{},'background':true}");
    var terminal = client.run(typist).getString("process_id");
    assertManages("{'action':'list'}");
    assertManages("{'action':'write','process_id':'%s','data':'hello\\n'}".formatted(id));
    assertManages("{'action':'wait','process_id':'%s','until':'hel+o'}".formatted(id));
    assertManages("{'action':'read','process_id':'%s','grep':'h','strip_ansi':true}".formatted(id));
    assertManages("{'action':'read','process_id':'%s','offset':0,'wait':0.1}".formatted(id));
    assertManages("{'action':'wait','process_id':'%s','wait':0.1}".formatted(id));
    assertManages(
        "{'action':'resize','process_id':'%s','columns':100,'rows':30}".formatted(terminal));
    assertManages("{'action':'kill','process_id':'%s','signal':'SIGINT'}".formatted(terminal));
    assertManages("{'action':'kill','process_id':'%s'}".formatted(id));
    assertManages("{'action':'kill','process_id':'%s'}".formatted(id));
    assertManages("{'action':'write','process_id':'%s','data':'late'}".formatted(id));
    assertManages("{'action':'read','process_id':'00000000-0000-4000-8000-000000000000'}");
    assertManages("{'action':'list'}");
  }

  @Test
  void aReadOfWhatIsNotKeptTellsTheGapAsListed() throws Exception {
    var flood = json("{'command':'head -c 20000000 /dev/zero | tr \\\\0 x'}");
    var id = client.run(flood).getString("process_id");
    var answer =
        client.manage(json("{'action':'read','process_id':'%s','offset':70000}".formatted(id)));
    assertThat(answer.getJsonObject("gap")).isNotNull();
    assertThat(problems(OUTPUTS, "manage_process", answer)).isEmpty();
  }

  @Test
  void theValidatorSeesWhatIsNotListed() {
    var answer = json("{'status':'exited','success':true,'surprise':1}");
    assertThat(problems(OUTPUTS, "execute_command", answer)).hasSize(1);
    assertThat(problems(OUTPUTS, "execute_command", json("{'status':'gone'}"))).hasSize(2);
  }

  private static void assertManages(String arguments) throws Exception {
    var asked = json(arguments);
    assertThat(problems(INPUTS, "manage_process", asked)).as(arguments).isEmpty();
    var answer = client.manage(asked);
    assertThat(problems(OUTPUTS, "manage_process", answer)).as(answer.encode()).isEmpty();
  }

  private static List<com.networknt.schema.Error> problems(
      Map<String, Schema> schemas, String tool, JsonObject json) {
    var schema = schemas.get(tool);
    if (schema == null) {
      throw new AssertionError("not listed: " + tool);
    }
    return schema.validate(json.encode(), InputFormat.JSON);
  }

  private static Schema schema(JsonObject json) {
    return SCHEMAS.getSchema(json.encode(), InputFormat.JSON);
  }

  /** The schema of an object that has no members but those it describes, down to the last. */
  private static JsonObject closed(JsonObject schema) {
    schema.forEach(member -> {
      if (member.getValue() instanceof JsonObject inner) {
        closed(inner);
      }
    });
    return schema.containsKey("properties") && schema.containsKey("type")
        ? schema.put("additionalProperties", false)
        : schema;
  }

  private static JsonObject json(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }
}

package org.convene.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.initiative.Commitment;
import org.convene.initiative.CommitmentClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollCsvTest {
  private static final InitiativeId OURS = new InitiativeId(new UUID(1, 1));
  private static final Commitment GHENT =
      new Commitment(new CommitmentId(new UUID(2, 1)), OURS, "Ghent", CommitmentClass.CITY, "BE");
  private static final Commitment SOLAR =
      new Commitment(
          new CommitmentId(new UUID(2, 2)), OURS, "Solar, Works", CommitmentClass.INDUSTRY, null);
  private static final List<Commitment> COMMITMENTS = List.of(GHENT, SOLAR);
  private static final PreparedRoll BEFORE = PreparedRoll.of(COMMITMENTS);

  private int ids;

  private PreparedRoll read(String text, PreparedRoll before) {
    return switch (RollCsv.read(text, before, COMMITMENTS, () -> new UUID(3, ++ids))) {
      case RollCsv.Read.Written(PreparedRoll roll) -> roll;
      case RollCsv.Read.Refused(Refusal refusal) -> fail(refusal.toString());
    };
  }

  private Refusal refusal(String text) {
    return switch (RollCsv.read(text, BEFORE, COMMITMENTS, () -> new UUID(3, ++ids))) {
      case RollCsv.Read.Written(PreparedRoll roll) -> fail(roll.toString());
      case RollCsv.Read.Refused(Refusal refusal) -> refusal;
    };
  }

  private static Mandate mandate(PreparedRoll roll, String name) {
    return roll.roll().mandates().stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> holders(PreparedRoll roll, String mandate) {
    return mandate(roll, mandate).holders().stream()
        .map(id -> Objects.requireNonNull(roll.holdersById().get(id)).written())
        .collect(Collectors.toList());
  }

  @Test
  void aTableSaysWhoVotesForWhomWithWhatWeight() {
    PreparedRoll roll =
        read(
            """
            mandate,class,weight,holders,proxy
            ghent,,2.50,Ada Berg <ada@ghent.example>; Bram,
            "Solar, Works",energy,1,solar@works.example,Ghent
            Cleo Dent,,,,
            """,
            BEFORE);
    assertThat(mandate(roll, "Ghent").id().value()).isEqualTo(GHENT.id().value());
    assertThat(mandate(roll, "Ghent").kind()).isEqualTo("city");
    assertThat(mandate(roll, "Ghent").weight()).isEqualTo(Weight.of("2.5"));
    assertThat(holders(roll, "Ghent")).containsExactly("Ada Berg <ada@ghent.example>", "Bram");
    assertThat(mandate(roll, "Solar, Works").kind()).isEqualTo("energy");
    assertThat(roll.roll().proxies())
        .containsExactly(
            new Proxy(mandate(roll, "Solar, Works").id(), mandate(roll, "Ghent").id()));
    assertThat(mandate(roll, "Cleo Dent").of()).isEqualTo(Mandate.Of.PERSON);
    assertThat(holders(roll, "Cleo Dent")).containsExactly("Cleo Dent");
  }

  @Test
  void whatWasWrittenIsReadBackAndEverybodyStaysWhoTheyAre() {
    PreparedRoll roll =
        read(
            """
            mandate,weight,holders,proxy
            Ghent,2,Ada <ada@ghent.example>;Bram;=cmd,
            "Solar, Works",0.000001,,Ghent
            +Eve,1,ada@ghent.example,
            Bram,1,,
            """,
            BEFORE);
    String table = RollCsv.write(roll);
    assertThat(table).contains("'+Eve");
    assertThat(read(table, roll)).isEqualTo(roll);
    assertThat(read(table, BEFORE).roll().mandates()).hasSize(4);
  }

  @Test
  void aSpreadsheetThatWritesCommasForDecimalsIsUnderstood() {
    PreparedRoll roll = read("Mandate;Weight\r\nGhent;0,5\r\n", BEFORE);
    assertThat(mandate(roll, "Ghent").weight()).isEqualTo(Weight.of("0.5"));
  }

  @Test
  void onePersonIsOnePersonByAddressAndElseByName() {
    PreparedRoll roll =
        read(
            """
            mandate,holders
            Ghent,Ada
            "Solar, Works",ADA@ghent.example
            Eve,Ada <ada@ghent.example>
            """,
            BEFORE);
    assertThat(roll.holders()).hasSize(1);
    HolderId ada = roll.holders().getFirst().id();
    assertThat(roll.roll().mandates()).allMatch(m -> m.holders().equals(List.of(ada)));
  }

  @Test
  void whoIsNoLongerOnTheRollIsForgotten() {
    PreparedRoll before = read("mandate,holders\nGhent,Ada;Bram\nEve,\n", BEFORE);
    PreparedRoll after = read("mandate,holders\nGhent,Bram\n", before);
    assertThat(after.holders()).hasSize(1);
    assertThat(mandate(after, "Ghent").holders())
        .containsExactly(mandate(before, "Ghent").holders().getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "|invalid-csv|1|",
        "name,weight|invalid-csv|1|name",
        "weight|invalid-csv|1|",
        "mandate,mandate|invalid-csv|1|",
        "mandate,weight~Ghent,1~Eve,two|invalid-csv|3|weight",
        "mandate,weight~Ghent,1e9|invalid-csv|2|weight",
        "mandate,weight~Ghent,0|invalid-weight|2|",
        "mandate,weight~Ghent,-1|invalid-weight|2|",
        "mandate,weight~,1|invalid-csv|2|mandate",
        "mandate,weight~Ghent,1,2|invalid-csv|2|",
        "mandate,weight~Ghent,1~ GHENT ,1|duplicate-mandate|3|mandate",
        "mandate,proxy~Ghent,Bruges|unknown-mandate|2|proxy",
        "mandate,proxy~Ghent,Ghent|proxy-to-itself|2|",
        "mandate,proxy~Ghent,Eve~Eve,Ghent|proxy-circle|2|",
        "mandate,proxy~Ghent,Eve~Eve,Bob~Bob,|proxy-chain|2|",
        "mandate,proxy~A,D~B,D~C,D~D,|proxy-cap|5|",
        "mandate,class~Ghent,\"unclosed|invalid-csv|2|",
      })
  void whatIsWrongIsNamedByItsPlace(String text, String code, int line, String column) {
    Refusal refusal = refusal(text == null ? "" : text.replace('~', '\n'));
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.members().get("line")).isEqualTo(line);
    assertThat(refusal.members().get("column")).isEqualTo(column);
  }

  @Test
  void aTableThatIsTooLongIsRefused() {
    StringBuilder text = new StringBuilder("mandate\n");
    for (int i = 0; i <= RollRules.MAX_MANDATES; i++) {
      text.append("P").append(i).append('\n');
    }
    assertThat(refusal(text.toString()).code()).isEqualTo("invalid-roll");
  }

  @Test
  void whatASessionBeginsWithIsItsCommitmentsOnTheirWord() {
    assertThat(BEFORE.flaw(COMMITMENTS)).isEmpty();
    assertThat(BEFORE.roll().mandates())
        .hasSize(2)
        .allMatch(Mandate::selfDeclared)
        .allMatch(m -> m.weight().equals(Weight.ONE));
    assertThat(mandate(BEFORE, SOLAR.name()).kind()).isEqualTo("industry");
  }
}

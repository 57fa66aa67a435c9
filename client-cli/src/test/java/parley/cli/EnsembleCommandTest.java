package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EnsembleCommandTest {

    @Test
    void anEnsembleIsCountedByTableLadderAndCountry() {
        Parley run = Parley.run("model", "ensemble", "starter", "--seeds", "1..10");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("starter, seeds 1..10", "USA-MYS", "CHN>USA", "month 60");
    }

    @Test
    void anEnsembleForProgramsSaysWhatWasChanged() throws IOException {
        Parley run = Parley.run(
                "model",
                "ensemble",
                "starter",
                "--seeds",
                "1..10",
                "--without",
                "truce,stalls",
                "--set",
                "dep=2",
                "--json");
        JsonNode json = new ObjectMapper().readTree(run.out());

        assertThat(json.path("variant").asText()).isEqualTo("TRUCE off, STALLS off, dep = 2");
        JsonNode truce = json.path("sections").path(0).path("rows").path(0);
        assertThat(truce.path("table").asText()).isEqualTo("USA-CHN (truce)");
        assertThat(truce.path("signed %").isNumber()).isTrue();
        assertThat(truce.path("signed %").asDouble()).isZero();
    }

    @Test
    void aScenarioIsComparedWithItselfWithoutSomething() throws IOException {
        Parley run = Parley.run(
                "model", "compare", "starter", "--without", "MYS,truce", "--set", "kap=2", "--seeds", "1..6", "--json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode truce = json.path("sections").path(0).path("rows").path(0);

        assertThat(run.code()).isZero();
        assertThat(json.path("variant").asText()).isEqualTo("no deal with MYS, TRUCE off, kap = 2");
        assertThat(truce.path("output").asText()).isEqualTo("USA-CHN signs");
        assertThat(truce.path("pairs").asInt()).isEqualTo(6);
        assertThat(truce.path("changed").asDouble(-1)).isZero();
        assertThat(truce.path("flips %").asDouble())
                .isCloseTo(truce.path("base").asDouble(), within(.51));
    }

    @Test
    void theNoteHoldsBothTablesAndTheShareOfJudgement() {
        Parley run = Parley.run("model", "note", "starter", "--seeds", "1..4");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "`./parley model note starter --seeds 1..4",
                        "are judgement",
                        "## The ablations",
                        "| STALLS off |");
    }
}

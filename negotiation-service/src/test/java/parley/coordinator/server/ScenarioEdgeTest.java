package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.access.Caller;
import parley.proto.error.v1.ErrorReason;
import parley.proto.scenario.v1.Fault;
import parley.proto.scenario.v1.GetScenarioRequest;
import parley.proto.scenario.v1.ListScenariosRequest;
import parley.proto.scenario.v1.Scenario;
import parley.proto.scenario.v1.ScenarioServiceGrpc;
import parley.proto.scenario.v1.ScenarioServiceGrpc.ScenarioServiceBlockingStub;
import parley.proto.scenario.v1.ScenarioSummary;
import parley.proto.scenario.v1.ValidateScenarioRequest;
import parley.wire.Errors;
import parley.wire.ScenarioCodec;

class ScenarioEdgeTest {

    private static final ServedCoordinator COORDINATOR = ServedCoordinator.start();

    private final ScenarioServiceBlockingStub scenarios =
            COORDINATOR.as(new Caller.Host(), ScenarioServiceGrpc.newBlockingStub(COORDINATOR.channel()));

    @AfterAll
    static void stop() {
        COORDINATOR.close();
    }

    private Scenario starter() {
        return scenarios
                .getScenario(GetScenarioRequest.newBuilder().setId("starter").build())
                .getScenario();
    }

    @Test
    void theListSummarisesEveryScenarioAndNamesTheDefault() {
        var page = scenarios.listScenarios(ListScenariosRequest.getDefaultInstance());

        assertThat(page.getScenariosList()).anySatisfy(summary -> {
            assertThat(summary.getId()).isEqualTo("starter");
            assertThat(summary.getSeatsList()).containsExactly("CHN", "USA", "MYS", "AUS");
            assertThat(summary.getRounds()).isEqualTo(6);
            assertThat(summary.getMarkets()).isEqualTo(2);
            assertThat(summary.getTables()).isEqualTo(3);
        });
        assertThat(page.getScenariosList())
                .filteredOn(ScenarioSummary::getIsDefault)
                .hasSize(1);
        assertThat(page.getNextPageToken()).isEmpty();
    }

    @Test
    void aScenarioComesAsItIsPlayed() {
        assertThat(ScenarioCodec.fromProto(starter())).isEqualTo(ServedCoordinator.SCENARIOS.load("starter"));
    }

    @Test
    void aScenarioThatDoesNotExistIsNotFoundAndTheNearestIsNamed() {
        assertThatThrownBy(() -> scenarios.getScenario(
                        GetScenarioRequest.newBuilder().setId("startr").build()))
                .satisfies(e -> {
                    assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SCENARIO);
                    assertThat(Errors.info(e).orElseThrow().getMetadataMap()).containsEntry("nearest", "starter");
                });
    }

    @Test
    void aScenarioThatCanBePlayedHasNoFaults() {
        assertThat(scenarios
                        .validateScenario(ValidateScenarioRequest.newBuilder()
                                .setScenario(starter())
                                .build())
                        .getFaultsList())
                .isEmpty();
    }

    @Test
    void aScenarioWithFaultsIsAnAnswerThatNamesThem() {
        Scenario faulty = starter().toBuilder().setRounds(-1).setTension(7).build();

        assertThat(scenarios
                        .validateScenario(ValidateScenarioRequest.newBuilder()
                                .setScenario(faulty)
                                .build())
                        .getFaultsList())
                .extracting(Fault::getPath)
                .contains("rounds", "tension");
    }

    @Test
    void withoutAScenarioNothingCanBeChecked() {
        assertThatThrownBy(() -> scenarios.validateScenario(ValidateScenarioRequest.getDefaultInstance()))
                .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD));
    }
}

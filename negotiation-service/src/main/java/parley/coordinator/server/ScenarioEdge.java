package parley.coordinator.server;

import io.grpc.stub.StreamObserver;
import java.util.List;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;
import parley.proto.scenario.v1.GetScenarioRequest;
import parley.proto.scenario.v1.GetScenarioResponse;
import parley.proto.scenario.v1.ListScenariosRequest;
import parley.proto.scenario.v1.ListScenariosResponse;
import parley.proto.scenario.v1.ScenarioServiceGrpc.ScenarioServiceImplBase;
import parley.proto.scenario.v1.ScenarioSummary;
import parley.proto.scenario.v1.ValidateScenarioRequest;
import parley.proto.scenario.v1.ValidateScenarioResponse;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioCodec;
import parley.wire.ScenarioLibrary;

/** Serves the scenarios of a {@link ScenarioLibrary} over gRPC; those with faults are not listed. */
final class ScenarioEdge extends ScenarioServiceImplBase {

    private static final String LIST = "scenarios";

    private final Coordinator coordinator;
    private final ScenarioLibrary scenarios;

    ScenarioEdge(Coordinator coordinator, ScenarioLibrary scenarios) {
        this.coordinator = coordinator;
        this.scenarios = scenarios;
    }

    @Override
    public void listScenarios(ListScenariosRequest request, StreamObserver<ListScenariosResponse> reply) {
        int size = Pages.size(request.getPageSize());
        List<Scenario> rest = after(request.getPageToken());
        List<Scenario> page = rest.subList(0, Math.min(size, rest.size()));
        String fullest = scenarios.fullest().orElse("");
        ListScenariosResponse.Builder response = ListScenariosResponse.newBuilder();
        page.forEach(scenario ->
                response.addScenarios(summary(scenario, scenario.id().equals(fullest))));
        if (rest.size() > size) {
            response.setNextPageToken(Pages.token(LIST, page.getLast().id()));
        }
        reply.onNext(response.build());
        reply.onCompleted();
    }

    private List<Scenario> after(String token) {
        String last = Pages.last(LIST, token).orElse("");
        return scenarios.ids().stream()
                .filter(id -> id.compareTo(last) > 0)
                .flatMap(id -> scenarios.read(id).scenario().stream())
                .toList();
    }

    private static ScenarioSummary summary(Scenario scenario, boolean isDefault) {
        return ScenarioSummary.newBuilder()
                .setId(scenario.id())
                .setTitle(scenario.title())
                .setSummary(scenario.summary())
                .addAllSeats(scenario.seats())
                .setRounds(scenario.rounds())
                .setMarkets(scenario.markets().size())
                .setTables(scenario.tables().size())
                .setIsDefault(isDefault)
                .build();
    }

    @Override
    public void getScenario(GetScenarioRequest request, StreamObserver<GetScenarioResponse> reply) {
        Scenario scenario = coordinator.scenario(request.getId());
        reply.onNext(GetScenarioResponse.newBuilder()
                .setScenario(ScenarioCodec.toProto(scenario))
                .build());
        reply.onCompleted();
    }

    @Override
    public void validateScenario(ValidateScenarioRequest request, StreamObserver<ValidateScenarioResponse> reply) {
        if (!request.hasScenario()) {
            throw new DeclinedException(new Problem.InvalidField("scenario", "", "a scenario, complete or not"));
        }
        ValidateScenarioResponse.Builder response = ValidateScenarioResponse.newBuilder();
        ScenarioCodec.faults(request.getScenario()).forEach(fault -> response.addFaults(fault(fault)));
        reply.onNext(response.build());
        reply.onCompleted();
    }

    private static parley.proto.scenario.v1.Fault fault(Fault fault) {
        return parley.proto.scenario.v1.Fault.newBuilder()
                .setFile(fault.file())
                .setPath(fault.path())
                .setValue(fault.value())
                .setExpected(fault.expected())
                .build();
    }
}

package parley.coordinator.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import parley.coordinator.session.Charter;
import parley.coordinator.session.Line;
import parley.coordinator.session.Phase;
import parley.proto.store.v1.Answered;
import parley.proto.store.v1.Cancelled;
import parley.proto.store.v1.Ended;
import parley.proto.store.v1.Extended;
import parley.proto.store.v1.Happened;
import parley.proto.store.v1.Injected;
import parley.proto.store.v1.Lines;
import parley.proto.store.v1.Paused;
import parley.proto.store.v1.Resumed;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.wire.EventCodec;
import parley.wire.Times;

/** Charters and the lines of logs as they are kept. */
final class LogCodec {

    private LogCodec() {}

    static parley.proto.store.v1.Charter toProto(Charter charter) {
        return parley.proto.store.v1.Charter.newBuilder()
                .setName(charter.name())
                .setRequest(PlanCodec.toProto(charter.requestId(), charter.plan()))
                .setSeed(charter.seed())
                .setParameterSeed(charter.parameterSeed())
                .putAllSecrets(charter.secrets().byCountry())
                .setCreateTime(Times.toProto(charter.created()))
                .build();
    }

    static Charter fromProto(parley.proto.store.v1.Charter charter, Scenario scenario) {
        return new Charter(
                charter.getName(),
                charter.getRequest().getRequestId(),
                PlanCodec.fromProto(charter.getRequest()),
                scenario,
                charter.getSeed(),
                charter.getParameterSeed(),
                new Secrets(new TreeMap<>(charter.getSecretsMap())),
                Times.fromProto(charter.getCreateTime()));
    }

    static parley.proto.store.v1.Line toProto(Line line) {
        var proto = parley.proto.store.v1.Line.newBuilder();
        switch (line) {
            case Line.Answered answered ->
                proto.setAnswered(
                        Answered.newBuilder().setTurn(answered.turn()).setEnded(EventCodec.toProto(answered.ended())));
            case Line.Happened happened -> {
                var events = Happened.newBuilder().setRound(happened.round());
                happened.entries().forEach(entry -> events.addEvents(EventCodec.toProto(entry)));
                proto.setHappened(events);
            }
            case Line.Assigned assigned -> proto.setAssigned(PlanCodec.toProto(assigned.country(), assigned.driver()));
            case Line.Paused paused -> proto.setPaused(toProto(paused));
            case Line.Resumed resumed -> proto.setResumed(Resumed.getDefaultInstance());
            case Line.Extended extended ->
                proto.setExtended(Extended.newBuilder()
                        .setTurn(extended.turn())
                        .setMore(Times.toProto(extended.more()))
                        .addAllCountries(extended.countries())
                        .setRequestId(extended.requestId()));
            case Line.Injected injected ->
                proto.setInjected(Injected.newBuilder()
                        .setTurn(injected.turn())
                        .setTitle(injected.title())
                        .setMoved(injected.moved())
                        .setRound(injected.round())
                        .setRequestId(injected.requestId()));
            case Line.Ended ended -> proto.setEnded(toProto(ended.phase()));
        }
        return proto.build();
    }

    private static Paused toProto(Line.Paused paused) {
        var proto =
                Paused.newBuilder().setPause(PauseCodec.toProto(paused.pause())).setTurn(paused.turn());
        paused.left().forEach((country, time) -> proto.putLeft(country, Times.toProto(time)));
        return proto.build();
    }

    private static Line fromProto(Paused paused) {
        var left = new HashMap<String, Duration>();
        paused.getLeftMap().forEach((country, time) -> left.put(country, Times.fromProto(time)));
        return new Line.Paused(PauseCodec.fromProto(paused.getPause()), paused.getTurn(), left);
    }

    private static Line fromProto(Extended extended) {
        return new Line.Extended(
                extended.getTurn(),
                Times.fromProto(extended.getMore()),
                extended.getCountriesList(),
                extended.getRequestId());
    }

    private static Line fromProto(Injected injected) {
        return new Line.Injected(
                injected.getTurn(),
                injected.getTitle(),
                injected.getMoved(),
                injected.getRound(),
                injected.getRequestId());
    }

    static Ended toProto(Phase phase) {
        return switch (phase) {
            case Phase.Finished finished ->
                Ended.newBuilder().setDigest(finished.digest()).build();
            case Phase.Cancelled cancelled ->
                Ended.newBuilder().setCancelled(Cancelled.getDefaultInstance()).build();
            case Phase.Failed failed ->
                Ended.newBuilder().setProblem(failed.problem()).build();
            case Phase.Running running -> throw notAnEnd(phase);
            case Phase.Paused paused -> throw notAnEnd(phase);
        };
    }

    private static IllegalArgumentException notAnEnd(Phase phase) {
        return new IllegalArgumentException("phase: " + phase.word() + " (expected: an end)");
    }

    static List<Line> fromProto(Lines lines) {
        var read = new ArrayList<Line>();
        lines.getLinesList().forEach(line -> read.add(fromProto(line)));
        return read;
    }

    private static Line fromProto(parley.proto.store.v1.Line line) {
        return switch (line.getLineCase()) {
            case ANSWERED ->
                new Line.Answered(
                        line.getAnswered().getTurn(),
                        EventCodec.fromProto(line.getAnswered().getEnded()));
            case HAPPENED ->
                new Line.Happened(
                        line.getHappened().getRound(),
                        line.getHappened().getEventsList().stream()
                                .map(EventCodec::fromProto)
                                .toList());
            case ASSIGNED ->
                new Line.Assigned(line.getAssigned().getCountry(), PlanCodec.fromProto(line.getAssigned(), "assigned"));
            case PAUSED -> fromProto(line.getPaused());
            case RESUMED -> new Line.Resumed();
            case EXTENDED -> fromProto(line.getExtended());
            case INJECTED -> fromProto(line.getInjected());
            case ENDED -> new Line.Ended(fromProto(line.getEnded()));
            case LINE_NOT_SET -> throw new IllegalStateException("a line of a log that says nothing");
        };
    }

    static Phase fromProto(Ended ended) {
        return switch (ended.getEndCase()) {
            case DIGEST -> new Phase.Finished(ended.getDigest());
            case CANCELLED -> new Phase.Cancelled();
            case PROBLEM -> new Phase.Failed(ended.getProblem());
            case END_NOT_SET -> throw new IllegalStateException("the end of a log that says nothing");
        };
    }
}

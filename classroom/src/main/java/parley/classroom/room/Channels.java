package parley.classroom.room;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.classroom.room.ClassState.Delegate;
import parley.classroom.room.ClassState.Utterance;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.Delegation;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.Talk;
import parley.proto.classroom.v1.Teacher;
import parley.proto.scenario.v1.Scenario;
import parley.wire.WireException;

/** Who may speak to whom, and who hears it. */
final class Channels {

    private Channels() {}

    /**
     * The channel, with nothing of what somebody sent beside it; refused where the speaker may not speak to them.
     *
     * @param speaker empty for the teacher
     */
    static Channel checked(Optional<Delegate> speaker, Channel channel, ClassState state, Scenario scenario) {
        Optional<Channel> plain =
                speaker.isPresent() ? delegates(speaker.get(), channel, scenario) : teachers(channel, state);
        return plain.orElseThrow(() -> new WireException(
                "channel",
                channel.toString().strip(),
                speaker.isEmpty()
                        ? "everyone or person"
                        : "everyone, country (another one with a seat), delegation or teacher"));
    }

    private static Optional<Channel> teachers(Channel channel, ClassState state) {
        return switch (channel.getToCase()) {
            case EVERYONE -> Optional.of(everyone());
            case PERSON ->
                state.person(channel.getPerson())
                        .map(person ->
                                Channel.newBuilder().setPerson(person.id()).build());
            default -> Optional.empty();
        };
    }

    private static Optional<Channel> delegates(Delegate speaker, Channel channel, Scenario scenario) {
        return switch (channel.getToCase()) {
            case EVERYONE -> Optional.of(everyone());
            case DELEGATION ->
                Optional.of(Channel.newBuilder()
                        .setDelegation(Delegation.getDefaultInstance())
                        .build());
            case TEACHER ->
                Optional.of(Channel.newBuilder()
                        .setTeacher(Teacher.getDefaultInstance())
                        .build());
            case COUNTRY ->
                Plans.codes(scenario).stream()
                        .filter(code -> code.equals(channel.getCountry())
                                && !code.equals(speaker.seat().country()))
                        .map(code -> Channel.newBuilder().setCountry(code).build())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static Channel everyone() {
        return Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()).build();
    }

    /** Whether a delegate hears what somebody said. */
    static boolean hears(Delegate me, Utterance utterance) {
        if (utterance.from().isEmpty()) {
            return utterance.channel().hasEveryone()
                    || (utterance.channel().hasPerson() && utterance.channel().getPerson() == me.id());
        }
        Delegate from = utterance.from().get();
        return from.id() == me.id()
                || (from.seat().world() == me.seat().world()
                        && switch (utterance.channel().getToCase()) {
                            case EVERYONE -> true;
                            case COUNTRY ->
                                me.seat().equals(from.seat())
                                        || me.seat()
                                                .country()
                                                .equals(utterance.channel().getCountry());
                            case DELEGATION -> me.seat().equals(from.seat());
                            case TEACHER, PERSON, TO_NOT_SET -> false;
                        });
    }

    /** Whether the projector shows it: what the teacher says to all. */
    static boolean isPublic(Utterance utterance) {
        return utterance.from().isEmpty() && utterance.channel().hasEveryone();
    }

    /** How often one country's delegates spoke to another's, or to all, in one world; what they say among themselves is nobody's. */
    static List<Talk> talk(int world, List<Utterance> said) {
        Map<Talk, Integer> counts = new LinkedHashMap<>();
        said.forEach(utterance -> utterance
                .from()
                .filter(from -> from.seat().world() == world)
                .filter(from ->
                        utterance.channel().hasEveryone() || utterance.channel().hasCountry())
                .ifPresent(from -> counts.merge(
                        Talk.newBuilder()
                                .setFrom(from.seat().country())
                                .setTo(utterance.channel().getCountry())
                                .build(),
                        1,
                        Integer::sum)));
        return counts.entrySet().stream()
                .map(pair ->
                        pair.getKey().toBuilder().setMessages(pair.getValue()).build())
                .toList();
    }
}

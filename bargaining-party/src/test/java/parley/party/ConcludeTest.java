package parley.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Limits;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Quorum;
import parley.bargaining.protocol.Saop;
import parley.bargaining.strategy.Plan;
import parley.proto.bargaining.v1.ActResponse;
import parley.proto.bargaining.v1.ConcludeRequest;
import parley.proto.bargaining.v1.Ending;
import parley.proto.bargaining.v1.Offer;
import parley.proto.bargaining.v1.PartyServiceGrpc;
import parley.wire.DecisionServer;
import parley.wire.Errors;

class ConcludeTest {

    private static final Table TABLE = Table.of(1, 3);
    private static final int OUTCOME = 2;

    private static final Party OFFERS = turn -> new Action.Offer(OUTCOME);
    private static final Party ACCEPTS = turn -> new Action.Accept();
    private static final Party WALKS = turn -> new Action.End();

    private static ConcludeRequest told(int seat, List<Party> others) {
        List<ConcludeRequest> news = new CopyOnWriteArrayList<>();
        try (var foreign = ForeignParty.told(news);
                DialledParty party = TABLE.elsewhere(seat, foreign.port(), Table.PATIENCE)) {
            List<Party> parties = new CopyOnWriteArrayList<>(others);
            parties.add(seat, party);
            new Saop(3, TABLE.domain().arraySize(), Limits.rounds(2), new Quorum.Count(2)).play(parties);
        }
        assertThat(news).hasSize(1);
        return news.get(0);
    }

    @Test
    void aPartyHearsWhatWasAgreedByWhomAndWhatThatIsWorthToIt() {
        ConcludeRequest news = told(2, List.of(OFFERS, ACCEPTS));
        assertThat(news.getEnding()).isEqualTo(Ending.ENDING_AGREEMENT);
        assertThat(news.getSession()).isEqualTo("s1");
        assertThat(news.getSeat()).isEqualTo(2);
        assertThat(news.getRound()).isEqualTo(1);
        assertThat(news.getAgreement().getNumber()).isEqualTo(OUTCOME);
        assertThat(news.getAgreement().getUtility())
                .isEqualTo(TABLE.preferences(2).utility(OUTCOME));
        assertThat(news.getSignatoriesList()).containsExactly(0, 1);
    }

    @Test
    void aPartyHearsThatNothingWasAgreed() {
        ConcludeRequest late = told(0, List.of(OFFERS, OFFERS));
        assertThat(late.getEnding()).isEqualTo(Ending.ENDING_TIMEOUT);
        assertThat(late.getRound()).isEqualTo(2);
        assertThat(late.hasAgreement()).isFalse();
        assertThat(late.getSignatoriesList()).isEmpty();
        assertThat(told(1, List.of(OFFERS, WALKS)).getEnding()).isEqualTo(Ending.ENDING_WALKED);
    }

    @Test
    void whoDoesNotWantToHearChangesNothing() {
        try (var foreign = ForeignParty.answering(request -> ActResponse.getDefaultInstance());
                DialledParty party = TABLE.elsewhere(2, foreign.port(), Table.PATIENCE)) {
            assertThat(new Saop(3, TABLE.domain().arraySize(), Limits.rounds(2), new Quorum.Count(2))
                            .play(List.of(OFFERS, ACCEPTS, party))
                            .agreement())
                    .hasValue(OUTCOME);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ENDING_UNSPECIFIED, 1, 0, false, ending",
        "ENDING_TIMEOUT, 0, 0, false, round",
        "ENDING_TIMEOUT, 1, -1, false, seat",
        "ENDING_TIMEOUT, 1, 0, true, agreement",
        "ENDING_AGREEMENT, 1, 0, false, agreement",
    })
    void aServedPartyRefusesNewsThatBreakABound(Ending ending, int round, int seat, boolean agreed, String field)
            throws IOException {
        try (DecisionServer server = PartyServer.start(0, "linear", new PlanBrain(Plan.named("linear")))) {
            ManagedChannel channel = ManagedChannelBuilder.forTarget(server.target())
                    .usePlaintext()
                    .build();
            var news = ConcludeRequest.newBuilder()
                    .setSession("s1")
                    .setEnding(ending)
                    .setRound(round)
                    .setSeat(seat);
            if (agreed) {
                news.setAgreement(Offer.getDefaultInstance());
            }
            try {
                StatusRuntimeException refused = catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> PartyServiceGrpc.newBlockingStub(channel).conclude(news.build()));
                assertThat(Errors.info(refused).orElseThrow().getMetadataMap()).containsEntry("field", field);
            } finally {
                channel.shutdownNow();
            }
        }
    }
}

package parley.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.GetSupplyRequest;
import parley.proto.classroom.v1.GetSupplyResponse;
import parley.proto.classroom.v1.SeatPersonRequest;
import parley.proto.scenario.v1.Market;

/** Where a delegation's minerals come from, over a real port. */
class SupplyTest {

    @TempDir
    Path folder;

    private School school;
    private CreateClassResponse opened;
    private String ada;

    @BeforeEach
    void open() throws IOException {
        school = new School(folder);
        opened = school.opens(4);
        ada = school.joins(opened.getCode(), "Ada");
    }

    @AfterEach
    void close() {
        school.close();
    }

    private GetSupplyResponse supply(String country) {
        var unused = school.as(opened.getTeacherToken())
                .seatPerson(SeatPersonRequest.newBuilder()
                        .setPerson(1)
                        .setWorld(1)
                        .setCountry(country)
                        .build());
        return school.as(ada).getSupply(GetSupplyRequest.getDefaultInstance());
    }

    private static Market magnets(GetSupplyResponse supply) {
        return supply.getMarketsList().stream()
                .filter(market -> market.getId().equals("NdPr_MAKE"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDelegationReadsWhoSuppliesItAndWhomItSuppliesAndOfNobodyElse() {
        GetSupplyResponse usa = supply("USA");
        assertThat(usa.getMarketsList())
                .allSatisfy(market -> assertThat(market.getFlowsList())
                        .isNotEmpty()
                        .allMatch(flow ->
                                flow.getOrigin().equals("USA") || flow.getUser().equals("USA")));
        assertThat(magnets(usa).getFlowsList()).anySatisfy(flow -> {
            assertThat(flow.getOrigin()).isEqualTo("CHN");
            assertThat(flow.getTonnesPerYear()).isEqualTo(6800);
        });
        assertThat(usa.getNamesMap()).containsEntry("ROW", "Rest of the world").hasSize(5);
        assertThat(magnets(supply("AUS")).getFlowsList())
                .allMatch(flow -> flow.getUser().equals("AUS"));
    }
}

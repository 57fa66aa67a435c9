package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.proto.scenario.v1.Table;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.View;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.session.Session;

/** What is the same in the views of several seats is one message, which is made and held once. */
class SharedMessagesTest {

    private static final Scenario STARTER = ScenarioFolder.starter();

    private final Session session = Session.open(STARTER, 7, Secrets.open(STARTER.seats()));

    private View view(String seat) {
        return ViewCodec.toProto(session.view(seat));
    }

    private static List<Table> table(View view, String id) {
        return view.getTablesList().stream()
                .map(TableView::getTable)
                .filter(table -> table.getId().equals(id))
                .toList();
    }

    @Test
    void theWorldIsSharedByTheSeatsOfASession() {
        assertThat(view("USA").getWorld()).isSameAs(view("CHN").getWorld());
    }

    @Test
    void aTableIsSharedByItsParties() {
        assertThat(table(view("USA"), "USA-CHN")).hasSize(1);
        assertThat(table(view("USA"), "USA-CHN").getFirst())
                .isSameAs(table(view("CHN"), "USA-CHN").getFirst());
    }
}

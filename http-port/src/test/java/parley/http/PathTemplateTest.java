package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PathTemplateTest {

    private static final PathTemplate CANCEL = PathTemplate.of("/v1/{name=sessions/*}:cancel");
    private static final PathTemplate SESSION = PathTemplate.of("/v1/{name=sessions/*}");
    private static final PathTemplate SCENARIO = PathTemplate.of("/v1/scenarios/{id}");

    private static Optional<String> field(PathTemplate template, String path) {
        Matcher matcher = Pattern.compile(template.regex()).matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Test
    void aFieldIsWhatStandsInItsPlaceWithWhatBelongsToItsName() {
        assertThat(field(SESSION, "/v1/sessions/7k2m")).contains("sessions/7k2m");
        assertThat(field(CANCEL, "/v1/sessions/7k2m:cancel")).contains("sessions/7k2m");
        assertThat(field(SCENARIO, "/v1/scenarios/gyeongju-2025")).contains("gyeongju-2025");
    }

    @Test
    void anotherVerbAnotherDepthAndNothingAreOtherPaths() {
        assertThat(field(SESSION, "/v1/sessions/7k2m:cancel")).isEmpty();
        assertThat(field(SESSION, "/v1/sessions/7k2m/events")).isEmpty();
        assertThat(field(SESSION, "/v1/sessions/")).isEmpty();
        assertThat(field(CANCEL, "/v1/sessions/7k2m")).isEmpty();
        assertThat(field(SCENARIO, "/v2/scenarios/starter")).isEmpty();
    }

    @Test
    void openApiHasOneSegmentForEachField() {
        assertThat(CANCEL.openApi()).isEqualTo("/v1/sessions/{name}:cancel");
        assertThat(SCENARIO.openApi()).isEqualTo("/v1/scenarios/{id}");
        assertThat(CANCEL.before("name")).isEqualTo("sessions/");
        assertThat(SCENARIO.before("id")).isEmpty();
    }
}

package parley.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import parley.summit.transcript.Transcript;

class TranscriptLinesTest {

    private final Transcript transcript = Transcripts.some(40);
    private final String file = TranscriptLines.file(transcript);

    @Test
    void aFileGivesItsTranscriptAndDigestBack() {
        TranscriptLines.Read read = TranscriptLines.read(file);

        assertThat(read.transcript()).isEqualTo(transcript);
        assertThat(read.digest()).contains(transcript.digest());
    }

    @Test
    void theSeedOfTheParametersIsWrittenWhereItIsAnother() {
        var apart = new Transcript(transcript.scenario(), 3, 4, transcript.secrets(), transcript.entries());

        assertThat(TranscriptLines.read(TranscriptLines.file(apart)).transcript())
                .isEqualTo(apart);
        assertThat(TranscriptLines.file(apart)).contains("\"parameterSeed\":\"4\"");
        assertThat(file).doesNotContain("parameterSeed");
    }

    @Test
    void aSessionThatWasInterruptedHasNoDigest() {
        String interrupted = file.substring(0, file.lastIndexOf("{\"digest\""));

        TranscriptLines.Read read = TranscriptLines.read(interrupted);

        assertThat(read.transcript()).isEqualTo(transcript);
        assertThat(read.digest()).isEmpty();
    }

    @Test
    void aLastLineThatWasTornCountsAsNotWritten() {
        String lastEntry = TranscriptLines.line(transcript.entries().get(39));
        int start = file.indexOf(lastEntry);

        for (int length : new int[] {1, 10, lastEntry.length() - 1}) {
            assertThat(TranscriptLines.read(file.substring(0, start + length).getBytes(UTF_8))
                            .transcript()
                            .entries())
                    .isEqualTo(transcript.entries().subList(0, 39));
        }
    }

    @Test
    void aWholeLastLineCountsWithoutItsEnd() {
        assertThat(TranscriptLines.read(file.stripTrailing()).digest()).contains(transcript.digest());
    }

    @Test
    void aBrokenLineInTheMiddleIsNamed() {
        String broken =
                file.replace(TranscriptLines.line(transcript.entries().get(3)), "{\"number\": \"4\", \"nonsense\": 1}");

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> TranscriptLines.read(broken))
                .withMessageStartingWith("line 5: ");
    }

    @Test
    void anEntryOutOfOrderIsNamed() {
        String fourth = TranscriptLines.line(transcript.entries().get(3));
        String doubled = file.replace(fourth, fourth + "\n" + fourth);

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> TranscriptLines.read(doubled))
                .withMessage("line 6: number: 4 (expected: more than 4)");
    }

    @Test
    void somethingElseIsNotATranscript() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> TranscriptLines.read("hello\n"))
                .withMessageStartingWith("line 1: ");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> TranscriptLines.read(""))
                .withMessage("line 1: missing (expected: a transcript's header)");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> TranscriptLines.read("{\"format\": 9}\n"))
                .withMessage("line 1: format: 9 (expected: 1)");
    }
}

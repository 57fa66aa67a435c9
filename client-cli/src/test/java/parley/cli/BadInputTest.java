package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    run starter --seed x              | --seed: x (expected: a whole number
                    run starter --parameter-seed x    | --parameter-seed: x (expected: a whole number
                    run starter --seed 9999999999999999999 | --seed: 9999999999999999999 (expected: a whole number
                    run startr                        | scenario: startr (expected: one of the scenarios gyeongju-2025, starter; perhaps starter)
                    run --strategy CHN=boulwar        | --strategy CHN: boulwar (expected: one of the strategies boulware, linear, conceder, hardheaded, time:X, micro, naive-tft, NAME/acnext, NAME/noise:K; perhaps boulware)
                    run --strategy CHN=micro/acnxt    | --strategy CHN: micro/acnxt (expected: one of the strategies
                    run --strategy CHN=time:-1        | --strategy CHN: time:-1 (expected: one of the strategies
                    run --strategy CHX=linear         | country: CHX (expected: one of the 13 countries; perhaps CHN)
                    run --strategy CHN                | --strategy: CHN (expected: COUNTRY=..., e.g. CHN=linear)
                    run --strategy CHN=linear --agent CHN=127.0.0.1:9 | CHN twice (expected: one player for each country)
                    run --agent CHN=nowhere           | --agent: nowhere (expected: host:port
                    run --agent ROW=127.0.0.1:9       | country: ROW (expected: one of the 13 countries)
                    run --in-process --agent CHN=127.0.0.1:9 | --agent: with --in-process (expected: one or the other
                    run --patience 0                  | --patience: 0 (expected: seconds, more than 0
                    run --patience NaN                | --patience: NaN (expected: seconds, more than 0
                    run --sed 4                       | Unknown option: '--sed' (expected: perhaps --seed); see parley run --help
                    runn                              | (expected: perhaps run); see parley --help
                    serve --port 99999                | --port: 99999 (expected: 0..65535, 0 for any that is free)
                    serve --data a --database b       | --data and --database: both given (expected: one of them, or none)
                    serve --patience-dialled-in 0     | --patience-dialled-in: 0 (expected: seconds, more than 0
                    serve --allow-agent here          | --allow-agent: here (expected: host:port
                    agent serve --country chn         | --country: chn (expected: codes such as CHN, each once)
                    agent serve --country CHN,CHN     | --country: CHN (expected: codes such as CHN, each once)
                    agent serve --country CHN --strategy bold | --strategy: bold (expected: one of the strategies
                    agent serve                       | Missing required option: '--country=CHN'
                    session show 1 --server nowhere   | --server: nowhere (expected: host:port
                    replay nosuchfile                 | file: nosuchfile (expected: a file that exists)
                    scenario show startr              | scenario: startr (expected: one of the scenarios
                    run /no/such/folder               | scenario: /no/such/folder (expected: a folder, but there is no such folder
                    scenario validate /no/such/folder | scenario: /no/such/folder (expected: a folder, but there is no such folder
                    scenario validate startr          | scenario: startr (expected: one of the scenarios
                    model compare starter --seeds 3..1 | --seeds: 3..1 (expected: a range that rises)
                    model ensemble starter --without STALS | --without: STALS (expected: one of GROWTH, PROJECTS,
                    model ensemble starter --set dpe=2 | --set: dpe (expected: one of the
                    model ensemble starter --set dep=x | --set dep: x (expected: a number from 0, e.g. dep=2)
                    model compare starter --without chm | --without: chm (expected: china-response, deals, truce, one of the issues
                    model compare starter --without USA | --without: USA (expected: china-response, deals, truce, one of the issues buy, chn,
                    model compare starter --set dpe=2 | --set: dpe (expected: one of the
                    model compare starter --json      | --json: alone (expected: with --without or --set)
                    model forecast starter --runs 0 --out x | --runs: 0 (expected: 1..1000000)
                    model forecast starter --out /no/such/folder/x | --out: /no/such/folder/x (expected: in a folder that is there and can be written)
                    model ablate startr               | scenario: startr (expected: one of the scenarios
                    model compare starter --seeds a   | --seeds: a (expected: a number or a range such as 1..100)
                    """)
    void isRefusedInOneLineWithWhatWasExpected(String command, String message) {
        Parley run = Parley.run(command.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("parley: ").contains(message);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aPortInUseIsRefusedInOneLine() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Parley serve = Parley.run("serve", "--port", port);
            Parley agent = Parley.run("agent", "serve", "--country", "CHN", "--port", port);

            assertThat(serve.code()).isEqualTo(1);
            assertThat(serve.err().lines()).singleElement().asString().contains("port: " + port);
            assertThat(agent.code()).isEqualTo(1);
            assertThat(agent.err().lines()).singleElement().asString().contains("port: " + port);
        }
    }

    @Test
    void aCoordinatorThatIsNotThereIsNamed() {
        Parley run = Parley.run("session", "list", "--server", "127.0.0.1:1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("coordinator: 127.0.0.1:1 does not answer");
    }

    @Test
    void aFolderThatIsAFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));
        Parley run = Parley.run("run", "--in-process", "--out", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is a file (expected: a folder, new or not)");
    }

    @Test
    void withoutScenariosThereIsNothingToPlay(@TempDir Path home) {
        Parley run = Parley.at(home, "run");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("scenario: missing (expected: a folder in");
    }

    @Test
    void withoutTheReferenceThereIsNothingToCompareWith(@TempDir Path home) throws IOException {
        Path starter = Path.of("scenarios", "starter");
        Files.createDirectories(home.resolve(starter));
        for (String file : List.of("scenario.yaml", "figures.csv", "flows.csv")) {
            Files.copy(
                    Parley.HOME.resolve(starter).resolve(file),
                    home.resolve(starter).resolve(file));
        }
        Parley run = Parley.at(home, "model", "compare", "starter", "--seeds", "1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("parley_reference.py is not there");
    }
}

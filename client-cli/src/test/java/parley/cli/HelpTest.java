package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.cli.console.Settings;
import picocli.CommandLine;

class HelpTest {

    private static final Settings SETTINGS = Settings.from(Map.of(), new Properties());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "sweep --help",
                "report --help",
                "scenario --help",
                "scenario show --help",
                "agent serve --help",
                "agent test --help",
                "doctor --help",
                "serve --help",
                "session --help",
                "session watch --help",
                "session export --help",
                "session import --help",
                "session delete --help",
                "session backup --help",
                "session token --help",
                "session token seat --help",
                "replay --help",
                "model compare --help",
                "model forecast --help",
                "model score --help",
                "model parameters --help",
                "model backtest --help",
                "model calibrate --help",
                "model ensemble --help",
                "model ablate --help",
                "model note --help",
                "bargain --help",
                "bargain analyse --help",
                "bargain run --help",
                "bargain check --help",
                "bargain generate --help",
                "bargain tournament --help"
            })
    void everyCommandExplainsItself(String command) {
        Parley help = Parley.run(command.split(" "));

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith(command.equals("--help") ? "Negotiations" : "Usage: parley ");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void aListOfCommandsShowsAWholeSentenceForEach() {
        assertThat(commands(Main.whole(SETTINGS)))
                .hasSizeGreaterThan(30)
                .allSatisfy(command -> assertThat(
                                command.getCommandSpec().usageMessage().description()[0])
                        .as(command.getCommandSpec().qualifiedName())
                        .matches(".*[.?]"));
    }

    @Test
    void theListOfCommandsIsTheSameWhetherTheirPartsWereReadOrNot() {
        assertThat(Main.commandLine(SETTINGS, "--help").getUsageMessage())
                .isEqualTo(Main.whole(SETTINGS).getUsageMessage());
    }

    @Test
    void onlyWhatIsNamedIsReadAndAFileMayNameAnything() {
        assertThat(names("--help")).contains("parley session").doesNotContain("parley session list");
        assertThat(names("--version", "session", "list"))
                .contains("parley session token seat", "parley bargain")
                .doesNotContain("parley bargain run");
        assertThat(names("@words.txt")).contains("parley session token seat", "parley bargain run");
    }

    private static List<String> names(String... words) {
        return commands(Main.commandLine(SETTINGS, words)).stream()
                .map(command -> command.getCommandSpec().qualifiedName())
                .toList();
    }

    private static List<CommandLine> commands(CommandLine command) {
        return command.getSubcommands().values().stream()
                .flatMap(below -> Stream.concat(Stream.of(below), commands(below).stream()))
                .toList();
    }

    @Test
    void withoutACommandThereIsHelp() {
        assertThat(Parley.run().out()).isEqualTo(Parley.run("--help").out());
        assertThat(Parley.run("session").out())
                .contains("create", "list", "show", "watch", "cancel", "export", "import", "delete", "backup");
    }
}

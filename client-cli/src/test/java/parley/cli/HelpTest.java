package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

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
                "serve --help",
                "session --help",
                "session watch --help",
                "session export --help",
                "session import --help",
                "session delete --help",
                "session backup --help",
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
    void withoutACommandThereIsHelp() {
        assertThat(Parley.run().out()).isEqualTo(Parley.run("--help").out());
        assertThat(Parley.run("session").out())
                .contains("create", "list", "show", "watch", "cancel", "export", "import", "delete", "backup");
    }
}

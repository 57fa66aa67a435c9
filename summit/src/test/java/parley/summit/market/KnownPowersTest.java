package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownPowersTest {

    private static final int MANY = 20_000;

    private record Question(double base, double exponent) {}

    @Test
    void whatIsRememberedIsThePowerToTheLastBit() {
        var luck = new SplittableRandom(1);
        List<Question> asked = new ArrayList<>();
        var powers = new KnownPowers();

        for (int i = 0; i < MANY; i++) {
            Question question = luck.nextBoolean() && i > 0
                    ? asked.get(luck.nextInt(i))
                    : new Question(luck.nextDouble(1e-6, 3), luck.nextDouble(-4, 4));
            asked.add(question);

            assertThat(powers.power(question.base, question.exponent))
                    .isEqualTo(Powers.power(question.base, question.exponent));
        }
    }

    @Test
    void aBaseAndAnExponentAreNotTakenForOneAnother() {
        var powers = new KnownPowers();

        assertThat(powers.power(2, 3)).isEqualTo(Powers.power(2, 3));
        assertThat(powers.power(3, 2)).isEqualTo(Powers.power(3, 2));
        assertThat(powers.power(2, -3)).isEqualTo(Powers.power(2, -3));
    }
}

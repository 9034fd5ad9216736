package dev.keywave.benchmarks.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.benchmarks.subject.BringYourOwn;
import dev.keywave.benchmarks.subject.Lookup;
import dev.keywave.benchmarks.subject.Subjects;
import dev.keywave.webauthn.CoseAlgorithm;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class CellTest {

    private final Cell cell =
            new Cell(CoseAlgorithm.ES256, ((Lookup.Found) new Subjects(BringYourOwn.NOTHING).find("bc")).subject());

    @Test
    void aRoundIsTheMeanOfItsIterations() {
        cell.verified(List.of(90.0, 100.0, 110.0));
        cell.verified(List.of(200.0, 200.0));

        assertThat(Objects.requireNonNull(cell.row().verify()).rounds()).containsExactly(100.0, 200.0);
        assertThat(cell.row().sign()).isNull();
    }

    @Test
    void oneThatIsStillGettingFasterInEachJvmIsMarked() {
        cell.verified(List.of(80.0, 90.0, 100.0));
        cell.verified(List.of(70.0, 80.0, 90.0));

        assertThat(cell.note()).startsWith("ES256 by Bouncy Castle ").contains("was still getting faster");
    }

    @Test
    void oneThatDriftsInOneJvmIsNot() {
        cell.verified(List.of(80.0, 90.0, 100.0));
        cell.verified(List.of(100.0, 100.0, 100.0));

        assertThat(cell.note()).isNull();
    }
}

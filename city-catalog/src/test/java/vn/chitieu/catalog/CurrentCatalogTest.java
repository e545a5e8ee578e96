package vn.chitieu.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CurrentCatalogTest {

    private static final Instant START = Instant.parse("2022-04-06T01:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);

    private final Catalog first = city("small", "1");
    private final Catalog second = city("small", "2");
    private final CurrentCatalog inForce = new CurrentCatalog(first, START);

    @Test
    void tellsOfAChangeAfterItHolds() {
        List<String> told = new ArrayList<>();
        inForce.onChange(
                next -> told.add(next.edition() + " while " + inForce.get().edition() + " holds"));

        inForce.replace(second, LATER);

        assertThat(told).containsExactly("2 while 2 holds");
        assertThat(inForce.get()).isSameAs(second);
        assertThat(inForce.since()).isEqualTo(LATER);
        assertThat(inForce.replacements()).isOne();
    }

    @Test
    void keepsTheOldOneWhereTheFilesAreRefusedUntilTheyAreMendedOrReplaced() {
        inForce.refuse(List.of("units.csv:2 INVALID_ID"), LATER);
        assertThat(inForce.get()).isSameAs(first);
        assertThat(inForce.since()).isEqualTo(START);
        assertThat(inForce.refusal()).hasValue(new CurrentCatalog.Refusal(List.of("units.csv:2 INVALID_ID"), LATER));

        inForce.mend();
        assertThat(inForce.refusal()).isEmpty();

        inForce.refuse(List.of("units.csv:2 INVALID_ID"), LATER);
        inForce.replace(second, LATER);
        assertThat(inForce.refusal()).isEmpty();
        assertThat(inForce.refusals()).isEqualTo(2);
    }

    @Test
    void neverTakesAnotherCity() {
        assertThatThrownBy(() -> inForce.replace(city("other", "2"), LATER))
                .hasMessage("expected the city small, got other: it never changes");
        assertThat(inForce.get()).isSameAs(first);
        assertThat(inForce.replacements()).isZero();
    }

    @Test
    void aListenerThatFailsKeepsNoOtherFromBeingCalled() {
        List<Catalog> told = new ArrayList<>();
        inForce.onChange(next -> {
            throw new IllegalStateException("one");
        });
        inForce.onChange(next -> {
            throw new IllegalStateException("two");
        });
        inForce.onChange(told::add);

        assertThatThrownBy(() -> inForce.replace(second, LATER))
                .hasMessage("one")
                .satisfies(fault -> assertThat(fault.getSuppressed()).hasSize(1));
        assertThat(told).containsExactly(second);
        assertThat(inForce.get()).isSameAs(second);
    }

    private static Catalog city(String id, String edition) {
        return new Catalog(
                        id,
                        new LocalizedName(id, id),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new WorkingCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), Set.of(), Set.of(), 5))
                .withEdition(edition);
    }
}

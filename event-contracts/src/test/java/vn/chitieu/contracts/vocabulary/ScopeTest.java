package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @Test
    void readsTheCityAClusterAndAUnit() {
        assertThat(Scope.parse("city")).isEqualTo(Scope.city());
        assertThat(Scope.parse("cluster:cum-1")).isEqualTo(new Scope.Cluster("cum-1"));
        assertThat(Scope.parse("unit:nam-ngan")).isEqualTo(new Scope.Unit("nam-ngan"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "City",
                "city ",
                "city:",
                "cluster",
                "cluster:",
                "unit:",
                "Unit:a",
                "unit: a",
                "unit:a ",
                "unit:A",
                "unit:-a",
                "unit:a-",
                "unit:a_b",
                "unit:a/b",
                "unit:a:b",
                "unit:đông",
                "unit:а",
                "unit:１",
                "unit:a\n",
                "unit:a\u0000",
                "ward:a",
                "*"
            })
    void refusesWhatIsNoScope(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.parse(text))
                .withMessageStartingWith("expected ")
                .withMessageContaining("got ");
    }

    @Test
    void takesIdsOfOneToSixtyFourCharacters() {
        assertThat(Scope.Id.isValid("a")).isTrue();
        assertThat(Scope.Id.isValid("a".repeat(64))).isTrue();
        assertThat(Scope.Id.isValid("a".repeat(65))).isFalse();
        assertThat(Scope.Id.isValid("")).isFalse();
    }

    @Test
    void standsCityFirstThenClustersThenUnits() {
        assertThat(Stream.of("unit:a", "cluster:b", "city", "cluster:a", "unit:0")
                        .map(Scope::parse)
                        .sorted()
                        .map(Object::toString))
                .containsExactly("city", "cluster:a", "cluster:b", "unit:0", "unit:a");
    }

    @Property
    void survivesItsText(@ForAll("scopes") Scope scope) {
        assertThat(Scope.parse(scope.toString())).isEqualTo(scope);
    }

    @Property
    void comparesAsEqualExactlyWhereItIsEqual(@ForAll("scopes") Scope one, @ForAll("scopes") Scope other) {
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    }

    @Property
    void readsOrRefusesAnyText(@ForAll String text) {
        try {
            assertThat(Scope.parse("unit:" + text)).hasToString("unit:" + text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("expected ").hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<Scope> scopes() {
        Arbitrary<String> ids = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(64)
                .filter(Scope.Id::isValid);
        return Arbitraries.oneOf(Arbitraries.just(Scope.city()), ids.map(Scope.Cluster::new), ids.map(Scope.Unit::new));
    }
}

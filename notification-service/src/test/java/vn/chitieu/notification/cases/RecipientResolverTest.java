package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.fixtures.SmallCity;

class RecipientResolverTest {

    private static final Scope WARD = new Scope.Unit("nam-ngan");
    private static final Scope CLUSTER = new Scope.Cluster("cum-2");

    @Test
    void theHeadOfAUnitIsAskedAndTheMemberInChargeIsInformedAndComesNext() {
        EscalationChain chain =
                chain(WARD, head(1), person("member", WARD, 1), person("cluster", CLUSTER, 2), person("board", 3));
        assertThat(chain.steps())
                .containsExactly(List.of("head"), List.of("member"), List.of("cluster"), List.of("board"));
        assertThat(chain.informed()).containsExactly("member");
    }

    @Test
    void whereNoHeadIsKnownAllAreAsked() {
        EscalationChain chain = chain(WARD, person("a", WARD, 1), person("b", WARD, 1), person("cluster", CLUSTER, 2));
        assertThat(chain.steps()).containsExactly(List.of("a", "b"), List.of("cluster"));
        assertThat(chain.informed()).isEmpty();
    }

    @Test
    void aHeadAloneIsFollowedByTheCluster() {
        EscalationChain chain = chain(WARD, head(1), person("cluster", CLUSTER, 2));
        assertThat(chain.steps()).containsExactly(List.of("head"), List.of("cluster"));
        assertThat(chain.informed()).isEmpty();
    }

    @Test
    void aHeadIsAskedFirstAtWhateverLevel() {
        EscalationChain chain = chain(WARD, head(2), person("member", WARD, 1), person("cluster", CLUSTER, 2));
        assertThat(chain.steps()).containsExactly(List.of("head"), List.of("member"), List.of("cluster"));
    }

    @Test
    void wherePlacesInTheChainDifferTheMemberIsNotInformedBefore() {
        EscalationChain chain = chain(WARD, head(1), person("member", WARD, 2), person("cluster", CLUSTER, 3));
        assertThat(chain.steps()).containsExactly(List.of("head"), List.of("member"), List.of("cluster"));
        assertThat(chain.informed()).isEmpty();
    }

    @Test
    void theHeadOfAUnitHearsNothingOfItsCluster() {
        EscalationChain chain = chain(CLUSTER, head(1), person("cluster", CLUSTER, 2), person("board", 3));
        assertThat(chain.steps()).containsExactly(List.of("cluster"), List.of("board"));
    }

    private static EscalationChain chain(Scope scope, Person... people) {
        Catalog city = SmallCity.catalog();
        Catalog other = new Catalog(
                city.id(),
                city.name(),
                city.units(),
                city.clusters(),
                city.indicators(),
                city.targets(),
                Stream.of(people).toList(),
                city.calendar());
        return RecipientResolver.chain(
                other, new TotalKey(scope, "NEW_ENTERPRISES", new Quarter(2022, 1)), LocalDate.of(2022, 4, 7));
    }

    private static Person head(int level) {
        return person("head", WARD, level, Person.Role.HEAD);
    }

    private static Person person(String id, int level) {
        return person(id, Scope.city(), level);
    }

    private static Person person(String id, Scope scope, int level) {
        return person(id, scope, level, Person.Role.IN_CHARGE);
    }

    private static Person person(String id, Scope scope, int level, Person.Role role) {
        return new Person(
                id,
                new LocalizedName(id, id),
                id + "@example.org",
                "vi",
                scope,
                Set.of(),
                level,
                Person.Delivery.AT_ONCE,
                DateRange.ALWAYS,
                Set.of(),
                role);
    }
}

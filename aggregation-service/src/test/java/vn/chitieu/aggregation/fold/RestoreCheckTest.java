package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.aggregation.model.ForwardingPages;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.SomeTotals;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * What the topic of totals has lost is published again, what the stores have lost is not. Documents of a city that
 * cannot be read do not keep the partitions of all cities from being taken over.
 */
class RestoreCheckTest {

    private static final PageKey OF_HUE = new PageKey("hue", "LAND", new Quarter(2022, 1));
    private static final PageKey OTHER_OF_HUE = new PageKey("hue", "LAND", new Quarter(2022, 2));
    private static final PageKey OF_VINH = new PageKey("vinh", "LAND", new Quarter(2022, 1));

    private final Map<PageKey, Map<Scope, Long>> published = new HashMap<>();
    private final InMemoryStores.InMemoryPages stored = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    private final Set<PageKey> damagedPages = new HashSet<>();
    private final Set<String> damagedMilestones = new HashSet<>();
    private final Map<PageKey, Map<Scope, Long>> republished = new HashMap<>();
    private boolean away;
    private RuntimeException fault = new ClassCastException("damaged");

    @Test
    void aDamagedPageIsNotTakenForAnOlderOne() {
        store(OF_HUE, 5, 5);
        store(OTHER_OF_HUE, 3, 3);
        store(OF_VINH, 4, 4);
        damagedPages.add(OF_HUE);

        assertThat(check().isOlder(0)).isFalse();
    }

    @Test
    void pagesBesideADamagedOneAreLookedAt() {
        store(OF_HUE, 5, 5);
        store(OTHER_OF_HUE, 3, 2);
        damagedPages.add(OF_HUE);

        RestoreCheck check = check();
        assertThat(check.isOlder(0)).isTrue();
        check.recover(0, false);

        assertThat(milestones.find("hue").revisionFloor())
                .as("above the damaged page as well")
                .isEqualTo(5);
    }

    @Test
    void anotherCityIsRecoveredWhileAPageIsDamaged() {
        store(OF_HUE, 5, 5);
        store(OF_VINH, 4, 3);
        damagedPages.add(OF_HUE);

        RestoreCheck check = check();
        assertThat(check.isOlder(0)).isTrue();
        check.recover(0, false);

        assertThat(milestones.find("vinh").revisionFloor()).isEqualTo(4);
        assertThat(milestones.find("vinh").isWithheld()).isTrue();
    }

    @Test
    void anotherCityIsRecoveredWhileAMilestoneIsDamaged() {
        store(OF_HUE, 5, 4);
        store(OF_VINH, 4, 3);
        damagedMilestones.add("hue");

        RestoreCheck check = check();
        assertThat(check.isOlder(0)).isTrue();
        check.recover(0, false);

        assertThat(milestones.find("vinh").revisionFloor()).isEqualTo(4);
        assertThat(milestones.find("hue")).isEqualTo(Milestone.NONE);
    }

    /** Some of its partitions may have been read again already, with the floor that the milestone had. */
    @Test
    void theLogOfAnOlderCityIsReadAgainWhileItsMilestoneIsDamaged() {
        store(OF_HUE, 5, 4);
        RestoreCheck check = check();
        assertThat(check.isOlder(0)).isTrue();
        check.recover(0, false);
        damagedMilestones.add("hue");

        assertThat(check.isOlder(1)).isTrue();
    }

    @Test
    void whatReadersDoNotKnowIsPublishedAgainByTheFirstLookAlone() {
        store(OF_HUE, 5, 6);
        store(OTHER_OF_HUE, 3, 3);
        store(OF_VINH, 4, 4);
        published.remove(OF_VINH);
        RestoreCheck check = check();

        assertThat(check.isOlder(0)).isFalse();

        assertThat(republished).isEqualTo(Map.of(OF_HUE, Map.of(Scope.city(), 5L), OF_VINH, Map.of()));
        republished.clear();
        assertThat(check.isOlder(1)).isFalse();
        assertThat(republished).isEmpty();
    }

    @Test
    void nothingOfACityIsPublishedAgainWhoseStoresAreOlder() {
        store(OF_HUE, 5, 6);
        store(OTHER_OF_HUE, 4, 3);

        assertThat(check().isOlder(0)).isTrue();

        assertThat(republished).isEmpty();
    }

    @Test
    void whatIsWithheldIsNotPublishedAgain() {
        store(OF_HUE, 5, 6);
        milestones.store("hue", milestones.find("hue").restored(5));

        assertThat(check().isOlder(0)).isFalse();

        assertThat(republished).isEmpty();
    }

    @Test
    void pagesBesideADamagedOneArePublishedAgain() {
        store(OF_HUE, 5, 6);
        store(OTHER_OF_HUE, 3, 4);
        damagedPages.add(OF_HUE);

        assertThat(check().isOlder(0)).isFalse();

        assertThat(republished).isEqualTo(Map.of(OTHER_OF_HUE, Map.of(Scope.city(), 3L)));
    }

    @Test
    void aBrokerThatDoesNotTakeThemIsAskedAgainByTheNextLook() {
        store(OF_HUE, 5, 6);
        away = true;
        RestoreCheck check = check();
        assertThatThrownBy(() -> check.isOlder(0)).isInstanceOf(IllegalStateException.class);
        away = false;

        assertThat(check.isOlder(0)).isFalse();

        assertThat(republished).containsOnlyKeys(OF_HUE);
    }

    /** Its next start finds out what this one could not. */
    @Test
    void aCityWhoseDocumentsAreMendedIsLookedAtByTheNextProcess() {
        store(OF_HUE, 5, 4);
        damagedPages.add(OF_HUE);
        assertThat(check().isOlder(0)).isFalse();
        damagedPages.clear();

        assertThat(check().isOlder(0)).isTrue();
    }

    @Test
    void theLogOfTargetsIsReadAgainWhileDocumentsAreDamaged() {
        store(OF_HUE, 5, 5);
        store(OF_VINH, 4, 4);
        damagedPages.add(OF_HUE);
        damagedMilestones.add("vinh");

        assertThatCode(() -> check().ofTargets().recover(0, true)).doesNotThrowAnyException();
    }

    /** What it did not look at may be older. */
    @ParameterizedTest
    @MethodSource
    void aFaultOfTheDatabaseIsNoDamage(MongoException ofTheDatabase) {
        store(OF_HUE, 5, 5);
        damagedPages.add(OF_HUE);
        fault = ofTheDatabase;

        assertThatThrownBy(() -> check().isOlder(0)).isSameAs(fault);
        damagedPages.clear();
        damagedMilestones.add("hue");
        assertThatThrownBy(() -> check().isOlder(0)).isSameAs(fault);
        assertThatThrownBy(() -> check().recover(0, true)).isSameAs(fault);
    }

    static Stream<MongoException> aFaultOfTheDatabaseIsNoDamage() {
        return Stream.of(new MongoTimeoutException("no server"), new MongoException("cursor not found"));
    }

    /** Stores a page whose total was published at one revision and is stored at another. */
    private void store(PageKey key, long publishedRevision, long storedRevision) {
        published.put(key, Map.of(Scope.city(), publishedRevision));
        stored.store(List.of(new Page(
                key,
                1,
                null,
                Map.of(),
                Map.of(),
                Map.of(Scope.city(), SomeTotals.of("1", "1").build().withRevision(storedRevision)))));
    }

    private void publishAgain(Map<PageKey, Map<Scope, Long>> known) {
        if (away) {
            throw new IllegalStateException("the broker did not take all of them in time");
        }
        republished.putAll(known);
    }

    private RestoreCheck check() {
        return new RestoreCheck(
                () -> published,
                new ForwardingPages(() -> stored) {
                    @Override
                    public Map<PageKey, Page> find(Collection<PageKey> keys) {
                        if (keys.stream().anyMatch(damagedPages::contains)) {
                            throw fault;
                        }
                        return super.find(keys);
                    }
                },
                new MilestoneRepository() {
                    @Override
                    public Milestone find(String city) {
                        if (damagedMilestones.contains(city)) {
                            throw fault;
                        }
                        return milestones.find(city);
                    }

                    @Override
                    public void store(String city, Milestone milestone) {
                        milestones.store(city, milestone);
                    }
                },
                RestoreCheck.Cities.anywhere(() -> Set.of("hue", "vinh")),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                () -> {},
                this::publishAgain);
    }
}

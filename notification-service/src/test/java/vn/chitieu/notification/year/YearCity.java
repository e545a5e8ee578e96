package vn.chitieu.notification.year;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.catalog.testing.IndicatorFixture;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Scope;

/** A city of 34 wards in 4 clusters, as rows that can be read without a catalog, and as a catalog. */
final class YearCity {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final int UNITS = 34;
    static final int CLUSTERS = 4;
    static final String MORE = "ENTERPRISES";
    static final String LESS = "VIOLATIONS";

    /** Days off from Monday to Friday. */
    static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2022, 4, 11),
            LocalDate.of(2022, 5, 2),
            LocalDate.of(2022, 5, 3),
            LocalDate.of(2022, 9, 1),
            LocalDate.of(2022, 9, 2),
            LocalDate.of(2023, 1, 2),
            LocalDate.of(2023, 1, 20),
            LocalDate.of(2023, 1, 23),
            LocalDate.of(2023, 1, 24),
            LocalDate.of(2023, 1, 25),
            LocalDate.of(2023, 1, 26));

    /** Saturdays that are worked. */
    static final Set<LocalDate> WORKED = Set.of(LocalDate.of(2022, 8, 27), LocalDate.of(2023, 1, 14));

    private static final List<Post> POSTS = List.copyOf(allPosts());

    private YearCity() {}

    /**
     * A position in charge.
     *
     * @param scope as it is written
     * @param watches {@code scope/indicator}; empty for nothing
     */
    record Post(
            String id,
            String scope,
            int level,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<String> watches) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    static String cluster(int unit) {
        return "cluster:c" + (1 + unit % CLUSTERS);
    }

    /**
     * Returns all positions. Ward 7 has none, ward 12 a head alone, ward 5 changes its head, the standing board changes
     * in August.
     */
    static List<Post> posts() {
        return POSTS;
    }

    private static List<Post> allPosts() {
        List<Post> posts = new ArrayList<>();
        LocalDate august = LocalDate.of(2022, 8, 15);
        posts.add(new Post("city-1", "city", 1, null, null, List.of()));
        posts.add(new Post("standing", "city", 3, null, august, List.of()));
        posts.add(new Post("standing-new", "city", 3, august.plusDays(1), null, List.of()));
        for (int cluster = 1; cluster <= CLUSTERS; cluster++) {
            List<String> watches = cluster == 1 ? List.of("cluster:c1/" + LESS) : List.of();
            posts.add(new Post("member-c" + cluster, "cluster:c" + cluster, 2, null, null, watches));
        }
        for (int unit = 1; unit <= UNITS; unit++) {
            if (unit == 7) {
                continue;
            }
            LocalDate june = LocalDate.of(2022, 6, 1);
            List<String> watches = unit == 1 ? List.of("city/" + MORE, "unit:u3/" + MORE) : List.of();
            posts.add(new Post(
                    "head-" + unit, "unit:u" + unit, 1, null, unit == 5 ? june.minusDays(1) : null, List.of()));
            if (unit != 12) {
                posts.add(new Post("member-" + unit, "unit:u" + unit, 1, null, null, watches));
            }
            if (unit == 5) {
                posts.add(new Post("head-5-new", "unit:u5", 1, june, null, List.of()));
            }
        }
        return posts;
    }

    static Catalog catalog() {
        return catalog(HOLIDAYS);
    }

    static Catalog catalog(Set<LocalDate> holidays) {
        return new Catalog(
                "the-city",
                new LocalizedName("Thành phố", "The city"),
                IntStream.rangeClosed(1, UNITS).mapToObj(YearCity::unit).toList(),
                IntStream.rangeClosed(1, CLUSTERS)
                        .mapToObj(id -> new Cluster(
                                "c" + id, new LocalizedName("Cụm " + id, "Cluster " + id), DateRange.ALWAYS))
                        .toList(),
                List.of(indicator(MORE, 1, Direction.HIGHER), indicator(LESS, 2, Direction.LOWER)),
                List.of(),
                posts().stream().map(YearCity::person).toList(),
                new WorkingCalendar(ZONE, holidays, WORKED, 5));
    }

    private static ReportingUnit unit(int unit) {
        String name = "Phường " + unit;
        return new ReportingUnit(
                "u" + unit,
                List.of(new ReportingUnit.Version(
                        String.valueOf(10000 + unit),
                        name,
                        ReportingUnit.Kind.WARD,
                        "c" + (1 + unit % CLUSTERS),
                        DateRange.ALWAYS)));
    }

    /** Returns how a position wants mail: members of the board what is urgent, those of clusters a digest a day. */
    static Person.Delivery delivery(String post) {
        if (post.startsWith("member-c")) {
            return Person.Delivery.DAILY_DIGEST;
        }
        boolean urgentOnly = post.startsWith("member") || post.startsWith("standing");
        return urgentOnly ? Person.Delivery.URGENT_AT_ONCE : Person.Delivery.AT_ONCE;
    }

    /**
     * Of ward 11 no position is known to be the head: the one in charge of it stands there as it was before there were
     * roles.
     */
    static boolean isHead(Post post) {
        return post.id().startsWith("head-") && !post.id().equals("head-11");
    }

    private static Person person(Post post) {
        LocalizedName position = new LocalizedName("Vị trí " + post.id(), "Position " + post.id());
        Set<Person.Watch> watches = new HashSet<>();
        for (String watch : post.watches()) {
            int slash = watch.indexOf('/');
            watches.add(new Person.Watch(Scope.parse(watch.substring(0, slash)), watch.substring(slash + 1)));
        }
        return new Person(
                post.id(),
                position,
                post.id() + "@example.org",
                "vi",
                Scope.parse(post.scope()),
                Set.of(),
                post.level(),
                delivery(post.id()),
                new DateRange(post.from(), post.to()),
                watches,
                isHead(post) ? Person.Role.HEAD : Person.Role.IN_CHARGE);
    }

    private static Indicator indicator(String code, int order, Direction direction) {
        return IndicatorFixture.anIndicator(code)
                .in(new LocalizedName("số", "count"))
                .under(new LocalizedName("Kinh tế", "Economy"))
                .going(direction)
                .every(Frequency.MONTH)
                .defined(Definition.forEver("count/1"))
                .build(order);
    }

    /** Returns the first moment after so many working days after a day; counted here by hand. */
    static Instant endOfWorkingDay(LocalDate after, int workingDays) {
        LocalDate day = after;
        int left = workingDays;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return midnightAfter(day);
    }

    static LocalDate workingDaysBefore(LocalDate before, int workingDays) {
        LocalDate day = before;
        for (int left = workingDays; left > 0; ) {
            day = day.minusDays(1);
            if (isWorked(day)) {
                left--;
            }
        }
        return day;
    }

    static boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? WORKED.contains(day) : !HOLIDAYS.contains(day);
    }

    static Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }
}

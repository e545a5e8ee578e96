package vn.chitieu.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chitieu.catalog.territory.BoundedMemo;
import vn.chitieu.catalog.territory.Succession;
import vn.chitieu.catalog.territory.Territory;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;

/** One city: everything that its figures are checked, rolled up, judged and routed by. Immutable, thread-safe. */
public final class Catalog {

    /** What those are called who assign targets in every city. */
    public static final Map<String, LocalizedName> USUAL_OWNERS = usualOwners();

    private static final String NO_EDITION = "none";

    private final String id;
    private final LocalizedName name;
    private final Map<String, ReportingUnit> units;
    private final Map<String, Cluster> clusters;
    private final Map<String, Indicator> indicators;
    private final List<Target> targets;
    private final List<Person> people;
    private final WorkingCalendar calendar;
    private final String edition;
    private final List<Succession> successions;
    private final List<TimeWindow> windows;
    private final Map<String, LocalizedName> owners;
    private final OwnCodes ownCodes;
    private final AlertPolicy alertPolicy;
    private final Territory territory;
    private final BoundedMemo<Due, Instant> deadlines = new BoundedMemo<>(this::deadline);
    private final BoundedMemo<Duty, List<ReportingUnit>> reporters = new BoundedMemo<>(this::reporters);

    /**
     * Makes a catalog, of the edition {@code none}, of parts that the reader has checked against each other.
     *
     * @param id the city's id, the key of its events: a-z, 0-9 and hyphens
     * @param name the city's name
     * @param units by distinct id
     * @param clusters by distinct id
     * @param indicators by distinct code, in the order of the report
     * @param targets in any order
     * @param people in any order
     * @param calendar the working calendar
     * @param successions what became of units, in any order
     * @param windows stretches of days beside the quarters, by distinct id
     */
    public Catalog(
            String id,
            LocalizedName name,
            Collection<ReportingUnit> units,
            Collection<Cluster> clusters,
            Collection<Indicator> indicators,
            Collection<Target> targets,
            Collection<Person> people,
            WorkingCalendar calendar,
            Collection<Succession> successions,
            Collection<TimeWindow> windows) {
        this(
                id,
                name,
                units,
                clusters,
                indicators,
                targets,
                people,
                calendar,
                successions,
                windows,
                Map.of(),
                OwnCodes.NONE,
                AlertPolicy.OPEN,
                NO_EDITION);
    }

    private Catalog(
            String id,
            LocalizedName name,
            Collection<ReportingUnit> units,
            Collection<Cluster> clusters,
            Collection<Indicator> indicators,
            Collection<Target> targets,
            Collection<Person> people,
            WorkingCalendar calendar,
            Collection<Succession> successions,
            Collection<TimeWindow> windows,
            Map<String, LocalizedName> owners,
            OwnCodes ownCodes,
            AlertPolicy alertPolicy,
            String edition) {
        this.id = Objects.requireNonNull(id);
        this.name = Objects.requireNonNull(name);
        this.units = index(units, ReportingUnit::id);
        this.clusters = index(clusters, Cluster::id);
        this.indicators = index(
                indicators.stream()
                        .sorted(Comparator.comparingInt(one -> one.display().order()))
                        .toList(),
                Indicator::code);
        this.targets = List.copyOf(targets);
        this.people = List.copyOf(people);
        this.calendar = Objects.requireNonNull(calendar);
        this.edition = Objects.requireNonNull(edition);
        this.successions = List.copyOf(successions);
        this.windows = List.copyOf(windows);
        this.owners = new LinkedHashMap<>(USUAL_OWNERS);
        this.owners.putAll(owners);
        this.ownCodes = Objects.requireNonNull(ownCodes);
        this.alertPolicy = Objects.requireNonNull(alertPolicy);
        this.territory = new Territory(this);
    }

    /** Returns the same catalog as another edition. */
    public Catalog withEdition(String other) {
        return with(owners, ownCodes, alertPolicy, other);
    }

    /** Returns the same catalog with names of owners of targets, beside those that every city has. */
    public Catalog withOwners(Map<String, LocalizedName> others) {
        return with(others, ownCodes, alertPolicy, edition);
    }

    /** Returns the same catalog with codes of the units' own systems. */
    public Catalog withOwnCodes(OwnCodes others) {
        return with(owners, others, alertPolicy, edition);
    }

    /** Returns the same catalog with what the city decides of its alerts. */
    public Catalog withAlertPolicy(AlertPolicy other) {
        return with(owners, ownCodes, other, edition);
    }

    private Catalog with(
            Map<String, LocalizedName> otherOwners, OwnCodes otherCodes, AlertPolicy otherPolicy, String otherEdition) {
        return new Catalog(
                id,
                name,
                units.values(),
                clusters.values(),
                indicators.values(),
                targets,
                people,
                calendar,
                successions,
                windows,
                otherOwners,
                otherCodes,
                otherPolicy,
                otherEdition);
    }

    /**
     * Returns what owners of targets are called in the middle of a sentence, by their ids, those of every city first.
     */
    public Map<String, LocalizedName> owners() {
        return Collections.unmodifiableMap(owners);
    }

    /** Returns what an owner of targets is called; its id where it has no name. */
    public LocalizedName owner(String owner) {
        return owners.getOrDefault(owner, new LocalizedName(owner, owner));
    }

    /** Returns the codes of the units' own systems. */
    public OwnCodes ownCodes() {
        return ownCodes;
    }

    /** Returns what the city decides of its alerts and their mails. */
    public AlertPolicy alertPolicy() {
        return alertPolicy;
    }

    /**
     * Returns the edition, which identifies this catalog among others of the city: of one that was read from files,
     * SHA-256 in 64 hexadecimal digits over their names and bytes.
     */
    public String edition() {
        return edition;
    }

    /** Makes a catalog of a city that looks at quarters alone. */
    public Catalog(
            String id,
            LocalizedName name,
            Collection<ReportingUnit> units,
            Collection<Cluster> clusters,
            Collection<Indicator> indicators,
            Collection<Target> targets,
            Collection<Person> people,
            WorkingCalendar calendar,
            Collection<Succession> successions) {
        this(id, name, units, clusters, indicators, targets, people, calendar, successions, List.of());
    }

    /** Makes a catalog of a city in which no unit ever became another. */
    public Catalog(
            String id,
            LocalizedName name,
            Collection<ReportingUnit> units,
            Collection<Cluster> clusters,
            Collection<Indicator> indicators,
            Collection<Target> targets,
            Collection<Person> people,
            WorkingCalendar calendar) {
        this(id, name, units, clusters, indicators, targets, people, calendar, List.of());
    }

    /** Returns the city's id, the key of its events. */
    public String id() {
        return id;
    }

    /** Returns the city's name. */
    public LocalizedName name() {
        return name;
    }

    /** Returns all units of all times, in the order of the file. */
    public Collection<ReportingUnit> units() {
        return units.values();
    }

    /** Returns the unit with that permanent id. */
    public Optional<ReportingUnit> unit(String unit) {
        return Optional.ofNullable(units.get(unit));
    }

    /** Returns the unit that a text names in that period: its permanent id, or else the code valid then. */
    public Optional<ReportingUnit> unit(String idOrCode, ReportingPeriod period) {
        ReportingUnit byId = units.get(idOrCode);
        if (byId != null) {
            return Optional.of(byId);
        }
        return units.values().stream()
                .filter(unit -> unit.in(period)
                        .filter(version -> version.code().equals(idOrCode))
                        .isPresent())
                .findFirst();
    }

    /** Returns all clusters, in the order of the file. */
    public Collection<Cluster> clusters() {
        return clusters.values();
    }

    /** Returns the cluster with that id. */
    public Optional<Cluster> cluster(String cluster) {
        return Optional.ofNullable(clusters.get(cluster));
    }

    /** Returns all indicators, in the order of the report. */
    public Collection<Indicator> indicators() {
        return indicators.values();
    }

    /** Returns the indicator with that code. */
    public Optional<Indicator> indicator(String code) {
        return Optional.ofNullable(indicators.get(code));
    }

    /** Returns the derived indicators that read this one directly, in the order of the report. */
    public List<Indicator> derivedFrom(String code) {
        return indicators.values().stream()
                .filter(indicator ->
                        indicator.derivation().stream().flatMap(Formula::inputs).anyMatch(code::equals))
                .toList();
    }

    /**
     * Returns the units that have to report an indicator in a period: its reporters that are part of the city then,
     * sorted by id; none for a derived one.
     */
    public List<ReportingUnit> reporters(Indicator indicator, ReportingPeriod period) {
        return reporters.get(new Duty(indicator.rollUp().reporters(), period));
    }

    private List<ReportingUnit> reporters(Duty duty) {
        return units.values().stream()
                .filter(unit -> unit.isOfTheCityIn(duty.period()) && reports(unit, duty.reporters(), duty.period()))
                .sorted(Comparator.comparing(ReportingUnit::id))
                .toList();
    }

    /** Who is named to report in which period: the same question for many indicators. */
    private record Duty(List<Indicator.Reporters> reporters, ReportingPeriod period) {}

    /**
     * Returns whether a unit may report an indicator in a period. One that joined the city later may report its past,
     * which then is a base to compare with; it never has to.
     */
    public boolean reports(ReportingUnit unit, Indicator indicator, ReportingPeriod period) {
        return reports(unit, indicator.rollUp().reporters(), period);
    }

    private static boolean reports(ReportingUnit unit, List<Indicator.Reporters> reporters, ReportingPeriod period) {
        return unit.in(period)
                .filter(version -> isNamed(unit, version, reporters))
                .isPresent();
    }

    private static boolean isNamed(
            ReportingUnit unit, ReportingUnit.Version version, List<Indicator.Reporters> reporters) {
        for (Indicator.Reporters named : reporters) {
            if (named instanceof Indicator.Reporters.Unit one
                    ? one.id().equals(unit.id())
                    : version.kind().isTerritorial()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a unit lies in a scope at the end of a quarter, or did when it last existed within it. */
    public boolean covers(Scope scope, ReportingUnit unit, Quarter quarter) {
        if (scope instanceof Scope.Unit one) {
            return one.id().equals(unit.id());
        }
        if (scope instanceof Scope.Cluster cluster) {
            return unit.in(quarter)
                    .filter(version -> cluster.id().equals(version.cluster()))
                    .isPresent();
        }
        return unit.isOfTheCityIn(quarter);
    }

    /**
     * Returns the scopes that a unit's figures count in at a quarter: itself, its cluster where it has one, the city
     * where it is part of it.
     */
    public List<Scope> scopesOf(ReportingUnit unit, Quarter quarter) {
        Stream<Scope> cluster = unit.in(quarter).stream()
                .flatMap(version -> Stream.ofNullable(version.cluster()))
                .map(Scope.Cluster::new);
        Stream<Scope> city = Stream.of(Scope.city()).filter(any -> unit.isOfTheCityIn(quarter));
        return Stream.of(city, cluster, Stream.<Scope>of(new Scope.Unit(unit.id())))
                .flatMap(Function.identity())
                .toList();
    }

    /** Returns whether the city has that scope: itself, a cluster or a unit of any time. */
    public boolean has(Scope scope) {
        if (scope instanceof Scope.Unit one) {
            return units.containsKey(one.id());
        }
        return !(scope instanceof Scope.Cluster cluster) || clusters.containsKey(cluster.id());
    }

    /**
     * Returns the targets that hold on a day for a scope, an indicator and a year: for each owner the one with the
     * latest validFrom not after that day, sorted by owner.
     */
    public List<Target> targets(Scope scope, String indicator, int year, LocalDate day) {
        return List.copyOf(targets.stream()
                .filter(target -> target.year() == year
                        && target.indicator().equals(indicator)
                        && target.scope().equals(scope)
                        && !target.validFrom().isAfter(day))
                .collect(Collectors.toMap(
                        Target::owner,
                        Function.identity(),
                        (one, other) -> one.validFrom().isAfter(other.validFrom()) ? one : other,
                        TreeMap::new))
                .values());
    }

    /** Returns all targets ever assigned, in the order of the file. */
    public List<Target> targets() {
        return targets;
    }

    /** Returns all people of all times, in the order of the file. */
    public List<Person> people() {
        return people;
    }

    /** Returns the people who are in charge of exactly that scope and indicator on a day, first in the chain first. */
    public List<Person> inChargeOf(Scope scope, String indicator, LocalDate day) {
        return people.stream()
                .filter(person -> person.role() != Person.Role.CONTACT
                        && person.inChargeOf().equals(scope)
                        && person.isInChargeOfIndicator(indicator)
                        && person.validity().includes(day))
                .sorted(Comparator.comparingInt(Person::level).thenComparing(Person::id))
                .toList();
    }

    /**
     * Returns the ids of the positions that a unit wants to be notified of what it sends on a day: its contacts; where
     * it names none, its head; where it has none, an empty list.
     */
    public List<Person> contactsOf(Scope.Unit unit, LocalDate day) {
        List<Person> contacts = withRole(Person.Role.CONTACT, unit, day);
        return contacts.isEmpty() ? headsOf(unit, day) : contacts;
    }

    /** Returns the heads of a unit on a day, by id; an empty list where the catalog has none. */
    public List<Person> headsOf(Scope.Unit unit, LocalDate day) {
        return withRole(Person.Role.HEAD, unit, day);
    }

    private List<Person> withRole(Person.Role role, Scope scope, LocalDate day) {
        return people.stream()
                .filter(person -> person.role() == role
                        && person.inChargeOf().equals(scope)
                        && person.validity().includes(day))
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }

    /** Returns the people on whose watch list that scope and indicator are on a day, by id. */
    public List<Person> watchersOf(Scope scope, String indicator, LocalDate day) {
        Person.Watch watch = new Person.Watch(scope, indicator);
        return people.stream()
                .filter(person ->
                        person.watches().contains(watch) && person.validity().includes(day))
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }

    /** Returns the successions of units, in the order of the file. */
    public List<Succession> successions() {
        return successions;
    }

    /** Returns whose territory was whose, in any quarter. */
    public Territory territory() {
        return territory;
    }

    /** Returns the working calendar. */
    public WorkingCalendar calendar() {
        return calendar;
    }

    /** Returns the first instant at which a report of an indicator for a period is late, by its own calendar. */
    public Instant deadline(Indicator indicator, ReportingPeriod period) {
        return indicator.calendar().deadline(period, calendar);
    }

    /**
     * Returns the first instant at which a unit's report is late: the indicator's deadline, or that of the unit's level
     * where it is earlier.
     */
    public Instant deadline(ReportingUnit unit, Indicator indicator, ReportingPeriod period) {
        return unit.in(period)
                .map(version -> deadlines.get(new Due(indicator.calendar(), version.kind(), period)))
                .orElseGet(() -> deadline(indicator, period));
    }

    private Instant deadline(Due due) {
        return due.by().deadline(due.period(), calendar, due.kind());
    }

    /** What is due at one and the same time. */
    private record Due(ReportingCalendar by, ReportingUnit.Kind kind, ReportingPeriod period) {}

    /**
     * Returns the first instant at which figures of an indicator for a quarter are locked; empty where the city locks
     * none.
     */
    public Optional<Instant> lockedFrom(Indicator indicator, Quarter quarter) {
        return Optional.ofNullable(calendar.lock())
                .map(lock -> deadline(indicator, quarter.plus(lock.afterQuarters())));
    }

    /** Returns the stretches of days beside the quarters, in the order of the file. */
    public List<TimeWindow> windows() {
        return windows;
    }

    /** Returns how an indicator's figures become more over the year; a sum accrues as all of its parts do. */
    public Accrual accrual(Indicator indicator) {
        return Accrual.of(indicator, indicators::get);
    }

    private static Map<String, LocalizedName> usualOwners() {
        Map<String, LocalizedName> usual = new LinkedHashMap<>();
        usual.put("PROVINCE", new LocalizedName("tỉnh", "the province"));
        usual.put("CITY", new LocalizedName("thành phố", "the city"));
        return Collections.unmodifiableMap(usual);
    }

    private static <T> Map<String, T> index(Collection<T> values, Function<T, String> key) {
        Map<String, T> index = new LinkedHashMap<>();
        for (T value : values) {
            if (index.put(key.apply(value), value) != null) {
                throw new IllegalArgumentException("expected distinct ids, got " + key.apply(value) + " twice");
            }
        }
        return Collections.unmodifiableMap(index);
    }
}

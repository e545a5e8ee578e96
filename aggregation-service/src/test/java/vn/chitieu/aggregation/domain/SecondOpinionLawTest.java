package vn.chitieu.aggregation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.ARREARS;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.INDUSTRY;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ASmallCity.PRODUCTION;
import static vn.chitieu.aggregation.ASmallCity.RATE;
import static vn.chitieu.aggregation.ASmallCity.RATIO;
import static vn.chitieu.aggregation.ASmallCity.SERVICES;
import static vn.chitieu.aggregation.ASmallCity.STOCK;
import static vn.chitieu.aggregation.AnIndicator.anIndicator;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.domain.plain.SecondOpinion;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.Pace;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Law 3, whole: whatever was reported, the totals are what plain sums give, judged as one would on paper. */
class SecondOpinionLawTest {

    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");
    private static final List<String> QUARTERS =
            List.of("2021-Q1", "2021-Q2", "2021-Q3", "2021-Q4", "2022-Q1", "2022-Q2");
    private static final List<String> MONTHS =
            List.of("2021-01", "2021-02", "2021-06", "2021-12", "2022-01", "2022-02", "2022-03", "2022-04");

    private final Catalog catalog = ASmallCity.withoutTargets()
            .with(anIndicator("HIGHEST").every(Frequency.MONTH).across(Operator.MAX, Operator.MAX))
            .with(anIndicator("MEAN").every(Frequency.MONTH).across(Operator.AVERAGE, Operator.AVERAGE))
            .withTarget(LAND, Scope.city(), "PROVINCE", "400", new Pace.Seasonal())
            .withTarget(LAND, Scope.city(), "CITY", "90")
            .withTarget(LAND, Scope.parse("cluster:cum-1"), "CITY", "40")
            .withTarget(LAND, Scope.parse("unit:nam-ngan"), "CITY", "20")
            .withLaterTarget(LAND, "CITY", "60", "2022-05-01", "less land")
            .withTarget(
                    ENTERPRISES,
                    Scope.city(),
                    "CITY",
                    "300",
                    new Pace.Given(List.of(
                            new BigDecimal("10"), new BigDecimal("20"), new BigDecimal("60"), new BigDecimal("100"))))
            .withTarget(PRODUCTION, Scope.city(), "CITY", "900")
            .withTarget(ARREARS, Scope.city(), "CITY", "100")
            .withTarget(STOCK, Scope.city(), "CITY", "100")
            .withTarget(RATE, Scope.city(), "CITY", "40")
            .withTarget(RATIO, Scope.city(), "CITY", "70")
            .withTarget("HIGHEST", Scope.city(), "CITY", "70")
            .withTarget("MEAN", Scope.city(), "CITY", "70")
            .catalog();

    @Property(tries = 500)
    void aTotalIsWhatPlainSumsGive(@ForAll("updates") List<AnUpdate> updates, @ForAll("moments") Instant now) {
        ARunOfTheFold run = new ARunOfTheFold(catalog).at(now);
        run.fold(updates.stream().map(AnUpdate::build).toList());

        SecondOpinion.Result result = opinion(run, now).on(run.pages());

        assertThat(result.differences()).isEmpty();
        assertThat(result.leftOut()).isZero();
        assertThat(result.compared())
                .isEqualTo(run.pages().values().stream()
                        .mapToInt(page -> page.totals().size())
                        .sum());
    }

    /** Whichever of the amounts is off by the last digit that is kept, it is found. */
    @Property(tries = 100)
    void noFaultOfTheArithmeticIsOverlooked(@ForAll("updates") List<AnUpdate> updates, @ForAll("faults") Fault fault) {
        Instant now = Instant.parse("2022-08-01T00:00:00Z");
        ARunOfTheFold run = new ARunOfTheFold(catalog).at(now);
        run.fold(updates.stream().map(AnUpdate::build).toList());
        Map<PageKey, Page> faulty = new HashMap<>();
        int faults = 0;
        for (Page page : run.pages().values()) {
            List<Total> totals = new ArrayList<>();
            for (Total total : page.totals().values()) {
                Total wrong = fault.in(total);
                faults += wrong.equals(total) ? 0 : 1;
                totals.add(wrong);
            }
            faulty.put(page.key(), page.withTotals(totals, null));
        }
        long found = opinion(run, now).on(faulty).differences().stream()
                .map(one -> one.page() + one.place().replaceAll(" by plain sums.*", ""))
                .distinct()
                .count();

        assertThat(found).isEqualTo(faults);
    }

    private SecondOpinion opinion(ARunOfTheFold run, Instant now) {
        Map<PageKey, Map<Cell, Contribution>> counting = new HashMap<>();
        run.pages().forEach((key, page) -> counting.put(key, page.contributions()));
        return new SecondOpinion(catalog, counting, List.of(), now);
    }

    /** Something that an Assessment could get wrong. */
    private enum Fault {
        VALUE {
            @Override
            Total in(Total total) {
                Figures is = total.figures();
                return is.value() == null
                        ? total
                        : with(
                                total,
                                new Figures(
                                        off(is.value()),
                                        is.cumulative(),
                                        is.sameQuarterLastYear(),
                                        is.cumulativeLastYear()));
            }
        },
        CUMULATIVE {
            @Override
            Total in(Total total) {
                Figures is = total.figures();
                return is.cumulative() == null
                        ? total
                        : with(
                                total,
                                new Figures(
                                        is.value(),
                                        off(is.cumulative()),
                                        is.sameQuarterLastYear(),
                                        is.cumulativeLastYear()));
            }
        },
        BASE {
            @Override
            Total in(Total total) {
                Figures is = total.figures();
                return is.sameQuarterLastYear() == null
                        ? total
                        : with(
                                total,
                                new Figures(
                                        is.value(),
                                        is.cumulative(),
                                        off(is.sameQuarterLastYear()),
                                        is.cumulativeLastYear()));
            }
        },
        SHARE {
            @Override
            Attainment in(Attainment is) {
                return is.sharePercent() == null
                        ? is
                        : attainment(is, off(is.sharePercent()), is.shortfall(), is.verdict());
            }
        },
        SHORTFALL {
            @Override
            Attainment in(Attainment is) {
                return is.shortfall() == null
                        ? is
                        : attainment(is, is.sharePercent(), off(is.shortfall()), is.verdict());
            }
        },
        VERDICT {
            @Override
            Attainment in(Attainment is) {
                return attainment(
                        is,
                        is.sharePercent(),
                        is.shortfall(),
                        is.verdict() == Verdict.BEHIND ? Verdict.SEVERELY_BEHIND : Verdict.BEHIND);
            }
        };

        Total in(Total total) {
            return new Total(
                    total.scope(),
                    total.figures(),
                    total.comparison(),
                    total.cumulativeComparison(),
                    total.attainments().stream().map(this::in).toList(),
                    total.trust(),
                    total.status(),
                    total.closing(),
                    total.growthAsPublishedPercent(),
                    total.asOf(),
                    total.revision());
        }

        Attainment in(Attainment attainment) {
            return attainment;
        }

        private static BigDecimal off(BigDecimal amount) {
            return amount.add(new BigDecimal("0.0000000001"));
        }

        private static Total with(Total total, Figures figures) {
            return new Total(
                    total.scope(),
                    figures,
                    total.comparison(),
                    total.cumulativeComparison(),
                    total.attainments(),
                    total.trust(),
                    total.status(),
                    total.closing(),
                    total.growthAsPublishedPercent(),
                    total.asOf(),
                    total.revision());
        }

        private static Attainment attainment(Attainment is, BigDecimal share, BigDecimal shortfall, Verdict verdict) {
            return new Attainment(
                    is.owner(),
                    is.target(),
                    share,
                    is.expectedPercent(),
                    verdict,
                    is.reason(),
                    shortfall,
                    is.forecast(),
                    is.gaps(),
                    is.neededPerMonth(),
                    is.targetSince(),
                    is.targetReason(),
                    is.previousTarget());
        }
    }

    @Provide
    Arbitrary<Fault> faults() {
        return Arbitraries.of(Fault.class);
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.of(
                ASmallCity.BEFORE_THE_DEADLINE, ASmallCity.AFTER_THE_DEADLINE, Instant.parse("2022-08-01T00:00:00Z"));
    }

    @Provide
    Arbitrary<List<AnUpdate>> updates() {
        Arbitrary<AnUpdate> quarterly = Combinators.combine(
                        Arbitraries.of(LAND, RATE, ARREARS), Arbitraries.of(WARDS), Arbitraries.of(QUARTERS))
                .as((indicator, unit, period) -> anUpdate(indicator).of(unit).in(period));
        Arbitrary<AnUpdate> monthly = Combinators.combine(
                        Arbitraries.of(ENTERPRISES, STOCK, "HIGHEST", "MEAN"),
                        Arbitraries.of(WARDS),
                        Arbitraries.of(MONTHS))
                .as((indicator, unit, period) -> anUpdate(indicator).of(unit).in(period));
        Arbitrary<AnUpdate> department = Combinators.combine(
                        Arbitraries.of(INDUSTRY, SERVICES), Arbitraries.of(QUARTERS))
                .as((indicator, period) -> anUpdate(indicator).of("dep-tk").in(period));
        Arbitrary<BigDecimal> values = Arbitraries.bigDecimals()
                .between(new BigDecimal("-20"), new BigDecimal("90"))
                .ofScale(2);
        return Combinators.combine(Arbitraries.oneOf(quarterly, monthly, department), values.injectNull(0.05))
                .as((update, value) -> value == null ? update.takenBack() : update.worth(value.toPlainString()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(SecondOpinionLawTest::withDistinctIds);
    }

    private static List<AnUpdate> withDistinctIds(List<AnUpdate> updates) {
        List<AnUpdate> distinct = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            distinct.add(updates.get(i).withId("u-" + i).at(i));
        }
        return distinct;
    }
}

package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Decimal128;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.Documents;

class StoredDecimalsTest {

    private static final PageKey LAND = new PageKey("small", "LAND", new Quarter(2022, 1));
    private static final Cell CELL = new Cell("nam-ngan", LAND.quarter());

    /** Every figure that a unit can report, with its revision, in which 10,000 of them may be added up. */
    @Property
    void figuresAndSumsComeBackToTheLastDigit(
            @ForAll("figures") BigDecimal figure, @ForAll("sums") BigDecimal before, @ForAll("sums") BigDecimal sum) {
        assertThat(Decimals.fit(figure)).isTrue();
        Page page =
                new Page(LAND, 3, null, Map.of(CELL, SomePages.contribution(CELL, figure, null)), Map.of(), Map.of());
        Revision revision = new Revision(
                LAND,
                3,
                Instant.EPOCH,
                Revision.Occasion.UPDATES,
                List.of(new Revision.Move(Scope.city(), 3, before, sum, sum, before, false, List.of())),
                List.of(new Revision.Cause("LAND", null, SomePages.contribution(CELL, figure, null))),
                0,
                List.of());

        Document stored = PageDocuments.document(page, revision).decode(new DocumentCodec());

        assertThat(PageDocuments.page(stored)).isEqualTo(page);
        assertThat(PageDocuments.revision(stored)).contains(revision);
    }

    /** No contract lets one in; if one came all the same, it would not be rounded. */
    @Example
    void moreThanThirtyFourDigitsAreRefused() {
        BigDecimal tooLong = new BigDecimal("1234567890123456789012345.1234567891");
        Page page =
                new Page(LAND, 1, null, Map.of(CELL, SomePages.contribution(CELL, tooLong, null)), Map.of(), Map.of());

        assertThat(Decimals.fit(tooLong)).isFalse();
        assertThatThrownBy(() -> PageDocuments.document(page, null)).isInstanceOf(NumberFormatException.class);
    }

    @Property
    void decimal128IsThatOfTheDriver(@ForAll("any") BigDecimal decimal) {
        assertThat(Documents.decimal128(decimal)).isEqualTo(new Decimal128(decimal));
    }

    @Provide
    Arbitrary<BigDecimal> figures() {
        return decimals(30, 0, 10).filter(Decimals::fit);
    }

    @Provide
    Arbitrary<BigDecimal> sums() {
        return decimals(34, 0, 10);
    }

    @Provide
    Arbitrary<BigDecimal> any() {
        return decimals(34, -20, 100);
    }

    private static Arbitrary<BigDecimal> decimals(int digits, int leastScale, int greatestScale) {
        BigInteger most = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
        Arbitrary<BigInteger> unscaled = Arbitraries.oneOf(
                Arbitraries.of(
                                "0",
                                "-1",
                                "999999999999999999",
                                "-1000000000000000000",
                                "9223372036854775807",
                                "-9223372036854775808",
                                "9223372036854775808")
                        .map(BigInteger::new),
                Arbitraries.of(most, most.negate()),
                Arbitraries.bigIntegers().between(most.negate(), most));
        return unscaled.flatMap(number ->
                Arbitraries.integers().between(leastScale, greatestScale).map(scale -> new BigDecimal(number, scale)));
    }
}

package vn.chitieu.contracts.testing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Builds attainments for tests of which a test says only what it is about. By default the target of an owner of which a
 * quarter is expected and nothing else is known.
 */
public final class AttainmentFixture {

    private final String owner;
    private final BigDecimal target;
    private @Nullable BigDecimal sharePercent;
    private BigDecimal expectedPercent = new BigDecimal("25");
    private Verdict verdict = Verdict.NOT_JUDGED;
    private @Nullable String reason;
    private @Nullable BigDecimal shortfall;
    private @Nullable BigDecimal forecast;
    private List<QuarterlyTotal.Gap> gaps = List.of();

    private AttainmentFixture(String owner, BigDecimal target) {
        this.owner = owner;
        this.target = target;
    }

    public static AttainmentFixture target(String owner, String target) {
        return new AttainmentFixture(owner, new BigDecimal(target));
    }

    public AttainmentFixture share(BigDecimal itsSharePercent) {
        sharePercent = itsSharePercent;
        return this;
    }

    public AttainmentFixture expected(String itsExpectedPercent) {
        expectedPercent = new BigDecimal(itsExpectedPercent);
        return this;
    }

    public AttainmentFixture judged(Verdict itsVerdict, @Nullable String itsReason) {
        verdict = itsVerdict;
        reason = itsReason;
        return this;
    }

    public AttainmentFixture shortOf(BigDecimal itsShortfall) {
        shortfall = itsShortfall;
        return this;
    }

    public AttainmentFixture forecast(@Nullable BigDecimal itsForecast) {
        forecast = itsForecast;
        return this;
    }

    public AttainmentFixture gaps(QuarterlyTotal.Gap... itsGaps) {
        gaps = List.of(itsGaps);
        return this;
    }

    public QuarterlyTotal.Attainment build() {
        return new QuarterlyTotal.Attainment(
                owner,
                target,
                sharePercent,
                expectedPercent,
                verdict,
                reason,
                shortfall,
                forecast,
                gaps,
                null,
                QuarterlyTotal.TargetHistory.NONE);
    }
}

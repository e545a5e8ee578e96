package vn.chitieu.notification.year;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * What figures say by a rule, as the oracle reads them: {@code nothing}, {@code bad}, {@code between}, {@code kept} or
 * {@code good}.
 */
record Reading(String rule, String owner, int margin) {

    String says(@Nullable Fact fact) {
        if (fact == null) {
            return "nothing";
        }
        return switch (rule) {
            case "BEHIND_TARGET" -> pace(fact, Verdict.BEHIND);
            case "WATCH_LIST" -> pace(fact, Verdict.AT_RISK);
            case "FORECAST_BELOW_TARGET" -> forecast(fact);
            case "FALLING_CUMULATIVE" ->
                fact.value() == null ? "nothing" : fact.value().signum() < 0 ? "bad" : "good";
            default -> fact.moved() ? "bad" : "good";
        };
    }

    private String pace(Fact fact, Verdict from) {
        BigDecimal target = fact.targets().get(owner);
        Verdict verdict = fact.verdict(target);
        if (verdict == Verdict.NOT_JUDGED) {
            return "nothing";
        }
        if (verdict.compareTo(from) >= 0) {
            return "bad";
        }
        if (verdict == Verdict.AT_RISK) {
            return "between";
        }
        BigDecimal lead = fact.cumulative().subtract(fact.expected(target));
        BigDecimal good = fact.lowerIsBetter() ? lead.negate() : lead;
        BigDecimal least = target.multiply(BigDecimal.valueOf(margin)).movePointLeft(2);
        return verdict == Verdict.EXCEEDED || good.compareTo(least) >= 0 ? "good" : "kept";
    }

    private String forecast(Fact fact) {
        BigDecimal share = fact.forecastShare();
        if (fact.due() || share == null || fact.cumulative() == null) {
            return "nothing";
        }
        BigDecimal over = fact.lowerIsBetter() ? BigDecimal.ONE.subtract(share) : share.subtract(BigDecimal.ONE);
        if (over.signum() >= 0) {
            return "good";
        }
        return over.negate().compareTo(BigDecimal.valueOf(margin, 2)) <= 0 ? "between" : "bad";
    }

    boolean isSevere(Fact fact) {
        BigDecimal target = fact.targets().get(owner);
        return target != null && fact.verdict(target) == Verdict.SEVERELY_BEHIND;
    }

    boolean couldBeTheMissing(Fact fact) {
        boolean about = rule.equals("BEHIND_TARGET") || rule.equals("WATCH_LIST");
        if (!about || fact.scope().startsWith("unit") || fact.missing().isEmpty() || fact.lowerIsBetter()) {
            return false;
        }
        BigDecimal share = fact.missingShare();
        if (share == null) {
            return true;
        }
        BigDecimal expected = fact.expected(fact.targets().get(owner));
        BigDecimal lack = expected.subtract(fact.cumulative()).max(BigDecimal.ZERO);
        return lack.compareTo(expected.multiply(share).movePointLeft(2)) <= 0;
    }

    static boolean isGood(String says) {
        return says.equals("good") || says.equals("kept");
    }

    static boolean sameValue(Fact one, @Nullable Fact other) {
        if (other == null || one.value() == null || other.value() == null) {
            return other != null && one.value() == null && other.value() == null;
        }
        return one.value().compareTo(other.value()) == 0;
    }
}

package vn.chitieu.ingestion.fuzz;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.submission.IdempotencyKey;
import vn.chitieu.ingestion.update.NumberFormat;

/** Single words: numbers in each format, periods, quarters, scopes, keys; what is read is written and read again. */
public final class WordsFuzz {

    private WordsFuzz() {}

    /** Takes any bytes. */
    public static void fuzzerTestOneInput(byte[] input) {
        String word = new String(input, StandardCharsets.UTF_8);
        for (NumberFormat format : NumberFormat.values()) {
            format.read(word).ifPresent(plain -> {
                same(number(plain), plain);
                same(NumberFormat.PLAIN.read(plain), Optional.of(plain));
            });
        }
        number(word).ifPresent(number -> same(number(Decimals.text(number)), number));
        read(word, ReportingPeriod::parse).ifPresent(period -> same(ReportingPeriod.parse(period.toString()), period));
        read(word, Quarter::parse).ifPresent(quarter -> same(Quarter.parse(quarter.toString()), quarter));
        read(word, Scope::parse).ifPresent(scope -> same(Scope.parse(scope.toString()), scope));
        ApiKey.parse(word).ifPresent(key -> same(key.text(), word));
        Oracle.require(!IdempotencyKey.isKey(word) || word.matches("[!-~]{1,100}"), "printable signs", word);
        String quoted = QuotedText.of(word);
        Oracle.require(quoted.codePointCount(0, quoted.length()) <= 63, "a short quotation", quoted);
        Oracle.require(PlainText.isClean(quoted), "a clean quotation", quoted);
        same(PlainText.normalised(PlainText.normalised(word)), PlainText.normalised(word));
    }

    private static Optional<BigDecimal> number(String word) {
        return read(word, Decimals::parse).map(Decimals::canonical);
    }

    private static void same(Optional<BigDecimal> read, String plain) {
        read.ifPresent(value -> Oracle.require(value.compareTo(new BigDecimal(plain)) == 0, plain, value));
    }

    private static void same(Optional<BigDecimal> again, BigDecimal value) {
        same((Object) again, Optional.of(value));
    }

    private static void same(Object again, Object first) {
        Oracle.require(again.equals(first), String.valueOf(first), again);
    }

    private static <T> Optional<T> read(String word, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(word));
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}

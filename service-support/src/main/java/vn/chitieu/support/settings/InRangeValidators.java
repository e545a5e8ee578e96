package vn.chitieu.support.settings;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** Validators of {@link InRange}, one for each type. What is not set is in range. */
final class InRangeValidators {

    private InRangeValidators() {}

    /** Whole numbers. */
    public static final class OfNumber extends Of<Number, Long> {
        /** Made by Bean Validation. */
        public OfNumber() {
            super(Long::valueOf, Number::longValue);
        }
    }

    /** Durations. */
    public static final class OfDuration extends Of<Duration, Duration> {
        /** Made by Bean Validation. */
        public OfDuration() {
            super(DurationStyle::detectAndParse, Function.identity());
        }
    }

    /** Sizes of data. */
    public static final class OfSize extends Of<DataSize, DataSize> {
        /** Made by Bean Validation. */
        public OfSize() {
            super(DataSize::parse, Function.identity());
        }
    }

    /**
     * A range of any type.
     *
     * @param <V> type of the setting
     * @param <C> what is compared
     */
    private abstract static class Of<V, C extends Comparable<C>> implements ConstraintValidator<InRange, V> {

        private final Function<String, C> parser;
        private final Function<V, C> comparable;
        private @Nullable C from;
        private @Nullable C to;

        Of(Function<String, C> parser, Function<V, C> comparable) {
            this.parser = parser;
            this.comparable = comparable;
        }

        @Override
        public void initialize(InRange range) {
            from = parser.apply(range.from());
            to = parser.apply(range.to());
        }

        @Override
        public boolean isValid(@Nullable V value, ConstraintValidatorContext context) {
            if (value == null || from == null || to == null) {
                return true;
            }
            C compared = comparable.apply(value);
            return from.compareTo(compared) <= 0 && to.compareTo(compared) >= 0;
        }
    }
}

package vn.chitieu.support.settings;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Range of a setting, both ends included: a number, a {@link java.time.Duration} ({@code 100ms}, {@code 1h}) or a
 * {@link org.springframework.util.unit.DataSize} ({@code 1KB}). One constraint for all of them, since Bean Validation
 * has none for a size and two for a duration; Spring Boot's report of a refused setting names the property, its value
 * and where that is from. The record needs {@code @Validated}, one within it {@code @Valid}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(
        validatedBy = {
            InRangeValidators.OfNumber.class,
            InRangeValidators.OfDuration.class,
            InRangeValidators.OfSize.class
        })
public @interface InRange {

    /** The least value. */
    String from();

    /** The greatest value. */
    String to();

    /** The reason for which a value is refused. */
    String message() default "expected {from} to {to}";

    /** Unused; Bean Validation demands it. */
    Class<?>[] groups() default {};

    /** Unused; Bean Validation demands it. */
    Class<? extends Payload>[] payload() default {};
}

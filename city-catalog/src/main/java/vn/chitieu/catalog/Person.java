package vn.chitieu.catalog;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * A position that is in charge of something and gets mail about it. The catalog names positions, not persons.
 *
 * @param id permanent id of ours
 * @param position the position as a letter addresses it
 * @param email one address
 * @param language {@code vi} or {@code en}
 * @param inChargeOf the scope
 * @param indicators codes of the indicators in charge of within the scope; empty for all
 * @param level place in the chain of escalation, 1 is notified first
 * @param delivery when mail is wanted
 * @param validity from when to when
 * @param watches what the person wants to hear of beyond that, no matter which position is in charge of it
 * @param role what the position is to the scope; HEAD and CONTACT of a unit only
 */
public record Person(
        String id,
        LocalizedName position,
        String email,
        String language,
        Scope inChargeOf,
        Set<String> indicators,
        int level,
        Delivery delivery,
        DateRange validity,
        Set<Watch> watches,
        Role role) {

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    public Person {
        Objects.requireNonNull(id);
        Objects.requireNonNull(position);
        Objects.requireNonNull(email);
        Objects.requireNonNull(inChargeOf);
        Objects.requireNonNull(delivery);
        Objects.requireNonNull(validity);
        Objects.requireNonNull(role);
        indicators = Set.copyOf(indicators);
        watches = Set.copyOf(watches);
        if (!language.equals("vi") && !language.equals("en")) {
            throw new IllegalArgumentException("expected language vi or en, got " + language);
        }
        if (level < 1 || level > 9) {
            throw new IllegalArgumentException("expected a level 1 to 9, got " + level);
        }
        if (role.isOfUnit() && !(inChargeOf instanceof Scope.Unit)) {
            throw new IllegalArgumentException(
                    "expected a unit of which " + id + " is " + role + ", got " + inChargeOf);
        }
    }

    /** Takes a position that watches nothing and heads nothing. */
    public Person(
            String id,
            LocalizedName position,
            String email,
            String language,
            Scope inChargeOf,
            Set<String> indicators,
            int level,
            Delivery delivery,
            DateRange validity) {
        this(
                id,
                position,
                email,
                language,
                inChargeOf,
                indicators,
                level,
                delivery,
                validity,
                Set.of(),
                Role.IN_CHARGE);
    }

    /** Returns whether a text is one address and nothing else, such as {@code name@example.org}. */
    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Returns whether the person is in charge of this indicator, the scope aside. */
    public boolean isInChargeOfIndicator(String indicator) {
        return indicators.isEmpty() || indicators.contains(indicator);
    }

    /** Returns whether the person is the head or the contact of that unit on a day. */
    public boolean isOfUnit(String unit, LocalDate day) {
        return role.isOfUnit() && inChargeOf.equals(new Scope.Unit(unit)) && validity.includes(day);
    }

    /**
     * One entry of a watch list, written {@code scope/indicator}, such as {@code city/BUDGET_REVENUE}.
     *
     * @param scope what is watched
     * @param indicator code of the indicator that is watched there
     */
    public record Watch(Scope scope, String indicator) {
        public Watch {
            Objects.requireNonNull(scope);
            Objects.requireNonNull(indicator);
        }
    }

    /** What a position is to the scope that it is in charge of. */
    public enum Role {
        /** The head of a unit (thủ trưởng, người đứng đầu): answers for the unit's figures. */
        HEAD,
        /** A member of a committee above, in charge of it: sees to it that it is answered. */
        IN_CHARGE,
        /**
         * The contact that a unit named for its sending (đầu mối kỹ thuật): in charge of no figure, and notified of no
         * figure.
         */
        CONTACT;

        /** Returns whether only units have it. */
        public boolean isOfUnit() {
            return this != IN_CHARGE;
        }
    }

    /** When mail is wanted. */
    public enum Delivery {
        /** Each at once. */
        AT_ONCE,
        /** Once a day. */
        DAILY_DIGEST,
        /** Urgent ones at once, the rest once a day. */
        URGENT_AT_ONCE
    }
}
